"""Backup, restore, import, purge, encryption: ended or failing at each call by which they change any file."""

from __future__ import annotations

import errno
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import brought
from tests.cli import prepared
from tests.cli.test_drafts import at_the_end
from tests.desk import at_desk
from tests.faults.loaded import How, Which
from tests.faults.trials import OTHER, PASSPHRASE, State, Trials, hold, some_of
from tests.notebook import Notebook
from tests.store.stores import rows
from valuetrack.store.encrypted_file.keys import salt_of
from valuetrack.store.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Tried
    from tests.faults.loaded import Loaded

WORDS = "lunch invitation"
OPENS = {"VALUETRACK_PASSPHRASE_COMMAND": f"echo {PASSPHRASE}"}
CHANGES = ("change-passphrase", "--new-passphrase-command", f"echo {OTHER}", "--yes")


def a_backup(notebook: Notebook) -> None:
    notebook.do("backup")


def a_change_since(notebook: Notebook) -> None:
    """There is a backup, and what was written since then."""
    notebook.do("backup", day="2026-01-13")
    notebook.do("log-opportunity", "since then", "-v", "conn", "-t")


def traces(notebook: Notebook) -> None:
    """What is to be purged stands in a backup, in a draft, in a half-made file and in a copy kept aside as well."""
    a_change_since(notebook)
    a_draft(notebook)
    shutil.copy(notebook.db, notebook.home / f".{prepared.ACTION}.new")
    (folder,) = (notebook.home / ".local/share/valuetrack/backups").iterdir()
    shutil.copy(notebook.db, folder / "2026-01-12T200000Z.aside.db")


def a_draft(notebook: Notebook) -> None:
    """A reflection with the words waits to be saved."""
    answers = {**at_the_end(Notebook.take_away, notebook)}
    first = next(iter(answers))
    at_desk(notebook, "reflect", answers={**answers, first: WORDS})
    notebook.bring_back()


def encrypted(notebook: Notebook) -> None:
    """It is encrypted, and so is what waits to be saved."""
    a_change_since(notebook)
    a_draft(notebook)
    notebook.do("encrypt", "--yes", **OPENS, **remembered(notebook))


def remembered(notebook: Notebook) -> dict[str, str]:
    return {"VALUETRACK_KEY_FILE": str(notebook.home / "remembered" / "keys")}


def nothing_more(*_: object) -> None:
    """What holds for every command is all there is."""


def is_backed_up(trials: Trials, _: State) -> None:
    """Each backup is whole."""
    for one in trials.engine().list_backups():
        trials.engine().inventory(one.path)


def is_kept_aside(trials: Trials, state: State) -> None:
    """What was there before is a backup, if it is not there any more, or as it was where that could not be read."""
    if state == trials.after:
        kept = [one.path for one in trials.engine().list_backups() if one.why.value == "restore"]
        before = {kind: trials.before.rows[kind] for kind in KINDS}
        found = [{kind: sorted(some, key=repr) for kind, some in rows(path).items()} for path in kept]
        aside = trials.notebook.home.rglob("*.aside.db")
        is_kept = before in found or any(
            one.read_bytes() == (trials.kept / trials.notebook.db.name).read_bytes() for one in aside
        )
        hold(is_kept, "the notebook of before is not kept")


def holding(home: Path, words: str = WORDS) -> list[str]:
    """The files in which the words stand as they are."""
    return sorted(
        str(one.relative_to(home)) for one in home.rglob("*") if one.is_file() and words.encode() in one.read_bytes()
    )


def is_gone_for_good(trials: Trials, state: State) -> None:
    """No file holds the words once the next command is done."""
    found = holding(trials.notebook.home)
    if state == trials.after:
        hold(not found, f"the words still stand in {found}")
    else:
        hold(found != [], "the words are gone, and the entry is there")


def is_closed(trials: Trials, state: State) -> None:
    """Who asks again for what was begun has no open word in any file, and the draft is there."""
    if state.passphrase is None:
        return
    trials.then("encrypt", "--yes", codes=(0, 1))
    found = holding(trials.notebook.home)
    hold(not found, f"the words still stand in {found}")
    hold(trials.engine().list_backups() != (), "there is no backup with the passphrase")
    is_backed_up(trials, state)
    knows_its_draft(trials, state)


def knows_its_draft(trials: Trials, _: State) -> None:
    """The draft can be read as it is now, and once."""
    folder = trials.notebook.home / ".local/state/valuetrack/drafts"
    salt = salt_of(trials.notebook.db)
    name = f"draft.json.{salt.hex()}" if salt else "draft.json"
    hold(any(one.name == name for one in folder.glob("*/*")), "the draft does not go with its notebook")


