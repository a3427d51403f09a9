"""What can be read of a damaged notebook, put together anew, on any engine."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from valuetrack.frozen import Frozen, replace
from valuetrack.model import Record, facts_of, new_id
from valuetrack.store.health import valid
from valuetrack.store.kinds import KINDS, TABLE, Change, Standing, Tombstone, Unreadable, from_image
from valuetrack.store.purging import without
from valuetrack.store.tables import unique_together
from valuetrack.store.writing import to_image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from valuetrack.model import Described

    Read = Callable[[type[Described]], Iterable[Sequence[Any]]]

COMMAND = "doctor"
Step = tuple[Change, Record | None, Record | None]  # a line of the log, with the record before and after it


class Salvage(Frozen):
    """What is to be written anew: the records, the log that tells of them, and what is left of what was purged.

    The rest names records by table and id: those that the tables lost and the log `brought_back`; those of which both
    say something else, so that the table's word is kept; and those that are `left_out`, for no valid version of them is
    left, or nothing that they cannot be without.
    """

    records: tuple[Record, ...]
    log: tuple[Change, ...]
    tombstones: tuple[Tombstone, ...]
    brought_back: tuple[str, ...]
    differing: tuple[str, ...]
    left_out: tuple[str, ...]


class Repaired(Frozen):
    """What a new file holds of a damaged notebook: how many records of each kind, and what `Salvage` says of them.

    `unread` are the tables of which a part cannot be read at all.
    """

    counts: Mapping[str, int]
    brought_back: tuple[str, ...]
    differing: tuple[str, ...]
    left_out: tuple[str, ...]
    unread: tuple[str, ...]


def salvaged(read: Read, now: datetime) -> Salvage:
    """What can be put together of the rows that `read` gives of each kind, valid or not, in any order."""
    stones = {one.id: one for one in _valid(read, Tombstone)}
    pasts = _pasts(_valid(read, Change), stones)
    ends = {one: steps[-1][2] for one, steps in pasts.items()}
    rows, odd = _rows(read, stones)
    lost = {one: end for one, end in ends.items() if end is not None and one not in rows}
    fitting = _fitting([*rows.values(), *lost.values()], ends)
    whole = _whole(fitting)
    known = {**odd, **{one.id: TABLE[type(one)] for one in (*rows.values(), *lost.values())}}
    return Salvage(
        records=tuple(whole.values()),
        log=tuple(_log(pasts, whole, now)),
        tombstones=tuple(stones.values()),
        brought_back=tuple(_name(whole[one]) for one in lost if one in whole),
        differing=tuple(_name(one) for one in rows.values() if one.id in whole and ends.get(one.id, one) != one),
        left_out=tuple(f"{table} {one}" for one, table in known.items() if one not in whole),
    )


def _valid(read: Read, kind: type[Any]) -> Iterator[Any]:
    return (one for row in read(kind) if (one := valid(kind, row)) is not None)


def _name(record: Record) -> str:
    return f"{TABLE[type(record)]} {record.id}"


def _is_gone(record: Record | None, stones: Mapping[str, Tombstone]) -> bool:
    return record is not None and record.id in stones and stones[record.id].covers(record)


def _pasts(changes: Iterable[Change], stones: Mapping[str, Tombstone]) -> dict[str, list[Step]]:
    """The changes that stand of each record, in their order, as far as both of their images can be read."""
    found: dict[str, list[Step]] = defaultdict(list)
    for change in sorted(changes, key=attrgetter("entry")):
        try:
            before, after = _images(change)
        except (Unreadable, LookupError):
            continue
        if change.standing is Standing.DONE and not (_is_gone(before, stones) or _is_gone(after, stones)):
            found[change.record_id].append((change, before, after))
    return found


def _rows(read: Read, stones: Mapping[str, Tombstone]) -> tuple[dict[str, Record], dict[str, str]]:
    """The valid records of the tables by their id, and the tables of the others by what stands there as their id."""
    rows: dict[str, Record] = {}
    odd: dict[str, str] = {}
    for table, kind in KINDS.items():
        for row in read(kind):
            one: Any = valid(kind, row)
            if one is None:
                odd[str(row[0]).encode("ascii", "replace").decode()] = table
            elif not _is_gone(one, stones):
                rows[one.id] = one
    return rows, odd


def _fitting(records: Iterable[Record], ends: Mapping[str, Record | None]) -> dict[str, Record]:
    """The records by id, no two of which are one by what is unique.

    Of two the one stays of which the log says the same; the other is as the log says, where that fits.
    """
    taken: set[object] = set()
    found: dict[str, Record] = {}
    for one in sorted(records, key=lambda each: ends.get(each.id) != each):
        for version in (one, ends.get(one.id)):
            keys = set() if version is None else _keys(version)
            if version is not None and one.id not in found and taken.isdisjoint(keys):
                taken |= keys
                found[one.id] = version
    return found


def _keys(record: Record) -> set[object]:
    """What no two records have in common, beside their ids."""
    table = TABLE[type(record)]
    return {(table, *(getattr(record, name) for name in names)) for names in unique_together(table)}


def _whole(records: dict[str, Record]) -> dict[str, Record]:
    """The records that have all that they cannot be without; what else one names and is not there, it names no more."""
    while True:
        next_ones = {one.id: then for one in records.values() if (then := _without_lost(one, records)) is not None}
        if next_ones == records:
            return records
        records = next_ones


def _without_lost(record: Record, records: Mapping[str, Record]) -> Record | None:
    kind = type(record)
    fields = {name: field for name, field in facts_of(kind).items() if field.kind == "reference"}
    lost = [name for name in fields if _is_lost(getattr(record, name), fields[name].refers, records)]
    if any(not fields[name].may_be_left_out for name in lost):
        return None
    changed: Record = replace(record, **dict.fromkeys(lost)) if lost else record
    return changed


def _is_lost(named: str | None, refers: Iterable[str], records: Mapping[str, Record]) -> bool:
    return named is not None and (named not in records or TABLE[type(records[named])] not in refers)


def _log(pasts: Mapping[str, list[Step]], whole: Mapping[str, Record], now: datetime) -> Iterator[Change]:
    """The lines that are left, so that each begins where the one before it ends, and last one for what else stands.

    None of them names what is lost: nothing that is taken back would bring that up again.
    """
    told = {one: [*_chained(steps)] for one, steps in pasts.items() if one in whole or steps[-1][2] is None}
    while lost := {*_named_in(told.values())} - whole.keys() - told.keys():
        left = {one: [then for _, then in without(some, lost) if then is not None] for one, some in told.items()}
        told = {one: some for one, some in left.items() if some}
    lines = [line for some in told.values() for line in some]
    yield from sorted(lines, key=attrgetter("entry"))
    group = new_id()
    last = max((one.entry for one in lines), default=0)
    changed = [one for one in whole.values() if one.id not in told or _images(told[one.id][-1])[1] != one]
    for entry, one in enumerate(changed, last + 1):
        image = to_image(one)
        yield Change(
            entry=entry,
            group_id=group,
            command=COMMAND,
            at=now,
            kind=TABLE[type(one)],
            record_id=one.id,
            before=image,  # from the same to the same: it begins anew, and nothing can take it back
            after=image,
            standing=Standing.DONE,
        )


def _images(change: Change) -> tuple[Record | None, Record | None]:
    """The record before and after a change. Raises Unreadable, and LookupError for a kind that there is not."""
    kind = KINDS[change.kind]
    return from_image(kind, change.before), from_image(kind, change.after)


def _named_in(logs: Iterable[Iterable[Change]]) -> Iterator[str]:
    """The ids that the images of these lines name."""
    for record in (one for lines in logs for line in lines for one in _images(line) if one is not None):
        named = (getattr(record, name) for name, field in facts_of(type(record)).items() if field.kind == "reference")
        yield from (one for one in named if one is not None)


def _chained(steps: Iterable[Step]) -> Iterator[Change]:
    """The changes of one record; what is lost between two of them is passed over, and before the first begins anew."""
    left: Record | None = None
    for change, before, after in steps:
        if before in (left, after):
            yield change
        elif left is not None:
            yield replace(change, before=to_image(left))
        elif after is not None:
            yield replace(change, before=change.after)
        left = after
