"""Many weeks side by side: how much each value mattered and was lived, what was done, and what went with it.

A week that is set aside is in no trend (rule R19). Ratings are 0 to 10; None stands for what is missing.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, TypeVar

from valuetrack import scoring
from valuetrack.frozen import Frozen, copied, replace
from valuetrack.model import Action, Opportunity
from valuetrack.reports.barriers import BarrierCame, barriers_came
from valuetrack.reports.done import Counted, counted
from valuetrack.reports.review_sums import hidden, later
from valuetrack.reports.telling import by_day, source_of
from valuetrack.reports.weeks import WeekSpan
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from valuetrack.model import ValueLife, WeekRating, WeekRecord

E = TypeVar("E", Action, Opportunity)


class TrendData(Frozen):
    """The records from which weeks are laid side by side, in any order.

    `weeks` follow each other; `lives`, `actions` and `opportunities` are those of the values that are looked at.
    `importance` is the one in force on each week's last day (rule R2), `ratings` are those given for each week
    (rule R3), both by the id of the value; `shorts` are the beginnings to type of the ids of those
    actions and opportunities that have a relief or a cost.
    """

    weeks: tuple[Week, ...]
    lives: tuple[ValueLife, ...]
    importance: Mapping[Week, Mapping[str, int]]
    ratings: Mapping[Week, Mapping[str, WeekRating]]
    records: Mapping[Week, WeekRecord]
    actions: tuple[Action, ...]
    opportunities: tuple[Opportunity, ...]
    shorts: Mapping[str, str]


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


class MoodPairs(Frozen):
    """An action and the mood before and after it, each time that it was taken and both were noted."""

    text: str
    """what was planned"""
    value: str
    """the name of its value"""
    pairs: tuple[tuple[int, int], ...]
    """`[before, after]` for each time that it was taken"""


class MoodChanges(Frozen):
    """The taken actions after which the mood was higher, the same, and lower."""

    lifted: tuple[MoodPairs, ...]
    """where it was higher afterwards, what was taken most often first, then by text"""
    unchanged: tuple[MoodPairs, ...]
    """where it was the same"""
    cost: tuple[MoodPairs, ...]
    """where it was lower"""


class ReliefAndCost(Frozen):
    """The short-term relief of an action or opportunity beside its longer cost, in the person's words."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that is its own"""
    day: dt.date
    """its day, or the first day of the week it is planned into"""
    text: str
    """what it was"""
    value: str
    """the name of its value"""
    source: Literal["action", "opportunity"]
    """which of the two it is"""
    relief: str | None
    """the relief in the short term"""
    cost: str | None
    """the cost in the longer term"""


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
    """what helped, over actions of every outcome, the most frequent first"""
    mood: MoodChanges
    """the mood before and after the actions that were taken"""
    relief_and_cost: tuple[ReliefAndCost, ...]
    """what was written of either, over actions and opportunities of every outcome, by week, day, time and entry"""
    in_the_way: tuple[BarrierCame, ...]
    """what got in the way of actions and opportunities, the most frequent first"""
    hidden: int
    """how many values are not among `values` because they are archived through all of the weeks"""
    later: int
    """how many are not because they begin after the last of the weeks"""


class _Entries(Frozen):
    """What is entered for one week that is not set aside, in order."""

    week: Week
    actions: tuple[Action, ...]
    opportunities: tuple[Opportunity, ...]


def trends(data: TrendData) -> Trends:
    """The weeks side by side; the order in which the records are given makes no difference."""
    away = [week for week in data.weeks if scoring.is_away(data.records.get(week))]
    entries = _entries(data, [week for week in data.weeks if week not in away])
    end = data.weeks[-1].end
    names = {life.id: life.name_on(end) for life in data.lives}
    values = _values(data, entries, names)
    actions = [action for one in entries for action in one.actions]
    steps: list[Action | Opportunity] = [*actions, *(each for one in entries for each in one.opportunities)]
    return Trends(
        start=data.weeks[0].start,
        end=end,
        weeks=tuple(
            copied(TrendWeek, WeekSpan.of(one.week), **_done(one.actions, one.opportunities)) for one in entries
        ),
        set_aside=tuple(WeekSpan.of(week) for week in away),
        values=values,
        helped=counted(action.helped for action in actions),
        mood=_mood(actions, names),
        in_the_way=barriers_came(steps, names),
        relief_and_cost=tuple(_relief_and_cost(entries, names, data.shorts)),
        hidden=hidden(data.lives, values, entries[-1].week.end) if entries else 0,
        later=later(data.lives, values, entries[-1].week.end) if entries else 0,
    )


def _entries(data: TrendData, weeks: Sequence[Week]) -> tuple[_Entries, ...]:
    first_day = data.weeks[0].start.weekday()
    actions = _by_week(data.actions, weeks, first_day)
    opportunities = _by_week(data.opportunities, weeks, first_day)
    return tuple(_Entries(week, actions[week], opportunities[week]) for week in weeks)


def _due(record: Action | Opportunity) -> dt.date:
    return record.due if isinstance(record, Action) else record.day


def _by_week(records: Iterable[E], weeks: Sequence[Week], first_day: int) -> dict[Week, tuple[E, ...]]:
    """The records of each week in their order; those of other weeks are left out."""
    grouped: dict[Week, list[E]] = {week: [] for week in weeks}
    for record in records:
        week = Week.containing(_due(record), first_day)
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
    rating = data.ratings.get(week, {}).get(life.id)
    if not scoring.is_shown(life, week, rating, has_entries=bool(actions or opportunities)):
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


def _mood(actions: Iterable[Action], names: Mapping[str, str]) -> MoodChanges:
    """The pairs of mood before and after (rule R15), by whether it was higher, the same or lower afterwards."""
    groups: dict[int, dict[tuple[str, str], list[tuple[int, int]]]] = {1: {}, 0: {}, -1: {}}
    for action in actions:
        before, after = action.mood_before, action.mood_after
        if action.taken and before is not None and after is not None:
            group = groups[(after > before) - (after < before)]
            group.setdefault((action.text, names[action.value_id]), []).append((before, after))
    found = [[MoodPairs(*of, tuple(pairs)) for of, pairs in group.items()] for group in groups.values()]
    for some in found:
        some.sort(key=lambda one: (-len(one.pairs), one.text.casefold(), one.text, one.value))
    return MoodChanges(*map(tuple, found))


def _relief_and_cost(
    entries: Iterable[_Entries], names: Mapping[str, str], shorts: Mapping[str, str]
) -> Iterator[ReliefAndCost]:
    """What was written of either, over actions and opportunities of every outcome, by week, day, time and entry."""
    for one in entries:
        both: list[Action | Opportunity] = [*one.actions, *one.opportunities]
        for each in sorted(both, key=by_day):
            if each.has_relief_or_cost:
                day, value = _due(each), names[each.value_id]
                yield copied(ReliefAndCost, each, short=shorts[each.id], day=day, value=value, source=source_of(each))
