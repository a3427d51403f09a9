"""Days that come back: what is understood, the rule that is written for it, its days, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetrack.errors import BadDate
from valuetrack.recurrence import (
    Recurrence,
    days_between,
    first_day_from,
    last_of,
    next_day,
    parse_recurrence,
    read_rule,
)
from valuetrack.render.day_help import AGAIN, FORMS
from valuetrack.render.routines import how_often
from valuetrack.weeks import MONDAY, SUNDAY

WED = date(2026, 1, 14)
FORMS_AND_RULES = [
    ("tue,thu", "FREQ=WEEKLY;BYDAY=TU,TH", "every Tue and Thu"),
    ("Thu and tuesday", "FREQ=WEEKLY;BYDAY=TU,TH", "every Tue and Thu"),
    ("every tue, fri, and sun", "FREQ=WEEKLY;BYDAY=TU,FR,SU", "every Tue, Fri and Sun"),
    ("mon wed", "FREQ=WEEKLY;BYDAY=MO,WE", "every Mon and Wed"),
    ("tuesdays", "FREQ=WEEKLY;BYDAY=TU", "every Tue"),
    ("each weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every Mon, Tue, Wed, Thu and Fri"),
    ("weekend", "FREQ=WEEKLY;BYDAY=SA,SU", "every Sat and Sun"),
    ("weekly on tue", "FREQ=WEEKLY;BYDAY=TU", "every Tue"),
    ("week", "FREQ=WEEKLY", "some time every week"),
    ("2 weeks", "FREQ=WEEKLY;INTERVAL=2", "some time every second week"),
    ("2 weeks tue", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every second week on Tue"),
    ("other tue", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every second week on Tue"),
    ("every other week on tue", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every second week on Tue"),
    ("fortnightly fri", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "every second week on Fri"),
    ("third week mon", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "every third week on Mon"),
    ("eleven weeks", None, ""),
    ("12 weeks sat", "FREQ=WEEKLY;INTERVAL=12;BYDAY=SA", "every 12th week on Sat"),
    ("22 days", "FREQ=DAILY;INTERVAL=22", "every 22nd day"),
    ("day", "FREQ=DAILY", "every day"),
    ("daily", "FREQ=DAILY", "every day"),
    ("two days", "FREQ=DAILY;INTERVAL=2", "every second day"),
    ("99 days", "FREQ=DAILY;INTERVAL=99", "every 99th day"),
    ("monthly 15", "FREQ=MONTHLY;BYMONTHDAY=15", "on the 15th of every month"),
    ("month on the 1st", "FREQ=MONTHLY;BYMONTHDAY=1", "on the 1st of every month"),
    ("2nd", "FREQ=MONTHLY;BYMONTHDAY=2", "on the 2nd of every month"),
    ("the 15th of each month", "FREQ=MONTHLY;BYMONTHDAY=15", "on the 15th of every month"),
    ("15 of the month", "FREQ=MONTHLY;BYMONTHDAY=15", "on the 15th of every month"),
    ("1st and 15th", "FREQ=MONTHLY;BYMONTHDAY=1,15", "on the 1st and 15th of every month"),
    ("15th,31st", "FREQ=MONTHLY;BYMONTHDAY=15,-1", "on the 15th and last day of every month"),
    ("2 months 15", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15", "on the 15th of every second month"),
    ("28th", "FREQ=MONTHLY;BYMONTHDAY=28", "on the 28th of every month"),
    ("29th", "FREQ=MONTHLY;BYSETPOS=-1;BYMONTHDAY=28,29", "on the 29th of every month, or its last day"),
    ("monthly 30", "FREQ=MONTHLY;BYSETPOS=-1;BYMONTHDAY=28,29,30", "on the 30th of every month, or its last day"),
    ("31st", "FREQ=MONTHLY;BYMONTHDAY=-1", "on the last day of every month"),
    ("last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1", "on the last day of every month"),
    ("first day", "FREQ=MONTHLY;BYMONTHDAY=1", "on the 1st of every month"),
    ("first mon", "FREQ=MONTHLY;BYDAY=+1MO", "on the first Mon of every month"),
    ("the last friday", "FREQ=MONTHLY;BYDAY=-1FR", "on the last Fri of every month"),
    ("second mon of the month", "FREQ=MONTHLY;BYDAY=+2MO", "on the second Mon of every month"),
    ("monthly fourth sun", "FREQ=MONTHLY;BYDAY=+4SU", "on the fourth Sun of every month"),
]
UNDERSTOOD = [(text, rule, said) for text, rule, said in FORMS_AND_RULES if rule]


@pytest.mark.parametrize(("text", "rule", "said"), UNDERSTOOD, ids=lambda one: str(one)[:20])
def test_each_form_is_a_rule_that_is_read_and_said_again(text: str, rule: str, said: str) -> None:
    assert parse_recurrence(text, MONDAY) == parse_recurrence(text.upper(), MONDAY) == rule
    assert how_often(rule) == said


@pytest.mark.parametrize("text", [one for row in FORMS[AGAIN] for one in row[0].split(", ")])
def test_every_form_of_the_page_of_help_is_read(text: str) -> None:
    assert parse_recurrence(text, MONDAY)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "I cannot read"),
        ("eleven weeks", "I cannot read"),
        ("15", "such as tue,thu or monthly 15"),
        ("monthly", "I cannot read"),
        ("2 months", "I cannot read"),
        ("2 tue", "I cannot read"),
        ("day tue", "I cannot read"),
        ("week 15", "I cannot read"),
        ("tue,15th", "I cannot read"),
        ("other 15th", "I cannot read"),
        ("tue thursdayy", "Did you mean tue thursday?"),
        ("15th 3", "I cannot read"),
        ("fifth mon", "I cannot read"),
        ("dí", "I cannot read"),
        ("second tue", "can be read in two ways; write 2 weeks tue, or second tue of the month."),
        ("third friday", "write 3 weeks friday, or third friday of the month."),
        ("0 weeks", "within 1 to 99 days, weeks or months"),
        ("100 days", "within 1 to 99"),
        ("monthly 0", "A month has the days 1 to 31."),
        ("32nd", "A month has the days 1 to 31."),
        ("15th,30th", "Some months end before that day, so it stands alone."),
        ("29th and 31st", "Some months end before that day"),
    ],
)
def test_what_is_none_or_may_be_two_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse_recurrence(text, MONDAY)
    assert says in refused.value.message


def test_every_second_week_goes_by_the_weekday_that_begins_one() -> None:
    monday, sunday = (parse_recurrence("2 weeks sun,mon", first_day) for first_day in (MONDAY, SUNDAY))
    assert (monday, sunday) == ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU")
    start, end = date(2026, 1, 18), date(2026, 1, 27)
    assert days_between(monday, start, start, end) == (start, date(2026, 1, 26))
    assert days_between(sunday, start, start, end) == (start, date(2026, 1, 19))
    assert parse_recurrence("tue", SUNDAY) == "FREQ=WEEKLY;BYDAY=TU"


@pytest.mark.parametrize(
    ("text", "start", "third"),
    [
        ("tue,thu", date(2026, 1, 15), date(2026, 1, 22)),
        ("2 weeks tue", date(2026, 1, 20), date(2026, 2, 17)),
        ("wed", WED, date(2026, 1, 28)),
        ("week", WED, date(2026, 1, 28)),
        ("2 days", WED, date(2026, 1, 18)),
        ("3 months 13", date(2026, 2, 13), date(2026, 8, 13)),
        ("30th", date(2026, 1, 30), date(2026, 3, 30)),
        ("last fri", date(2026, 1, 30), date(2026, 3, 27)),
    ],
)
def test_a_rule_begins_with_its_first_day_from_a_day_on(text: str, start: date, third: date) -> None:
    rule = parse_recurrence(text, MONDAY)
    assert first_day_from(rule, WED) == start
    assert last_of(rule, start, 1) == start
    assert last_of(rule, start, 3) == third


def test_a_day_that_some_months_lack_is_their_last_one() -> None:
    for text, last in (("29th", 28), ("30th", 28), ("31st", 28)):
        rule = parse_recurrence(text, MONDAY)
        assert date(2026, 2, last) in days_between(rule, date(2026, 1, 29), WED, date(2026, 3, 1))
    assert days_between(parse_recurrence("29th", 0), date(2027, 1, 29), date(2028, 2, 1), date(2028, 2, 29)) == (
        date(2028, 2, 29),
    )


def test_the_last_of_many_times_lies_within_the_days_that_are_kept() -> None:
    assert last_of(parse_recurrence("99 months 1", MONDAY), WED, 500) == date(2199, 12, 31)


RULES = st.sampled_from([rule for _, rule, _ in UNDERSTOOD])


@given(RULES, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.integers(0, 20))
def test_the_days_between_two_are_those_that_counting_from_the_start_finds(
    rule: str, begin: date, days: int, more: int
) -> None:
    start = first_day_from(rule, begin)
    first, last = start + timedelta(days), start + timedelta(days + more)
    walked = [start]
    while walked[-1] <= last:
        walked.append(next_day(rule, start, walked[-1] + timedelta(1)))
    assert days_between(rule, start, first, last) == tuple(day for day in walked if first <= day <= last)
    assert all(day == last_of(rule, start, place) for place, day in enumerate(walked[:12], 1))


def test_a_rule_says_what_it_is() -> None:
    assert read_rule("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH") == Recurrence("week", 2, (1, 3))
    assert read_rule("FREQ=MONTHLY;BYDAY=-1FR") == Recurrence("month", 1, (4,), place=-1)
    assert read_rule("FREQ=WEEKLY").is_any_day
    assert not read_rule("FREQ=DAILY").is_any_day
