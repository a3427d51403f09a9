"""Changes in words: the list of them, and what a deletion would take out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.changes import MOST_NAMED, changed_things, counted
from valuetrack.render.page import Column, Listing, Page, Paragraph, Table
from valuetrack.render.voice import listed

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.changes import ChangeLine, ChangeList, WouldDelete


def change_list(report: ChangeList, say: Voice) -> Listing:
    """The latest changes, one a row; people see the command and what it changed as one."""
    names = ("when", "command", "records", "taken back", "id", "what", "day")
    rows = tuple(_row(line, say) for line in report.changes)
    seen = (Column("when"), Column("what", wide=True), Column("taken back"))
    told = tuple((row[0], _told(line, say), row[3]) for line, row in zip(report.changes, rows, strict=True))
    more = f"And {say.either(f'{report.more} more', 'more before that')}." if report.more else ""
    return Listing(
        Table(tuple(map(Column, names)), rows),
        more if rows else "Nothing is changed (yet).",
        blocks=(Table(seen, told),),
    )


def _row(line: ChangeLine, say: Voice) -> tuple[str, ...]:
    when, records = line.at.astimezone().strftime("%Y-%m-%d %H:%M"), ", ".join(counted(line.records, say))
    first = line.things[0] if line.things else None
    about = (first.short, first.words, str(first.day or first.week or "")) if first else ("", "", "")
    return (when, line.command, records, "taken back" if line.undone else "", *about)


def _told(line: ChangeLine, say: Voice) -> str:
    """A command and what it changed, with the ids to type."""
    ids = [one.short for one in line.things[:MOST_NAMED] if one.short]
    said = ", ".join(changed_things(line.things, say)) or ", ".join(counted(line.records, say))
    return f"{line.command}: {said}{f' ({listed(ids)})' if ids else ''}"


def would_delete(report: WouldDelete, _say: Voice) -> Page:
    """What a deletion would take out."""
    return Page((Paragraph(f"This would delete the {report.kind}: {report.text}"),))
