"""What the tables are made of: the columns they share, their checks, and what every row has."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, ValidationInfo
from sqlalchemy import CheckConstraint, Integer, MetaData, Text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from valuetrack.model import BELIEF, MINUTES, RATING, Scale, clean_text
from valuetrack.store.types import Clock, Day, Id, Instant, Texts, Truth

METADATA = MetaData(
    naming_convention={
        "ck": "%(table_name)s_%(constraint_name)s",
        "fk": "%(table_name)s_%(column_0_name)s_exists",
        "pk": "%(table_name)s_key",
    }
)
_REGISTRY = registry(metadata=METADATA)
STRICT = {"sqlite_strict": True, "extend_existing": True}


def _label(info: ValidationInfo) -> str:
    return str(info.field_name).replace("_", " ").capitalize()


def _cleaned(written: str, info: ValidationInfo) -> str:
    return clean_text(_label(info), written)


def _on(scale: Scale) -> AfterValidator:
    return AfterValidator(lambda number, info: scale.check(_label(info), number))


_Cleaned = Annotated[str, AfterValidator(_cleaned)]
Words = Annotated[_Cleaned, Field(sa_type=Text)]
MaybeWords = Annotated[_Cleaned | None, Field(sa_type=Text)]
ListOfWords = Annotated[tuple[_Cleaned, ...], Field(sa_type=Texts)]
Rating = Annotated[int, _on(RATING), Field(sa_type=Integer)]
MaybeRating = Annotated[Annotated[int, _on(RATING)] | None, Field(sa_type=Integer)]
MaybeBelief = Annotated[Annotated[int, _on(BELIEF)] | None, Field(sa_type=Integer)]
MaybeMinutes = Annotated[Annotated[int, _on(MINUTES)] | None, Field(sa_type=Integer)]
Number = Annotated[int, Field(sa_type=Integer)]
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
MaybeAction = Annotated[str | None, Field(sa_type=Id, foreign_key="action.id")]


def scale(of: Scale, *names: str) -> tuple[CheckConstraint, ...]:
    """The check that columns keep to a scale."""
    return tuple(CheckConstraint(f"{name} BETWEEN {of.low} AND {of.high}", name=name) for name in names)


def choice(name: str, choices: type[StrEnum]) -> CheckConstraint:
    """The check that a column holds one of a few words."""
    values = ", ".join(f"'{one.value}'" for one in choices)
    return CheckConstraint(f"{name} IN ({values})", name=name)


def truth(name: str) -> CheckConstraint:
    """The check that a column holds 0 or 1."""
    return CheckConstraint(f"{name} IN (0, 1)", name=name)


class Row(SQLModel, registry=_REGISTRY):
    """What every table has. A validator is built when a kind is first written, not for every kind at every start."""

    model_config = {"defer_build": True, "hide_input_in_errors": True, "extra": "forbid"}


class Kept(Row):
    """What every record has."""

    id: Annotated[str, Field(sa_type=Id, primary_key=True)]
    entry: Number
    created_at: Moment
    updated_at: Moment
