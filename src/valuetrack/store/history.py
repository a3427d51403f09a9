"""What was entered for one value, part by part: all of it, or the latest of some days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from valuetrack.frozen import Frozen
from valuetrack.model import (
    Action,
    Activity,
    Comparison,
    Importance,
    Opportunity,
    Record,
    Reflection,
    Span,
    WeekRating,
)
from valuetrack.store.asking import Queries, bound
from valuetrack.store.kinds import TABLE

_BY_DAY = "day BETWEEN :first AND :last"
ALL = Span()


class Part(Frozen):
    """A part of a value's history: its kind, which of the rows are the value's, of which days, and their order."""

    kind: type[Record]
    which: str
    within: str
    order: tuple[str, ...]


_PARTS: Mapping[str, Part] = {
    "importance": Part(Importance, "value_id = :value", _BY_DAY, ("day",)),
    "weeks": Part(WeekRating, "value_id = :value", "week BETWEEN :first AND :last", ("week",)),
    "actions": Part(Action, "value_id = :value", f"({_BY_DAY} OR week BETWEEN :first AND :last)", ("entry",)),
    "opportunities": Part(Opportunity, "value_id = :value", _BY_DAY, ("day", "entry")),
    "activities": Part(Activity, "value_id = :value", _BY_DAY, ("day", "entry")),
    "experiments": Part(
        Action,
        "value_id = :value AND belief IS NOT NULL",
        f"({_BY_DAY} OR week BETWEEN :first AND :last)",
        ("entry",),
    ),
    "reflections": Part(
        Reflection,
        "about IN (SELECT id FROM action WHERE value_id = :value "
        "UNION SELECT id FROM opportunity WHERE value_id = :value)",
        _BY_DAY,
        ("day", "entry"),
    ),
    "comparisons": Part(
        Comparison,
        "id IN (SELECT comparison_id FROM leaning WHERE value_id = :value)",
        _BY_DAY,
        ("day", "entry"),
    ),
    "also_actions": Part(Action, "also = :value", f"({_BY_DAY} OR week BETWEEN :first AND :last)", ("entry",)),
    "also_opportunities": Part(Opportunity, "also = :value", _BY_DAY, ("entry",)),
}


class Lived(Frozen):
    """What was entered for a value: by day and entry, the weeks' ratings by week, and what is planned by entry."""

    importance: tuple[Importance, ...]
    ratings: tuple[WeekRating, ...]
    actions: tuple[Action, ...]
    opportunities: tuple[Opportunity, ...]
    reflections: tuple[Reflection, ...]
    """about its actions and opportunities"""
    experiments: tuple[Action, ...]
    comparisons: tuple[Comparison, ...]
    """those in which something was said of it"""
    activities: tuple[Activity, ...]
    also: tuple[Action | Opportunity, ...]
    """the actions and opportunities that serve it as their second value"""


class History(Queries):
    """What was entered for one value; each part in its order, of the latest too."""

    def lived(self, value_id: str, span: Span = ALL) -> Lived:
        """All that was entered for a value, asked together."""
        asked = {name: self._part(name, value_id, span) for name in _PARTS if span != ALL or name != "experiments"}
        found: dict[str, tuple[Any, ...]] = {name: tuple(records)[::-1] for name, records in asked.items()}
        found.setdefault("experiments", tuple(one for one in found["actions"] if one.belief is not None))
        both = (*found.pop("also_actions"), *found.pop("also_opportunities"))
        return Lived(
            ratings=found.pop("weeks"),
            also=tuple(sorted(both, key=lambda one: (one.due, one.entry))[-span.limit :]),
            **found,
        )

    def importance_of(self, value_id: str) -> tuple[Importance, ...]:
        """The importance ratings of a value, in the order of their days."""
        return tuple(self._part("importance", value_id, ALL))[::-1]

    def counts_of(self, value_id: str, span: Span = ALL) -> dict[str, int]:
        """How many there are in each part of some days."""
        counts = [
            f"(SELECT count(*) FROM {TABLE[part.kind]} WHERE {_condition(part, span)})"  # noqa: S608
            for part in _PARTS.values()
        ]
        rows: Iterable[Sequence[Any]] = self._execute(f"SELECT {', '.join(counts)}", _bounds(value_id, span))
        found = next(dict(zip(_PARTS, row, strict=True)) for row in rows)
        return {**found, "also": found["also_actions"] + found["also_opportunities"]}

    def _part(self, name: str, value_id: str, span: Span) -> Iterator[Any]:
        """The records of a part, the last one first."""
        part = _PARTS[name]
        order = ", ".join(f"{column} DESC" for column in part.order)
        limit = f" LIMIT {span.limit:d}" if span.limit else ""
        condition = f"WHERE {_condition(part, span)} ORDER BY {order}{limit}"
        return self._asked(part.kind, condition, **_bounds(value_id, span))


def _condition(part: Part, span: Span) -> str:
    return f"{part.which} AND {part.within}" if span.days else part.which


def _bounds(value_id: str, span: Span) -> dict[str, object]:
    days = dict(zip(("first", "last"), map(bound, span.days), strict=False))
    return {"value": value_id, **days}
