"""What was written down: entries of every kind by day, and one of them whole with its earlier versions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from valuetrack.model import EntryKind, Outcome, Record
    from valuetrack.reports.actions import Card


class JournalEntry(Frozen):
    """One entry, with the id to type."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    kind: EntryKind
    """what it is"""
    day: dt.date
    """its day; of an action without one, and of a note of a week, the first day of the week; of a step, of a
    routine and of the plan for hard times the day on which it was written
    """
    any_day: bool
    """whether it belongs to the week that begins on that day"""
    value: str | None
    """the name of its value; null where it has none"""
    text: str
    """its text, or the first that it has; empty where it has none"""
    more: tuple[str, ...]
    """its other texts"""
    outcome: Outcome | None
    """how an action or an opportunity went; null while it is open, and for all else"""


class Journal(Frozen):
    """Entries from `start` to `end`, the newest first; without a first or a last day, from the oldest that is shown."""

    start: dt.date | None
    """the first day; null where there is no entry and none was named"""
    end: dt.date | None
    """the last day, likewise"""
    entries: tuple[JournalEntry, ...]
    """the latest, the newest first"""
    more: int
    """how many older ones there are; `--all` shows them"""
    narrowed: bool
    """whether words, days, a kind, a value or an id were named"""


class Referred(Frozen):
    """A record that an entry refers to."""

    id: str
    """its id"""
    short: str | None
    """the shortest beginning of the id that can be typed; null for a value"""
    text: str
    """its text, or its name"""


class FieldChange(Frozen):
    """What a field said before and after."""

    field: str
    """the key of the field"""
    before: object
    """what it said, as in the record; null where nothing stood there"""
    after: object
    """what it said from then on, likewise"""


class Version(Frozen):
    """A change of an entry; the first one is its writing, and changes nothing."""

    day: dt.date
    """the day on which it was changed"""
    at: dt.datetime
    """when"""
    command: str
    """by which command"""
    changes: tuple[FieldChange, ...]
    """the fields that say something else since"""


class EntryStory(Frozen):
    """An entry whole, with its history."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    kind: str
    """what it is: a kind of the journal, `contact`, or `week-rating` for the rating of a week"""
    record: Record
    """it"""
    parts: tuple[Record, ...]
    """where the options lead"""
    referred: tuple[Referred, ...]
    """what it refers to, or did"""
    history: tuple[Version, ...]
    """its changes, the latest first"""
    card: Card | None
    """of an action, what was thought of beforehand; null for all else"""
