"""The tables: the one truth of the schema, its checks and its indexes. Rows never leave this package.

Fields bear the names of the fields in model.py. Validation (`model_validate`, which alone validates a table) raises
OutOfRange and BadText from there.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, ValidationInfo
from sqlalchemy import CheckConstraint, Index, Integer, MetaData, Text, UniqueConstraint, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from valuetrack.model import (
    BELIEF,
    MINUTES,
    RATING,
    BarrierKind,
    Outcome,
    ReflectionKind,
    Scale,
    clean_text,
)
from valuetrack.store.types import Choice, Clock, Day, Id, Instant, Texts, Truth

METADATA = MetaData(
    naming_convention={
        "ck": "%(table_name)s_%(constraint_name)s",
        "fk": "%(table_name)s_%(column_0_name)s_exists",
        "pk": "%(table_name)s_key",
    }
)
_STRICT = {"sqlite_strict": True}


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
OnDay = Annotated[date, Field(sa_type=Day)]
MaybeDay = Annotated[date | None, Field(sa_type=Day)]
MaybeTime = Annotated[time | None, Field(sa_type=Clock)]
Moment = Annotated[AwareDatetime, Field(sa_type=Instant)]
Identity = Annotated[str, Field(sa_type=Id)]
MaybeIdentity = Annotated[str | None, Field(sa_type=Id)]
OfValue = Annotated[str, Field(sa_type=Id, foreign_key="value.id")]
MaybeValue = Annotated[str | None, Field(sa_type=Id, foreign_key="value.id")]
MaybeAction = Annotated[str | None, Field(sa_type=Id, foreign_key="action.id")]


def _scale(scale: Scale, *names: str) -> tuple[CheckConstraint, ...]:
    return tuple(CheckConstraint(f"{name} BETWEEN {scale.low} AND {scale.high}", name=name) for name in names)


def _choice(name: str, choices: type[StrEnum]) -> CheckConstraint:
    values = ", ".join(f"'{one.value}'" for one in choices)
    return CheckConstraint(f"{name} IN ({values})", name=name)


def _truth(name: str) -> CheckConstraint:
    return CheckConstraint(f"{name} IN (0, 1)", name=name)


def _happened() -> tuple[CheckConstraint, ...]:
    ratings = ("anxiety_before", "anxiety_after", "mood_before", "mood_after", "effort", "enjoyment")
    return (*_scale(RATING, *ratings), *_scale(MINUTES, "minutes"), _choice("barrier_kind", BarrierKind))


class Row(SQLModel, registry=registry(metadata=METADATA)):
    """What every table has. A validator is built when a kind is first written, not for every kind at every start."""

    model_config = {"defer_build": True, "hide_input_in_errors": True, "extra": "forbid"}


class Kept(Row):
    """What every record has."""

    id: Annotated[str, Field(sa_type=Id, primary_key=True)]
    entry: Number
    created_at: Moment
    updated_at: Moment


class ValueRow(Kept, table=True):
    """A value."""

    __tablename__ = "value"
    __table_args__ = (_STRICT,)

    created: OnDay


class WordingRow(Kept, table=True):
    """A dated wording of a value."""

    __tablename__ = "wording"
    __table_args__ = (_STRICT,)

    value_id: OfValue
    day: OnDay
    name: Words
    meaning: MaybeWords = None
    domain: MaybeWords = None


class RestRow(Kept, table=True):
    """A time in which a value is archived."""

    __tablename__ = "rest"
    __table_args__ = (_STRICT,)

    value_id: OfValue
    start: OnDay
    until: MaybeDay = None


class ImportanceRow(Kept, table=True):
    """A dated importance rating, one per value and day."""

    __tablename__ = "importance"
    __table_args__ = (
        UniqueConstraint("value_id", "day", name="importance_value_day"),
        *_scale(RATING, "importance"),
        _STRICT,
    )

    value_id: OfValue
    day: OnDay
    importance: Rating


class WeekRatingRow(Kept, table=True):
    """How a value was lived, one row per value and week."""

    __tablename__ = "week_rating"
    __table_args__ = (
        UniqueConstraint("week", "value_id", name="week_rating_week_value"),
        # The latest earlier rating of a value is the first entry before the week.
        Index("week_rating_lived", "value_id", "week", sqlite_where=text("lived IS NOT NULL")),
        *_scale(RATING, "lived", "likely"),
        _STRICT,
    )

    value_id: OfValue
    week: OnDay
    lived: MaybeRating = None
    likely: MaybeRating = None
    note: MaybeWords = None


class WeekRow(Kept, table=True):
    """What is one per week."""

    __tablename__ = "week"
    __table_args__ = (UniqueConstraint("week", name="week_week"), _truth("set_aside"), _STRICT)

    week: OnDay
    first_focus: MaybeValue = None
    second_focus: MaybeValue = None
    set_aside: YesOrNo = False


class HappenedRow(Kept):
    """What an action and an opportunity have in common."""

    got_in_way: MaybeWords = None
    barrier_kind: Annotated[BarrierKind | None, Field(sa_type=Choice)] = None
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


class ActionRow(HappenedRow, table=True):
    """A planned step; `carried_from` has no ON DELETE, for what removes an action must be in the log."""

    __tablename__ = "action"
    __table_args__ = (
        Index("action_day_value", "day", "value_id"),
        Index("action_week_value", "week", "value_id"),
        Index("action_outcome_day", "outcome_day", "entry"),
        Index("action_carried_from", "carried_from"),
        CheckConstraint("(day IS NULL) <> (week IS NULL)", name="day_or_week"),
        *_scale(RATING, "confidence"),
        *_scale(MINUTES, "planned_minutes"),
        *_scale(BELIEF, "belief_before", "belief_after"),
        _choice("outcome", Outcome),
        *_happened(),
        _STRICT,
    )

    value_id: OfValue
    text: Words
    day: MaybeDay = None
    week: MaybeDay = None
    at: MaybeTime = None
    why: MaybeWords = None
    confidence: MaybeRating = None
    barrier: MaybeWords = None
    coping: MaybeWords = None
    smaller: MaybeWords = None
    cue: MaybeWords = None
    reward: MaybeWords = None
    energy_window: MaybeWords = None
    with_whom: MaybeWords = None
    goal: MaybeWords = None
    planned_minutes: MaybeMinutes = None
    belief: MaybeWords = None
    belief_before: MaybeBelief = None
    carried_from: MaybeAction = None
    outcome: Annotated[Outcome | None, Field(sa_type=Choice)] = None
    outcome_day: MaybeDay = None
    belief_after: MaybeBelief = None
    result: MaybeWords = None


class OpportunityRow(HappenedRow, table=True):
    """A moment in which a step was possible; `same_as` has no ON DELETE either."""

    __tablename__ = "opportunity"
    __table_args__ = (
        Index("opportunity_day_value", "day", "value_id"),
        Index("opportunity_same_as", "same_as"),
        _truth("taken"),
        *_happened(),
        _STRICT,
    )

    value_id: OfValue
    text: Words
    day: OnDay
    taken: YesOrNo
    same_as: MaybeAction = None


class ReflectionRow(Kept, table=True):
    """A look back; `about` names an action or an opportunity, so that no foreign key can stand for it."""

    __tablename__ = "reflection"
    __table_args__ = (Index("reflection_day", "day"), _choice("kind", ReflectionKind), _STRICT)

    day: OnDay
    kind: Annotated[ReflectionKind, Field(sa_type=Choice)]
    about: MaybeIdentity = None
    happened: MaybeWords = None
    common_humanity: MaybeWords = None
    kind_words: MaybeWords = None
    learned: MaybeWords = None


class CheckInRow(Kept, table=True):
    """A note in the middle of a week."""

    __tablename__ = "check_in"
    __table_args__ = (Index("check_in_day", "day"), _STRICT)

    day: OnDay
    note: Words


class ChangeRow(Row, table=True):
    """The log: a record before and after it was written, as JSON with named columns."""

    __tablename__ = "change"
    __table_args__ = (Index("change_group", "group_id", "entry"), _truth("undone"), _STRICT)

    entry: Annotated[int, Field(sa_type=Integer, primary_key=True)]
    group_id: Identity
    command: Annotated[str, Field(sa_type=Text)]
    at: Moment
    kind: Annotated[str, Field(sa_type=Text)]
    record_id: Identity
    before: Annotated[str | None, Field(sa_type=Text)]
    after: Annotated[str | None, Field(sa_type=Text)]
    undone: YesOrNo


_ALL: tuple[type[Any], ...] = (
    ValueRow,
    WordingRow,
    RestRow,
    ImportanceRow,
    WeekRatingRow,
    WeekRow,
    ActionRow,
    OpportunityRow,
    ReflectionRow,
    CheckInRow,
    ChangeRow,
)
ROWS: dict[str, type[SQLModel]] = {row.__tablename__: row for row in _ALL}
