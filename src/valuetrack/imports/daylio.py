"""Daylio's table of moods and activities, in each of its generations; its columns are found by their names."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from valuetrack.errors import BadFile
from valuetrack.imports.days import days_of, time_of
from valuetrack.imports.found import Done, Found, Left, Moment, Program, Why
from valuetrack.imports.moods import moods_of
from valuetrack.imports.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from valuetrack.imports.found import Reading

_KNOWN = ("fulldate", "year", "date", "weekday", "time", "mood", "activities", "scales", "notetitle", "note")
_LINE_END = re.compile(r"<br */?>|</(?:p|div|li|h[1-6])>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|big|blockquote|del|div|em|font|h[1-6]|i|li|ol|p|s|small|span|strike|strong|sub|sup|u|ul)"
    r"(?: [^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)


def read(files: Mapping[str, bytes], reading: Reading) -> Found:
    """The rows of a Daylio table. Raises BadFile and TwoReadings."""
    (data,) = files.values()
    rows = table(data, _KNOWN)
    places = {name: rows.place(name) for name in _KNOWN}
    if places["mood"] is None or (places["fulldate"] is None and places["date"] is None):
        raise BadFile("The file has no columns full_date and mood, as Daylio's have.", hint="Export it anew as CSV.")
    named = [
        (line, {name: cells[place] for name, place in places.items() if place is not None}) for line, cells in rows.rows
    ]
    days = days_of((_day_in(cells) for _, cells in named), reading.day_format)
    moments, left, timeless = [], list(rows.left), []
    for line, cells in named:
        at = time_of(cells.get("time", ""))
        when = days.when(_day_in(cells), at)
        if when is None:
            left.append(Left(line, Why.DAY))
            continue
        if at is None and cells.get("time", "").strip():
            timeless.append(line)
        moments.append(
            Moment(line, when, _activities(cells.get("activities", "")), _text(cells), cells["mood"].strip() or None)
        )
    return Found(
        tuple(moments),
        tuple(left),
        moods=moods_of(Program.DAYLIO),
        timeless=tuple(timeless),
        encoding=rows.encoding,
        delimiter=rows.delimiter,
        day_format=days.form,
        unread=rows.unread(_KNOWN),
    )


def _day_in(cells: Mapping[str, str]) -> str:
    """The day of a row: the whole of it, or in old tables a day with its month beside a year."""
    if "fulldate" in cells:
        return cells["fulldate"]
    return f"{cells['date']} {cells['year']}" if "year" in cells else cells["date"]


def _activities(cell: str) -> tuple[Done, ...]:
    """The activities of a row, each once, in their order."""
    names = dict.fromkeys(" ".join(one.split()) for one in cell.split("|"))
    return tuple(Done(name, (name,)) for name in names if name)


def _text(cells: Mapping[str, str]) -> str | None:
    """What was written: the title, the note, and the scales, each scale in a line."""
    scales = "\n".join(one.strip() for one in cells.get("scales", "").split("|") if one.strip())
    parts = (without_html(cells.get(name, "")) for name in ("notetitle", "note"))
    return "\n\n".join(part for part in (*parts, scales) if part) or None


def without_html(text: str) -> str:
    """A note as a person reads it; what is no mark of HTML stays as it is."""
    text = _TAG.sub("", _LINE_END.sub("\n", text))
    return _ENTITY.sub(lambda one: html.unescape(one[0]), text).strip()
