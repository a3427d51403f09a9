"""Nudges as a person meets them: after what was entered, once, and none where they are turned off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal, answer, at_terminal
from valuetrack.render.notices import QUESTIONS

if TYPE_CHECKING:
    from tests.notebook import Notebook

VAGUE, STOP, GOAL = QUESTIONS["vague"], QUESTIONS["stop-doing"], QUESTIONS["goal"]
ENTERED = [
    (("plan-week", "be calmer", "-v", "conn"), VAGUE),
    (("plan-week", "she calls me", "-v", "conn"), QUESTIONS["someone-else"]),
    (("plan-week", "stop scrolling", "-v", "conn"), STOP),
    (("plan-week", "Call Ines", "-v", "conn", "--confidence", "2"), "2 of 10 sure. Could you make it smaller"),
    (("plan-week", "Call Ines", "-v", "conn", "--confidence", "5"), "Is there a smaller version?"),
    (("edit-action", "3f2", "--text", "be calmer"), VAGUE),
    (("add-value", "lose 5 kg"), GOAL),
    (("edit-value", "conn", "--name", "get a promotion"), GOAL),
]


@pytest.fixture
def off(written: Notebook) -> dict[str, str]:
    """The setting that turns the questions off."""
    path = written.home / "config.toml"
    path.write_text("nudges = false\n", encoding="utf-8")
    return {"VALUETRACK_CONFIG": str(path)}


@pytest.mark.parametrize(("line", "question"), ENTERED, ids=lambda part: " ".join(part) if len(part) < 9 else "")
def test_a_question_comes_after_what_was_entered_and_stops_nothing(
    written: Notebook, line: tuple[str, ...], question: str
) -> None:
    said = written.do(*line)

    assert said.out
    assert question in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(("line", "question"), ENTERED, ids=lambda part: " ".join(part) if len(part) < 9 else "")
def test_no_question_comes_where_they_are_turned_off(
    written: Notebook, off: dict[str, str], line: tuple[str, ...], question: str
) -> None:
    assert written.do(*line, **off).err == ""


def test_a_program_reads_the_questions_and_none_where_they_are_turned_off(
    written: Notebook, off: dict[str, str]
) -> None:
    line = ("plan-week", "be calmer", "-v", "conn", "--confidence", "1", "--json")

    notes = [json.loads(written.do(*line, **more).out)["data"]["notes"] for more in ({}, off)]

    assert notes == [[VAGUE, "1 of 10 sure. Could you make it smaller, until it feels like a 7?"], []]


def test_other_notes_stay_where_the_questions_are_turned_off(written: Notebook, off: dict[str, str]) -> None:
    assert "That was a step toward Connection." in written.do("check-in", "3f2", "--outcome", "done", **off).err


def two_actions(terminal: Terminal) -> str:
    """Plan two actions, each with a low confidence; what the screen shows."""
    for text, confidence, more in (("be calmer", "2", "y"), ("feel better", "1", "n")):
        answer(terminal, (("What will you do?", text), ("On which day?", ""), ("How sure are you", confidence)))
        answer(terminal, (("What would a smaller version be?", ""), ("What might get in the way", "")))
        answer(terminal, (("Add more?", ""), ("Another one?", more)))
    assert terminal.end() == 0
    return terminal.shown


def test_a_session_asks_each_question_once(written: Notebook) -> None:
    with at_terminal(written, "plan-week", "-v", "conn", "-w", "next") as terminal:
        screen = two_actions(terminal)

    assert screen.count(VAGUE) == 1
    assert screen.index("Planned ") < screen.index(VAGUE)
    assert " ".join(screen.split()).count("Could you make it smaller, until it feels like a 7?") == 1


def test_a_session_asks_none_where_they_are_turned_off(written: Notebook, off: dict[str, str]) -> None:
    config = off["VALUETRACK_CONFIG"]
    with at_terminal(written, "plan-week", "-v", "conn", "-w", "next", VALUETRACK_CONFIG=config) as terminal:
        screen = two_actions(terminal)

    assert VAGUE not in screen
    assert "make it smaller" not in screen.partition("What will you do?")[2]


def test_the_first_run_asks_after_each_of_the_two(notebook: Notebook) -> None:
    with at_terminal(notebook) as terminal:
        answer(terminal, (("Shall we begin", ""), ("What matters to you?", "run a marathon")))
        answer(terminal, (("What does run a marathon mean", ""), ("How much does it matter?", "")))
        terminal.until(GOAL)
        answer(terminal, (("One small thing", "stop scrolling"),))
        terminal.until(STOP)
        assert terminal.end() == 0


@pytest.mark.parametrize(("text", "is_asked"), [("", False), ("be braver", True)])
def test_coming_back_asks_about_new_words_alone(written: Notebook, text: str, is_asked: bool) -> None:
    written.do("edit-action", "3f2", "--text", "be calmer")
    written.do("check-in", "3f2", "--outcome", "done")

    with at_terminal(written, day="2026-03-14") as terminal:
        answer(terminal, (("Would you like to plan it again", "y"), ("What will you do?", text)))
        assert terminal.end() == 0

    assert "Planned " in terminal.shown
    assert (VAGUE in terminal.shown) is is_asked
