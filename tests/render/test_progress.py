"""One line that is drawn beside what is done: how far it is, who else may write meanwhile, and how it ends."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time

import pytest

from valuetrack.render import progress
from valuetrack.render.progress import Drawing


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "AFTER", 0.0)


def drawn(screen: io.StringIO, text: str) -> bool:
    """Whether a text comes on the screen."""
    for _ in range(1500):
        if text in screen.getvalue():
            return True
        time.sleep(0.02)
    return False


def begun(screen: io.StringIO, *, colour: bool = False, unicode: bool = True) -> Drawing:
    drawing = Drawing("Taking it in", screen, colour=colour, unicode=unicode)
    drawing.begin()
    return drawing


@pytest.mark.parametrize(("unicode", "half"), [(True, "█████░░░░░"), (False, "#####.....")])
def test_a_bar_says_how_far_it_is_and_no_number(unicode: bool, half: str) -> None:
    screen = io.StringIO()
    drawing = begun(screen, unicode=unicode)
    assert drawn(screen, "Taking it in")

    drawing.advance(5, 10)

    assert drawn(screen, half)
    drawing.advance(11, 10)
    assert drawn(screen, half[0] * 10)
    drawing.end()
    shown = screen.getvalue()
    assert shown.endswith("\x1b[1A\x1b[2K")
    assert not re.search(r"[0-9]", re.sub("\x1b\\[[0-9]*[A-Z]", "", shown))
    assert unicode is not shown.isascii()


def test_colour_is_there_where_it_is_wanted() -> None:
    screen = io.StringIO()
    drawing = begun(screen, colour=True)
    drawing.advance(5, 10)

    assert drawn(screen, "\x1b[36m")
    drawing.end()


def test_where_it_is_not_known_how_much_there_is_no_bar_is_drawn() -> None:
    screen = io.StringIO()
    drawing = begun(screen)
    drawing.advance(0, 0)

    assert drawn(screen, "Taking it in")
    drawing.end()
    assert "░" not in screen.getvalue()


def test_a_screen_that_is_gone_is_no_reason_to_stop() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            super().write(text)
            raise OSError(5, "gone")

    screen = Gone()
    drawing = begun(screen)

    assert drawn(screen, "Taking it in")
    drawing.end()


def test_one_whose_end_is_never_said_ends_with_the_program() -> None:
    begins = "import sys; from valuetrack.render import progress; progress.AFTER = 0.0; "
    begins += "progress.Drawing('Going back', sys.stdout, colour=False, unicode=True).begin()"

    done = subprocess.run([sys.executable, "-c", begins], capture_output=True, check=True, timeout=60)

    assert done.stderr == b""
