"""The queries for graded steps."""

from __future__ import annotations

from valuetrack.model import Action, Step
from valuetrack.store.queries.asking import Queries

_ON_A_LADDER = "WHERE step_id IS NOT NULL ORDER BY entry"
_OF_LADDER = """
    WHERE step_id IS NOT NULL AND step_id IN (SELECT id FROM step WHERE value_id = :value)
    ORDER BY entry"""


class StepQueries(Queries):
    """What is kept of the ladders."""

    def steps(self) -> tuple[Step, ...]:
        """The rungs of every ladder, retired ones too, in the order of entry."""
        return self._records(Step, "ORDER BY entry")

    def steps_of(self, value_id: str) -> tuple[Step, ...]:
        """The rungs of a value's ladder, likewise."""
        return self._records(Step, "WHERE value_id = :value ORDER BY entry", value=value_id)

    def actions_on_ladders(self) -> tuple[Action, ...]:
        """The actions that are rungs of any ladder, in the order of entry."""
        return self._records(Action, _ON_A_LADDER)

    def actions_of_ladder(self, value_id: str) -> tuple[Action, ...]:
        """The actions that are rungs of a value's ladder, likewise."""
        return self._records(Action, _OF_LADDER, value=value_id)
