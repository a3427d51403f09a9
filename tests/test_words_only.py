"""Words-only mode: the five words, the sentences without numbers, and the ways to choose it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.spoken import spoken
from valuetrack.model import RATING_WORDS
from valuetrack.render.voice import Voice
from valuetrack.reports import both
from valuetrack.reports.values import ValueArchived, ValueRated

if TYPE_CHECKING:
    from tests.notebook import Notebook

WORDS = Voice(words_only=True)
NEAREST = {
    **dict.fromkeys((0, 1), "not at all"),
    **dict.fromkeys((2, 3), "a little"),
    **dict.fromkeys((4, 5, 6), "somewhat"),
    **dict.fromkeys((7, 8), "much"),
    **dict.fromkeys((9, 10), "very much"),
}


@pytest.mark.parametrize(("rating", "word"), NEAREST.items())
def test_a_rating_is_said_in_the_nearest_of_five_words(rating: int, word: str) -> None:
    assert WORDS.rating(rating) == word


def test_the_words_are_stored_as_the_numbers_of_the_rules() -> None:
    assert RATING_WORDS == {"not at all": 0, "a little": 3, "somewhat": 5, "much": 8, "very much": 10}
    assert [WORDS.rating(number) for number in RATING_WORDS.values()] == list(RATING_WORDS)


def test_what_two_changes_of_one_command_did_is_said_in_either_mode() -> None:
    rated = ValueRated(ids=("1",), name="Tea", day=date(2026, 1, 14), importance=8, until=None)
    done = both(rated, ValueArchived(ids=("2",), name="Snow", day=date(2026, 1, 14)))

    assert spoken(done).message.startswith("Tea: importance 8 from Wed 2026-01-14. Snow rests")
    assert spoken(done, words_only=True).message.startswith("Tea matters much, from Wed 2026-01-14. Snow rests")
    assert done.ids == ("1", "2")


@pytest.mark.parametrize(
    ("typed", "kept"), [("much", 8), ("Very Much", 10), ("a little", 3), ("not at all", 0), ("7", 7)]
)
def test_a_rating_may_be_typed_in_words(notebook: Notebook, typed: str, kept: int) -> None:
    notebook.do("add-value", "Tea", "--importance", typed)

    assert notebook.data("list-values")["values"][0]["importance"] == kept


def test_the_strength_of_a_belief_may_be_typed_in_words_too(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    said = notebook.data("plan-week", "boil water", "-v", "tea", "--belief", "it will spill", "--belief-before", "much")

    assert said["records"][0]["belief_before"] == 80


@pytest.mark.parametrize("chosen", ["flag", "setting"])
def test_words_are_chosen_for_one_command_or_for_good(notebook: Notebook, chosen: str) -> None:
    flag = ["--words-only"] if chosen == "flag" else []
    if chosen == "setting":
        (notebook.home / "config.toml").write_text("words_only = true\n")
    more = {"VALUETRACK_CONFIG": str(notebook.home / "config.toml")} if chosen == "setting" else {}

    said = [
        notebook.do(*line, *flag, **more).out
        for line in (
            ("add-value", "Tea", "--importance", "9"),
            ("rate-value", "Tea", "6"),
            ("rate-week", "Tea", "4", "--likely", "8"),
            ("undo",),
        )
    ]

    assert said == [
        "Added Tea, from Wed 2026-01-14. It matters very much.\n",
        "Tea matters somewhat, from Wed 2026-01-14.\n",
        "Tea: lived somewhat, likely much, for the week Mon 2026-01-12 to Sun 2026-01-18.\n",
        'Took back: rate-week (week rating), "Tea" for the week Mon 2026-01-12 to Sun 2026-01-18.\n',
    ]


@pytest.mark.parametrize(
    ("strength", "word"),
    [
        (0, "not at all"),
        (14, "not at all"),
        (15, "a little"),
        (40, "somewhat"),
        (64, "somewhat"),
        (65, "much"),
        (89, "much"),
        (90, "very much"),
        (100, "very much"),
    ],
)
def test_the_strength_of_a_belief_is_said_in_the_nearest_of_the_same_words(strength: int, word: str) -> None:
    assert WORDS.strength(strength) == word
