"""What was done and noticed, each as the person told it: in one week, and of one value over time.

Ratings are 0 to 10; None stands for what is missing.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, overload

from valuetrack import scoring
from valuetrack.frozen import Frozen, copied
from valuetrack.model import Action, Activity, CheckIn, Leaning, Opportunity, Outcome, Reflection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Source = Literal["action", "opportunity", "activity"]


class Told(Frozen):
    """Something that was planned, done or noticed, and what the person said of it afterwards."""

    id: str
    """its id"""
    text: str
    """what was planned or noticed"""
    anxiety_before: int | None
    """anxiety before it, 0 to 10"""
    anxiety_after: int | None
    """anxiety after it, 0 to 10"""
    mood_before: int | None
    """mood before it, 0 to 10"""
    mood_after: int | None
    """mood after it, 0 to 10"""
    enjoyment: int | None
    """how much it was enjoyed, 0 to 10"""
    got_in_way: str | None
    """what got in the way"""
    learned: str | None
    """what was learned"""

    @property
    def says_more(self) -> bool:
        """Whether more was said of it than that it was there, and how it went."""
        rated = (
            self.anxiety_before,
            self.anxiety_after,
            self.mood_before,
            self.mood_after,
            self.enjoyment,
        )
        return any(one is not None for one in (*rated, self.got_in_way, self.learned))


class WeekEntry(Told):
    """An action, an opportunity or an activity of the week in the person's words."""

    source: Source
    """what it is"""
    value: str | None
    """the name of its value; null where an activity belongs to none"""
    value_id: str | None
    """the id of its value, likewise"""
    day: dt.date | None
    """its day; null where an action is planned for some time in the week"""
    outcome: Outcome | None
    """how it went; null while an action is open; an opportunity is done or not taken, an activity done"""
    counted: bool
    """whether it is in the counts; an activity is not, nor what was planned in a hard moment unless it was taken"""
    also: str | None
    """the name of a second value that it serves, where it is told too and not counted"""
    also_id: str | None
    """the id of that value"""
    leads: Leaning | None
    """of an activity, whether it led toward what matters, away from it, or neither; null where that was not said"""

    @property
    def is_told(self) -> bool:
        """Whether a review names it; what was planned in a hard moment is not, unless it was taken."""
        return self.counted or self.source == "activity"

    def is_at(self, value_id: str | None) -> bool:
        """Whether it is told at a value: its own, or the second one; with None, at what belongs to none."""
        return value_id == self.value_id or (value_id is not None and value_id == self.also_id)


def by_day(
    record: Action | Opportunity | Activity | Reflection | CheckIn,
) -> tuple[bool, dt.date, bool, dt.time, int, str]:
    """What the records of a week are sorted by: day, time, entry; no day or no time stands after one."""
    day, at = record.day, record.at if isinstance(record, Action | Activity) else None
    return (day is None, day or dt.date.min, at is None, at or dt.time.min, record.entry, record.id)


@overload
def source_of(one: Action | Opportunity) -> Literal["action", "opportunity"]: ...
@overload
def source_of(one: Action | Opportunity | Activity) -> Source: ...
def source_of(one: Action | Opportunity | Activity) -> Source:
    """Which of the three it is."""
    if isinstance(one, Activity):
        return "activity"
    return "action" if isinstance(one, Action) else "opportunity"


def week_entries(
    actions: Sequence[Action],
    opportunities: Sequence[Opportunity],
    activities: Sequence[Activity],
    names: Mapping[str, str],
) -> tuple[WeekEntry, ...]:
    """The actions, in the order in which they are given, after them the opportunities and then the activities by day.

    `names` are the names of the values by their ids.
    """
    planned: tuple[Action | Opportunity, ...] = (*actions, *sorted(opportunities, key=by_day))
    steps = tuple(
        copied(
            WeekEntry,
            one,
            source=source_of(one),
            value=names[one.value_id],
            outcome=one.outcome,
            counted=isinstance(one, Opportunity) or scoring.is_counted(one),
            also=names.get(one.also or ""),
            also_id=one.also,
            leads=None,
        )
        for one in planned
    )
    return steps + tuple(
        copied(
            WeekEntry,
            one,
            source="activity",
            value=names.get(one.value_id or ""),
            outcome=Outcome.DONE,
            counted=False,
            got_in_way=None,
            also=None,
            also_id=None,
        )
        for one in sorted(activities, key=by_day)
    )
