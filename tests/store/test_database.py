"""The doors to a store: what they load, what they make, what they leave alone."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.store.stores import NOW, VALUE, a_note, a_value, an_action, ask, rows, writing
from valuetrack.errors import Busy, StoreError
from valuetrack.frozen import replace
from valuetrack.model import natural_id, new_id
from valuetrack.store.database import engine_of, open_reading, open_writing, schema_version
from valuetrack.store.engine import SCHEMA
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.connecting import APPLICATION_ID
from valuetrack.store.sqlite_file.creating import created

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from valuetrack.store.reading import Reader


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def pragma(reader: Reader, name: str) -> object:
    ((value,),) = reader._execute(f"PRAGMA {name}", {})
    return value


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The top-level packages that a fresh interpreter has loaded after running `code`."""
    show = "\nimport sys; print(*{name.partition('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", code + show, *arguments], check=True, capture_output=True, text=True)
    return set(ran.stdout.split())


READ = """
import sys
from pathlib import Path
from valuetrack.store.database import engine_of, open_reading, schema_version
from valuetrack.model import Action
from valuetrack.weeks import Week
from datetime import date
path = Path(sys.argv[1])
schema_version(engine_of(path))
with open_reading(engine_of(path)) as reader:
    reader.lives(), reader.actions(Week(date(2026, 1, 12))), reader.groups(3)
"""
WRITE = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from valuetrack.model import new_id
from valuetrack.model import CheckIn
from valuetrack.store.database import engine_of, open_writing
now = datetime.now(UTC)
with open_writing(engine_of(Path(sys.argv[1])), now=now, command="test", group=new_id()) as writer:
    writer.put(CheckIn(id=new_id(), day=date(2026, 1, 14), note="tea"))
