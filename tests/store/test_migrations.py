"""A new store and a migrated one are alike; an older one is brought up to date whole, after a copy, or not at all."""

from __future__ import annotations

import gc
import os
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.script import ScriptDirectory

from tests.store.kept_stores import normalised
from tests.store.revisions import orphans, unfinished, warmth
from tests.store.stores import a_note, a_value, an_action, ask, rows, writing
from valuetrack.errors import Damaged, NoRoom, StoreError
from valuetrack.store import engine, migrations
from valuetrack.store.database import engine_of, open_reading, schema_version
from valuetrack.store.sqlite_file import connecting, upgrading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType


PRESENT = engine.SCHEMA
NEXT = PRESENT + 1
FIRST = Path(__file__).parent / "schema-1"


@pytest.fixture
def old(store: Path) -> Path:
    """A store of the present schema with a value, an action and a note."""
    with writing(store) as writer:
        writer.put(an_action())
        writer.put(a_note())
    return store


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[ModuleType], None]]:
    """A program of the next schema, as an invented revision makes it."""

    def become(revision: ModuleType) -> None:
        monkeypatch.setattr(engine, "SCHEMA", NEXT)
        monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, revision))

    collecting = gc.isenabled()
    yield become
    (gc.enable if collecting else gc.disable)()


def test_the_revisions_are_one_line_that_ends_at_the_schemas_number() -> None:
    folder = Path(migrations.__file__).parent
    scripts = ScriptDirectory(folder, version_locations=[folder])
    line = [script.revision for script in scripts.walk_revisions()][::-1]
    assert (
        line
        == [step.revision for step in migrations.REVISIONS]
        == [str(number) for number in range(2, engine.SCHEMA + 1)]
    )
    assert scripts.get_heads() == [str(engine.SCHEMA)]


def test_there_is_no_table_of_alembics_own(old: Path, newer: Callable[[ModuleType], None]) -> None:
    newer(warmth)
    with open_reading(engine_of(old)):
        pass
    assert "alembic_version" not in normalised(old)


def backups(path: Path) -> list[Path]:
    """All that stands beside the store, but for the folders themselves."""
    return sorted(file for file in path.parent.rglob("*") if file != path and not file.is_dir())


@pytest.mark.parametrize("door", ["reading", "writing"])
def test_an_older_store_is_brought_up_to_date_by_either_door(
    old: Path, newer: Callable[[ModuleType], None], door: str
) -> None:
    before = rows(old)
    newer(warmth)
    notices: list[str] = []
    gc.disable()
    umask = os.umask(0)
    if door == "reading":
        with open_reading(engine_of(old), notice=notices.append) as reader:
            assert len(reader.lives()) == 1
    else:
        from tests.store.stores import NOW
        from valuetrack.store.database import open_writing

        with open_writing(engine_of(old), now=NOW, command="test", group="g", notice=notices.append) as writer:
            assert len(writer.lives()) == 1
    os.umask(umask)
    assert gc.isenabled()
    assert schema_version(engine_of(old)) == NEXT
    assert ask(old, "SELECT warmth FROM check_in") == [(5,)]
    assert ask(old, "SELECT name FROM pragma_table_list WHERE strict = 0 AND name NOT LIKE 'sqlite_%'") == []
    assert {table: len(found) for table, found in rows(old).items()} == {
        table: len(found) for table, found in before.items()
    }
    (copy,) = backups(old)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d{6}Z\.migration\.db", copy.name)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert rows(copy) == before
    assert ask(copy, "PRAGMA user_version") == [(PRESENT,)]
    assert notices == [f"Bringing the notebook up to date (schema {PRESENT} to {NEXT}). A copy as it was: {copy}"]
    with open_reading(engine_of(old), notice=notices.append):
        pass
    assert len(notices) == 1


def test_references_survive_the_rebuilding_of_a_table(old: Path, newer: Callable[[ModuleType], None]) -> None:
    newer(warmth)
    with writing(old) as writer:
        assert len(writer.lives()) == 1
        writer.put(an_action())
    assert ask(old, "PRAGMA foreign_key_check") == []
    with pytest.raises(sqlite3.IntegrityError), writing(old) as writer:
        writer.put(an_action(value_id="nobody"))


def test_completion_does_not_migrate(old: Path, newer: Callable[[ModuleType], None]) -> None:
    newer(warmth)
    before = old.read_bytes()
    with pytest.raises(StoreError, match="waits for an update"), open_reading(engine_of(old), migrate=False):
        pass
    assert schema_version(engine_of(old)) == PRESENT
    assert old.read_bytes() == before
    assert backups(old) == []


def test_a_revision_that_stops_in_the_middle_leaves_the_store_as_it_was(
    old: Path, newer: Callable[[ModuleType], None]
) -> None:
    newer(unfinished)
    before = old.read_bytes()
    with pytest.raises(ZeroDivisionError), open_reading(engine_of(old)):
        pass
    assert old.read_bytes() == before
    (copy,) = backups(old)
    assert rows(copy) == rows(old)
    with pytest.raises(ZeroDivisionError), writing(old):
        pass
    assert backups(old) == [copy]


def test_a_revision_that_leaves_records_alone_is_dropped(old: Path, newer: Callable[[ModuleType], None]) -> None:
    newer(orphans)
    before = old.read_bytes()
    with pytest.raises(Damaged), open_reading(engine_of(old)):
        pass
    assert old.read_bytes() == before
    assert schema_version(engine_of(old)) == PRESENT


def test_without_a_whole_copy_there_is_no_migration(old: Path, newer: Callable[[ModuleType], None]) -> None:
    newer(warmth)
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute("UPDATE change SET standing = 'other'")
    before = old.read_bytes()
    with pytest.raises(Damaged), open_reading(engine_of(old)):
        pass
    assert old.read_bytes() == before
    assert backups(old) == []


def test_where_the_copy_has_no_place_there_is_no_migration(old: Path, newer: Callable[[ModuleType], None]) -> None:
    newer(warmth)
    before = old.read_bytes()
    (old.parent / "backups").touch()
    with pytest.raises(NoRoom, match="migration"), open_reading(engine_of(old)):
        pass
    assert old.read_bytes() == before


def test_a_store_that_another_process_has_migrated_is_left_alone(
    old: Path, newer: Callable[[ModuleType], None]
) -> None:
    newer(warmth)
    notices: list[str] = []
    upgrading.upgrade(old, old.parent, notices.append, connecting.Opener())
    before = old.read_bytes()
    upgrading.upgrade(old, old.parent, notices.append, connecting.Opener())
    assert len(notices) == 1
    assert old.read_bytes() == before


def test_a_value_that_was_entered_before_can_be_taken_back_after_a_migration(
    old: Path, newer: Callable[[ModuleType], None]
) -> None:
    with writing(old) as writer:
        writer.put(a_value("0a0a0a0a-0000-4000-8000-000000000000"))
    newer(warmth)
    with writing(old) as writer:
        writer.undo()
        assert len(writer.lives()) == 1
