"""What is one per week, or one per value and week."""

from sqlalchemy import Index, UniqueConstraint, text

from valuetrack.model import RATING
from valuetrack.store.tables.columns import (
    STRICT,
    Kept,
    MaybeRating,
    MaybeValue,
    MaybeWords,
    OfValue,
    OnDay,
    YesOrNo,
    scale,
    truth,
)


class WeekRatingRow(Kept, table=True):
    """How a value was lived, one row per value and week."""

    __tablename__ = "week_rating"
    __table_args__ = (
        UniqueConstraint("week", "value_id", name="week_rating_week_value"),
        # The latest earlier rating of a value is the first entry before the week.
        Index("week_rating_lived", "value_id", "week", sqlite_where=text("lived IS NOT NULL")),
        *scale(RATING, "lived", "likely"),
        STRICT,
    )

    value_id: OfValue
    week: OnDay
    lived: MaybeRating = None
    likely: MaybeRating = None
    note: MaybeWords = None


class WeekRow(Kept, table=True):
    """What is one per week."""

    __tablename__ = "week"
    __table_args__ = (UniqueConstraint("week", name="week_week"), truth("set_aside"), STRICT)

    week: OnDay
    first_focus: MaybeValue = None
    second_focus: MaybeValue = None
    set_aside: YesOrNo = False
