"""jrnl's journal as JSON: entries with a title, a body, a day and a time, and without an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from valuetrack.errors import BadFile
from valuetrack.imports.days import days_of, time_of
from valuetrack.imports.decoding import decoded, document
from valuetrack.imports.found import Found, Left, Moment, Why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from valuetrack.imports.days import Days
    from valuetrack.imports.found import Reading


def read(files: Mapping[str, bytes], reading: Reading) -> Found:
    """The entries of a journal. Raises BadFile and TwoReadings."""
    (data,) = files.values()
    text, encoding = decoded(data)
    journal = document(text)
    entries = journal.get("entries") if isinstance(journal, dict) else None
    if not isinstance(entries, list):
        raise BadFile("The file has no entries, as jrnl's have.", hint="Export it with: jrnl --format json")
    written = (entry.get("date") for entry in entries if isinstance(entry, dict))
    days = days_of((day for day in written if isinstance(day, str)), reading.day_format)
    found = [_moment(place, entry, days) for place, entry in enumerate(entries, 1)]
    moments = tuple(one for one in found if isinstance(one, Moment))
    left = tuple(one for one in found if isinstance(one, Left))
    return Found(moments, left, encoding=encoding, day_format=days.form, by_place=True)


def _moment(place: int, entry: Any, days: Days) -> Moment | Left:
    """An entry; its tags stand in its text already."""
    if not isinstance(entry, dict):
        return Left(place, Why.SHAPE)
    parts = [entry.get(name, "") for name in ("title", "body", "date", "time")]
    if not all(isinstance(one, str) for one in parts):
        return Left(place, Why.SHAPE)
    title, body, day, clock = parts
    when = days.when(day, time_of(clock))
    if when is None:
        return Left(place, Why.DAY)
    return Moment(place, when, text="\n".join(one for one in (title.strip(), body.strip()) if one) or None)
