"""Which table holds which kind of record, and how its columns, as text or as native values, become a record again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from operator import index
from typing import Any, TypeVar

from valuetrack.frozen import Frozen, annotations_of
from valuetrack.model import (
    Action,
    BarrierKind,
    CheckIn,
    Comparison,
    Contact,
    Importance,
    Leaning,
    Maintenance,
    Opportunity,
    OptionLeaning,
    Outcome,
    Record,
    Reflection,
    ReflectionKind,
    Rest,
    Step,
    Value,
    WeekRating,
    WeekRecord,
    Wording,
)

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Standing(StrEnum):
    """Whether a change stands, is taken back, or is taken back for good, for others were written since."""

    STANDS = "stands"
    UNDONE = "undone"
    GONE = "gone"


class Change(Frozen):
    """A line of the log: a record of a kind before and after it was written, each as JSON, or None where it was not."""

    entry: int
    group_id: str
    command: str
    at: datetime
    kind: str
    record_id: str
    before: str | None
    after: str | None
    standing: Standing


# The order is the one in which records can refer to each other.
KINDS: Mapping[str, type[Record]] = {
    "value": Value,
    "wording": Wording,
    "rest": Rest,
    "importance": Importance,
    "week_rating": WeekRating,
    "week": WeekRecord,
    "step": Step,
    "action": Action,
    "opportunity": Opportunity,
    "reflection": Reflection,
    "check_in": CheckIn,
    "comparison": Comparison,
    "leaning": OptionLeaning,
    "maintenance": Maintenance,
    "contact": Contact,
}
TABLE: Mapping[type, str] = {**{kind: table for table, kind in KINDS.items()}, Change: "change"}


class Unreadable(Exception):
    """What stands in a column is not what the program has written there."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _time(value: Any) -> time:
    return value if isinstance(value, time) else time.fromisoformat(value)


def as_instant(value: Any) -> datetime:
    """An instant that a column holds as text or as a native value."""
    return (value if isinstance(value, datetime) else datetime.fromisoformat(value)).astimezone(UTC)


def _texts(value: Any) -> tuple[str, ...]:
    if value == "[]":
        return ()
    if not isinstance(value, list):
        import json  # noqa: PLC0415 - most lists are empty, and a reading command starts sooner without it

        value = json.loads(value)
    return tuple(_text(item) for item in value)


_DECODERS: Mapping[str, Callable[[Any], object]] = {
    "str": _text,
    "int": index,
    "bool": {0: False, 1: True}.__getitem__,
    "date": _day,
    "time": _time,
    "datetime": as_instant,
    "tuple[str, ...]": _texts,
    "BarrierKind": BarrierKind,
    "Leaning": Leaning,
    "Outcome": Outcome,
    "ReflectionKind": ReflectionKind,
    "Standing": Standing,
}


def _decoder(annotation: str) -> Callable[[Any], object]:
    plain, _, optional = annotation.partition(" | ")
    decode = _DECODERS[plain]
    return (lambda value: None if value is None else decode(value)) if optional else decode


_FIELDS: Mapping[type, Mapping[str, Callable[[Any], object]]] = {
    kind: {name: _decoder(str(annotation)) for name, annotation in annotations_of(kind).items()} for kind in TABLE
}


def columns(kind: type) -> tuple[str, ...]:
    """The columns of the kind's table, which are the fields of what it holds, in their order."""
    return tuple(_FIELDS[kind])


def from_row(kind: type[T], row: Sequence[object]) -> T:
    """The record, or line of the log, that a row holds, its columns in the order of `columns`. Raises Unreadable."""
    return from_mapping(kind, dict(zip(_FIELDS[kind], row, strict=True)))


def from_mapping(kind: type[T], values: Mapping[str, object]) -> T:
    """The record with these fields; a field that is not there gets its default. Raises Unreadable."""
    decoders = _FIELDS[kind]
    try:
        return kind(**{name: decoders[name](value) for name, value in values.items()})
    except (TypeError, ValueError, LookupError):
        # The cause would carry what a person wrote.
        raise Unreadable from None
