"""The system's time, what overrides it, and the day that a moment belongs to."""

from __future__ import annotations

import time as system_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from valuetrack import clock
from valuetrack.errors import BadSettings

NEW_YORK = "EST5EDT,M3.2.0,M11.1.0"
TOKYO = "JST-9"


@pytest.fixture(params=[NEW_YORK, TOKYO])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The local zone of this process, set for one test."""
    with monkeypatch.context() as within:
        within.setenv("TZ", request.param)
        system_time.tzset()
        yield request.param
    system_time.tzset()


@pytest.mark.parametrize("given", [None, ""])
def test_without_the_variable_it_is_the_systems_time_in_the_local_zone(
    given: str | None, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if given is None:
        monkeypatch.delenv("VALUETRACK_NOW", raising=False)
    else:
        monkeypatch.setenv("VALUETRACK_NOW", given)

    before = datetime.now(UTC)
    moment = clock.now()

    assert before <= moment <= datetime.now(UTC)
    assert moment.tzname() == before.astimezone().tzname()


@pytest.mark.parametrize(
    ("given", "in_new_york", "in_tokyo"),
    [
        ("2026-01-14T20:00:00", "2026-01-14T20:00-05:00", "2026-01-14T20:00+09:00"),
        ("2026-07-14 20:00", "2026-07-14T20:00-04:00", "2026-07-14T20:00+09:00"),
        ("2026-01-14", "2026-01-14T00:00-05:00", "2026-01-14T00:00+09:00"),
        ("2026-01-14T20:00:00Z", "2026-01-14T15:00-05:00", "2026-01-15T05:00+09:00"),
        ("2026-01-14T20:00:00.5+01:00", "2026-01-14T14:00:00.5-05:00", "2026-01-15T04:00:00.5+09:00"),
        ("1900-01-01", "1900-01-01T00:00-05:00", "1900-01-01T00:00+09:00"),
        ("2199-12-31T23:59:59", "2199-12-31T23:59:59-05:00", "2199-12-31T23:59:59+09:00"),
    ],
)
def test_the_variable_overrides_the_time_and_is_local_where_it_has_no_offset(
    given: str, in_new_york: str, in_tokyo: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VALUETRACK_NOW", given)

    moment = clock.now()

    expected = datetime.fromisoformat(in_new_york if zone == NEW_YORK else in_tokyo)
    assert (moment, moment.utcoffset()) == (expected, expected.utcoffset())


@pytest.mark.parametrize("given", ["soon", "14.01.2026", "2026-02-30", "2026-01-14T25:00", "२०२६-01-14", " "])
def test_a_time_that_cannot_be_read_is_refused_with_the_form(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VALUETRACK_NOW", given)

    with pytest.raises(BadSettings, match="VALUETRACK_NOW is not an ISO date-time") as stopped:
        clock.now()

    assert "VALUETRACK_NOW=2026-01-14T20:00:00" in stopped.value.hint
    assert stopped.value.exit_code == 2


@pytest.mark.parametrize("given", ["0001-01-01T00:00:00", "1899-12-31T23:59", "2200-01-01", "9999-12-31T23:59:59Z"])
def test_a_time_outside_the_days_that_are_kept_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VALUETRACK_NOW", given)

    with pytest.raises(BadSettings, match="outside 1900-01-01 to 2199-12-31"):
        clock.now()


@pytest.mark.parametrize(
    ("now", "day_start", "day"),
    [
        ("2026-01-14T20:00", time(0), date(2026, 1, 14)),
        ("2026-01-14T00:00", time(0), date(2026, 1, 14)),
        ("2026-01-14T03:59:59.999999", time(4), date(2026, 1, 13)),
        ("2026-01-14T04:00", time(4), date(2026, 1, 14)),
        ("2026-01-01T02:00", time(4), date(2025, 12, 31)),
        ("2024-03-01T04:29", time(4, 30), date(2024, 2, 29)),
    ],
)
@pytest.mark.parametrize("offset", [0, 14, -12])
def test_before_the_day_starts_it_is_still_the_day_before_by_the_moments_own_clock(
    now: str, day_start: time, day: date, offset: int
) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=timezone(timedelta(hours=offset)))

    assert clock.today(moment, day_start) == day
