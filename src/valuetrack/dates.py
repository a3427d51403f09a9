"""What people type for a day, a week or a time, and how a day is shown to them.

Each form that is accepted is matched whole, letter by letter; whatever can be read in
two ways, or might be something else, is refused; `valuetrack help days` shows the accepted forms. An ISO date
means the same wherever it stands.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from valuetrack.errors import BadDate
from valuetrack.frozen import Frozen
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from collections.abc import Callable

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)

_MORE = "; more: valuetrack help days"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMED_DAYS = {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2}
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNT = rf"([0-9]+|{'|'.join(_NUMBERS)})"
_UNIT = "(day|week|month)s?"
WEEKDAY = "mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NUMBER = "[0-9]{1,2}"
_TH = "(?:st|nd|rd|th)?"
_DAY_WITH_MONTH = (
    rf"(?:(?:the )?(?P<day>{_NUMBER})(?:{_TH}|\.) (?:of )?(?P<month>{_MONTH})"
    rf"|(?P<month_first>{_MONTH}) (?:the )?(?P<day_last>{_NUMBER}){_TH})"
    r"(?:,? (?P<year>[0-9]{4}))?"
)
_DOTTED = rf"({_NUMBER})\. ?({_NUMBER})(?:\.|\. ?([0-9]{{4}}))?"
_TWO_WAYS = r"[0-9]{1,2}[/.][0-9]{1,4}(?:[/.][0-9]{0,4})?|[0-9]{1,2}-[0-9]{1,2}(?:-[0-9]{1,4})?"
_BESIDE = ("this", "next", "last", "day", "days", "week", "weeks", "month", "months", "after", "before", "ago")
_KNOWN = (*WEEKDAYS, *_MONTHS, *_NAMED_DAYS, *_BESIDE)
_ALIKE = 0.8
_LEAP_YEARS_APART = 8  # as 2096 and 2104 are: the longest wait for a 29 February
_LONGEST_QUOTE = 40


class _Seen(Frozen):
    """From where a text is read: the day, whether what comes again lies ahead, and the weekday that begins a week."""

    today: date
    ahead: bool
    first_day: int


def parse_day(text: str, today: date, *, ahead: bool, first_day: int = MONDAY) -> date:
    """The day that `text` names, seen from `today`.

    A weekday, and a day with its month and no year, is the nearest such day from `today` on where `ahead` is true, else
    up to `today`; ``next tuesday`` is that of next week, where weeks begin on `first_day` (0 Monday … 6 Sunday). Raises
    BadDate where `text` is no day, can be read in two ways, or lies outside 1900-01-01 to 2199-12-31.
    """
    seen = _Seen(today, ahead, first_day)
    day = _day(plain_words(text), seen)
    if day is None:
        raise not_understood(text, "a day", "wed or 2026-01-14", lambda words: _day(words, seen))
    return day


def counts_from_today(text: str) -> bool:
    """Whether `text` names a day by where it lies from today, such as ``tomorrow``, ``2 weeks ago`` or ``next mon``."""
    words = plain_words(text)
    is_counted = re.fullmatch(r"[+-][0-9]+[dw]|in .*|.* ago|(this|next|last) .*", words)
    return _named(words) is not None or is_counted is not None


def parse_week(text: str, today: date, first_day: int, *, ahead: bool = False) -> Week:
    """The week that `text` names, where weeks begin on `first_day` (0 Monday … 6 Sunday).

    It is an ISO week, this, last or next, or any day that parse_day reads, which names the
    week that holds it. Raises BadDate as parse_day does, and where a year has no such week.
    """
    seen = _Seen(today, ahead, first_day)
    week = _week(plain_words(text), seen)
    if week is None:
        raise not_understood(text, "a week", "next or 2026-W03", lambda words: _week(words, seen))
    return week


def parse_time(text: str) -> time:
    """The time of day that `text` names, to the minute; raises BadDate where it is none, or not clear.

    12am, 12pm and midnight are not clear: people read them in different ways.
    """
    words = plain_words(text)
    if words == "noon":
        return time(12)
    if clock := re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", words):
        return time(int(clock[1]), int(clock[2]))
    if half := re.fullmatch(r"(0?[1-9]|1[01])(?::([0-5][0-9]))? ?([ap])m", words):
        return time(int(half[1]) + (12 if half[3] == "p" else 0), int(half[2] or 0))
    raise not_understood(text, "a time", "18:30 or 9am", lambda _: None)


def describe_day(day: date) -> str:
    """A day as messages show it, with its English weekday: ``Wed 2026-01-14``."""
    return f"{WEEKDAYS[day.weekday()][:3].title()} {day}"


def describe_month(day: date) -> str:
    """The month of a day: ``January 2026``."""
    return f"{_MONTHS[day.month - 1].title()} {day.year:04}"


def describe_week(week: Week) -> str:
    """A week as messages show it, with both ends."""
    return f"the week {describe_day(week.start)} to {describe_day(week.end)}"


def months_after(day: date, months: int) -> date:
    """The same day so many months on; a month too short gives its last, and the range of days its end."""
    from dateutil.relativedelta import relativedelta

    moved: date = day + relativedelta(months=months)
    return min(moved, LATEST)


def in_figures(number: str) -> str:
    """A match of COUNT, which may be a word, in figures."""
    return number if number.isdigit() else str(max(1, _NUMBERS.index(number)))


def plain_words(text: str) -> str:
    """`text` in lower case with single blanks; empty where it holds anything but ASCII, so that nothing matches."""
    return re.sub(" +", " ", text.strip(" ")).lower() if text.isascii() else ""


def _week(words: str, seen: _Seen) -> Week | None:
    """The week that `words` name, None where no form fits."""
    if iso := re.fullmatch(r"([0-9]{4})-?w([0-9]{2})", words):
        return _iso_week(int(iso[1]), int(iso[2]), seen.first_day)
    if named := re.fullmatch(r"(this|last|next)(?: week)?", words):
        return _named_week(named[1], seen)
    day = _dated_in_this_week(words, seen) or _day(words, seen)
    return None if day is None else Week.containing(day, seen.first_day)


def _dated_in_this_week(words: str, seen: _Seen) -> date | None:
    """A day of this week that `words` name with its month, whether it lies ahead or back."""
    this = _named_week("this", seen)
    with suppress(BadDate):
        day = _dated(words, _Seen(this.start, ahead=True, first_day=seen.first_day))
        return day if day is not None and day in this else None
    return None


def _named_week(name: str, seen: _Seen) -> Week:
    this = Week.containing(seen.today, seen.first_day)
    return {"last": this.previous, "this": this, "next": this.next}[name]


def _day(words: str, seen: _Seen) -> date | None:
    """The day that `words` name, None where no form fits; raises BadDate where one fits and the day cannot be."""
    if re.fullmatch(_TWO_WAYS, words) and not re.fullmatch(_DOTTED, words):
        raise BadDate(f'"{words}" can be read in two ways; write 2026-01-14 or 14 jan{_MORE}')
    found = (read(words, seen) for read in (_beside_today, _on_weekday, _moved, _dated))
    day = next((day for day in found if day is not None), None)
    return None if day is None else _kept(day)


def _beside_today(words: str, seen: _Seen) -> date | None:
    """A day that has a name of its own, seen from today."""
    if words == "eow":
        return _named_week("this", seen).end
    days = _named(words)
    return None if days is None else seen.today + timedelta(days=days)


def _named(words: str) -> int | None:
    """How many days from today a day lies that has a name of its own."""
    return _NAMED_DAYS.get(words.removeprefix("the "))


def _on_weekday(words: str, seen: _Seen) -> date | None:
    """The nearest such weekday, today included; with this, next or last, that of the week."""
    named = re.fullmatch(rf"(?:(this|next|last) )?({WEEKDAY})", words)
    if named is None:
        return None
    weekday = weekday_number(named[2])
    if named[1]:
        week = _named_week(named[1], seen)
        return week.start + timedelta(days=(weekday - seen.first_day) % 7)
    if seen.ahead:
        return seen.today + timedelta(days=(weekday - seen.today.weekday()) % 7)
    return seen.today - timedelta(days=(seen.today.weekday() - weekday) % 7)


def _moved(words: str, seen: _Seen) -> date | None:
    """So many days, weeks or months on or back; a month too short gives its last day."""
    if short := re.fullmatch(r"([+-][0-9]+)([dw])", words):
        count, unit = short[1], {"d": "day", "w": "week"}[short[2]]
    elif move := re.fullmatch(rf"(in )?{COUNT} {_UNIT}( ago)?", words):
        if bool(move[1]) == bool(move[4]):
            return None
        count, unit = f"{'-' if move[4] else ''}{in_figures(move[2])}", move[3]
    else:
        return None
    try:
        if unit == "month":
            from dateutil.relativedelta import relativedelta

            moved: date = seen.today + relativedelta(months=int(count))
            return moved
        return seen.today + timedelta(days=int(count) * (1 if unit == "day" else 7))
    except (ValueError, OverflowError) as error:
        raise _out_of_range() from error


def _dated(words: str, seen: _Seen) -> date | None:
    """An ISO date, or a day with its month; before it may stand its weekday."""
    with_weekday = re.fullmatch(rf"({WEEKDAY}),? (.*)", words)
    written = with_weekday[2] if with_weekday else words
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        day = _iso_day(written)
    elif form := re.fullmatch(_DAY_WITH_MONTH, _month_named(written)):
        day = _day_with_month(form, seen)
    else:
        return None
    if with_weekday and day.weekday() != weekday_number(with_weekday[1]):
        raise BadDate(f"{describe_day(day)} is another weekday.", hint="Leave the weekday out, or name the year.")
    return day


def _iso_day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise _no_such(words) from error


def _month_named(words: str) -> str:
    """A day that is written with dots, with its month's name; anything else as it is. Raises BadDate."""
    dotted = re.fullmatch(_DOTTED, words)
    if dotted is None:
        return words
    if not 1 <= int(dotted[2]) <= len(_MONTHS):
        raise _no_such(words)
    return f"{dotted[1]} {_MONTHS[int(dotted[2]) - 1]} {dotted[3] or ''}".strip()


