"""Routines: steps that come back on certain days, offered for each week's plan and planned by nobody but the person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from valuetrack import nudges
from valuetrack.dates import LATEST, describe_day, describe_week
from valuetrack.errors import AtRest, Contradiction, Declined
from valuetrack.frozen import copied, replace
from valuetrack.model import Action, Routine, facts_of, new_id
from valuetrack.model.words import folded
from valuetrack.recurrence import days_between, first_day_from, last_of, next_day, read_rule
from valuetrack.reports.routines import (
    OfferedRoutine,
    RoutineAdded,
    RoutineEdited,
    RoutineEnded,
    RoutineLine,
    RoutineList,
    RoutinePaused,
    RoutineResumed,
)
from valuetrack.tracker import actions
from valuetrack.tracker.names import find_value, receipt
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from valuetrack.reports.actions import ActionPlanned
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

_A_DAY = timedelta(days=1)
# What is said of a single time, and no part of what comes back.
_OF_ONE_TIME = ("carried_from", "confidence", "smaller_confidence", "belief", "belief_before")


def add_routine(
    store: Writer,
    text: str,
    typed: str | None,
    rule: str,
    day: date,
    fields: Mapping[str, Any],
    today: date,
    first_day: int,
    times: int | None = None,
) -> RoutineAdded:
    """Make a routine of a rule that begins on `day` or its first day after that, and ends after so many `times`.

    Nothing is planned by it. Raises AtRest, Unknown, Ambiguous, NeedsMore, Contradiction.
    """
    life = actions.value_or_focus(store, typed, day, first_day)
    name = life.name_on(day)
    if life.rests_on(day):
        raise AtRest(f"{name} is at rest then.", hint="`valuetrack restore-value` brings it back.")
    new = Routine(id=new_id(), value_id=life.id, text=text, **{**fields, **_days_of(rule, day, times)})
    if new.until is not None and new.until < new.start:
        raise Contradiction(
            f"Its first day is {describe_day(new.start)}, after its last.", hint="Give a later day to --until."
        )
    is_ahead = new.start > Week.containing(today, first_day).end
    about_text = nudges.about_text(text)
    return receipt(store, RoutineAdded, store.put(new), value=name, is_ahead=is_ahead, nudges=about_text)


def _days_of(rule: str, day: date, times: int | None) -> dict[str, Any]:
    """The fields of a rule that begins from `day` on; its last day where it ends after so many times."""
    start = first_day_from(rule, day)
    until = {} if times is None else {"until": last_of(rule, start, times)}
    return {"rule": rule, "start": start, **until}


def plan_routine(
    store: Writer,
    prefix: str,
    text: str | None,
    typed: str | None,
    when: Sequence[date] | Week,
    today: date,
    first_day: int,
    fields: Mapping[str, Any],
) -> ActionPlanned:
    """Plan a routine: on each day of `when`, or on its own days of that week, of this one those that are to come.

    It is planned in its words where `text` is None, with all that was thought of for it last, such as a barrier and
    what meets it. Raises Declined where a week is named in which it is planned already or has no day left,
    Contradiction where `typed` is another value than its own, and as `actions.plan` does.
    """
    routine = store.find(prefix, [Routine])
    day = when.end if isinstance(when, Week) else when[0]
    name = store.life(routine.value_id).name_on(day)
    if typed is not None and find_value(store, typed, day).id != routine.value_id:
        raise Contradiction(
            f"Routine {store.short_id(routine.id)} is for {name}.", hint="Leave --value out, or --routine."
        )
    if isinstance(when, Week):
        when = _still_to_plan(store, routine, when, today)
    own = {"at": routine.at, "planned_minutes": routine.planned_minutes, "smaller": routine.smaller}
    kept = {**_thought_of_last(store, routine, day), **own, **fields, "routine_id": routine.id}
    return actions.plan(store, text or routine.text, name, when, first_day, kept, is_new=text is not None)


def _still_to_plan(store: Reader, routine: Routine, week: Week, today: date) -> Sequence[date] | Week:
    """The days of a routine in a week, or the week where any day will do. Raises Declined."""
    hint = "Name the days with --on."
    if any(one.routine_id == routine.id for one in store.actions(week)):
        raise Declined(f"It is planned for {describe_week(week)} already.", hint=hint)
    days = _days_in(routine, week, today)
    if not days:
        raise Declined(f"It has no day left in {describe_week(week)}.", hint=hint)
    return week if read_rule(routine.rule).is_any_day else days


def _days_in(routine: Routine, week: Week, today: date) -> tuple[date, ...]:
    """The days of a routine in a week; of the present week those that are to come, where a day is named."""
    is_begun = today in week and not read_rule(routine.rule).is_any_day
    last = min(week.end, routine.until or LATEST)
    return days_between(routine.rule, routine.start, today if is_begun else week.start, last)


def _thought_of_last(store: Reader, routine: Routine, day: date) -> dict[str, Any]:
    """What was planned with a routine the last time, but for what is said of a single time."""
    last = store.last_of_routine(routine.id)
    if last is None:
        return {}
    names = [name for name, known in facts_of(Action).items() if known.part == "plan" and name not in _OF_ONE_TIME]
    kept = {name: getattr(last, name) for name in names}
    return {**kept, "also": store.life(last.also).name_on(day) if last.also else None}


def offered(store: Reader, week: Week, today: date) -> tuple[OfferedRoutine, ...]:
    """The routines on offer for the plan of a week: those with days in it, and no action in it yet.

    None in a week that is set aside, and none that is paused or of a value at rest.
    """
    awake = [one for one in store.routines() if not one.paused]
    record = store.week_record(week) if awake else None
    if not awake or (record is not None and record.set_aside):
        return ()
    planned = {one.routine_id for one in store.actions(week)}
    lives = {life.id: life for life in store.lives() if not life.rests_through(week.start, week.end)}
    return tuple(
        copied(
            OfferedRoutine,
            one,
            value=lives[one.value_id].name_on(week.end),
            days=() if read_rule(one.rule).is_any_day else days,
        )
        for one in awake
        if one.value_id in lives and one.id not in planned and (days := _days_in(one, week, today))
    )


def edit_routine(
    store: Writer,
    prefix: str,
    typed: str | None,
    rule: str | None,
    fields: Mapping[str, Any],
    today: date,
    times: int | None = None,
) -> RoutineEdited:
    """Put a routine right; what is not named stays, and what was planned from it stays too.

    A new rule begins on `today`, or where the routine is still to come on its first day, or after it. Raises Unknown,
    Ambiguous.
    """
    routine = store.find(prefix, [Routine])
    day = max(today, routine.start)
    changes = dict(fields)
    if typed is not None:
        changes["value_id"] = find_value(store, typed, day).id
    if rule is not None:
        changes |= _days_of(rule, day, times)
    changed = store.put(replace(routine, **changes))
    asked = nudges.about_text(changed.text) if changed.text != routine.text else ()
    return receipt(store, RoutineEdited, changed, nudges=asked)


def pause_routine(store: Writer, prefix: str) -> RoutinePaused:
    """Offer a routine no more until it is resumed. Raises Unknown, Ambiguous, Declined where it is paused."""
    routine = store.find(prefix, [Routine])
    if routine.paused:
        raise Declined("It is paused already.", hint=f"`valuetrack edit-routine {prefix} --resume` takes it up again.")
    return receipt(store, RoutinePaused, store.put(replace(routine, paused=True)))


def resume_routine(store: Writer, prefix: str) -> RoutineResumed:
    """Offer a paused routine again. Raises Unknown, Ambiguous, Declined where it is not paused."""
    routine = store.find(prefix, [Routine])
    if not routine.paused:
        raise Declined("It is not paused.", hint="`valuetrack list-routines` shows on which days it comes back.")
    return receipt(store, RoutineResumed, store.put(replace(routine, paused=False)))


def end_routine(store: Writer, prefix: str, day: date) -> RoutineEnded:
    """Offer a routine no more from `day` on; what was planned from it stays. Raises Unknown, Ambiguous, Declined."""
    routine = store.find(prefix, [Routine])
    if is_over(routine, day):
        raise Declined(
            "It has ended already.", hint=f"`valuetrack edit-routine {prefix} --until none` takes it up again."
        )
    return receipt(store, RoutineEnded, store.put(replace(routine, until=day - _A_DAY)), day=day)


def is_over(routine: Routine, day: date) -> bool:
    """Whether the last day of a routine lies before `day`."""
    return routine.until is not None and routine.until < day


def list_routines(store: Reader, day: date, *, everything: bool) -> RoutineList:
    """The routines of the values that are awake on `day`; with `everything` those of all, and those that are over."""
    found = store.routines()
    lives = {life.id: life for life in store.lives()}
    shown = [one for one in found if everything or not (is_over(one, day) or lives[one.value_id].rests_on(day))]
    shown.sort(key=lambda one: folded(lives[one.value_id].name_on(day)))
    shorts = store.short_ids([one.id for one in shown])
    lines = (
        copied(
            RoutineLine,
            one,
            short=shorts[one.id],
            value=lives[one.value_id].name_on(day),
            ended=is_over(one, day),
            next=None if one.paused else _next(one, day),
        )
        for one in shown
    )
    return RoutineList(day, tuple(lines), hidden=len(found) - len(shown))


def _next(routine: Routine, day: date) -> date | None:
    """The next day of a routine, from `day` on."""
    found = next_day(routine.rule, routine.start, day)
    return found if routine.until is None or found <= routine.until else None
