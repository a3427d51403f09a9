"""What is asked about routines: all of them, and what was planned from one last."""

from __future__ import annotations

from valuetrack.model import Action, Routine
from valuetrack.store.asking import Queries, first_of


class Routines(Queries):
    """The steps that come back on certain days."""

    def routines(self) -> tuple[Routine, ...]:
        """Every routine, ended ones too, in the order of entry."""
        return self._records(Routine, "ORDER BY entry")

    def last_of_routine(self, routine_id: str) -> Action | None:
        """The action that was planned last from a routine."""
        return first_of(self._records(Action, "WHERE routine_id = :id ORDER BY entry DESC LIMIT 1", id=routine_id))
