"""What takes a while says so at a terminal, with one line that is gone at the end, and nowhere else."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import database_of, server
from tests.terminal import CTRL_C, assert_clean, at_terminal
from valuetrack.cli.run import Options, Run
from valuetrack.render import notices, progress
from valuetrack.render.progress import AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.notebook import Notebook

LINE = notices.GOING_BACK
HIDES_THE_CURSOR = "\x1b[?25l"
GONE = "\x1b[1A\x1b[2K"


class Screen(StringIO):
    """A terminal that everything is written to."""

    def isatty(self) -> bool:
        return True

    def waits_for(self, text: str, start: int = 0) -> int:
        """Where a text ends that comes on the screen behind `start`."""
        for _ in range(1500):
            found = self.getvalue().find(text, start)
            if found >= 0:
                return found + len(text)
            time.sleep(0.02)
        raise AssertionError(f"{text!r} never came: {self.getvalue()!r}")


def screen_of(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal on which what takes a while is drawn at once."""
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "AFTER", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    return screen


@contextmanager
def kept_waiting(notebook: Notebook) -> Iterator[Any]:
    """Another program that is about to write, until it is rolled back: whoever wants to write waits for it."""
    if notebook.is_on_server:
        with server().held(database_of(notebook.db)) as other:
            yield other
        return
    with closing(sqlite3.connect(notebook.db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


@pytest.mark.parametrize(("width", "more"), [(80, {}), (40, {"LC_ALL": "C"})])
def test_a_line_says_what_takes_a_while_and_is_gone_at_the_end(
    written: Notebook, width: int, more: dict[str, Any]
) -> None:
    with kept_waiting(written) as other, at_terminal(written, "undo", width=width, **more) as terminal:
        terminal.until(LINE)
        other.execute("ROLLBACK")
        assert terminal.end() == 0

    before, _, after = terminal.sent.rpartition("\x1b[2K")
    assert LINE in before
    assert "Took back" in after
    assert LINE not in terminal.shown
    assert HIDES_THE_CURSOR not in terminal.sent
    assert_clean(terminal)


def test_ctrl_c_takes_the_line_away_with_the_command(written: Notebook) -> None:
    with kept_waiting(written), at_terminal(written, "undo") as terminal:
        terminal.until(LINE)
        terminal.press(CTRL_C)
        assert terminal.end() == 130

    assert LINE not in terminal.shown
    assert HIDES_THE_CURSOR not in terminal.sent


@pytest.mark.parametrize(
    ("options", "more"), [(("--quiet",), {}), (("--json",), {}), (("--plain",), {}), ((), {"TERM": "dumb"})]
)
def test_who_wants_none_of_it_sees_none(written: Notebook, options: tuple[str, ...], more: dict[str, Any]) -> None:
    with kept_waiting(written) as other, at_terminal(written, "undo", *options, **more) as terminal:
        time.sleep(2 * AFTER)
        other.execute("ROLLBACK")
        assert terminal.end() == 0

    assert LINE not in terminal.sent


def test_in_a_pipe_nothing_is_drawn(written: Notebook) -> None:
    with kept_waiting(written) as other:
        command = subprocess.Popen(
            [sys.executable, "-m", "valuetrack", "undo"],
            env=written.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(2 * AFTER)
        other.execute("ROLLBACK")
        out, err = command.communicate()

    assert (command.returncode, err) == (0, b"")
    assert out.startswith(b"Took back")


@pytest.mark.file
def test_what_is_done_soon_shows_nothing_and_loads_nothing(written: Notebook) -> None:
    seen = "import sys; from valuetrack.cli.app import run; run(['backup']); print('rich' in sys.modules)"

    with at_terminal(written, program=seen) as terminal:
        assert terminal.end() == 0

    assert notices.BACKING_UP not in terminal.sent
    assert terminal.shown.endswith("False\n")


def test_what_is_written_to_the_terminal_meets_no_line(written: Notebook) -> None:
    with at_terminal(written, "export") as terminal:
        assert terminal.end() == 0

    assert notices.WRITING_OUT not in terminal.sent


@pytest.mark.usefixtures("notebook")
def test_what_is_said_meanwhile_stands_on_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    run = Run(Options(), "import")

    with run.progress(notices.TAKING_IN):
        screen.waits_for(notices.TAKING_IN)
        run.progress.advance(1, 2)
        screen.waits_for("█████")
        run.notice("The folder is new.")
        screen.waits_for(notices.TAKING_IN, screen.waits_for(f"{GONE}The folder is new.\n"))

    assert screen.getvalue().endswith(GONE)


@pytest.mark.usefixtures("notebook")
def test_while_somebody_is_asked_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    run = Run(Options(), "backup")

    with run.progress(notices.BACKING_UP):
        screen.waits_for(notices.BACKING_UP)
        with run.progress.aside():
            run.notice("It is encrypted.")
            asked = len(screen.getvalue())
            run.progress.advance(1, 2)
            time.sleep(0.3)
            assert screen.getvalue()[asked:] == ""
        screen.waits_for(notices.BACKING_UP, asked)


@pytest.mark.usefixtures("notebook")
def test_of_two_things_the_inner_one_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    run = Run(Options(), "import")

    with run.progress(notices.TAKING_IN):
        with run.progress(notices.BACKING_UP):
            inner = screen.waits_for(notices.BACKING_UP)
        screen.waits_for(notices.TAKING_IN, inner)
