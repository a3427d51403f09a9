"""Removing records for good: out of their tables and out of the log, and noting what is left and what is to be done."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, delete, insert, update

from valuetrack.frozen import replace
from valuetrack.model import facts_of
from valuetrack.store.kinds import KINDS, TABLE, Change, Standing, Trace
from valuetrack.store.tables import table

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from valuetrack.model import Record

_AT_ONCE = 500
# The columns by which a kind names other records, each with whether a record is whole without it.
_NAMED: Mapping[str, Mapping[str, bool]] = {
    name: {one: field.may_be_left_out for one, field in facts_of(kind).items() if field.kind == "reference"}
    for name, kind in KINDS.items()
}


class _Image(NamedTuple):
    """An image without what is gone; `is_torn` where it could not be without that."""

    text: str | None
    is_torn: bool = False


def without(changes: Sequence[Change], gone: Collection[str]) -> Iterator[tuple[Change, Change | None]]:
    """What becomes of the changes of one record that stays, each with what stands in its place, or nothing.

    The log is as it would be had what is gone never been: no image names it. Where a record was once for something that
    is gone, its way back ends with the change that led away from there, which stays as one from what it made to the
    same: nothing can take that back.
    """
    images = [(_image(one.kind, one.before, gone), _image(one.kind, one.after, gone)) for one in changes]
    torn = [number for number, both in enumerate(images) if any(one.is_torn for one in both)]
    end = max((number for number in torn if changes[number].standing is Standing.DONE), default=-1)
    for number, (change, (before, after)) in enumerate(zip(changes, images, strict=True)):
        stands = change.standing is Standing.DONE
        if number == end:
            yield change, replace(change, before=after.text, after=after.text) if after.text else None
        elif number in torn or (stands and number < end) or (before == after and change.before != change.after):
            yield change, None
        else:
            yield change, replace(change, before=before.text, after=after.text)


def _image(kind: str, text: str | None, gone: Collection[str]) -> _Image:
    if text is None:
        return _Image(None)
    fields: dict[str, Any] = json.loads(text)
    named = [name for name in _NAMED[kind] if fields.get(name) in gone]
    if not named:
        return _Image(text)
    is_torn = not all(_NAMED[kind][name] for name in named)
    return _Image(json.dumps(fields | dict.fromkeys(named), ensure_ascii=False), is_torn)


def remove_for_good(
    connection: Connection, gone: Mapping[str, Record], changes: Iterable[Change], now: datetime
) -> None:
    """Take the records out, with their past versions; `changes` is the whole log, by record and in the order of entry.

    What else named one of them does so no more. What had to name one has to be gone with it.
    """
    ends = {one.id: max(now, one.updated_at or now) for one in gone.values()}
    dropped: list[int] = []
    rewritten: list[dict[str, object]] = []
    for record_id, some in groupby(changes, attrgetter("record_id")):
        if record_id in gone:
            own = list(some)
            dropped += [one.entry for one in own]
            ends[record_id] = max(ends[record_id], *(one.at for one in own))
            continue
        for change, then in without(list(some), gone.keys()):
            if then is None:
                dropped.append(change.entry)
            elif (then.before, then.after) != (change.before, change.after):
                rewritten.append({"number": then.entry, "was": then.before, "is": then.after})
    log = table("change")
    if rewritten:
        new: dict[str, Any] = {"before": bindparam("was"), "after": bindparam("is")}
        connection.execute(update(log).where(log.c.entry == bindparam("number")).values(new), rewritten)
    for numbers in _some(dropped):
        connection.execute(delete(log).where(log.c.entry.in_(numbers)))
    _take_out(connection, [*gone])
    _leave_tombstones(connection, gone, ends)


def _take_out(connection: Connection, ids: list[str]) -> None:
    for kind, columns in _NAMED.items():
        for name, may_be_left_out in columns.items():
            for some in _some(ids) if may_be_left_out else ():
                naming = table(kind)
                connection.execute(update(naming).where(naming.c[name].in_(some)).values({name: None}))
    for kind in reversed([*KINDS]):
        for some in _some(ids):
            connection.execute(delete(table(kind)).where(table(kind).c.id.in_(some)))


def _leave_tombstones(connection: Connection, gone: Mapping[str, Record], ends: Mapping[str, datetime]) -> None:
    tombstones = table("tombstone")
    for some in _some([*gone]):
        connection.execute(delete(tombstones).where(tombstones.c.id.in_(some)))
    left = [{"id": one.id, "kind": TABLE[type(one)], "at": ends[one.id]} for one in gone.values()]
    connection.execute(insert(tombstones), left)


def note_leftovers(connection: Connection, drafts: Iterable[str]) -> None:
    """Note what is still to be done: the file has to be written anew, and these drafts have to go.

    What is noted already is noted anew, as another clearing may be at it.
    """
    leftovers = table("leftover")
    noted = [{"kind": kind, "name": name} for kind, name in {(Trace.FILE, ""), *((Trace.DRAFT, one) for one in drafts)}]
    for one in noted:
        connection.execute(delete(leftovers).where(leftovers.c.kind == one["kind"], leftovers.c.name == one["name"]))
    connection.execute(insert(leftovers), noted)


def _some(all_of_them: list[Any]) -> Iterator[list[Any]]:
    """No more at once than any database takes."""
    return (all_of_them[start : start + _AT_ONCE] for start in range(0, len(all_of_them), _AT_ONCE))
