"""Options beside what matters."""

from typing import Annotated

from sqlalchemy import Index, Integer
from sqlmodel import Field

from valuetrack.model import MOST_OPTIONS, Leaning, Scale
from valuetrack.store.tables.columns import Chosen, Kept, ListOfWords, MaybeWords, OfComparison, OfValue, OnDay

_PLACE = Scale(0, MOST_OPTIONS - 1)


class ComparisonRow(Kept, table=True):
    """The options of a decision, in order."""

    __tablename__ = "comparison"
    __parts__ = (Index("comparison_day", "day"),)

    day: OnDay
    options: ListOfWords
    question: MaybeWords = None
    chosen: Annotated[int | None, Field(sa_type=Integer), _PLACE] = None


class LeaningRow(Kept, table=True):
    """Where an option leads, seen from a value; there is one of them for each option and value."""

    __tablename__ = "leaning"
    __parts__ = (
        Index("leaning_comparison", "comparison_id"),
        Index("leaning_value", "value_id"),
    )

    comparison_id: OfComparison
    option: Annotated[int, Field(sa_type=Integer), _PLACE]
    value_id: OfValue
    leaning: Chosen[Leaning]
