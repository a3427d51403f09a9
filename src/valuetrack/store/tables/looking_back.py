"""Reflections and notes."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field

from valuetrack.model import RATING, ReflectionKind
from valuetrack.store.tables.columns import (
    STRICT,
    Kept,
    MaybeIdentity,
    MaybeRating,
    MaybeWords,
    MaybeYesOrNo,
    OnDay,
    Words,
    choice,
    scale,
    truth,
)
from valuetrack.store.types import Choice


class ReflectionRow(Kept, table=True):
    """A look back; `about` names an action or an opportunity, so that no foreign key can stand for it."""

    __tablename__ = "reflection"
    __table_args__ = (
        Index("reflection_day", "day"),
        choice("kind", ReflectionKind),
        *scale(RATING, "intensity"),
        truth("room"),
        STRICT,
    )

    day: OnDay
    kind: Annotated[ReflectionKind, Field(sa_type=Choice)]
    about: MaybeIdentity = None
    happened: MaybeWords = None
    common_humanity: MaybeWords = None
    kind_words: MaybeWords = None
    learned: MaybeWords = None
    intensity: MaybeRating = None
    room: MaybeYesOrNo = None


class CheckInRow(Kept, table=True):
    """A note in the middle of a week."""

    __tablename__ = "check_in"
    __table_args__ = (Index("check_in_day", "day"), STRICT)

    day: OnDay
    note: Words
