"""Who can be with a person on a hard day: contacts of their own, and the support text."""

from __future__ import annotations

from datetime import date

from valuetrack.frozen import Frozen


class ContactLine(Frozen):
    """Somebody to reach, and how; `short` is the id to type."""

    id: str
    short: str
    name: str
    reach: str


class ContactList(Frozen):
    """The contacts of one's own, in the order of entry."""

    contacts: tuple[ContactLine, ...]


class Support(Frozen):
    """The support text line by line, its sources and the day on which they were read.

    `contacts` are None where the notebook cannot be read.
    """

    contacts: tuple[ContactLine, ...] | None
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    read: date
