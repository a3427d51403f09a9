"""What is one per week, or one per value and week."""

from sqlalchemy import Index, UniqueConstraint

from valuetrack.store.tables.columns import (
    Kept,
    MaybeRating,
    MaybeValue,
    MaybeWords,
    OfValue,
    OnDay,
    YesOrNo,
    index_where,
)


class WeekRatingRow(Kept, table=True):
    """How a value was lived, one row per value and week."""

    __tablename__ = "week_rating"
    __parts__ = (
        UniqueConstraint("week", "value_id", name="week_rating_week_value"),
        Index("week_rating_value", "value_id", "week"),
        # The latest earlier rating of a value is the first entry before the week.
        index_where("lived IS NOT NULL", "week_rating_lived", "value_id", "week"),
    )

    value_id: OfValue
    week: OnDay
    lived: MaybeRating = None
    likely: MaybeRating = None
    note: MaybeWords = None


class WeekRow(Kept, table=True):
    """What is one per week."""

    __tablename__ = "week"
    __parts__ = (
        UniqueConstraint("week", name="week_week"),
        index_where("first_focus IS NOT NULL", "week_first_focus", "first_focus"),
        index_where("second_focus IS NOT NULL", "week_second_focus", "second_focus"),
    )

    week: OnDay
    first_focus: MaybeValue = None
    second_focus: MaybeValue = None
    set_aside: YesOrNo = False
