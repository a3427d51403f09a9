"""Notes of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from datetime import date


class NoteKept(Receipt):
    """A note that was kept for a day."""

    day: date


class NoteEdited(Receipt):
    """A note of a day that was put right."""

    day: date
