"""What was thought of beforehand, where an action is asked about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.guide.notes import actions_in
from tests.desk import at_desk
from valuetrack.model import BarrierKind, Outcome
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook, Said
    from valuetrack.model import Action

WEEK = Week(date(2026, 1, 12))
CAME, TRIED, SMALLER = "Did it come up?", "Did you try it?", "Would you like to make it smaller"


@pytest.fixture
def thought_of(written: Notebook) -> Notebook:
    """The action of the day has a barrier, an answer to it, a smaller version and a reward."""
    written.do("edit-action", "3f2", "--coping", "a note", "--smaller", "a wave", "--reward", "tea", "--cue", "noon")
    return written


def went(notebook: Notebook, outcome: str, *more: str, day: str | None = None, **answers: str) -> Said:
    """Check the action in with these answers, by words of the questions."""
    known = {"came": CAME, "tried": TRIED, "smaller": SMALLER, "words": "What would a smaller version be?"}
    known |= {"way": "What got in the way?", "kind": "Did it come from inside", "then": "On which day?"}
    known |= {"did": "Which smaller version was it?", "learned": "Anything you learned?"}
    given = {"How did it go?": outcome, **{known[one]: said for one, said in answers.items()}}
    said = at_desk(notebook, "check-in", "3f2", *more, answers=given, day=day, COLUMNS="300", NO_COLOR="1")
    assert said.code == 0, said.out
    return said


def action(notebook: Notebook) -> Action:
    return next(one for one in actions_in(notebook, WEEK) if one.id.startswith("3f2"))


def test_the_whole_card_stands_above_the_question(thought_of: Notebook) -> None:
    shown = went(thought_of, "").out.replace("\r", "")

    assert (
        "Text Priya at lunch (Connection, Wed 2026-01-14)\n"
        "Because: letting people in\n"
        "When: noon\n"
        "If this comes up: no words. Then: a note.\n"
        "Or smaller: a wave\n"
        "Afterwards: tea\n"
    ) in shown


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ({"came": "y", "tried": "y", "kind": "inside"}, (True, True, "no words", BarrierKind.INTERNAL)),
        ({"came": "y", "tried": "n"}, (True, False, "no words", None)),
        ({"came": "y"}, (True, None, "no words", None)),
        ({"came": "n", "way": "the rain", "kind": "out"}, (False, None, "the rain", BarrierKind.EXTERNAL)),
        ({}, (None, None, None, None)),
    ],
)
def test_not_this_time_asks_whether_what_was_expected_came_and_whether_the_answer_was_tried(
    thought_of: Notebook, answers: dict[str, str], kept: tuple[Any, ...]
) -> None:
    shown = went(thought_of, "not", learned="rest first", **answers).out
    one = action(thought_of)

    assert (one.barrier_came, one.coping_tried, one.got_in_way, one.barrier_kind) == kept
    assert (one.outcome, one.learned) == (Outcome.NOT_TAKEN, "rest first")
    assert ("Your idea for it was: a note" in shown) is (answers.get("came") == "y")
    assert ("What got in the way?" in shown) is (answers.get("came") != "y")


def test_what_was_given_is_not_asked_and_a_plan_without_an_answer_asks_for_none(thought_of: Notebook) -> None:
    assert CAME not in went(thought_of, "not", "--barrier-came", "yes", "--coping-tried", "no").out
    assert (action(thought_of).barrier_came, action(thought_of).coping_tried) == (True, False)

    thought_of.do("edit-action", "3f2", "--outcome", "none", "--coping", "")
    assert TRIED not in went(thought_of, "not", came="y").out


@pytest.mark.parametrize(("outcome", "asked"), [("done", False), ("carried", False), ("let go", False), ("not", True)])
def test_it_is_asked_after_not_this_time_alone(thought_of: Notebook, outcome: str, asked: bool) -> None:
    assert (CAME in went(thought_of, outcome).out) is asked


def test_a_smaller_version_is_planned_there_and_then_in_the_stored_words_or_others(thought_of: Notebook) -> None:
    thought_of.do("edit-action", "3f2", "--smaller-confidence", "8")
    shown = went(thought_of, "not", smaller="y", then="fri").out
    assert "What would a smaller version be? [Enter: a wave]" in shown
    went(thought_of, "not", smaller="y", words="a nod")

    new = [one for one in actions_in(thought_of, WEEK) if not one.id.startswith("3f2")]
    assert [(one.text, one.day, one.confidence, one.smaller, one.barrier) for one in new] == [
        ("a wave", date(2026, 1, 16), 8, None, "no words"),
        ("a nod", None, None, None, "no words"),
    ]
    thought_of.do("undo")
    assert action(thought_of).outcome is Outcome.NOT_TAKEN
    assert len(actions_in(thought_of, WEEK)) == len(new)


def test_at_the_end_of_a_week_the_smaller_one_is_for_the_next(thought_of: Notebook) -> None:
    went(thought_of, "not", day="2026-01-18", smaller="y")

    assert [one.text for one in actions_in(thought_of, WEEK.next)] == ["a wave"]


@pytest.mark.parametrize(
    ("smaller", "answers", "offered"),
    [
        ("a wave", {}, True),
        ("a wave", {"came": "y", "kind": "fatigue"}, True),
        ("a wave", {"came": "y", "kind": "money"}, False),
        ("a wave", {"came": "y", "kind": "outside"}, False),
        ("", {"came": "y", "kind": "inside"}, True),
        ("", {"came": "y"}, True),
        ("", {}, False),
    ],
)
def test_smaller_is_offered_where_it_can_help(
    thought_of: Notebook, smaller: str, answers: dict[str, str], offered: bool
) -> None:
    thought_of.do("edit-action", "3f2", "--smaller", smaller)

    assert (SMALLER in went(thought_of, "not", **answers).out) is offered


def test_a_smaller_one_without_words_plans_nothing(thought_of: Notebook) -> None:
    thought_of.do("edit-action", "3f2", "--smaller", "")
    went(thought_of, "not", came="y", smaller="y")

    assert len(actions_in(thought_of, WEEK)) == 1


@pytest.mark.parametrize(("said", "kept"), [("", "a wave"), ("a nod", "a nod")])
def test_of_a_smaller_version_that_was_done_the_stored_words_are_offered(
    thought_of: Notebook, said: str, kept: str
) -> None:
    shown = went(thought_of, "smaller", did=said).out

    assert "Which smaller version was it? [Enter: a wave]" in shown
    assert (action(thought_of).outcome, action(thought_of).smaller) == (Outcome.SMALLER, kept)


def test_without_stored_words_and_where_they_were_given_they_are_not_asked_for(thought_of: Notebook) -> None:
    thought_of.do("edit-action", "3f2", "--smaller", "")

    assert "Which smaller version was it?" not in went(thought_of, "smaller").out


@pytest.mark.parametrize(("outcome", "said"), [("done", True), ("smaller", True), ("not-taken", False)])
def test_what_was_taken_says_the_reward(thought_of: Notebook, outcome: str, said: bool) -> None:
    notes = thought_of.data("check-in", "3f2", "--outcome", outcome)["notes"]

    assert ("For afterwards you had planned: tea" in notes) is said
