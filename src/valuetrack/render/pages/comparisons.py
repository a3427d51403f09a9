"""Comparisons of options in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import Column, Heading, Items, Listing, Page, Paragraph, Table
from valuetrack.render.safe import one_line

if TYPE_CHECKING:
    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.comparisons import ComparisonList, ComparisonTable

_CLOSING = "There is no score. Years from now, which would you be glad you chose?"


def comparison_table(report: ComparisonTable, _say: Voice) -> Page:
    """The options of a decision beside one's values: a row for each value, a column for each option."""
    numbered = [f"{number}. {one_line(option)}" for number, option in enumerate(report.options, 1)]
    blocks: list[Block] = [Heading(f"Options beside what matters, {describe_day(report.day)} ({report.short})")]
    if report.question:
        blocks.append(Paragraph(report.question))
    if report.values:
        columns = (Column("Seen from", wide=True), *(Column(option, wide=True) for option in numbered))
        rows = tuple((row.value, *(one or "-" for one in row.leanings)) for row in report.values)
        return Page((*blocks, Table(columns, rows), Paragraph(_CLOSING)))
    how = f"valuetrack edit-comparison {report.short} --toward 1:VALUE"
    return Page((*blocks, Items(tuple(numbered)), Paragraph(f"Where they lead is not said (yet):\n  {how}")))


def comparison_list(report: ComparisonList, _say: Voice) -> Listing:
    """The comparisons, one a row."""
    columns = (Column("id"), Column("day"), Column("about", wide=True), Column("options", wide=True))
    rows = tuple(
        (one.short, describe_day(one.day), one.question or "", " / ".join(one_line(option) for option in one.options))
        for one in report.comparisons
    )
    return Listing(Table(columns, rows), "" if rows else "No comparison yet. `valuetrack compare-options` begins one.")
