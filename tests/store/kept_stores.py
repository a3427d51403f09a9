"""A store of every schema that left the house, as the program of its time has left it, and what its reports said."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.store.stores import ask
from valuetrack.store.engine import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

OLD = range(1, SCHEMA)
Tables = dict[str, list[tuple[object, ...]]]


def store_of(schema: int) -> Path:
    """The store that was kept of a schema; nobody writes to it."""
    return Path(__file__).parent / f"schema-{schema}" / "journal.db"


def reports_of(schema: int) -> Mapping[str, object]:
    """What the reports of that time said of it, each by what was typed."""
    found: Mapping[str, object] = json.loads(store_of(schema).with_name("reports.json").read_text(encoding="utf-8"))
    return found


def content(path: Path, schema: int) -> Tables:
    """All that the kept store of a schema holds, as the store at `path` holds it now: each row of each table."""
    found = {}
    for (table,) in ask(store_of(schema), "SELECT name FROM sqlite_schema WHERE type = 'table'"):
        known = ask(store_of(schema), f"SELECT name FROM pragma_table_info('{table}')")  # noqa: S608
        found[table] = ask(path, f"SELECT {', '.join(name for (name,) in known)} FROM {table} ORDER BY 1")  # noqa: S608
    return found


def normalised(path: Path) -> dict[str, list[object]]:
    """Every table and index of a file: its columns in their order, its checks by name, its references and its index.

    A check stands in the table or behind a column that came later, which is all one.
    """
    found: dict[str, list[object]] = {}
    for kind, name, sql in ask(path, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"):
        plain = re.sub(r"\s+", " ", sql.replace('"', ""))
        if kind == "index":
            found[name] = [plain]
            continue
        checks = re.findall(
            r"CONSTRAINT (\w+) (CHECK \((?:[^()]|\([^()]*\))*\)|UNIQUE \([^()]*\)|PRIMARY KEY \([\w, ]+\))", plain
        )
        references = ask(path, f'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(\'{name}\')')  # noqa: S608
        columns = ask(path, f"SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo('{name}')")  # noqa: S608
        found[name] = [
            *columns,
            *sorted(checks),
            *sorted(references),
            "STRICT" in plain,
        ]
        assert len(checks) == plain.count("CHECK (") + plain.count("UNIQUE (") + plain.count("PRIMARY KEY ("), name
    return found
