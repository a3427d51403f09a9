"""What the session that plans a week brings back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cli.guide.notes import actions_in
from tests.desk import at_desk
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook

NEXT = Week(date(2026, 1, 19))
STEP = "What will you do? (y: that step)"


@pytest.fixture
def lived(written: Notebook) -> Notebook:
    """A week in which something was learned and helped, and a moment was let pass; it is Sunday."""
    written.do("check-in", "3f2", "--outcome", "done", "--helped", "the bell", "--learned", "She had missed\nme too.")
    written.do("edit-reflection", "b07", "--learned", "go slowly")
    written.do(
        "log-opportunity",
        "birthday invitation",
        "-v",
        "conn",
        "--not-taken",
        "--got-in-way",
        "the crowd",
        "--facet",
        "being seen",
    )
    written.day = "2026-01-18"
    return written


def planned(notebook: Notebook, *more: str, **answers: str) -> str:
    """What the screen shows of a session that plans the next week with these answers."""
    known = {"step": STEP, "do": "What will you do?", "more": "Another one?", "then": "What could you do then?"}
    given = {known[one]: said for one, said in answers.items()}
    said = at_desk(notebook, "plan-week", "--week", "next", *more, answers=given, COLUMNS="200", NO_COLOR="1")
    assert said.code == 0, said.out
    return said.out.replace("\r", "")


def test_what_was_learned_and_what_one_takes_along_stands_before_the_questions(lived: Notebook) -> None:
    shown = planned(lived)

    assert '\nYou learned: "She had missed me too."\nYou wanted to remember: "go slowly"\n' in shown


def test_where_nothing_was_learned_nothing_is_said(written: Notebook) -> None:
    shown = planned(written)

    assert "You learned" not in shown
    assert "You wanted" not in shown


def test_a_moment_that_was_let_pass_is_offered_and_planned_with_what_got_in_its_way(lived: Notebook) -> None:
    shown = planned(lived, "-v", "conn", step="y", then="come early")

    assert "You noticed, and let it pass: birthday invitation (Connection)\nWhat got in the way: the crowd\n" in shown
    assert "What might get in the way" not in shown
    assert "This may come up again: the crowd\nWhat could you do then?" in shown
    [new] = actions_in(lived, NEXT)
    assert (new.text, new.barrier, new.coping) == ("birthday invitation", "the crowd", "come early")
    assert new.facet == "being seen"


def test_other_words_leave_it_and_without_a_barrier_one_is_asked_for(lived: Notebook) -> None:
    shown = planned(lived, "-v", "conn", step="Call Ines")
    assert [one.text for one in actions_in(lived, NEXT)] == ["Call Ines"]

    lived.do("undo")
    lived.do("log-opportunity", "a talk", "-v", "growth", "--not-taken")
    shown = planned(lived, "-v", "growth", step="")
    assert "Next on the ladder of Growth" in shown
    assert "a talk" not in shown
    shown = planned(lived, "-v", "growth", step="y", more="y")
    assert "You noticed, and let it pass: a talk (Growth)" in shown
    assert shown.count("What might get in the way") == 2
    assert [one.text for one in actions_in(lived, NEXT)] == ["Read one page", "a talk"]


def test_what_helped_with_a_value_is_said_once_when_it_is_planned_for(lived: Notebook) -> None:
    shown = planned(lived, "-v", "conn", step="y", do="Call Ines", more="y")

    assert shown.count('What has helped with Connection lately: "the bell"\n') == 1
    assert shown.index("What has helped") < shown.index("On which day?")
    assert "What has helped" not in planned(lived, "-v", "growth", step="Read")


LIFTED = "What gave something back lately:"


def test_what_gave_something_back_is_named_once_and_planned_by_its_number(written: Notebook) -> None:
    written.do("log-activity", "swam", "--mood-before", "3", "--mood-after", "6")
    written.do("log-activity", "a call with\nAna", "-v", "growth", "--enjoyment", "8", "--on", "yesterday")
    written.do("log-activity", "scrolled", "--relief", "no thinking", "--cost", "a short night")
    answers = {"What will you do?": "2", "Another one?": "y", "Is there room": "n"}
    said = at_desk(written, "plan-week", answers=answers, NO_COLOR="1").out

    assert f"\n{LIFTED}\n  1  swam\n  2  a call with Ana (Growth)\n" in said
    assert said.count(LIFTED) == 1
    assert "What will you do? (y: that step; a number: one of these)" in said
    assert "scrolled" not in said
    assert "Which value?" not in said
    assert [(one.text, one.value_id[:2]) for one in actions_in(written, Week(date(2026, 1, 12)))][1] == (
        "a call with\nAna", "22"
    )  # fmt: skip


def test_of_what_was_done_for_no_value_the_value_is_asked_for_and_a_number_that_is_none_is_a_text(
    written: Notebook,
) -> None:
    written.do("log-activity", "swam", "--energy", "9")
    for typed, text in (("1", "swam"), ("2", "2")):
        answers = {"What will you do?": typed, "Which value?": "conn"}
        at_desk(written, "plan-week", answers=answers, NO_COLOR="1")
        assert [one.text for one in actions_in(written, Week(date(2026, 1, 12)))][-1] == text
    written.do("log-activity", "sang", "--energy", "9", "-v", "growth")
    quiet = at_desk(written, "plan-week", "-v", "conn", "--quiet", NO_COLOR="1").out
    assert LIFTED not in quiet
    assert "sang" not in quiet
    assert "a number" not in quiet, "what is planned is offered no more, nor what was for another value"
