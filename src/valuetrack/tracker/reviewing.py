"""Looking back: reflections and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.identity import new_id
from valuetrack.model import CheckIn
from valuetrack.reports.old_receipt import Receipt

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.store.writing import Writer


def keep_note(store: Writer, day: date, note: str) -> Receipt:
    """Keep a note in the middle of a week."""
    check_in = store.put(CheckIn(id=new_id(), day=day, note=note))
    short = store.short_id(check_in.id)
    return Receipt("note-kept", f"Kept note {short} for {describe_day(day)}.", (check_in.id,), records=(check_in,))
