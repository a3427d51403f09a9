"""The query for contacts."""

from __future__ import annotations

from valuetrack.model import Contact
from valuetrack.store.queries.asking import Queries


class ContactQueries(Queries):
    """What is kept of people to reach."""

    def contacts(self) -> tuple[Contact, ...]:
        """The contacts, in the order of entry."""
        return self._records(Contact, "ORDER BY entry")
