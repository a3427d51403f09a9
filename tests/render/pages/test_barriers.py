"""The page of a barrier, in numbers and in words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.render.screens import told
from valuetrack.model import BarrierSource, Outcome
from valuetrack.reports.barriers import BarrierStep, BarrierStory

EMPTY = BarrierStory(
    what="the shift.", kind="unspecified", sources=(), count=0, foreseen=0, blocked=(), taken=(), ahead=(), tried=(),
    more=0,
)  # fmt: skip


def a_step(text: str, **more: Any) -> BarrierStep:
    given: dict[str, Any] = {
        "id": "faef", "short": "fae", "day": date(2026, 1, 12), "any_day": False, "value": "Tea", "text": text,
        "source": "action", "outcome": Outcome.NOT_TAKEN, "foreseen": False, "coping": None, "coping_tried": None,
        "learned": None,
    }  # fmt: skip
    return BarrierStep(**{**given, **more})


def a_story(**given: Any) -> BarrierStory:
    return BarrierStory(**{**vars(EMPTY), **given})


def test_each_part_has_its_heading_and_its_steps() -> None:
    story = a_story(
        kind="external",
        sources=(BarrierSource.TIME, BarrierSource.OTHER_PEOPLE),
        count=3,
        foreseen=3,
        blocked=(
            a_step("choir", source="opportunity"),
            a_step("call", coping="a note", coping_tried=False, foreseen=True),
        ),
        taken=(
            a_step("a talk", source="opportunity", outcome=Outcome.DONE),
            a_step("walk", coping="ten minutes", coping_tried=True, outcome=Outcome.SMALLER, learned="short is fine"),
        ),
        ahead=(a_step("swim", any_day=True, outcome=None, coping="on Sunday"),),
        tried=(a_step("ask", outcome=Outcome.DONE),),
        more=1,
    )
    assert (
        told(story)
        == """\
The shift (from outside, time, other people)
It came 3 times. You had thought of it beforehand.

It got in the way of
  • Mon 2026-01-12 (fae): choir (Tea), noticed, not this time
  • Mon 2026-01-12 (fae): call (Tea), not this time
    thought of, not tried: a note

You took the step all the same
  • Mon 2026-01-12 (fae): a talk (Tea), taken
  • Mon 2026-01-12 (fae): walk (Tea), smaller version done
    tried: ten minutes
    learned: short is fine

Planned with it in mind
  • week of Mon 2026-01-12 (fae): swim (Tea), open
    thought of against it: on Sunday

What you tried, to change it
  • Mon 2026-01-12 (fae): ask (Tea), done

1 entry more, from before; --all shows all.
"""
    )
    in_words = re.sub(r"\d{4}-\d\d-\d\d", "", told(story, words_only=True))
    assert not re.search(r"\d", in_words)
    assert "It came. You had thought of it beforehand." in in_words


@pytest.mark.parametrize(
    ("count", "foreseen", "said"),
    [
        (1, 0, "It came once.\n"),
        (2, 0, "It came twice.\n"),
        (2, 1, "It came twice. You had thought of it beforehand, at times.\n"),
        (0, 0, "The shift\n"),
    ],
)
def test_how_often_it_came_and_was_thought_of(count: int, foreseen: int, said: str) -> None:
    assert told(a_story(count=count, foreseen=foreseen)).endswith(said)
