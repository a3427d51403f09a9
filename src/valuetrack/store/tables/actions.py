"""Planned steps."""

from typing import Annotated

from pydantic import AfterValidator
from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from valuetrack.errors import NotUnderstood
from valuetrack.model import RATED, BarrierSource, Outcome
from valuetrack.store.tables.columns import (
    Chosen,
    HappenedRow,
    MaybeAction,
    MaybeBelief,
    MaybeDay,
    MaybeMinutes,
    MaybeRating,
    MaybeRoutine,
    MaybeStep,
    MaybeTime,
    MaybeValue,
    MaybeWords,
    MaybeYesOrNo,
    OfValue,
    Texts,
    Truth,
    Words,
    index_of_words,
    index_where,
)


def _known(rated: tuple[str, ...]) -> tuple[str, ...]:
    if not set(rated) <= set(RATED):
        raise NotUnderstood(f"Rate takes: {', '.join(RATED)}.")
    return rated


class ActionRow(HappenedRow, table=True):
    """A planned step; `carried_from` has no ON DELETE, for what removes an action must be in the log."""

    __tablename__ = "action"
    __parts__ = (
        Index("action_day_value", "day", "value_id"),
        Index("action_week_value", "week", "value_id"),
        Index("action_value", "value_id", "entry"),
        Index("action_carried_from", "carried_from"),
        index_where("step_id IS NOT NULL", "action_step", "step_id"),
        index_where("belief IS NOT NULL", "action_belief", "entry"),
        # The last step that was taken is asked for after time away.
        index_where("outcome IN ('done', 'smaller')", "action_taken", "outcome_day", "entry"),
        index_where("also IS NOT NULL", "action_also", "also", "entry"),
        index_where("routine_id IS NOT NULL", "action_routine", "routine_id"),
        # What is known by its words is found by them.
        index_of_words("action_goal", "goal"),
        index_of_words("action_got_in_way", "got_in_way"),
        index_of_words("action_acts_on", "acts_on"),
        index_of_words("action_barrier", "barrier"),
        index_of_words("action_facet", "facet"),
        CheckConstraint("(day IS NULL) <> (week IS NULL)", name="day_or_week"),
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
    outcome: Chosen[Outcome | None] = None
    outcome_day: MaybeDay = None
    belief_after: MaybeBelief = None
    result: MaybeWords = None
    alternative: MaybeWords = None
    step_id: MaybeStep = None
    rate: Annotated[
        tuple[str, ...], AfterValidator(_known), Field(sa_type=Texts, sa_column_kwargs={"server_default": "[]"})
    ] = ()
    in_hard_moment: Annotated[bool, Field(sa_type=Truth, sa_column_kwargs={"server_default": "0"})] = False
    barrier_source: Chosen[BarrierSource | None] = None
    barrier_came: MaybeYesOrNo = None
    coping_tried: MaybeYesOrNo = None
    smaller_confidence: MaybeRating = None
    facet: MaybeWords = None
    also: MaybeValue = None
    acts_on: MaybeWords = None
    routine_id: MaybeRoutine = None
