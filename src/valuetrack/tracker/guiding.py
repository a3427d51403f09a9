"""What the guided sessions look up before they ask."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.model import Outcome
from valuetrack.reports.guide import (
    CarriedAction,
    OpenAction,
    PlanStart,
    looking_back,
    offered_focus,
)
from valuetrack.reports.week_review import AwayReview
from valuetrack.tracker.planning import week_record
from valuetrack.tracker.reviewing import review_week
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from valuetrack.model import Action
    from valuetrack.store.reading import Reader

# A week is often closed on the day after it, and the next one planned on its last two days.
TURN_OF_THE_WEEK = 2


def is_ending(week: Week, day: date) -> bool:
    """Whether `day` is one of the last two days of the week."""
    return day in week and week.end - day < timedelta(days=TURN_OF_THE_WEEK)


def has_just_begun(week: Week, day: date) -> bool:
    """Whether `day` is one of the first two days of the week."""
    return day in week and day - week.start < timedelta(days=TURN_OF_THE_WEEK)


def plan_start(store: Reader, week: Week) -> PlanStart:
    """Where the planning of a week begins."""
    before = review_week(store, week.previous)
    names = {life.id: life.name_on(week.end) for life in store.lives()}
    carried = [action for action in store.actions(week.previous) if action.outcome is Outcome.CARRIED]
    goes_on = {action.carried_from for action in store.actions(week)}
    return PlanStart(
        looking_back=looking_back(before),
        carried=tuple(CarriedAction(one.id, one.text, names[one.value_id]) for one in carried if one.id not in goes_on),
        focus=tuple(names[one] for one in week_record(store, week).focus),
        offered=offered_focus(before),
        values=tuple(life.name_on(week.end) for life in store.lives() if not life.rests_through(week.start, week.end)),
        still_open=scoring.count_outcome(store.actions(week), None),
    )


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


def week_to_rate(store: Reader, day: date, first_day: int) -> Week | None:
    """The week before, in the first two days of a week, where it is neither rated nor set aside."""
    week = Week.containing(day, first_day)
    if not has_just_begun(week, day):
        return None
    before = review_week(store, week.previous)
    is_rated = not isinstance(before, AwayReview) and any(row.lived is not None for row in before.values)
    has_values = not isinstance(before, AwayReview) and bool(before.values)
    return week.previous if has_values and not is_rated else None


def has_room(store: Reader, typed: str, week: Week) -> bool:
    """Whether a value of a week may be offered as a focus, so that it helps to know how likely a step is (rule R18)."""
    review = review_week(store, week)
    return not isinstance(review, AwayReview) and any(one.value == typed for one in review.focus_offer)
