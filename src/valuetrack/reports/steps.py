"""The ladders of values: graded steps from almost effortless up, and which of them is on offer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.ladder import Stays


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
    stays: Stays | None = None
    """of the one on offer, what keeps a person from the next harder one: `anxiety` afterwards, a `hard-moment` in the
    week before, a `step-between` that is missing, or an `effort` that is not rated; null where nothing does
    """


class StepList(Frozen):
    """Ladders on a day, value by value by name, each from the easiest rung up; `hidden` counts what is left out."""

    day: date
    """the day on which they are shown"""
    steps: tuple[StepLine, ...]
    """value by value by name, each from the easiest up"""
    hidden: int
    """how many are left out: retired ones, and those of values at rest"""
    elsewhere: int
    """how many are on the ladders of other values than the one that was named"""


class OfferedStep(Frozen):
    """A rung of a value's ladder that is on offer for the week's plan; `stays` says why it is not a harder one."""

    id: str
    text: str
    value: str
    stays: Stays | None = None


class NextStep(Frozen):
    """The rung to which a ladder leads after what was recorded last, harder than that one or easier.

    Where something keeps a person on theirs, `stays` says what.
    """

    text: str
    is_harder: bool
    stays: Stays | None = None


class StepAdded(Receipt):
    """A rung that was put on the ladder of `value`; `is_first` says whether the ladder had none before."""

    value: str
    day: date
    difficulty: int
    is_first: bool


class StepEdited(Receipt):
    """A rung that was put right on a day."""

    day: date


class StepRetired(Receipt):
    """A rung that is not offered any more from a day on."""

    day: date


class StepRestored(Receipt):
    """A rung that is offered again from a day on."""

    day: date
