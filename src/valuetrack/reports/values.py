"""The values of a person, as a list and as one value's history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from valuetrack.model import Outcome
    from valuetrack.reports.experiments import TriedBelief
    from valuetrack.reports.week_sums import ReflectionEntry


class ValueLine(Frozen):
    """One value of the list, with the words and the importance in force on its day."""

    id: str
    value: str
    importance: int | None
    meaning: str | None
    domain: str | None
    created: date
    resting: bool


class ValueList(Frozen):
    """What matters on a day; `hidden` counts the archived values left out."""

    day: date
    values: tuple[ValueLine, ...]
    hidden: int


class DatedWords(Frozen):
    """The words of a value from a day on."""

    day: date
    value: str
    meaning: str | None
    domain: str | None


class DatedImportance(Frozen):
    """How much a value matters from a day on."""

    day: date
    importance: int


class RatedWeek(Frozen):
    """One week's ratings of a value; `week` is the week's first day in the person's present calendar."""

    week: date
    lived: int | None
    likely: int | None
    note: str | None


class RestTime(Frozen):
    """A time in which the value rested."""

    start: date
    until: date | None


class LivedAction(Frozen):
    """An action of the value."""

    id: str
    due: date
    text: str
    outcome: Outcome | None


class LivedOpportunity(Frozen):
    """An opportunity of the value."""

    id: str
    day: date
    text: str
    taken: bool


class LadderStep(Frozen):
    """A step of the value's ladder, of a difficulty from 0 to 10; `retired` is the day from which it is not offered."""

    id: str
    text: str
    difficulty: int
    retired: date | None


class ValueStory(Frozen):
    """One value from its first day to the last thing entered."""

    id: str
    value: str
    created: date
    until: date
    wordings: tuple[DatedWords, ...]
    importance: tuple[DatedImportance, ...]
    weeks: tuple[RatedWeek, ...]
    rests: tuple[RestTime, ...]
    actions: tuple[LivedAction, ...]
    opportunities: tuple[LivedOpportunity, ...]
    experiments: tuple[TriedBelief, ...]
    steps: tuple[LadderStep, ...]
    reflections: tuple[ReflectionEntry, ...]
