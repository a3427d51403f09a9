"""Moments in which a step was possible."""

from sqlalchemy import Index

from valuetrack.model import BarrierSource
from valuetrack.store.tables.columns import (
    Chosen,
    HappenedRow,
    MaybeAction,
    MaybeValue,
    MaybeWords,
    OfValue,
    OnDay,
    Words,
    YesOrNo,
    index_of_words,
    index_where,
)


class OpportunityRow(HappenedRow, table=True):
    """A moment in which a step was possible; `same_as` has no ON DELETE either."""

    __tablename__ = "opportunity"
    __parts__ = (
        Index("opportunity_day_value", "day", "value_id"),
        Index("opportunity_value", "value_id", "day", "entry"),
        Index("opportunity_same_as", "same_as"),
        index_where("also IS NOT NULL", "opportunity_also", "also", "entry"),
        index_of_words("opportunity_got_in_way", "got_in_way"),
        index_of_words("opportunity_facet", "facet"),
    )

    value_id: OfValue
    text: Words
    day: OnDay
    taken: YesOrNo
    same_as: MaybeAction = None
    barrier_source: Chosen[BarrierSource | None] = None
    facet: MaybeWords = None
    also: MaybeValue = None
