"""Deleting what was entered, taking back the latest change, and bringing it back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from valuetrack.errors import Declined
from valuetrack.frozen import slug
from valuetrack.model import (
    Action,
    Activity,
    CheckIn,
    Comparison,
    Contact,
    Importance,
    Opportunity,
    Record,
    Reflection,
    Rest,
    Routine,
    Step,
    Value,
    WeekRating,
    WeekRecord,
    Wording,
    facts_of,
    text_of,
)
from valuetrack.reports.changes import ChangedThing, ChangeLine, ChangeList, Deleted, Redone, Undone, WouldDelete
from valuetrack.tracker.names import receipt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from valuetrack.model import ChangeGroup
    from valuetrack.reports.changes import Counts
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

DELETABLE: tuple[type[Record], ...] = (Action, Opportunity, Activity, Reflection, CheckIn, Step, Routine, Comparison)
SHOWN_BY_ID = (*DELETABLE, Contact)
MOST_COUNTED = 1_000


def refuse_overwriting(record: Record, fields: Mapping[str, Any], stood: Mapping[str, Any] | None) -> None:
    """Raise Declined where a field of `record` that is to be written is another than it `stood` at the beginning."""
    changed = [name for name in fields if stood is not None and getattr(record, name) != stood[name]]
    if changed:
        asked = "\n".join(f"  {facts_of(type(record))[name].question}" for name in changed)
        raise Declined(f"While you wrote, this was changed elsewhere:\n{asked}\nNothing is saved.")


def would_delete(store: Reader, prefix: str) -> WouldDelete:
    """What `delete` would take out. Raises Unknown, Ambiguous."""
    record: Record = store.find(prefix, DELETABLE)
    return WouldDelete(record.id, _kind(record), text_of(record))


def delete(store: Writer, prefix: str) -> Deleted:
    """Take a record out; undo brings it back. Raises Unknown, Ambiguous."""
    record: Record = store.find(prefix, DELETABLE)
    done = receipt(
        store, Deleted, record, records=(), kind=_kind(record), words=text_of(record), day=getattr(record, "day", None)
    )
    store.remove(record)
    return done


def _kind(record: Record) -> str:
    return "note" if isinstance(record, CheckIn) else slug(type(record))


def undo(store: Writer) -> Undone:
    """Take back the latest change: a guided session whole, or as much of it as nothing was built on. Raises Nothing."""
    group = store.undo()
    gone = store.last_purged()
    before_a_purge = gone is not None and gone.at >= group.at
    return Undone(**_change(store, group), is_part=group.is_part, before_a_purge=before_a_purge)


def redo(store: Writer) -> Redone:
    """Bring back what was taken back. Raises Nothing."""
    return Redone(**_change(store, store.redo()))


def _change(store: Reader, group: ChangeGroup) -> dict[str, Any]:
    ids = tuple(dict.fromkeys(record_id for _, record_id in group.changes))
    return {"ids": ids, "command": group.command, "changed": _counts(group), "things": things_of(store, group.records)}


def _counts(group: ChangeGroup) -> Counts:
    return tuple(Counter(kind for kind, _ in dict.fromkeys(group.changes)).items())


def things_of(store: Reader, records: Sequence[Record]) -> tuple[ChangedThing, ...]:
    """What was changed, each as a person knows it, once: a value and its first wording are one thing."""
    shorts = store.short_ids([one.id for one in records if isinstance(one, SHOWN_BY_ID)])
    known = {life.id: life.wordings[-1].name for life in store.lives() if life.wordings}
    names = known | {one.value_id: one.name for one in records if isinstance(one, Wording)}
    found: dict[tuple[str, date | None, date | None], ChangedThing] = {}
    for one in records:
        words, day, week = _words(one, names), _day(one), getattr(one, "week", None)
        if words or day or week or one.id in shorts:
            found.setdefault((words, day, week), ChangedThing(one.id, shorts.get(one.id, ""), words, day, week))
    return tuple(sorted(found.values(), key=lambda one: not one.words))


def _words(record: Record, names: Mapping[str, str]) -> str:
    """The text of a record, or the names of the values that it is about."""
    if isinstance(record, WeekRecord):
        about = record.focus
    elif isinstance(record, Importance | WeekRating | Rest):
        about = (record.value_id,)
    elif isinstance(record, Value):
        about = (record.id,)
    else:
        # contacts stand in no list but their own
        return "" if isinstance(record, Contact) else text_of(record)
    return ", ".join(names[one] for one in about if one in names)


def _day(record: Record) -> date | None:
    """The day to which a record belongs; None for what has none."""
    days = (getattr(record, name, None) for name in ("day", "created", "start"))
    return next((day for day in days if day is not None), None)


def list_changes(store: Reader, limit: int) -> ChangeList:
    """The latest changes, latest first."""
    groups = store.groups(limit)
    lines = (
        ChangeLine(group.at, group.command, _counts(group), group.undone, things_of(store, group.records))
        for group in groups
    )
    return ChangeList(tuple(lines), more=store.count_groups(MOST_COUNTED) - len(groups))
