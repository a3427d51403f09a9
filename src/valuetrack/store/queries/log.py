"""The queries for the change log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from valuetrack.model import ChangeGroup, Maintenance
from valuetrack.store.kinds import Change, Standing, as_instant, columns, from_row
from valuetrack.store.queries.asking import Queries

_GROUPS = """
    JOIN (SELECT group_id AS its_group, max(entry) AS latest FROM change
          GROUP BY group_id ORDER BY latest DESC LIMIT :limit) AS one ON its_group = group_id
    ORDER BY latest DESC, entry"""
_LAST_AND_MAINTENANCE = f"""
    SELECT latest.at, {", ".join(columns(Maintenance))}
    FROM (SELECT at FROM change ORDER BY entry DESC LIMIT 1) AS latest
    LEFT JOIN (SELECT * FROM maintenance ORDER BY entry LIMIT 1) AS plan ON 1 = 1"""  # noqa: S608 - only names of columns


class LogQueries(Queries):
    """What is kept of changes."""

    def last_change_and_maintenance(self) -> tuple[datetime | None, Maintenance | None]:
        """The instant of the last entry, also of one that was taken back, and the maintenance plan."""
        found: Iterable[Sequence[Any]] = self._execute(_LAST_AND_MAINTENANCE, {})
        for at, *plan in found:
            return as_instant(at), from_row(Maintenance, plan) if plan[0] is not None else None
        return None, None

    def groups(self, limit: int) -> tuple[ChangeGroup, ...]:
        """What the latest commands and sessions changed, the latest first."""
        changes = self._records(Change, _GROUPS, limit=limit)
        return tuple(change_group(tuple(some)) for _, some in groupby(changes, lambda change: change.group_id))


def change_group(changes: Sequence[Change]) -> ChangeGroup:
    """The changes of one group, in the order of entry, as undo takes them back."""
    return ChangeGroup(
        id=changes[-1].group_id,
        at=changes[-1].at,
        command=changes[-1].command,
        undone=all(change.standing is not Standing.STANDS for change in changes),
        changes=tuple((change.kind, change.record_id) for change in changes),
    )
