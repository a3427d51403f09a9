"""What was understood of the file of another program, as people see it before anything is written."""

from __future__ import annotations

from datetime import date, time

from tests.render.screens import told
from valuetrack.frozen import replace
from valuetrack.imports.found import DayFormat, Mark, Program, Why
from valuetrack.reports.imports_from import Arrival, ImportUnderstood, ListLine, MarkLine, MoodLine, RowLeft

DAY = date(2026, 1, 10)
ALL = ImportUnderstood(
    program=Program.DAYLIO,
    start=DAY,
    end=date(2026, 1, 12),
    activities=3,
    notes=1,
    reflections=0,
    known=2,
    taken_out=1,
    arrivals=(Arrival("activity", DAY, time(9, 30), "tea", "Quiet"), Arrival("check-in", DAY, None, "Rain", None)),
    lists=(ListLine("tea", 2, "Quiet", new=True), ListLine("work", 1, None, new=False)),
    moods=(MoodLine("rad", 2, 10), MoodLine("calm", 1, None)),
    marks=(MarkLine(Mark.SKIPPED, 4),),
    left=(RowLeft("", 5, Why.CELLS),),
    timeless=(),
    unmeasured=(),
    by_place=False,
    encoding="UTF-16",
    delimiter=";",
    day_format=DayFormat.DAY_FIRST,
    unread=("colour",),
)
BARE = replace(
    ALL, arrivals=ALL.arrivals[:1], lists=(), moods=(), marks=(), left=(), encoding="UTF-8", delimiter="", unread=()
)


def understood() -> ImportUnderstood:
    """A report in which every part has something."""
    return ALL


def test_everything_that_was_understood_is_said() -> None:
    said = told(ALL, 120)

    for line in (
        "From Daylio",
        "What comes in: 3 activities and 1 note of a day, Sat 2026-01-10 to Mon 2026-01-12.",
        "2 are here already.",
        "1 was deleted here and stays out.",
        "Sat 2026-01-10 09:30: tea (Quiet)",
        "Sat 2026-01-10: Rain",
        "Quiet (new)",
        "What a mood stands for, from 0 to 10",
        "A mood that stands for nothing here is kept as a word in a note of the day.",
        "marked as skipped: 4",
        "line 5: more or fewer cells than there are columns",
        "Read in UTF-16, with a semicolon between cells and with the day before the month.",
        "Columns that are not read: colour.",
    ):
        assert line in said


def test_in_words_nothing_is_counted() -> None:
    said = told(ALL, 120, words_only=True)

    assert "What comes in: activities and notes of a day, Sat 2026-01-10 to Mon 2026-01-12." in said
    assert "Some of it is here already." in said
    assert "Some of it was deleted here and stays out." in said
    assert "very good" in said
    assert "what is marked as skipped" in said


def test_what_there_is_nothing_of_is_not_named() -> None:
    said = told(replace(BARE, day_format=None, known=1, taken_out=2), 80)

    for line in ("Which value", "mood", "Left out", "Read in", "It ends with", "Columns"):
        assert line not in said
    assert "1 is here already." in said
    assert "2 were deleted here and stay out." in said


def test_where_nothing_is_new_that_is_said() -> None:
    nothing = replace(BARE, start=None, end=None, activities=0, notes=0, arrivals=(), known=0, taken_out=0)

    assert "Nothing of it is new here." in told(nothing, 80)


def test_rows_are_named_by_line_by_place_by_file_and_many_of_them_by_the_first_and_the_last() -> None:
    rows = tuple(RowLeft("", line, Why.DAY) for line in range(2, 40))
    assert "lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and more, up to 39: no day" in told(replace(ALL, left=rows), 200)
    assert "entries 2 and 3: no day" in told(replace(ALL, left=rows[:2], by_place=True), 200)
    in_file = (RowLeft("001 Walk/Checkmarks.csv", 3, Why.DAY),)
    assert "001 Walk/Checkmarks.csv, line 3: no day" in told(replace(ALL, left=in_file), 200)
    assert "the time of day in line 4, which cannot be read" in told(replace(ALL, timeless=(4,)), 200)
    assert "the minutes in line 4, which cannot be read" in told(replace(ALL, unmeasured=(4,)), 200)


def test_of_many_columns_that_are_not_read_the_first_are_named() -> None:
    said = told(replace(ALL, unread=tuple(f"column {number}" for number in range(300))), 200)

    assert "column 9 and more." in said
    assert "column 10" not in said
