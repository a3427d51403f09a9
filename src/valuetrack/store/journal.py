"""What the journal asks: entries of every kind, the newest first, and the earlier versions of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from valuetrack.frozen import Frozen
from valuetrack.model import (
    Action,
    Activity,
    CheckIn,
    Comparison,
    EntryKind,
    Maintenance,
    Opportunity,
    Record,
    Reflection,
    Routine,
    Step,
    Wanted,
    WeekRating,
)
from valuetrack.store.asking import Queries, bound
from valuetrack.store.kinds import TABLE, Change, Standing, from_image

_HARD = "kind = 'intense-moment'"
_OF_VALUE: Mapping[type[Record], str] = {
    **dict.fromkeys((Action, Opportunity, Activity, WeekRating, Step, Routine), "value_id = :value"),
    Reflection: "(EXISTS (SELECT 1 FROM action WHERE action.id = reflection.about AND value_id = :value) OR "
    "EXISTS (SELECT 1 FROM opportunity WHERE opportunity.id = reflection.about AND value_id = :value))",
    Comparison: "EXISTS (SELECT 1 FROM leaning WHERE comparison_id = comparison.id AND value_id = :value)",
}
_ABOUT: Mapping[type[Record], str] = {
    Action: "(id = :about OR carried_from = :about OR step_id = :about OR routine_id = :about)",
    Opportunity: "(id = :about OR same_as = :about)",
    Reflection: "(id = :about OR about = :about)",
}
_OF_RECORD = "WHERE record_id = :id AND kind = :table AND standing = :standing ORDER BY entry"


class Source(Frozen):
    """Where entries of a kind come from: a table, the column that dates them, and which of its rows they are."""

    kind: type[Record]
    when: str
    which: str = ""


# A step, a routine and the plan for hard times have no day of their own: theirs is the one on which they were written.
_SOURCES: Mapping[EntryKind, tuple[Source, ...]] = {
    EntryKind.ACTION: (Source(Action, "day"), Source(Action, "week")),
    EntryKind.OPPORTUNITY: (Source(Opportunity, "day"),),
    EntryKind.ACTIVITY: (Source(Activity, "day"),),
    EntryKind.REFLECTION: (Source(Reflection, "day", f"NOT {_HARD}"),),
    EntryKind.HARD_MOMENT: (Source(Reflection, "day", _HARD),),
    EntryKind.NOTE: (Source(CheckIn, "day"),),
    EntryKind.WEEK_NOTE: (Source(WeekRating, "week", "note IS NOT NULL"),),
    EntryKind.COMPARISON: (Source(Comparison, "day"),),
    EntryKind.STEP: (Source(Step, "created_at"),),
    EntryKind.ROUTINE: (Source(Routine, "created_at"),),
    EntryKind.PLAN: (Source(Maintenance, "updated_at"),),
}
_BY_INSTANT = {"created_at", "updated_at"}


def _sources(wanted: Wanted) -> list[Source]:
    """Where the entries come from; nothing of what has no value where one is named."""
    found = [source for kind in wanted.kinds for source in _SOURCES[kind]]
    if {EntryKind.REFLECTION, EntryKind.HARD_MOMENT} <= set(wanted.kinds):  # one walk by day, whatever each of them is
        found = [source for source in found if source.kind is not Reflection] + [Source(Reflection, "day")]
    return [source for source in found if wanted.value is None or source.kind in _OF_VALUE]


def _condition(source: Source, wanted: Wanted) -> str:
    """Which rows of a source are wanted."""
    between = f"{source.when} BETWEEN :first AND :last"
    if source.when in _BY_INSTANT:
        between = f"{source.when} >= :since AND {source.when} < :until"
    of_value = _OF_VALUE[source.kind] if wanted.value is not None else ""
    about = _ABOUT.get(source.kind, "id = :about") if wanted.about is not None else ""
    return f"WHERE {' AND '.join(filter(None, (between, source.which, of_value, about)))}"


def _bounds(wanted: Wanted, said: str) -> dict[str, object]:
    """The parameters that stand in a statement."""
    return {name: _bound(value) for name, value in vars(wanted).items() if f":{name}" in said}


def _bound(value: object) -> object:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else bound(value)


class Journal(Queries):
    """What was written down, by day."""

    def entries(self, wanted: Wanted, limit: int) -> tuple[Record, ...]:
        """The latest entries of each source, `limit` of each or with 0 all of them, in any order."""
        asked = []
        for source in _sources(wanted):
            condition = _condition(source, wanted)
            latest = f"ORDER BY {source.when} DESC, entry DESC" + (f" LIMIT {limit:d}" if limit else "")
            asked.append(self._asked(source.kind, f"{condition} {latest}", **_bounds(wanted, condition)))
        return tuple(record for records in asked for record in records)

    def count(self, wanted: Wanted) -> int:
        """How many entries are wanted."""
        counts = [
            f"(SELECT count(*) FROM {TABLE[source.kind]} {_condition(source, wanted)})"  # noqa: S608
            for source in _sources(wanted)
        ]
        statement = f"SELECT {' + '.join(counts) or 0}"
        rows: Iterable[Sequence[Any]] = self._execute(statement, _bounds(wanted, statement))
        return sum(int(one) for (one,) in rows)

    def of_id(self, record_id: str, kinds: Sequence[type[Record]]) -> Record | None:
        """The record of one of these kinds with that id."""
        asked = [self._asked(kind, "WHERE id = :id", id=record_id) for kind in kinds]
        return next((found for records in asked for found in records), None)

    def versions(self, record: Record) -> tuple[tuple[Change, Record | None], ...]:
        """What the log says of a record, the oldest first: each change that stands, and the record after it."""
        kind = type(record)
        changes = self._records(Change, _OF_RECORD, id=record.id, table=TABLE[kind], standing=Standing.DONE.value)
        return tuple((one, from_image(kind, one.after)) for one in changes)
