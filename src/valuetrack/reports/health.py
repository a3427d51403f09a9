"""How the notebook is kept: what was looked at, and what was found."""

from __future__ import annotations

from datetime import datetime

from valuetrack.frozen import Frozen
from valuetrack.reports.changes import Counts  # noqa: TC001 - the JSON's page reads it


class Check(Frozen):
    """One thing that was looked at."""

    check: str
    """what was looked at: file (or the database), schema, settings, integrity, references, tables, rows, log, removals,
    permissions, journal, leftovers, copies, place, server (what it keeps itself), backups or drafts"""
    verdict: str
    """well, note (good to know) or wrong (not as it was written)"""
    facts: tuple[str, ...]
    """the files, tables or ids that it is about, up to twenty; nothing that you wrote"""


class NotebookRepaired(Frozen):
    """What could be read of a damaged notebook, in a new file that was found whole.

    Entries are named by their kind and id.
    """

    store: str
    """the file of the notebook, which is as it was"""
    file: str
    """the new file"""
    counts: Counts
    """how many records of each kind it holds"""
    brought_back: tuple[str, ...]
    """what stood in the log of changes alone, and is there again"""
    differing: tuple[str, ...]
    """what the log of changes says otherwise; it is as it stood with the entries"""
    left_out: tuple[str, ...]
    """what is not in the new file, for no version of it can be read"""
    unread: tuple[str, ...]
    """the kinds of which a part cannot be read, so that nobody can tell what stood there"""


class Health(Frozen):
    """What a look at the notebook found. Nothing was changed."""

    store: str
    """the file of the notebook, or the address of its database"""
    full: bool
    """whether every row and the whole log were read"""
    well: bool
    """whether nothing is wrong; else the exit code is 3"""
    checks: tuple[Check, ...]
    """what was looked at"""
    newest_backup: datetime | None
    """the instant of the newest backup; null where there is none"""
    backup_age: int | None
    """how many days ago that was"""
