"""The notebook as it leaves: each record as it stands and as it was before, as lines of the format that import reads.

The page docs/leaving.md describes the format for other programs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, Self, cast

from valuetrack.frozen import Frozen, replace, slug
from valuetrack.model import Record, facts_of
from valuetrack.store.asking import Queries, batches
from valuetrack.store.kinds import KINDS, TABLE, Change, Standing, Tombstone, columns, from_image, from_row

FORMAT = "valuetrack export"
VERSION = 1
# What an import writes of a record that was deleted elsewhere has the instant of that on the record itself.
IMPORT, RESTORE = "import", "restore-backup"  # the commands that take in what was written elsewhere or before
_PLACES_AT_ONCE = 250  # SQLite joins at most 500 queries to one
Heard = Callable[[int, int], object]  # is told how much of how much is done


def unheard(_done: int, _total: int) -> None:
    """Where it goes that nobody is told of."""


def how_far(record_id: str) -> tuple[int, int]:
    """How far a walk through the records by their ids is at this one: ids are spread evenly."""
    return int(record_id[:4], 16), 0xFFFF


class Version(Frozen):
    """A record at a time: as it stands or was, or as it was when it was deleted; that instant is then its update's.

    `text` is the record as an export writes it.
    """

    record: Record
    text: str
    deleted: bool = False

    @classmethod
    def of(cls, record: Record, *, deleted: bool = False) -> Self:
        """That record."""
        return cls(record, canonical(_said_of(record)), deleted)

    @property
    def rank(self) -> tuple[datetime, bool, str]:
        """What says which of two versions of one record is the later: the greater one is."""
        return cast("datetime", self.record.updated_at), self.deleted, self.text


class Story(Frozen):
    """A record as it stands, or as it was deleted, and its past versions by their rank; and what a purge left of it."""

    id: str
    now: Version | None
    past: tuple[Version, ...] = ()
    tombstone: Tombstone | None = None


def canonical(fields: Mapping[str, object]) -> str:
    """The one way in which something is written: keys in order, no blanks, ASCII, instants in UTC."""
    return _CANONICAL.encode(fields)


def _said_of(record: Record) -> dict[str, object]:
    """The fields of a record that say something: what was left out stays out, in every later version of the program."""
    facts = facts_of(type(record))
    return {name: value for name, value in vars(record).items() if value != facts[name].default}


def _as_text(value: date | time) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat()


# What tells of a record: the table of its kind, the log, and what a purge leaves.
_TOLD_BY: tuple[type[Any], ...] = (*KINDS.values(), Change, Tombstone)
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False, default=_as_text)


class Exports(Queries):
    """The notebook as it leaves."""

    def lines(self, heard: Heard = unheard) -> Iterator[bytes]:
        """The lines of an export, each with its end, as they are read; `heard` is told how far that is."""
        digest = sha256()
        count = 0
        for line in self._lines(heard):
            written = f"{line}\n".encode("ascii")
            digest.update(written)
            count += 1
            yield written
        yield f"{canonical({'lines': count, 'sha256': digest.hexdigest()})}\n".encode("ascii")

    def _lines(self, heard: Heard) -> Iterator[str]:
        yield canonical({"format": FORMAT, "version": VERSION})
        for story in self.stories():
            heard(*how_far(story.id))
            for one in (story.now, *story.past) if story.now else ():
                kind = slug(type(one.record))
                state = canonical({"deleted": one.deleted, "kind": kind, "past": one is not story.now})
                yield f'{state[:-1]},"record":{one.text}}}'
            if story.tombstone is not None:
                kind = slug(KINDS[story.tombstone.kind])
                yield canonical({"at": story.tombstone.at, "id": story.id, "kind": kind, "purged": True})

    def records(self, kind: type[Any]) -> Iterator[Any]:
        """The records of a kind as they stand, by id, as they are read."""
        return (record for _, record in self._by_id(kind, ()))

    def days(self) -> set[date]:
        """Every day to which a record belongs, and the first day of every week that has one."""
        found: set[date] = set()
        for kind, table in ((kind, table) for table, kind in KINDS.items()):
            for column in facts_of(kind).keys() & {"day", "week"}:
                rows: Iterable[Sequence[Any]] = self._execute(f"SELECT DISTINCT {column} FROM {table}", {})  # noqa: S608
                found.update(date.fromisoformat(str(day)) for (day,) in rows if day is not None)
        return found

    def stories(self, ids: Sequence[str] = ()) -> Iterator[Story]:
        """Every record that there is or was, by id, as they are read; with `ids`, of those alone."""
        by_id = itemgetter(0)
        kinds: Mapping[type[Any], Sequence[str]] = self._where(ids) if ids else dict.fromkeys(_TOLD_BY, ())
        sources = [self._by_id(kind, some) for kind, some in kinds.items()]
        for record_id, found in groupby(merge(*sources, key=by_id), key=by_id):
            story = _story(record_id, [one for _, one in found])
            if story.now or story.tombstone:
                yield story

    def holders(
        self, kind: type[Any], columns: Sequence[str], places: Sequence[tuple[str, ...]]
    ) -> Iterator[tuple[tuple[str, ...], str]]:
        """Which of these places, each a text for each column, are taken, and by which id."""
        names = ", ".join(columns)
        for start in range(0, len(places), _PLACES_AT_ONCE):
            some = places[start : start + _PLACES_AT_ONCE]
            bounds = {f"at{row}_{column}": one for row, place in enumerate(some) for column, one in enumerate(place)}
            given = " UNION ALL ".join(
                f"SELECT {', '.join(f':at{row}_{column}' for column in range(len(columns)))}"
                for row in range(len(some))
            )
            # the texts become what the columns are, which a server would not compare with a text
            rows: Iterable[Sequence[Any]] = self._execute(
                f"WITH given ({names}) AS (SELECT {names} FROM {TABLE[kind]} WHERE 1 = 0 UNION ALL {given}) "  # noqa: S608
                f"SELECT id, {names} FROM given JOIN {TABLE[kind]} USING ({names})",
                bounds,
            )
            yield from (((*map(str, place),), one) for one, *place in rows)

    def _where(self, ids: Sequence[str]) -> dict[type[Any], list[str]]:
        """Which of these ids each kind has that has any; most of what is imported is nowhere yet."""
        found: dict[type[Any], list[str]] = {}
        for some in batches(ids):
            told = " UNION ALL ".join(
                f"SELECT DISTINCT {number}, {_id_of(kind)} FROM {TABLE[kind]} "  # noqa: S608
                f"WHERE {_id_of(kind)} IN (SELECT id FROM given)"
                for number, kind in enumerate(_TOLD_BY)
            )
            given = ", ".join(f"(:{name})" for name in some)
            rows: Iterable[Sequence[Any]] = self._execute(f"WITH given (id) AS (VALUES {given}) {told}", some)
            for number, one in rows:
                found.setdefault(_TOLD_BY[number], []).append(one)
        return found

    def _by_id(self, kind: type[Any], ids: Sequence[str]) -> Iterator[tuple[str, Any]]:
        """What a table holds of each record, by its id; of the log, in the order of entry."""
        column, then = _id_of(kind), ", entry" if kind is Change else ""
        bounds = {f"id{number}": one for number, one in enumerate(ids)}
        which = f"WHERE {column} IN ({', '.join(f':{one}' for one in bounds)})" if ids else ""
        names = ", ".join(columns(kind))
        rows: Iterable[Sequence[Any]] = self._execute(
            f"SELECT {names} FROM {TABLE[kind]} {which} ORDER BY {column}{then}",  # noqa: S608
            bounds,
        )
        for row in rows:
            one = from_row(kind, row)
            yield getattr(one, column), one


def _id_of(kind: type[Any]) -> str:
    """The column that has a record's id."""
    return "record_id" if kind is Change else "id"


