"""How it went: outcomes of actions, and actions carried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.errors import Contradiction
from valuetrack.frozen import names_of, replace
from valuetrack.identity import new_id
from valuetrack.model import Action, BarrierKind, Happened, Outcome
from valuetrack.reports.old_receipt import Receipt, Told
from valuetrack.tracker import steps
from valuetrack.tracker.planning import if_then, put_action, when_of
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.model import ValueLife
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

OUTSIDE_CONTROL = (
    "That was outside your control. You could let it be sad, look for another way, or act on the barrier itself."
)
WAITS = "It waits until you say when: --to DAY plans it again."
TWICE = "This one has come along twice. Smaller, different, or let it go?"
_SAID = {
    Outcome.DONE: "Done",
    Outcome.SMALLER: "Smaller version done",
    Outcome.NOT_TAKEN: "Not this time",
    Outcome.CARRIED: "Carried on",
    Outcome.LET_GO: "Let go",
}
_OUTCOME_FIELDS = {*names_of(Happened)} | {
    "outcome",
    "outcome_day",
    "belief_after",
    "result",
    "alternative",
}


def check_in(
    store: Writer, prefix: str, outcome: Outcome | None, day: date, first_day: int, fields: Mapping[str, Any]
) -> Receipt:
    """Record how an action went, entered on `day`; no outcome opens it again. Raises Unknown, Ambiguous."""
    action = store.find(prefix, [Action])
    changed = replace(action, outcome=outcome, outcome_day=day if outcome else None, **fields)
    action = store.put(changed)
    short = store.short_id(action.id)
    said = _SAID[outcome] if outcome else "Open again"
    return Receipt(
        "action-checked-in",
        f"{said}: {short}, planned for {when_of(action, first_day)}. Entered for {describe_day(day)}.",
        ids=(action.id,),
        notes=(*_notes(store, action), *steps.after(store, action, day)),
        records=(action,),
    )


def _notes(store: Reader, action: Action) -> tuple[str, ...]:
    if action.taken:
        life = store.life(action.value_id)
        step = f"That was a step toward {life.name_on(action.due)}."
        return (step, *_with_anxiety(action))
    if action.outcome not in (Outcome.NOT_TAKEN, Outcome.CARRIED):
        return ()
    if action.outcome is Outcome.CARRIED and store.carried_before([action.id]).get(action.id, 0) + 1 >= 2:
        return (TWICE,)
    if action.barrier_kind is BarrierKind.EXTERNAL:
        return (OUTSIDE_CONTROL,)
    if action.outcome is Outcome.CARRIED:
        return (WAITS,)
    return () if action.got_in_way else ("What got in the way?",)


def _with_anxiety(action: Action) -> tuple[Told, ...]:
    before, after = action.anxiety_before, action.anxiety_after
    if before is None or after is None or after < before - 1:
        return ()
    did = "You did it with the anxiety there."
    return (Told(f"{before} before, {after} after. {did}", did),)


def carry(store: Writer, prefix: str, to: date, day: date, first_day: int, fields: Mapping[str, Any]) -> Receipt:
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
        moved = put_action(store, life, replace(action, day=to, week=None, outcome=None, outcome_day=None, **fields))
        short = store.short_id(moved.id)
        return Receipt("action-moved", f"Moved {short} to {when_of(moved, first_day)}.", (moved.id,), records=(moved,))
    receipt = check_in(store, prefix, Outcome.CARRIED, day, first_day, fields)
    copy = _planned_anew(store, life, action, to)
    short = store.short_id(copy.id)
    return replace(
        receipt,
        message=f"{receipt.message} Planned {short} for {when_of(copy, first_day)}.",
        ids=(action.id, copy.id),
        notes=tuple(note for note in receipt.notes if note != WAITS),
        records=(*receipt.records, copy),
    )


def plan_carried(store: Writer, prefix: str, to: date, first_day: int) -> Receipt:
    """Plan an action that was carried on anew, on the day `to`. Raises Unknown, Ambiguous, AtRest."""
    action = store.find(prefix, [Action])
    life = store.life(action.value_id)
    copy = _planned_anew(store, life, action, to)
    message = f"Planned {store.short_id(copy.id)} for {when_of(copy, first_day)} ({life.name_on(to)})."
    carried = store.carried_before([copy.id])[copy.id]
    notes = (TWICE,) if carried >= 2 else ()
    return Receipt("action-planned", message, (copy.id,), more=if_then(copy), notes=notes, records=(copy,))


def _planned_anew(store: Writer, life: ValueLife, action: Action, to: date) -> Action:
    """A copy of an action on another day: all that was planned, nothing that happened."""
    plan = {name: value for name, value in vars(action).items() if name not in _OUTCOME_FIELDS}
    copy = Action(**{**plan, "id": new_id(), "day": to, "week": None, "carried_from": action.id})
    return put_action(store, life, copy)
