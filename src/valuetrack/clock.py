"""The time: the only place that reads the system's clock, and which day a moment belongs to."""

from __future__ import annotations

import os
import time as system
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from valuetrack.dates import EARLIEST, LATEST
from valuetrack.errors import BadSettings

_VARIABLE = "VALUETRACK_NOW"
_FORM = f"Write it as {_VARIABLE}=2026-01-14T20:00:00, with an offset (+01:00 or Z) where it is not local time."


def now() -> datetime:
    """The present moment, aware, in the local zone; VALUETRACK_NOW, where it is set and not empty, overrides it.

    The variable holds an ISO date-time, local where it has no offset; a date alone is its
    midnight. Raises BadSettings where it cannot be read or lies outside 1900 to 2199.
    """
    given = os.environ.get(_VARIABLE)
    if not given:
        return datetime.now(UTC).astimezone()
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise BadSettings(f"{_VARIABLE} is not an ISO date-time.", hint=_FORM) from error
    if not EARLIEST <= moment.date() <= LATEST:
        raise BadSettings(f"{_VARIABLE} lies outside {EARLIEST} to {LATEST}.", hint=_FORM)
    return moment.astimezone()


def start_of(day: date, day_start: time) -> datetime:
    """The instant at which `day` begins where the person is now."""
    return datetime.combine(day, day_start).astimezone()


def stopwatch() -> Callable[[], float]:
    """Says, when it is called, how many seconds have passed since it was made."""
    began = system.monotonic()
    return lambda: system.monotonic() - began


def today(now: datetime, day_start: time) -> date:
    """The day that `now` belongs to by its own wall clock: before `day_start` it is still the day before."""
    return now.date() - timedelta(days=now.time() < day_start)
