"""The notebook as it leaves: each record as it stands and as it was before, as lines of the format that import reads.

The page docs/leaving.md describes the format for other programs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, Self, cast

from valuetrack.frozen import Frozen, replace, slug
from valuetrack.model import Record, facts_of
from valuetrack.store.asking import Queries
from valuetrack.store.kinds import KINDS, TABLE, Change, Standing, columns, from_image, from_row

FORMAT = "valuetrack export"
VERSION = 1
# What an import writes of a record that was deleted elsewhere has the instant of that on the record itself.
IMPORT = "import"


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
        return cls(record, canonical(said_of(record)), deleted)

    @property
    def rank(self) -> tuple[datetime, bool, str]:
        """What says which of two versions of one record is the later: the greater one is."""
        return cast("datetime", self.record.updated_at), self.deleted, self.text


class Story(Frozen):
    """A record as it stands, or when it was deleted, and its past versions by their rank."""

    now: Version
    past: tuple[Version, ...] = ()


def canonical(fields: Mapping[str, object]) -> str:
    """The one way in which something is written: keys in order, no blanks, ASCII, instants in UTC."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_as_text)


def said_of(record: Record) -> dict[str, object]:
    """The fields of a record that say something: what was left out stays out, in every later version of the program."""
    facts = facts_of(type(record))
    return {name: value for name, value in vars(record).items() if value != facts[name].default}


def _as_text(value: date | time) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat()


class Exports(Queries):
    """The notebook as it leaves."""

    def lines(self) -> Iterator[bytes]:
        """The lines of an export, each with its end, as they are read."""
        digest = sha256()
        count = 0
        for line in self._lines():
            written = f"{line}\n".encode("ascii")
            digest.update(written)
            count += 1
            yield written
        yield f"{canonical({'lines': count, 'sha256': digest.hexdigest()})}\n".encode("ascii")

    def _lines(self) -> Iterator[str]:
        yield canonical({"format": FORMAT, "version": VERSION})
        for story in self.stories():
            kind = slug(type(story.now.record))
            for one in (story.now, *story.past):
                state = canonical({"deleted": one.deleted, "kind": kind, "past": one is not story.now})
                yield f'{state[:-1]},"record":{one.text}}}'

    def stories(self) -> Iterator[Story]:
        """Every record that there is or was, in the order of their ids, one after the other as they are read."""
        by_id = itemgetter(0)
        sources = [self._by_id(kind, "id") for kind in KINDS.values()]
        for _, found in groupby(merge(*sources, self._by_id(Change, "record_id"), key=by_id), key=by_id):
            story = _story([one for _, one in found])
            if story is not None:
                yield story

    def _by_id(self, kind: type[Any], column: str) -> Iterator[tuple[str, Any]]:
        """What a table holds of each record, by its id; of the log, in the order of entry."""
        order = "record_id, entry" if kind is Change else column
        names = ", ".join(columns(kind))
        rows: Iterable[Sequence[Any]] = self._execute(f"SELECT {names} FROM {TABLE[kind]} ORDER BY {order}", {})  # noqa: S608
        for row in rows:
            one = from_row(kind, row)
            yield getattr(one, column), one


def _story(found: Sequence[Record | Change]) -> Story | None:
    """What is known of one record, from its row and from the log; None where all of it was taken back."""
    rows = [one for one in found if isinstance(one, Record)]
    log = [one for one in found if isinstance(one, Change) and one.standing is Standing.DONE]
    if rows:
        now = Version.of(rows[0])
    elif log and log[-1].after is None:
        last = log[-1]
        gone = _record(last, last.before)
        now = Version.of(gone if last.command == IMPORT else replace(gone, updated_at=last.at), deleted=True)
    else:
        return None
    images = {image: change for change in log for image in (change.before, change.after) if image is not None}
    versions = [Version.of(_record(change, image)) for image, change in images.items()]
    past = {one.text: one for one in versions if one.text != now.text}
    return Story(now, tuple(sorted(past.values(), key=attrgetter("rank"))))


def _record(change: Change, image: str | None) -> Record:
    return cast("Record", from_image(KINDS[change.kind], image))
