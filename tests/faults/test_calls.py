"""Every command that writes, ended or failing at each call of the system by which files are changed."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_commands import USED, WRITES
from tests.faults.loaded import How, Which
from tests.faults.trials import PASSPHRASE, Point, Trials, some_of

if TYPE_CHECKING:
    from tests.conftest import Tried
    from tests.faults.loaded import Loaded
    from tests.notebook import Notebook

WITH_FILES = {"purge", "import"}  # test_copies.py has them
USED_TO_COUNT = ["add-contact", "Ana", "--reach", "555 0100"]


def cases(name: str) -> list[list[str]]:
    """What is typed of a command that writes."""
    return [one for one in USED[name] if not {"--dry-run", "--list"} & {*one}]


@pytest.mark.parametrize("name", sorted(WRITES - WITH_FILES))
def test_a_command_is_done_or_not_wherever_it_is_ended_and_tells_what_goes_wrong(
    loaded: Loaded, written: Notebook, home: Path, rounds: int, name: str, tried: Tried
) -> None:
    for arguments in cases(name)[:rounds]:
        trials = Trials(loaded, written, home, [name, *arguments])
        for points in (trials.points_of_kills(), trials.points_of_errors()):
            for point in some_of(points, rounds, (name, arguments)):
                trials.try_at(point)
        tried(trials.tally.figures())


def test_the_calls_of_the_program_and_of_both_drivers_are_seen(loaded: Loaded, written: Notebook, home: Path) -> None:
    opens = {"VALUETRACK_PASSPHRASE_COMMAND": f"echo {PASSPHRASE}", "VALUETRACK_KEY_FILE": str(written.home / "keys")}
    for _ in ("by sqlite3", "by sqlcipher3"):
        trials = Trials(loaded, written, home, USED_TO_COUNT, environment=opens)
        assert {
            *("open /journal.db-journal", "pwrite /journal.db-journal", "fsync /journal.db-journal"),
            *("pwrite /journal.db", "fsync /journal.db", "unlink /journal.db-journal", "fsync "),
        } <= {*trials.whole.calls}
        trials.lay_out()
        assert "pread /journal.db" in trials.run(Point(0, How.NOTHING, which=Which.READING)).calls
        trials.lay_out()
        assert {"fcntl /journal.db", "flock "} <= {*trials.run(Point(0, How.NOTHING, which=Which.LOCKING)).calls}
        trials.lay_out()
        written.do("encrypt", **opens)
        shutil.rmtree(home)
        shutil.copytree(written.home, home)


def test_what_the_disk_does_not_give_back_is_told_as_damage(loaded: Loaded, written: Notebook, home: Path) -> None:
    trials = Trials(loaded, written, home, USED_TO_COUNT)
    point = trials.point("open /journal.db", How.FAIL, errno.EIO, Which.READING, nth=1)
    trials.try_at(point)
    trials.lay_out()
    assert "is damaged" in trials.run(point).err


def test_a_change_that_is_kept_is_told_so_though_its_lock_is_not_given_back(
    loaded: Loaded, written: Notebook, home: Path
) -> None:
    trials = Trials(loaded, written, home, USED_TO_COUNT)
    told = []
    for point in trials.points_of_errors():
        if point.which is Which.LOCKING:
            state = trials.try_at(point)
            told.append(state == trials.after)
    assert {*told} == {True, False}


def test_a_folder_that_the_disk_does_not_open_is_written_to_without_a_turn(
    loaded: Loaded, written: Notebook, home: Path
) -> None:
    trials = Trials(loaded, written, home, USED_TO_COUNT)
    trials.lay_out()
    calls = trials.run(Point(0, How.NOTHING, which=Which.READING)).calls
    for at in [number for number, one in enumerate(calls, 1) if one == "open "][:2]:
        assert trials.try_at(Point(at, How.FAIL, errno.EIO, Which.READING)) == trials.after
