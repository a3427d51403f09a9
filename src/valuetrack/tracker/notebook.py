"""What a person needs now: how to begin, or the day and the next step."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import TYPE_CHECKING

from valuetrack.reports.notebook import LastStep, Overview
from valuetrack.tracker import maintenance
from valuetrack.tracker.weeks import day_plan
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from valuetrack.reports.weeks import DayPlan
    from valuetrack.store.reading import Reader

# Two weeks without an entry: a holiday is shorter, and nobody who writes now and then is greeted anew.
_AWAY = timedelta(days=14)


def overview(store: Reader, day: date, first_day: int, day_of: Callable[[datetime], date]) -> Overview:
    """What a person needs now: how to begin, or the day and the next step.

    `day_of` says to which of the person's days an instant belongs.
    """
    if not store.lives():
        return Overview(empty=True, today=None, next_step="valuetrack add-value")
    week = Week.containing(day, first_day)
    actions = store.actions(week)
    today = day_plan(store, day, week, actions)
    last_change, kept = store.last_change_and_maintenance()
    if last_change is not None and day - day_of(last_change) >= _AWAY:
        return _welcome_back(store, today)
    is_open = [action for action in today.actions if action.outcome is None]
    if is_open:
        step = f"valuetrack check-in {is_open[0].short} --outcome done"
    elif day == week.end:
        step = "valuetrack review-week"
    elif actions:
        step = "valuetrack log-opportunity"
    else:
        step = "valuetrack plan-week"
    again = not today.away and maintenance.is_time(store, kept, day)
    return Overview(empty=False, today=today, next_step=step, revisit_values=again)


def _welcome_back(store: Reader, today: DayPlan) -> Overview:
    """One step to begin again: the last small action that worked, where its value is awake."""
    action = store.last_taken()
    life = store.life(action.value_id) if action is not None else None
    if action is None or life is None or life.rests_on(today.day):
        return Overview(empty=False, today=today, next_step="valuetrack log-opportunity", welcome_back=True)
    last = LastStep(action.text, life.name_on(today.day))
    step = shlex.join(["valuetrack", "plan-week", last.text, "--value", last.value, "--on", "today"])
    return Overview(empty=False, today=today, next_step=step, welcome_back=True, last_step=last)
