"""Daylio's tables in each of their generations, and as they come back from a spreadsheet."""

from __future__ import annotations

import pytest

from tests.imports import found_in, left, told
from valuetrack.errors import BadFile
from valuetrack.imports.daylio import without_html
from valuetrack.imports.days import TwoReadings
from valuetrack.imports.found import DayFormat

FIRST = """\
year,date,weekday,time,mood,activities,note
2018,29 March,Thursday,11:54 pm,rad,"swimming | tea with Ada ","a long day"
2018,March 28,Wednesday,12:20 am,meh,,""
"""
SECOND = """\
full_date,date,weekday,time,mood,activities,note
2020-05-25,25 May,Monday,6:51 pm,awful,,""
2020-05-25,25 May,Monday,14:58,meh,work | tea,"Could be ""brighter"" still"
"""
THIRD = """\
full_date,date,weekday,time,mood,activities,note_title,note
2021-09-28,28 September,Tuesday,10:00\u202fPM,calm ,"tea | reading | tea","Evening","Rain.<br><br><b>Sun</b> &amp; wind"
"""
FOURTH = """\
full_date,date,weekday,time,mood,activities,scales,note_title,note
2026-04-12,April 12,Sunday,12:00,good,"","Sleep: 8/10 points | Slept: 8:00","","Rested"
"""


class TestEachGeneration:
    def test_a_year_beside_a_day_and_its_month(self) -> None:
        assert told(found_in("daylio", FIRST)) == [
            ("2018-03-29 23:54", "swimming + tea with Ada", "a long day", "rad"),
            ("2018-03-28 00:20", "", "", "meh"),
        ]

    def test_a_whole_date_and_both_ways_to_write_a_time(self) -> None:
        assert told(found_in("daylio", SECOND)) == [
            ("2020-05-25 18:51", "", "", "awful"),
            ("2020-05-25 14:58", "work + tea", 'Could be "brighter" still', "meh"),
        ]

    def test_a_title_before_a_note_with_html(self) -> None:
        assert told(found_in("daylio", THIRD)) == [
            ("2021-09-28 22:00", "tea + reading", "Evening\n\nRain.\n\nSun & wind", "calm"),
        ]

    def test_scales(self) -> None:
        [(_, _, text, _)] = told(found_in("daylio", FOURTH))

        assert text == "Rested\n\nSleep: 8/10 points\nSlept: 8:00"

    def test_the_order_of_the_columns_says_nothing(self) -> None:
        found = found_in("daylio", "Note,MOOD,Full Date,colour\nhello,good,2020-05-25,blue\n")

        assert told(found) == [("2020-05-25", "", "hello", "good")]
        assert found.unread == ("colour",)

    def test_a_column_that_comes_again_is_said_to_be_left(self) -> None:
        found = found_in("daylio", "full_date,mood,note,Note\n2020-05-25,good,hello,more\n")

        assert told(found) == [("2020-05-25", "", "hello", "good")]
        assert found.unread == ("Note",)

    def test_the_labels_that_it_comes_with_stand_for_ratings(self) -> None:
        assert sorted(found_in("daylio", SECOND).moods.values()) == [0, 3, 5, 8, 10]


class TestSavedAgainElsewhere:
    def test_semicolons_a_mark_before_the_text_and_utf_16(self) -> None:
        again = SECOND.replace(",", ";")
        for data in (again.encode("utf-8-sig"), again.encode("utf-16"), again.encode("utf-16-be")):
            found = found_in("daylio", data)
            assert (told(found), found.delimiter) == (told(found_in("daylio", SECOND)), ";")

    def test_the_letters_of_an_old_spreadsheet(self) -> None:
        found = found_in("daylio", SECOND.replace("tea", "thé").encode("cp1252"))

        assert told(found)[1][1] == "work + thé"
        assert found.encoding == "Windows-1252"

    def test_days_in_another_order_are_read_where_one_of_them_settles_it(self) -> None:
        found = found_in("daylio", "full_date,mood\n05/04/2020,good\n25/04/2020,good\n")

        assert [day for day, *_ in told(found)] == ["2020-04-05", "2020-04-25"]
        assert found.day_format is DayFormat.DAY_FIRST

    def test_days_that_can_be_read_in_two_ways_are_asked_about(self) -> None:
        twice = "full_date,mood\n05/04/2020,good\n06/04/2020,good\n"
        with pytest.raises(TwoReadings, match=r"Sun 2020-04-05 \(day-first\) or Mon 2020-05-04 \(month-first\)"):
            found_in("daylio", twice)

        assert told(found_in("daylio", twice, day_format=DayFormat.MONTH_FIRST))[0][0] == "2020-05-04"


class TestWhatIsLeftOut:
    def test_rows_are_named_by_their_lines(self) -> None:
        rows = (
            "2020-05-25,good,one\n"
            "2020-05-26,good,two,a cell more\n"
            "\n"
            "someday,good,three\n"
            "2020-05-28,good\n"
            '2020-05-29,good,"a note\nof two lines"\n'
            "2020-05-30,good,nul\x00\n"
            "2020-05-31,,\n"
        )
        found = found_in("daylio", f"full_date,mood,note\n{rows}")

        assert left(found) == [(3, "cells"), (5, "day"), (6, "cells"), (9, "text"), (10, "nothing")]
        assert [one.line for one in found.moments] == [2, 7]

    def test_a_quote_that_never_ends_takes_no_other_row_along(self) -> None:
        found = found_in("daylio", 'full_date,mood,note\n2020-05-25,good,"never\n2020-05-26,good,whole\n')

        assert left(found) == [(2, "quotes")]
        assert [day for day, *_ in told(found)] == ["2020-05-26"]

    def test_a_time_that_cannot_be_read_is_named_and_its_row_kept(self) -> None:
        found = found_in("daylio", "full_date,time,mood\n2020-05-25,25:10,good\n2020-05-25,dusk,good\n")

        assert (found.timeless, [day for day, *_ in told(found)]) == ((2, 3), ["2020-05-25"] * 2)

    @pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "full_date,date\n2020-05-25,x\n", "{}", "sep=;\n"])
    def test_what_is_no_table_of_daylio_is_refused(self, text: str) -> None:
        with pytest.raises(BadFile, match="full_date and mood"):
            found_in("daylio", text)

    def test_what_is_no_text_is_refused(self) -> None:
        with pytest.raises(BadFile, match="no text"):
            found_in("daylio", b"\x81\x8d\x8f")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a < b and c > d", "a < b and c > d"),
        ("AT&T &copy &amp; &#233;", "AT&T &copy & é"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ('<span style="color:x">soft</span>', "soft"),
        ("<3 you <me>", "<3 you <me>"),
    ],
)
def test_marks_of_html_go_and_all_else_stays(written: str, read: str) -> None:
    assert without_html(written) == read
