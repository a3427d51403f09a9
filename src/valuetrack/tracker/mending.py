"""Putting right: editing and deleting what was entered, undo and redo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from valuetrack.errors import Contradiction
from valuetrack.frozen import Frozen, replace
from valuetrack.model import Action, CheckIn, Comparison, Opportunity, Record, Reflection, Step
from valuetrack.reports.notebook import ChangeLine, ChangeList, WouldDelete
from valuetrack.reports.old_receipt import Receipt, Told, told
from valuetrack.tracker import soft_questions
from valuetrack.tracker.names import find_value
from valuetrack.tracker.planning import put_action
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from valuetrack.model import ChangeGroup
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

DELETABLE: tuple[type[Record], ...] = (Action, Opportunity, Reflection, CheckIn, Step, Comparison)
KIND_WORDS = {
    "value": "value",
    "wording": "wording",
    "rest": "rest",
    "importance": "importance",
    "week_rating": "week rating",
    "week": "week",
    "action": "action",
    "opportunity": "opportunity",
    "reflection": "reflection",
    "check_in": "note",
    "step": "step",
    "comparison": "comparison",
    "leaning": "leaning",
    "maintenance": "maintenance plan",
    "contact": "contact",
}


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


def edit_reflection(store: Writer, prefix: str, fields: Mapping[str, Any]) -> Receipt:
    """Put a reflection right; fields that are not named stay. Raises Unknown, Ambiguous."""
    reflection = store.find(prefix, [Reflection])
    changed = replace(reflection, **_resolved(store, fields, "about", (Action, Opportunity)))
    return _edited(store, store.put(changed), "reflection")


def reflection_texts(store: Reader, prefix: str) -> dict[str, str | None]:
    """The texts of a reflection, to be written anew. Raises Unknown, Ambiguous."""
    found = store.find(prefix, [Reflection])
    return {name: getattr(found, name) for name in ("happened", "common_humanity", "kind_words", "learned")}


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


def would_delete(store: Reader, prefix: str) -> WouldDelete:
    """What `delete` would take out. Raises Unknown, Ambiguous."""
    record: Record = store.find(prefix, DELETABLE)
    return WouldDelete(record.id, _word(record), _text(record))


def delete(store: Writer, prefix: str) -> Receipt:
    """Take a record out; undo brings it back. Raises Unknown, Ambiguous."""
    record: Record = store.find(prefix, DELETABLE)
    short = store.short_id(record.id)
    store.remove(record)
    return Receipt("deleted", f"Deleted {_word(record)} {short}. `valuetrack undo` brings it back.", (record.id,))


def _word(record: Record) -> str:
    return "note" if isinstance(record, CheckIn) else type(record).__name__.lower()


def _text(record: Record) -> str:
    if isinstance(record, CheckIn):
        return record.note
    if isinstance(record, Comparison):
        return record.title
    if isinstance(record, Reflection):
        return record.happened or record.common_humanity or record.kind_words or record.learned or ""
    return record.text if isinstance(record, Action | Opportunity | Step) else ""


def undo(store: Writer) -> Receipt:
    """Take back the latest change, a guided session whole. Raises Nothing."""
    return _turned(store.undo(), "undone", "Took back")


def redo(store: Writer) -> Receipt:
    """Bring back what was taken back. Raises Nothing."""
    return _turned(store.redo(), "redone", "Brought back")


def _turned(group: ChangeGroup, report: str, verb: str) -> Receipt:
    numbers, words = (
        f"{verb}: {group.command} ({', '.join(told(record, words_only=each) for record in _records(group))})."
        for each in (False, True)
    )
    return Receipt(report, Told(numbers, words), _ids(group))


def _ids(group: ChangeGroup) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record_id for _, record_id in group.changes))


def _records(group: ChangeGroup) -> tuple[str, ...]:
    counted = [kind for kind, _ in dict.fromkeys(group.changes)]
    return tuple(
        Told(f"{counted.count(kind)} {KIND_WORDS[kind]}{'s' if counted.count(kind) > 1 else ''}", KIND_WORDS[kind])
        for kind in dict.fromkeys(counted)
    )


def list_changes(store: Reader, limit: int) -> ChangeList:
    """The latest changes, latest first."""
    lines = [ChangeLine(group.at, group.command, _records(group), group.undone) for group in store.groups(limit)]
    return ChangeList(tuple(lines))
