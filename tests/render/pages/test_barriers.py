"""The page of a barrier, in numbers and in words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.render.screens import drawn, told
from valuetrack.model import BarrierSource, Outcome
from valuetrack.render.pages.barriers import came_between, outside_your_hands, plan_around
from valuetrack.render.voice import Voice
from valuetrack.reports.barriers import BarrierCame, BarrierStep, BarrierStory, OutsideHands

EMPTY = BarrierStory(
    what="the shift.", kind="unspecified", sources=(), count=0, foreseen=0, blocked=(), taken=(), ahead=(),
    expected=(), tried=(), more=0,
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


STORY = a_story(
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
    expected=(a_step("read", outcome=Outcome.DONE, coping="by the door", foreseen=True),),
    tried=(a_step("ask", outcome=Outcome.DONE),),
    more=1,
)


def test_each_part_has_its_heading_and_its_steps() -> None:
    assert (
        told(STORY)
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

You thought it might come, and took the step
  • Mon 2026-01-12 (fae): read (Tea), done
    thought of against it: by the door

What you tried, to change it
  • Mon 2026-01-12 (fae): ask (Tea), done

1 entry more, from before; --all shows all.
"""
    )
    in_words = re.sub(r"\d{4}-\d\d-\d\d", "", told(STORY, words_only=True))
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


OFTEN = BarrierCame("the shift.", "external", 5, 2, 1, ("Tea", "Work"), ("a note", "a call"))
RARE = BarrierCame("rain", "unspecified", 1, 1, 1, ("Tea",), ())


def test_the_first_few_that_came_are_told_with_what_was_done() -> None:
    assert drawn(*came_between((OFTEN, RARE), Voice())) == [
        "What got in the way",
        "  • the shift (5 times), from outside: Tea, Work",
        "    thought of beforehand twice",
        "    the step was taken all the same once",
        "    tried against it: a note; a call",
        "  • rain: Tea",
        "    thought of beforehand",
        "    the step was taken all the same",
        "",
        "What was done about one of them: valuetrack show-barrier",
    ]
    bare = BarrierCame("snow", "internal", 2, 0, 0, ("Tea",), ())
    assert drawn(*came_between((bare,), Voice()))[1] == "  • snow (2 times), from inside: Tea"
    assert len(drawn(*came_between((bare,), Voice()))) == 4
    in_words = drawn(*came_between((OFTEN,), Voice(words_only=True)))
    assert in_words[1:3] == ["  • the shift, from outside: Tea, Work", "    thought of beforehand, at times"]
    assert len(drawn(*came_between((RARE,) * 7, Voice()))) == 1 + 5 * 3 + 2
    assert came_between((), Voice()) == ()


def test_what_came_often_is_asked_about_before_a_plan() -> None:
    assert [*plan_around((OFTEN, OFTEN, OFTEN), Voice())] == ['"the shift" came 5 times: plan around it?'] * 2
    assert [*plan_around((OFTEN,), Voice(words_only=True))] == ['"the shift" came more than once: plan around it?']


def test_what_lies_outside_stands_beside_what_was_tried_where_that_says_more() -> None:
    found = (
        OutsideHands("the rent.", 3, ("ask", "tell")),
        OutsideHands("rain", 2, ()),
        OutsideHands("no bus", 1, ()),
        OutsideHands("snow", 0, ("ask",)),
    )
    said = ["the rent (3). Tried: ask; tell", "rain (2)", "snow. Tried: ask"]
    assert [*outside_your_hands(found, Voice())] == said
    in_words = ["the rent. Tried: ask; tell", "rain", "snow. Tried: ask"]
    assert [*outside_your_hands(found, Voice(words_only=True))] == in_words
