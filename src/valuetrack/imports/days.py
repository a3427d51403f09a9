"""Days and times as other programs write them: in figures in the one order that fits a whole column, or with words."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

from valuetrack.dates import EARLIEST, LATEST, describe_day, parse_day
from valuetrack.errors import BadDate
from valuetrack.frozen import Frozen
from valuetrack.imports.found import DayFormat, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DAY = re.compile(r"([0-9]{1,4})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{1,4})\.?")
_WITH_TIME = re.compile(r"(.*?[0-9])(?:,? +|T)([0-9]{1,2}(?:[:.][0-9]{2}.*| ?[ap].*))", re.DOTALL)
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?:[:.]([0-9]{2})(?:[.,][0-9]{1,9})?)?(?: ?([ap])\.? ?m\.?)?")
_ZONE = re.compile(r" ?(?:(z|utc|gmt)|([+-])([0-9]{2}):?([0-9]{2}))$")
_FULL_YEAR = re.compile(r"\b[0-9]{4}\b")
_YEAR_DIGITS = 4
_NOON = 12
# As POSIX reads a year of two figures.
_LAST_CENTURY = 69


class TwoReadings(BadDate):
    """The days of a file can be read in two ways; `readings` show the first such day in each."""

    kind = "date"

    readings: Mapping[DayFormat, date]


class Days(Frozen):
    """How the days of a column are read; `form` is their order, where another one would give other days."""

    form: DayFormat | None

    def when(self, written: str, at: time | None = None) -> When | None:
        """The day that is written, with its time where one stands beside it; None where it cannot be read."""
        text = plain(written)
        split = _WITH_TIME.fullmatch(text)
        day = _day(split[1] if split else text, self.form)
        if day is None or not EARLIEST <= day <= LATEST:
            return None
        if split is None:
            return When(day, at)
        zone = _ZONE.search(split[2].lower())
        clock = time_of(split[2][: zone.start()] if zone else split[2])
        if clock is None or zone is None:
            return None if clock is None else When(day, clock)
        return _instant(datetime.combine(day, clock), zone)


def days_of(column: Iterable[str], form: DayFormat | None) -> Days:
    """How to read the days of a column: in the `form` that is given, or in the one that all of them agree to.

    A day that fits one order alone settles it for the others. Raises TwoReadings where none does, or where two do.
    """
    if form is not None:
        return Days(form)
    ways = {one: found for one in dict.fromkeys(map(plain, column)) if _has_order(one) and (found := _ways(one))}
    orders = {next(iter(found)) for found in ways.values() if len(found) == 1}
    unclear = [one for one, found in ways.items() if len(set(found.values())) > 1]
    if unclear and len(orders) != 1:
        written, readings = unclear[0], ways[unclear[0]]
        both = " or ".join(f"{describe_day(day)} ({one})" for one, day in readings.items())
        two = TwoReadings(f"The days can be read in two ways: {written} is {both}.", hint="Give --day-format.")
        two.readings = readings
        raise two
    return Days(orders.pop() if unclear else None)


def plain(written: str) -> str:
    """What is written with single blanks, whatever kind of blank another program has put there."""
    return " ".join(written.split())


def _parts(text: str) -> tuple[str, str, str, str] | None:
    day = (_WITH_TIME.fullmatch(text) or [text, text])[1]
    found = _DAY.fullmatch(day)
    return (found[1], found[2], found[3], found[4]) if found else None


def _has_order(text: str) -> bool:
    """Whether a day is written in figures whose order is left open: neither as in ISO nor with dots."""
    parts = _parts(text)
    return parts is not None and len(parts[0]) < _YEAR_DIGITS and parts[1] != "."


def _ways(text: str) -> dict[DayFormat, date]:
    """The days that a text in figures can mean, by the order in which it is read."""
    parts = _parts(text)
    if parts is None:
        return {}
    first, between, middle, last = parts
    orders = {
        DayFormat.DAY_FIRST: (last, middle, first),
        DayFormat.MONTH_FIRST: (last, first, middle),
        DayFormat.YEAR_FIRST: (first, middle, last),
    }
    if len(first) == _YEAR_DIGITS:
        orders = {DayFormat.YEAR_FIRST: orders[DayFormat.YEAR_FIRST]}
    elif len(last) == _YEAR_DIGITS:
        del orders[DayFormat.YEAR_FIRST]
    if between == "." and len(first) < _YEAR_DIGITS:  # nobody writes the month first with dots
        orders = {DayFormat.DAY_FIRST: orders[DayFormat.DAY_FIRST]}
    found = {}
    for form, (year, month, day) in orders.items():
        with suppress(ValueError):
            found[form] = date(_year(year), int(month), int(day))
    return found


def _year(digits: str) -> int:
    if len(digits) not in (2, _YEAR_DIGITS):
        raise ValueError(digits)
    year = int(digits)
    return year if len(digits) == _YEAR_DIGITS else year + (2000 if year < _LAST_CENTURY else 1900)


def _day(text: str, form: DayFormat | None) -> date | None:
    ways = _ways(text)
    if ways and form is not None and _has_order(text):
        return ways.get(form)
    if ways:
        return next(iter(ways.values()))
    return _in_words(text) if _FULL_YEAR.search(text) and any(map(str.isalpha, text)) else None


@lru_cache(maxsize=4_096)
def _in_words(text: str) -> date | None:
    """A day with the name of its month and its year."""
    with suppress(BadDate):
        return parse_day(text, EARLIEST, ahead=True)
    return None


def time_of(written: str) -> time | None:
    """A time of day, of 12 hours or of 24, to the minute; None where it cannot be read."""
    found = _TIME.fullmatch(plain(written).lower())
    if found is None or (found[2] is None and found[4] is None):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[4] is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found[4] == "p" else 0)
    with suppress(ValueError):
        return time(hour, minute)
    return None


def _instant(local: datetime, zone: re.Match[str]) -> When | None:
    """A time on a clock of another place, as an instant."""
    offset = timedelta() if zone[1] else timedelta(hours=int(zone[3]), minutes=int(zone[4]))
    with suppress(ValueError):
        return instant_of(local.replace(tzinfo=timezone(-offset if zone[2] == "-" else offset)))
    return None


def instant_of(moment: datetime) -> When | None:
    """An instant, where the day to which it belongs can be kept wherever it is read."""
    is_kept = EARLIEST < moment.date() < LATEST
    return When(instant=moment.astimezone(UTC)) if is_kept else None
