"""Which entries the journal and the history of a value have, and which of them are wanted."""

from __future__ import annotations

from datetime import date, datetime

from valuetrack.frozen import Frozen
from valuetrack.model.fields import Choice


class EntryKind(Choice):
    """What an entry of the journal is: all that has a day or was written on one, but for values and contacts."""

    ACTION = "action"
    OPPORTUNITY = "opportunity"
    ACTIVITY = "activity"
    REFLECTION = "reflection"
    HARD_MOMENT = "hard-moment"
    NOTE = "note"
    WEEK_NOTE = "week-note", "note of a week"
    COMPARISON = "comparison"
    STEP = "step"
    ROUTINE = "routine"
    PLAN = "plan", "plan for hard times"


class Wanted(Frozen):
    """Which entries are wanted: of these kinds, of the days from `first` to `last`.

    The first day begins at the instant `since`, the last ends before `until`. `value` and `about` are ids.
    """

    kinds: tuple[EntryKind, ...]
    first: date
    last: date
    since: datetime
    until: datetime
    value: str | None = None
    about: str | None = None


class Span(Frozen):
    """Which part of a long list is wanted: its first and last day, where they are named, and how many, with 0 all."""

    first: date | None = None
    last: date | None = None
    limit: int = 0

    @property
    def days(self) -> tuple[date, ...]:
        """The first and the last day, the first or last of all for one that is not named; none where neither is."""
        return () if self.first is None and self.last is None else (self.first or date.min, self.last or date.max)
