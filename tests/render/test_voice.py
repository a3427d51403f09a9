"""The voice: ratings, counts and times in numbers, or in words alone."""

from __future__ import annotations

import pytest

from valuetrack.model import HOW_MUCH
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
        (6.5, "quite a lot"),
        (8.5, "quite a lot"),
        (9, "very much"),
        (10, "very much"),
    ],
)
def test_a_rating_is_said_in_the_nearest_word_and_between_two_in_the_stronger(rating: float, word: str) -> None:
    assert WORDS.rating(rating) == word
    assert NUMBERS.rating(rating) == f"{rating:g}"


def test_the_number_that_is_stored_for_a_word_is_said_in_that_word() -> None:
    assert [WORDS.rating(rating) for rating in HOW_MUCH.values()] == [*HOW_MUCH]


@pytest.mark.parametrize(("strength", "word"), [(0, "not at all"), (15, "a little"), (64, "partly"), (65, "strongly")])
def test_the_strength_of_a_belief_is_said_in_the_same_words(strength: int, word: str) -> None:
    assert WORDS.strength(strength) == word
