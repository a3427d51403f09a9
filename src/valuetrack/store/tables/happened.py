"""What an action and an opportunity have in common: how it went."""

from valuetrack.model import BarrierKind
from valuetrack.store.tables.columns import (
    Chosen,
    Kept,
    ListOfWords,
    MaybeMinutes,
    MaybeRating,
    MaybeWords,
)


class HappenedRow(Kept):
    """What an action and an opportunity have in common."""

    got_in_way: MaybeWords = None
    barrier_kind: Chosen[BarrierKind | None] = None
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
