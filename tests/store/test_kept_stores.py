"""A real store of every schema that left the house is brought up to date, and nothing of it is lost."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from tests.conftest import PROJECT
from tests.store import month
from tests.store.kept_stores import OLD, content, normalised, reports_of, store_of
from tests.store.stores import ask, rows, writing
from tests.store.test_migrations import backups
from tests.store.test_processes import run
from valuetrack.errors import Nothing
from valuetrack.store import engine
from valuetrack.store.database import engine_of, open_reading, schema_version
from valuetrack.store.encrypted_file import keys
from valuetrack.store.migrations import climb
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.transaction import transaction
from valuetrack.store.tables import schema

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"


def test_the_month_that_makes_them_has_something_in_each_table_of_today(notebook: Notebook) -> None:
    month.live(engine.SCHEMA, lambda day, words: notebook.do(*words, "--json", day=day).out)
    empty = [table for (table,) in ask(notebook.db, _TABLES) if not ask(notebook.db, f"SELECT 1 FROM {table} LIMIT 1")]  # noqa: S608
    assert empty == ["leftover"]


@pytest.fixture(params=OLD)
def version(request: pytest.FixtureRequest) -> int:
    """The number of an older schema."""
    found: int = request.param
    return found


@pytest.fixture
def old(version: int, tmp_path: Path) -> Path:
    """The store that was kept of it, to be written to."""
    path = shutil.copyfile(store_of(version), tmp_path / "old.db")
    path.chmod(0o600)
    return path


def brought_up(path: Path) -> Path:
    with open_reading(engine_of(path)):
        pass
    return path


def test_a_kept_store_is_what_the_program_of_its_time_has_left(version: int) -> None:
    assert ask(store_of(version), "PRAGMA user_version") == [(version,)]
    assert store_of(version).stat().st_size < 500_000
    found = content(store_of(version), version)
    if version > 1:  # that of schema 1 was kept before there was a way to make them
        assert {table for table, rows_of in found.items() if not rows_of} == set()
        log = ask(store_of(version), 'SELECT DISTINCT standing, "before" IS NULL, after IS NULL FROM change')
        assert {(0, 1), (1, 0), (0, 0)} == {(one, other) for standing, one, other in log if standing == "stands"}
        assert {standing for standing, _, _ in log} == {"stands", "undone", "gone"}


def test_it_becomes_what_a_new_one_is(old: Path, store: Path) -> None:
    brought_up(old)
    assert normalised(old) == normalised(store)
    assert len(normalised(store)) > 20
    assert schema_version(engine_of(old)) == engine.SCHEMA
    assert ask(old, "PRAGMA integrity_check") == [("ok",)]
    assert {one.check for one in engine_of(old).examine(full=True) if one.verdict != "well"} == set()


def test_the_schema_on_its_page_is_that_of_a_new_store(store: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    with closing(sqlite3.connect(made)) as connection:
        connection.executescript((PROJECT / "docs" / "schema.sql").read_text(encoding="utf-8"))
    assert normalised(made) == normalised(store)


def test_alembic_finds_no_difference_between_the_tables_and_the_revisions(old: Path, version: int) -> None:
    with closing(connecting.connect(old, "rw", connecting.WRITING)) as raw, transaction(raw) as connection:
        climb(connection, version, engine.SCHEMA)
        assert compare_metadata(MigrationContext.configure(connection), schema()) == []


def test_nothing_of_it_is_lost(old: Path, version: int) -> None:
    before = content(old, version)
    assert content(brought_up(old), version) == before == content(store_of(version), version)
    assert sum(map(len, before.values())) > 100
    (copy,) = backups(old)
    assert content(copy, version) == before


def test_its_reports_say_what_they_said_then(old: Path, version: int, notebook: Notebook) -> None:
    notebook.db = old
    for words, then in reports_of(version).items():
        assert_holds(then, notebook.data(*shlex.split(words), day=month.END), words)


def assert_holds(then: object, now: object, where: str) -> None:
    """All that was said then is said now; keys may have come since."""
    if isinstance(then, dict):
        assert isinstance(now, dict), where
        for key, value in then.items():
            assert_holds(value, now[key], f"{where}, {key}")
    elif isinstance(then, list):
        assert isinstance(now, list), where
        assert len(then) == len(now), where
        for number, (one, other) in enumerate(zip(then, now, strict=True)):
            assert_holds(one, other, f"{where}, {number}")
    else:
        assert then == now, where


def undone(path: Path) -> bool:
    try:
        with writing(path) as writer:
            writer.undo()
    except Nothing:
        return False
    return True


def test_what_was_changed_then_can_be_taken_back_and_brought_back(old: Path) -> None:
    before = rows(brought_up(old))
    steps = 0
    while undone(old):
        steps += 1
    assert set(map(len, rows(old).values())) == {0}
    for _ in range(steps):
        with writing(old) as writer:
            writer.redo()
    assert rows(old) == before
    assert steps > 40


def test_of_eight_processes_one_brings_the_oldest_up_to_date(tmp_path: Path, rounds: int) -> None:
    before = content(store_of(1), 1)
    for number in range(rounds):
        path = tmp_path / f"{number}" / "journal.db"
        path.parent.mkdir()
        shutil.copyfile(store_of(1), path).chmod(0o600)
        ran = run("climb", path, 8)
        assert ran.returncode == 0, ran.stderr
        assert len(ran.stdout.splitlines()) == 1, ran.stdout
        after = content(path, 1)
        (copy,) = backups(path)
        assert content(copy, 1) == before
        assert ask(path, "PRAGMA user_version") == [(engine.SCHEMA,)]
        assert all({*after[table]} >= {*lines} for table, lines in before.items() if table != "change")
        assert len(after["change"]) == len(before["change"]) + 4
        assert {one.check for one in engine_of(path).examine(full=True) if one.verdict != "well"} == set()


def test_an_encrypted_one_is_brought_up_to_date_too(old: Path, version: int) -> None:
    pytest.importorskip("sqlcipher3", reason="what encryption needs is missing: valuetrack[encrypt]")
    from tests.store.test_encrypted_file import KEY, with_key
    from valuetrack.store.encrypted_file.converting import copy

    plain = old.rename(old.with_name("plain.db"))
    old.touch(mode=0o600)
    copy(plain, None, old, KEY)
    assert keys.salt_of(old) == KEY.salt
    assert schema_version(engine_of(old, with_key(KEY))) == version
    with open_reading(engine_of(old, with_key(KEY))) as reader:
        assert len(reader.lives()) > 2
    (backup,) = backups(old.parent / "backups" / "nothing")
    assert keys.salt_of(backup) == KEY.salt
    engine_of(old, with_key(KEY)).rewrite(None, print)
    assert content(old, version) == content(store_of(version), version)


def test_killed_before_any_statement_it_is_old_or_new_and_the_next_command_goes_on(
    version: int, tmp_path: Path, rounds: int
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.store.killed_migrations", str(version), str(tmp_path), str(2 * rounds)],
        cwd=PROJECT,
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    done = json.loads(ran.stdout)
    print(done)
    assert done["tried"] == min(done["statements"], 2 * rounds)
