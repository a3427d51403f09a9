"""Changes in words: the list of them, and what a deletion would take out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.page import Column, Listing, Page, Paragraph, Table
from valuetrack.render.receipts import counted

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.changes import ChangeList, WouldDelete


def change_list(report: ChangeList, say: Voice) -> Listing:
    """The latest changes, one a row."""
    columns = (Column("when"), Column("command"), Column("records", wide=True), Column("taken back"))
    rows = tuple(
        (
            line.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            line.command,
            ", ".join(counted(line.records, say)),
            "taken back" if line.undone else "",
        )
        for line in report.changes
    )
    return Listing(Table(columns, rows), "" if rows else "Nothing is changed (yet).")


def would_delete(report: WouldDelete, _say: Voice) -> Page:
    """What a deletion would take out."""
    return Page((Paragraph(f"This would delete the {report.kind}: {report.text}"),))
