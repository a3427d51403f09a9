"""What is asked about records that were removed for good: which they were."""

from __future__ import annotations

from collections.abc import Sequence

from valuetrack.store.asking import Queries, batches
from valuetrack.store.kinds import Tombstone


class Purges(Queries):
    """What a store holds of what is gone."""

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
