"""Every write: through SQLModel, validated, in one transaction, recorded for undo."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import bindparam, delete, insert, update

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
from valuetrack.store.asking import first_of
from valuetrack.store.changes import can_go, change_group
from valuetrack.store.kinds import KINDS, TABLE, Change, R, Standing, Tombstone, from_image
from valuetrack.store.reading import Reader
from valuetrack.store.tables import row, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from valuetrack.store.engine import Execute
    from valuetrack.store.imports import Checked, ExportFile
    from valuetrack.store.merging import Fate

_Key = tuple[str, str]
State = TypeVar("State")
Step = tuple[Record | None, Record | None]
"""A record before and after a change, or None where it was not there."""
_BEYOND = 2**63 - 1  # no entry has a larger number
REMOVED_FOR_GOOD = "What was removed for good does not come back."
_NEXT_NUMBER = "SELECT coalesce(max(entry), 0) + 1 FROM change"
_LATEST_DONE = "WHERE standing = 'stands' AND entry < :before ORDER BY entry DESC LIMIT 1"
_LAST_TAKEN_BACK = """
    WHERE entry = (SELECT max(entry) AS latest FROM change WHERE standing = 'undone'
                   GROUP BY group_id ORDER BY latest LIMIT 1)"""
_STANDING_SINCE = """
    WHERE standing = 'stands'
    AND entry >= (SELECT min(entry) FROM change WHERE standing = 'stands' AND group_id = :group)
    ORDER BY entry"""
_TAKEN_BACK = "WHERE group_id = :group AND standing = 'undone' ORDER BY entry"
_MARK = "UPDATE change SET standing = :is WHERE group_id = :group AND standing = :was"
_NOTHING_TO_REDO = "UPDATE change SET standing = 'gone' WHERE standing = 'undone'"


class Writer(Reader):
    """A store in the middle of one change: what it holds, and the ways to change it."""

    def __init__(self, connection: Connection, execute: Execute, *, now: datetime, command: str, group: str) -> None:
        super().__init__(execute)
        self._connection = connection
        self._now = now
        self._command = command
        self._group = group

    def put(self, record: R) -> R:
        """Write a record, a new one or one whose id is there; gives it back as it is stored.

        The first writing sets its entry and its instant of creation, which it keeps; where nothing changes, nothing
        is written. Raises OutOfRange and BadText, which name the field.
        """
        there, numbers = self._asked(type(record), "WHERE id = :id", id=record.id), self._execute(_NEXT_NUMBER, {})
        before, number = next(there, None), _number(numbers)
        entry, created_at = (before.entry, before.created_at) if before else (number, self._now)
        record = replace(record, entry=entry, created_at=created_at, updated_at=self._now)
        after = type(record)(**valid_fields(record))
        if before is not None and after == replace(before, updated_at=self._now):
            return before
        self._log(number, before, after)
        self._store(type(record), record.id, before, after)
        return after

    def put_new(self, records: Sequence[R]) -> list[R]:
        """Write many records at once, none of which is there yet, in their order; gives them back as they are stored.

        Raises OutOfRange and BadText, which name the field.
        """
        entered: Any = {"created_at": self._now, "updated_at": self._now}
        numbered = enumerate(records, self._next_number())
        new = [replace(record, entry=number, **entered) for number, record in numbered]
        after = [type(record)(**valid_fields(record)) for record in new]
        self.take_in([(None, one) for one in after])
        return after

    def remove(self, record: Record) -> None:
        """Take a record out with its parts; what refers to it no longer does. Undo brings all of it back.

        Raises Unknown.
        """
        before = self._record(type(record), record.id)
        if before is None:
            raise Unknown("That is not there any more.")
        self.release(type(record), record.id)
        self._log(self._next_number(), before, None)
        self._store(type(record), record.id, before, None)

    def release(self, of: type[Record], record_id: str) -> None:
        """Let nothing refer to a record of that kind any more; what is a part of it is removed."""
        for kind, column, is_part in _references_to(TABLE[of]):
            nothing: dict[str, Any] = {column: None}
            for referring in self._records(kind, f"WHERE {column} = :id ORDER BY entry", id=record_id):
                if is_part:
                    self.remove(referring)
                else:
                    self.put(replace(referring, **nothing))

    def take_in(self, steps: Sequence[Step], first: int = 1) -> None:
        """Write many records at once, each through these steps, as they are: nothing is validated or numbered anew.

        What refers to another may come before it. The log goes on at `first`, where it has not come as far.
        """
        number = max(first, self._next_number())
        lines = [vars(self._line(at, *step)) for at, step in enumerate(steps, number)]
        if lines:
            self._execute(_NOTHING_TO_REDO, {})
            self._connection.execute(insert(table("change")), lines)
            records = ((cast("Record", before or after), before, after) for before, after in steps)
            self._settle(_ends((TABLE[type(one)], one.id, before, after) for one, before, after in records))

    def merge(self, file: ExportFile, checked: Checked) -> Mapping[Fate, int]:
        """Take in a file that was checked, and say what became of how many of its records. Raises BadFile."""
        from valuetrack.store.merging import take_in  # noqa: PLC0415 - an import alone

        return take_in(self, file, checked)

    def bury(self, tombstones: Sequence[Tombstone]) -> None:
        """Keep what is left of records that were removed for good elsewhere; an undo leaves it."""
        rows = table("tombstone")
        if tombstones:
            gone = [{"gone": one.id} for one in tombstones]
            self._connection.execute(delete(rows).where(rows.c.id == bindparam("gone")), gone)
            self._connection.execute(insert(rows), [vars(one) for one in tombstones])

    def purge(self, gone: Iterable[Record], drafts: Iterable[str] = ()) -> None:
        """Remove records for good, each `with_parts`, and all that they ever were; nothing brings them back.

        What else named them does so no more. What is still to be cleared of them is noted, with these `drafts` by name.
        """
        from valuetrack.store.purging import note_leftovers, remove_for_good  # noqa: PLC0415 - seldom

        self._lives = None
        self._execute(_NOTHING_TO_REDO, {})
        log = self._records(Change, "ORDER BY record_id, entry")
        remove_for_good(self._connection, {one.id: one for one in gone}, log, self._now)
        note_leftovers(self._connection, drafts)

    def undo(self) -> ChangeGroup:
        """Take back the latest group of changes that stands, without those on which others built. Raises Nothing.

        What stays of the group is taken back as one of its own, once what was built on it is taken back.
        """
        group, since, going = self._latest_that_can_go()
        self._settle(_as_records(_ends((one.kind, one.record_id, one.after, one.before) for one in going)))
        is_part = len(going) < sum(change.group_id == group for change in since)
        changes = self._apart(going[::-1]) if is_part else going[::-1]
        return self._marked(changes, Standing.UNDONE, is_part=is_part)

    def _latest_that_can_go(self) -> tuple[str, tuple[Change, ...], tuple[Change, ...]]:
        """The latest group of which something can be taken back, all that stands since it began, and what can go."""
        before = _BEYOND
        while latest := first_of(self._records(Change, _LATEST_DONE, before=before)):
            since = self._records(Change, _STANDING_SINCE, group=latest.group_id)
            if going := can_go(since, latest.group_id):
                return latest.group_id, since, going
            before = latest.entry
        gone = self.last_purged()
        raise Nothing("There is nothing to take back.", hint=REMOVED_FOR_GOOD if gone else "")

    def redo(self) -> ChangeGroup:
        """Bring back the group that was taken back last, where nothing was written since. Raises Nothing."""
        last = self._records(Change, _LAST_TAKEN_BACK)
        if not last:
            raise Nothing("There is nothing to bring back.")
        group = last[0].group_id
        changes = self._records(Change, _TAKEN_BACK, group=group)
        self._settle(_as_records(_ends((one.kind, one.record_id, one.before, one.after) for one in changes)))
        return self._marked(changes, Standing.DONE)

    def _marked(self, changes: Sequence[Change], standing: Standing, *, is_part: bool = False) -> ChangeGroup:
        """The changes of a whole group, which stand otherwise from now on."""
        bounds = {"group": changes[0].group_id, "was": changes[0].standing, "is": standing}
        self._execute(_MARK, bounds)
        return change_group([replace(change, standing=standing) for change in changes], is_part=is_part)

    def _apart(self, changes: Sequence[Change]) -> Sequence[Change]:
        """Some changes of a group, as a group of their own."""
        log, group = table("change"), new_id()
        apart = update(log).where(log.c.entry == bindparam("number")).values(group_id=group)
        self._connection.execute(apart, [{"number": change.entry} for change in changes])
        return [replace(change, group_id=group) for change in changes]

    def _settle(self, ends: Mapping[_Key, tuple[object, Record | None]]) -> None:
        """Set each record from what was there, which is None where nothing was, to where it ends."""
        self._lives = None
        for name in KINDS:
            rows = table(name)
            gone = [{"gone": one} for (kind, one), (before, _) in ends.items() if kind == name and before is not None]
            if gone:
                self._connection.execute(delete(rows).where(rows.c.id == bindparam("gone")), gone)
            new = [vars(after) for (kind, _), (_, after) in ends.items() if kind == name and after is not None]
            if new:
                self._connection.execute(insert(rows), new)

    def _next_number(self) -> int:
        return _number(self._execute(_NEXT_NUMBER, {}))

    def _log(self, number: int, before: Record | None, after: Record | None) -> None:
        self._execute(_NOTHING_TO_REDO, {})
        self._connection.execute(insert(table("change")), valid_fields(self._line(number, before, after)))

    def _line(self, number: int, before: Record | None, after: Record | None) -> Change:
        """The line of the log for a record that is written now."""
        record = cast("Record", after or before)
        return Change(
            entry=number,
            group_id=self._group,
            command=self._command,
            at=self._now,
            kind=TABLE[type(record)],
            record_id=record.id,
            before=to_image(before),
            after=to_image(after),
            standing=Standing.DONE,
        )

    def _store(self, kind: type[Record], record_id: str, before: Record | None, after: Record | None) -> None:
        """Write a row in the place of what was there."""
        if kind in (Value, Wording, Rest):
            self._lives = None
        rows = table(TABLE[kind])
        its_own = rows.c.id == record_id
        if after is None:
            self._connection.execute(delete(rows).where(its_own))
        elif before is None:
            self._connection.execute(insert(rows), vars(after))
        else:
            self._connection.execute(update(rows).where(its_own).values(vars(after)))


def _number(rows: Iterable[Sequence[Any]]) -> int:
    ((number,),) = rows
    return int(number)


def _references_to(table_name: str) -> Iterator[tuple[type[Record], str, bool]]:
    """The kinds and columns that refer to records of a table, and whether what refers to one is a part of it."""
    for kind in KINDS.values():
        for name, field in facts_of(kind).items():
            if table_name in field.refers:
                yield kind, name, not field.may_be_left_out


def valid_fields(one: Described) -> dict[str, Any]:
    """The fields of the row of a record. Raises OutOfRange and BadText, and ValueError for the rest.

    The row is none that a session knows of: what SQLModel does for that takes far longer than to validate.
    """
    rows: Any = row(TABLE[type(one)])
    unknown = rows.__new__(rows)
    rows.__pydantic_validator__.validate_python(vars(one), strict=True, self_instance=unknown)
    found: dict[str, Any] = vars(unknown)
    return found


def _ends(steps: Iterable[tuple[str, str, State, State]]) -> dict[_Key, tuple[State, State]]:
    """What each record begins and ends with, by its kind and id; a step says these, and what was before and after."""
    ends: dict[_Key, tuple[State, State]] = {}
    for kind, one, before, after in steps:
        first, _ = ends.get((kind, one), (before, None))
        ends[kind, one] = first, after
    return ends


def _as_records(ends: Mapping[_Key, tuple[object, str | None]]) -> dict[_Key, tuple[object, Record | None]]:
    """The records that stand at the end, each from its image."""
    # a record comes back as it was: what is valid may have become narrower since
    return {key: (before, from_image(KINDS[key[0]], after)) for key, (before, after) in ends.items()}


_IMAGES = json.JSONEncoder(default=lambda moment: moment.isoformat(), ensure_ascii=False)


def to_image(record: Record | None) -> str | None:
    """A record as an image of the log; None where there is none."""
    if record is None:
        return None
    return _IMAGES.encode(vars(record))
