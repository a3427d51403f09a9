"""Moments in which a step was possible."""

from sqlalchemy import Index

from valuetrack.store.tables.columns import (
    STRICT,
    MaybeAction,
    OfValue,
    OnDay,
    Words,
    YesOrNo,
    truth,
)
from valuetrack.store.tables.happened import HappenedRow, happened


class OpportunityRow(HappenedRow, table=True):
    """A moment in which a step was possible; `same_as` has no ON DELETE either."""

    __tablename__ = "opportunity"
    __table_args__ = (
        Index("opportunity_day_value", "day", "value_id"),
        Index("opportunity_same_as", "same_as"),
        truth("taken"),
        *happened(),
        STRICT,
    )

    value_id: OfValue
    text: Words
    day: OnDay
    taken: YesOrNo
    same_as: MaybeAction = None
