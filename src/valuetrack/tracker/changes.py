"""Deleting what was entered, taking back the latest change, and bringing it back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from valuetrack.frozen import slug
from valuetrack.model import Action, CheckIn, Comparison, Opportunity, Record, Reflection, Step
from valuetrack.reports.changes import ChangeLine, ChangeList, Deleted, Redone, Undone, WouldDelete
from valuetrack.tracker.names import receipt

if TYPE_CHECKING:
    from typing import Any

    from valuetrack.model import ChangeGroup
    from valuetrack.reports.changes import Counts
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

DELETABLE: tuple[type[Record], ...] = (Action, Opportunity, Reflection, CheckIn, Step, Comparison)
_TEXTS = ("text", "note", "name", "title", "happened", "common_humanity", "kind_words", "learned")


def text_of(record: Record) -> str:
    """The words by which a person knows a record: its text, or the first that it has."""
    return next((text for name in _TEXTS if (text := getattr(record, name, None))), "")


def would_delete(store: Reader, prefix: str) -> WouldDelete:
    """What `delete` would take out. Raises Unknown, Ambiguous."""
    record: Record = store.find(prefix, DELETABLE)
    return WouldDelete(record.id, _kind(record), text_of(record))


def delete(store: Writer, prefix: str) -> Deleted:
    """Take a record out; undo brings it back. Raises Unknown, Ambiguous."""
    record: Record = store.find(prefix, DELETABLE)
    done = receipt(store, Deleted, record, records=(), kind=_kind(record), day=getattr(record, "day", None))
    store.remove(record)
    return done


def _kind(record: Record) -> str:
    return "note" if isinstance(record, CheckIn) else slug(type(record))


def undo(store: Writer) -> Undone:
    """Take back the latest change, a guided session whole. Raises Nothing."""
    return Undone(**_change(store.undo()))


def redo(store: Writer) -> Redone:
    """Bring back what was taken back. Raises Nothing."""
    return Redone(**_change(store.redo()))


def _change(group: ChangeGroup) -> dict[str, Any]:
    ids = tuple(dict.fromkeys(record_id for _, record_id in group.changes))
    return {"ids": ids, "command": group.command, "changed": _counts(group)}


def _counts(group: ChangeGroup) -> Counts:
    return tuple(Counter(kind for kind, _ in dict.fromkeys(group.changes)).items())


def list_changes(store: Reader, limit: int) -> ChangeList:
    """The latest changes, latest first."""
    groups = store.groups(limit)
    return ChangeList(tuple(ChangeLine(group.at, group.command, _counts(group), group.undone) for group in groups))
