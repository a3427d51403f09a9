"""The values of a person, as a list and as one value's history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from valuetrack.model import Outcome
    from valuetrack.reports.experiments import TriedBelief
    from valuetrack.reports.week_sums import ReflectionEntry


@dataclass(frozen=True)
class ValueLine:
    """One value of the list, with the words and the importance in force on its day."""

    id: str
    value: str
    importance: int | None
    meaning: str | None
    domain: str | None
    created: date
    resting: bool


@dataclass(frozen=True)
class ValueList:
    """What matters on a day; `hidden` counts the archived values left out."""

    day: date
    values: tuple[ValueLine, ...]
    hidden: int


@dataclass(frozen=True)
class DatedWords:
    """The words of a value from a day on."""

    day: date
    value: str
    meaning: str | None
    domain: str | None


@dataclass(frozen=True)
class DatedImportance:
    """How much a value matters from a day on."""

    day: date
    importance: int


@dataclass(frozen=True)
class RatedWeek:
    """One week's ratings of a value; `week` is the week's first day in the person's present calendar."""

    week: date
    lived: int | None
    likely: int | None
    note: str | None


@dataclass(frozen=True)
class RestTime:
    """A time in which the value rested."""

    start: date
    until: date | None


@dataclass(frozen=True)
class LivedAction:
    """An action of the value."""

    id: str
    due: date
    text: str
    outcome: Outcome | None


@dataclass(frozen=True)
class LivedOpportunity:
    """An opportunity of the value."""

    id: str
    day: date
    text: str
    taken: bool


@dataclass(frozen=True)
class LadderStep:
    """A step of the value's ladder, of a difficulty from 0 to 10; `retired` is the day from which it is not offered."""

    id: str
    text: str
    difficulty: int
    retired: date | None


@dataclass(frozen=True)
class ValueStory:
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
