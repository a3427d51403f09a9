"""Who can be with a person on a hard day: contacts of their own, and the support text."""

from __future__ import annotations

from datetime import date

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt


class ContactLine(Frozen):
    """Somebody to reach, and how; `short` is the id to type."""

    id: str
    """the id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    name: str
    """who it is"""
    reach: str
    """how to reach them"""


class ContactList(Frozen):
    """The contacts of one's own, in the order of entry."""

    contacts: tuple[ContactLine, ...]
    """as they were added"""


class Support(Frozen):
    """The support text line by line, its sources and the day on which they were read.

    What is a person's own stands after the first of the `lines`; it is None where the notebook cannot be read.
    """

    contacts: tuple[ContactLine, ...] | None
    """the contacts of their own, as they were added; null where the notebook cannot be opened"""
    first_step: str | None
    """one first step, from the plan for hard times"""
    people: str | None
    """who is good to have around then, from that plan"""
    lines: tuple[str, ...]
    """the support text, line for line"""
    sources: tuple[str, ...]
    """where its numbers were read"""
    read: date
    """the day on which they were read"""


class ContactAdded(Receipt):
    """Somebody to reach, added on a day."""

    day: date
    name: str


class ContactRemoved(Receipt):
    """A contact that was taken out on a day."""

    day: date
    name: str
