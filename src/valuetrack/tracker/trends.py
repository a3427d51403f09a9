"""Many weeks side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports.trends import TrendData, Trends, trends
from valuetrack.tracker.names import find_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.model import Experience
    from valuetrack.store.reading import Reader
    from valuetrack.weeks import Week


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
