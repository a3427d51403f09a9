"""How the notebook speaks: in numbers, or where a person wants none in words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day, describe_week
from valuetrack.frozen import Frozen
from valuetrack.model import HOW_MUCH, LIKELY, STRONGLY
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

    from valuetrack.model import Action, FiveWords, Outcome, Tracked
    from valuetrack.reports.actions import Card
    from valuetrack.reports.weeks import WeekSpan


class Voice(Frozen):
    """The one who speaks, on the day `today`; with `words_only` no rating, count or scale is said."""

    words_only: bool = False
    today: date | None = None

    def day(self, day: date) -> str:
        """A day for which something was entered, which is said where it is still ahead."""
        is_ahead = self.today is not None and day > self.today
        return f"{describe_day(day)}{' (still to come)' if is_ahead else ''}"

    def either(self, numbers: str, words: str) -> str:
        """What is said with a number in it, or what is said instead."""
        return words if self.words_only else numbers

    def rating(self, number: float | None, words: FiveWords = HOW_MUCH) -> str:
        """A rating, 0 to 10: the number, or the nearest of its scale's `words`; between two of them, the stronger.

        What is not rated is a dash.
        """
        if number is None:
            return "-"
        if not self.words_only:
            return f"{number:g}"
        return min(words, key=lambda word: (abs(words[word] - number), -words[word]))

    def of_ten(self, number: float, words: FiveWords = HOW_MUCH) -> str:
        """A rating, 0 to 10, with its scale."""
        return self.either(f"{number:g} of 10", self.rating(number, words))

    def strength(self, number: int) -> str:
        """How strongly a belief is held, 0 to 100."""
        return self.either(str(number), self.rating(number / 10, STRONGLY))

    def of_100(self, number: int) -> str:
        """How strongly a belief is held, 0 to 100, with its scale."""
        return self.either(f"{number} of 100", self.strength(number))

    def count(self, number: int, one: str, several: str = "", some: str = "some") -> str:
        """How many there are, as in ``1 step``, ``2 steps``; in words, `some` of them."""
        several = several or f"{one}s"
        return f"{some} {several}" if self.words_only else f"{number} {one if number == 1 else several}"

    def counted(self, what: str, count: int) -> str:
        """Something that came up, and how often; in words, what it was."""
        return what if count == 1 or self.words_only else f"{what} ({count} times)"

    def times(self, number: int) -> str:
        """How often something came along: twice, three times; in words, more than once."""
        if self.words_only:
            return "more than once"
        return "twice" if number == 2 else f"{number} times"


IN_NUMBERS = Voice()
# So often something came along before it is asked about.
OFTEN = 2


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names as one reads them out: ``a, b and c``."""
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def describe_span(week: WeekSpan) -> str:
    """A week with both ends and its ISO name."""
    return f"{describe_day(week.start)} to {describe_day(week.end)} ({week.iso})"


# Whether a value is one's own choice.
CHOICE = {
    True: "it is your own choice",
    False: "it is not your own choice",
    None: "nothing is said of whose choice it is",
}


def asked_around(tracks: Tracked) -> str:
    """What is asked around a step toward a value."""
    return f"before and after a step you are asked about {listed(tracks.ratings) or 'nothing'}."


NOT_FILLED_IN = "not filled in yet"
# How the texts of the rules (R6, R9, R12), which stand in the JSON, are said to people.
_PLAINER = {
    "resting": "in the background",
    "none logged": "none noted",
    "none recorded": NOT_FILLED_IN,
    "not recorded": NOT_FILLED_IN,
}


def plainly(text: str) -> str:
    """A text of the rules in the plainer words of the screens."""
    for rule, plainer in _PLAINER.items():
        text = text.replace(rule, plainer)
    return text


def how_it_went(outcome: Outcome | None) -> str:
    """The outcome of an action, or that it is open."""
    return "open" if outcome is None else outcome.said


def came_along(times: int, say: Voice) -> str:
    """What is asked about an action that was carried on that often, twice or more."""
    return f"This one has come along {say.times(times)}. Smaller, different, or let it go?"


def lived_and_likely(lived: int | None, likely: int | None, say: Voice) -> list[str]:
    """How a week was lived, and how likely a small step is after it; nothing of what is not rated."""
    said = [f"lived {say.rating(lived)}"] if lived is not None else []
    if likely is not None:
        said.append(say.either(f"likely {likely}", f"a small step: {say.rating(likely, LIKELY)}"))
    return said


def when_of(action: Action, first_day: int) -> str:
    """The day and time of an action, or its week where weeks begin on `first_day`."""
    if action.day is None:
        return f"some time in {describe_week(Week.containing(action.due, first_day))}"
    return describe_day(action.day) + (f" {action.at:%H:%M}" if action.at else "")


def from_to(at: time, minutes: int | None) -> str:
    """A time of day, and where it is known how long it takes the end too: ``18:30-19:00``."""
    end = at.hour * 60 + at.minute + (minutes or 0)
    return f"{at:%H:%M}" + (f"-{end // 60 % 24:02}:{end % 60:02}" if minutes else "")


def if_then(text: str, cue: str | None, barrier: str | None, answers: Iterable[str | None]) -> str | None:
    """A plan in which what a person wrote needs no grammar; None where nothing is to be met or to meet it with.

    `answers` are what one would do about the `barrier`; without both, the `cue` leads to the `text` of the action.
    """
    then = [_clause(answer) for answer in answers if answer]
    if barrier and then:
        return f"If this comes up: {_clause(barrier)}. Then: {', or: '.join(then)}."
    return f"When: {_clause(cue)}. Then: {_clause(text)}." if cue else None


def if_then_of(action: Action | Card) -> str | None:
    """What was thought of beforehand about an action, as one sentence; None where it makes none."""
    return if_then(action.text, action.cue, action.barrier, (action.coping, action.smaller))


def _clause(text: str) -> str:
    return " ".join(text.split()).rstrip(".!?;, ")
