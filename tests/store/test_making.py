"""A store is made wherever it can be, what a killed process left is cleared away, and what others can read is not."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.stores import NOW, a_note, a_value, ask, rows, writing
from valuetrack import files
from valuetrack.errors import Busy, Damaged, Gone, NoRoom, Unconfirmed
from valuetrack.model import new_id
from valuetrack.store.database import engine_of, open_reading, open_writing
from valuetrack.store.sqlite_file.errors import reported

if TYPE_CHECKING:
    from collections.abc import Callable

    from valuetrack.store.engine import Engine


def written(engine: Engine) -> list[str]:
    """One change of a store, and what is said meanwhile."""
    said: list[str] = []
    with open_writing(engine, now=NOW, command="test", group=new_id(), notice=said.append) as writer:
        writer.put(a_value())
    return said


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK])
def test_a_store_is_made_where_there_are_no_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refused(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refused)
    assert written(engine_of(path)) == []
    assert len(rows(path)["value"]) == 1
    assert [*path.parent.iterdir()] == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_else_the_file_system_says_against_a_link_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", refused)
    with pytest.raises(NoRoom):
        written(engine_of(path))
    assert [*path.parent.iterdir()] == []


@pytest.mark.parametrize("link", [no_links, os.link])
def test_another_store_that_came_in_between_is_not_written_over(
    path: Path, monkeypatch: pytest.MonkeyPatch, link: Callable[..., None]
) -> None:
    monkeypatch.setattr(os, "link", link)
    with pytest.raises(Busy, match="has just made"), writing(path):
        path.write_bytes(b"another")
    assert path.read_bytes() == b"another"


def test_a_place_without_permissions_is_said_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def for_everyone(name: str, flags: int, mode: int = 0o777) -> int:
        """As on a stick with exFAT: every file is everyone's."""
        descriptor = opened(name, flags, mode)
        if flags & os.O_CREAT:
            os.fchmod(descriptor, 0o777)
        return descriptor

    monkeypatch.setattr(os, "open", for_everyone)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    assert written(engine_of(path)) == [f"This place keeps no permissions; whoever reaches it can read {path}"]
    assert written(engine_of(path)) == []


def test_a_store_that_others_can_read_is_kept_from_them_and_that_is_said(store: Path) -> None:
    for mode in (0o644, 0o660, 0o604):
        store.chmod(mode)
        before = (store.read_bytes(), store.stat().st_mtime_ns)
        said: list[str] = []
        with open_reading(engine_of(store), migrate=False):
            assert stat.S_IMODE(store.stat().st_mode) == mode
        for _ in range(2):
            with open_reading(engine_of(store), notice=said.append):
                pass
        assert said == [f"Others on this computer could read it; now it is yours alone: {store}"]
        assert stat.S_IMODE(store.stat().st_mode) == 0o600
        assert (store.read_bytes(), store.stat().st_mtime_ns) == before
    store.chmod(0o644)
    assert len(written(engine_of(store))) == 1


def test_a_new_store_is_said_where_that_is_wanted(path: Path) -> None:
    engine = engine_of(path, says_when_made=True)
    assert written(engine) == [f"This is a new notebook: {path}"]
    assert written(engine) == []


def read(engine: Engine) -> None:
    with open_reading(engine):
        pass


@pytest.mark.parametrize("door", [read, written])
def test_the_folder_of_a_store_that_was_named_is_not_made(path: Path, door: Callable[[Engine], object]) -> None:
    there = path.parent / "stick" / path.name
    with pytest.raises(Gone, match=f"The folder of {there} is not there"):
        door(engine_of(there, is_named=True))
    assert [*path.parent.iterdir()] == []
    door(engine_of(path, is_named=True))


