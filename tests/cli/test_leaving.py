"""Leaving: signals, the end of input and a window that closes, at a question and beside one."""

from __future__ import annotations

import os
import pty
import readline
import signal
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.terminal import KEYS, WAYS, at_terminal, leave
from valuetrack.cli import boundary, keyboard, leaving
from valuetrack.cli.ask import text_questions
from valuetrack.model import Reflection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.notebook import Notebook

HAPPENED, WHO = [*text_questions(Reflection).values()][:2]
HANDLED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Signals of this process are heard as those of a session are, for the length of a test."""
    before = {one: signal.getsignal(one) for one in HANDLED}
    monkeypatch.setattr(leaving, "_EAR", leaving._Ear())
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@contextmanager
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The streams of this process are those of a terminal; its other end, which closes the window."""
    other, terminal = pty.openpty()
    with monkeypatch.context() as patch, ExitStack() as opened:
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            patch.setattr(sys, name, opened.enter_context(os.fdopen(os.dup(terminal), mode, encoding="utf-8")))
        os.close(terminal)
        yield other


def raised(number: int) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", HANDLED[:3], ids=lambda number: number.name)
def test_a_signal_at_a_question_raises_at_once(ear: None, number: signal.Signals) -> None:
    with pytest.raises(leaving.Left) as left, leaving.possible():
        raised(number)
    assert left.value.exit_code == 128 + number


@pytest.mark.parametrize("number", HANDLED[:3], ids=lambda number: number.name)
def test_a_signal_beside_a_question_waits_for_the_next_one(ear: None, number: signal.Signals) -> None:
    with leaving.possible():
        pass
    raised(number)
    asked = []
    with pytest.raises(leaving.Left) as left, leaving.possible():
        asked.append("never")
    assert (left.value.number, asked) == (number, [])


def test_a_signal_after_the_last_question_is_told_by_the_exit_code(ear: None) -> None:
    def session() -> None:
        with leaving.possible():
            pass
        raised(signal.SIGTERM)

    assert boundary.guarded(session, wants_json=False) == 143


def test_after_leaving_nothing_more_is_asked(ear: None) -> None:
    for _ in range(2):
        with pytest.raises(leaving.Left), leaving.possible():
            raised(signal.SIGINT)


def test_a_signal_that_is_ignored_stays_ignored(ear: None) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with leaving.possible():
        raised(signal.SIGHUP)
    assert leaving.code_at_the_end(0) == 0


def test_an_answer_that_was_ended_before_the_signal_is_kept(ear: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended_and_then(_prompt: str) -> str:
        readline.add_history("kept")
        raised(signal.SIGTERM)
        raise AssertionError("the signal comes first")

    monkeypatch.setattr("builtins.input", ended_and_then)
    assert keyboard._edited("What? ") == "kept"
    assert readline.get_current_history_length() == 0
    assert leaving.code_at_the_end(0) == 143


def test_an_answer_and_a_signal_at_once_keep_the_answer(written: Notebook) -> None:
    with at_terminal(written, "reflect") as terminal:
        terminal.until(HAPPENED)
        terminal.until("] ")
        terminal.press("I froze again.\r")
        terminal.send(signal.SIGTERM)
        assert terminal.end() == 143
    assert written.data("review-week")["reflection_entries"][-1]["happened"] == "I froze again."


@pytest.mark.parametrize("way", WAYS)
def test_where_nothing_was_answered_that_is_said(written: Notebook, way: str) -> None:
    before = written.content()
    with at_terminal(written, "reflect") as terminal:
        terminal.until("] ")
        assert leave(terminal, way) == WAYS[way]
    assert written.content() == before
    assert terminal.shown.endswith("\nStopped here. Nothing in the notebook was changed.\n") or way == "window"


@pytest.mark.parametrize(
    ("arguments", "question", "said"),
    [
        (["delete", "3f2"], "Delete it?", "Nothing is deleted."),
        (["remove-contact", "c0d"], "Remove Ines?", "Nothing is removed."),
        (["write-note", "--output", "note.txt", "--no-edit"], "Write over it?", "Nothing is written."),
    ],
    ids=lambda case: case[0] if isinstance(case, list) else "",
)
@pytest.mark.parametrize("way", KEYS)
def test_leaving_where_a_yes_is_asked_for_is_no_yes_and_said(
    written: Notebook, arguments: list[str], question: str, said: str, way: str
) -> None:
    (written.home / "note.txt").write_text("before")
    before = written.content()
    with at_terminal(written, *arguments) as terminal:
        terminal.until(question)
        terminal.until("] ")
        code = leave(terminal, way)
    stopped = "Stopped here. Nothing in the notebook was changed."
    assert (code, (said if way == "ctrl-d" else stopped) in terminal.shown) == (1 if way == "ctrl-d" else 130, True)
    assert written.content() == before
    assert (written.home / "note.txt").read_text() == "before"


def test_at_a_terminal_without_an_editor_of_lines_it_is_the_same(written: Notebook) -> None:
    for way, code in WAYS.items():
        with at_terminal(written, "reflect", TERM="dumb") as terminal:
            terminal.answer(HAPPENED, way)
            terminal.until(WHO)
            terminal.until("] ")
            assert leave(terminal, way) == code
        assert written.data("review-week")["reflection_entries"][-1]["happened"] == way


def test_a_window_that_closes_ends_a_session_that_ignores_its_signal(written: Notebook) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with at_terminal(written, "reflect", fresh=True) as terminal:
            terminal.until(HAPPENED)
            terminal.until("] ")
            terminal.send(signal.SIGHUP)
            terminal.press("I froze again.\r")
            terminal.until(WHO)
            terminal.until("] ")
            assert terminal.close() == 129
    finally:
        signal.signal(signal.SIGHUP, before)
    assert written.data("review-week")["reflection_entries"][-1]["happened"] == "I froze again."
    assert not list(written.home.rglob("bug.log"))


def test_what_is_said_to_a_window_that_was_closed_is_no_bug(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window(monkeypatch) as other:
        os.close(other)
        assert boundary.guarded(lambda: print("A good day.", flush=True), wants_json=False) == 129
        print("From here on it goes nowhere.", flush=True)
    assert not list(notebook.home.rglob("bug.log"))


def test_trouble_with_a_file_is_not_taken_for_a_window_that_was_closed(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reads_a_folder() -> None:
        with leaving.closing_window():
            notebook.home.read_text()

    with window(monkeypatch) as other:
        assert boundary.guarded(reads_a_folder, wants_json=False) == 70
        os.close(other)
