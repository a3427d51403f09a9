"""Weeks from either first day, by cases and by properties."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetrack.weeks import MONDAY, SUNDAY, Week

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
THURSDAY, FRIDAY = 3, 4
FIRST_DAYS = st.integers(MONDAY, SUNDAY)


@pytest.mark.parametrize(
    ("day", "first_day", "start", "iso"),
    [
        (date(2026, 1, 14), MONDAY, date(2026, 1, 12), "2026-W03"),
        (date(2026, 1, 14), SUNDAY, date(2026, 1, 11), "2026-W03"),
        (date(2026, 1, 11), MONDAY, date(2026, 1, 5), "2026-W02"),
        (date(2026, 1, 11), SUNDAY, date(2026, 1, 11), "2026-W03"),
        (date(2026, 1, 1), MONDAY, date(2025, 12, 29), "2026-W01"),
        (date(2026, 1, 1), SUNDAY, date(2025, 12, 28), "2026-W01"),
        (date(2025, 12, 28), MONDAY, date(2025, 12, 22), "2025-W52"),
        (date(2020, 12, 31), MONDAY, date(2020, 12, 28), "2020-W53"),
        (date(2021, 1, 2), SUNDAY, date(2020, 12, 27), "2020-W53"),
        (date(2021, 1, 3), MONDAY, date(2020, 12, 28), "2020-W53"),
        (date(2021, 1, 3), SUNDAY, date(2021, 1, 3), "2021-W01"),
        (date(2023, 1, 1), MONDAY, date(2022, 12, 26), "2022-W52"),
        (date(2023, 1, 1), SUNDAY, date(2023, 1, 1), "2023-W01"),
        (date(2024, 2, 29), MONDAY, date(2024, 2, 26), "2024-W09"),
        (date(2026, 1, 14), THURSDAY, date(2026, 1, 8), "2026-W02"),
        (date(2026, 1, 14), FRIDAY, date(2026, 1, 9), "2026-W03"),
    ],
)
def test_a_week_begins_on_the_chosen_day_and_is_named_by_its_thursday(
    day: date, first_day: int, start: date, iso: str
) -> None:
    week = Week.containing(day, first_day)

    assert (week.start, week.iso) == (start, iso)


@pytest.mark.parametrize(
    ("year", "number", "first_day", "start"),
    [
        (2026, 3, MONDAY, date(2026, 1, 12)),
        (2026, 3, SUNDAY, date(2026, 1, 11)),
        (2020, 53, MONDAY, date(2020, 12, 28)),
        (2020, 53, SUNDAY, date(2020, 12, 27)),
        (2026, 1, SUNDAY, date(2025, 12, 28)),
        (2026, 3, THURSDAY, date(2026, 1, 15)),
        (2026, 3, FRIDAY, date(2026, 1, 9)),
    ],
)
def test_an_iso_week_is_the_week_that_holds_its_thursday(year: int, number: int, first_day: int, start: date) -> None:
    assert Week.from_iso(year, number, first_day) == Week(start)


@pytest.mark.parametrize(("year", "number"), [(2025, 53), (2026, 54), (2026, 0)])
def test_an_iso_week_that_its_year_lacks_is_refused(year: int, number: int) -> None:
    with pytest.raises(ValueError, match="Invalid week"):
        Week.from_iso(year, number)


def test_weeks_begin_on_monday_unless_told_otherwise() -> None:
    assert Week.containing(date(2026, 1, 14)) == Week.from_iso(2026, 3) == Week(date(2026, 1, 12))


def test_a_week_ends_on_its_seventh_day_and_the_next_begins_after_it() -> None:
    week = Week(date(2026, 1, 12))

    assert (week.end, week.after) == (date(2026, 1, 18), date(2026, 1, 19))
    assert week.end in week
    assert week.after not in week
    assert week.start - timedelta(days=1) not in week


@given(DAYS, FIRST_DAYS)
def test_every_day_lies_in_exactly_one_week(day: date, first_day: int) -> None:
    week = Week.containing(day, first_day)

    assert week.start.weekday() == first_day
    assert [day in each for each in (week.previous, week, week.next)] == [False, True, False]


@given(DAYS, FIRST_DAYS)
def test_every_day_of_a_week_names_that_week(day: date, first_day: int) -> None:
    week = Week.containing(day, first_day)

    assert {Week.containing(week.start + timedelta(days=n), first_day) for n in range(7)} == {week}


@given(DAYS, FIRST_DAYS)
def test_previous_and_next_undo_each_other_and_leave_no_gap(day: date, first_day: int) -> None:
    week = Week.containing(day, first_day)

    assert week.next.previous == week.previous.next == week
    assert week.next.start == week.after
    assert week.previous < week < week.next
    assert not week < week


@given(DAYS, FIRST_DAYS)
def test_the_iso_name_leads_back_to_the_week(day: date, first_day: int) -> None:
    week = Week.containing(day, first_day)
    year, number = week.iso.split("-W")

    assert Week.from_iso(int(year), int(number), first_day) == week


@given(DAYS)
def test_a_week_from_monday_and_the_one_from_the_sunday_before_share_their_name(day: date) -> None:
    monday_week = Week.containing(day, MONDAY)
    sunday_week = Week(monday_week.start - timedelta(days=1))

    assert monday_week.iso == sunday_week.iso


@given(DAYS, FIRST_DAYS, FIRST_DAYS)
def test_a_week_of_one_kind_begins_in_exactly_one_week_of_the_other(day: date, first_day: int, other: int) -> None:
    stored = Week.containing(day, first_day).start
    around = Week.containing(day, other)

    assert sum(stored in week for week in (around.previous, around, around.next)) == 1


@given(DAYS, FIRST_DAYS, st.integers(1, 60))
def test_the_weeks_that_end_with_one_follow_each_other(day: date, first_day: int, count: int) -> None:
    week = Week.containing(day, first_day)
    weeks = week.last(count)

    assert (len(weeks), weeks[-1]) == (count, week)
    assert all(earlier.next == later for earlier, later in pairwise(weeks))
