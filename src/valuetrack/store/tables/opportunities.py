"""Moments in which a step was possible."""

from sqlalchemy import Index

from valuetrack.store.tables.columns import (
    HappenedRow,
    MaybeAction,
    OfValue,
    OnDay,
    Words,
    YesOrNo,
)


class OpportunityRow(HappenedRow, table=True):
    """A moment in which a step was possible; `same_as` has no ON DELETE either."""

    __tablename__ = "opportunity"
    __parts__ = (
        Index("opportunity_day_value", "day", "value_id"),
        Index("opportunity_value", "value_id", "day", "entry"),
        Index("opportunity_same_as", "same_as"),
    )

    value_id: OfValue
    text: Words
    day: OnDay
    taken: YesOrNo
    same_as: MaybeAction = None
