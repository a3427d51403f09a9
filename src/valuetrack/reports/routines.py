"""Routines: the steps that come back on certain days, and those on offer for a week."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.model import Routine


class RoutineLine(Frozen):
    """One routine, with the id to type."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    value: str
    """the name of its value"""
    text: str
    """what it is"""
    rule: str
    """its days, as a recurrence rule of RFC 5545 that is counted from `start`"""
    start: date
    """the day from which it is offered"""
    until: date | None
    """the last day on which it is offered; null where it has no end"""
    at: time | None
    """its time of day, `HH:MM`"""
    planned_minutes: int | None
    """how long it may take"""
    smaller: str | None
    """the smaller version"""
    paused: bool
    """whether it rests, so that it is not offered"""
    ended: bool
    """whether its last day is over"""
    next: date | None
    """its next day from the day of the list on; of one for any day of a week the day from which its weeks are counted;
    null where it is paused or has none any more
    """


class RoutineList(Frozen):
    """Routines on a day, value by value by name; `hidden` counts what is left out."""

    day: date
    """the day on which they are shown"""
    routines: tuple[RoutineLine, ...]
    """value by value by name, each in the order of entry"""
    hidden: int
    """how many are left out: those that are over, and those of values at rest"""


class OfferedRoutine(Frozen):
    """A routine that is on offer for a week's plan, on these `days` of it; none of them where any day will do."""

    id: str
    text: str
    value: str
    at: time | None
    smaller: str | None
    days: tuple[date, ...]


class RoutineAdded(Receipt):
    """A routine that was made for `value`; `is_ahead` says whether its first day is in a week that is still to come."""

    records: tuple[Routine, ...] = ()
    value: str
    is_ahead: bool


class RoutineEdited(Receipt):
    """A routine that was put right."""

    records: tuple[Routine, ...] = ()


class RoutinePaused(Receipt):
    """A routine that rests: it is offered no more until it is taken up again."""


class RoutineResumed(Receipt):
    """A routine that is offered again."""


class RoutineEnded(Receipt):
    """A routine that is offered no more from `day` on."""

    day: date