# A name, what is there before, what is typed, and what has to hold as well.
CASES = [
    ("backup", a_backup, ["backup"], is_backed_up),
    ("a copy", a_backup, ["backup", "copy.db"], is_backed_up),
    ("the day's backup", nothing_more, ["log-opportunity", "tea", "-v", "conn", "-t"], is_backed_up),
    ("restore", a_change_since, ["restore-backup", "2026-01-13", "--yes"], is_kept_aside),
    ("import", a_backup, ["import", "laptop.jsonl"], nothing_more),
    ("import from", a_backup, ["import", "daylio.csv", "--from", "daylio", "--yes"], nothing_more),
    ("purge", traces, ["purge", "9c1", "--yes"], is_gone_for_good),
    ("purge a value", traces, ["purge", "-v", "conn", "--yes"], is_gone_for_good),
    ("encrypt", traces, ["encrypt", "--yes"], is_closed),
    ("decrypt", encrypted, ["decrypt", "--yes"], knows_its_draft),
    ("change-passphrase", encrypted, [*CHANGES], is_closed),
]


def trials_of(
    loaded: Loaded,
    notebook: Notebook,
    folder: Path,
    prepare: Callable[[Notebook], None],
    arguments: list[str],
) -> Trials:
    """The command in a home that is prepared; it is kept in the folder."""
    brought.put_into(notebook.home)
    prepare(notebook)
    shutil.copytree(notebook.home, folder / "home")
    return Trials(loaded, notebook, folder / "home", arguments, environment={**OPENS, **remembered(notebook)})


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.mark.parametrize(("_name", "prepare", "arguments", "also"), CASES, ids=[case[0] for case in CASES])
def test_it_is_done_or_not_wherever_it_is_ended_and_the_next_command_finishes_it(
    loaded: Loaded,
    written: Notebook,
    folder: Path,
    rounds: int,
    tried: Tried,
    _name: str,
    prepare: Callable[[Notebook], None],
    arguments: list[str],
    also: Callable[[Trials, State], None],
) -> None:
    trials = trials_of(loaded, written, folder, prepare, arguments)
    for points, most in ((trials.points_of_kills(), 5), (trials.points_of_errors(), 3)):
        for point in some_of(points, most * rounds, arguments):
            trials.try_at(point, also)
    tried(trials.tally.figures())


def is_told(trials: Trials, call: str, error: int, which: Which = Which.CHANGING, *, nth: int = 0) -> str:
    """What is said where that call fails."""
    point = trials.point(call, How.FAIL, error, which, nth=nth)
    trials.try_at(point)
    trials.lay_out()
    return trials.run(point).err


def test_a_full_disk_is_named_while_the_notebook_and_its_draft_get_a_passphrase(
    loaded: Loaded, written: Notebook, folder: Path
) -> None:
    trials = trials_of(loaded, written, folder, traces, ["encrypt", "--yes"])
    draft = is_told(trials, "pwrite /.local/state/valuetrack/drafts/", errno.ENOSPC)
    assert "cannot be written: the disk is full." in draft
    copy = is_told(trials, "pwrite /.", errno.ENOSPC, nth=-1)
    assert "The notebook itself is as you wanted it" in copy
    assert "cannot be written: the disk is full." in copy


def test_who_asks_again_for_encryption_has_a_backup_before_other_copies_go(
    loaded: Loaded, written: Notebook, folder: Path
) -> None:
    trials = trials_of(loaded, written, folder, traces, ["encrypt", "--yes"])
    point = trials.point("pwrite /.local/share/valuetrack/backups/", How.KILL_BEFORE)
    trials.lay_out()
    assert trials.run(point).code == -signal.SIGKILL
    trials.then("encrypt", "--yes")
    (made,) = trials.engine().list_backups()
    assert salt_of(made.path) == salt_of(written.db)


def half_made(home: Path) -> list[str]:
    return [str(one.relative_to(home)) for one in home.rglob(".*.new")]


def test_what_is_half_made_in_a_folder_of_ones_own_goes_with_the_next_copy(
    loaded: Loaded, written: Notebook, folder: Path
) -> None:
    (written.home / "mine").mkdir()
    trials = trials_of(loaded, written, folder, nothing_more, ["backup", "mine/copy.db"])
    point = trials.point("pwrite /mine/.", How.KILL_BEFORE, nth=-1)
    trials.lay_out()
    assert trials.run(point).code == -signal.SIGKILL
    assert [one.partition("/")[0] for one in half_made(written.home)] == ["mine"]
    trials.then("backup", str(written.home / "mine" / "copy.db"))
    assert half_made(written.home) == []


def test_a_key_that_was_half_remembered_goes_once_one_is_remembered(
    loaded: Loaded, written: Notebook, folder: Path
) -> None:
    trials = trials_of(loaded, written, folder, nothing_more, ["encrypt", "--yes"])
    point = trials.point("rename /remembered/", How.KILL_BEFORE)
    trials.lay_out()
    assert trials.run(point).code == -signal.SIGKILL
    assert [one.partition("/")[0] for one in half_made(written.home)] == ["remembered"]
    trials.then("today")
    assert half_made(written.home) == []
