"""The column types: text on SQLite, whose STRICT tables know no dates, and the native type on a server.

What comes back is decoded in kinds.py, which takes either form.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from sqlalchemy import JSON, Date, DateTime, Dialect, Integer, String, Text, Time, TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

T = TypeVar("T")


class _Stored(TypeDecorator[T]):
    impl = Text
    native: ClassVar[TypeEngine[Any]]

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of the column."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else self.native)

    def process_bind_param(self, value: T | None, dialect: Dialect) -> object:
        """`value` as the database takes it."""
        return value if value is None or dialect.name != "sqlite" else self.as_text(value)

    def as_text(self, value: Any) -> str:
        """What stands for `value` in SQLite."""
        return str(value)


class Id(_Stored[str]):
    """A UUID as text; on a server too, in the order of its characters, so that prefixes are found by range."""

    cache_ok = True
    native = String(36, collation="C")


class Choice(TypeDecorator[StrEnum]):
    """A member of an enumeration, stored by its value."""

    cache_ok = True
    impl = Text

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - its signature
        """The value as plain text, for every database."""
        return None if value is None else str(value.value)


class Day(_Stored[date]):
    """A day of the calendar, 2026-01-14 in SQLite."""

    cache_ok = True
    native = Date()


class Clock(_Stored[time]):
    """A time of the day, 09:30:00 in SQLite."""

    cache_ok = True
    native = Time()


class Instant(_Stored[datetime]):
    """An aware instant, stored in UTC and in SQLite with all its digits, so that the order of the texts is its own."""

    cache_ok = True
    native = DateTime(timezone=True)

    def as_text(self, value: datetime) -> str:
        """The instant in UTC with microseconds."""
        return value.astimezone(UTC).isoformat(timespec="microseconds")


class Texts(_Stored[tuple[str, ...]]):
    """A list of texts as JSON."""

    cache_ok = True
    native = JSON()

    def as_text(self, value: tuple[str, ...]) -> str:
        """The list as a JSON document."""
        return json.dumps(value, ensure_ascii=False)


class Truth(TypeDecorator[bool]):
    """Yes or no as 1 or 0, on a server too."""

    cache_ok = True
    impl = Integer

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - its signature
        """1 or 0 for every database."""
        return None if value is None else int(value)
