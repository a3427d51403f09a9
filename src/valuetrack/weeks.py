"""A week: seven days from the first day that a person chose, and the names it goes by.

Source: RULES.md of the project's design, "Scales". A week is a half-open range
``[start, after)``; it is named by its first day and, in ISO 8601 terms, by the
ISO week whose Thursday it holds.
"""

from __future__ import annotations

from datetime import date, timedelta

from valuetrack.frozen import Frozen

MONDAY = 0
SUNDAY = 6
_THURSDAY = 3


class Week(Frozen):
    """Seven days from `start`; the first day of the week is the weekday of `start`."""

    start: date

    @classmethod
    def containing(cls, day: date, first_day: int = MONDAY) -> Week:
        """The week that holds `day` where weeks begin on `first_day` (0 Monday … 6 Sunday)."""
        return cls(day - timedelta(days=(day.weekday() - first_day) % 7))

    @classmethod
    def from_iso(cls, year: int, number: int, first_day: int = MONDAY) -> Week:
        """The week that holds the Thursday of an ISO week; ValueError where the year has no such week."""
        return cls.containing(date.fromisocalendar(year, number, _THURSDAY + 1), first_day)

    @property
    def end(self) -> date:
        """The last day."""
        return self.start + timedelta(days=6)

    @property
    def after(self) -> date:
        """The first day that no longer belongs to the week."""
        return self.start + timedelta(days=7)

    @property
    def iso(self) -> str:
        """The ISO name of the week's Thursday, such as ``2026-W03``."""
        thursday = self.start + timedelta(days=(_THURSDAY - self.start.weekday()) % 7)
        year, number, _ = thursday.isocalendar()
        return f"{year:04}-W{number:02}"

    @property
    def previous(self) -> Week:
        """The week before."""
        return Week(self.start - timedelta(days=7))

    @property
    def next(self) -> Week:
        """The week after."""
        return Week(self.after)

    def __lt__(self, other: Week) -> bool:
        return self.start < other.start

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.after

    def last(self, count: int) -> tuple[Week, ...]:
        """The `count` weeks that end with this one, the earliest first."""
        return tuple(Week(self.start - timedelta(weeks=back)) for back in reversed(range(count)))
