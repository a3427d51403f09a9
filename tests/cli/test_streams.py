"""A full disk under a stream: what was to be said is lost, and whether the change was kept is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal import CTRL_D, at_terminal
from valuetrack.cli import streams
from valuetrack.tracker import weeks

if TYPE_CHECKING:
    from tests.notebook import Notebook

FULL = Path("/dev/full")
SAID = "What there is to say cannot be written: No space left on device.\n"
KEPT = "What was changed is kept; `valuetrack {}` takes it back."
UNBUFFERED = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])


def end(notebook: Notebook, *words: str, out: bool = False, err: bool = False, **more: str) -> tuple[int, str]:
    """The exit code of a command, and what it said on stderr, where its streams end on a full disk."""
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "valuetrack", *words],
            env=notebook.environment(**more),
            stdout=full if out else subprocess.DEVNULL,
            stderr=full if err else subprocess.PIPE,
            text=True,
            check=False,
        )
    return done.returncode, done.stderr or ""


@UNBUFFERED
@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["today"], streams.NOTHING_CHANGED),
        (["--help"], streams.NOTHING_CHANGED),
        (["--version"], streams.NOTHING_CHANGED),
        (["rate-week", "growth", "4"], KEPT.format("undo")),
        (["undo"], KEPT.format("redo")),
    ],
    ids=lambda words: str(words[0]),
)
def test_output_to_a_full_disk_is_3_and_says_whether_the_change_was_kept(
    written: Notebook, words: list[str], hint: str, unbuffered: str
) -> None:
    before = written.content()
    assert end(written, *words, out=True, PYTHONUNBUFFERED=unbuffered) == (3, f"{SAID}{hint}\n")
    assert (written.content() != before) is (hint != streams.NOTHING_CHANGED)


def test_under_json_that_is_json(written: Notebook) -> None:
    code, said = end(written, "list-values", "--json", out=True)
    assert (code, json.loads(said)["error"]["kind"]) == (3, "output")


@pytest.mark.parametrize("out", [True, False])
@pytest.mark.parametrize("words", [["nosuch"], ["show-value", "nosuch"], ["log-opportunity", "x", "-v", "conn"]])
def test_where_what_went_wrong_cannot_be_said_it_is_3(written: Notebook, words: list[str], out: bool) -> None:
    assert end(written, *words, out=out, err=True) == (3, "")


def test_a_notice_that_cannot_be_said_is_3_and_the_change_is_kept(written: Notebook) -> None:
    before = written.content()
    assert end(written, "plan-week", "be kinder", "-v", "conn", err=True) == (3, "")
    assert written.content() != before


def test_an_error_of_a_file_is_no_error_of_a_stream() -> None:
    assert not streams.is_lost(OSError(28, "No space left on device", "a file"))
    assert not streams.is_lost(OSError(9, "Bad file descriptor"))


def test_force_color_0_forces_none(written: Notebook) -> None:
    assert "\x1b[" not in written.do("review-week", FORCE_COLOR="0").out
    assert "\x1b[" in written.do("review-week", FORCE_COLOR="1").out


_STOPPED = """
import os, signal, sys
class Stop:
    def find_spec(self, name, *_):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
from valuetrack.__main__ import main
sys.argv[1:] = ["today"]
main()
"""


@pytest.mark.parametrize("module", ["valuetrack.cli.app", "typer", "valuetrack.cli.boundary", "valuetrack.settings"])
def test_ctrl_c_while_the_program_is_loaded_ends_it_with_130(written: Notebook, module: str) -> None:
    program = _STOPPED.replace("sys.argv[1]", repr(module))
    done = subprocess.run(
        [sys.executable, "-c", program], env=written.environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_ctrl_c_that_is_ignored_stays_ignored(written: Notebook) -> None:
    program = _STOPPED.replace("sys.argv[1]", "'typer'").replace(
        "class Stop", "signal.signal(signal.SIGINT, signal.SIG_IGN)\nclass Stop"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=written.environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_empty_db_is_refused_before_and_after_the_command(written: Notebook) -> None:
    said = [
        written.run(*words)
        for words in (
            ["--db", "", "today"],
            ["today", "--db", ""],
            ["today", "--db="],
            ["today", "--db", "--plain"],
        )
    ]
    assert {(one.code, one.err.splitlines()[0]) for one in said} == {(2, "--db does not name a file.")}


def test_a_db_that_was_not_there_is_said_when_it_is_made(notebook: Notebook) -> None:
    other = notebook.home / "other.db"
    said = [notebook.do("add-value", name, "--db", str(other)).err for name in ("Tea", "Snow")]
    assert said == [f"This is a new notebook: {other}\n", ""]
    assert notebook.do("add-value", "Tea").err == ""


def test_a_notebook_whose_folder_is_gone_is_3_and_the_default_place_is_an_empty_one(notebook: Notebook) -> None:
    there = str(notebook.home / "stick" / "journal.db")
    config = notebook.home / "config.toml"
    config.write_text(f"db = {there!r}", encoding="utf-8")
    assert notebook.run("today", "--db", there).code == 3
    for words in (["today"], ["list-values"], ["add-value", "Tea"], ["undo"]):
        for run in (
            notebook.run(*words, VALUETRACK_DB=there),
            notebook.run(*words, VALUETRACK_DB="", VALUETRACK_CONFIG=str(config)),
        ):
            assert (run.code, run.err.splitlines()[0]) == (3, f"The folder of {there} is not there.")
    assert not (notebook.home / "stick").exists()
    assert notebook.run("today", VALUETRACK_DB="").code == 0
    assert notebook.run("where", VALUETRACK_DB=there).code == 0
    assert os.environ.get("VALUETRACK_DB") is None


def test_a_folder_that_goes_away_in_mid_session_is_said_and_none_is_made_in_its_place(written: Notebook) -> None:
    folder = written.home / "stick"
    folder.mkdir()
    written.db = written.db.rename(folder / "journal.db")
    with at_terminal(written, "reflect") as terminal:
        terminal.answer("[Enter", "I froze.")
        terminal.until("[Enter")
        folder.rename(written.home / "away")
        terminal.press(CTRL_D)
        assert terminal.end() == 3
    assert "not there" in terminal.shown
    assert not folder.exists()


def test_an_error_of_a_file_of_which_nobody_tells_is_a_bug(written: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    def unread(*_: object) -> None:
        raise OSError(5, "Input/output error", "a file")

    monkeypatch.setattr(weeks, "show_day", unread)
    assert written.run("today").code == 70
