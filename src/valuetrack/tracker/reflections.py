"""Reflections: looking back with self-compassion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.errors import NeedsMore
from valuetrack.frozen import replace
from valuetrack.model import Action, Opportunity, Reflection, ReflectionKind, new_id
from valuetrack.reports.reflections import ReflectionEdited, ReflectionKept
from valuetrack.tracker.changes import refuse_overwriting
from valuetrack.tracker.names import receipt, resolved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


def reflect(
    store: Writer, day: date, kind: ReflectionKind, about: str | None, fields: Mapping[str, Any]
) -> ReflectionKept:
    """Keep a reflection of `day`; `about` is the beginning of an action's or opportunity's id.

    Raises NeedsMore where there is no text in it, Unknown, Ambiguous.
    """
    if not any(fields.values()):
        raise NeedsMore(
            "There is nothing to keep yet.", hint="Give --happened, --common-humanity, --kind-words or --learned."
        )
    known = resolved(store, Reflection, {**fields, "about": about}, day)
    kept = store.put(Reflection(id=new_id(), day=day, kind=kind, **known))
    return receipt(store, ReflectionKept, kept)


def edit_reflection(
    store: Writer, prefix: str, fields: Mapping[str, Any], stood: Mapping[str, Any] | None = None
) -> ReflectionEdited:
    """Put a reflection right; fields that are not named stay.

    `stood` is what stood in it when the person began to write. Raises Unknown, Ambiguous, and Declined where one of
    the fields is another by now.
    """
    reflection = reflection_of(store, prefix)
    refuse_overwriting(reflection, fields, stood)
    edited = store.put(replace(reflection, **resolved(store, Reflection, fields, reflection.day)))
    return receipt(store, ReflectionEdited, edited)


def about_of(store: Reader, prefix: str) -> str:
    """The id of the action or opportunity that a reflection is about, by its beginning. Raises Unknown, Ambiguous."""
    return store.find(prefix, [Action, Opportunity]).id


def reflection_of(store: Reader, prefix: str) -> Reflection:
    """The reflection whose id begins so. Raises Unknown, Ambiguous."""
    return store.find(prefix, [Reflection])
