"""Any table with a day in each row; its columns are known by their names, or by those that a person gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from valuetrack.errors import BadFile, Contradiction
from valuetrack.imports.days import days_of, time_of
from valuetrack.imports.found import Done, Found, Left, Mark, Moment, Why
from valuetrack.imports.tables import name_of, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from valuetrack.imports.found import Reading
    from valuetrack.imports.tables import Table

# What a column holds, and by which names it is known.
ROLES = {
    "day": ("day", "date", "fulldate", "datetime", "timestamp", "when", "calendardate", "donedate", "startdate"),
    "time": ("time", "at", "starttime", "hour"),
    "activity": ("activity", "what", "task", "todo", "habit", "habitname", "title", "name", "action", "summary"),
    "note": ("note", "notes", "text", "entry", "journal", "comment", "comments", "commenttext", "body", "content"),
    "list": ("list", "project", "category", "habitcategory", "group", "area", "context", "folder", "tag", "tags"),
    "done": ("done", "completed", "complete", "checked", "finished", "status"),
    "mood": ("mood", "moodrating", "rating", "feeling"),
    "minutes": ("minutes", "mins", "duration", "durationminutes"),
}
_EITHER = "value"  # a mark in one program, and what matters in another
_MARKS: dict[str, Mark | None] = {
    **dict.fromkeys(("1", "yes", "y", "true", "x", "done", "completed", "complete", "checked", "finished"), None),
    **dict.fromkeys(("✓", "✔", "☑", "✅", "yes_manual"), None),
    **dict.fromkeys(("0", "no", "n", "false", "", "-", "not done", "unchecked", "☐", "✗", "✘", "❌"), Mark.NO),
    **dict.fromkeys(("skip", "skipped"), Mark.SKIPPED),
    **dict.fromkeys(("auto", "automatic", "yes_auto"), Mark.AUTOMATIC),
    **dict.fromkeys(("open", "todo", "pending", "waiting", "in progress"), Mark.OPEN),
    **dict.fromkeys(("deleted", "cancelled", "canceled"), Mark.DELETED),
    "unknown": Mark.UNKNOWN,
}
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,6})?")
_BETWEEN = re.compile(r"[,;|]")
_MINUTES = re.compile(r"([0-9]{1,6})(?: ?(?:m|min|mins|minutes?))?")
_HOURS = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?")  # more hours than a day has are none
_TOP_OF_FIVE, _TOP = 5, 10


def read(files: Mapping[str, bytes], reading: Reading) -> Found:
    """The rows of a table. Raises BadFile, TwoReadings, and Contradiction where a column that is named is not there."""
    (data,) = files.values()
    known = {name for names in ROLES.values() for name in names} | {_EITHER} | {*map(name_of, reading.columns.values())}
    rows = table(data, known)
    places = _places(rows, reading.columns)
    if "day" not in places or not places.keys() & {"activity", "note", "mood"}:
        raise BadFile(
            "No column of the file is known as a day beside an activity, a note or a mood.",
            hint="Name them, such as: --column day=Datum --column note=Text",
        )
    days = days_of((cells[places["day"]] for _, cells in rows.rows), reading.day_format)
    marks: dict[Mark, int] = {}
    moments, left, timeless, unmeasured = [], list(rows.left), [], []
    for line, cells in rows.rows:
        said = {role: cells[place].strip() for role, place in places.items()}
        at = time_of(said.get("time", ""))
        when = days.when(said["day"], at)
        if when is None:
            left.append(Left(line, Why.DAY))
            continue
        if at is None and said.get("time"):
            timeless.append(line)
        mark = _mark(said["done"]) if "done" in said else None
        if mark is not None:
            marks[mark] = marks.get(mark, 0) + 1
        done = (_done(said),) if mark is None and said.get("activity") else ()
        if said.get("minutes") and any(one.minutes is None for one in done):
            unmeasured.append(line)
        if done or said.get("note") or said.get("mood") or mark is None:
            moments.append(Moment(line, when, done, said.get("note") or None, said.get("mood") or None))
    return Found(
        tuple(moments),
        tuple(left),
        marks,
        _moods(moments),
        tuple(timeless),
        rows.encoding,
        rows.delimiter,
        days.form,
        tuple(one for place, one in enumerate(rows.names) if place not in places.values()),
        tuple(unmeasured),
    )


def _places(rows: Table, named: Mapping[str, str]) -> dict[str, int]:
    """The place of the column of each role: the one that a person named, or the first that is known for it."""
    places = {}
    for role, names in ROLES.items():
        wanted = (name_of(named[role]),) if role in named else names
        place = rows.place(*wanted)
        if role in named and place is None:
            raise Contradiction(f"The file has no column {named[role]}.", hint=f"Its columns: {', '.join(rows.names)}.")
        if place is not None:
            places[role] = place
    either = rows.place(_EITHER)
    if either is not None and either not in places.values():
        cells = [row[either].strip() for _, row in rows.rows]
        role = "done" if all(one.lower() in _MARKS or _NUMBER.fullmatch(one) for one in cells) else "list"
        places.setdefault(role, either)
    return places


def _mark(cell: str) -> Mark | None:
    """What a mark says of why something is no activity; None where it says that it was done."""
    word = cell.lower()
    if word in _MARKS:
        return _MARKS[word]
    if not _NUMBER.fullmatch(word):
        return Mark.UNKNOWN
    number = float(word.replace(",", "."))
    return Mark.UNKNOWN if number < 0 else Mark.NO if number == 0 else None


def _done(said: Mapping[str, str]) -> Done:
    lists = [one.strip() for one in _BETWEEN.split(said.get("list", ""))]
    return Done(said["activity"], tuple(one for one in (*lists, said["activity"]) if one), _minutes(said))


def _minutes(said: Mapping[str, str]) -> int | None:
    cell = said.get("minutes", "").lower()
    if hours := _HOURS.fullmatch(cell):
        return int(hours[1]) * 60 + int(hours[2])
    minutes = _MINUTES.fullmatch(cell)
    return int(minutes[1]) if minutes else None


def _moods(moments: Iterable[Moment]) -> dict[str, int]:
    """Moods in figures as ratings from 0 to 10; none where all of them would fit a scale of five, too."""
    labels = {one.mood for one in moments if one.mood}
    numbers = {one: int(one) for one in labels if one.isascii() and one.isdigit() and len(one) <= len(str(_TOP))}
    is_clear = numbers.keys() == labels and _TOP_OF_FIVE < max(numbers.values(), default=0) <= _TOP
    return numbers if is_clear else {}
