"""After a removal for good no file holds the words, whatever was there and wherever a command was killed."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.store.stores import NOW, a_note, an_action, ask, rows, writing
from valuetrack.errors import NoRoom
from valuetrack.frozen import replace
from valuetrack.store.backups import Why, aside
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.engine import SCHEMA
from valuetrack.store.sqlite_file import clearing, connecting
from valuetrack.store.sqlite_file.file import SqliteFile

_CONNECT = sqlite3.connect
WORDS = "Ünheard of words"
GONE = "0b0b0b0b-0000-4000-8000-000000000000"
STAYS = "0c0c0c0c-0000-4000-8000-000000000000"


def holding(folder: Path) -> list[str]:
    """The files in a folder in which the words stand, in any way of writing them."""
    ways = [WORDS.encode(way) for way in ("utf-8", "utf-16-le", "utf-16-be", "unicode-escape")]
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if any(way in path.read_bytes() for way in ways))


def fill(path: Path) -> None:
    """A notebook with the words in two versions of a record, with backups, a half-made file and drafts."""
    with writing(path) as writer:
        action = writer.put(an_action(GONE, text=WORDS))
        writer.put(an_action(STAYS, text="water the beans", carried_from=GONE))
        for number in range(40):
            writer.put(a_note(f"{number} " + "x" * 3000))
    with writing(path) as writer:
        writer.put(replace(action, text="other", why=WORDS))
    engine_of(path).back_up(NOW, Why.DAILY)
    shutil.copy(path, path.with_name(f"{path.name}.schema-4.20260101T000000Z.backup"))
    shutil.copy(path, path.with_name(f".{GONE}.new"))
    (backup,) = backups_of(path)
    kept = aside(backup.parent, NOW)  # as a restore keeps one that is damaged
    for one in (kept, Path(f"{kept}-journal")):
        one.write_bytes(b"x" * 100 + path.read_bytes()[100:])
    for name in ("reflect-1", "reflect-2"):
        folder = path.parent / "drafts" / name
        folder.mkdir(parents=True)
        (folder / "text.md").write_text(f"{name} {WORDS}" if name == "reflect-1" else name, encoding="utf-8")
    (path.parent / "drafts" / "a file").write_text(WORDS, encoding="utf-8")


@pytest.fixture
def full(store: Path) -> Path:
    fill(store)
    return store


def purge(path: Path) -> None:
    """Remove the record, as a command does that is ended before anything is cleared."""
    with writing(path) as writer:
        writer.purge(writer.everything().with_parts({GONE}).values(), ["reflect-1", "a file", "../kept", ""])


def backups_of(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").rglob("*.db"))


def left_to_do(path: Path) -> list[tuple[Any, ...]]:
    return ask(path, "SELECT kind, name FROM leftover")


def test_no_file_holds_the_words_and_a_new_backup_holds_the_rest(full: Path) -> None:
    (full.parent / "kept").write_text("kept", encoding="utf-8")
    assert len(holding(full.parent)) == 8
    purge(full)
    assert engine_of(full).clear() == 4

    assert holding(full.parent) == []
    assert left_to_do(full) == []
    (backup,) = backups_of(full)
    assert rows(backup) == rows(full)
    assert sorted(path.name for path in full.parent.rglob("*") if path.is_file()) == sorted(
        [full.name, backup.name, "text.md", "kept"]
    )
    with open_reading(engine_of(full)) as reader:
        assert len(reader.groups(100)) == 2


def test_whoever_opens_it_next_goes_on(full: Path) -> None:
    purge(full)
    with open_reading(engine_of(full)) as reader:
        assert len(reader.everything()) == 42
    assert holding(full.parent) == []
    before = full.read_bytes()
    with open_reading(engine_of(full)):
        pass
    assert full.read_bytes() == before


def test_who_writes_next_goes_on(full: Path) -> None:
    purge(full)
    with writing(full) as writer:
        writer.put(a_note())
    assert holding(full.parent) == []


def test_completion_leaves_it_alone(full: Path) -> None:
    purge(full)
    with open_reading(engine_of(full), migrate=False):
        pass
    assert left_to_do(full) != []


def test_where_somebody_else_did_it_there_is_nothing_to_do(full: Path) -> None:
    before = full.read_bytes()
    assert engine_of(full).clear() == 0
    assert full.read_bytes() == before


def test_a_second_removal_in_the_same_moment_keeps_its_own_backup(full: Path) -> None:
    purge(full)
    engine_of(full).clear()
    with writing(full) as writer:
        writer.purge(writer.everything().with_parts({STAYS}).values())
    engine_of(full).clear()
    (made,) = backups_of(full)
    assert rows(made) == rows(full)


@pytest.mark.parametrize("moment", ["_note_copies", "_places"])
def test_what_is_removed_while_another_clears_is_cleared_too(
    full: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    went_on = getattr(clearing, moment)

    def meanwhile(*given: Any) -> Any:
        """Somebody who opened it before the first removal removes more."""
        monkeypatch.setattr(clearing, moment, went_on)
        with monkeypatch.context() as patch:
            patch.setattr(SqliteFile, "clear", lambda _: 0)
            with writing(full, now=NOW) as writer:
                writer.purge([writer.put(a_note(f"more {WORDS}"))], ["reflect-2"])
        return went_on(*given)

    purge(full)
    monkeypatch.setattr(clearing, moment, meanwhile)
    engine_of(full).clear()
    engine_of(full).clear()

    assert getattr(clearing, moment) is went_on
    assert holding(full.parent) == []
    assert not (full.parent / "drafts" / "reflect-2").exists()
    assert ask(full, "SELECT count(*) FROM leftover") == [(0,)]


def test_a_backup_of_it_that_is_brought_back_takes_nothing_along(full: Path) -> None:
    purge(full)
    engine_of(full).clear()
    (made,) = backups_of(full)
    with closing(sqlite3.connect(made)) as connection:
        noted = connection.execute("SELECT kind, name FROM leftover ORDER BY name").fetchall()
    assert noted[0] == ("backup", "")
    assert all(kind == "backup" for kind, _ in noted)
    newer = engine_of(full).back_up(NOW.replace(year=2027), Why.DAILY).path
    shutil.copy(made, full)
    with open_reading(engine_of(full)):
        pass
    assert newer.exists()
    assert left_to_do(full) == []


def test_what_cannot_be_cleared_now_is_told_and_the_notebook_can_be_read_and_written(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    purge(full)
    shutil.rmtree(full.parent / "backups")
    (full.parent / "backups").write_text("a file", encoding="utf-8")
    notices: list[str] = []
    with open_reading(engine_of(full), notice=notices.append) as reader:
        assert len(reader.tombstones()) == 1
    with writing(full) as writer:
        writer.put(a_note())
    (said,) = notices
    assert said.startswith("Traces of what was removed for good are still to be cleared: ")
    with pytest.raises(NoRoom):
        engine_of(full).clear()
    (full.parent / "backups").unlink()
    engine_of(full).clear()
    assert left_to_do(full) == []


def _killed_at(number: int, path: Path) -> int:
    """Let a child remove the record, and be killed at its operation of that number; its code, as of a process.

    An operation is whatever it does to a file, a statement, or so many steps of SQLite's machine within one.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = itertools.count(number, -1)
    at_work = True

    def count(*_: object) -> None:
        if at_work and not next(left):
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = _CONNECT(*arguments, **options)
        connection.set_trace_callback(count)
        connection.set_progress_handler(count, 2_000)
        return connection

    try:
        sqlite3.connect = connect  # type: ignore[assignment]
        sys.addaudithook(lambda event, _: count() if event == "open" or event.startswith(("os.", "shutil.")) else None)
        purge(path)
        engine_of(path).clear()
        at_work = False  # what is measured of a process is written when it ends
    except BaseException:  # noqa: BLE001 - the test is told by the code
        os._exit(1)
    os._exit(0)


