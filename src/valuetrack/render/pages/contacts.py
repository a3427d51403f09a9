"""Contacts of one's own and the support text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.page import Column, Listing, Table
from valuetrack.render.safe import one_line

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.contacts import ContactList, Support


def contact_list(report: ContactList, _say: Voice) -> Listing:
    """The contacts of one's own, one a row."""
    columns = (Column("id"), Column("name", wide=True), Column("how to reach them", wide=True))
    rows = tuple((one.short, one.name, one.reach) for one in report.contacts)
    return Listing(Table(columns, rows), "" if rows else "No contact yet. `valuetrack add-contact` keeps one.")


def support_text(report: Support, *, sources: bool = False) -> str:
    """The text line for line: its first line, what is one's own, then the rest, and its sources if they are wanted."""
    first, *rest = report.lines
    step = [("Your first step", report.first_step)]
    people = [("People who help", report.people), *((one.name, one.reach) for one in report.contacts or ())]
    own = people + step if first.endswith(":") else step + people  # a line that names people is followed by them
    lines = [first, *(f"  {one_line(what)}: {one_line(text)}" for what, text in own if text), *rest]
    return "\n".join([*lines, "", f"Sources: {'; '.join(report.sources)}."] if sources else lines)
