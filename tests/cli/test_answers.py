"""How answers are understood."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from valuetrack.cli import answers
from valuetrack.errors import NotUnderstood, OutOfRange
from valuetrack.model import BELIEF, HOW_MUCH, RATING, STRONGLY, Scale

WORDS = {RATING: HOW_MUCH, BELIEF: STRONGLY}
NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def rated(answer: str, scale: Scale, *, in_words: bool = False) -> int:
    return answers.rating(answer, scale, WORDS[scale], in_words=in_words)


@pytest.mark.parametrize("number", range(11))
@pytest.mark.parametrize("form", ["{}", " {} ", "{}.", "{}/10", "{} / 10", "{} of 10", "{} out of 10", "{} of ten"])
def test_a_rating_is_understood_in_figures_and_in_words(number: int, form: str) -> None:
    for said in (str(number), NAMES[number], NAMES[number].upper()):
        assert rated(form.format(said), RATING) == number


@pytest.mark.parametrize(
    ("answer", "number"),
    [("70", 70), ("70%", 70), ("70 of 100", 70), ("7/10", 70), ("seven out of ten", 70), ("seven", 7), ("0", 0)],
)
def test_a_belief_is_understood_of_a_hundred_and_of_ten(answer: str, number: int) -> None:
    assert rated(answer, BELIEF) == number


@pytest.mark.parametrize("scale", [RATING, BELIEF], ids=str)
def test_the_words_of_a_scale_and_their_first_letters_are_understood(scale: Scale) -> None:
    for word, number in WORDS[scale].items():
        for said in (word, word.title(), word[0], word[:3]):
            assert rated(said, scale) == number * scale.high // 10


def test_a_letter_with_which_two_words_begin_is_asked_about() -> None:
    low_to_high = {"very low": 0, "low": 3, "very high": 10}
    assert answers.rating("l", RATING, low_to_high, in_words=True) == 3
    with pytest.raises(NotUnderstood, match="Please answer with one of: very low, low, very high"):
        answers.rating("v", RATING, low_to_high, in_words=True)


@pytest.mark.parametrize("answer", ["11", "-1", "7.5", "eleven", "11/10", "7/5", "7/100", "50%", "7 8", "x", "10 of"])
def test_what_is_no_rating_is_asked_about_with_what_is_one(answer: str) -> None:
    with pytest.raises(OutOfRange) as no:
        rated(answer, RATING)
    assert (no.value.message, no.value.hint) == (
        "Please type a number from 0 to 10.",
        "Or one of: not at all, a little, somewhat, quite a lot, very much.",
    )
    with pytest.raises(
        NotUnderstood, match=r"^Please answer with one of: not at all, a little, somewhat, quite a lot, very much\.$"
    ):
        rated(answer, RATING, in_words=True)


@pytest.mark.parametrize("in_words", [False, True])
def test_a_no_is_no_rating(*, in_words: bool) -> None:
    for scale in (RATING, BELIEF):
        with pytest.raises(NotUnderstood):
            rated("no", scale, in_words=in_words)


def test_the_s_of_towards_is_no_other_word() -> None:
    assert answers.one_of("Towards", {"toward": 1, "away": 2}) == 1
    assert answers.one_of("yes", {"yes": 1, "ye": 2}) == 1


@given(some.text())
def test_whatever_is_typed_is_a_number_on_the_scale_or_asked_about(answer: str) -> None:
    for scale in (RATING, BELIEF):
        with suppress(NotUnderstood):
            assert rated(answer, scale) in scale


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        *((one, True) for one in ("yes", "y", "Y", "Yes.", "YE")),
        *((one, False) for one in ("no", "n", "N", "No")),
        *((one, None) for one in ("maybe", "m", "not sure", "NOT  SURE", "not")),
    ],
)
def test_yes_no_and_what_lies_between(answer: str, meant: bool | None) -> None:
    assert answers.yes_or_no(answer) is meant


@pytest.mark.parametrize("answer", ["yesterday", "nothing", "1", "", "."])
def test_what_is_neither_yes_nor_no_is_asked_about(answer: str) -> None:
    with pytest.raises(NotUnderstood, match="Please answer yes or no"):
        answers.yes_or_no(answer)
