"""A backup takes the place of the store at once; what stood there is kept aside, damaged or not."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.nobody import as_nobody, open_folder
from tests.store.kept_stores import content, store_of
from tests.store.processes import crash
from tests.store.stores import NOW, a_note, ask, rows, writing
from valuetrack.errors import Busy, Damaged, NoRoom, NotAStore, Nothing, TooNew
from valuetrack.store import engine
from valuetrack.store.backups import Why
from valuetrack.store.database import engine_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def backup(store: Path) -> Path:
    """A backup of the store, which has gone on since."""
    made = engine_of(store).back_up(NOW, Why.ASKED).path
    with writing(store) as writer:
        writer.put(a_note("since"))
    return made


def test_a_backup_takes_the_place_of_the_store_which_is_kept_as_a_backup(store: Path, backup: Path) -> None:
    before = rows(store)
    aside = engine_of(store).restore(backup, NOW)
    assert aside is not None
    assert rows(store) == rows(backup) != before
    assert rows(aside) == before
    assert [one.path for one in engine_of(store).list_backups()] == [aside, backup]
    assert {one.name for one in store.parent.iterdir()} == {store.name, "backups"}
    with writing(store) as writer:
        writer.put(a_note("later"))
    assert engine_of(store).restore(aside, NOW) is not None
    assert rows(store) == before


def spoil_an_index(path: Path) -> None:
    """Leave an index that does not hold what its table does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        whole = connection.execute("SELECT * FROM sqlite_schema WHERE name = 'check_in_day'").fetchone()
        connection.execute("DELETE FROM sqlite_schema WHERE name = 'check_in_day'")
        connection.execute("PRAGMA writable_schema = RESET")
        connection.execute("UPDATE check_in SET rowid = rowid + 100")
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", whole)


def test_the_backup_of_the_day_is_whole_but_for_the_indexes_which_are_made_anew(store: Path) -> None:
    with writing(store) as writer:
        writer.put(a_note("a note"))
    spoil_an_index(store)
    with pytest.raises(Damaged):
        engine_of(store).back_up(NOW, Why.ASKED)
    made = engine_of(store).back_up(NOW, Why.DAILY).path
    found = {one.check: one.verdict.value for one in engine_of(store).examine(full=True)}
    assert (found["integrity"], found["backups"]) == ("wrong", "well")
    aside = engine_of(store).restore(made, NOW)
    assert aside is not None
    assert aside.name.endswith(".aside.db")
    assert rows(store) == rows(made)
    assert {one.check: one.verdict.value for one in engine_of(store).examine(full=False)}["integrity"] == "well"


def test_a_backup_of_the_day_is_looked_at_row_by_row(store: Path) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute("UPDATE change SET standing = 'other'")
    with pytest.raises(Damaged):
        engine_of(store).back_up(NOW, Why.DAILY)


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\x00" + b"\xff" * 5000, b"something else" * 100])
def test_what_cannot_be_read_is_kept_as_it_is(store: Path, backup: Path, damage: bytes) -> None:
    store.write_bytes(damage)
    journal = Path(f"{store}-journal")
    journal.write_bytes(b"a journal")
    aside = engine_of(store).restore(backup, NOW)
    assert aside is not None
    assert aside.name == "2026-01-14T190000Z.aside.db"
    assert aside.read_bytes() == damage
    assert Path(f"{aside}-journal").read_bytes() == b"a journal"
    assert not journal.exists()
    assert rows(store) == rows(backup)
    assert [one.path for one in engine_of(store).list_backups()] == [backup]


def test_one_is_brought_back_where_there_is_no_store_any_more(store: Path, backup: Path) -> None:
    elsewhere = store.parent / "new" / "journal.db"
    assert engine_of(elsewhere).restore(backup, NOW) is None
    assert rows(elsewhere) == rows(backup)


def test_the_oldest_backup_can_be_brought_back_though_the_new_one_pushes_it_out(store: Path, backup: Path) -> None:
    wanted = rows(backup)
    for _ in range(4):
        engine_of(store).back_up(NOW, Why.DAILY)
    assert engine_of(store).list_backups()[-1].path == backup
    engine_of(store).restore(backup, NOW)
    assert rows(store) == wanted
    assert not backup.exists()


def test_what_a_crash_left_is_rolled_back_before_it_is_kept_aside(store: Path, backup: Path) -> None:
    before = rows(store)
    crash(store)
    aside = engine_of(store).restore(backup, NOW)
    assert aside is not None
    assert rows(aside) == before
    assert rows(store) == rows(backup)
    assert not Path(f"{store}-journal").exists()


