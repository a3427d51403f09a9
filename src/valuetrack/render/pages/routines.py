"""Routines, one a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.recurrence import read_rule
from valuetrack.render.page import Column, Listing, Table
from valuetrack.render.routines import how_often
from valuetrack.render.voice import from_to

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.routines import RoutineLine, RoutineList


def routine_list(report: RoutineList, say: Voice) -> Listing:
    """The routines, with their days, their time and when they are next."""
    names = ("id", "Value", "what", "days", "time", "until", "smaller", "next")
    remark = "" if report.routines else 'No routine yet. To make one: valuetrack plan-week "Walk" --every tue,thu'
    if report.hidden:
        hidden = say.count(report.hidden, "routine", some="Some")
        remark = f"{hidden} hidden, ended or of a value at rest; --all shows all."
    rows = tuple(_row(one, say) for one in report.routines)
    columns = tuple(
        Column(name, wide=name in ("Value", "what", "days")) for name in ("id", "Value", "what", "days", "next")
    )
    return Listing(Table(tuple(map(Column, names)), rows), remark, (Table(columns, tuple(map(_shown, rows))),))


def _row(one: RoutineLine, say: Voice) -> tuple[str, ...]:
    minutes = say.count(one.planned_minutes, "minute") if one.planned_minutes and not say.words_only else ""
    time = from_to(one.at, one.planned_minutes) if one.at is not None else minutes
    until = describe_day(one.until) if one.until else ""
    return (one.short, one.value, one.text, how_often(one.rule), time, until, one.smaller or "", _next(one))


def _shown(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row with fewer cells, for people: what belongs together stands under each other."""
    short, value, text, days, time, until, smaller, following = row
    what = [text, *([f"or smaller: {smaller}"] if smaller else [])]
    when = [days, *([time] if time else []), *([f"until {until}"] if until else [])]
    return (short, value, "\n".join(what), "\n".join(when), following)


def _next(one: RoutineLine) -> str:
    """When a routine comes back next, or that it does not."""
    if one.ended or one.paused:
        return "ended" if one.ended else "it rests"
    if one.next is None:
        return "none left"
    return "any day" if read_rule(one.rule).is_any_day else describe_day(one.next)
