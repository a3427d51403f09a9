"""What people type for a day, a week or a time, and how a day is shown to them.

Each form that is accepted is matched whole, letter by letter; whatever can be read in
two ways, or might be something else, is refused with the accepted forms. An ISO date
means the same wherever it stands.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from valuetrack.errors import BadDate
from valuetrack.weeks import Week

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)

DAY_FORMS = (
    "A day is 2026-01-14, today, yesterday, tomorrow, a weekday (wed), -3d, +2w, "
    "2 weeks ago, in 3 days, or a day with its month's name (14 jan)."
)
WEEK_FORMS = "A week is 2026-W03, this, last, next, or any day in it (2026-01-14, wed, -2w, 14 jan)."
TIME_FORMS = "A time is 9:30, 18:00, 9am, 9:30pm or noon."

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_UNIT = "(day|week|month)s?"
_WEEKDAY = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _WEEKDAYS)
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY_WITH_MONTH = (
    rf"(?:(?P<weekday>{_WEEKDAY}),? )?"
    rf"(?:(?P<day>[0-9]{{1,2}})\.? (?P<month>{_MONTH})|(?P<month_first>{_MONTH}) (?P<day_last>[0-9]{{1,2}}))"
    r"(?:,? (?P<year>[0-9]{4}))?"
)
_TWO_WAYS = r"[0-9]{1,2}[/.][0-9]{1,4}(?:[/.][0-9]{0,4})?|[0-9]{1,2}-[0-9]{1,2}(?:-[0-9]{1,4})?"
_LEAP_YEARS_APART = 8  # as 2096 and 2104 are: the longest wait for a 29 February
_LONGEST_QUOTE = 40


def parse_day(text: str, today: date, *, ahead: bool) -> date:
    """The day that `text` names, seen from `today`.

    A weekday, and a day with a month's name and no year, is the nearest such day from
    `today` on where `ahead` is true, else up to `today`. Raises BadDate where `text` is no
    day, can be read in two ways, or lies outside 1900-01-01 to 2199-12-31.
    """
    day = _day(text, today, ahead=ahead)
    if day is None:
        raise _not_understood(text, "a day", DAY_FORMS)
    return day


def counts_from_today(text: str) -> bool:
    """Whether `text` names a day by its distance from today, such as ``tomorrow`` or ``2 weeks ago``."""
    words = _words(text)
    return words in _NAMED_DAYS or re.fullmatch(r"[+-][0-9]+[dw]|in .*|.* ago", words) is not None


def parse_week(text: str, today: date, first_day: int, *, ahead: bool = False) -> Week:
    """The week that `text` names, where weeks begin on `first_day` (0 Monday … 6 Sunday).

    It is an ISO week, this, last or next, or any day that parse_day reads, which names the
    week that holds it. Raises BadDate as parse_day does, and where a year has no such week.
    """
    words = _words(text)
    if iso := re.fullmatch(r"([0-9]{4})-?w([0-9]{2})", words):
        return _iso_week(int(iso[1]), int(iso[2]), first_day)
    if named := re.fullmatch(r"(this|last|next)(?: week)?", words):
        this = Week.containing(today, first_day)
        return {"last": this.previous, "this": this, "next": this.next}[named[1]]
    day = _day(text, today, ahead=ahead)
    if day is None:
        raise _not_understood(text, "a week", WEEK_FORMS)
    return Week.containing(day, first_day)


def parse_time(text: str) -> time:
    """The time of day that `text` names, to the minute; raises BadDate where it is none, or not clear.

    12am, 12pm and midnight are not clear: people read them in different ways.
    """
    words = _words(text)
    if words == "noon":
        return time(12)
    if clock := re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", words):
        return time(int(clock[1]), int(clock[2]))
    if half := re.fullmatch(r"(0?[1-9]|1[01])(?::([0-5][0-9]))? ?([ap])m", words):
        return time(int(half[1]) + (12 if half[3] == "p" else 0), int(half[2] or 0))
    raise _not_understood(text, "a time", TIME_FORMS)


def describe_day(day: date) -> str:
    """A day as messages show it, with its English weekday: ``Wed 2026-01-14``."""
    return f"{_WEEKDAYS[day.weekday()][:3].title()} {day}"


def describe_week(week: Week) -> str:
    """A week as messages show it, with both ends."""
    return f"the week {describe_day(week.start)} to {describe_day(week.end)}"


def months_after(day: date, months: int) -> date:
    """The same day so many months on; a month too short gives its last, and the range of days its end."""
    from dateutil.relativedelta import relativedelta

    moved: date = day + relativedelta(months=months)
    return min(moved, LATEST)


def _words(text: str) -> str:
    """`text` in lower case with single blanks; empty where it holds anything but ASCII, so that nothing matches."""
    return re.sub(" +", " ", text.strip(" ")).lower() if text.isascii() else ""


def _day(text: str, today: date, *, ahead: bool) -> date | None:
    """The day that `text` names, None where no form fits; raises BadDate where one fits and the day cannot be."""
    words = _words(text)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
        day = _iso_day(words)
    elif words in _NAMED_DAYS:
        day = today + timedelta(days=_NAMED_DAYS[words])
    elif re.fullmatch(_WEEKDAY, words):
        day = _on_weekday(_weekday_number(words), today, ahead=ahead)
    elif move := re.fullmatch(r"([+-][0-9]+)([dw])", words) or re.fullmatch(rf"in ([0-9]+) {_UNIT}", words):
        day = _moved(today, move[1], move[2])
    elif move := re.fullmatch(rf"([0-9]+) {_UNIT} ago", words):
        day = _moved(today, f"-{move[1]}", move[2])
    elif form := re.fullmatch(_DAY_WITH_MONTH, words):
        day = _day_with_month(form, today, ahead=ahead)
    elif re.fullmatch(_TWO_WAYS, words):
        raise BadDate(f"{_quoted(text)} can be read in two ways.", hint="Write year, month and day: 2026-01-14.")
    else:
        return None
    return _kept(day)


def _iso_day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise _no_such(words) from error


def _on_weekday(weekday: int, today: date, *, ahead: bool) -> date:
    """The nearest such weekday, today included."""
    if ahead:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def _day_with_month(form: re.Match[str], today: date, *, ahead: bool) -> date:
    """The day of a form such as ``14 jan 2026``; without a year, the nearest one ahead or back."""
    words = f"{form['day'] or form['day_last']} {form['month'] or form['month_first']}"
    if form["year"]:
        words, day = f"{words} {form['year']}", _read_by_dateutil(words, int(form["year"]))
    else:
        step = 1 if ahead else -1
        days = (_read_by_dateutil(words, today.year + step * years) for years in range(_LEAP_YEARS_APART + 1))
        day = next((day for day in days if day and (day >= today if ahead else day <= today)), None)
    if day is None:
        raise _no_such(words)
    if form["weekday"] and day.weekday() != _weekday_number(form["weekday"]):
        raise BadDate(f"{describe_day(day)} is another weekday.", hint="Leave the weekday out, or name the year.")
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


def _moved(day: date, count: str, unit: str) -> date:
    """`day` moved by `count` (digits, with a sign or none) days, weeks or months; a month too short gives its last."""
    try:
        if unit == "month":
            from dateutil.relativedelta import relativedelta

            moved: date = day + relativedelta(months=int(count))
            return moved
        return day + timedelta(days=int(count) * (1 if unit in ("d", "day") else 7))
    except (ValueError, OverflowError) as error:
        raise _out_of_range() from error


def _iso_week(year: int, number: int, first_day: int) -> Week:
    _check_year(year)
    try:
        return Week.from_iso(year, number, first_day)
    except ValueError as error:
        raise BadDate(f"{year} has no week {number}.", hint=WEEK_FORMS) from error


def _weekday_number(name: str) -> int:
    return next(number for number, full in enumerate(_WEEKDAYS) if full.startswith(name))


def _check_year(year: int) -> None:
    if not EARLIEST.year <= year <= LATEST.year:
        raise _out_of_range()


def _kept(day: date) -> date:
    """`day`, where it lies in the range in which week arithmetic cannot overflow."""
    if not EARLIEST <= day <= LATEST:
        raise _out_of_range()
    return day


def _out_of_range() -> BadDate:
    return BadDate(f"Days are kept from {EARLIEST} to {LATEST}.", hint=DAY_FORMS)


def _no_such(words: str) -> BadDate:
    return BadDate(f"There is no day {words}.", hint=DAY_FORMS)


def _not_understood(text: str, what: str, forms: str) -> BadDate:
    return BadDate(f"{_quoted(text)} is not understood as {what}.", hint=forms)


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= _LONGEST_QUOTE else f'"{text[:_LONGEST_QUOTE]}…"'
