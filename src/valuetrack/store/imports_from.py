"""What is asked before records of other programs come in: which of them are here, and which were taken out here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from valuetrack.store.asking import Queries, batches
from valuetrack.store.kinds import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from valuetrack.model import Record

_TAKEN_OUT = """
    SELECT record_id FROM change AS one WHERE record_id IN ({}) AND standing = 'stands' AND after IS NULL
    AND NOT EXISTS (SELECT 1 FROM change WHERE record_id = one.record_id AND standing = 'stands' AND entry > one.entry)
"""


class ImportsFrom(Queries):
    """What a store knows of records by their ids."""

    def standing(self, kinds: Sequence[type[Record]], ids: Sequence[str]) -> set[str]:
        """Those of the ids under which there is a record of one of these kinds."""
        return {
            found
            for kind in kinds
            for found in self._of_ids(f"SELECT id FROM {TABLE[kind]} WHERE id IN ({{}})", ids)  # noqa: S608
        }

    def taken_out(self, ids: Sequence[str]) -> set[str]:
        """Those of the ids under which there was a record that was deleted, and not brought back."""
        return set(self._of_ids(_TAKEN_OUT, ids))

    def _of_ids(self, query: str, ids: Sequence[str]) -> Iterable[str]:
        for some in batches(ids):
            rows: Iterable[Sequence[Any]] = self._execute(query.format(", ".join(f":{one}" for one in some)), some)
            for (found,) in rows:
                yield found
