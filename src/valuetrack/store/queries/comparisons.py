"""The queries for comparisons of options, and for where their options lead."""

from __future__ import annotations

from valuetrack.model import Comparison, OptionLeaning
from valuetrack.store.queries.asking import Queries


class ComparisonQueries(Queries):
    """What is kept of options beside what matters."""

    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons, by day and entry."""
        return self._records(Comparison, "ORDER BY day, entry")

    def leanings(self, comparison_id: str) -> tuple[OptionLeaning, ...]:
        """Where the options of a comparison lead, in the order of entry."""
        return self._records(
            OptionLeaning, "WHERE comparison_id = :comparison ORDER BY entry", comparison=comparison_id
        )
