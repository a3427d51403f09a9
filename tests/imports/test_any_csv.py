"""Any table with a day in each row."""

from __future__ import annotations

import pytest

from tests.imports import found_in, left, told
from valuetrack.errors import BadFile, Contradiction
from valuetrack.imports.found import Mark


def test_columns_go_by_their_names() -> None:
    found = found_in(
        "csv",
        "Minutes;Tags;Note;Date;Done;Activity;Mood;Time;Weather\n"
        "30;out, people;a long way;2026-01-02;yes;walked;7;18:30;rain\n",
    )

    assert told(found) == [("2026-01-02 18:30", "walked", "a long way", "7")]
    assert found.moments[0].done[0].lists == ("out", "people", "walked")
    assert found.moments[0].done[0].minutes == 30
    assert (found.moods, found.unread, found.delimiter) == ({"7": 7}, ("Weather",), ";")


def test_columns_go_by_the_names_that_are_given() -> None:
    columns = {"day": "Datum", "note": "was war"}
    found = found_in("csv", "Was War,Datum\nTee,2026-01-02\n", columns=columns)

    assert told(found) == [("2026-01-02", "", "Tee", "")]
    with pytest.raises(Contradiction, match="no column Zeit"):
        found_in("csv", "Was War,Datum\nTee,2026-01-02\n", columns={**columns, "time": "Zeit"})


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        *((one, None) for one in ("yes", "TRUE", "x", "done", "1", "80", "1.5", "☑", "YES_MANUAL")),
        *((one, Mark.NO) for one in ("no", "false", "", "0", "0.0", "not done", "☐")),
        *((one, Mark.SKIPPED) for one in ("skip", "Skipped")),
        *((one, Mark.AUTOMATIC) for one in ("auto", "YES_AUTO")),
        *((one, Mark.UNKNOWN) for one in ("?", "n/a", "-2150000000", "maybe", "xylophone")),
        *((one, Mark.OPEN) for one in ("todo", "pending")),
        ("deleted", Mark.DELETED),
    ],
)
def test_a_mark_says_whether_something_was_done(mark: str, why: Mark | None) -> None:
    found = found_in("csv", f'date,activity,done\n2026-01-02,walked,"{mark}"\n')

    assert found.marks == ({} if why is None else {why: 1})
    assert len(found.moments) == (why is None)


def test_what_was_written_beside_a_mark_stays() -> None:
    assert told(found_in("csv", "date,habit,done,comment\n2026-01-02,walk,no,snow\n")) == [
        ("2026-01-02", "", "snow", "")
    ]


@pytest.mark.parametrize(
    ("cells", "done", "lists"),
    [
        (("1", "0", "-2150000000"), 1, ("Walk",)),
        (("Health", "Friends", "Health"), 3, ("Health", "Walk")),
    ],
)
def test_a_column_named_value_holds_marks_or_what_matters(
    cells: tuple[str, ...], done: int, lists: tuple[str, ...]
) -> None:
    rows = "".join(f"Walk,1/{20 + number}/2026,{cell}\n" for number, cell in enumerate(cells))
    found = found_in("csv", f"HabitName,CalendarDate,Value\n{rows}")

    assert len(found.moments) == done
    assert found.moments[0].done[0].lists == lists


@pytest.mark.parametrize(
    ("moods", "known"),
    [
        (("7", "3"), {"7": 7, "3": 3}),
        (("5", "3"), {}),
        (("10", "calm"), {}),
        (("11", "6"), {}),
        (("100",), {}),
    ],
)
def test_moods_in_figures_are_ratings_where_no_shorter_scale_fits(
    moods: tuple[str, ...], known: dict[str, int]
) -> None:
    assert found_in("csv", "date,mood\n" + "".join(f"2026-01-02,{one}\n" for one in moods)).moods == known


@pytest.mark.parametrize(
    ("cell", "minutes"), [("45 min", 45), ("1:30", 90), ("1:30:10", 90), ("an hour", None), ("", None)]
)
def test_how_long_it_took(cell: str, minutes: int | None) -> None:
    [moment] = found_in("csv", f"date,activity,duration\n2026-01-02,walked,{cell}\n").moments

    assert moment.done[0].minutes == minutes


def test_the_lines_of_a_long_cell_are_no_rows() -> None:
    long = "x\n2026-01-03,y\n" * 12_000

    found = found_in("csv", f'date,note\n2026-01-02,"{long}"\n2026-01-04,z\n')

    assert left(found) == [(2, "text")]
    assert [moment.text for moment in found.moments] == ["z"]


def test_rows_that_cannot_be_read_are_named() -> None:
    found = found_in("csv", "date,time,note\n2026-01-02,dusk,one\nsoon,,two\n2026-01-02,,\n2026-01-02\n")

    assert left(found) == [(3, "day"), (4, "nothing"), (5, "cells")]
    assert found.timeless == (2,)


def test_minutes_that_cannot_be_read_are_named_and_nothing_is_made_of_them() -> None:
    table = "date,activity,minutes\n2026-01-02,walk,30:00\n2026-01-02,run,soon\n2026-01-02,swim,1:30\n2026-01-02,row,\n"

    found = found_in("csv", table)

    assert [one.minutes for moment in found.moments for one in moment.done] == [None, None, 90, None]
    assert found.unmeasured == (2, 3)


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "date\n2026-01-02\n", "date,time\n", "note\nhello\n", "Date,Walk,\n"]
)
def test_a_table_without_a_day_and_something_of_it_is_refused(text: str) -> None:
    with pytest.raises(BadFile, match="known as a day"):
        found_in("csv", text)
