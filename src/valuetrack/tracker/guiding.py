"""What the guided sessions look up before they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports.guide import OpenAction
from valuetrack.tracker.weeks import has_just_begun
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from valuetrack.model import Action
    from valuetrack.store.reading import Reader


def open_actions(store: Reader, day: date, first_day: int) -> tuple[OpenAction, ...]:
    """What is open up to `day` in its week; in the first two days of a week, in the week before too."""
    week = Week.containing(day, first_day)
    weeks = [week.previous, week] if has_just_begun(week, day) else [week]
    found = [action for each in weeks for action in store.actions(each)]
    return _shown(store, (one for one in found if one.outcome is None and (one.day is None or one.day <= day)))


def open_action(store: Reader, action: Action) -> OpenAction:
    """An action as a check-in asks about it."""
    return _shown(store, [action])[0]


def _shown(store: Reader, actions: Iterable[Action]) -> tuple[OpenAction, ...]:
    lives = {life.id: life for life in store.lives()}
    return tuple(
        OpenAction(
            id=one.id,
            text=one.text,
            value=lives[one.value_id].name_on(one.due),
            day=one.day,
            rate=(*one.rate, *(["effort"] if one.step_id else [])),
            belief=one.belief,
        )
        for one in actions
    )