def _story(record_id: str, found: Sequence[Record | Change | Tombstone]) -> Story:
    """What is known of one record, from its row and from the log; what was taken back is no part of it."""
    row = next((one for one in found if isinstance(one, Record)), None)
    log = [one for one in found if isinstance(one, Change) and one.standing is Standing.DONE]
    tombstone = next((one for one in found if isinstance(one, Tombstone)), None)
    versions = list(_versions(log))
    is_gone = row is None and bool(log) and log[-1].after is None
    now = Version.of(row) if row else versions[-1] if is_gone else None
    past = {one.text: one for one in sorted(versions, key=attrgetter("deleted")) if now is None or one.text != now.text}
    return Story(record_id, now, tuple(sorted(past.values(), key=attrgetter("rank"))), tombstone)


def _versions(log: Sequence[Change]) -> Iterator[Version]:
    """Each version that the log tells of, in its order; a deletion is one of its own."""
    known: dict[str, Record] = {}
    for change in log:
        for image in (change.before, change.after):
            if image is not None and image not in known:
                known[image] = cast("Record", from_image(KINDS[change.kind], image))
                yield Version.of(known[image])
        if change.after is None and change.before is not None:
            gone = known[change.before]
            at = gone.updated_at if change.command in (IMPORT, RESTORE) else change.at
            yield Version.of(replace(gone, updated_at=at), deleted=True)
