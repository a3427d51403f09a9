"""The log of changes: what each command and session changed, and which of it can be taken back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from valuetrack.model import ChangeGroup, facts_of
from valuetrack.store.asking import Queries
from valuetrack.store.kinds import KINDS, Change, Standing, from_image

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from valuetrack.model import Record

# The last change of each group, the latest first.
_LATEST_OF_GROUPS = """
    (SELECT group_id AS its_group, entry AS latest FROM change AS one
     WHERE NOT EXISTS (SELECT 1 FROM change WHERE group_id = one.group_id AND entry > one.entry)
     ORDER BY entry DESC LIMIT :limit) AS latest"""
_GROUPS = f"JOIN {_LATEST_OF_GROUPS} ON its_group = group_id ORDER BY latest DESC, entry"
_COUNT_GROUPS = f"SELECT count(*) FROM {_LATEST_OF_GROUPS}"  # noqa: S608 - only names of columns


class Changes(Queries):
    """What a store holds of its changes."""

    def groups(self, limit: int) -> tuple[ChangeGroup, ...]:
        """What the latest commands and sessions changed, the latest first."""
        changes = self._records(Change, _GROUPS, limit=limit)
        return tuple(_as_it_stands(tuple(some)) for _, some in groupby(changes, lambda change: change.group_id))

    def count_groups(self, most: int) -> int:
        """How many commands and sessions there are in the log, counted up to `most`."""
        rows: Iterable[Sequence[Any]] = self._execute(_COUNT_GROUPS, {"limit": most})
        return sum(number for (number,) in rows)


def _as_it_stands(changes: Sequence[Change]) -> ChangeGroup:
    """A group of the log: what stands of it, or all of it where nothing does."""
    return change_group([change for change in changes if change.standing is Standing.DONE] or changes)


def change_group(changes: Sequence[Change], *, is_part: bool = False) -> ChangeGroup:
    """The changes of one group, in the order of entry, as undo takes them back."""
    latest: dict[tuple[str, str], Record | None] = {}
    for change in changes:
        kind = KINDS[change.kind]
        left = change.after or change.before
        latest[change.kind, change.record_id] = from_image(kind, left)
    return ChangeGroup(
        id=changes[-1].group_id,
        at=changes[-1].at,
        command=changes[-1].command,
        undone=changes[-1].standing is not Standing.DONE,
        is_part=is_part,
        changes=tuple((change.kind, change.record_id) for change in changes),
        records=tuple(record for record in latest.values() if record is not None),
    )


def can_go(changes: Sequence[Change], group: str) -> tuple[Change, ...]:
    """The changes of a group that can be taken back, the newest first, out of all that stand since its first.

    A change stays where a later one that stays wrote the same record. One that made or removed its record also stays
    where a later one names it, and one that named a record stays where a later one made or removed that. So what stands
    afterwards is what would stand had the others never been. The newest change of all can always go, but for one from
    the same to the same: what was there before it was removed for good.
    """
    if all(change.group_id == group and change.before != change.after for change in changes):
        return (*reversed(changes),)  # a large import is spared a look at each of its records
    written: set[str] = set()
    named: set[str] = set()
    made_or_removed: set[str] = set()
    free = []
    for change in reversed(changes):
        before, after = _named_in(change, change.before), _named_in(change, change.after)
        is_ending = change.before is None or change.after is None
        stays = (
            change.group_id != group
            or change.before == change.after
            or change.record_id in written
            or (is_ending and change.record_id in named)
            or not before.isdisjoint(made_or_removed)
        )
        if not stays:
            free.append(change)
            continue
        written.add(change.record_id)
        named |= before | after
        if is_ending:
            made_or_removed.add(change.record_id)
    return tuple(free)


def _named_in(change: Change, image: str | None) -> set[str]:
    """The ids of the records to which one refers, as it was."""
    kind = KINDS[change.kind]
    record = from_image(kind, image)
    return {getattr(record, name) for name, field in facts_of(kind).items() if record and field.kind == "reference"}
