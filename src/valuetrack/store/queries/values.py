"""The queries for values: their lives, and how much they matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from valuetrack.model import Importance, Rest, Value, ValueLife, Wording
from valuetrack.store.kinds import columns, from_row
from valuetrack.store.queries.asking import Queries, bound, first_of

if TYPE_CHECKING:
    from valuetrack.weeks import Week

_LIFE = (("value", Value), ("wording", Wording), ("rest", Rest))
_LIVES = f"""
    SELECT {", ".join(f"{table}.{column}" for table, kind in _LIFE for column in columns(kind))} FROM value
    LEFT JOIN wording ON wording.value_id = value.id LEFT JOIN rest ON rest.value_id = value.id
    ORDER BY value.entry, wording.day, wording.entry, rest.start, rest.entry"""  # noqa: S608 - only names of columns
_IMPORTANCE_ON = """
    SELECT id, (SELECT importance FROM importance
                WHERE value_id = value.id AND day <= :day ORDER BY day DESC LIMIT 1)
    FROM value"""

_IMPORTANCE_LATER = """
    WHERE value_id IN (SELECT id FROM value) AND day > :after AND day <= :last ORDER BY day"""


class ValueQueries(Queries):
    """What is kept of values."""

    def is_empty(self) -> bool:
        """Whether there is no value yet."""
        return not tuple(self._execute("SELECT 1 FROM value LIMIT 1", {}))

    def lives(self) -> tuple[ValueLife, ...]:
        """Every value with its wordings and rests, in the order of entry."""
        if self._lives is None:
            self._lives = _lives(self._execute(_LIVES, {}))
        return self._lives

    def life(self, value_id: str) -> ValueLife:
        """The value of that id with its wordings and rests."""
        return next(life for life in self.lives() if life.id == value_id)

    def importance_on(self, day: date) -> dict[str, int]:
        """Per value the latest importance dated on or before `day` (rule R2)."""
        rows: Iterable[Sequence[Any]] = self._execute(_IMPORTANCE_ON, {"day": bound(day)})
        return {value_id: importance for value_id, importance in rows if importance is not None}

    def importance_by_week(self, weeks: Sequence[Week]) -> dict[Week, dict[str, int]]:
        """Per week, of weeks that follow each other, the importance in force on its last day (rule R2)."""
        in_force = self.importance_on(weeks[0].end)
        dated = self._records(Importance, _IMPORTANCE_LATER, after=weeks[0].end, last=weeks[-1].end)
        by_week = {}
        for week in weeks:
            in_force = in_force | {one.value_id: one.importance for one in dated if one.day in week}
            by_week[week] = in_force
        return by_week

    def importance_of(self, value_id: str) -> tuple[Importance, ...]:
        """The importance ratings of a value, in the order of their days."""
        return self._records(Importance, "WHERE value_id = :value ORDER BY day", value=value_id)

    def importance_at(self, value_id: str, day: date) -> Importance | None:
        """The importance rating of a value that is dated on exactly `day`."""
        return first_of(self._records(Importance, "WHERE value_id = :value AND day = :day", value=value_id, day=day))


def _lives(rows: Iterable[Sequence[Any]]) -> tuple[ValueLife, ...]:
    """The lives in rows that hold a value, one of its wordings and one of its rests, each as often as the others."""
    found: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {}
    for row in rows:
        start = 0
        for (_, kind), kept in zip(_LIFE, found.setdefault(row[0], ({}, {}, {})), strict=True):
            end = start + len(columns(kind))
            if row[start] is not None and row[start] not in kept:
                kept[row[start]] = from_row(kind, row[start:end])
            start = end
    return tuple(
        ValueLife(value[value_id], tuple(wordings.values()), tuple(rests.values()))
        for value_id, (value, wordings, rests) in found.items()
    )
