"""Places that one record alone can have, such as the rating of a value for a week, and who has them as others come."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from valuetrack.errors import BadFile
from valuetrack.store.asking import bound
from valuetrack.store.kinds import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from valuetrack.model import Record
    from valuetrack.store.merging import Merged
    from valuetrack.store.reading import Reader

_Place = tuple[str, ...]


class Places:
    """The places that records of a file take in a store, in the order in which they come."""

    def __init__(self, store: Reader) -> None:
        self._store = store
        self._taken: dict[tuple[type[Record], _Place], str] = {}
        self._left: set[str] = set()

    def take(self, some: Sequence[Merged]) -> None:
        """Take the places of what comes at once. Raises BadFile where one of them is another's.

        What leaves a place at the same time or came before leaves it free; what comes later does not.
        """
        moved = [one for one in some if columns(TABLE[one.kind]) and _place(one.before) != _place(one.after)]
        for one in moved:
            if one.before is not None:
                self._left.add(one.id)
                self._taken.pop((one.kind, _place(one.before)), None)
        for kind in {one.kind for one in moved if one.after is not None}:
            coming = [one for one in moved if one.kind is kind and one.after is not None]
            places = [_place(one.after) for one in coming]
            holders = dict(self._store.exports().holders(kind, columns(TABLE[kind]), places))
            for one, place in zip(coming, places, strict=True):
                self._put(one, holders.get(place))

    def _put(self, one: Merged, holder: str | None) -> None:
        taken = self._taken.setdefault((one.kind, _place(one.after)), one.id)
        if taken != one.id or (holder not in (None, one.id) and holder not in self._left):
            raise BadFile(
                "The file has a rating or a week that is here already under another id.", hint="Nothing was changed."
            )


@cache
def columns(name: str) -> tuple[str, ...]:
    """The columns of a table that together name a place of which there is one; none for most tables."""
    from sqlalchemy import UniqueConstraint  # noqa: PLC0415 - an import alone

    from valuetrack.store.tables import table  # noqa: PLC0415 - likewise

    found: Iterable[Any] = (one for one in table(name).constraints if isinstance(one, UniqueConstraint))
    return tuple(column.name for one in found for column in one.columns)


def _place(record: Record | None) -> _Place:
    if record is None:
        return ()
    return tuple(str(bound(getattr(record, column))) for column in columns(TABLE[type(record)]))
