"""The ladders of values: graded steps from almost effortless up, and which of them is on offer."""

from __future__ import annotations

from datetime import date

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt


class StepLine(Frozen):
    """One rung, with the id to type; `taken` and `not_taken` count its actions, `on_offer` is the one to take next.

    The difficulty is 0 (almost effortless) to 10; `retired` is the day from which it is not offered any more.
    """

    id: str
    """the id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    value: str
    """its value's name"""
    text: str
    """what it is"""
    difficulty: int
    """how hard it is, 0 (almost effortless) to 10"""
    taken: int
    """how many actions of it were taken"""
    not_taken: int
    """how many actions of it were not taken"""
    on_offer: bool
    """whether it is the next one on offer"""
    retired: date | None
    """the day from which it is not offered any more"""


class StepList(Frozen):
    """Ladders on a day, value by value by name, each from the easiest rung up; `hidden` counts what is left out."""

    day: date
    """the day on which they are shown"""
    steps: tuple[StepLine, ...]
    """value by value by name, each from the easiest up"""
    hidden: int
    """how many are left out: retired ones, and those of values at rest"""


class OfferedStep(Frozen):
    """A rung of a value's ladder that is on offer for the week's plan."""

    id: str
    text: str
    value: str


class NextStep(Frozen):
    """The rung to which a ladder leads after what was recorded last, harder than that one or easier."""

    text: str
    is_harder: bool


class StepAdded(Receipt):
    """A rung that was put on the ladder of `value`; `is_first` says whether the ladder had none before."""

    value: str
    day: date
    difficulty: int
    is_first: bool


class StepEdited(Receipt):
    """A rung that was put right."""


class StepRetired(Receipt):
    """A rung that is not offered any more from a day on."""

    day: date


class StepRestored(Receipt):
    """A rung that is offered again from a day on."""

    day: date