def test_a_kill_at_any_moment_leaves_all_of_it_or_is_made_good_by_the_next(full: Path, rounds: int) -> None:
    before, held, kept = rows(full), holding(full.parent), full.parent.with_name("kept")
    half_made = f".{GONE}.new"
    shutil.copytree(full.parent, kept)
    with writing(full):  # what is loaded on demand is loaded
        pass
    seen: list[bool] = []
    code = -signal.SIGKILL
    while code:
        shutil.rmtree(full.parent)
        shutil.copytree(kept, full.parent)
        code = _killed_at(1 + len(seen) * max(1, 10 // rounds), full)
        assert code in (0, -signal.SIGKILL)
        with open_reading(engine_of(full)) as reader:
            is_old = GONE in reader.everything()
        if is_old:
            assert rows(full) == before
            assert {*held} - {half_made} <= {*holding(full.parent)}
        else:
            assert (holding(full.parent), left_to_do(full)) == ([], [])
        seen.append(is_old)
    assert seen == sorted(seen, reverse=True)
    assert seen.count(True) > 5
    assert seen.count(False) > 5


def test_a_name_that_leads_out_of_a_folder_is_not_followed(full: Path) -> None:
    """The file may come from anywhere, and what it says is to be cleared too."""
    purge(full)
    (kept := full.parent / "kept").write_text("x")
    ask(full, "DELETE FROM leftover")
    for name in ("../kept", "../../kept", "backups/../kept", str(kept), "..", "."):
        ask(full, f"INSERT INTO leftover (kind, name) VALUES ('backup', '{name}')")  # noqa: S608
    engine_of(full).clear()
    assert left_to_do(full) == []
    assert kept.exists()
    assert full.exists()


def test_what_has_no_place_for_it_has_nothing_to_clear(full: Path) -> None:
    ask(full, "DROP TABLE leftover")
    with closing(connecting.connect(full, "ro", connecting.READING)) as connection:
        assert connecting.state_of(connection, full, sqlite3.Error) == (SCHEMA, False)
