"""What is known of a field, said once: its kind, its range, the option that gives it, its help, the question that asks.

A record writes each of its fields as a name, a type and one of the functions below; options of the command line,
readers, questions, edit texts, tables and the documented JSON are read off that. The text under a field is what its key
means in the JSON. `help` makes a field an option; a field without it is set by the program alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import Any, Literal, Self

from valuetrack.errors import BadText, OutOfRange
from valuetrack.frozen import REQUIRED, Frozen
from valuetrack.model.invisible import is_blank

TEXT_LIMIT = 100_000

FiveWords = Mapping[str, int]
Number = Literal["number", "rating", "strength", "minutes"]
Known = Literal["barrier", "goal", "facet"]
Kind = Number | Literal["text", "texts", "day", "time", "instant", "truth", "choice", "reference", "id"]


class Scale(Frozen):
    """The whole numbers from `low` to `high`."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low}-{self.high}"

    def __contains__(self, number: int) -> bool:
        return self.low <= number <= self.high

    def check(self, name: str, number: int | None) -> int | None:
        """Return `number`; raises OutOfRange, naming the field and the range, where it is off the scale."""
        if number is not None and number not in self:
            raise OutOfRange(f"{name} is a whole number, {self}.")
        return number


RATING = Scale(0, 10)
BELIEF = Scale(0, 100)
MINUTES = Scale(0, 1_000_000)
SCALES: dict[str, Scale] = {"rating": RATING, "strength": BELIEF, "minutes": MINUTES}


def _words(*five: str) -> FiveWords:
    return dict(zip(five, (0, 3, 5, 8, 10), strict=True))


# The five words of each scale, with the ratings that they stand for; their ends say what 0 and 10 mean. But for a mood
# they begin with five letters, of which one is enough for an answer.
HOW_MUCH = _words("not at all", "a little", "somewhat", "quite a lot", "very much")
AMOUNT = _words("none", "a little", "some", "quite a lot", "the most")
MOOD = _words("very low", "low", "in between", "good", "very good")
LIKELY = _words("not likely", "a little likely", "fairly likely", "likely", "very likely")
SURE = _words("not sure", "a little sure", "fairly sure", "sure", "very sure")
HARD = _words("easy", "a little hard", "fairly hard", "hard", "very hard")
CALM = _words("calm", "a little", "somewhat", "quite a lot", "the most there is")
STRONGLY = _words("not at all", "a little", "partly", "strongly", "very strongly")
# What is understood on every scale, beside its own words.
COMMON_WORDS: FiveWords = {**HOW_MUCH, "much": 8}


def plain_text(text: str) -> str:
    """`text` without byte order marks before it and with LF line ends, wherever it comes from.

    Nothing else ends a line: a form feed, U+0085 and U+2028 are characters like any other. What it gives, it gives of
    itself too, so that a text is the same however often it is stored.
    """
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def lines_of(text: str) -> list[str]:
    """The lines of what a person wrote, without their ends."""
    return plain_text(text).split("\n")


def clean_text(name: str, text: str) -> str:
    """What is stored of `text`: as typed, in the form of `plain_text`.

    Raises BadText where it is blank, was not UTF-8, holds a NUL or a lone surrogate, or has more than
    100,000 characters; the message names the field, never the text.
    """
    text = plain_text(text)
    if is_blank(text):
        raise BadText(f"{name} is empty.", hint="A word or two is enough.")
    if any("\udc80" <= character <= "\udcff" for character in text):  # as Python holds bytes that it cannot read
        raise BadText(f"{name} is not UTF-8.", hint="Save it as UTF-8, or type it anew.")
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise BadText(f"{name} holds a character that cannot be kept (NUL, or half of a surrogate pair).")
    if len(text) > TEXT_LIMIT:
        raise BadText(f"{name} has {len(text):,} characters; up to {TEXT_LIMIT:,} can be kept.")
    return text


class Choice(StrEnum):
    """One of a few words: as it is stored and typed, and as people read it (`said`, the same where none is given)."""

    said: str

    def __new__(cls, value: str, said: str = "") -> Self:
        """The word that is stored, and the one that is read."""
        one = str.__new__(cls, value)
        one._value_ = value
        one.said = said or value.replace("-", " ")
        return one

    @classmethod
    def listed(cls) -> str:
        """The words to type, as help names them."""
        *words, last = (one.value for one in cls)
        return f"{', '.join(words)} or {last}"


class Field(Frozen):
    """What is known of a field.

    `flag` is its option where that is not the field's name, `part` the half of the record it belongs to where a command
    takes one half alone, `words` are those of a rating's scale, `choices` the words of a choice or of a list that takes
    no others, `refers` the records that a reference may name. `known` is what is known by the words
    of a text, so that earlier ones are offered.
    """

    kind: Kind
    default: Any = None
    help: str | None = None
    question: str | None = None
    flag: str | None = None
    part: str = ""
    words: FiveWords = HOW_MUCH
    choices: tuple[str, ...] | type[Choice] = ()
    refers: tuple[str, ...] = ()
    known: Known | None = None

    @property
    def may_be_left_out(self) -> bool:
        """Whether a record is whole without it."""
        return self.default is not REQUIRED


def required(kind: Kind, option: str | None = None, ask: str | None = None, **known: Any) -> Any:
    """A field that every record of its class has."""
    return Field(kind, REQUIRED, option, ask, **known)


# Fields that may be left out; what follows is the help of the option and the question that asks.
text: Any = partial(Field, "text", None)
"""A text of the person, of up to 100,000 characters."""
texts: Any = partial(Field, "texts", ())
"""A list of texts, in the person's order; each stands in it once."""
rating: Any = partial(Field, "rating", None)
"""A whole number from 0 to 10."""
strength: Any = partial(Field, "strength", None, words=STRONGLY)
"""How strongly a belief is held: a whole number from 0 to 100."""
minutes: Any = partial(Field, "minutes", None)
"""A whole number of minutes, 0 or more."""
day: Any = partial(Field, "day", None)
"""A day of the calendar."""
time_of_day: Any = partial(Field, "time", None)
"""A time of the day, to the minute."""
truth: Any = partial(Field, "truth", None)
"""Yes or no."""


def choice(choices: type[Choice], option: str | None = None, ask: str | None = None, **known: Any) -> Any:
    """One of a few words."""
    return Field("choice", None, option, ask, choices=choices, **known)


def reference(*refers: str, option: str | None = None, **known: Any) -> Any:
    """The id of a record of these kinds; on the command line, the beginning of one."""
    return Field("reference", None, option, refers=refers, **known)


def kept(kind: Kind, default: object = None) -> Any:
    """A field that the program sets, which may be left out."""
    return Field(kind, default)
