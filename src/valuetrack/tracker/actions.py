"""Actions: planning them, how they went, carrying them on, and putting them right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import nudges
from valuetrack.dates import describe_day, describe_week
from valuetrack.errors import AtRest, Contradiction, NeedsMore
from valuetrack.frozen import replace
from valuetrack.model import Action, Outcome, Step, facts_of, new_id
from valuetrack.reports.actions import ActionCheckedIn, ActionEdited, ActionMoved, ActionPlanned, BeforeKept, OpenAction
from valuetrack.scoring import is_counted
from valuetrack.tracker import steps
from valuetrack.tracker.barriers import with_kind
from valuetrack.tracker.facets import second_value, serving
from valuetrack.tracker.names import find_value, receipt, resolved
from valuetrack.tracker.weeks import week_record
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from valuetrack.model import ValueLife
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


BEFORE = ("anxiety_before", "mood_before")


def value_or_focus(store: Reader, typed: str | None, day: date, first_day: int) -> ValueLife:
    """The value that was named, or the single focus value of the week. Raises NeedsMore where neither is there."""
    if typed is not None:
        return find_value(store, typed, day)
    focus = week_record(store, Week.containing(day, first_day)).focus
    if len(focus) != 1:
        raise NeedsMore("Which value does it serve?", hint="Give --value VALUE, or set a single focus for the week.")
    return store.life(focus[0])


def plan(
    store: Writer,
    text: str,
    typed: str | None,
    when: Sequence[date] | Week,
    first_day: int,
    fields: Mapping[str, Any],
    *,
    is_new: bool = True,
) -> ActionPlanned:
    """Plan an action: one on each day of `when`, or one for some time in the week `when`.

    A reference in `fields` is the beginning of an id; a text that is not `is_new` was in the notebook before, and is
    not asked about. Raises AtRest, Unknown, Ambiguous, NeedsMore, Contradiction.
    """
    last_day = when.end if isinstance(when, Week) else when[0]
    life = value_or_focus(store, typed, last_day, first_day)
    new = Action(id="", value_id=life.id, text=text, **resolved(store, Action, fields, last_day))
    days = [{"week": when.start}] if isinstance(when, Week) else [{"day": day} for day in dict.fromkeys(when)]
    planned = [_put(store, life, serving(store, replace(new, id=new_id(), **day))) for day in days]
    about_text = nudges.about_text(text) if is_new else ()
    return receipt(
        store,
        ActionPlanned,
        *planned,
        value=life.name_on(last_day),
        also=second_value(store, planned[0]),
        first_day=first_day,
        nudges=(*about_text, *nudges.about_confidence(new.confidence, has_smaller="smaller" in fields)),
        is_first=store.is_first_action(planned[0].id),
    )


def plan_step(
    store: Writer,
    prefix: str,
    text: str | None,
    typed: str | None,
    when: Sequence[date] | Week,
    first_day: int,
    fields: Mapping[str, Any],
) -> ActionPlanned:
    """Plan an action that is a rung of a ladder, in its words where `text` is None; otherwise as `plan`.

    Raises Contradiction where `typed` is another value than the rung's.
    """
    step = store.find(prefix, [Step])
    day = when.end if isinstance(when, Week) else when[0]
    name = store.life(step.value_id).name_on(day)
    if typed is not None and find_value(store, typed, day).id != step.value_id:
        raise Contradiction(
            f"Step {store.short_id(step.id)} is on the ladder of {name}.", hint="Leave --value out, or --step."
        )
    return plan(
        store, text or step.text, name, when, first_day, {**fields, "step_id": step.id}, is_new=text is not None
    )


def _put(store: Writer, life: ValueLife, action: Action) -> Action:
    """Write an action. Raises AtRest where its value is archived at the time it is planned for."""
    if action.day is not None:
        is_resting, when = life.rests_on(action.day), describe_day(action.day)
    else:
        week = Week(action.due)
        is_resting, when = life.rests_through(week.start, week.end), describe_week(week)
    if is_resting:
        hint = "`valuetrack restore-value` brings it back."
        raise AtRest(f"{life.name_on(action.due)} is at rest on {when}.", hint=hint)
    return store.put(action)


def check_in(
    store: Writer, prefix: str, outcome: Outcome | None, day: date, first_day: int, fields: Mapping[str, Any]
) -> ActionCheckedIn:
    """Record how an action went, entered on `day`; no outcome opens it again.

    Raises Unknown, Ambiguous, Contradiction.
    """
    found = store.find(prefix, [Action])
    went = with_kind(fields, found)
    action = store.put(replace(found, outcome=outcome, outcome_day=day if outcome else None, **went))
    return receipt(
        store,
        ActionCheckedIn,
        action,
        value=store.life(action.value_id).name_on(action.due),
        also=second_value(store, action),
        day=day,
        first_day=first_day,
        carried=store.carried_before([action.id])[action.id] + 1 if outcome is Outcome.CARRIED else 0,
        next_step=steps.step_after(store, action, day),
    )


def keep_before(store: Writer, prefix: str, fields: Mapping[str, Any]) -> BeforeKept:
    """Keep anxiety or mood before an action; its outcome stays. Raises Unknown, Ambiguous."""
    return receipt(store, BeforeKept, store.put(replace(store.find(prefix, [Action]), **fields)))


def carry(
    store: Writer, prefix: str, to: date, day: date, first_day: int, fields: Mapping[str, Any]
) -> ActionCheckedIn | ActionMoved:
    """Carry an action on to the day `to`.

    In a later week a copy is planned, with all that was planned and nothing that happened; within
    its week the action moves, with the same id, and is still open. Raises Contradiction for an earlier week.
    """
    action = store.find(prefix, [Action])
    life = store.life(action.value_id)
    week = Week.containing(action.due, first_day)
    if to < week.start:
        raise Contradiction(
            "An action is carried on, to its own week or a later one.", hint="Give a later day to --to."
        )
    if to in week:
        went_on = with_kind(fields, action)
        moved = _put(store, life, replace(action, day=to, week=None, outcome=None, outcome_day=None, **went_on))
        return receipt(store, ActionMoved, moved, first_day=first_day)
    went = check_in(store, prefix, Outcome.CARRIED, day, first_day, fields)
    waiting = next((one for one in store.carried_on(action.id) if one.outcome is None), None)
    copy = _put(
        store, life, _planned_anew(went.records[0], day=to) if waiting is None else replace(waiting, day=to, week=None)
    )
    shorts = (*went.shorts, store.short_id(copy.id))
    return replace(went, ids=(action.id, copy.id), records=(*went.records, copy), shorts=shorts)


def plan_again(
    store: Writer, prefix: str, when: Sequence[date] | Week, first_day: int, smaller: str | None = None
) -> ActionPlanned:
    """Plan an action of an earlier week anew, on each day of `when` or for some time in that week.

    With `smaller` it is planned in these words, those of a smaller version, as sure as the person was of that. One that
    was carried on counts as the same action that came along. Raises Unknown, Ambiguous, AtRest.
    """
    action = store.find(prefix, [Action])
    life = store.life(action.value_id)
    days: list[dict[str, Any]] = [{"week": when.start}] if isinstance(when, Week) else [{"day": one} for one in when]
    sure = action.smaller_confidence if smaller == action.smaller else None
    words = {"text": smaller, "smaller": None, "confidence": sure, "smaller_confidence": None} if smaller else {}
    copies = [_put(store, life, replace(_planned_anew(action, **one), **words)) for one in days]
    carried = store.carried_before([copies[0].id])[copies[0].id]
    name = life.name_on(copies[0].due)
    also = second_value(store, copies[0])
    return receipt(store, ActionPlanned, *copies, value=name, also=also, first_day=first_day, carried=carried)


def _planned_anew(action: Action, **when: date) -> Action:
    """A copy of an action for another day or week: all that was planned, nothing that happened.

    What was taken is begun anew: it came along from nowhere, and what it tried out is known.
    """
    planned: dict[str, Any] = {
        name: getattr(action, name) for name, known in facts_of(Action).items() if known.part == "plan"
    }
    new = Action(id=new_id(), value_id=action.value_id, text=action.text, step_id=action.step_id)
    begun = {"carried_from": None, "belief": None, "belief_before": None} if action.taken else {}
    linked = {"carried_from": action.id if action.outcome is Outcome.CARRIED else None}
    return replace(new, **{**planned, **linked, **begun, **when})


def edit_action(
    store: Writer, prefix: str, typed: str | None, fields: Mapping[str, Any], today: date, first_day: int
) -> ActionEdited:
    """Put an action right; what is not named stays. Raises Unknown, Ambiguous, AtRest, Contradiction.

    A day that is named takes the place of a week, and a week that of a day; a day that is cleared leaves its week.
    """
    action = store.find(prefix, [Action])
    changes = with_kind(resolved(store, Action, fields, action.due), action)
    if changes.get("carried_from") == action.id:
        raise Contradiction("An action cannot come from itself.", hint="Give another id to --carried-from.")
    if "outcome" in changes:
        changes["outcome_day"] = (action.outcome_day or today) if changes["outcome"] else None
    if changes.get("day"):
        changes["week"] = None
    elif "day" in changes or "week" in changes:
        changes = {"week": Week.containing(action.due, first_day).start, **changes, "day": None}
    changed = replace(action, **changes)
    life = store.life(action.value_id) if typed is None else find_value(store, typed, changed.due)
    changed = serving(store, replace(changed, value_id=life.id))
    is_planned_anew = (changed.day, changed.week, changed.value_id) != (action.day, action.week, action.value_id)
    edited = _put(store, life, changed) if is_planned_anew else store.put(changed)
    asked = nudges.about_text(changed.text) if changed.text != action.text else ()
    return receipt(store, ActionEdited, edited, first_day=first_day, nudges=asked)


def open_actions(store: Reader, day: date, first_day: int) -> tuple[OpenAction, ...]:
    """What is open up to `day` in its week and in the week before."""
    week = Week.containing(day, first_day)
    return _open_up_to(store, day, (*store.actions(week.previous), *store.actions(week)))


def open_in(store: Reader, week: Week, day: date) -> tuple[OpenAction, ...]:
    """What is open in a week up to `day`, where it is in the count of the week."""
    return _open_up_to(store, day, filter(is_counted, store.actions(week)))


def _open_up_to(store: Reader, day: date, actions: Iterable[Action]) -> tuple[OpenAction, ...]:
    return _asked_about(store, (one for one in actions if one.outcome is None and (one.day is None or one.day <= day)))


def _tracked(store: Reader, action: Action) -> tuple[str, ...]:
    """What its value wants rated before and after it."""
    tracks = store.life(action.value_id).value.tracks
    return tracks.ratings if tracks is not None else ()


def open_action(store: Reader, prefix: str) -> OpenAction:
    """An action as a check-in asks about it. Raises Unknown, Ambiguous."""
    return _asked_about(store, [store.find(prefix, [Action])])[0]


def _asked_about(store: Reader, actions: Iterable[Action]) -> tuple[OpenAction, ...]:
    return tuple(
        OpenAction.of(
            one,
            store.life(one.value_id).wording_on(one.due),
            second_value(store, one),
            known=tuple(name for name in BEFORE if getattr(one, name) is not None),
            rate=(*one.rate, *_tracked(store, one), *(["effort"] if one.step_id else [])),
        )
        for one in actions
    )
