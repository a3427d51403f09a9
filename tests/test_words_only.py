"""Words-only mode: the five words, the sentences without numbers, and the ways to choose it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.spoken import spoken
from valuetrack.model import Action, Reflection, Step, WeekRating, facts_of
from valuetrack.render.voice import Voice
from valuetrack.reports import both
from valuetrack.reports.values import ValueArchived, ValueRated

if TYPE_CHECKING:
    from tests.notebook import Notebook

WORDS = Voice(words_only=True)
SCALE_WORDS = [
    field.words for kind in (Action, Reflection, Step, WeekRating) for field in facts_of(kind).values() if field.words
]
NEAREST = {
    **dict.fromkeys((0, 1), "not at all"),
    **dict.fromkeys((2, 3), "a little"),
    **dict.fromkeys((4, 5, 6), "somewhat"),
    **dict.fromkeys((7, 8), "quite a lot"),
    **dict.fromkeys((9, 10), "very much"),
}


@pytest.mark.parametrize(("rating", "word"), NEAREST.items())
def test_a_rating_is_said_in_the_nearest_of_five_words(rating: int, word: str) -> None:
    assert WORDS.rating(rating) == word


def test_the_words_are_stored_as_the_numbers_of_the_rules() -> None:
    for words in SCALE_WORDS:
        assert [*words.values()] == [0, 3, 5, 8, 10]
        assert [WORDS.rating(number, words) for number in words.values()] == [*words]


def test_one_letter_is_enough_for_a_word_of_any_scale_but_a_mood() -> None:
    for words in SCALE_WORDS:
        assert len({word[0] for word in words}) == (4 if words == facts_of(Action)["mood_before"].words else 5)


def test_each_rating_has_the_words_that_fit_it() -> None:
    own = {
        name: [*facts_of(Action)[name].words] for name in ("mood_before", "anxiety_after", "confidence", "enjoyment")
    }
    likely = [*facts_of(WeekRating)["likely"].words]

    assert own["mood_before"] == ["very low", "low", "in between", "good", "very good"]
    assert own["anxiety_after"] == ["none", "a little", "some", "quite a lot", "the most"]
    assert own["confidence"] == ["not sure", "a little sure", "fairly sure", "sure", "very sure"]
    assert own["enjoyment"] == ["not at all", "a little", "somewhat", "quite a lot", "very much"]
    assert likely == ["not likely", "a little likely", "fairly likely", "likely", "very likely"]


def test_what_two_changes_of_one_command_did_is_said_in_either_mode() -> None:
    rated = ValueRated(ids=("1",), name="Tea", day=date(2026, 1, 14), importance=8, until=None)
    done = both(rated, ValueArchived(ids=("2",), name="Snow", day=date(2026, 1, 14)))

    assert spoken(done).message.startswith("Tea: importance 8 from Wed 2026-01-14. Snow rests")
    assert spoken(done, words_only=True).message.startswith("Tea matters quite a lot, from Wed 2026-01-14. Snow rests")
    assert done.ids == ("1", "2")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("much", 8), ("quite a lot", 8), ("Very Much", 10), ("a little", 3), ("not at all", 0), ("7", 7)],
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
        "Tea: lived somewhat, a small step: likely, for the week Mon 2026-01-12 to Sun 2026-01-18.\n",
        'Took back: rate-week (week rating), "Tea" for the week Mon 2026-01-12 to Sun 2026-01-18.\n',
    ]


@pytest.mark.parametrize(
    ("strength", "word"),
    [
        (0, "not at all"),
        (14, "not at all"),
        (15, "a little"),
        (40, "partly"),
        (64, "partly"),
        (65, "strongly"),
        (89, "strongly"),
        (90, "very strongly"),
        (100, "very strongly"),
    ],
)
def test_the_strength_of_a_belief_is_said_in_the_nearest_of_its_words(strength: int, word: str) -> None:
    assert WORDS.strength(strength) == word
