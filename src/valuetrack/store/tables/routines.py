"""Steps that come back on certain days."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field

from valuetrack.store.tables.columns import (
    Kept,
    MaybeDay,
    MaybeMinutes,
    MaybeTime,
    MaybeWords,
    OfValue,
    OnDay,
    Truth,
    Words,
)


class RoutineRow(Kept, table=True):
    """A step that comes back."""

    __tablename__ = "routine"
    __parts__ = (Index("routine_value", "value_id"),)

    value_id: OfValue
    text: Words
    start: OnDay
    rule: Words
    until: MaybeDay = None
    at: MaybeTime = None
    planned_minutes: MaybeMinutes = None
    smaller: MaybeWords = None
    paused: Annotated[bool, Field(sa_type=Truth)] = False
