"""Every write: through SQLModel, validated, in one transaction, recorded for undo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import text, update

from valuetrack.errors import Nothing, Unknown
from valuetrack.frozen import replace
from valuetrack.model import (
    ChangeGroup,
    Described,
    Record,
    Rest,
    Value,
    Wording,
    facts_of,
    new_id,
)
from valuetrack.store.changes import can_go, change_group
from valuetrack.store.kinds import KINDS, TABLE, Change, R, Standing, from_image
from valuetrack.store.reading import Reader
from valuetrack.store.tables import row, table

if TYPE_CHECKING:
    from sqlmodel import Session, SQLModel

_NEXT_NUMBER = "SELECT coalesce(max(entry), 0) + 1 FROM change"
_LATEST_DONE = "WHERE standing = 'stands' ORDER BY entry DESC LIMIT 1"
_LAST_TAKEN_BACK = """
    WHERE entry = (SELECT max(entry) AS latest FROM change WHERE standing = 'undone'
                   GROUP BY group_id ORDER BY latest LIMIT 1)"""
_STANDING_SINCE = """
    WHERE standing = 'stands'
    AND entry >= (SELECT min(entry) FROM change WHERE standing = 'stands' AND group_id = :group)
    ORDER BY entry"""
_TAKEN_BACK = "WHERE group_id = :group AND standing = 'undone' ORDER BY entry"
_NOTHING_TO_REDO = "UPDATE change SET standing = 'gone' WHERE standing = 'undone'"


class Writer(Reader):
    """A store in the middle of one change: what it holds, and the ways to change it."""

    def __init__(self, session: Session, *, now: datetime, command: str, group: str) -> None:
        connection = session.connection()
        super().__init__(lambda sql, parameters: connection.execute(text(sql), dict(parameters)))
        self._session = session
        self._connection = connection
        self._now = now
        self._command = command
        self._group = group

    def put(self, record: R) -> R:
        """Write a record, a new one or one whose id is there; gives it back as it is stored.

        The first writing sets its entry and its instant of creation, which it keeps; where nothing changes, nothing
        is written. Raises OutOfRange and BadText, which name the field.
        """
        before = self._record(type(record), record.id)
        number = self._next_number()
        entry, created_at = (before.entry, before.created_at) if before else (number, self._now)
        record = replace(record, entry=entry, created_at=created_at, updated_at=self._now)
        valid = _validated(record)
        after = type(record)(**{name: getattr(valid, name) for name in vars(record)})
        if before is not None and after == replace(before, updated_at=self._now):
            return before
        self._log(number, before, after)
        self._store(type(record), record.id, before, valid)
        return after

    def remove(self, record: Record) -> None:
        """Take a record out with its parts; what refers to it no longer does. Undo brings all of it back.

        Raises Unknown.
        """
        before = self._record(type(record), record.id)
        if before is None:
            raise Unknown("That is not there any more.")
        for kind, column, is_part in _references_to(TABLE[type(record)]):
            nothing: dict[str, Any] = {column: None}
            for referring in self._records(kind, f"WHERE {column} = :id ORDER BY entry", id=record.id):
                if is_part:
                    self.remove(referring)
                else:
                    self.put(replace(referring, **nothing))
        self._log(self._next_number(), before, None)
        self._store(type(record), record.id, before, None)

    def undo(self) -> ChangeGroup:
        """Take back the latest group of changes that stands, without those on which others built. Raises Nothing.

        What stays of the group is taken back as one of its own, once what was built on it is taken back.
        """
        latest = self._records(Change, _LATEST_DONE)
        if not latest:
            raise Nothing("There is nothing to take back.")
        group = latest[0].group_id
        since = self._records(Change, _STANDING_SINCE, group=group)
        going = can_go(since, group)
        for change in going:
            self._restore(change, change.after, change.before)
        is_part = len(going) < sum(change.group_id == group for change in since)
        return self._marked(going[::-1], Standing.UNDONE, new_id() if is_part else group, is_part=is_part)

    def redo(self) -> ChangeGroup:
        """Bring back the group that was taken back last, where nothing was written since. Raises Nothing."""
        last = self._records(Change, _LAST_TAKEN_BACK)
        if not last:
            raise Nothing("There is nothing to bring back.")
        group = last[0].group_id
        changes = self._records(Change, _TAKEN_BACK, group=group)
        for change in changes:
            self._restore(change, change.before, change.after)
        return self._marked(changes, Standing.DONE, group)

    def _marked(
        self, changes: tuple[Change, ...], standing: Standing, group: str, *, is_part: bool = False
    ) -> ChangeGroup:
        log = table("change")
        now = {"standing": standing, "group_id": group}
        numbers = [change.entry for change in changes]
        self._connection.execute(update(log).where(log.c.entry.in_(numbers)).values(now))
        return change_group([replace(change, **now) for change in changes], is_part=is_part)

    def _restore(self, change: Change, now: str | None, then: str | None) -> None:
        """Set a record from the image `now` to the image `then`."""
        kind = KINDS[change.kind]
        present, wanted = from_image(kind, now), from_image(kind, then)
        # an image is stored as it was: what is valid may have become narrower since
        self._store(kind, change.record_id, present, row(change.kind)(**vars(wanted)) if wanted else None)

    def _next_number(self) -> int:
        return int(self._connection.execute(text(_NEXT_NUMBER)).scalar_one())

    def _log(self, number: int, before: Record | None, after: Record | None) -> None:
        record = cast("Record", after or before)
        change = Change(
            entry=number,
            group_id=self._group,
            command=self._command,
            at=self._now,
            kind=TABLE[type(record)],
            record_id=record.id,
            before=_to_image(before),
            after=_to_image(after),
            standing=Standing.DONE,
        )
        self._connection.execute(text(_NOTHING_TO_REDO))
        self._session.add(_validated(change))

    def _store(self, kind: type[Record], record_id: str, before: Record | None, after: SQLModel | None) -> None:
        """Write a row in the place of what was there, and what was added to the log before it."""
        if kind in (Value, Wording, Rest):
            self._lives = None
        if after is None:
            self._session.delete(self._session.get(row(TABLE[kind]), record_id))
        elif before is None:
            self._session.add(after)
        else:
            self._session.merge(after)
        self._session.flush()
        self._session.expunge_all()


def _references_to(table_name: str) -> Iterator[tuple[type[Record], str, bool]]:
    """The kinds and columns that refer to records of a table, and whether what refers to one is a part of it."""
    for kind in KINDS.values():
        for name, field in facts_of(kind).items():
            if table_name in field.refers:
                yield kind, name, not field.may_be_left_out


def _validated(one: Described) -> SQLModel:
    return row(TABLE[type(one)]).model_validate(vars(one), strict=True)


def _to_image(record: Record | None) -> str | None:
    if record is None:
        return None
    return json.dumps(vars(record), default=lambda moment: moment.isoformat(), ensure_ascii=False)
