"""The guided plan of a week offers the rung of a ladder that is next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cli.guide.notes import actions_in
from tests.cli.prepared import STEP
from tests.desk import at_desk
from tests.terminal import Dialogue, Terminal, answer, at_terminal, stop_at
from valuetrack.render.notices import STAYS
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook

WEEK = Week(date(2026, 1, 12))
OFFERED = "Next on the ladder of Growth: Read one page\n"
WITH_STEP = "What will you do? (y: that step) [Enter: skip"
REST: Dialogue = (
    ("On which day? [Enter: any day", "fri"),
    ("How sure are you", "8"),
    ("What might get in the way", ""),
    ("What would a smaller version be?", "a line"),
    ("Add more?", ""),
)
LAST = ("Another one? (y/n) [Enter: no", "")


def plan(written: Notebook, *dialogue: tuple[str, str], value: str = "growth") -> Terminal:
    with at_terminal(written, "plan-week", "-v", value, "-w", "this") as terminal:
        answer(terminal, dialogue)
        assert terminal.end() == 0
    return terminal


def steps_in(written: Notebook) -> list[tuple[str, str | None]]:
    return [(action.text, action.step_id) for action in actions_in(written, WEEK)[1:]]


@pytest.mark.parametrize("yes", ["y", "Yes"])
def test_a_yes_takes_the_step_in_its_words_and_for_its_value(written: Notebook, yes: str) -> None:
    terminal = plan(written, (WITH_STEP, yes), *REST, LAST)

    assert OFFERED in terminal.shown
    assert terminal.shown.count("[Enter: ") == 7, "the six questions of an action, and whether there is another one"
    [action] = actions_in(written, WEEK)[1:]
    assert (action.text, action.step_id, action.value_id) == ("Read one page", STEP, action.value_id)
    assert (action.day, action.confidence, action.smaller) == (date(2026, 1, 16), 8, "a line")
    assert written.data("show-week")["actions"][1]["value"] == "Growth"


def test_words_of_ones_own_are_no_step(written: Notebook) -> None:
    plan(written, (WITH_STEP, "Yesterday's crossword"), *REST, LAST)

    assert steps_in(written) == [("Yesterday's crossword", None)]


def test_enter_skips_it(written: Notebook) -> None:
    plan(written, (WITH_STEP, ""))

    assert steps_in(written) == []


def test_it_is_offered_once_in_a_session(written: Notebook) -> None:
    terminal = plan(
        written, (WITH_STEP, "y"), *REST, (LAST[0], "y"), ("What will you do? [Enter: skip", "Write"), *REST, LAST
    )

    assert terminal.shown.count(OFFERED) == 1
    assert steps_in(written) == [("Read one page", STEP), ("Write", None)]


def test_a_value_without_a_ladder_is_asked_about_as_ever(written: Notebook) -> None:
    terminal = plan(written, ("What will you do? [Enter: skip", ""), value="conn")

    assert "ladder" not in terminal.shown


@pytest.mark.parametrize("known", range(1, 1 + len(REST)))
def test_ctrl_c_at_each_question_keeps_the_step(written: Notebook, known: int) -> None:
    with at_terminal(written, "plan-week", "-v", "growth", "-w", "this") as terminal:
        stop_at(terminal, ((WITH_STEP, "y"), *REST), known)

    assert steps_in(written) == [("Read one page", STEP)]
    assert actions_in(written, WEEK)[1].day == (date(2026, 1, 16) if known > 1 else None)


def test_with_no_focus_each_ladder_has_its_turn(written: Notebook) -> None:
    written.do("add-step", "conn", "Wave to Ana", "--difficulty", "1")
    with at_terminal(written, "plan-week", "-w", "this") as terminal:
        answer(
            terminal,
            (("Which one or two values do you want to focus on?", ""), (WITH_STEP, "y"), *REST, (LAST[0], "y")),
        )
        answer(terminal, ((WITH_STEP, "y"), *REST, LAST))
        assert terminal.end() == 0

    assert [text for text, _ in steps_in(written)] == ["Wave to Ana", "Read one page"]


def test_where_a_ladder_stays_on_its_rung_the_plan_says_why(written: Notebook) -> None:
    for text, difficulty in (("wave", "2"), ("say hello", "4")):
        written.do("add-step", "conn", text, "--difficulty", difficulty)
    rung = next(one["short"] for one in written.data("list-steps", "conn")["steps"] if one["text"] == "wave")
    for day in ("mon", "tue"):
        action = written.data("plan-week", "--step", rung, "--on", f"this {day}")["id"]
        written.do("check-in", action, "--outcome", "done", "--effort", "2", "--anxiety-after", "9")
    said = at_desk(written, "plan-week", "-v", "conn").out

    assert "Next on the ladder of Connection: wave\n" + STAYS["anxiety"] in said
