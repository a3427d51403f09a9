"""Notes of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import replace
from valuetrack.model import CheckIn, new_id
from valuetrack.reports.notes import NoteEdited, NoteKept
from valuetrack.tracker.names import receipt

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.store.writing import Writer


def keep_note(store: Writer, day: date, note: str) -> NoteKept:
    """Keep a note of a day. Raises BadText."""
    kept = store.put(CheckIn(id=new_id(), day=day, note=note))
    return receipt(store, NoteKept, kept)


def edit_note(store: Writer, prefix: str, fields: Mapping[str, Any]) -> NoteEdited:
    """Put a note of a day right; what is not named stays. Raises Unknown, Ambiguous, BadText."""
    edited = store.put(replace(store.find(prefix, [CheckIn]), **fields))
    return receipt(store, NoteEdited, edited)
