"""Looks back."""

from sqlalchemy import Index

from valuetrack.model import ReflectionKind
from valuetrack.store.tables.columns import (
    Chosen,
    Kept,
    MaybeIdentity,
    MaybeRating,
    MaybeWords,
    MaybeYesOrNo,
    OnDay,
    index_where,
)


class ReflectionRow(Kept, table=True):
    """A look back; `about` names an action or an opportunity, so that no foreign key can stand for it."""

    __tablename__ = "reflection"
    __parts__ = (
        Index("reflection_day", "day"),
        index_where("about IS NOT NULL", "reflection_about", "about"),
    )

    day: OnDay
    kind: Chosen[ReflectionKind]
    about: MaybeIdentity = None
    happened: MaybeWords = None
    common_humanity: MaybeWords = None
    kind_words: MaybeWords = None
    learned: MaybeWords = None
    intensity: MaybeRating = None
    room: MaybeYesOrNo = None
