"""The actions of the week ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.errors import AtRest, NeedsMore
from valuetrack.identity import new_id
from valuetrack.model import Action
from valuetrack.reports.old_receipt import Receipt
from valuetrack.tracker import soft_questions
from valuetrack.tracker.names import find_value
from valuetrack.tracker.weeks import week_record
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from valuetrack.model import ValueLife
    from valuetrack.reports.old_receipt import SoftQuestion
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


def describe_week(week: Week) -> str:
    """A week in words, with both ends."""
    return f"the week {describe_day(week.start)} to {describe_day(week.end)}"


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
) -> Receipt:
    """Plan an action: one on each day of `when`, or one for some time in the week `when`.

    `carried_from` in `fields` is the beginning of an id; a text that is not `is_new` was in the notebook before, and is
    not asked about. Raises AtRest, Unknown, Ambiguous, NeedsMore.
    """
    last_day = when.end if isinstance(when, Week) else when[0]
    life = value_or_focus(store, typed, last_day, first_day)
    if fields.get("carried_from"):
        fields = {**fields, "carried_from": store.find(fields["carried_from"], [Action]).id}
    days: Sequence[date | None] = [None] if isinstance(when, Week) else list(dict.fromkeys(when))
    week = when if isinstance(when, Week) else None
    actions = [put_action(store, life, _new_action(life, text, day, week, fields)) for day in days]
    shorts = store.short_ids([action.id for action in actions])
    planned = ", ".join(f"{shorts[action.id]} for {when_of(action, first_day)}" for action in actions)
    suggestion = f"valuetrack check-in {shorts[actions[0].id]} --outcome done"
    return Receipt(
        "action-planned",
        f"Planned {planned} ({life.name_on(last_day)}).",
        ids=tuple(action.id for action in actions),
        more=if_then(actions[0]),
        notes=_questions(actions[0], shorts[actions[0].id], was_asked="smaller" in fields, is_new=is_new),
        suggestion=suggestion if store.is_first_action(actions[0].id) else None,
        records=tuple(actions),
    )


def _new_action(life: ValueLife, text: str, day: date | None, week: Week | None, fields: Mapping[str, Any]) -> Action:
    return Action(id=new_id(), value_id=life.id, text=text, day=day, week=week.start if week else None, **fields)


def _questions(action: Action, short: str, *, was_asked: bool, is_new: bool) -> tuple[SoftQuestion, ...]:
    """The soft questions about an action; `was_asked` says whether a smaller version was asked for before."""
    text = soft_questions.about_action(action.text) if is_new else ()
    smaller = () if was_asked else soft_questions.about_smaller(action, short)
    return (*text, *soft_questions.about_confidence(action.confidence), *smaller)


def put_action(store: Writer, life: ValueLife, action: Action) -> Action:
    """Write an action. Raises AtRest where its value is archived at the time it is planned for."""
    if action.day is not None:
        resting, when = life.rests_on(action.day), describe_day(action.day)
    else:
        week = Week(action.due)
        resting, when = life.rests_through(week.start, week.end), describe_week(week)
    if resting:
        hint = "`valuetrack restore-value` brings it back."
        raise AtRest(f"{life.name_on(action.due)} is at rest on {when}.", hint=hint)
    return store.put(action)


def when_of(action: Action, first_day: int) -> str:
    """The day and time of an action in words, or its week."""
    if action.day is None:
        return f"some time in {describe_week(Week.containing(action.due, first_day))}"
    return describe_day(action.day) + (f" {action.at:%H:%M}" if action.at else "")


def if_then(action: Action) -> str | None:
    """The plan as one if-then sentence; None where there is nothing to meet or nothing to meet it with."""
    answers = [_clause(text) for text in (action.coping, action.smaller) if text]
    if action.barrier and answers:
        return f"If {_clause(action.barrier)}, then {', or '.join(answers)}."
    if action.cue:
        return f"If {_clause(action.cue)}, then {_clause(action.text)}."
    return None


def _clause(text: str) -> str:
    return " ".join(text.split()).rstrip(".!?;, ")
