"""Graded steps: the rungs of a value's ladder."""

from sqlalchemy import Index

from valuetrack.store.tables.columns import Kept, MaybeDay, OfValue, Rating, Words


class StepRow(Kept, table=True):
    """A rung; what removes one must be in the log with the actions that it was, so no reference to it cascades."""

    __tablename__ = "step"
    __parts__ = (Index("step_value", "value_id"),)

    value_id: OfValue
    text: Words
    difficulty: Rating
    retired: MaybeDay = None