def test_a_damaged_backup_and_a_newer_one_change_nothing(
    store: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.read_bytes()
    backup.write_bytes(backup.read_bytes()[:9000])
    with pytest.raises(Damaged, match=backup.name):
        engine_of(store).restore(backup, NOW)
    newer = Path(shutil.copy(store, store.with_name("newer.db")))
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version = {engine.SCHEMA + 1}")
    with pytest.raises(TooNew):
        engine_of(store).restore(newer, NOW)
    assert store.read_bytes() == before
    with pytest.raises(Nothing):
        engine_of(store).inventory(store.with_name("nowhere.db"))
    with pytest.raises(Nothing):
        engine_of(store.with_name("nowhere.db")).inventory()


def test_what_is_no_file_is_never_replaced(store: Path, backup: Path) -> None:
    folder = store.parent / "a folder"
    folder.mkdir()
    with pytest.raises(NotAStore, match="no file"):
        engine_of(folder).restore(backup, NOW)
    assert [*folder.iterdir()] == []


def test_a_file_of_another_program_that_is_being_written_stays(
    store: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from valuetrack.store.sqlite_file import connecting

    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.01)
    other = store.with_name("other.db")
    with closing(sqlite3.connect(other, isolation_level=None)) as held:
        held.execute("CREATE TABLE tune (name)")
        before = other.read_bytes()
        held.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy):
            engine_of(other).restore(backup, NOW)
    assert other.read_bytes() == before
    assert engine_of(other).restore(backup, NOW) is not None
    assert rows(other) == rows(backup)


def test_a_store_that_is_being_written_or_may_not_be_kept_aside_stays(
    store: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from valuetrack.store.sqlite_file import connecting

    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.01)
    before = store.read_bytes()
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            engine_of(store).restore(backup, NOW)
    kept = Path(shutil.copy(backup, store.with_name("kept.db")))
    shutil.rmtree(store.parent / "backups")
    (store.parent / "backups").touch()
    with pytest.raises(NoRoom):
        engine_of(store).restore(kept, NOW)
    assert store.read_bytes() == before


_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.store.stores import NOW
from valuetrack.store.database import engine_of
from valuetrack.store.backups import Why
from valuetrack.store.sqlite_file import backing_up, restoring, turns

task, store, backup, number = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
seen = 0


def count(event, arguments):
    global seen
    if event in ("open", "sqlite3.connect", "fcntl.flock") or event.startswith("os.") or event.startswith("shutil."):
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)


engine = engine_of(store)
engine.list_backups()
sys.addaudithook(count)
if task == "restore":
    engine.restore(backup, NOW)
else:
    engine.back_up(NOW, Why.DAILY)
"""


@pytest.mark.parametrize(("task", "is_damaged"), [("restore", False), ("restore", True), ("back-up", False)])
def test_a_kill_at_any_file_operation_leaves_the_old_or_the_new(
    store: Path, backup: Path, task: str, is_damaged: bool
) -> None:
    good = rows(backup)
    if is_damaged:
        store.write_bytes(store.read_bytes()[:9000])
    before = store.read_bytes()
    kept = shutil.copytree(store.parent, store.parent.with_name(f"{store.parent.name}-kept"))
    outcomes = []
    for number in range(1, 400):
        shutil.rmtree(store.parent)
        shutil.copytree(kept, store.parent)
        code = _forked(task, store, backup, number)
        assert code in (0, -signal.SIGKILL)
        is_old = store.read_bytes() == before
        assert is_old or (task == "restore" and rows(store) == good)
        assert backup in [one.path for one in engine_of(store).list_backups()]
        outcomes.append(is_old)
        if code == 0:
            break
    assert outcomes[0]
    assert outcomes[-1] is (task == "back-up")
    assert len(outcomes) > 10
    engine_of(store).back_up(NOW, Why.ASKED)
    left = [one.name for one in (store.parent / "backups").rglob("*") if one.name.endswith(".new")]
    assert left == []


def _forked(task: str, store: Path, backup: Path, number: int) -> int:
    """Let a child do the task and be killed at its file operation of that number; its code, as of a process."""
    child = os.fork()
    if child == 0:
        sys.argv = ["-", task, str(store), str(backup), str(number)]
        exec(compile(_KILLED, "killed", "exec"), {})  # noqa: S102 - the text above
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_backup_whose_entries_are_not_what_its_log_says_is_refused(store: Path, backup: Path) -> None:
    before = rows(store)
    ask(backup, "UPDATE value SET created = '2026-01-13'")
    with pytest.raises(Damaged):
        engine_of(store).restore(backup, NOW)
    assert rows(store) == before


def test_one_of_an_older_schema_is_brought_back_and_then_brought_up_to_date(store: Path) -> None:
    old = Path(shutil.copyfile(store_of(1), store.with_name("old.db")))
    engine_of(store).restore(old, NOW)
    assert content(store, 1) == content(old, 1)
    with writing(store) as writer:
        writer.put(a_note("since"))
    assert rows(store)["check_in"]


def test_over_a_store_that_may_not_be_read_none_is_brought_back() -> None:
    with open_folder() as folder:
        store, kept = folder / "journal.db", folder / "kept.db"
        for one in (store, kept):
            with writing(one) as writer:
                writer.put(a_note("tea"))
        kept.chmod(0o644)
        folder.chmod(0o777)
        store.chmod(0)
        with as_nobody(), pytest.raises(NoRoom, match="Permission denied"):
            engine_of(store).restore(kept, NOW)
