"""How an answer is understood: ratings in figures and in words, yes and no, and one of a few words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from valuetrack.errors import NotUnderstood, OutOfRange
from valuetrack.model import COMMON_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from valuetrack.model import FiveWords, Scale

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = re.compile(rf"([0-9]{{1,3}}|{'|'.join(_NUMBERS)})(?: ?(?:/|out of|of) ?([0-9]{{2,3}}|ten)| ?(%))?")
_TEN = 10
_NO = "no"
_LETTERS = {"y": True, "n": False}
_YES_OR_NO = {"yes": True, "no": False, "maybe": None, "not sure": None}
T = TypeVar("T")


def plain(answer: str) -> str:
    """An answer as it is compared: any case, single blanks, and without a full stop at its end."""
    return " ".join(answer.lower().split()).removesuffix(".")


def one_of(answer: str, choices: Mapping[str, T]) -> T:
    """What `answer` means: one of the words, or the beginning of one. Raises NotUnderstood."""
    said = plain(answer)
    said = next((one for one in (said, said.removesuffix("s")) if one in choices), said)  # towards is toward
    found = [choices[said]] if said in choices else [one for word, one in choices.items() if word.startswith(said)]
    if not said or any(one != found[0] for one in found[1:]) or not found:
        raise NotUnderstood(f"Please answer with one of: {', '.join(choices)}.")
    return found[0]


def yes_or_no(answer: str) -> bool | None:
    """Yes, no, or None for maybe and not sure. Raises NotUnderstood."""
    said = plain(answer)
    try:
        return _LETTERS[said] if said in _LETTERS else one_of(said, _YES_OR_NO)
    except NotUnderstood:
        raise NotUnderstood("Please answer yes or no.") from None


def rating(answer: str, scale: Scale, words: FiveWords, *, in_words: bool) -> int:
    """The number on `scale` that an answer means: in figures or in words, out of ten, or one of the scale's `words`.

    `words` name ratings from 0 to 10; those that are common to every scale are understood too.

    `in_words`, the message of OutOfRange, which is raised for everything else, names the words alone.
    """
    said = plain(answer)
    number = _number(said, scale)
    if number is not None and number in scale:
        return number
    try:
        word = "" if said == _NO else said  # whoever says no to a question leaves it open
        in_ten = one_of(word, words if said not in COMMON_WORDS else {**COMMON_WORDS, **words})
        return in_ten * scale.high // _TEN
    except NotUnderstood as no:
        if in_words:
            raise
        raise OutOfRange(
            f"Please type a number from {scale.low} to {scale.high}.", hint=f"Or one of: {', '.join(words)}."
        ) from no


def _number(said: str, scale: Scale) -> int | None:
    """The number that is said, None where there is none; one out of ten counts on a longer scale for its tenths."""
    one = _NUMBER.fullmatch(said)
    if one is None or (one[3] and scale.high != _TEN * _TEN):
        return None
    number = _NUMBERS.index(one[1]) if one[1] in _NUMBERS else int(one[1])
    top = scale.high if one[2] is None else _TEN if one[2] == "ten" else int(one[2])
    if top not in (scale.high, _TEN) or number > top:
        return None
    return number * scale.high // top
