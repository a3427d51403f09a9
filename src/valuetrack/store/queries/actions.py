"""The queries for actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from valuetrack.model import Action
from valuetrack.store.queries.asking import Queries, batches, bounds_of, first_of

if TYPE_CHECKING:
    from valuetrack.weeks import Week

_DUE = "(day BETWEEN :first AND :last OR week BETWEEN :first AND :last)"
# A week that overlaps with some days begins six days before the first of them, or later.
_DUE_BETWEEN = "WHERE day BETWEEN :first AND :last OR week BETWEEN :earliest AND :last"
_OPEN_AFTER = "WHERE outcome IS NULL AND (day > :last OR week > :last)"
_LAST_TAKEN = "WHERE outcome IN ('done', 'smaller') ORDER BY outcome_day DESC, entry DESC LIMIT 1"
_FIRST_ACTION = "SELECT 1 FROM action WHERE entry < (SELECT entry FROM action WHERE id = :id) LIMIT 1"


class ActionQueries(Queries):
    """What is kept of actions."""

    def actions(self, week: Week) -> tuple[Action, ...]:
        """The actions that belong to a week (rule R8), by day, time and entry; what has no day or time stands last."""
        return _in_order(self.actions_due_between(**bounds_of(week)))

    def actions_due_between(self, first: date, last: date) -> tuple[Action, ...]:
        """The actions that belong to the weeks from the day `first` to the day `last`, in any order."""
        return self._records(Action, f"WHERE {_DUE}", first=first, last=last)

    def actions_between(self, first: date, last: date) -> tuple[Action, ...]:
        """The actions for a day from `first` to `last`, or for a week with such a day in it, in the same order."""
        earliest = first - timedelta(days=6)
        return _in_order(self._records(Action, _DUE_BETWEEN, first=first, last=last, earliest=earliest))

    def open_after(self, last: date) -> tuple[Action, ...]:
        """The actions that are open for a day, or a week, that begins after `last`, in the same order."""
        return _in_order(self._records(Action, _OPEN_AFTER, last=last))

    def actions_of(self, value_id: str) -> tuple[Action, ...]:
        """The actions of a value, in the order of entry."""
        return self._records(Action, "WHERE value_id = :value ORDER BY entry", value=value_id)

    def experiments(self) -> tuple[Action, ...]:
        """The actions that put a belief to the test, in any order."""
        return self._records(Action, "WHERE belief IS NOT NULL")

    def is_first_action(self, action_id: str) -> bool:
        """Whether no action was entered before this one."""
        return not tuple(self._execute(_FIRST_ACTION, {"id": action_id}))

    def last_taken(self) -> Action | None:
        """The action that was taken last."""
        return first_of(self._records(Action, _LAST_TAKEN))

    def carried_before(self, ids: Sequence[str]) -> dict[str, int]:
        """For each action, how many actions it was carried on from, one after the other."""
        counts = dict.fromkeys(ids, 0)
        for some in batches(ids):
            # UNION drops what was met before, so that a circle ends too.
            rows: Iterable[Sequence[Any]] = self._execute(
                f"""
                WITH RECURSIVE line (id, ancestor) AS (
                    SELECT id, carried_from FROM action WHERE id IN ({", ".join(f":{name}" for name in some)})
                    UNION
                    SELECT line.id, action.carried_from FROM line JOIN action ON action.id = line.ancestor)
                SELECT id, count(ancestor) FROM line GROUP BY id""",  # noqa: S608 - only names of parameters
                some,
            )
            counts.update((action_id, count) for action_id, count in rows)
        return counts


def _in_order(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    return tuple(
        sorted(actions, key=lambda one: (one.day is None, one.due, one.at is None, one.at or time.min, one.entry))
    )
