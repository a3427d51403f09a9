"""What was thought of about an action, whole and in short."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from tests.render.pages.test_weeks import action
from tests.render.screens import drawn
from valuetrack.model import Outcome
from valuetrack.render.pages.actions import card, cards
from valuetrack.render.voice import IN_NUMBERS, Voice

WHOLE: dict[str, Any] = {
    "why": "it warms\nme",
    "meaning": "sitting down",
    "cue": "the kettle",
    "at": time(9, 30),
    "energy_window": "morning",
    "planned_minutes": 10,
    "barrier": "tired",
    "coping": "sit first",
    "smaller": "one cup",
    "with_whom": "Ines",
    "reward": "a biscuit",
}


def whole(*, words_only: bool = False, **given: Any) -> list[str]:
    return list(card(action(**given), Voice(words_only)))


def in_short(*actions: Any) -> str:
    return " ".join(" ".join(drawn(*cards(actions, IN_NUMBERS))).split())


def test_a_card_says_all_that_was_thought_of_in_this_order() -> None:
    assert whole(**WHOLE) == [
        "Because: it warms\nme",
        "When: the kettle, 09:30, morning, 10 minutes",
        "If this comes up: tired. Then: sit first.",
        "Or smaller: one cup",
        "With: Ines",
        "Afterwards: a biscuit",
    ]


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({}, []),
        ({"meaning": "sitting down"}, ["Because: sitting down"]),
        ({"smaller": "one cup"}, ["Or smaller: one cup"]),
        ({"barrier": "tired", "smaller": "one cup"}, ["This may come up: tired", "Or smaller: one cup"]),
        ({"coping": "sit first"}, ["If it gets hard: sit first"]),
        ({"planned_minutes": 1}, ["When: 1 minute"]),
        ({"energy_window": "morning", "words_only": True, "planned_minutes": 10}, ["When: morning"]),
    ],
)
def test_what_was_left_out_is_not_spoken_of(given: dict[str, Any], lines: list[str]) -> None:
    assert whole(**given) == lines


def test_in_short_it_is_one_paragraph_for_each_action_that_is_open_and_the_times_stand_in_the_list() -> None:
    said = in_short(action(**WHOLE), action(short="9c1", reward="a walk!"), action(short="d0e", smaller="rest"))

    assert said == (
        "What may help • 3f2: Because: it warms me. When: the kettle, morning. "
        "If this comes up: tired. Then: sit first. Or smaller: one cup. With: Ines. Afterwards: a biscuit. "
        "• 9c1: Afterwards: a walk! • d0e: Or smaller: rest."
    )
    assert in_short(action(**WHOLE, outcome=Outcome.DONE), action()) == ""


def test_in_short_what_a_value_means_stands_there_once_and_what_was_written_as_a_reason_each_time() -> None:
    tea = {"meaning": "sitting down"}
    said = in_short(
        action(**tea, why="it warms"), action(**tea), action(**tea), action(**tea, why="it is quiet"),
        action(value="Snow", meaning="sitting down"),
    )  # fmt: skip

    assert said.split(" • ")[1:] == [
        "3f2: Because: it warms.", "3f2: Because: sitting down.", "3f2: Because: it is quiet.",
        "3f2: Because: sitting down.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word " * 40, ("word " * 16).rstrip()),
        (f"{'a' * 80} b", "a" * 80),
        (f"{'a' * 79} bcd", "a" * 79),
        ("茶" * 90, "茶" * 80),
        ("a" * 80, "a" * 80),
    ],
)
def test_in_short_a_long_text_is_cut_at_the_end_of_a_word(text: str, said: str) -> None:
    dots = "." if text == said else "..."
    shown = in_short(action(why=text)).replace(" ", "").removeprefix("Whatmayhelp•3f2:Because:")
    assert shown == said.replace(" ", "") + dots
