"""Notes of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.model import CheckIn, new_id
from valuetrack.reports.notes import NoteKept
from valuetrack.tracker.names import receipt

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.store.writing import Writer


def keep_note(store: Writer, day: date, note: str) -> NoteKept:
    """Keep a note of a day. Raises BadText."""
    kept = store.put(CheckIn(id=new_id(), day=day, note=note))
    return receipt(store, NoteKept, kept)
