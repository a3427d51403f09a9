"""What was done and noticed, a line each: how it went, what it was, and what the person said of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.a_week import MON
from valuetrack.frozen import names_of, replace
from valuetrack.model import Leaning, Outcome
from valuetrack.render.telling import told, told_week
from valuetrack.render.voice import IN_NUMBERS, Voice
from valuetrack.reports.telling import WeekEntry

IN_WORDS = Voice(words_only=True)


def entry(text: str = "Call my sister", **given: Any) -> WeekEntry:
    usual = {"id": "a", "source": "action", "value": "Tea", "value_id": "tea", "day": MON, "outcome": Outcome.DONE}
    return WeekEntry(**{**dict.fromkeys(names_of(WeekEntry)), **usual, "text": text, "counted": True, **given})


@pytest.mark.parametrize(
    ("said", "numbers", "words"),
    [
        ({}, "done: Call my sister", "done: Call my sister"),
        (
            {"anxiety_before": 7, "anxiety_after": 4, "learned": "she had missed me too"},
            'done: Call my sister, anxiety 7 then 4, "she had missed me too"',
            'done: Call my sister, anxiety quite a lot before, some after, "she had missed me too"',
        ),
        (
            {"mood_before": 5, "mood_after": 5, "got_in_way": "a long queue"},
            "done: Call my sister (a long queue), mood 5 then 5",
            "done: Call my sister (a long queue), mood in between before and after",
        ),
        (
            {"anxiety_before": 0, "mood_after": 0},
            "done: Call my sister, anxiety 0 before, mood 0 after",
            "done: Call my sister, anxiety none before, mood very low after",
        ),
        (
            {"enjoyment": 8, "mood_after": 6},
            "done: Call my sister, mood 6 after, enjoyment 8",
            "done: Call my sister, mood in between after, enjoyment quite a lot",
        ),
        (
            {"text": "Call\nmy sister", "got_in_way": "no \n\n time", "learned": "one\ntwo"},
            'done: Call my sister (no time), "one two"',
            'done: Call my sister (no time), "one two"',
        ),
    ],
    ids=["nothing more", "both numbers", "in the way", "one of two numbers", "how it was", "on one line"],
)
def test_a_line_says_what_was_said_of_it(said: dict[str, Any], numbers: str, words: str) -> None:
    assert told(entry(**said), "done", IN_NUMBERS) == numbers
    assert told(entry(**said), "done", IN_WORDS) == words


def test_a_week_is_told_by_how_it_went_and_in_the_given_order_within_that() -> None:
    steps = [entry(f"a {outcome}", outcome=outcome) for outcome in (None, *Outcome)]
    moments = [
        entry(name, source="opportunity", outcome=how) for name, how in (("x", Outcome.NOT_TAKEN), ("y", "done"))
    ]

    also = [entry(name, source="activity", value_id=value) for name, value in (("z", "tea"), ("w", None))]

    everything = [*also, *moments, *steps, entry("b")]
    assert told_week(everything, None, IN_NUMBERS) == ["w"]
    assert told_week(everything, "tea", IN_NUMBERS) == [
        "done: a done",
        "done: b",
        "smaller version done: a smaller",
        "not this time: a not-taken",
        "carried on: a carried",
        "not filled in yet: a None",
        "let go: a let-go",
        "noticed and taken: y",
        "noticed, not this time: x",
        "also: z",
    ]


def test_what_serves_two_values_is_told_at_both_and_what_is_not_told_at_neither() -> None:
    call = entry(also="Sea", also_id="sea")
    steps = [call, entry("Walk"), replace(call, text="Sit down", counted=False)]

    assert told_week(steps, "tea", IN_NUMBERS) == ["done: Call my sister (also for Sea)", "done: Walk"]
    for say in (IN_NUMBERS, IN_WORDS):
        assert told_week(steps, "sea", say) == ["done: Call my sister (for Tea, and counted there)"]
    assert told_week(steps, "snow", IN_NUMBERS) == told_week(steps, None, IN_NUMBERS) == []


@pytest.mark.parametrize(
    ("leads", "said"),
    [
        (Leaning.TOWARD, ", toward what matters"),
        (Leaning.AWAY, ", away from what matters"),
        (Leaning.NEITHER, ", neither toward what matters nor away"),
        (None, ""),
    ],
)
def test_where_something_led_is_told_as_the_person_sees_it(leads: Leaning | None, said: str) -> None:
    nap = entry("a nap", source="activity", leads=leads, mood_before=4)
    assert told_week([nap], "tea", IN_NUMBERS) == [f"also: a nap, mood 4 before{said}"]


def test_what_would_be_said_in_the_same_words_is_said_once() -> None:
    walks = [entry("Walk"), entry("Walk", mood_before=3), entry("Walk")]

    assert told_week(walks, "tea", IN_NUMBERS) == ["done: Walk (2 times)", "done: Walk, mood 3 before"]
    assert told_week(walks, "tea", IN_WORDS) == ["done: Walk", "done: Walk, mood low before"]


@pytest.mark.parametrize("field", ["anxiety_before", "anxiety_after", "mood_before", "mood_after", "enjoyment"])
def test_a_rating_of_nothing_is_something_that_was_said(field: str) -> None:
    assert replace(entry(), **{field: 0}).says_more
    assert not entry().says_more


@pytest.mark.parametrize("field", ["got_in_way", "learned"])
def test_a_text_is_something_that_was_said(field: str) -> None:
    assert replace(entry(), **{field: "shy"}).says_more
