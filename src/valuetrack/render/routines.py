"""Routines in words: on which days one comes back, what was done with one, and whether it is planned again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import WEEKDAYS, describe_day
from valuetrack.recurrence import LAST, SHORTEST_MONTH, read_rule
from valuetrack.render.notices import nudged
from valuetrack.render.receipts import Words, named
from valuetrack.render.safe import one_line
from valuetrack.render.voice import listed

if TYPE_CHECKING:
    from valuetrack.model import Routine
    from valuetrack.render.voice import Voice
    from valuetrack.reports.routines import OfferedRoutine, RoutineAdded, RoutineEdited

_ORDINALS = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def how_often(rule: str) -> str:
    """On which days something comes back: ``every Tue and Thu``, ``on the 15th of every second month``."""
    one = read_rule(rule)
    weekdays = listed([WEEKDAYS[day][:3].title() for day in one.weekdays])
    round_ = f"every {_ordinal(one.every)} {one.unit}" if one.every > 1 else f"every {one.unit}"
    if one.unit == "day":
        return round_
    if one.unit == "week":
        on_days = f"{round_} on {weekdays}" if one.every > 1 else f"every {weekdays}"
        return on_days if weekdays else f"some time {round_}"
    if one.place:
        place = "last" if one.place == LAST else ("first", *_ORDINALS[2:])[one.place - 1]
        return f"on the {place} {weekdays} of {round_}"
    days = listed(["last day" if day == LAST else _numbered(day) for day in one.month_days])
    return f"on the {days} of {round_}{', or its last day' if one.month_days[0] > SHORTEST_MONTH else ''}"


def _ordinal(number: int) -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else _numbered(number)


def _numbered(number: int) -> str:
    """A number as a day of the month is called."""
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def routine_added(done: RoutineAdded, say: Voice) -> Words:
    """A routine that was made; how its days are planned this week too."""
    routine = done.records[0]
    week = f" --week {routine.start}" if done.is_ahead else ""
    comes_back = f"{named(routine, done.short)} for {done.value} comes back {_days_of(routine)}"
    return Words(
        f"{comes_back}. It is offered when you plan a week.",
        more=f"To plan its first days: valuetrack plan-week --routine {done.short}{week}",
        nudges=nudged(done.nudges, say),
    )


def routine_edited(done: RoutineEdited, say: Voice) -> Words:
    """A routine that was put right, with the days that it has now."""
    routine = done.records[0]
    edited = f"Edited {named(routine, done.short)}, which comes back {_days_of(routine)}."
    return Words(edited, nudges=nudged(done.nudges, say))


def _days_of(routine: Routine) -> str:
    until = f" to {describe_day(routine.until)}" if routine.until else ""
    return f"{how_often(routine.rule)}, from {describe_day(routine.start)}{until}"


def asked_again(one: OfferedRoutine) -> str:
    """Whether a routine is planned for its days of a week, too: ``Walk (Health), Tue and Thu 18:30 again?``."""
    days = listed([describe_day(day)[:3] for day in one.days]) or "some time in the week"
    at = f" {one.at:%H:%M}" if one.at else ""
    return f"{one_line(one.text)} ({one.value}), {days}{at} again?"
