"""What was changed, what can be taken back, and what a deletion takes out."""

from __future__ import annotations

from datetime import date, datetime

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

Counts = tuple[tuple[str, int], ...]
"""How many records of which kind, in the order in which they were written."""


class ChangedThing(Frozen):
    """Something that a command changed, as a person knows it."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed; empty for what goes by no id, such as a value"""
    words: str
    """its text, or the name of the value that it is about; empty where it has neither"""
    day: date | None
    """its day; null where it has none"""
    week: date | None
    """the first day of its week, for what belongs to a whole week; null else"""


class ChangeLine(Frozen):
    """One command that changed something; `undone` after it was taken back."""

    at: datetime
    """when"""
    command: str
    """the command"""
    records: Counts
    """how many records of which kind"""
    undone: bool
    """whether it is taken back"""
    things: tuple[ChangedThing, ...] = ()
    """what it changed, each once"""


class ChangeList(Frozen):
    """The latest changes, latest first."""

    changes: tuple[ChangeLine, ...]
    """the latest first"""
    more: int = 0
    """how many more there are, counted up to a thousand in all"""


class WouldDelete(Frozen):
    """What `delete` would take out."""

    id: str
    """its id"""
    kind: str
    """`action`, `opportunity`, `activity`, `reflection`, `note`, `step`, `routine` or `comparison`"""
    text: str
    """its text; for a reflection the first that it has"""


class Deleted(Receipt):
    """A record of that kind that was taken out, its words, and the day that it had, where it had one."""

    kind: str
    words: str
    day: date | None


class Undone(Receipt):
    """A command that was taken back, and what it had changed; `is_part` where others built on the rest of it.

    `before_a_purge` says that something was removed for good since, which does not come back.
    """

    command: str
    changed: Counts
    things: tuple[ChangedThing, ...]
    is_part: bool
    before_a_purge: bool = False


class Redone(Receipt):
    """A command that was brought back, and what it changes."""

    command: str
    changed: Counts
    things: tuple[ChangedThing, ...]
