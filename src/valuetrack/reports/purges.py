"""What goes for good, what stays, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.reports.changes import ChangedThing, Counts


class Staying(Frozen):
    """An entry that stays, though it named one that goes or holds the same words."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed; empty for what goes by no id, such as a value"""
    kind: str
    """its kind, as in the log"""
    words: str
    """its words"""
    has_words: bool
    """whether it holds a text of one that goes"""


class WouldPurge(Frozen):
    """What `purge` would remove for good."""

    ids: tuple[str, ...]
    """the ids of all that would go"""
    going: Counts
    """how many records of which kind"""
    things: tuple[ChangedThing, ...]
    """the first of them, each as a person knows it"""
    stays: tuple[Staying, ...] = ()
    """what stays, though it named one that goes or holds the same words"""
    drafts: tuple[str, ...] = ()
    """the folders of the drafts that would go, for they hold such words"""
    store: str = ""
    """the file of the notebook, or the address of its database: a server keeps such words in its log and in backups of
    its own until these are written over or thrown away"""


class Purged(Receipt):
    """What was removed for good: how many records of which kind.

    `drafts` and older `copies` of the notebook went with it; a new backup is made of what stays.
    """

    counts: Counts
    drafts: int
    copies: int = 0
