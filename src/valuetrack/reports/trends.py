"""Many weeks side by side: how much each value mattered and was lived, what was done, and what went with it.

A week that is set aside is in no trend (rule R19). Ratings are 0 to 10; None stands for what is missing.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from valuetrack import scoring
from valuetrack.frozen import Frozen, copied, replace
from valuetrack.model import Action, Activity, Opportunity
from valuetrack.reports.barriers import BarrierCame, barriers_came
from valuetrack.reports.done import Counted, counted
from valuetrack.reports.lifted import (
    DayPart,
    MoodChanges,
    ReliefAndCost,
    by_part_of_day,
    mood_changes,
    relief_and_cost,
)
from valuetrack.reports.review_sums import hidden, later
from valuetrack.reports.telling import by_day
from valuetrack.reports.weeks import WeekSpan
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from valuetrack.model import ValueLife, WeekRating, WeekRecord

E = TypeVar("E", Action, Opportunity, Activity)


class TrendData(Frozen):
    """The records from which weeks are laid side by side, in any order.

    `weeks` follow each other; `lives`, `actions`, `opportunities` and `activities` are those of the values that
    are looked at; where all are, the activities of none are among them.
    `importance` is the one in force on each week's last day (rule R2), `ratings` are those given for each week
    (rule R3), both by the id of the value; `shorts` are the beginnings to type of the ids of those
    actions, opportunities and activities that have a relief or a cost.
    """

    weeks: tuple[Week, ...]
    lives: tuple[ValueLife, ...]
    importance: Mapping[Week, Mapping[str, int]]
    ratings: Mapping[Week, Mapping[str, WeekRating]]
    records: Mapping[Week, WeekRecord]
    actions: tuple[Action, ...]
    opportunities: tuple[Opportunity, ...]
    shorts: Mapping[str, str]
    activities: tuple[Activity, ...] = ()


class TrendWeek(WeekSpan):
    """A week and what was done in it, over all values."""

    moves_toward: int
    """taken actions and taken opportunities together; an act that was both counts once"""
    opportunities_noticed: int
    """all opportunities that were noted, taken or not"""


class ValueWeek(Frozen):
    """A week in which the value has a row in the review: its numbers there, and the median up to it (rule R20)."""

    week: dt.date
    """the first day of the week"""
    importance: int | None
    """how much it matters, 0 to 10: the latest rating up to the last day of the week"""
    lived: int | None
    """how the week was lived, 0 to 10; null where it is not rated"""
    discrepancy: int | None
    """how far `lived` lies below `importance`, 0 to 10; null where either is missing"""
    reading: scoring.Reading
    """the two ratings in words"""
    median: int | None
    """the median of this discrepancy and the two before it among these weeks; null without a discrepancy and before
    the third
    """
    moves_toward: int
    """taken actions and taken opportunities together; an act that was both counts once"""
    opportunities_noticed: int
    """all opportunities that were noted, taken or not"""


class ValueTrend(Frozen):
    """One value week by week; `n` counts the weeks with a discrepancy, `median` is that of the last three of them."""

    id: str
    """its id"""
    value: str
    """its name on the last day"""
    n: int
    """how many of its weeks have a discrepancy"""
    median: int | None
    """the median of the last three discrepancies; null before the third"""
    weeks: tuple[ValueWeek, ...]
    """the weeks in which it has a row in the review"""


class Trends(Frozen):
    """The weeks from `start` to `end`; `hidden` counts the values without a row in any of them."""

    start: dt.date
    """the first day of the first week"""
    end: dt.date
    """the last day of the last week"""
    weeks: tuple[TrendWeek, ...]
    """the weeks in their order"""
    set_aside: tuple[WeekSpan, ...]
    """the weeks that are set aside"""
    values: tuple[ValueTrend, ...]
    """the values with a row in the review of one of the weeks, by importance at the end, then by name"""
    helped: tuple[Counted, ...]
    """what helped, over actions of every outcome, opportunities and activities, the most frequent first"""
    mood: MoodChanges
    """the mood before and after what was done: actions and opportunities that were taken, and activities"""
    parts_of_day: tuple[DayPart, ...]
    """the mood after what was done at a time of the day, from five things in a part of it on"""
    relief_and_cost: tuple[ReliefAndCost, ...]
    """what was written of either, over actions and opportunities of every outcome and activities, by week, day,
    time and entry
    """
    in_the_way: tuple[BarrierCame, ...]
    """what got in the way of actions and opportunities, the most frequent first"""
    hidden: int
    """how many values are not among `values` because they are archived through all of the weeks"""
    later: int
    """how many are not because they begin after the last of the weeks"""


class OpenPlan(Frozen):
    """An action that is open, with its day, or None for some time in the week that `due` is the first day of."""

    short: str
    text: str
    day: dt.date | None
    due: dt.date


class ValueLately(Frozen):
    """One value lately: the weeks in which it has a row, and what is planned for it and open, by day."""

    weeks: tuple[ValueWeek, ...]
    plans: tuple[OpenPlan, ...]

    @property
    def is_rated(self) -> bool:
        """Whether it is said of one of the weeks how it was lived."""
        return any(week.lived is not None for week in self.weeks)


class _Entries(Frozen):
    """What is entered for one week that is not set aside, in order."""

    week: Week
    actions: tuple[Action, ...]
    opportunities: tuple[Opportunity, ...]
    activities: tuple[Activity, ...]

    @property
    def all_by_day(self) -> list[scoring.Done]:
        """All of it by day, time and entry."""
        return sorted((*self.actions, *self.opportunities, *self.activities), key=by_day)


def trends(data: TrendData) -> Trends:
    """The weeks side by side; the order in which the records are given makes no difference."""
    away = [week for week in data.weeks if scoring.is_away(data.records.get(week))]
    entries = _entries(data, [week for week in data.weeks if week not in away])
    end = data.weeks[-1].end
    names = {life.id: life.name_on(end) for life in data.lives}
    values = _values(data, entries, names)
    steps: list[Action | Opportunity] = []
    for one in entries:
        steps += [*one.actions, *one.opportunities]
    entered = [each for one in entries for each in one.all_by_day]
    done = [each for one in entries for each in scoring.done(one.actions, one.opportunities, one.activities)]
    return Trends(
        start=data.weeks[0].start,
        end=end,
        weeks=tuple(
            copied(TrendWeek, WeekSpan.of(one.week), **_done(one.actions, one.opportunities)) for one in entries
        ),
        set_aside=tuple(WeekSpan.of(week) for week in away),
        values=values,
        helped=counted(one.helped for one in entered),
        mood=mood_changes(done, names),
        parts_of_day=by_part_of_day(done),
        in_the_way=barriers_came(steps, names),
        relief_and_cost=relief_and_cost(entered, names, data.shorts),
        hidden=hidden(data.lives, values, entries[-1].week.end) if entries else 0,
        later=later(data.lives, values, entries[-1].week.end) if entries else 0,
    )


def _entries(data: TrendData, weeks: Sequence[Week]) -> tuple[_Entries, ...]:
    first_day = data.weeks[0].start.weekday()
    actions = _by_week(data.actions, weeks, first_day)
    opportunities = _by_week(data.opportunities, weeks, first_day)
    activities = _by_week(data.activities, weeks, first_day)
    return tuple(_Entries(week, actions[week], opportunities[week], activities[week]) for week in weeks)


def _by_week(records: Iterable[E], weeks: Sequence[Week], first_day: int) -> dict[Week, tuple[E, ...]]:
    """The records of each week in their order; those of other weeks are left out."""
    grouped: dict[Week, list[E]] = {week: [] for week in weeks}
    for record in records:
        week = Week.containing(record.due, first_day)
        if week in grouped:
            grouped[week].append(record)
    return {week: tuple(sorted(some, key=by_day)) for week, some in grouped.items()}


def _done(actions: Sequence[Action], opportunities: Sequence[Opportunity]) -> dict[str, int]:
    return {
        "moves_toward": scoring.moves_toward(actions, opportunities),
        "opportunities_noticed": len(opportunities),
    }


def _values(data: TrendData, entries: Sequence[_Entries], names: Mapping[str, str]) -> tuple[ValueTrend, ...]:
    """The values that have a row in one of the weeks, by importance at the end, then by name."""
    found = [_value(data, life, names[life.id], entries) for life in data.lives]
    at_the_end = data.importance[data.weeks[-1]]

    def order(one: ValueTrend) -> tuple[bool, int, str, str]:
        importance = at_the_end.get(one.id)
        return (importance is None, -(importance or 0), one.value.casefold(), one.value)

    return tuple(sorted((one for one in found if one.weeks), key=order))


def _value(data: TrendData, life: ValueLife, name: str, entries: Sequence[_Entries]) -> ValueTrend:
    weeks = [week for one in entries if (week := _value_week(data, life, one))]
    medians = scoring.rolling_median(week.discrepancy for week in weeks)
    rated = [median for week, median in zip(weeks, medians, strict=True) if week.discrepancy is not None]
    return ValueTrend(
        id=life.id,
        value=name,
        n=len(rated),
        median=rated[-1] if rated else None,
        weeks=tuple(replace(week, median=median) for week, median in zip(weeks, medians, strict=True)),
    )


def _value_week(data: TrendData, life: ValueLife, entries: _Entries) -> ValueWeek | None:
    """The value's numbers in a week; None where it has no row in that week's review (rule R1)."""
    week = entries.week
    actions = [action for action in entries.actions if action.value_id == life.id]
    opportunities = [opportunity for opportunity in entries.opportunities if opportunity.value_id == life.id]
    is_done = any(activity.value_id == life.id for activity in entries.activities)
    rating = data.ratings.get(week, {}).get(life.id)
    if not scoring.is_shown(life, week, rating, has_entries=bool(actions or opportunities or is_done)):
        return None
    importance, lived = data.importance[week].get(life.id), rating.lived if rating else None
    return ValueWeek(
        week=week.start,
        importance=importance,
        lived=lived,
        discrepancy=scoring.discrepancy(importance, lived),
        reading=scoring.reading(importance, lived),
        median=None,
        **_done(actions, opportunities),
    )
