"""Days that come back: what people type for them, the rule of RFC 5545 that says so, and which days a rule names.

Each form that is accepted is matched whole, as in dates.py, and `valuetrack help days` shows them. python-dateutil
writes the rules and finds their days. A rule is counted from the day on which it starts; one of weeks without a weekday
means any day of such a week.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from valuetrack.dates import COUNT, LATEST, WEEKDAY, WEEKDAYS, in_figures, not_understood, plain_words, weekday_number
from valuetrack.errors import BadDate
from valuetrack.frozen import Frozen, replace

if TYPE_CHECKING:
    from typing import Any

LAST = -1
_MOST = 99
SHORTEST_MONTH = 28
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month"}
_NAMED = {"daily": "day", "weekly": "week", "monthly": "month", "fortnightly": "2 weeks"}
_BY_ORDER = {"other": "2", "second": "2", "third": "3"}
_EVERY_SO_MANY = rf"(?:(?:({'|'.join(_BY_ORDER)})|{COUNT}) )?(day|week|month)s?(?: (?:on )?(?:the )?(.*))?"
_WEEKDAYS = rf"{WEEKDAY}|(?:{'|'.join(WEEKDAYS)})s"
_SETS = {"weekday": range(5), "weekdays": range(5), "weekend": (5, 6), "weekends": (5, 6)}
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": LAST}
_IN_ORDER = rf"({'|'.join(_PLACES)}) ({WEEKDAY})"
_OF_MONTH = " of (?:the|each|every) month$"
_MONTH_DAY = r"([0-9]{1,2})(st|nd|rd|th)?"
_BETWEEN = r",? and |, ?| "


class Recurrence(Frozen):
    """Which days come back: those of every so many days, weeks or months, by the name of the `unit`.

    In a week they are the `weekdays` (0 Monday … 6 Sunday), or any day where there are none. In a month they are the
    `month_days`, or the one weekday in its `place` (1 the first, -1 the last). A month without a 29th or a 30th gives
    its last day; -1 is the last day of each.
    """

    unit: str
    every: int = 1
    weekdays: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    place: int = 0

    @property
    def is_any_day(self) -> bool:
        """Whether any day of a week will do."""
        return self.unit == "week" and not self.weekdays


def parse_recurrence(text: str, first_day: int) -> str:
    """The rule that `text` means, such as ``tue,thu``, where weeks begin on `first_day` (0 Monday … 6 Sunday).

    Raises BadDate where it means none, or may mean two.
    """
    found = _recurrence(plain_words(text))
    if found is None:
        raise not_understood(text, "days that come back", "tue,thu or monthly 15", _recurrence)
    return _written(found, first_day)


def read_rule(rule: str) -> Recurrence:
    """What a rule says that `parse_recurrence` wrote."""
    parts = dict(part.split("=") for part in rule.split(";"))
    weekdays = [re.fullmatch(r"([+-][0-9])?(..)", one) for one in filter(None, parts.get("BYDAY", "").split(","))]
    days = tuple(int(one) for one in filter(None, parts.get("BYMONTHDAY", "").split(",")))
    return Recurrence(
        unit=_UNITS[parts["FREQ"]],
        every=int(parts.get("INTERVAL", "1")),
        weekdays=tuple(weekday_number(one[2].lower()) for one in weekdays if one),
        month_days=days[-1:] if "BYSETPOS" in parts else days,
        place=next((int(one[1]) for one in weekdays if one and one[1]), 0),
    )


def is_rule(text: str) -> bool:
    """Whether it is a rule as `parse_recurrence` writes one."""
    try:
        known = read_rule(text)
        return 0 < known.every <= _MOST and text in {_written(known, first_day) for first_day in range(7)}
    except (ValueError, LookupError):
        return False


def first_day_from(rule: str, day: date) -> date:
    """The first day of a rule from `day` on, with which it starts to count its weeks and months."""
    found: datetime = _days(_written(replace(read_rule(rule), every=1)), day)[0]
    return found.date()


def last_of(rule: str, start: date, times: int) -> date:
    """The day that a rule names as the last of so many, or the last day of all that are kept."""
    found: datetime = _days(rule, start)[times - 1]
    return min(found.date(), LATEST)


def next_day(rule: str, start: date, day: date) -> date:
    """The first day of a rule from `day` on, where it starts on `start`."""
    found: datetime = _days(rule, _round_before(rule, start, day)).after(_at(day), inc=True)
    return found.date()


def days_between(rule: str, start: date, first: date, last: date) -> tuple[date, ...]:
    """The days of a rule from `first` to `last`, where it starts on `start`."""
    found = _days(rule, _round_before(rule, start, first)).between(_at(first), _at(last), inc=True)
    return tuple(one.date() for one in found)


def _round_before(rule: str, start: date, day: date) -> date:
    """A day before `day` from which the rule counts the same: it is walked along day by day, and may be years old."""
    known = read_rule(rule)
    one_round = known.every * {"day": 1, "week": 7, "month": 0}[known.unit]
    return start + timedelta(days=one_round * max(0, (day - start).days // one_round - 1)) if one_round else start


def _at(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _days(rule: str, start: date) -> Any:
    from dateutil.rrule import rrulestr

    return rrulestr(rule, dtstart=_at(start))


def _written(one: Recurrence, first_day: int = 0) -> str:
    """The rule of a recurrence. Of a day that some months lack it takes the last that there is, of those up to it."""
    from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

    at_risk = [day for day in one.month_days if day > SHORTEST_MONTH]
    rule = rrule(
        {"day": DAILY, "week": WEEKLY, "month": MONTHLY}[one.unit],
        interval=one.every,
        wkst=first_day if one.unit == "week" and one.every > 1 else 0,
        byweekday=[weekday(day, one.place or None) for day in one.weekdays] or None,
        bymonthday=range(SHORTEST_MONTH, at_risk[0] + 1) if at_risk else one.month_days or None,
        bysetpos=LAST if at_risk else None,
        dtstart=_at(LATEST),  # no part of what is written
    )
    return str(rule).rpartition("RRULE:")[2]


def _recurrence(words: str) -> Recurrence | None:
    """What `words` mean, None where no form fits."""
    words = re.sub("^(every|each) ", "", words)
    name, _, rest = words.partition(" ")
    if name in _NAMED:
        words = f"{_NAMED[name]} {rest}".strip()
    counted = re.fullmatch(_EVERY_SO_MANY, words)
    if counted is None:
        every = 2 if name == "other" else 1
        weekdays = _weekdays(rest if every == 2 else words)
        return Recurrence("week", every, weekdays) if weekdays else _in_month(words, 1, is_said=False)
    every = int(_BY_ORDER.get(counted[1] or "") or in_figures(counted[2] or "1"))
    if not 1 <= every <= _MOST:
        raise BadDate(f"What comes back does so within 1 to {_MOST} days, weeks or months.")
    unit, days = counted[3], counted[4] or ""
    if unit == "month":
        return _in_month(days, every, is_said=True)
    weekdays = _weekdays(days)
    return Recurrence(unit, every, weekdays) if not days or (unit == "week" and weekdays) else None


def _weekdays(words: str) -> tuple[int, ...]:
    """The weekdays that are listed, in the order of the week; none where anything else is."""
    found: set[int] = set()
    for one in re.split(_BETWEEN, words):
        if one not in _SETS and not re.fullmatch(_WEEKDAYS, one):
            return ()
        found.update(_SETS.get(one) or [weekday_number(one)])
    return tuple(sorted(found))


def _in_month(words: str, every: int, *, is_said: bool) -> Recurrence | None:
    """Days of a month by their numbers, or a weekday by its place in it; `is_said` where a month was named.

    Raises BadDate.
    """
    said = re.sub(_OF_MONTH, "", words).removeprefix("the ")
    is_said = is_said or said != words.removeprefix("the ")
    if weekday := re.fullmatch(_IN_ORDER, said):
        place = _PLACES[weekday[1]]
        if place > 1 and not is_said:
            raise BadDate(
                f'"{said}" can be read in two ways; write {place} weeks {weekday[2]}, or {said} of the month.'
            )
        return Recurrence("month", every, (weekday_number(weekday[2]),), place=place)
    if said in ("first day", "last day"):
        return Recurrence("month", every, month_days=(1 if said == "first day" else LAST,))
    days = [re.fullmatch(_MONTH_DAY, one) for one in re.split(_BETWEEN, said)]
    numbers = sorted({int(one[1]) for one in days if one and (one[2] or is_said)})
    if not all(one and (one[2] or is_said) for one in days):
        return None
    if not 1 <= numbers[0] <= numbers[-1] <= 31:
        raise BadDate("A month has the days 1 to 31.")
    if len(numbers) > 1 and {29, 30}.intersection(numbers):
        raise BadDate("Some months end before that day, so it stands alone.", hint="Make a routine for each of them.")
    return Recurrence("month", every, month_days=tuple(LAST if one == 31 else one for one in numbers))