def _day_with_month(form: re.Match[str], seen: _Seen) -> date:
    """The day of a form such as ``14 jan 2026``; without a year, the nearest one ahead or back."""
    words = f"{form['day'] or form['day_last']} {form['month'] or form['month_first']}"
    if form["year"]:
        words, day = f"{words} {form['year']}", _read_by_dateutil(words, int(form["year"]))
    else:
        step = 1 if seen.ahead else -1
        days = (_read_by_dateutil(words, seen.today.year + step * years) for years in range(_LEAP_YEARS_APART + 1))
        day = next((day for day in days if day and (day >= seen.today if seen.ahead else day <= seen.today)), None)
    if day is None:
        raise _no_such(words)
    return day


def _read_by_dateutil(words: str, year: int) -> date | None:
    """The day of `words` (a number and a month's name) in `year`, None where that year has no such day."""
    from dateutil.parser import parse

    _check_year(year)  # python-dateutil reads 0099 as 1999
    try:
        found: datetime = parse(f"{words} {year}", default=datetime.combine(EARLIEST, time.min))
    except ValueError:
        return None
    return found.date()


def _iso_week(year: int, number: int, first_day: int) -> Week:
    _check_year(year)
    try:
        return Week.from_iso(year, number, first_day)
    except ValueError as error:
        raise BadDate(f"{year} has no week {number}{_MORE}") from error


