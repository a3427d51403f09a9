"""The beliefs that were tried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import replace
from valuetrack.reports.experiments import ExperimentList, experiment_list
from valuetrack.tracker.names import find_value

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.store.reading import Reader


def list_experiments(store: Reader, typed: str | None, day: date, first_day: int) -> ExperimentList:
    """The beliefs that actions put to the test; of one value where it is named. Raises Unknown, Ambiguous."""
    lives = store.lives() if typed is None else (find_value(store, typed, day),)
    ids = {life.id for life in lives}
    tried = store.experiments()
    actions = [action for action in tried if action.value_id in ids]
    found = experiment_list(actions, lives, store.short_ids([action.id for action in actions]), first_day)
    return replace(found, elsewhere=len(tried) - len(actions))
