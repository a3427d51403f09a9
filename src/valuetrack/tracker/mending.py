"""Putting right what was entered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from valuetrack.errors import Contradiction
from valuetrack.frozen import Frozen, replace
from valuetrack.model import Action, Record
from valuetrack.reports.old_receipt import Receipt
from valuetrack.tracker import soft_questions
from valuetrack.tracker.names import find_value
from valuetrack.tracker.planning import put_action
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


class NewTime(Frozen):
    """Another time for an action: a day, a week, or any day of the week it is in; what is None or False stays."""

    day: date | None = None
    week: Week | None = None
    any_day: bool = False

    def __bool__(self) -> bool:
        return self.day is not None or self.week is not None or self.any_day

    def of(self, action: Action, first_day: int) -> dict[str, date | None]:
        """The day and the week that `action` gets."""
        if self.day is not None:
            return {"day": self.day, "week": None}
        if self.week is not None:
            return {"day": None, "week": self.week.start}
        if self.any_day:
            return {"day": None, "week": Week.containing(action.due, first_day).start}
        return {}


def edit_action(
    store: Writer, prefix: str, typed: str | None, when: NewTime, today: date, first_day: int, fields: Mapping[str, Any]
) -> Receipt:
    """Put an action right; what is not named stays. Raises Unknown, Ambiguous, AtRest, Contradiction."""
    action = store.find(prefix, [Action])
    changes = {**_resolved(store, fields, "carried_from"), **when.of(action, first_day)}
    if changes.get("carried_from") == action.id:
        raise Contradiction("An action cannot come from itself.", hint="Give another id to --carried-from.")
    if "outcome" in changes:
        changes["outcome_day"] = (action.outcome_day or today) if changes["outcome"] else None
    changed = replace(action, **changes)
    life = store.life(action.value_id)
    if typed is not None:
        life = find_value(store, typed, changed.due)
        changed = replace(changed, value_id=life.id)
    planned_anew = (changed.day, changed.week, changed.value_id) != (action.day, action.week, action.value_id)
    receipt = _edited(store, put_action(store, life, changed) if planned_anew else store.put(changed), "action")
    return replace(receipt, notes=soft_questions.about_action(changed.text) if changed.text != action.text else ())


def _resolved(
    store: Reader, fields: Mapping[str, Any], name: str, kinds: tuple[type[Record], ...] = (Action,)
) -> dict[str, Any]:
    """`fields` with the beginning of an id under `name` replaced by the id."""
    changes = dict(fields)
    if changes.get(name):
        changes[name] = store.find(changes[name], list(kinds)).id
    return changes


def _edited(store: Reader, record: Record, word: str) -> Receipt:
    short = store.short_id(record.id)
    return Receipt(f"{word}-edited", f"Edited {word} {short}.", (record.id,), records=(record,))
