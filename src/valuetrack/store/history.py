"""What was entered for one value, part by part: all of it, or the latest of some days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from valuetrack.store.kinds import TABLE, R

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


class History(Queries):
    """What was entered for one value; each part in its order, of the latest too."""

    def importance_of(self, value_id: str, span: Span = ALL) -> tuple[Importance, ...]:
        """The importance ratings of a value, in the order of their days."""
        return self._part("importance", Importance, value_id, span)

    def ratings_of(self, value_id: str, span: Span = ALL) -> tuple[WeekRating, ...]:
        """The week ratings of a value, in the order of the weeks."""
        return self._part("weeks", WeekRating, value_id, span)

    def actions_of(self, value_id: str, span: Span = ALL) -> tuple[Action, ...]:
        """The actions of a value, in the order of entry."""
        return self._part("actions", Action, value_id, span)

    def experiments_of(self, value_id: str, span: Span = ALL) -> tuple[Action, ...]:
        """The actions of a value that put a belief to the test, in the order of entry."""
        return self._part("experiments", Action, value_id, span)

    def opportunities_of(self, value_id: str, span: Span = ALL) -> tuple[Opportunity, ...]:
        """The opportunities of a value, by day and entry."""
        return self._part("opportunities", Opportunity, value_id, span)

    def activities_of(self, value_id: str, span: Span = ALL) -> tuple[Activity, ...]:
        """The activities of a value, by day and entry."""
        return self._part("activities", Activity, value_id, span)

    def reflections_about(self, value_id: str, span: Span = ALL) -> tuple[Reflection, ...]:
        """The reflections about a value's actions and opportunities, by day and entry."""
        return self._part("reflections", Reflection, value_id, span)

    def steps_also_for(self, value_id: str, span: Span = ALL) -> tuple[Action | Opportunity, ...]:
        """The actions and opportunities that serve a value as their second one, by day and entry."""
        actions = self._part("also_actions", Action, value_id, span)
        opportunities = self._part("also_opportunities", Opportunity, value_id, span)
        both: list[Action | Opportunity] = [*actions, *opportunities]
        return tuple(sorted(both, key=lambda one: (one.due, one.entry))[-span.limit :])

    def comparisons_seen_from(self, value_id: str, span: Span = ALL) -> tuple[Comparison, ...]:
        """The comparisons in which something was said of a value, by day and entry."""
        return self._part("comparisons", Comparison, value_id, span)

    def counts_of(self, value_id: str, span: Span = ALL) -> dict[str, int]:
        """How many there are in each part of some days."""
        counts = [
            f"(SELECT count(*) FROM {TABLE[part.kind]} WHERE {_condition(part, span)})"  # noqa: S608
            for part in _PARTS.values()
        ]
        rows: Iterable[Sequence[Any]] = self._execute(f"SELECT {', '.join(counts)}", _bounds(value_id, span))
        found = next(dict(zip(_PARTS, row, strict=True)) for row in rows)
        return {**found, "also": found["also_actions"] + found["also_opportunities"]}

    def _part(self, name: str, kind: type[R], value_id: str, span: Span) -> tuple[R, ...]:
        part = _PARTS[name]
        order = ", ".join(f"{column} DESC" for column in part.order)
        limit = f" LIMIT {span.limit:d}" if span.limit else ""
        condition = f"WHERE {_condition(part, span)} ORDER BY {order}{limit}"
        return self._records(kind, condition, **_bounds(value_id, span))[::-1]


def _condition(part: Part, span: Span) -> str:
    return f"{part.which} AND {part.within}" if span.days else part.which


def _bounds(value_id: str, span: Span) -> dict[str, object]:
    days = dict(zip(("first", "last"), map(bound, span.days), strict=False))
    return {"value": value_id, **days}
