"""Weeks: their focus, what is planned in them, weeks set aside, and how they were lived."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.errors import AtRest, Contradiction
from valuetrack.frozen import copied, replace
from valuetrack.model import RATING, Outcome, WeekRating, WeekRecord, natural_id
from valuetrack.reports.actions import EarlierAction
from valuetrack.reports.weeks import (
    DayPlan,
    FocusOffer,
    FocusSet,
    OfferedFocus,
    PlannedAction,
    PlanStart,
    WeekPlan,
    WeekRated,
    WeekResumed,
    WeekSetAside,
    WeekSpan,
    at_one_time,
)
from valuetrack.tracker.facets import second_value
from valuetrack.tracker.names import find_value
from valuetrack.tracker.reviews import review_week
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from valuetrack.model import Action
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

FOCUS_LIMIT = 2
# So many actions that were not for this time, and the days sound heavy.
HEAVY = 2
# A week is often closed in the first days after it, and the next one planned on its last two days.
_ENDING = timedelta(days=2)
_BEGINNING = timedelta(days=3)


def week_record(store: Reader, week: Week) -> WeekRecord:
    """The record of a week, a new one where there is none."""
    found = store.week_record(week)
    return found or WeekRecord(id=natural_id("week", str(week.start)), week=week.start)


def _focus(store: Reader, record: WeekRecord, week: Week) -> tuple[str, ...]:
    names = {life.id: life.name_on(week.end) for life in store.lives()}
    return tuple(names[one] for one in record.focus)


def set_focus(store: Writer, typed: Sequence[str], week: Week) -> FocusSet:
    """Choose the one or two values of a week, in order; none of them clears. Raises Contradiction, AtRest."""
    lives = list(dict.fromkeys(find_value(store, one, week.end) for one in typed))
    if len(lives) > FOCUS_LIMIT:
        raise Contradiction("A week has one or two focus values.", hint="Choose two now; the others can wait.")
    for life in lives:
        if life.rests_through(week.start, week.end):
            hint = "`valuetrack restore-value` brings it back."
            raise AtRest(f"{life.name_on(week.end)} is at rest then.", hint=hint)
    first, second, *_ = *(life.id for life in lives), None, None
    record = store.put(replace(week_record(store, week), first_focus=first, second_focus=second))
    names = tuple(life.name_on(week.end) for life in lives)
    return FocusSet(ids=tuple(life.id for life in lives), records=(record,), week=week, focus=names)


def focus_offer(store: Reader, week: Week) -> FocusOffer:
    """The focus of a week, and what rule R18 offers for it from the week before."""
    before = review_week(store, week.previous)
    chosen = _focus(store, week_record(store, week), week)
    return FocusOffer(WeekSpan.of(week), chosen, before.focus_offer, before.rated)


def set_aside(store: Writer, week: Week, *, resume: bool) -> WeekSetAside | WeekResumed:
    """Set a week aside, or take it up again with `resume`."""
    record = store.put(replace(week_record(store, week), set_aside=not resume))
    done = WeekResumed if resume else WeekSetAside
    return done(ids=(record.id,), records=(record,), week=week)


def rate_week(store: Writer, typed: str, week: Week, fields: Mapping[str, Any]) -> WeekRated:
    """Keep how a value was lived in a week, how likely a small step is next week, and a note.

    `fields` holds what was named of `lived`, `likely` and `note`; None clears, and where there is nothing to clear
    nothing is written. Raises Unknown, Ambiguous.
    """
    life = find_value(store, typed, week.end)
    new = WeekRating(id=natural_id("week-rating", life.id, str(week.start)), value_id=life.id, week=week.start)
    old = store.week_ratings(week).get(life.id)
    rating = replace(old or new, **fields)
    name = life.name_on(week.end)
    if old is None and rating == new:
        return copied(WeekRated, rating, name=name, week=week)
    rating = store.put(rating)
    return copied(WeekRated, rating, ids=(rating.id,), records=(rating,), name=name, week=week)


def show_week(store: Reader, week: Week) -> WeekPlan:
    """The plan of a week."""
    record = week_record(store, week)
    actions = store.actions(week)
    shown = planned(store, actions, week, store.short_ids([one.id for one in actions]))
    return WeekPlan(
        WeekSpan.of(week), record.set_aside, _focus(store, record, week), shown, at_one_time=at_one_time(shown)
    )


def show_day(store: Reader, day: date, first_day: int) -> DayPlan:
    """What is planned for a day, and what is open for any day of its week."""
    week = Week.containing(day, first_day)
    due = due_on(day, store.actions(week))
    return day_plan(
        store, day, planned(store, due, week, store.short_ids([one.id for one in due])), store.week_record(week), week
    )


def due_on(day: date, actions: Iterable[Action]) -> tuple[Action, ...]:
    """Of the actions of a week those that are for `day`, and those that are open for any day."""
    return tuple(one for one in actions if one.day == day or (one.day is None and one.outcome is None))


def day_plan(store: Reader, day: date, due: Iterable[PlannedAction], record: WeekRecord | None, week: Week) -> DayPlan:
    """The plan of a day of a week: what is `due`, as `due_on` chooses it, and the week's record where it has one."""
    actions = tuple(due)
    return DayPlan(
        day=day,
        week=WeekSpan.of(week),
        away=scoring.is_away(record),
        focus=_focus(store, record, week) if record is not None else (),
        actions=tuple(action for action in actions if action.day is not None),
        any_day=tuple(action for action in actions if action.day is None),
    )


