"""Whether what is kept is what was written: what a look at it finds, row by row and from the log, on any engine."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from valuetrack.errors import NotUnderstood
from valuetrack.frozen import Frozen
from valuetrack.store.kinds import (
    KINDS,
    TABLE,
    Change,
    Leftover,
    Standing,
    Tombstone,
    Unreadable,
    columns,
    from_image,
    from_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from valuetrack.model import Described, Record
    from valuetrack.store.engine import Execute

T = TypeVar("T", bound="Described")


class Verdict(StrEnum):
    """What a check comes to: all is well, there is something to know, or something is not as it was written."""

    WELL = "well"
    NOTE = "note"
    WRONG = "wrong"


KEPT = frozenset(("file", "integrity", "references", "tables", "rows", "log", "removals"))
"""The checks of what is kept itself, not of what lies around it."""


MOST_NAMED = 20
"""Of what one check finds."""


class Finding(Frozen):
    """What one check found: the name of the check, what it comes to, and the files, tables or ids that it is about."""

    check: str
    verdict: Verdict = Verdict.WELL
    facts: tuple[str, ...] = ()


def index_names() -> set[str]:
    """The names of all indexes that the tables have."""
    from valuetrack.store.tables import schema  # noqa: PLC0415 - it builds every table

    return {str(index.name) for table in schema().tables.values() for index in table.indexes}


def odd_rows(execute: Execute) -> Iterator[str]:
    """The rows that are no valid record or line of the log, each by its table and its id or number."""
    for kind, table in TABLE.items():
        for found in _rows(execute, kind):
            if valid(kind, found) is None:
                yield f"{table} {found[0]}"


def valid(kind: type[T], found: Sequence[Any]) -> T | None:
    """The record, or line of the log, that a row holds; None where it is none that the program writes."""
    from pydantic import ValidationError  # noqa: PLC0415 - a look at everything alone

    from valuetrack.store.tables import row  # noqa: PLC0415 - likewise

    try:
        one = from_row(kind, found)
        row(TABLE[kind]).model_validate(vars(one), strict=True)
    except (Unreadable, NotUnderstood, ValidationError):
        return None
    return one


def odd_in_log(execute: Execute) -> Iterator[str]:
    """The records, each by its table and id, that are not what the log says they are; the log is read from its start.

    What a change found before it is what the last one that stands has left, and one that was taken back found what an
    earlier one had left; one from the same to the same begins anew, for what was before it is gone for good. What
    stands at the end is the record.
    """
    left: dict[tuple[str, str], Record | None] = {}
    ever: dict[tuple[str, str], list[Record | None]] = defaultdict(lambda: [None])
    for found in _rows(execute, Change, "ORDER BY entry"):
        try:
            change = from_row(Change, found)
            before, after = (from_image(KINDS[change.kind], image) for image in (change.before, change.after))
        except (Unreadable, LookupError):
            yield f"change {found[0]}"
            continue
        key = change.kind, change.record_id
        stands = change.standing is Standing.DONE
        if (before != after and before != left.get(key)) if stands else (before not in ever[key]):
            yield f"change {change.entry}"
        ever[key].append(after)
        if stands:
            left[key] = after
    for table, kind in KINDS.items():
        for found in _rows(execute, kind):
            try:
                record: Any = from_row(kind, found)
            except Unreadable:
                record = None
            if left.pop((table, str(found[0])), None) != record or record is None:
                yield f"{table} {found[0]}"
    yield from (f"{table} {one}" for (table, one), record in left.items() if record is not None)


def odd_removals(execute: Execute) -> Iterator[str]:
    """What was removed for good and stands there all the same, in a table or in the log, each by its id or number.

    What was made anew afterwards under the id of something that went is well, and so is what had been taken back here
    when an import brought the news that it was removed elsewhere.
    """
    gone: dict[str, Tombstone] = {}
    for found in _rows(execute, Tombstone):
        with suppress(Unreadable):  # then it is an odd row
            one = from_row(Tombstone, found)
            gone[one.id] = one
            if one.kind not in KINDS:
                yield f"tombstone {one.id}"
    for kind, table in TABLE.items() if gone else ():
        if kind in (Tombstone, Leftover):
            continue
        for found in _rows(execute, kind):
            with suppress(Unreadable, LookupError):
                if any(one.id in gone and gone[one.id].covers(one) for one in _records(from_row(kind, found))):
                    yield f"{table} {found[0]}"


def _records(one: Any) -> Iterator[Record]:
    """A record itself, or those that a line of the log tells of."""
    if not isinstance(one, Change):
        yield one
    elif one.standing is Standing.DONE:
        images = (from_image(KINDS[one.kind], image) for image in (one.before, one.after))
        yield from (found for found in images if found is not None)


def _rows(execute: Execute, kind: type[Described], order: str = "") -> Iterable[Sequence[Any]]:
    return execute(f"SELECT {', '.join(columns(kind))} FROM {TABLE[kind]} {order}", {})  # noqa: S608
