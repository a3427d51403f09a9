"""Planned steps."""

from typing import Annotated

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from valuetrack.model import BELIEF, MINUTES, RATING, Outcome
from valuetrack.store.tables.columns import (
    STRICT,
    MaybeAction,
    MaybeBelief,
    MaybeDay,
    MaybeMinutes,
    MaybeRating,
    MaybeTime,
    MaybeWords,
    OfValue,
    Words,
    choice,
    scale,
)
from valuetrack.store.tables.happened import HappenedRow, happened
from valuetrack.store.types import Choice


class ActionRow(HappenedRow, table=True):
    """A planned step; `carried_from` has no ON DELETE, for what removes an action must be in the log."""

    __tablename__ = "action"
    __table_args__ = (
        Index("action_day_value", "day", "value_id"),
        Index("action_week_value", "week", "value_id"),
        Index("action_carried_from", "carried_from"),
        CheckConstraint("(day IS NULL) <> (week IS NULL)", name="day_or_week"),
        *scale(RATING, "confidence"),
        *scale(MINUTES, "planned_minutes"),
        *scale(BELIEF, "belief_before", "belief_after"),
        choice("outcome", Outcome),
        *happened(),
        STRICT,
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
