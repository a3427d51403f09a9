"""The query for the maintenance plan."""

from __future__ import annotations

from valuetrack.model import Maintenance
from valuetrack.store.queries.asking import Queries, first_of


class KeepingQueries(Queries):
    """What is kept for hard times and for keeping going."""

    def maintenance(self) -> Maintenance | None:
        """The maintenance plan, of which there is one."""
        return first_of(self._records(Maintenance, "ORDER BY entry LIMIT 1"))
