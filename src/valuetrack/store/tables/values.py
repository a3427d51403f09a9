"""What matters: values, their wordings, rests and importance."""

from sqlalchemy import Index, UniqueConstraint

from valuetrack.model import Tracked
from valuetrack.store.tables.columns import (
    Chosen,
    Kept,
    MaybeDay,
    MaybeWords,
    MaybeYesOrNo,
    MoreWords,
    OfValue,
    OnDay,
    Rating,
    Words,
)


class ValueRow(Kept, table=True):
    """A value."""

    __tablename__ = "value"

    created: OnDay
    tracks: Chosen[Tracked | None] = None


class WordingRow(Kept, table=True):
    """A dated wording of a value."""

    __tablename__ = "wording"
    __parts__ = (Index("wording_value", "value_id", "day"),)

    value_id: OfValue
    day: OnDay
    name: Words
    meaning: MaybeWords = None
    domain: MaybeWords = None
    facets: MoreWords = ()
    chosen: MaybeYesOrNo = None


class RestRow(Kept, table=True):
    """A time in which a value is archived."""

    __tablename__ = "rest"
    __parts__ = (Index("rest_value", "value_id", "start"),)

    value_id: OfValue
    start: OnDay
    until: MaybeDay = None


class ImportanceRow(Kept, table=True):
    """A dated importance rating, one per value and day."""

    __tablename__ = "importance"
    __parts__ = (UniqueConstraint("value_id", "day", name="importance_value_day"),)

    value_id: OfValue
    day: OnDay
    importance: Rating
