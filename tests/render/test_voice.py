"""The voice: ratings, counts and times in numbers, or in words alone."""

from __future__ import annotations

import pytest

from valuetrack.model import RATING_WORDS
from valuetrack.render.voice import Voice

NUMBERS, WORDS = Voice(words_only=False), Voice(words_only=True)


@pytest.mark.parametrize(
    ("rating", "word"),
    [
        (0, "not at all"),
        (1, "not at all"),
        (1.5, "a little"),
        (3, "a little"),
        (4, "somewhat"),
        (6, "somewhat"),
        (6.5, "much"),
        (8.5, "much"),
        (9, "very much"),
        (10, "very much"),
    ],
)
def test_a_rating_is_said_in_the_nearest_word_and_between_two_in_the_stronger(rating: float, word: str) -> None:
    assert WORDS.rating(rating) == word
    assert NUMBERS.rating(rating) == f"{rating:g}"


def test_the_number_that_is_stored_for_a_word_is_said_in_that_word() -> None:
    assert [WORDS.rating(rating) for rating in RATING_WORDS.values()] == [*RATING_WORDS]


@pytest.mark.parametrize(("strength", "word"), [(0, "not at all"), (15, "a little"), (64, "somewhat"), (65, "much")])
def test_the_strength_of_a_belief_is_said_in_the_same_words(strength: int, word: str) -> None:
    assert WORDS.strength(strength) == word
