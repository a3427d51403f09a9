"""How a query is put: SQL text with :named parameters in, model objects out.

The SQL is the subset that SQLite and PostgreSQL share: no date functions, no LIKE, truth as 0 and 1,
bounds as parameters. Names are sorted by whoever shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from valuetrack.store.kinds import TABLE, R, T, columns, from_row

if TYPE_CHECKING:
    from valuetrack.model import ValueLife
    from valuetrack.store.engine import Execute
    from valuetrack.weeks import Week

_IDS_AT_ONCE = 500
# S608: the names of tables and columns are the program's own, everything else is a parameter.
_SELECT = {kind: f"SELECT {', '.join(columns(kind))} FROM {table}" for kind, table in TABLE.items()}  # noqa: S608


class Queries:
    """What can be asked of a store.

    `execute` runs a statement with its parameters and gives the rows; it alone knows the driver.
    Days, weeks and ids go to it as text, which both databases compare with their columns.
    """

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._lives: tuple[ValueLife, ...] | None = None  # as they were read, until one of them is written

    def _records(self, kind: type[T], rest: str, **bounds: object) -> tuple[T, ...]:
        rows = self._execute(f"{_SELECT[kind]} {rest}", {name: bound(value) for name, value in bounds.items()})
        return tuple(from_row(kind, row) for row in rows)

    def _record(self, kind: type[R], record_id: str) -> R | None:
        return first_of(self._records(kind, "WHERE id = :id", id=record_id))


def bound(value: object) -> object:
    """A parameter as both databases take it: a day as text."""
    return value.isoformat() if isinstance(value, date) else value


def bounds_of(week: Week) -> dict[str, date]:
    """The first and the last day of a week, as parameters."""
    return {"first": week.start, "last": week.end}


def first_of(found: tuple[T, ...]) -> T | None:
    """The first record, or none."""
    return found[0] if found else None


def batches(ids: Sequence[str]) -> Iterable[dict[str, str]]:
    """The ids as named parameters, no more at once than any database takes."""
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield {f"id{place}": one for place, one in enumerate(ids[start : start + _IDS_AT_ONCE])}
