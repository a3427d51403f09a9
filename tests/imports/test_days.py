"""Days and times as other programs write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from valuetrack.imports.days import Days, TwoReadings, days_of, time_of
from valuetrack.imports.found import DayFormat

DAY, MONTH, YEAR = DayFormat.DAY_FIRST, DayFormat.MONTH_FIRST, DayFormat.YEAR_FIRST


@pytest.mark.parametrize(
    ("column", "form", "first"),
    [
        (["2020-05-04"], None, "2020-05-04"),
        (["2020/5/4"], None, "2020-05-04"),
        (["04.05.2020"], None, "2020-05-04"),
        (["4. 5. 2020"], None, "2020-05-04"),
        (["05/05/2020"], None, "2020-05-05"),
        (["04/05/2020", "13/05/2020"], DAY, "2020-05-04"),
        (["04/05/2020", "05/13/2020"], MONTH, "2020-04-05"),
        (["5/4/20", "5/31/20"], MONTH, "2020-05-04"),
        (["31/12/99"], None, "1999-12-31"),
        (["31/12/99", "04/05/99"], DAY, "1999-12-31"),
        (["13/05/2020", "05/14/2020"], None, "2020-05-13"),
        (["nothing", "31/02/2020", "04/05/2020", "13/05/2020"], DAY, None),
        (["Sat, May 30, 2020"], None, "2020-05-30"),
        (["30 may 2020"], None, "2020-05-30"),
        (["30 may"], None, None),
        (["tomorrow"], None, None),
        (["2020 and counting"], None, None),
        (["1899-12-31"], None, None),
        (["2200-01-01"], None, None),
        (["123-01-01"], None, None),
        (["1/1/123"], None, None),
        (["٢٠٢٠-٠٥-٠٤"], None, None),
        (["2020-02-30"], None, None),
        ([""], None, None),
    ],
)
def test_one_order_fits_a_whole_column(column: list[str], form: DayFormat | None, first: str | None) -> None:
    days = days_of(column, None)
    when = days.when(column[0])

    assert (days.form, str(when.day) if when else None) == (form, first)


@pytest.mark.parametrize(
    "column", [["04/05/2020"], ["04-05-20"], ["20/05/04"], ["13/05/2020", "05/14/2020", "04/05/2020"]]
)
def test_two_readings_are_no_reading(column: list[str]) -> None:
    with pytest.raises(TwoReadings, match="read in two ways") as refused:
        days_of(column, None).when(column[0])

    assert len(refused.value.readings) > 1


@pytest.mark.parametrize(
    ("form", "written", "day"),
    [
        (DAY, "04/05/2020", "2020-05-04"),
        (MONTH, "04/05/2020", "2020-04-05"),
        (YEAR, "04/05/20", "2004-05-20"),
        (MONTH, "2020-05-04", "2020-05-04"),
        (MONTH, "04.05.2020", "2020-05-04"),
        (MONTH, "13/05/2020", None),
    ],
)
def test_the_order_that_is_given_counts_where_the_text_leaves_it_open(
    form: DayFormat, written: str, day: str | None
) -> None:
    when = days_of([written], form).when(written)

    assert (str(when.day) if when else None) == day


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("6:51 pm", time(18, 51)),
        ("12:20 am", time(0, 20)),
        ("12:38 PM", time(12, 38)),
        ("6:51\u202fp.\u00a0m.", time(18, 51)),
        ("6 pm", time(18)),
        ("18:51:07.25", time(18, 51)),
        ("18.51", time(18, 51)),
        ("00:00", time(0)),
        ("13:00 pm", None),
        ("0:10 am", None),
        ("24:00", None),
        ("6", None),
        ("", None),
        ("noonish", None),
    ],
)
def test_a_time_of_twelve_hours_or_of_twenty_four(written: str, at: time | None) -> None:
    assert time_of(written) == at


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2020-05-04 18:51", "2020-05-04 18:51:00"),
        ("04.05.2020, 6:51 pm", "2020-05-04 18:51:00"),
        ("2020-05-04T18:51:00Z", "2020-05-04 18:51:00+00:00"),
        ("2020-05-04T18:51:00+02:00", "2020-05-04 16:51:00+00:00"),
        ("2020-05-04 00:30 -0530", "2020-05-04 06:00:00+00:00"),
        ("2020-05-04 18:51 UTC", "2020-05-04 18:51:00+00:00"),
        ("2020-05-04T18:51+99:00", None),
        ("2020-05-04 25:00", None),
        ("2020-05-04 25:00Z", None),
        ("2199-12-31T23:00Z", None),
    ],
)
def test_a_time_beside_a_day(written: str, told: str | None) -> None:
    when = Days(None).when(written)
    found = when and (when.instant or f"{when.day} {when.at}")

    assert (str(found) if found else None) == told


def test_a_key_says_the_same_wherever_it_is_read() -> None:
    twelve, whole = Days(None).when("2020-05-04", time(18, 51)), Days(None).when("4 May 2020 6:51 pm")

    assert twelve is not None
    assert whole is not None
    assert twelve.key == whole.key == ("2020-05-04", "18:51")
    assert Days(None).when(str(date(2020, 5, 4))) != twelve
