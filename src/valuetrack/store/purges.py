"""What is asked about records that are to go for good, and of those that went: which they are, and what is left."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import cast

from valuetrack.frozen import Frozen
from valuetrack.model import Record, facts_of
from valuetrack.store.asking import Queries, batches, first_of
from valuetrack.store.kinds import KINDS, Change, Tombstone, from_image

# What each kind of record cannot be without.
_NEEDED: Mapping[type[Record], tuple[str, ...]] = {
    kind: tuple(
        name for name, field in facts_of(kind).items() if field.kind == "reference" and not field.may_be_left_out
    )
    for kind in KINDS.values()
}


class Remembered(Frozen):
    """A record as it stands or, where the log alone knows it, as it was last; `left` is then the instant of that.

    `kind` is the name of its kind in the log.
    """

    kind: str
    record: Record
    left: datetime | None = None


class Everything(dict[str, Remembered]):
    """Every record by its id: what stands, kind by kind, and then what was deleted or taken back."""

    def with_parts(self, chosen: Collection[str]) -> dict[str, Record]:
        """The records of these ids, and all that cannot be without them."""
        going = {one: self[one].record for one in self if one in chosen}
        while more := {one: each.record for one, each in self.items() if _hangs_on(each.record, going)}:
            going |= more
        return going


class Purges(Queries):
    """What a store holds of what is gone, and all that may go."""

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What is left of every record that was removed for good, by id."""
        return self._records(Tombstone, "ORDER BY id")

    def purged(self, ids: Sequence[str]) -> dict[str, Tombstone]:
        """What is left of those of these ids that were removed for good."""
        found: dict[str, Tombstone] = {}
        for some in batches(ids):
            condition = f"WHERE id IN ({', '.join(f':{one}' for one in some)})"
            found.update((one.id, one) for one in self._records(Tombstone, condition, **some))
        return found

    def last_purged(self) -> Tombstone | None:
        """What is left of the record that was removed for good last."""
        return first_of(self._records(Tombstone, "ORDER BY at DESC LIMIT 1"))

    def everything(self) -> Everything:
        """Every record, those that were deleted or taken back too. It goes through the whole notebook."""
        found = Everything()
        for kind, cls in KINDS.items():
            found |= {one.id: Remembered(kind, one) for one in self._records(cls, "ORDER BY id")}
        there = {*found}
        left = (one for one in self._records(Change, "ORDER BY entry") if one.record_id not in there)
        last = {one.record_id: one for one in left}
        found |= {one.record_id: Remembered(one.kind, _image(one), one.at) for one in last.values()}
        return found

    def past_versions(self, ids: Sequence[str]) -> Iterator[Record]:
        """Each of these records as it ever was, once for each change that made or ended it so."""
        for some in batches(ids):
            condition = f"WHERE record_id IN ({', '.join(f':{one}' for one in some)}) ORDER BY entry"
            for change in self._records(Change, condition, **some):
                images = (from_image(KINDS[change.kind], image) for image in (change.before, change.after))
                yield from (one for one in images if one is not None)


def _hangs_on(record: Record, going: Mapping[str, Record]) -> bool:
    return record.id not in going and any(getattr(record, one) in going for one in _NEEDED[type(record)])


def _image(change: Change) -> Record:
    return cast("Record", from_image(KINDS[change.kind], change.after or change.before))
