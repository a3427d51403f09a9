"""Backups: which there are, what was made, and what it changes to bring one back."""

from __future__ import annotations

from datetime import datetime

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt


class BackupLine(Frozen):
    """A backup of the notebook."""

    name: str
    """the name of its file, by which it can be brought back"""
    at: datetime
    """the instant of which it is"""
    why: str
    """what it was made for: daily, asked, migration, import, restore, encryption or purge"""
    size: int
    """its size in bytes"""


class BackupList(Frozen):
    """The backups of the notebook."""

    folder: str
    """the folder in which they lie"""
    backups: tuple[BackupLine, ...]
    """the newest first"""


class BackedUp(Receipt):
    """A backup that was made and found whole."""

    path: str


class Difference(Frozen):
    """How many records of a kind there are."""

    kind: str
    """the kind of record"""
    now: int | None
    """how many the notebook holds; null where it cannot be read"""
    then: int
    """how many the backup holds"""


class WouldRestore(Frozen):
    """What it changes to bring a backup back."""

    backup: str
    """the file of the backup"""
    kinds: tuple[Difference, ...]
    """the kinds of records of which there are any"""
    newest_now: datetime | None
    """when the newest record of the notebook was entered; null where there is none, or it cannot be read"""
    newest_then: datetime | None
    """when the newest record of the backup was entered; null where there is none"""
    is_there: bool
    """whether there is a notebook now, which is kept aside"""


class BackupRestored(Receipt):
    """A backup that was brought back; the notebook as it was before is kept at `aside`, where there was one."""

    path: str
    aside: str | None
    name: str | None
