"""Notes of the day."""

from sqlalchemy import Index

from valuetrack.store.tables.columns import Kept, OnDay, Words


class CheckInRow(Kept, table=True):
    """A note of the day."""

    __tablename__ = "check_in"
    __parts__ = (Index("check_in_day", "day"),)

    day: OnDay
    note: Words
