"""Many weeks side by side, and the beliefs that were tried out in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports.experiments import ExperimentList, experiment_list
from valuetrack.reports.trends import TrendData, Trends, trends
from valuetrack.tracker.names import find_value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from valuetrack.store.reading import Reader
    from valuetrack.weeks import Week


def show_trends(store: Reader, weeks: Sequence[Week], typed: str | None) -> Trends:
    """Weeks that follow each other, side by side; of one value where it is named. Raises Unknown, Ambiguous."""
    first, last = weeks[0], weeks[-1]
    lives = store.lives() if typed is None else (find_value(store, typed, last.end),)
    ids = {life.id for life in lives}
    actions = store.actions_due_between(first.start, last.end)
    opportunities = store.opportunities_between(first.start, last.end)
    return trends(
        TrendData(
            weeks=tuple(weeks),
            lives=lives,
            importance=store.importance_by_week(weeks),
            ratings=store.ratings_by_week(first, last),
            records=store.week_records(first, last),
            actions=tuple(one for one in actions if one.value_id in ids),
            opportunities=tuple(one for one in opportunities if one.value_id in ids),
        )
    )


def list_experiments(store: Reader, typed: str | None, day: date, first_day: int) -> ExperimentList:
    """The beliefs that actions put to the test; of one value where it is named. Raises Unknown, Ambiguous."""
    lives = store.lives() if typed is None else (find_value(store, typed, day),)
    ids = {life.id for life in lives}
    actions = [action for action in store.experiments() if action.value_id in ids]
    return experiment_list(actions, lives, store.short_ids([action.id for action in actions]), first_day)