def weekday_number(name: str) -> int:
    """The number of a weekday, 0 Monday to 6 Sunday, by a match of WEEKDAY."""
    return next(number for number, full in enumerate(WEEKDAYS) if full.startswith(name[:3]))


def _check_year(year: int) -> None:
    if not EARLIEST.year <= year <= LATEST.year:
        raise _out_of_range()


def _kept(day: date) -> date:
    """`day`, where it lies in the range in which week arithmetic cannot overflow."""
    if not EARLIEST <= day <= LATEST:
        raise _out_of_range()
    return day


def _out_of_range() -> BadDate:
    return BadDate(f"Days are kept from {EARLIEST} to {LATEST}{_MORE}")


def _no_such(words: str) -> BadDate:
    return BadDate(f"There is no day {words}{_MORE}")


def not_understood(text: str, what: str, such: str, read: Callable[[str], object]) -> BadDate:
    """The refusal of a text that is not `what`: with two examples, or with what was probably meant."""
    near = _meant(plain_words(text), read)
    if near:
        return BadDate(f"I cannot read {_quoted(text)} as {what}. Did you mean {near}?", nearest=(near,))
    return BadDate(f"I cannot read {_quoted(text)} as {what}, such as {such}{_MORE}")


def _meant(words: str, read: Callable[[str], object]) -> str:
    """What `words` are with the names in place of those that are nearly one; empty where that cannot be read."""
    from difflib import get_close_matches  # noqa: PLC0415 - a mistyped day is rare

    if len(words) > _LONGEST_QUOTE:
        return ""
    near = " ".join((get_close_matches(word, _KNOWN, 1, _ALIKE) or [word])[0] for word in words.split(" "))
    try:
        return near if near != words and read(near) else ""
    except BadDate:
        return ""


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= _LONGEST_QUOTE else f'"{text[:_LONGEST_QUOTE]}…"'
