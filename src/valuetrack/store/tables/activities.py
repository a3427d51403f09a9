"""What was done, planned or not."""

from sqlalchemy import Index

from valuetrack.model import Leaning
from valuetrack.store.tables.columns import (
    Chosen,
    ExperienceRow,
    MaybeRating,
    MaybeTime,
    MaybeValue,
    OnDay,
    Words,
)


class ActivityRow(ExperienceRow, table=True):
    """Something that was done."""

    __tablename__ = "activity"
    __parts__ = (
        Index("activity_day_value", "day", "value_id"),
        Index("activity_value", "value_id", "day", "entry"),
    )

    text: Words
    day: OnDay
    value_id: MaybeValue = None
    at: MaybeTime = None
    energy: MaybeRating = None
    leads: Chosen[Leaning | None] = None