def planned(
    store: Reader, actions: Iterable[Action], week: Week, shorts: Mapping[str, str]
) -> tuple[PlannedAction, ...]:
    """Actions as a plan shows them, with the names of the values at the end of `week` and the ids to type."""
    wordings = {life.id: life.wording_on(week.end) for life in store.lives()}
    return tuple(
        PlannedAction.of(one, wordings[one.value_id], second_value(store, one), short=shorts[one.id]) for one in actions
    )


# What a session looks up before it asks


def is_ending(week: Week, day: date) -> bool:
    """Whether `day` is one of the last two days of the week."""
    return day in week and week.end - day < _ENDING


def has_just_begun(week: Week, day: date) -> bool:
    """Whether `day` is one of the first three days of the week."""
    return day in week and day - week.start < _BEGINNING


def is_rated_whole(store: Reader, week: Week, ratings: Mapping[str, WeekRating]) -> bool:
    """Whether it is said of each value that is awake in a week how it was lived; `ratings` are the week's."""
    awake = (life.id for life in store.lives() if scoring.is_shown(life, week, None, has_entries=False))
    return all(one in ratings and ratings[one].lived is not None for one in awake)


def plan_start(store: Reader, week: Week) -> PlanStart:
    """Where the planning of a week begins."""
    lives = store.lives()
    awake = {life.id: life.name_on(week.end) for life in lives if not life.rests_through(week.start, week.end)}
    actions, earlier = store.actions(week), store.actions(week.previous)
    importance = store.importance_on(week.end)
    before = review_week(store, week.previous)
    rows = {row.value: row for row in before.values}
    return PlanStart(
        before=before,
        earlier=tuple(copied(EarlierAction, one, value=awake[one.value_id]) for one in _anew(earlier, actions, awake)),
        focus=_focus(store, week_record(store, week), week),
        offered=tuple(OfferedFocus(rows[one.value], one.likely) for one in before.focus_offer[:FOCUS_LIMIT]),
        values=tuple(awake.values()),
        all_at_ten=len(awake) > 1 and all(importance.get(one) == RATING.high for one in awake),
        still_open=scoring.count_outcome(actions, None),
        not_this_time=scoring.count_outcome((*earlier, *actions), Outcome.NOT_TAKEN),
    )


def _anew(earlier: Iterable[Action], actions: Sequence[Action], awake: Collection[str]) -> Iterable[Action]:
    """Of the actions of a week those that may be planned anew in the next one, which has `actions`.

    Of those with the same words and value it is the last. What was planned from a routine is offered by that, but where
    it was carried on.
    """
    goes_on = {one.carried_from for one in actions}
    is_there = {(one.value_id, one.text) for one in actions}
    ended = [one for one in earlier if one.outcome not in (None, Outcome.LET_GO) and one.value_id in awake]
    alone = (one for one in ended if one.routine_id is None or one.outcome is Outcome.CARRIED)
    by_words = {(one.value_id, one.text): one for one in alone if scoring.is_counted(one)}
    return (one for words, one in by_words.items() if words not in is_there and one.id not in goes_on)


def week_to_rate(store: Reader, day: date, first_day: int) -> Week | None:
    """The week before, in the first three days of a week, where a value in it is not rated; none that is set aside."""
    week = Week.containing(day, first_day)
    if not has_just_begun(week, day) or scoring.is_away(store.week_record(week.previous)):
        return None
    before = week.previous
    return None if is_rated_whole(store, before, store.week_ratings(before)) else before


def has_room(store: Reader, name: str, week: Week) -> bool:
    """Whether a value of a week may be offered as a focus, so that it helps to know how likely a step is (rule R18)."""
    return any(one.value == name for one in review_week(store, week).focus_offer)
