"""What a file of another program holds, in terms that the programs share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from valuetrack.frozen import Frozen
from valuetrack.model import Choice


class Program(Choice):
    """Where a file comes from."""

    DAYLIO = "daylio", "Daylio"
    LOOP = "loop", "Loop Habit Tracker"
    JRNL = "jrnl"
    TASKWARRIOR = "taskwarrior", "Taskwarrior"
    CSV = "csv", "a table"


class DayFormat(Choice):
    """In which order a day is written in figures."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


class Why(Choice):
    """Why a row is left out."""

    CELLS = "cells", "more or fewer cells than there are columns"
    QUOTES = "quotes", "quotes that do not fit together"
    DAY = "day", "no day that can be read"
    TEXT = "text", "a text that cannot be kept"
    SHAPE = "shape", "no entry of this program"
    NOTHING = "nothing", "nothing in it"


class Mark(Choice):
    """A mark that says that something was not done, or not by the person."""

    NO = "no", "not done"
    SKIPPED = "skipped"
    AUTOMATIC = "automatic"
    UNKNOWN = "unknown"
    OPEN = "open"
    DELETED = "deleted"


class Left(Frozen):
    """A row that is left out: its line, or in a list of JSON its place, from 1, in the file of that name."""

    line: int
    why: Why
    file: str = ""


class Done(Frozen):
    """Something that was done; the `lists` are the habit, project, tags or group it is in, the first one first.

    It is known by its `key`, or by its text where it has none.
    """

    text: str
    lists: tuple[str, ...] = ()
    minutes: int | None = None
    key: str = ""


class When(Frozen):
    """A day with or without a time, as the person's own clock said, or an instant, which is aware."""

    day: date | None = None
    at: time | None = None
    instant: datetime | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """It as a part of a natural key: the same wherever the file is read."""
        moment = self.instant.isoformat() if self.instant is not None else str(self.day)
        return (moment, f"{self.at:%H:%M}" if self.at is not None else "")


class Moment(Frozen):
    """One row or entry: what was done, what was written, and the label of a mood.

    `key` is the id that the program itself has for it, where it has one.
    """

    line: int
    when: When
    done: tuple[Done, ...] = ()
    text: str | None = None
    mood: str | None = None
    file: str = ""
    key: str = ""


class Reading(Frozen):
    """What a person says about a file: the order of its days, and of a table which column holds what."""

    day_format: DayFormat | None = None
    columns: Mapping[str, str] = {}


class Found(Frozen):
    """All that was found in a file of a program, in its order.

    `marks` count what is no activity, `moods` has the rating, 0 to 10, of the labels that are known, `timeless` are the
    lines whose time cannot be read, `encoding`, `delimiter` and `day_format` say how it was read (the latter where a
    day could be read in several ways), `unread` names the columns that say nothing here, and `unmeasured` are the lines
    whose minutes cannot be read.
    """

    moments: tuple[Moment, ...]
    left: tuple[Left, ...] = ()
    marks: Mapping[Mark, int] = {}
    moods: Mapping[str, int] = {}
    timeless: tuple[int, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    day_format: DayFormat | None = None
    unread: tuple[str, ...] = ()
    unmeasured: tuple[int, ...] = ()
    by_place: bool = False
    program: Program = Program.CSV
