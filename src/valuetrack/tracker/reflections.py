"""Reflections: looking back with self-compassion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.errors import NeedsMore
from valuetrack.frozen import replace
from valuetrack.model import Reflection, ReflectionKind, new_id
from valuetrack.reports.reflections import ReflectionEdited, ReflectionKept
from valuetrack.tracker.names import receipt, resolved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


def reflect(
    store: Writer, day: date, kind: ReflectionKind, about: str | None, texts: Mapping[str, Any]
) -> ReflectionKept:
    """Keep a reflection of `day`; `about` is the beginning of an action's or opportunity's id.

    Raises NeedsMore where there is no text in it, Unknown, Ambiguous.
    """
    if not any(texts.values()):
        raise NeedsMore(
            "There is nothing to keep yet.", hint="Give --happened, --common-humanity, --kind-words or --learned."
        )
    fields = resolved(store, Reflection, {**texts, "about": about})
    kept = store.put(Reflection(id=new_id(), day=day, kind=kind, **fields))
    return receipt(store, ReflectionKept, kept)


def edit_reflection(store: Writer, prefix: str, fields: Mapping[str, Any]) -> ReflectionEdited:
    """Put a reflection right; fields that are not named stay. Raises Unknown, Ambiguous."""
    reflection = reflection_of(store, prefix)
    edited = store.put(replace(reflection, **resolved(store, Reflection, fields)))
    return receipt(store, ReflectionEdited, edited)


def reflection_of(store: Reader, prefix: str) -> Reflection:
    """The reflection whose id begins so. Raises Unknown, Ambiguous."""
    return store.find(prefix, [Reflection])
