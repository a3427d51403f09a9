"""What is read as a day, a week or a time, and everything that is refused."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from valuetrack.dates import (
    EARLIEST,
    LATEST,
    counts_from_today,
    describe_day,
    describe_week,
    months_after,
    parse_day,
    parse_time,
    parse_week,
)
from valuetrack.errors import BadDate
from valuetrack.render.day_help import AGAIN, FORMS
from valuetrack.weeks import MONDAY, SUNDAY, Week

TODAY = date(2026, 1, 14)  # a Wednesday
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
TODAYS = st.dates(EARLIEST, LATEST)
EITHER = pytest.mark.parametrize("ahead", [True, False])

SAME_EITHER_WAY = [
    ("2026-01-14", date(2026, 1, 14)),
    ("2024-02-29", date(2024, 2, 29)),
    ("1900-01-01", EARLIEST),
    ("2199-12-31", LATEST),
    ("today", TODAY),
    ("Yesterday", date(2026, 1, 13)),
    ("TOMORROW", date(2026, 1, 15)),
    ("wed", TODAY),
    ("Wednesday", TODAY),
    ("-3d", date(2026, 1, 11)),
    ("+2d", date(2026, 1, 16)),
    ("-1w", date(2026, 1, 7)),
    ("+2W", date(2026, 1, 28)),
    ("-0d", TODAY),
    ("3 days ago", date(2026, 1, 11)),
    ("1 day ago", date(2026, 1, 13)),
    ("2 weeks ago", date(2025, 12, 31)),
    ("1 month ago", date(2025, 12, 14)),
    ("in 3 days", date(2026, 1, 17)),
    ("in 2 weeks", date(2026, 1, 28)),
    ("in 1 month", date(2026, 2, 14)),
    ("in 14 months", date(2027, 3, 14)),
    ("14 jan", TODAY),
    ("wed 14 jan", TODAY),
    ("14 January 2026", TODAY),
    ("14. jan", TODAY),
    ("14. Jan 2026", TODAY),
    ("jan 14", TODAY),
    ("January 14", TODAY),
    ("Jan 14, 2026", TODAY),
    ("jan 14 2026", TODAY),
    ("Wed, Jan 14, 2026", TODAY),
    ("wednesday 14 jan, 2026", TODAY),
    ("1 sep 2025", date(2025, 9, 1)),
    ("01 sept 2025", date(2025, 9, 1)),
    ("31 may 1999", date(1999, 5, 31)),
    ("29 feb 2024", date(2024, 2, 29)),
    ("1 jan 1900", EARLIEST),
    ("Dec 31, 2199", LATEST),
    ("  14   jan  ", TODAY),
    ("14th jan", TODAY),
    ("Jan 14th", TODAY),
    ("14 of jan", TODAY),
    ("the 14th of January 2026", TODAY),
    ("january the 14th, 2026", TODAY),
    ("1st sep 2025", date(2025, 9, 1)),
    ("sept 2nd, 2025", date(2025, 9, 2)),
    ("the 23rd of may 2025", date(2025, 5, 23)),
    ("14.01.2026", TODAY),
    ("14.1.2026", TODAY),
    ("14. 1. 2026", TODAY),
    ("14.01", TODAY),
    ("14.1.", TODAY),
    ("14. 1.", TODAY),
    ("1.12.2199", date(2199, 12, 1)),
    ("03.04.2026", date(2026, 4, 3)),
    ("wed 14.1.", TODAY),
    ("Wed 2026-01-14", TODAY),
    ("wed, 2026-01-14", TODAY),
    ("day after tomorrow", date(2026, 1, 16)),
    ("the day before yesterday", date(2026, 1, 12)),
    ("a day ago", date(2026, 1, 13)),
    ("a week ago", date(2026, 1, 7)),
    ("one month ago", date(2025, 12, 14)),
    ("in a week", date(2026, 1, 21)),
    ("in two weeks", date(2026, 1, 28)),
    ("in Ten days", date(2026, 1, 24)),
    ("in a month", date(2026, 2, 14)),
    ("in 0 days", TODAY),
    ("next tuesday", date(2026, 1, 20)),
    ("next wed", date(2026, 1, 21)),
    ("next sun", date(2026, 1, 25)),
    ("this monday", date(2026, 1, 12)),
    ("this friday", date(2026, 1, 16)),
    ("last monday", date(2026, 1, 5)),
    ("Last  Sunday", date(2026, 1, 11)),
    ("eow", date(2026, 1, 18)),
    ("  in  3   days ", date(2026, 1, 17)),
]

AHEAD_OR_BACK = [
    ("thu", date(2026, 1, 15), date(2026, 1, 8)),
    ("Tuesday", date(2026, 1, 20), date(2026, 1, 13)),
    ("SUN", date(2026, 1, 18), date(2026, 1, 11)),
    ("mon", date(2026, 1, 19), date(2026, 1, 12)),
    ("15 jan", date(2026, 1, 15), date(2025, 1, 15)),
    ("jan 13", date(2027, 1, 13), date(2026, 1, 13)),
    ("31. December", date(2026, 12, 31), date(2025, 12, 31)),
    ("29 feb", date(2028, 2, 29), date(2024, 2, 29)),
    ("15.1.", date(2026, 1, 15), date(2025, 1, 15)),
    ("13.01", date(2027, 1, 13), date(2026, 1, 13)),
    ("29.2.", date(2028, 2, 29), date(2024, 2, 29)),
    ("1st feb", date(2026, 2, 1), date(2025, 2, 1)),
    ("the 3rd of march", date(2026, 3, 3), date(2025, 3, 3)),
    ("tues", date(2026, 1, 20), date(2026, 1, 13)),
    ("thurs", date(2026, 1, 15), date(2026, 1, 8)),
]

TWO_WAYS = ["03/04", "3/4", "03/04/2026", "13/04/2026", "3.4.26", "03.04.26", "3.2026", "03-04-2026", "3-4"]

NOT_A_DAY = [
    *["", " ", "10", "26 s", "1A2B", "26", "2026", "20260114", "260114", "1e3", "inf", "nan", "a", "p", "am", "m", "t"],
    *["2026-1-14", "2026-01-14T20:00", "2026-01-14 20:00", "2026/01/14", "2026.01.14", "26-01-14x", "2026-01", "-2026"],
    *["2026-W03", "2026-W03-3", "this week", "last", "next week", "12:30", "10h", "10 h 5 m", "9am", "noon", "now"],
    *["3d", "d", "-d", "+-3d", "- 3d", "-3 d", "-3m", "-3y", "-1.5d", "--3d", "-0x3d", "-3_0d"],
    *["ago", "days ago", "an hour ago", "2 years ago", "-2 days ago", "in days", "in -3 days", "in 1.5 days", "3 days"],
    *["in a week ago", "a week", "in an hour", "in eleven days", "a ago", "in two", "day after"],
    *["we", "wedn", "next 14 jan", "next", "wed.", "on wed", "wed thu", "someday", "eom"],
    *["14.1.2026.", "14.1 2026", "14 .1.", "114.1.", "14.01.20266", "14,1,2026", "2026.01.14", "14..1", ".1.14"],
    *[
        "jan",
        "jan 2026",
        "january",
        "14jan",
        "14-jan-2026",
        "14 jan 26",
        "jan 14 '26",
        "14 th jan",
        "14xth jan",
        "14 of",
        "of 14 jan",
        "14 jan.",
    ],
    *[
        "2026 jan 14",
        "jan 2026 14",
        "14 jan 20266",
        "14 jan 2026 10:00",
        "14 jan 2026 utc",
        "wed. 14 jan",
        "jan 14 th",
        "14th. jan",
    ],
    *["114 jan", "14 janu", "14 jan 2026 bc", "jan wed 14", "14 jan wed", "14  ,jan", "14, jan", "14/jan/2026"],
    *["２０２６-01-14", "٣ days ago", "−3d", "14\N{NO-BREAK SPACE}jan", "14\tjan", "w\0d"],
    *["today\N{NO-BREAK SPACE}", "ſun", "ﬀ", "14 jän", "heute", "none", "2 wee\N{KELVIN SIGN}s ago"],
]

NO_SUCH_DAY = ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "31 feb", "30 feb 2024", "29 feb 2025", "0 jan"]
NO_SUCH_DAY += ["31.2.", "0.1.", "1.0.", "1.13.", "14.13.2026", "30.02.2024", "32nd jan"]

OUT_OF_RANGE = [
    *[
        "1899-12-31",
        "2200-01-01",
        "9999-12-31",
        "0001-01-01",
        "14 jan 0099",
        "14 jan 1899",
        "14 jan 2200",
        "14 jan 0000",
    ],
    *["-99999999d", "+99999999w", "-99999d", f"+{'9' * 5000}d", "999999999999 weeks ago", "in 99999999999 months"],
    *["5000 months ago", f"in {'9' * 30} months", f"{'9' * 30} days ago", "in 2400 months"],
]


@EITHER
@pytest.mark.parametrize(("text", "day"), SAME_EITHER_WAY)
def test_a_day_is_read(text: str, day: date, *, ahead: bool) -> None:
    assert parse_day(text, TODAY, ahead=ahead) == day


@pytest.mark.parametrize(("text", "ahead", "back"), AHEAD_OR_BACK)
def test_a_day_that_comes_again_is_the_nearest_ahead_or_back(text: str, ahead: date, back: date) -> None:
    assert (parse_day(text, TODAY, ahead=True), parse_day(text, TODAY, ahead=False)) == (ahead, back)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("1 month ago", date(2026, 3, 31), date(2026, 2, 28)),
        ("1 month ago", date(2024, 3, 31), date(2024, 2, 29)),
        ("in 1 month", date(2026, 1, 31), date(2026, 2, 28)),
        ("in 12 months", date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_a_month_that_is_too_short_gives_its_last_day(text: str, today: date, day: date) -> None:
    assert parse_day(text, today, ahead=True) == day


@pytest.mark.parametrize(
    ("today", "ahead", "day"),
    [
        (date(2096, 3, 1), True, date(2104, 2, 29)),
        (date(2104, 2, 28), False, date(2096, 2, 29)),
        (date(2096, 2, 29), True, date(2096, 2, 29)),
        (date(2096, 2, 29), False, date(2096, 2, 29)),
    ],
)
def test_the_29th_of_february_is_found_over_a_century_without_one(today: date, day: date, *, ahead: bool) -> None:
    assert parse_day("29 feb", today, ahead=ahead) == day


def test_a_day_is_found_in_the_last_and_in_the_first_year_that_is_kept() -> None:
    assert parse_day("31 dec", date(2199, 6, 1), ahead=True) == LATEST
    assert parse_day("1 jan", date(1900, 6, 1), ahead=False) == EARLIEST


@EITHER
@pytest.mark.parametrize(
    "text", ["thu 14 jan 2026", "sun jan 14", "Monday, 14. January", "tue 2026-01-14", "fri 14.1."]
)
def test_a_weekday_that_is_not_the_dates_own_is_refused(text: str, *, ahead: bool) -> None:
    with pytest.raises(BadDate, match="Wed 2026-01-14 is another weekday") as stopped:
        parse_day(text, TODAY, ahead=ahead)
    assert stopped.value.hint == "Leave the weekday out, or name the year."


@EITHER
@pytest.mark.parametrize("text", TWO_WAYS)
def test_what_can_be_read_in_two_ways_is_refused_with_the_iso_form(text: str, *, ahead: bool) -> None:
    for parse in (parse_day, lambda text, today, ahead: parse_week(text, today, MONDAY, ahead=ahead)):
        with pytest.raises(BadDate, match=f'^"{re.escape(text.strip().lower())}" can be read in two ways') as stopped:
            parse(text, TODAY, ahead=ahead)
        assert "; write 2026-01-14 or 14 jan; more: valuetrack help days" in stopped.value.message


@EITHER
@pytest.mark.parametrize("text", NOT_A_DAY)
def test_what_is_not_a_day_is_refused_in_one_line_with_two_examples(text: str, *, ahead: bool) -> None:
    with pytest.raises(BadDate) as stopped:
        parse_day(text, TODAY, ahead=ahead)

    said = " ".join(text.split())
    assert stopped.value.message == (
        f'I cannot read "{said}" as a day, such as wed or 2026-01-14; more: valuetrack help days'
    )
    assert (stopped.value.hint, stopped.value.exit_code) == ("", 2)


@EITHER
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[("wendesday", "wednesday"), ("Thrusday", "thursday"), ("firday", "friday"), ("wednes", "wednesday")],
        *[("tomorow", "tomorrow"), ("yesteday", "yesterday"), ("next wendesday", "next wednesday")],
        *[("ths tue", "this tue"), ("in a dy", "in a day"), ("in 3 dys", "in 3 days")],
        *[("day afer tomorrow", "day after tomorrow"), ("day befor yesterday", "day before yesterday")],
        *[("14 janury", "14 january"), ("2 wekes ago", "2 weeks ago"), ("nxt mon", "next mon"), ("today\n", "today")],
    ],
)
def test_a_mistyped_day_is_suggested(text: str, meant: str, *, ahead: bool) -> None:
    with pytest.raises(BadDate) as stopped:
        parse_day(text, TODAY, ahead=ahead)

    assert stopped.value.message == f'I cannot read "{text.strip()}" as a day. Did you mean {meant}?'
    assert (stopped.value.hint, stopped.value.nearest) == ("", (meant,))


@pytest.mark.parametrize(("text", "meant"), [("nxt", "next"), ("lst week", "last week"), ("wendesday", "wednesday")])
def test_a_mistyped_week_is_suggested(text: str, meant: str) -> None:
    with pytest.raises(BadDate) as stopped:
        parse_week(text, TODAY, MONDAY)

    assert stopped.value.message == f'I cannot read "{text}" as a week. Did you mean {meant}?'


@pytest.mark.parametrize(
    "text", ["moday 31 feb", "wendesday " * 5, "31 febuary", "wendesday or so", "tuday 2026-01-14"]
)
def test_what_would_be_no_day_either_is_not_suggested(text: str) -> None:
    with pytest.raises(BadDate, match="such as wed or 2026-01-14"):
        parse_day(text, TODAY, ahead=True)


@pytest.mark.parametrize(
    ("text", "monday", "sunday"),
    [
        ("next sunday", date(2026, 1, 25), date(2026, 1, 18)),
        ("this sunday", date(2026, 1, 18), date(2026, 1, 11)),
        ("last sat", date(2026, 1, 10), date(2026, 1, 10)),
        ("eow", date(2026, 1, 18), date(2026, 1, 17)),
        ("next mon", date(2026, 1, 19), date(2026, 1, 19)),
    ],
)
def test_a_day_of_this_or_another_week_goes_by_the_weekday_that_begins_it(
    text: str, monday: date, sunday: date
) -> None:
    assert parse_day(text, TODAY, ahead=True, first_day=MONDAY) == monday
    assert parse_day(text, TODAY, ahead=True, first_day=SUNDAY) == sunday


@EITHER
@pytest.mark.parametrize(
    "text", [one for title, forms in FORMS.items() if title != AGAIN for row in forms for one in row[0].split(", ")]
)
def test_every_form_of_the_page_of_help_is_read(text: str, *, ahead: bool) -> None:
    if text in [one for row in FORMS["Times"] for one in row[0].split(", ")]:
        parse_time(text)
    else:
        parse_week(text, TODAY, MONDAY, ahead=ahead)


@EITHER
@pytest.mark.parametrize("text", NO_SUCH_DAY)
def test_a_day_that_the_calendar_lacks_is_refused(text: str, *, ahead: bool) -> None:
    with pytest.raises(BadDate, match="There is no day"):
        parse_day(text, TODAY, ahead=ahead)


@EITHER
@pytest.mark.parametrize("text", OUT_OF_RANGE)
def test_a_day_outside_the_range_is_refused(text: str, *, ahead: bool) -> None:
    with pytest.raises(BadDate, match="kept from 1900-01-01 to 2199-12-31"):
        parse_day(text, TODAY, ahead=ahead)


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(BadDate) as stopped:
        parse_day("word " * 1000, TODAY, ahead=True)

    assert len(stopped.value.message) < 130


WORDS = st.sampled_from(
    [
        *["14", "3", "31", "29", "0", "2026", "2024", "99", "in", "ago", "day", "days", "week", "weeks", "month"],
        *["months", "jan", "feb", "may", "sept", "wed", "thursday", "+", "-", "d", "w", ".", ",", "/", ":", "this"],
        *[
            "last",
            "next",
            "today",
            "eow",
            "a",
            "two",
            "the",
            "of",
            "st",
            "th",
            "utc",
            "z",
            "am",
            "pm",
            "h",
            "s",
            "t",
            "at",
            "of",
        ],
    ]
)
PHRASES = st.lists(WORDS | st.sampled_from([" ", "  "]), max_size=7).map("".join)
SENTENCES = st.lists(WORDS, max_size=5).map(" ".join)


@given(st.text() | PHRASES | SENTENCES, TODAYS, st.booleans())
@example(text="29 feb", today=date(2199, 3, 1), ahead=True)
@example(text="29 feb", today=date(1900, 1, 1), ahead=False)
@example(text="yesterday", today=EARLIEST, ahead=False)
@example(text="tomorrow", today=LATEST, ahead=True)
def test_any_text_is_a_day_in_range_or_refused(text: str, today: date, ahead: bool) -> None:
    try:
        day = parse_day(text, today, ahead=ahead)
    except BadDate:
        return
    assert EARLIEST <= day <= LATEST


@given(TODAYS, TODAYS, st.booleans())
def test_every_way_to_write_a_full_date_gives_that_date(day: date, today: date, ahead: bool) -> None:
    month = MONTHS[day.month - 1]
    ways = [
        f"{day}",
        f"{day.day} {month} {day.year}",
        f"{month.title()} {day.day:02}, {day.year}",
        f"{describe_day(day)[:3]} {day.day}. {month} {day.year}",
    ]

    assert {parse_day(way, today, ahead=ahead) for way in ways} == {day}


@given(st.dates(date(1910, 1, 1), date(2190, 1, 1)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_a_day_without_a_year_is_the_nearest_on_either_side(today: date, like: date) -> None:
    text = f"{like.day} {MONTHS[like.month - 1]}"

    back, ahead = (parse_day(text, today, ahead=ahead) for ahead in (False, True))

    assert back <= today <= ahead
    between = (back + timedelta(days=n) for n in range(1, (ahead - back).days))
    assert not any((day.month, day.day) == (like.month, like.day) for day in between)


@given(st.dates(date(1901, 1, 1), date(2198, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_within_six_days_on_the_side_asked_for(today: date, weekday: int) -> None:
    name = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][weekday]

    back, ahead = (parse_day(name, today, ahead=ahead) for ahead in (False, True))

    assert back.weekday() == ahead.weekday() == weekday
    assert today - timedelta(days=6) <= back <= today <= ahead <= today + timedelta(days=6)


@pytest.mark.parametrize(
    ("text", "monday_start", "sunday_start"),
    [
        ("2026-W03", date(2026, 1, 12), date(2026, 1, 11)),
        ("2026w03", date(2026, 1, 12), date(2026, 1, 11)),
        (" 2026-w53 ", date(2026, 12, 28), date(2026, 12, 27)),
        ("1900-W01", date(1900, 1, 1), date(1899, 12, 31)),
        ("this", date(2026, 1, 12), date(2026, 1, 11)),
        ("This  Week", date(2026, 1, 12), date(2026, 1, 11)),
        ("last", date(2026, 1, 5), date(2026, 1, 4)),
        ("last week", date(2026, 1, 5), date(2026, 1, 4)),
        ("NEXT", date(2026, 1, 19), date(2026, 1, 18)),
        ("next week", date(2026, 1, 19), date(2026, 1, 18)),
        ("2026-01-11", date(2026, 1, 5), date(2026, 1, 11)),
        ("today", date(2026, 1, 12), date(2026, 1, 11)),
        ("-2w", date(2025, 12, 29), date(2025, 12, 28)),
        ("1 week ago", date(2026, 1, 5), date(2026, 1, 4)),
        ("sun", date(2026, 1, 5), date(2026, 1, 11)),
        ("14 jan", date(2026, 1, 12), date(2026, 1, 11)),
    ],
)
def test_a_week_goes_by_its_iso_name_its_place_or_any_of_its_days(
    text: str, monday_start: date, sunday_start: date
) -> None:
    assert parse_week(text, TODAY, MONDAY) == Week(monday_start)
    assert parse_week(text, TODAY, SUNDAY) == Week(sunday_start)


REFUSED = 'I cannot read "{}" as a week, such as next or 2026-W03; more: valuetrack help days'


def test_a_weekday_names_a_coming_week_where_that_is_asked_for() -> None:
    assert parse_week("mon", TODAY, MONDAY, ahead=True) == Week(date(2026, 1, 19))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-W54", "2026 has no week 54; more: valuetrack help days"),
        ("2025-W53", "2025 has no week 53; more: valuetrack help days"),
        ("2026-W00", "2026 has no week 0; more: valuetrack help days"),
        ("1899-W10", "Days are kept from 1900-01-01 to 2199-12-31; more: valuetrack help days"),
        ("2200W01", "Days are kept from 1900-01-01 to 2199-12-31; more: valuetrack help days"),
        ("-99999999w", "Days are kept from 1900-01-01 to 2199-12-31; more: valuetrack help days"),
        ("2026-W3", REFUSED.format("2026-W3")),
        ("W03", REFUSED.format("W03")),
        ("2026-W03-1", REFUSED.format("2026-W03-1")),
        ("2026 W03", REFUSED.format("2026 W03")),
        ("week", REFUSED.format("week")),
        ("last weeks", REFUSED.format("last weeks")),
        ("", REFUSED.format("")),
    ],
)
def test_what_is_not_a_week_is_refused(text: str, message: str) -> None:
    with pytest.raises(BadDate) as stopped:
        parse_week(text, TODAY, MONDAY)

    assert (stopped.value.message, stopped.value.hint) == (message, "")


@given(TODAYS, TODAYS, st.sampled_from([MONDAY, SUNDAY]))
def test_the_iso_name_and_every_day_name_the_same_week(day: date, today: date, first_day: int) -> None:
    week = Week.containing(day, first_day)

    assert parse_week(str(day), today, first_day) == week
    if "1900" <= week.iso < "2200":
        assert parse_week(week.iso, today, first_day) == week


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("18:00", time(18)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("12:30", time(12, 30)),
        ("9am", time(9)),
        ("9 AM", time(9)),
        ("09am", time(9)),
        ("9:30pm", time(21, 30)),
        ("11:59 pm", time(23, 59)),
        ("1pm", time(13)),
        (" Noon ", time(12)),
    ],
)
def test_a_time_is_read(text: str, at: time) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize(
    "text",
    [
        *["", "9", "930", "0930", "9.30", "9h", "9h30", "9:3", "24:00", "25:00", "9:60", "9:30:00", "-9:30", "9:30 Z"],
        *["0am", "13pm", "12am", "12pm", "12:30pm", "9 a.m.", "9a", "midnight", "morning", "now", "９:30", "9:30\n"],
    ],
)
def test_a_time_that_is_not_clear_is_refused_with_the_accepted_forms(text: str) -> None:
    with pytest.raises(BadDate) as stopped:
        parse_time(text)

    said = " ".join(text.split())
    assert (
        stopped.value.message == f'I cannot read "{said}" as a time, such as 18:30 or 9am; more: valuetrack help days'
    )
    assert stopped.value.hint == ""


@given(st.text() | st.from_regex(r"[0-9]{1,2}:[0-9]{2} ?([ap]m)?", fullmatch=True))
def test_any_text_is_a_time_to_the_minute_or_refused(text: str) -> None:
    try:
        at = parse_time(text)
    except BadDate:
        return
    assert at == at.replace(second=0, microsecond=0, tzinfo=None)


@given(st.times())
def test_a_time_as_it_is_shown_is_read_back(at: time) -> None:
    assert f"{parse_time(f'{at:%H:%M}'):%H:%M}" == f"{at:%H:%M}"


def test_a_day_is_shown_with_its_english_weekday() -> None:
    shown = [describe_day(date(2026, 1, 12) + timedelta(days=n)) for n in range(7)]

    assert shown[2] == "Wed 2026-01-14"
    assert [text[:3] for text in shown] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2026, 1, 14), date(2026, 4, 14)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2199, 12, 1), LATEST),
    ],
)
def test_three_months_on_is_the_same_day_or_the_last_that_there_is(day: date, then: date) -> None:
    assert months_after(day, 3) == then


NAMES = {
    "weekdays": "monday tuesday wednesday thursday friday saturday sunday",
    "months": "january february march april may june july august september october november december",
}


@pytest.mark.parametrize(("number", "name"), [*enumerate(NAMES["weekdays"].split())])
def test_each_weekday_goes_by_its_name_and_by_its_first_three_letters(number: int, name: str) -> None:
    for text in (name, name[:3], name.upper()):
        assert parse_day(text, TODAY, ahead=True).weekday() == number
    assert describe_day(parse_day(name, TODAY, ahead=True)).startswith(f"{name[:3].title()} ")
    with pytest.raises(BadDate):
        parse_day(f"{name[:3]}d", TODAY, ahead=True)


@pytest.mark.parametrize(("number", "name"), [*enumerate(NAMES["months"].split(), 1)])
def test_each_month_goes_by_its_name_and_by_its_first_three_letters(number: int, name: str) -> None:
    for text in (f"14 {name} 2025", f"14 {name[:3]} 2025", f"{name} 14, 2025", f"{name[:3]} 14 2025"):
        assert parse_day(text, TODAY, ahead=True) == date(2025, number, 14)


@pytest.mark.parametrize(("number", "name"), [*enumerate(NAMES["months"].split(), 1)])
def test_each_month_goes_by_its_number_after_a_dot_and_its_name_is_suggested(number: int, name: str) -> None:
    for text in (f"14.{number}.2025", f"14.{number:02}.2025"):
        assert parse_day(text, TODAY, ahead=True) == date(2025, number, 14)
    with pytest.raises(BadDate, match=f"Did you mean 14 {name}\\?"):
        parse_day(f"14 {name}{name[-1]}", TODAY, ahead=True)


@pytest.mark.parametrize("name", [*NAMES["weekdays"].split(), "yesterday", "today", "tomorrow"])
def test_each_day_with_a_name_is_suggested(name: str) -> None:
    with pytest.raises(BadDate, match=f"Did you mean {name}\\?"):
        parse_day(f"{name}{name[-1]}", TODAY, ahead=True)


@pytest.mark.parametrize(
    ("number", "name"), [*enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)]
)
def test_a_number_up_to_ten_may_be_a_word(number: int, name: str) -> None:
    assert parse_day(f"in {name} days", TODAY, ahead=True) == TODAY + timedelta(days=number)


@pytest.mark.parametrize("word", ["days", "weeks", "months", "week", "month"])
def test_a_mistyped_unit_is_suggested(word: str) -> None:
    with pytest.raises(BadDate, match=f"Did you mean 2 {word} ago\\?"):
        parse_day(f"2 {word[0]}{word} agoo", TODAY, ahead=True)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        *(
            (text, True)
            for text in ("today", "Tomorrow", "yesterday", "-3d", "+12w", "in 3 days", "2 weeks ago", "a week ago")
        ),
        *(
            (text, True)
            for text in ("next tue", "this fri", "last monday", "day after tomorrow", "the day before yesterday")
        ),
        *((text, False) for text in ("2026-01-14", "wed", "14 jan", "3d", "", "eow", "14.1.")),
    ],
)
def test_some_days_are_named_by_their_distance_from_today(text: str, counts: bool) -> None:
    assert counts_from_today(text) is counts


@pytest.mark.parametrize(("text", "quoted"), [("x" * 40, "x" * 40), ("x" * 41, "x" * 40 + "…")])
def test_a_text_that_is_no_day_is_quoted_up_to_forty_letters(text: str, quoted: str) -> None:
    with pytest.raises(BadDate) as stopped:
        parse_day(text, TODAY, ahead=True)

    assert stopped.value.message.startswith(f'I cannot read "{quoted}" as a day, such as ')


def test_a_week_is_shown_with_both_ends() -> None:
    assert describe_week(Week(date(2026, 1, 12))) == "the week Mon 2026-01-12 to Sun 2026-01-18"


@EITHER
@pytest.mark.parametrize("text", ["20 jan", "tue 20 jan", "jan 20", "20.01", "23 jan"])
@pytest.mark.parametrize("today", [date(2026, 1, 19), date(2026, 1, 21), date(2026, 1, 25)])
def test_a_day_with_its_month_names_this_week_where_it_lies_in_it(text: str, today: date, *, ahead: bool) -> None:
    assert parse_week(text, today, MONDAY, ahead=ahead) == Week(date(2026, 1, 19))


def test_a_day_with_its_month_names_another_week_on_the_side_asked_for() -> None:
    today = date(2026, 2, 2)

    assert parse_week("tue 20 jan", today, MONDAY, ahead=False) == Week(date(2026, 1, 19))
    assert parse_week("20 jan", today, MONDAY, ahead=False) == Week(date(2026, 1, 19))
    assert parse_week("20 jan", today, MONDAY, ahead=True) == Week(date(2027, 1, 18))


@pytest.mark.parametrize("words", ["30 feb 2026", "31 apr", "29 feb 2025"])
def test_a_day_that_is_in_no_month_is_named(words: str) -> None:
    with pytest.raises(BadDate) as stopped:
        parse_day(words, TODAY, ahead=True)

    assert stopped.value.message == f"There is no day {words}; more: valuetrack help days"


@pytest.mark.parametrize("text", ["Xwed", "wedX"])
def test_no_letter_is_passed_over(text: str) -> None:
    with pytest.raises(BadDate):
        parse_day(text, TODAY, ahead=True)


def test_a_mistyped_day_of_forty_letters_is_suggested_and_a_longer_one_is_not() -> None:
    text = "mondayyy, the 14th of septemberrrrr 2026"
    for typed, meant in ((text, ("monday the 14th of september 2026",)), (text.replace(",", "y,"), ())):
        with pytest.raises(BadDate) as stopped:
            parse_day(typed, TODAY, ahead=True)
        assert stopped.value.nearest == meant
