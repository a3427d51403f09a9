"""The queries for what was noticed and written down: opportunities, reflections and check-in notes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from valuetrack.model import CheckIn, Opportunity, Reflection
from valuetrack.store.queries.asking import Queries, bounds_of

if TYPE_CHECKING:
    from valuetrack.weeks import Week


class NoticedQueries(Queries):
    """What is kept of opportunities, reflections and check-in notes."""

    def opportunities(self, week: Week) -> tuple[Opportunity, ...]:
        """The opportunities of a week, by day and entry."""
        return self._records(Opportunity, "WHERE day BETWEEN :first AND :last ORDER BY day, entry", **bounds_of(week))

    def opportunities_between(self, first: date, last: date) -> tuple[Opportunity, ...]:
        """The opportunities from `first` to `last`, by day and entry."""
        return self._records(
            Opportunity, "WHERE day BETWEEN :first AND :last ORDER BY day, entry", first=first, last=last
        )

    def opportunities_of(self, value_id: str) -> tuple[Opportunity, ...]:
        """The opportunities of a value, by day and entry."""
        return self._records(Opportunity, "WHERE value_id = :value ORDER BY day, entry", value=value_id)

    def reflections(self, first: date, last: date) -> tuple[Reflection, ...]:
        """The reflections from `first` to `last`, by day and entry."""
        return self._records(
            Reflection, "WHERE day BETWEEN :first AND :last ORDER BY day, entry", first=first, last=last
        )

    def check_ins(self, first: date, last: date) -> tuple[CheckIn, ...]:
        """The check-in notes from `first` to `last`, by day and entry."""
        return self._records(CheckIn, "WHERE day BETWEEN :first AND :last ORDER BY day, entry", first=first, last=last)
