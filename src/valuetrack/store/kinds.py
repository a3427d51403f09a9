"""Which table holds which kind of record, and how its columns, as text or as native values, become a record again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from operator import index
from typing import Any, TypeVar, cast

from valuetrack.model import (
    SCALES,
    Action,
    Activity,
    CheckIn,
    Choice,
    Comparison,
    Contact,
    Described,
    Field,
    Importance,
    Maintenance,
    Opportunity,
    OptionLeaning,
    Record,
    Reflection,
    Rest,
    Routine,
    Step,
    Value,
    WeekRating,
    WeekRecord,
    Wording,
    facts_of,
    fields,
)
from valuetrack.model.fields import required

R = TypeVar("R", bound=Record)
T = TypeVar("T", bound=Described)


class Standing(Choice):
    """Whether a change is done, taken back, or taken back for good, for others were written since."""

    DONE = "stands"
    UNDONE = "undone"
    FINAL = "gone"


class Change(Described):
    """A line of the log: a record of a kind before and after it was written, each as JSON, or None where it was not."""

    entry: int = required("number")
    group_id: str = required("id")
    command: str = required("text")
    at: datetime = required("instant")
    kind: str = required("text")
    record_id: str = required("id")
    before: str | None = fields.text()
    after: str | None = fields.text()
    standing: Standing = required("choice", choices=Standing)


class Tombstone(Described):
    """What is left of a record that was removed for good: its id, its kind, and the instant.

    No import brings back what was created under that id up to `at`, which is never before the record's last change. A
    record whose id comes from a natural key may be made anew by hand afterwards: a week can be rated again.
    """

    id: str = required("id")
    kind: str = required("text")
    at: datetime = required("instant")

    def covers(self, record: Record) -> bool:
        """Whether it says of that very record that it is gone, and not of one before it under the same id."""
        return record.created_at is not None and record.created_at <= self.at


class Trace(Choice):
    """Where words may be left of what was removed for good."""

    FILE = "file"
    DRAFT = "draft"
    BACKUP = "backup"


class Leftover(Described):
    """What is still to be done after records were removed for good: a place of this kind, by its name in its folder.

    The notebook's own file, with its present backup, has no name here. As long as there is one of these, whoever opens
    the notebook next begins with it.
    """

    kind: Trace = required("choice", choices=Trace)
    name: str = required("text")


# The order is the one in which records can refer to each other.
KINDS: Mapping[str, type[Record]] = {
    "value": Value,
    "wording": Wording,
    "rest": Rest,
    "importance": Importance,
    "week_rating": WeekRating,
    "week": WeekRecord,
    "step": Step,
    "routine": Routine,
    "action": Action,
    "opportunity": Opportunity,
    "activity": Activity,
    "reflection": Reflection,
    "check_in": CheckIn,
    "comparison": Comparison,
    "leaning": OptionLeaning,
    "maintenance": Maintenance,
    "contact": Contact,
}
TABLE: Mapping[type[Described], str] = {
    **{kind: table for table, kind in KINDS.items()},
    Change: "change",
    Tombstone: "tombstone",
    Leftover: "leftover",
}


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
    **dict.fromkeys(("text", "id", "reference"), _text),
    **dict.fromkeys(("number", *SCALES), index),
    "truth": {0: False, 1: True}.__getitem__,
    "day": _day,
    "time": _time,
    "instant": as_instant,
    "texts": _texts,
}


def _decoder(field: Field) -> Callable[[Any], object]:
    decode = cast("type[Choice]", field.choices) if field.kind == "choice" else _DECODERS[field.kind]
    return (lambda value: None if value is None else decode(value)) if field.default is None else decode


_FIELDS: Mapping[type, Mapping[str, Callable[[Any], object]]] = {
    kind: {name: _decoder(field) for name, field in facts_of(kind).items()} for kind in TABLE
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
    except (TypeError, ValueError, LookupError, ArithmeticError):
        # The cause would carry what a person wrote.
        raise Unreadable from None


def from_image(kind: type[R], image: str | None) -> R | None:
    """The record that an image of the log holds; None where there was none. Raises Unreadable."""
    import json  # noqa: PLC0415 - a reading command starts sooner without it

    try:
        return None if image is None else from_mapping(kind, json.loads(image))
    except ValueError:
        raise Unreadable from None
