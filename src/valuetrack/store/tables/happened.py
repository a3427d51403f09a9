"""What an action and an opportunity have in common: how it went."""

from typing import Annotated

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from valuetrack.model import MINUTES, RATING, BarrierKind
from valuetrack.store.tables.columns import (
    Kept,
    ListOfWords,
    MaybeMinutes,
    MaybeRating,
    MaybeWords,
    choice,
    scale,
)
from valuetrack.store.types import Choice


def happened() -> tuple[CheckConstraint, ...]:
    """The checks that both kinds of steps share."""
    ratings = ("anxiety_before", "anxiety_after", "mood_before", "mood_after", "effort", "enjoyment")
    return (*scale(RATING, *ratings), *scale(MINUTES, "minutes"), choice("barrier_kind", BarrierKind))


class HappenedRow(Kept):
    """What an action and an opportunity have in common."""

    got_in_way: MaybeWords = None
    barrier_kind: Annotated[BarrierKind | None, Field(sa_type=Choice)] = None
    anxiety_before: MaybeRating = None
    anxiety_after: MaybeRating = None
    mood_before: MaybeRating = None
    mood_after: MaybeRating = None
    minutes: MaybeMinutes = None
    effort: MaybeRating = None
    enjoyment: MaybeRating = None
    helped: ListOfWords = ()
    hindered: ListOfWords = ()
    learned: MaybeWords = None
    relief: MaybeWords = None
    cost: MaybeWords = None
