"""Pages of backups: which there are, and what it changes to bring one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.backups import WHY, megabytes, when
from valuetrack.render.changes import named_kind
from valuetrack.render.page import NUMBER, Column, Listing, Page, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.backups import BackupList, Difference, WouldRestore


def backup_list(report: BackupList, say: Voice) -> Listing:
    """The backups, one a row, the newest first."""
    sizes = [] if say.words_only else [Column("size", NUMBER)]
    columns = (Column("of"), Column("made", wide=True), *sizes, Column("name"))
    rows = tuple(
        (when(one.at), WHY[one.why], *([] if say.words_only else [megabytes(one.size)]), one.name)
        for one in report.backups
    )
    remark = f"They lie in {report.folder}" if rows else "No backup yet. `valuetrack backup` makes one."
    return Listing(Table(columns, rows), remark)


def would_restore(report: WouldRestore, say: Voice) -> Page:
    """What there is now beside what there was then."""
    return Page(tuple(_compared(report, say)))


def _compared(report: WouldRestore, say: Voice) -> Iterator[Block]:
    yield Paragraph(f"The notebook would be as it is in {report.backup}.")
    if say.words_only:
        in_words = tuple((named_kind(one.kind), _in_words(one)) for one in report.kinds)
        yield Table((Column("kind", wide=True), Column("the backup has")), in_words)
    else:
        rows = ((named_kind(one.kind), "-" if one.now is None else str(one.now), str(one.then)) for one in report.kinds)
        yield Table((Column("kind", wide=True), Column("now", NUMBER), Column("in the backup", NUMBER)), tuple(rows))
    then = f"in the backup: {_newest(report.newest_then)}"
    if not report.is_there:
        yield Paragraph(f"There is no notebook now. Newest entry {then}.")
        return
    yield Paragraph(f"Newest entry now: {_newest(report.newest_now)}; {then}.")
    yield Paragraph("The notebook as it is now is kept aside.", quiet=True)


def _in_words(one: Difference) -> str:
    if one.now is None:
        return "some" if one.then else "none"
    return "as many" if one.now == one.then else "more" if one.then > one.now else "fewer"


def _newest(at: datetime | None) -> str:
    return when(at) if at is not None else "none that can be read"
