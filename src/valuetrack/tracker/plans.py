"""What is planned, as people read it: a week, a day, the focus on offer, and the next step."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import TYPE_CHECKING

from valuetrack.reports.plans import DayPlan, FocusOffer, LastStep, Overview, PlannedAction, WeekPlan
from valuetrack.reports.week_review import AwayReview, WeekSpan
from valuetrack.tracker import keeping
from valuetrack.tracker.planning import if_then, week_record
from valuetrack.tracker.reviewing import review_week
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from valuetrack.model import Action
    from valuetrack.store.reading import Reader

# Two weeks without an entry: a holiday is shorter, and nobody who writes now and then is greeted anew.
_AWAY = timedelta(days=14)


def focus_offer(store: Reader, week: Week) -> FocusOffer:
    """The focus of a week, and what rule R18 offers for it from the week before."""
    review = review_week(store, week.previous)
    offered = () if isinstance(review, AwayReview) else review.focus_offer
    rated = not isinstance(review, AwayReview) and any(row.lived is not None for row in review.values)
    return FocusOffer(_span(week), _names(store, week_record(store, week).focus, week), offered, rated)


def planned(store: Reader, actions: Sequence[Action], week: Week) -> tuple[PlannedAction, ...]:
    """Actions as a plan shows them."""
    shorts = store.short_ids([action.id for action in actions])
    names = {life.id: life.name_on(week.end) for life in store.lives()}
    return tuple(
        PlannedAction(
            id=action.id,
            short=shorts[action.id],
            value=names[action.value_id],
            text=action.text,
            day=action.day,
            at=action.at,
            confidence=action.confidence,
            barrier=action.barrier,
            coping=action.coping,
            smaller=action.smaller,
            if_then=if_then(action),
            outcome=action.outcome,
        )
        for action in actions
    )


def show_week(store: Reader, week: Week) -> WeekPlan:
    """The plan of a week."""
    record = week_record(store, week)
    actions = planned(store, store.actions(week), week)
    return WeekPlan(_span(week), record.set_aside, _names(store, record.focus, week), actions)


def show_day(store: Reader, day: date, first_day: int) -> DayPlan:
    """What is planned for a day, and what is open for any day of its week."""
    week = Week.containing(day, first_day)
    return _day(store, day, week, store.actions(week))


def _day(store: Reader, day: date, week: Week, actions: Iterable[Action]) -> DayPlan:
    record = week_record(store, week)
    due = [one for one in actions if one.day == day or (one.day is None and one.outcome is None)]
    shown = planned(store, due, week)
    return DayPlan(
        day=day,
        week=_span(week),
        away=record.set_aside,
        focus=_names(store, record.focus, week),
        actions=tuple(action for action in shown if action.day is not None),
        any_day=tuple(action for action in shown if action.day is None),
    )


def overview(store: Reader, day: date, first_day: int) -> Overview:
    """What a person needs now: how to begin, or the day and the next step."""
    if not store.lives():
        return Overview(empty=True, today=None, next_step="valuetrack add-value")
    week = Week.containing(day, first_day)
    actions = store.actions(week)
    today = _day(store, day, week, actions)
    last_change, maintenance = store.last_change_and_maintenance()
    if last_change is not None and day - last_change.date() >= _AWAY:
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
    again = not today.away and keeping.is_time(store, maintenance, day)
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


def _span(week: Week) -> WeekSpan:
    """A week as reports name it."""
    return WeekSpan(iso=week.iso, start=week.start, end=week.end)


def _names(store: Reader, ids: Iterable[str], week: Week) -> tuple[str, ...]:
    names = {life.id: life.name_on(week.end) for life in store.lives()}
    return tuple(names[one] for one in ids)
