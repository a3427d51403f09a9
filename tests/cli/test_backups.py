"""Backups at the command line: the day's first change brings one, and one is brought back after a yes."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.stores import rows
from tests.terminal import at_terminal
from valuetrack.store.sqlite_file.file import SqliteFile

if TYPE_CHECKING:
    from tests.notebook import Notebook

WORDS = "words of an entry"
LOG = ("log-opportunity", "tea", "-v", "conn", "-t")


def names(notebook: Notebook) -> list[str]:
    """The names of the backups, the newest first."""
    return [one["name"] for one in notebook.data("list-backups")["backups"]]


def config(notebook: Notebook, text: str) -> str:
    path = notebook.home / "config.toml"
    path.write_text(text)
    return str(path)


def test_the_first_change_of_a_day_brings_a_backup_that_holds_it(written: Notebook) -> None:
    written.do("today")
    assert names(written) == []
    said = written.do(*LOG)
    assert (said.out.count("\n"), said.err) == (1, "That was a step toward Connection.\n")
    assert names(written) == ["2026-01-14T200000Z.daily.db"]
    folder = written.data("list-backups")["folder"]
    assert rows(written.home / folder / names(written)[0]) == rows(written.db)
    written.do(*LOG)
    written.do("undo")
    assert len(names(written)) == 1
    written.do("undo", "--list", day="2026-01-15")
    written.do(*LOG, "--json", day="2026-01-15")
    assert len(names(written)) == 2


def test_a_day_ends_when_the_person_says_so(written: Notebook) -> None:
    settings = config(written, 'day_start = "04:00"')
    for moment in ("2026-01-14T20:00:00", "2026-01-15T03:00:00", "2026-01-15T05:00:00"):
        written.do(*LOG, day=moment, VALUETRACK_CONFIG=settings)
    assert len(names(written)) == 2


def test_what_changes_nothing_brings_none(written: Notebook) -> None:
    assert written.run("undo").code == 0
    assert written.run("add-value", "").code == 2
    assert len(names(written)) == 1
    assert written.run("rate-value", "nobody", "5", day="2026-01-15").code == 1
    written.do("demo", day="2026-01-15")
    assert len(names(written)) == 1


def test_the_daily_backup_can_be_left_out(written: Notebook) -> None:
    written.do(*LOG, VALUETRACK_CONFIG=config(written, "daily_backup = false"))
    assert names(written) == []
    assert written.run("today", VALUETRACK_CONFIG=config(written, "daily_backup = 1")).code == 2


def test_where_it_cannot_be_made_that_is_said_once_a_day_and_the_command_is_as_it_was(written: Notebook) -> None:
    data = written.home / "data"
    data.touch()
    no_backup = "What you wrote is saved. Today's backup could not be made: "
    said = written.run(*LOG, "--json", XDG_DATA_HOME=str(data))
    assert (said.code, said.err) == (0, "")
    for day, times in (("2026-01-14", 1), ("2026-01-14", 0), ("2026-01-15", 1)):
        said = written.run(*LOG, day=day, XDG_DATA_HOME=str(data))
        assert said.code == 0
        assert "Noted" in said.out
        assert said.err.count(no_backup) == times
        assert "Traceback" not in said.err
    written.do(*LOG, day="2026-01-15")
    assert names(written) == ["2026-01-15T200000Z.daily.db"]
    nowhere = written.home / "cache"
    nowhere.touch()
    for _ in range(2):
        said = written.do(*LOG, day="2026-01-16", XDG_DATA_HOME=str(data), XDG_CACHE_HOME=str(nowhere))
        assert said.err.count(no_backup) == 1


def test_a_folder_that_takes_no_backup_stops_no_change(written: Notebook) -> None:
    root = written.home / ".local/share/valuetrack/backups"
    folder = Path(written.data("list-backups")["folder"])
    folder.mkdir(parents=True)
    (folder / "2026-01-14T200000Z.daily.db").mkdir()
    said = written.spawn(*LOG)
    assert (said.code, "Noted" in said.out) == (0, True)
    (folder / "2026-01-14T200000Z.daily.db").rmdir()
    folder.rmdir()
    root.rmdir()
    root.symlink_to(root)
    said = written.spawn(*LOG, day="2026-01-15")
    assert (said.code, "Noted" in said.out) == (0, True)
    assert said.err.count("Today's backup could not be made: ") == 1


@pytest.mark.file
@pytest.mark.parametrize(("ends", "says_bug"), [(RuntimeError(WORDS), True), (KeyboardInterrupt(), False)])
def test_however_it_ends_the_command_was_done(
    written: Notebook, monkeypatch: pytest.MonkeyPatch, ends: BaseException, says_bug: bool
) -> None:
    def end(*_: object) -> None:
        raise ends

    monkeypatch.setattr(SqliteFile, "back_up", end)
    said = written.run(*LOG)
    assert (said.code, "Noted" in said.out) == (0, True)
    assert ("Something in valuetrack itself went wrong. What was saved before is safe." in said.err) is says_bug
    assert WORDS not in said.err
    assert "tea" in written.do("journal").out


def test_backups_are_for_their_owner_alone(written: Notebook) -> None:
    mask = os.umask(0)
    written.do("backup")
    written.do("backup", str(written.home / "mine.db"))
    os.umask(mask)
    root = written.home / ".local/share/valuetrack/backups"
    found = [root, *root.rglob("*"), written.home / "mine.db"]
    assert [stat.S_IMODE(one.stat().st_mode) for one in found] == [0o700, 0o700, 0o600, 0o600]


def test_a_file_that_is_there_is_written_over_after_a_yes_alone(written: Notebook) -> None:
    mine = written.home / "mine.db"
    mine.write_text("mine")
    said = written.run("backup", str(mine))
    assert (said.code, said.err) == (1, f"There is a file already: {mine}\nName another file.\n")
    assert written.run("backup", str(written.home)).code == 2
    assert written.run("backup", "-").code == 2
    assert written.run("backup", str(written.home / "no" / "mine.db")).code == 3
    with at_terminal(written, "backup", str(mine)) as terminal:
        terminal.answer("over it", "y")
        assert terminal.end() == 0
    assert rows(mine) == rows(written.db)


def test_without_a_notebook_there_is_nothing_to_back_up(notebook: Notebook) -> None:
    assert notebook.run("backup").code == 1
    said = notebook.do("list-backups")
    assert (said.out, said.err) == ("", "No backup yet. `valuetrack backup` makes one.\n")


def test_a_backup_is_brought_back_and_the_notebook_of_before_too(written: Notebook) -> None:
    written.do("backup", day="2026-01-13")
    before = rows(written.db)
    written.do(*LOG)
    after = rows(written.db)
    report = written.data("restore-backup", "2026-01-13", "--dry-run")
    [changed] = [one for one in report["kinds"] if one["now"] != one["then"]]
    assert (changed["kind"], changed["now"] - changed["then"]) == ("opportunity", 1)
    assert report["newest_now"].startswith("2026-01-14T20:00:00")
    assert rows(written.db) == after
    said = written.do("restore-backup", "2026-01-13", "--yes")
    assert rows(written.db) == before
    [way_back] = [line for line in said.err.splitlines() if line.startswith("To go back to it: valuetrack ")]
    written.do(*way_back.removeprefix("To go back to it: valuetrack ").split(), "--yes")
    assert rows(written.db) == after


def test_it_needs_a_yes_and_a_name_that_fits_one_backup(written: Notebook) -> None:
    for _ in range(2):
        written.do("backup")
    before = written.content()
    assert written.run("restore-backup", "2026").code == 2
    for typed, code in (("2026", 1), ("", 1), ("nowhere.db", 1), (str(written.home), 1)):
        assert written.run("restore-backup", typed, "--yes").code == code
    assert written.run("restore-backup").code == 2
    assert written.run("restore", "2026").code == 2
    assert written.content() == before


def test_where_there_is_no_notebook_nothing_would_be_kept_aside(written: Notebook) -> None:
    written.do("backup")
    written.clear()

    said = written.do("restore-backup", "2026", "--dry-run")

    assert "There is no notebook now." in said.out
    assert "kept aside" not in said.out
    assert written.data("restore-backup", "2026", "--dry-run")["is_there"] is False


def test_a_folder_of_backups_that_cannot_be_read_is_told(written: Notebook) -> None:
    written.do("backup")
    folder = Path(written.data("list-backups")["folder"])
    folder.rename(folder.with_name("other"))
    folder.write_text("")

    said = written.run("list-backups")

    assert said.code == 3
    assert said.err == f"{folder} cannot be read: Not a directory.\nLook at its permissions.\n"


def test_a_damaged_notebook_is_compared_and_replaced(written: Notebook) -> None:
    written.do("backup")
    before = rows(written.db)
    written.db.write_bytes(written.db.read_bytes()[:5000])
    said = written.run("today")
    assert said.code == 3
    assert "valuetrack restore-backup" in said.err
    assert "valuetrack doctor" in said.err
    report = written.data("restore-backup", "2026", "--dry-run")
    assert {one["now"] for one in report["kinds"]} == {None}
    assert "none that can be read" in written.do("restore-backup", "2026", "--dry-run", "--words-only").out
    said = written.do("restore-backup", "2026", "--yes")
    assert "aside.db" in said.out
    assert "To go back" not in said.err
    assert rows(written.db) == before


def test_the_notebook_that_is_gone_is_brought_back(written: Notebook, tmp_path: Path) -> None:
    written.do("backup")
    before = rows(written.db)
    written.clear()
    said = written.do("restore-backup", "2026", "--yes")
    assert said.out.count("\n") == 1
    assert rows(written.db) == before


@pytest.mark.parametrize("answer", ["n", "y"])
def test_at_a_terminal_it_is_chosen_from_a_list(written: Notebook, answer: str) -> None:
    written.do("backup", day="2026-01-13")
    before = rows(written.db)
    written.do(*LOG)
    after = rows(written.db)
    with at_terminal(written, "restore-backup") as terminal:
        terminal.answer("Which one?", "2")
        terminal.answer("Bring it back?", answer)
        assert terminal.end() == (answer == "n")
    assert rows(written.db) == (before if answer == "y" else after)


def test_at_a_terminal_without_a_backup_nothing_is_asked(written: Notebook) -> None:
    with at_terminal(written, "restore-backup") as terminal:
        assert terminal.end() == 1
    assert "There is no backup yet." in terminal.shown


@pytest.mark.parametrize(("typed", "code"), [("x" * 300, 3), ("~nobody-of-that-name/x", 1)])
def test_a_path_at_which_nothing_can_be_is_refused(written: Notebook, typed: str, code: int) -> None:
    assert written.run("restore-backup", typed, "--yes").code == code
