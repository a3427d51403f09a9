"""What was changed, what can be taken back, and what a deletion takes out."""

from __future__ import annotations

from datetime import date, datetime

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

Counts = tuple[tuple[str, int], ...]
"""How many records of which kind, in the order in which they were written."""


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


class ChangeList(Frozen):
    """The latest changes, latest first."""

    changes: tuple[ChangeLine, ...]
    """the latest first"""


class WouldDelete(Frozen):
    """What `delete` would take out."""

    id: str
    """its id"""
    kind: str
    """`action`, `opportunity`, `reflection`, `note`, `step` or `comparison`"""
    text: str
    """its text; for a reflection the first that it has"""


class Deleted(Receipt):
    """A record of that kind that was taken out, and the day that it had, where it had one."""

    kind: str
    day: date | None


class Undone(Receipt):
    """A command that was taken back, and what it had changed."""

    command: str
    changed: Counts


class Redone(Receipt):
    """A command that was brought back, and what it changes."""

    command: str
    changed: Counts
