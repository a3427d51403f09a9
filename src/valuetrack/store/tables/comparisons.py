"""Options beside what matters."""

from typing import Annotated

from sqlalchemy import CheckConstraint, Index, Integer
from sqlmodel import Field

from valuetrack.model import MOST_OPTIONS, Leaning
from valuetrack.store.tables.columns import STRICT, Kept, ListOfWords, MaybeWords, OfValue, OnDay, choice
from valuetrack.store.types import Choice, Id


class ComparisonRow(Kept, table=True):
    """The options of a decision, in order."""

    __tablename__ = "comparison"
    __table_args__ = (STRICT,)

    day: OnDay
    options: ListOfWords
    question: MaybeWords = None


class LeaningRow(Kept, table=True):
    """Where an option leads, seen from a value; there is one of them for each option and value."""

    __tablename__ = "leaning"
    __table_args__ = (
        Index("leaning_comparison", "comparison_id"),
        CheckConstraint(f"option BETWEEN 0 AND {MOST_OPTIONS - 1}", name="option"),
        choice("leaning", Leaning),
        STRICT,
    )

    comparison_id: Annotated[str, Field(sa_type=Id, foreign_key="comparison.id")]
    option: Annotated[int, Field(sa_type=Integer)]
    value_id: OfValue
    leaning: Annotated[Leaning, Field(sa_type=Choice)]
