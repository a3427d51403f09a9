"""Many weeks side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import copied
from valuetrack.reports.trends import OpenPlan, TrendData, Trends, ValueLately, trends
from valuetrack.scoring import is_counted
from valuetrack.tracker.names import find_value
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from valuetrack.model import Experience
    from valuetrack.store.reading import Reader

_A_SEASON = 12  # weeks


def show_trends(store: Reader, weeks: Sequence[Week], typed: str | None) -> Trends:
    """Weeks that follow each other, side by side; of one value where it is named. Raises Unknown, Ambiguous."""
    first, last = weeks[0], weeks[-1]
    lives = store.lives() if typed is None else (find_value(store, typed, last.end),)
    ids = {life.id for life in lives}
    actions = tuple(one for one in store.actions_due_between(first.start, last.end) if one.value_id in ids)
    opportunities = tuple(one for one in store.opportunities_between(first.start, last.end) if one.value_id in ids)
    activities = store.activities(first.start, last.end)
    if typed is not None:
        activities = tuple(one for one in activities if one.value_id in ids)
    entered: tuple[Experience, ...] = (*actions, *opportunities, *activities)
    two_sided = [one.id for one in entered if one.has_relief_or_cost]
    return trends(
        TrendData(
            weeks=tuple(weeks),
            lives=lives,
            importance=store.importance_by_week(weeks),
            ratings=store.ratings_by_week(first, last),
            records=store.week_records(first, last),
            actions=actions,
            opportunities=opportunities,
            activities=activities,
            shorts=store.short_ids(two_sided),
        )
    )


def lately(store: Reader, day: date, first_day: int) -> Mapping[str, ValueLately]:
    """The last twelve weeks up to the one of `day`, and what is open from the week before on, by the id of the value.

    A value of which there is neither is not among them.
    """
    week = Week.containing(day, first_day)
    weeks = {one.id: one.weeks for one in show_trends(store, week.last(_A_SEASON), None).values}
    actions = (*store.actions(week.previous, week), *store.open_after(week.end))
    waiting = [one for one in actions if one.outcome is None and is_counted(one)]
    shorts = store.short_ids([one.id for one in waiting])
    plans: dict[str, tuple[OpenPlan, ...]] = {}
    for one in waiting:
        plans[one.value_id] = (*plans.get(one.value_id, ()), copied(OpenPlan, one, short=shorts[one.id], due=one.due))
    return {one: ValueLately(weeks.get(one, ()), plans.get(one, ())) for one in {**weeks, **plans}}
