"""The pages of treatment goals, in numbers and in words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.render.screens import told
from valuetrack.model import Outcome
from valuetrack.render.pages.goals import goal_list
from valuetrack.render.voice import Voice
from valuetrack.reports.done import BeforeAfter
from valuetrack.reports.goals import GoalLine, GoalList, GoalStep, GoalStory
from valuetrack.reports.steps import StepLine

MON = date(2026, 1, 12)
NONE = BeforeAfter((), None)


def a_step(text: str, **more: Any) -> GoalStep:
    given: dict[str, Any] = dict.fromkeys(GoalStep.__required__)
    return GoalStep(**{**given, "id": "faef", "short": "fae", "day": MON, "value": "Tea", "text": text, **more})


STORY = GoalStory(
    goal="see\npeople",
    values=("Tea", "Art"),
    open=1,
    taken=4,
    ahead=(a_step("swim", any_day=True),),
    done=(
        a_step("call", outcome=Outcome.DONE, anxiety_before=7, anxiety_after=4, learned="she was glad"),
        a_step("walk", outcome=Outcome.NOT_TAKEN, got_in_way="rain"),
    ),
    anxiety=BeforeAfter(((7, 4), (6, 4), (5, 2)), -3.0),
    mood=NONE,
    experiments=(),
    ladder=(
        StepLine("s", "s", "Tea", "sip", 2, 0, 0, on_offer=True, retired=None),
        StepLine("t", "t", "Tea", "pour", 5, 0, 0, on_offer=False, retired=None),
    ),
    more=2,
)


def test_a_goal_has_its_parts_each_under_a_heading() -> None:
    assert (
        told(STORY)
        == """\
see people
For Tea and Art. 4 steps taken for it so far.

Planned
  • week of Mon 2026-01-12 (fae), Tea: swim

How it went
  • Mon 2026-01-12 (fae), Tea, done: call, anxiety 7 then 4, "she was glad"
  • Mon 2026-01-12 (fae), Tea, not this time: walk (rain)

Before and after
  • Anxiety: usually 3 lower afterwards (3 times)

From easy to hard
  • sip (Tea, difficulty 2 of 10, next)
  • pour (Tea, difficulty 5 of 10)

2 entries more, from before; --all shows all.
"""
    )


def test_in_words_there_is_no_number() -> None:
    said = re.sub(r"\d{4}-\d\d-\d\d", "", told(STORY, words_only=True))

    assert not re.search(r"\d", said)
    assert "Some steps taken for it so far." in said


def test_what_is_not_there_has_no_heading() -> None:
    empty: dict[str, Any] = {"taken": 0, "ahead": (), "done": (), "anxiety": NONE, "ladder": (), "more": 0}

    assert told(GoalStory(**{**vars(STORY), **empty})) == "see people\nFor Tea and Art.\n"


def test_the_list_has_a_goal_a_row_and_in_words_no_count() -> None:
    goals = GoalList((GoalLine("see people", ("Tea", "Art"), 1, 4, MON),))

    assert goal_list(goals, Voice()).table.rows == (("see people", "Tea, Art", "1", "4", "Mon 2026-01-12"),)
    assert goal_list(goals, Voice(words_only=True)).table.rows == (("see people", "Tea, Art", "Mon 2026-01-12"),)
    assert goal_list(goals, Voice()).remark == ""
    assert goal_list(GoalList(()), Voice()).remark.startswith("No goal yet. ")
