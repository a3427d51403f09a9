"""Many processes, killed processes, full disks and closed doors: real ones."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.processes import NOBODY, crash, full_disk, without_permission
from tests.store.stores import WED, ask, rows
from valuetrack.errors import StoreError
from valuetrack.store.database import engine_of, open_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.store.processes", *map(str, arguments)]
    # A process that is killed leaves half a record of its coverage.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_many_commands_at_once_lose_nothing_where_there_is_no_store_and_where_there_is_one(
    path: Path, rounds: int
) -> None:
    written = 0
    for size in [20, 40] * rounds:
        ran = run("crowd", path, size, path.parent)
        assert ran.returncode == 0, ran.stderr
        written += size
        with open_reading(engine_of(path)) as reader:
            kept = reader._execute("SELECT count(*), count(DISTINCT entry) FROM check_in", {})
            assert tuple(kept) == ((written, written),)
            assert len(reader.groups(100_000)) == written
        assert {file.name for file in path.parent.iterdir()} == {path.name, "data"}
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    backup, *_ = files_in(path.parent / "data")
    assert ask(backup, "PRAGMA integrity_check") == [("ok",)]
    assert not [one for one in files_in(path.parent / "data") if one.suffix != ".db"]


def files_in(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file())


def test_a_process_killed_at_any_moment_leaves_the_old_or_the_new_state(store: Path) -> None:
    ran = run("killed", store, 12)
    assert ran.returncode == 0, ran.stderr


def test_a_reader_rolls_back_what_a_crash_left(store: Path) -> None:
    before = rows(store)
    whole = store.read_bytes()
    crash(store)
    journal = Path(f"{store}-journal")
    assert journal.exists()
    halfway = store.read_bytes()
    assert halfway != whole
    with pytest.raises(StoreError), open_reading(engine_of(store), migrate=False):
        pass
    assert (store.read_bytes(), journal.exists()) == (halfway, True)
    with open_reading(engine_of(store)) as reader:
        assert reader.check_ins(WED, WED) == ()
    assert not journal.exists()
    assert store.read_bytes() == whole
    assert rows(store) == before


def test_a_full_disk_is_told_and_leaves_the_store_as_it_was(store: Path) -> None:
    before = store.read_bytes()
    kind, message = full_disk(store, len(before) + 4096)
    assert kind == "NoRoom"
    assert str(store) in message
    assert store.read_bytes() == before
    with open_reading(engine_of(store)) as reader:
        assert len(reader.lives()) == 1
    assert [file.name for file in store.parent.iterdir()] == [store.name]


@pytest.mark.parametrize("room", [0, 8192])
def test_a_full_disk_leaves_nothing_of_a_store_that_could_not_be_made(path: Path, room: int) -> None:
    assert full_disk(path, room)[0] == "NoRoom"
    assert list(path.parent.iterdir()) == []


@pytest.fixture
def shared(store: Path) -> Iterator[Path]:
    """The store in a folder that somebody without special rights can reach and owns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / store.name
        path.write_bytes(store.read_bytes())
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
            os.chown(path, NOBODY, NOBODY)
        yield path
        Path(folder).chmod(0o700)


def test_a_store_that_may_only_be_read_is_read(shared: Path) -> None:
    shared.chmod(0o400)
    before = (shared.read_bytes(), shared.stat().st_mtime_ns)
    assert without_permission("read", shared) == []
    assert (shared.read_bytes(), shared.stat().st_mtime_ns) == before


def test_a_store_in_a_folder_that_may_only_be_read_is_read_and_not_written(shared: Path) -> None:
    folder = shared.parent
    before = shared.read_bytes()
    folder.chmod(0o500)
    assert without_permission("read", shared) == []
    for place in (shared, folder / "new.db", folder / "new" / "notebook.db"):
        kind, message = without_permission("write", place)
        assert (kind, "cannot be written" in message) == ("NoRoom", True)
    assert [file.name for file in folder.iterdir()] == [shared.name]
    assert shared.read_bytes() == before


@pytest.mark.parametrize(("folder", "file"), [(0o500, 0o600), (0o700, 0o400), (0o500, 0o400)])
def test_what_was_left_halfway_where_nothing_can_be_written_is_told(shared: Path, folder: int, file: int) -> None:
    crash(shared)
    journal = Path(f"{shared}-journal")
    for one in (shared, journal):
        if os.geteuid() == 0:
            os.chown(one, NOBODY, NOBODY)
        one.chmod(file)
    shared.parent.chmod(folder)
    kind, message = without_permission("read", shared)
    assert (kind, "left halfway" in message) == ("NoRoom", True)
    assert journal.exists()


def test_a_store_that_may_not_be_written_is_left_as_it_was(shared: Path) -> None:
    shared.chmod(0o400)
    before = shared.read_bytes()
    kind, message = without_permission("write", shared)
    assert (kind, "cannot be written" in message) == ("NoRoom", True)
    assert shared.read_bytes() == before


def test_a_store_that_may_not_be_read_is_told(shared: Path) -> None:
    shared.chmod(0)
    for task in ("read", "write"):
        kind, message = without_permission(task, shared)
        assert (kind, "cannot be read" in message) == ("NotAStore", True)


def test_a_folder_that_may_not_be_entered_is_told(shared: Path) -> None:
    inner = shared.parent / "inner"
    inner.mkdir()
    shared.rename(inner / shared.name)
    if os.geteuid() == 0:
        os.chown(inner, NOBODY, NOBODY)
    inner.chmod(0)
    kind, message = without_permission("read", inner / shared.name)
    assert (kind, "cannot be reached" in message) == ("NotAStore", True)
    inner.chmod(0o700)
