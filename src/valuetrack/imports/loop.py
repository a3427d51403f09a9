"""Loop Habit Tracker's tables: one of marks for each habit in a folder of its own, and one of all habits.

A mark is a word, or in older versions a figure: -1 unknown, 0 no, 1 automatic, 2 done, 3 skipped. The number of a habit
that counts is written times 1,000, or with a point as it is; a skip is 0.003 then.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from valuetrack.errors import BadFile
from valuetrack.frozen import Frozen
from valuetrack.imports.archives import is_archive, unpacked
from valuetrack.imports.days import days_of
from valuetrack.imports.found import Done, Found, Left, Mark, Moment, Why
from valuetrack.imports.tables import name_of, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from valuetrack.imports.found import Reading
    from valuetrack.imports.tables import Table

_HABITS, _CHECKMARKS = "habits.csv", "checkmarks.csv"
_OF_HABITS = ("position", "name", "type", "unit", "targetvalue")
_OF_MARKS = ("date", "value", "notes")
_WORDS = {
    "NO": Mark.NO,
    "YES_AUTO": Mark.AUTOMATIC,
    "SKIP": Mark.SKIPPED,
    "UNKNOWN": Mark.UNKNOWN,
    "": Mark.UNKNOWN,
}
_CODES = {-1: Mark.UNKNOWN, 0: Mark.NO, 1: Mark.AUTOMATIC, 3: Mark.SKIPPED}
_DONE_WORD, _DONE_CODE = "YES_MANUAL", 2
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_THOUSAND = 1_000
_NAMES_NO_MARKS = "The file is no table of marks, as Loop Habit Tracker's are."
_WHOLE = "Give the whole archive or folder that it exports."


class Habit(Frozen):
    """A habit: its name, whether it counts something, and what."""

    name: str
    counts: bool | None = None
    unit: str = ""


class Column(Frozen):
    """The marks of one habit in a table: each with its line, its day as written, and a note."""

    habit: Habit
    file: str
    cells: tuple[tuple[int, str, str, str], ...]


def read(files: Mapping[str, bytes], reading: Reading) -> Found:
    """The marks of all habits, and the notes beside them. Raises BadFile and TwoReadings."""
    if [*files] == [""] and is_archive(files[""]):
        files = unpacked(files[""])
    paths = {PurePosixPath(name): data for name, data in files.items()}
    habits = _habits(paths)
    of_one: list[tuple[Column, Table]] = []
    of_all: list[tuple[Column, Table]] = []
    for path in sorted(path for path in paths if path.name.lower() in (_CHECKMARKS, "")):
        position, name = _position_and_name(path)
        rows = table(paths[path], _OF_MARKS, str(path) if path.name else "", _OF_MARKS if position else ())
        if position and rows.place("value") is not None:
            habit = habits.get(f"/{position}") or habits.get(name) or Habit(name or position)
            of_one.append((_of_one(path, rows, habit), rows))
        else:
            of_all += [(column, rows) for column in _of_all(path, rows, habits)]
    found = of_one or of_all
    if not found:
        raise BadFile(_NAMES_NO_MARKS, hint=_WHOLE)
    return _found([column for column, _ in found], [rows for _, rows in found], reading)


def _position_and_name(path: PurePosixPath) -> tuple[str, str]:
    """The position and the name of a habit, as its folder has them; no position where it is no such folder."""
    position, _, name = path.parent.name.partition(" ")
    return (position.lstrip("0"), name) if position.isascii() and position.isdigit() else ("", path.parent.name)


def _habits(paths: Mapping[PurePosixPath, bytes]) -> dict[str, Habit]:
    """The habits of the list of them, by their names and by their positions."""
    found: dict[str, Habit] = {}
    for path, data in paths.items():
        if path.name.lower() == _HABITS:
            rows = table(data, _OF_HABITS)
            places = {name: rows.place(name) for name in _OF_HABITS}
            for _, cells in rows.rows:
                said = {name: cells[place].strip() for name, place in places.items() if place is not None}
                kind = said.get("type") or ("NUMERICAL" if said.get("targetvalue") or said.get("unit") else "")
                habit = Habit(said.get("name", ""), kind.upper() == "NUMERICAL" if kind else None, said.get("unit", ""))
                found[habit.name] = habit
                found[f"/{said.get('position', '').lstrip('0')}"] = habit
    return found


def _of_one(path: PurePosixPath, rows: Table, habit: Habit) -> Column:
    """The table of one habit."""
    day, value, note = (rows.place(one) for one in _OF_MARKS)
    if day is None or value is None:
        raise BadFile(_NAMES_NO_MARKS, hint=_WHOLE)
    cells = ((line, row[day], row[value], row[note] if note is not None else "") for line, row in rows.rows)
    return Column(habit, str(path), tuple(cells))


def _of_all(path: PurePosixPath, rows: Table, habits: Mapping[str, Habit]) -> Iterable[Column]:
    """The table of all habits: a column for each."""
    names = [name_of(one) for one in rows.names]
    if names[:1] != ["date"] or names[1:2] in (["value"], []):
        raise BadFile(_NAMES_NO_MARKS, hint=_WHOLE)
    for place, name in enumerate(rows.names[1:], 1):
        cells = ((line, row[0], row[place], "") for line, row in rows.rows)
        yield Column(habits.get(name, Habit(name)), str(path) if path.name else "", tuple(cells))


def _found(columns: Sequence[Column], tables: Sequence[Table], reading: Reading) -> Found:
    """What stands in some columns of the tables."""
    days = days_of((day for column in columns for _, day, _, _ in column.cells), reading.day_format)
    left = {one: None for rows in tables for one in rows.left}
    marks: dict[Mark, int] = {}
    moments = []
    for column in columns:
        counts = _counts(column)
        for line, day, cell, note in column.cells:
            when = days.when(day)
            if when is None:
                left[Left(line, Why.DAY, column.file)] = None
                continue
            mark = _mark(cell, column.habit, counts=counts)
            if isinstance(mark, Mark):
                marks[mark] = marks.get(mark, 0) + 1
            done = () if isinstance(mark, Mark) else (Done(mark, (column.habit.name,), key=column.habit.name),)
            written = f"{column.habit.name}: {note.strip()}" if note.strip() else None
            if done or written:
                moments.append(Moment(line, when, done, written, file=column.file))
    how: Any = {"encoding": tables[0].encoding, "delimiter": tables[0].delimiter, "day_format": days.form}
    return Found(tuple(moments), tuple(left), marks, **how)


def _counts(column: Column) -> bool:
    """Whether a habit counts something: as its list says, or as its numbers show, for a mark is 3 at most."""
    if column.habit.counts is not None:
        return column.habit.counts
    numbers = [cell.strip() for _, _, cell, _ in column.cells if _NUMBER.fullmatch(cell.strip())]
    return any("." in one or int(one) > max(_CODES) for one in numbers)


def _mark(cell: str, habit: Habit, *, counts: bool) -> Mark | str:
    """What was done, in words, or the mark that says that nothing was."""
    word = cell.strip().upper()
    if word == _DONE_WORD:
        return habit.name
    if word in _WORDS or not _NUMBER.fullmatch(word):
        return _WORDS.get(word, Mark.UNKNOWN)
    number = Decimal(word) * (_THOUSAND if counts and "." in word else 1)
    if not counts:
        return habit.name if number == _DONE_CODE else _CODES.get(int(number), Mark.UNKNOWN)
    code = _CODES.get(int(number)) if number == int(number) else None
    if number < 0 or (code is not None and code is not Mark.AUTOMATIC):
        return code or Mark.UNKNOWN
    amount = f"{number / _THOUSAND:f}"
    amount = amount.rstrip("0").rstrip(".") if "." in amount else amount
    return f"{habit.name} ({f'{amount} {habit.unit}'.strip()})"
