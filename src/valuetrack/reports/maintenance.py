"""What helps to keep going: the plan for hard times, and when the values are looked at again."""

from __future__ import annotations

from datetime import date

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt


class MaintenancePlan(Frozen):
    """The plan for hard times and for keeping going; a part that was left out is None.

    `revisit` is the day that the person chose for looking at the values again, `offered` the one on which that is
    offered, `revisited` the last on which it was done.
    """

    signs: str | None
    """signs that a hard time is coming"""
    stressors: str | None
    """what may lie ahead that asks a lot"""
    first_step: str | None
    """one first step, small enough for a hard day"""
    people: str | None
    """who is good to have near then"""
    revisit: date | None
    """the day that was chosen for looking at the values again"""
    offered: date | None
    """the day on which that is offered: the chosen one, or three months after the last time, before the first time
    after the oldest value that is awake
    """
    revisited: date | None
    """the day on which the values were looked through last"""


class HardTimes(Frozen):
    """One's own plan for hard times; a part that was left out is None."""

    first_step: str | None
    """one first step, small enough for a hard day"""
    people: str | None
    """who is good to have around then"""
    signs: str | None
    """signs that a hard time is coming"""
    stressors: str | None
    """what could make the next weeks hard"""


class MaintenancePlanKept(Receipt):
    """Parts of the plan that were kept on a day; `revisit` is the day on which the values come up again by choice."""

    day: date
    revisit: date | None


class ValuesRevisited(Receipt):
    """That the values were looked through on a day; they come up `again` three months later."""

    day: date
    again: date
