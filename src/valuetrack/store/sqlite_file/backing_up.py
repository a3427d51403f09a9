"""Backups of a file: a copy through SQLite itself, found whole before it counts."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from valuetrack import files
from valuetrack.errors import Damaged
from valuetrack.store import backups
from valuetrack.store.backups import Backup, Inventory, Why
from valuetrack.store.engine import damaged
from valuetrack.store.kinds import KINDS, as_instant
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.errors import reported

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from valuetrack.store.engine import Execute
    from valuetrack.store.sqlite_file.connecting import Opener

# A copy is read from end to end: through the memory of the system that takes a third less than through SQLite's own.
_VERIFYING = ("trusted_schema=OFF", "temp_store=MEMORY", "query_only=ON", f"mmap_size={1 << 30}")
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"


def make(store: Path, folder: Path, at: datetime, why: Why, opener: Opener) -> Backup:
    """A backup of `store` in `folder`, for its owner alone; those that are not to be kept go.

    It has its name once it was found whole; another of that name is replaced by it. The daily one is looked at in all
    but its indexes, which bringing it back makes anew. Raises StoreError.
    """
    path = folder / backups.name_of(at, why)
    with files.made_at(path, otherwise=""):
        files.make_folder(folder)
        files.sweep(folder)
        with copied(store, path, opener, but_indexes=why is Why.DAILY) as draft:
            return backups.put_among(draft, path, at, why)


def copy(store: Path, path: Path, opener: Opener) -> None:
    """Put a copy of `store` at `path`, once it was found whole. Raises OSError and StoreError."""
    with copied(store, path, opener) as draft:
        backups.put(draft, path)


@contextmanager
def copied(
    store: Path, path: Path, opener: Opener, *, but_indexes: bool = False, indexed_anew: bool = False
) -> Iterator[Path]:
    """A copy of `store` that was found whole, or with `but_indexes` in all but these, to be put at `path`.

    With `indexed_anew` its indexes are made from its tables before it is looked at. Until it is put there it has a
    name that says so, and is gone where the copying ends early. Raises OSError and StoreError.
    """
    with files.draft(path.parent) as draft:
        with reported(store, opener.error):
            with closing(opener.connect(store, "ro", connecting.READING)) as source:
                source.execute("BEGIN")
                found = _content(source, store)
                _fill(draft, path, source, store, opener)
                if indexed_anew:
                    _index_anew(draft, opener)
            # where a file may be read alone, SQLite leaves out the checks of the columns
            with closing(opener.connect(draft, "rw", _VERIFYING)) as written:
                if _content(written, store) != found or not is_sound(written.execute, but_indexes=but_indexes):
                    raise damaged(store)
        yield draft


def _fill(draft: Path, path: Path, source: sqlite3.Connection, store: Path, opener: Opener) -> None:
    """Copy all that `source` sees into a draft of `path`, a page after the other."""
    try:
        with reported(path, opener.error), closing(opener.connect(draft, "rw", connecting.DRAFTING)) as target:
            source.backup(target)
    except Damaged:  # the draft was empty
        raise damaged(store) from None


def _index_anew(draft: Path, opener: Opener) -> None:
    with closing(opener.connect(draft, "rw", connecting.DRAFTING)) as connection:
        connection.execute("REINDEX")


def inventory(path: Path, opener: Opener) -> Inventory:
    """What is in a store, whatever its schema. Raises StoreError."""
    with reported(path, opener.error), closing(opener.connect(path, "ro", connecting.READING)) as connection:
        connection.execute("BEGIN")
        connecting.schema_of(connection, path)
        there = [name for (name,) in connection.execute(_TABLES).fetchall() if name in KINDS]
        found = {
            name: connection.execute(f"SELECT count(*), max(created_at) FROM {name}").fetchone()  # noqa: S608
            for name in KINDS
            if name in there
        }
    newest = max((latest for _, latest in found.values() if latest), default=None)
    return Inventory({kind: count for kind, (count, _) in found.items()}, as_instant(newest) if newest else None)


def is_sound(execute: Execute, *, but_indexes: bool = False) -> bool:
    """Whether SQLite finds all of a file as it is meant to be, the checks of its columns too.

    With `but_indexes` what they hold is not set beside the tables, which is the larger part of the work.
    """
    check = "quick_check" if but_indexes else "integrity_check"
    return [*execute(f"PRAGMA {check}", {})] == [("ok",)]


def _content(connection: sqlite3.Connection, store: Path) -> list[object]:
    """What a copy has in common with its store: the schema's number, how many rows each table has, the log's end."""
    tables = [name for (name,) in connection.execute(_TABLES).fetchall()]
    counts = [connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() for name in tables]  # noqa: S608
    last = connection.execute("SELECT max(entry) FROM change").fetchone()
    return [connecting.schema_of(connection, store), tables, counts, last]
