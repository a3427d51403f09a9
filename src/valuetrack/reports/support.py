"""Who can be with a person on a hard day: contacts of their own, and the support text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ContactLine:
    """Somebody to reach, and how; `short` is the id to type."""

    id: str
    short: str
    name: str
    reach: str


@dataclass(frozen=True)
class ContactList:
    """The contacts of one's own, in the order of entry."""

    contacts: tuple[ContactLine, ...]


@dataclass(frozen=True)
class Support:
    """The support text line by line, its sources and the day on which they were read.

    `contacts` are None where the notebook cannot be read.
    """

    contacts: tuple[ContactLine, ...] | None
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    read: date