def test_it_is_made_where_the_file_is_asked_for_just_now_and_not_read(path: Path) -> None:
    there = path.parent / "deep" / "er" / path.name
    engine = engine_of(there, is_named=True, says_when_made=True)
    with pytest.raises(Gone):
        read(engine)
    assert written(engine) == [f"This is a new notebook: {there}"]
    assert stat.S_IMODE(there.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("door", [read, written])
def test_a_store_that_was_there_is_gone_and_not_empty(store: Path, door: Callable[[Engine], object]) -> None:
    engine = engine_of(store)
    door(engine)
    store.unlink()
    with pytest.raises(Gone, match="is not there any more"):
        door(engine)
    assert not store.exists()


@pytest.mark.parametrize("number", [0, -1, 10_000, 2**31 - 1, 1, 2])
def test_a_number_that_is_not_its_own_is_damage(store: Path, number: int) -> None:
    ask(store, f"PRAGMA user_version = {number}")
    before = store.read_bytes()
    for door in (read, written):
        with pytest.raises(Damaged):
            door(engine_of(store))
    assert (store.read_bytes(), [*store.parent.iterdir()]) == (before, [store])


def test_a_number_before_its_time_is_damage_where_a_column_is_missing(store: Path) -> None:
    ask(store, "ALTER TABLE check_in DROP COLUMN note")
    before = store.read_bytes()
    with pytest.raises(Damaged), writing(store) as writer:
        writer.put(a_note())
    assert store.read_bytes() == before


LEFT = ".11111111-1111-4111-8111-111111111111.new"


@pytest.mark.parametrize("is_new", [True, False])
def test_what_a_killed_process_left_is_cleared_by_the_next_that_writes(path: Path, is_new: bool) -> None:
    if not is_new:
        written(engine_of(path))
    keeps = path.parent / ".notes.new"
    for name in (LEFT, f"{LEFT}-journal", keeps.name):
        (path.parent / name).write_text("half", encoding="utf-8")
    written(engine_of(path))
    assert sorted(path.parent.iterdir()) == sorted([path, keeps])


def test_a_first_command_killed_at_its_end_leaves_nothing_for_long(path: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.store.stores import a_value, writing\n"
        "os.link = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "with writing(Path(sys.argv[1])) as writer:\n"
        "    writer.put(a_value())\n"
    )
    subprocess.run([sys.executable, "-c", program, path], check=False, cwd=Path(__file__).parents[2])
    assert [file.suffix for file in path.parent.iterdir()] == [".new"]
    written(engine_of(path))
    assert [*path.parent.iterdir()] == [path]


def test_a_draft_that_somebody_fills_is_left_alone(store: Path) -> None:
    with files.draft(store.parent) as draft:
        written(engine_of(store))
        assert draft.exists()
    assert [*store.parent.iterdir()] == [store]


def test_a_draft_that_was_swept_before_it_was_locked_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = fcntl.flock
    swept: list[Path] = []

    def sweep_first(descriptor: int, how: int) -> None:
        if not swept:
            [left] = tmp_path.iterdir()
            swept.append(left)
            left.unlink()
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", sweep_first)
    with files.draft(tmp_path) as draft:
        assert [*tmp_path.iterdir()] == [draft]
    assert draft not in swept


def test_where_the_last_sync_is_refused_it_is_not_said_that_nothing_was_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(files, "sync_folder", refused)
    with pytest.raises(Unconfirmed, match="The change stands in") as caught:
        written(engine_of(path))
    assert "Nothing was changed" not in caught.value.hint
    assert len(rows(path)["value"]) == 1


def test_what_sqlite_says_of_the_last_sync_is_told_likewise(store: Path) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    for code, kind in ((sqlite3.SQLITE_IOERR_DIR_FSYNC, Unconfirmed), (sqlite3.SQLITE_IOERR_FSYNC, NoRoom)):
        error.sqlite_errorcode = code
        with pytest.raises(kind), reported(store):
            raise error


def test_a_store_is_whole_after_its_number_was_put_right(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        (number,) = connection.execute("PRAGMA user_version").fetchone()
    ask(store, "PRAGMA user_version = 0")
    ask(store, f"PRAGMA user_version = {number}")
    assert written(engine_of(store)) == []


def test_a_folder_that_another_process_has_just_made_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Path.mkdir

    def by_another(folder: Path, mode: int) -> None:
        made(folder, mode)
        raise FileExistsError(errno.EEXIST, "File exists")

    monkeypatch.setattr(Path, "mkdir", by_another)
    files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
