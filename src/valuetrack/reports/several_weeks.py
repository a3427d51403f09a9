"""Several weeks, one after the other, and what they add up to: no mean, and no discrepancy over more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen, replace
from valuetrack.reports.barriers import OutsideHands, outside_hands
from valuetrack.reports.reviews import WeekData, WeekReview, WeekRows, week_review
from valuetrack.reports.week_sums import WeekSums, week_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from valuetrack.model import Opportunity
    from valuetrack.reports.review_sums import InTheWay
    from valuetrack.reports.telling import WeekEntry
    from valuetrack.weeks import Week


class WeeksReview(Frozen):
    """The rows of several weeks and the sums over them; a week that is set aside has no rows and is in no sum."""

    weeks: tuple[WeekRows, ...]
    """the weeks, the earliest first"""
    sums: WeekSums
    """what they add up to"""
    in_the_way: tuple[InTheWay, ...]
    """what got in the way, one for each step that was not taken, week by week"""
    entries: tuple[WeekEntry, ...]
    """what was planned, done and noticed, each as the person told it, week by week"""
    outside_hands: tuple[OutsideHands, ...]
    """the barriers from outside with their words, the most frequent first, and what was tried to change them"""


def weeks_review(data: Mapping[Week, WeekData]) -> WeeksReview:
    """The review of the weeks of `data`, which follow each other; their records may stand in any order."""
    found = {week: week_review(week, records) for week, records in sorted(data.items())}
    reviews = {week: one for week, one in found.items() if isinstance(one, WeekReview)}
    together = _together([data[week] for week in reviews])
    hurdles = tuple(hurdle for one in reviews.values() for hurdle in one.in_the_way)
    return WeeksReview(
        weeks=tuple(WeekRows(one.week, one.away, one.values) for one in found.values()),
        sums=week_sums(together, hurdles),
        in_the_way=hurdles,
        entries=tuple(entry for one in reviews.values() for entry in one.entries),
        outside_hands=outside_hands(together.actions, together.opportunities),
    )


def _together(data: Sequence[WeekData]) -> WeekData:
    """The records of several weeks as those of one."""
    return WeekData(
        lives=(),
        importance={},
        ratings={},
        earlier={},
        record=None,
        actions=tuple(one for week in data for one in week.actions),
        opportunities=tuple(one for week in data for one in _of_their_week(week)),
        reflections=tuple(one for week in data for one in week.reflections),
        check_ins=tuple(one for week in data for one in week.check_ins),
        carried_before={},
        activities=tuple(one for week in data for one in week.activities),
        shorts={full: short for week in data for full, short in week.shorts.items()},
    )


def _of_their_week(week: WeekData) -> Iterator[Opportunity]:
    """The opportunities of a week; the action that one was the same act as counts where it is of that week (R13)."""
    ids = {action.id for action in week.actions}
    return (one if one.same_as in ids else replace(one, same_as=None) for one in week.opportunities)
