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


def support_text(report: Support, *, sources: bool) -> str:
    """The whole text, line for line: contacts of one's own, then what ships, then its sources if they are wanted."""
    own = [f"  {one_line(one.name)}: {one_line(one.reach)}" for one in report.contacts or ()]
    lines = [*(["People of your own:", *own, ""] if own else []), *report.lines]
    return "\n".join([*lines, "", f"Sources: {'; '.join(report.sources)}."] if sources else lines)
