"""What comes from the file of another program: as it was understood, and once it is here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.imports.found import DayFormat, Mark, Program, Why


class ListLine(Frozen):
    """A habit, project, tag or group of the other program, and where it goes."""

    name: str
    """what it is called there"""
    count: int
    """how many things that were done are in it"""
    value: str | None
    """the name of the value that they are for; null for none"""
    new: bool
    """whether that value is made"""


class MoodLine(Frozen):
    """What a mood is called in the other program, and the rating that it stands for here."""

    name: str
    """what it is called there"""
    count: int
    """how often it is there"""
    rating: int | None
    """0 to 10; null where it stays a word in a note"""


class MarkLine(Frozen):
    """A mark that is left out."""

    mark: Mark
    """what it says"""
    count: int
    """how often it is there"""


class RowLeft(Frozen):
    """A row that is left out."""

    file: str
    """the file in the folder or archive; empty where there is one"""
    line: int
    """its line; in JSON that is one list, its place, from 1"""
    why: Why
    """why"""


class Arrival(Frozen):
    """Something that would come in."""

    kind: str
    """activity, check-in or reflection"""
    day: dt.date
    """its day"""
    at: dt.time | None
    """its time of day, `HH:MM`"""
    text: str
    """what it says"""
    value: str | None
    """the name of its value; null for none"""


class ImportUnderstood(Frozen):
    """What was understood of a file, before anything is written."""

    program: Program
    """where it comes from"""
    start: dt.date | None
    """the first day of what comes in; null where nothing does"""
    end: dt.date | None
    """the last day"""
    activities: int
    """how many activities come in"""
    notes: int
    """how many notes of a day"""
    reflections: int
    """how many reflections"""
    known: int
    """how many are here already"""
    taken_out: int
    """how many were here and were deleted or removed for good: they stay out"""
    arrivals: tuple[Arrival, ...]
    """the first of them, and the last"""
    lists: tuple[ListLine, ...]
    """the habits, projects, tags or groups, the most frequent first"""
    moods: tuple[MoodLine, ...]
    """the moods, the highest first"""
    marks: tuple[MarkLine, ...]
    """the marks that are left out"""
    left: tuple[RowLeft, ...]
    """the rows that are left out"""
    timeless: tuple[int, ...]
    """the lines whose time cannot be read; they come in without it"""
    unmeasured: tuple[int, ...]
    """the lines whose minutes cannot be read; they come in without them"""
    by_place: bool
    """whether lines are places in a list"""
    encoding: str
    """in which encoding it was read"""
    delimiter: str
    """what stands between two cells; empty where there are none"""
    day_format: DayFormat | None
    """in which order days were read, where that is not the same in all"""
    unread: tuple[str, ...]
    """the columns that are not read"""

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it would come in."""
        return not (self.activities or self.notes or self.reflections)


class ImportedFrom(Receipt):
    """What came in from `program`, from the day `start` to the day `end`; these are null where nothing did.

    `known` are those that were here already, and `values` the names of the values that were made.
    """

    program: Program
    start: dt.date | None
    end: dt.date | None
    activities: int
    notes: int
    reflections: int
    known: int
    values: tuple[str, ...] = ()
