"""What the tables are made of: the columns they share, with their checks, and what every row has."""

import json
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, ClassVar, TypeVar, get_args

from pydantic import AfterValidator, AwareDatetime, ValidationInfo
from pydantic.fields import FieldInfo
from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    Time,
    TypeDecorator,
    text,
)
from sqlalchemy.orm import declared_attr, registry
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

from valuetrack.model import BELIEF, MINUTES, RATING, BarrierKind, Scale, clean_text

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


C = TypeVar("C")

METADATA = MetaData(
    naming_convention={
        "ck": "%(table_name)s_%(constraint_name)s",
        "fk": "%(table_name)s_%(column_0_name)s_exists",
        "pk": "%(table_name)s_key",
    }
)
_REGISTRY = registry(metadata=METADATA)


def _label(info: ValidationInfo) -> str:
    return str(info.field_name).replace("_", " ").capitalize()


def _cleaned(written: str, info: ValidationInfo) -> str:
    return clean_text(_label(info), written)


def _on(scale: Scale) -> AfterValidator:
    return AfterValidator(lambda number, info: scale.check(_label(info), number))


_Cleaned = Annotated[str, AfterValidator(_cleaned)]
Words = Annotated[_Cleaned, Field(sa_type=Text)]
MaybeWords = Annotated[_Cleaned | None, Field(sa_type=Text)]
MoreWords = Annotated[tuple[_Cleaned, ...], Field(sa_type=Texts, sa_column_kwargs={"server_default": "[]"})]
ListOfWords = Annotated[tuple[_Cleaned, ...], Field(sa_type=Texts)]
Rating = Annotated[int, Field(sa_type=Integer), _on(RATING), RATING]
MaybeRating = Annotated[int | None, Field(sa_type=Integer), _on(RATING), RATING]
MaybeBelief = Annotated[int | None, Field(sa_type=Integer), _on(BELIEF), BELIEF]
MaybeMinutes = Annotated[int | None, Field(sa_type=Integer), _on(MINUTES), MINUTES]
LONG = Integer().with_variant(BigInteger(), "postgresql")  # as in SQLite, where every whole number may be as long
Number = Annotated[int, Field(sa_type=LONG)]
Chosen = Annotated[C, Field(sa_type=Choice)]
YesOrNo = Annotated[bool, Field(sa_type=Truth)]
MaybeYesOrNo = Annotated[bool | None, Field(sa_type=Truth)]
OnDay = Annotated[date, Field(sa_type=Day)]
MaybeDay = Annotated[date | None, Field(sa_type=Day)]
MaybeTime = Annotated[time | None, Field(sa_type=Clock)]
Moment = Annotated[AwareDatetime, Field(sa_type=Instant)]
Identity = Annotated[str, Field(sa_type=Id)]
MaybeIdentity = Annotated[str | None, Field(sa_type=Id)]
OfValue = Annotated[str, Field(sa_type=Id, foreign_key="value.id")]
MaybeValue = Annotated[str | None, Field(sa_type=Id, foreign_key="value.id")]
MaybeStep = Annotated[str | None, Field(sa_type=Id, foreign_key="step.id")]
MaybeRoutine = Annotated[str | None, Field(sa_type=Id, foreign_key="routine.id")]
MaybeAction = Annotated[str | None, Field(sa_type=Id, foreign_key="action.id")]
OfComparison = Annotated[str, Field(sa_type=Id, foreign_key="comparison.id")]


def index_where(condition: str, name: str, *columns: str) -> Index:
    """An index of those rows alone for which the condition holds, on every database."""
    return Index(name, *columns, sqlite_where=text(condition), postgresql_where=text(condition))


def index_of_words(name: str, column: str) -> Index:
    """An index by which a text is found, where there is one; on a server by its hash: in a tree none may be long."""
    given = text(f"{column} IS NOT NULL")
    return Index(name, column, sqlite_where=given, postgresql_where=given, postgresql_using="hash")


class Row(SQLModel, registry=_REGISTRY):
    """What every table has. A validator is built when a kind is first written, not for every kind at every start.

    A column's type brings its check with it; what else a table has stands in `__parts__`.
    """

    model_config = {"defer_build": True, "hide_input_in_errors": True, "extra": "forbid"}
    __parts__: ClassVar[tuple[SchemaItem, ...]] = ()

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy calls it on the class
        """The checks of the columns, the table's own parts, and that it keeps to the types of its columns."""
        conditions = {name: _condition(name, field) for name, field in cls.model_fields.items()}
        checks = (CheckConstraint(said, name=name) for name, said in conditions.items() if said)
        return (*checks, *cls.__parts__, {"sqlite_strict": True, "extend_existing": True})


def _condition(name: str, field: FieldInfo) -> str | None:
    """What a column holds beyond its type, where that is not everything."""
    for scale in field.metadata:
        if isinstance(scale, Scale):
            return f"{name} BETWEEN {scale.low} AND {scale.high}"
    kind: Any = (*get_args(field.annotation), field.annotation)[0]
    if kind is bool:
        return f"{name} IN (0, 1)"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"{name} IN ({', '.join(repr(one.value) for one in kind)})"
    return None


class Kept(Row):
    """What every record has."""

    id: Annotated[str, Field(sa_type=Id, primary_key=True)]
    entry: Number
    created_at: Moment
    updated_at: Moment


class ExperienceRow(Kept):
    """What all that was done has in common."""

    anxiety_before: MaybeRating = None
    anxiety_after: MaybeRating = None
    mood_before: MaybeRating = None
    mood_after: MaybeRating = None
    minutes: MaybeMinutes = None
    effort: MaybeRating = None
    enjoyment: MaybeRating = None
    helped: ListOfWords = ()
    hindered: ListOfWords = ()
    learned: MaybeWords = None
    relief: MaybeWords = None
    cost: MaybeWords = None


class BarrierRow(Kept):
    """What got in the way."""

    got_in_way: MaybeWords = None
    barrier_kind: Chosen[BarrierKind | None] = None


class HappenedRow(ExperienceRow, BarrierRow):
    """What an action and an opportunity have in common."""