"""
HEAVY = {"sqlmodel", "sqlalchemy", "alembic", "pydantic"}


def test_reading_loads_no_heavy_library(store: Path) -> None:
    loaded = loaded_by(READ, str(store))
    assert "sqlite3" in loaded
    assert not loaded & HEAVY


def test_looking_where_there_is_no_store_loads_none_either_and_makes_nothing(path: Path) -> None:
    assert not loaded_by(READ, str(path)) & HEAVY
    assert list(path.parent.iterdir()) == []


def test_writing_loads_no_alembic(path: Path) -> None:
    loaded = loaded_by(WRITE, str(path))
    assert "sqlmodel" in loaded
    assert "alembic" not in loaded


def test_the_first_change_makes_the_file_and_its_folders_for_the_owner_alone(tmp_path: Path, no_umask: None) -> None:
    path = tmp_path / "home" / ".local" / "notebook.db"
    with writing(path) as writer:
        writer.put(a_value())
        assert {mode(file) for file in path.parent.iterdir()} == {0o600}, "the store in the making and its journal"
    assert mode(path) == 0o600
    assert [mode(folder) for folder in list(path.parents)[:2]] == [0o700, 0o700]
    assert [file.name for file in path.parent.iterdir()] == ["notebook.db"]


def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with writing(tmp_path / "notebook.db"):
        pass
    assert mode(tmp_path) == 0o755


def test_a_first_change_that_is_dropped_leaves_no_store(tmp_path: Path) -> None:
    path = tmp_path / "home" / "notebook.db"
    with pytest.raises(ZeroDivisionError), writing(path) as writer:
        writer.put(replace(writer.put(a_value()), id=str(1 // 0)))
    assert list(path.parent.iterdir()) == []


def test_where_the_place_knows_no_locks_a_store_that_was_quicker_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", lambda *_: None)
    with pytest.raises(Busy), writing(path), writing(path) as quicker:
        quicker.put(a_value())
    assert len(rows(path)["value"]) == 1


def test_who_waited_while_another_made_the_store_writes_to_that_one(store: Path) -> None:
    before = store.read_bytes()
    with created(store, _nobody, connecting.Opener(), says_when_made=True) as file:
        assert file == store
    assert store.read_bytes() == before
    assert [file.name for file in store.parent.iterdir()] == [store.name]


def test_a_new_store_is_marked_as_ours(store: Path) -> None:
    assert ask(store, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert ask(store, "PRAGMA user_version") == [(SCHEMA,)]
    assert ask(store, "PRAGMA journal_mode") == [("delete",)]
    assert ask(store, "PRAGMA integrity_check") == [("ok",)]
    assert schema_version(engine_of(store)) == SCHEMA == 5


def test_where_there_is_no_file_there_is_no_schema(path: Path) -> None:
    assert schema_version(engine_of(path)) is None


@pytest.mark.parametrize("name", ["with space.db", "per%20cent.db", "what?mode=memory#x.db", "Ärger 🌱.db", "x" * 240])
def test_a_store_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with writing(path) as writer:
        writer.put(a_value())
    with open_reading(engine_of(path)) as reader:
        assert not reader.is_empty()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_name_that_is_no_utf_8_works(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.db")
    with writing(path) as writer:
        writer.put(a_value())
    with open_reading(engine_of(path)) as reader:
        assert not reader.is_empty()


def test_a_relative_path_is_taken_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path as RelativePath

    monkeypatch.chdir(tmp_path)
    with writing(RelativePath("notebook.db")) as writer:
        writer.put(a_value())
    assert (tmp_path / "notebook.db").exists()


@pytest.mark.parametrize("dangling", [True, False])
def test_a_link_leads_to_the_store(tmp_path: Path, dangling: bool) -> None:
    real, link = tmp_path / "elsewhere" / "real.db", tmp_path / "notebook.db"
    link.symlink_to(real)
    if not dangling:
        with writing(real):
            pass
    with writing(link) as writer:
        writer.put(a_value())
    assert link.is_symlink()
    assert len(rows(real)["value"]) == 1


def test_the_writing_connection_is_careful(store: Path) -> None:
    expected = {
        "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0,
        "cell_size_check": 1, "temp_store": 2, "busy_timeout": 5000, "query_only": 0,
    }  # fmt: skip
    with writing(store) as writer:
        found = {name: pragma(writer, name) for name in expected}
    assert found == expected


def test_the_reading_connection_is_careful(store: Path) -> None:
    expected = {"trusted_schema": 0, "cell_size_check": 1, "temp_store": 2, "busy_timeout": 5000}
    with open_reading(engine_of(store)) as reader:
        assert {name: pragma(reader, name) for name in expected} == expected


@pytest.mark.parametrize("journal", [False, True])
def test_nothing_can_be_written_through_a_reader(store: Path, journal: bool) -> None:
    if journal:  # of a change that was over before the crash: the file has to be opened for more than reading
        store.with_name(f"{store.name}-journal").write_bytes(b"")
    with pytest.raises(StoreError), open_reading(engine_of(store)) as reader:
        reader._execute("DELETE FROM value", {})
    assert len(rows(store)["value"]) == 1


def test_reading_leaves_the_bytes_and_the_time_of_the_last_change(store: Path) -> None:
    before = (store.read_bytes(), store.stat().st_mtime_ns)
    with open_reading(engine_of(store)) as reader:
        assert not reader.is_empty()
    schema_version(engine_of(store))
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before
    assert [file.name for file in store.parent.iterdir()] == [store.name]


def test_what_is_removed_is_gone_from_the_tables_pages(store: Path) -> None:
    words = "rather private words"
    with writing(store) as writer:
        note = writer.put(a_note(words))
    ask(store, "DELETE FROM change WHERE kind = 'check_in'")
    assert words.encode() in store.read_bytes()
    with closing(connecting.connect(store, "rw", connecting.WRITING)) as connection:
        connection.execute("DELETE FROM check_in WHERE id = ?", (note.id,))
    assert words.encode() not in store.read_bytes()


def _nobody(said: str) -> None:
    pytest.fail(said)


def test_a_reader_sees_one_moment(store: Path) -> None:
    other = sqlite3.connect(store, isolation_level=None, timeout=0)
    with closing(other), open_reading(engine_of(store)) as reader:
        assert len(reader.lives()) == 1
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("DELETE FROM value")
        assert len(reader.lives()) == 1


def test_who_waits_too_long_for_another_writer_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.01)
    with writing(store) as writer:
        writer.put(an_action())
        with pytest.raises(Busy) as caught, writing(store) as second:
            second.put(an_action())
    assert str(store) in caught.value.message
    assert len(rows(store)["action"]) == 1


def test_who_waits_too_long_for_a_writer_to_finish_is_told_when_reading(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy), open_reading(engine_of(store)):
            pass


def test_what_somebody_else_raises_in_the_first_change_passes_through(path: Path) -> None:
    with pytest.raises(OSError, match="mine"), writing(path):
        raise OSError("mine")
    assert list(path.parent.iterdir()) == []


def test_what_somebody_else_raises_passes_through(store: Path) -> None:
    with pytest.raises(OSError, match="mine"), open_reading(engine_of(store)):
        raise OSError("mine")
    with pytest.raises(sqlite3.ProgrammingError), open_reading(engine_of(store)) as reader:
        reader._execute("SELECT :missing", {})
    with pytest.raises(sqlite3.OperationalError, match="syntax error"), open_reading(engine_of(store)) as reader:
        reader._execute("SELECT FROM", {})


def test_an_id_of_a_natural_key_is_always_the_same_and_others_never() -> None:
    assert natural_id("importance", VALUE, "2026-01-14") == natural_id("importance", VALUE, "2026-01-14")
    assert natural_id("a", "b") != natural_id("ab")
    assert len({new_id() for _ in range(100)}) == 100


def test_a_store_can_be_opened_for_each_of_several_changes(path: Path) -> None:
    for _ in range(3):
        with open_writing(engine_of(path), now=NOW, command="test", group=new_id()) as writer:
            writer.put(a_note())
    assert len(rows(path)["check_in"]) == 3
