"""Comparisons of options in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import Column, Heading, Items, Listing, Page, Paragraph, Table
from valuetrack.render.safe import one_line

if TYPE_CHECKING:
    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.comparisons import ComparisonLine, ComparisonList, ComparisonSeen, ComparisonTable

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
        return Page((*blocks, Table(columns, rows), Paragraph(_chosen(report) or _CLOSING)))
    how = f"valuetrack edit-comparison {report.short} --toward 1:VALUE"
    chosen = [Paragraph(_chosen(report))] if report.chosen is not None else []
    return Page((*blocks, Items(tuple(numbered)), *chosen, Paragraph(f"Where they lead is not said (yet):\n  {how}")))


def _chosen(one: ComparisonLine) -> str:
    """Which option was chosen; nothing while none is."""
    return f"You chose: {one_line(one.options[one.chosen])}" if one.chosen is not None else ""


def weighed(one: ComparisonLine) -> str:
    """A decision in a line or two: what it was about, its options, and which was chosen."""
    about = f"{one_line(one.question)}: " if one.question else ""
    chosen = _chosen(one) or "Still open, and that is fine."
    return f"{describe_day(one.day)} ({one.short}): {about}{' / '.join(map(one_line, one.options))}\n{chosen}"


def seen_from(one: ComparisonSeen) -> str:
    """A decision as it looks from one value: where each option leads, and which was chosen."""
    about = f"{one_line(one.question)}: " if one.question else ""
    [value] = one.values
    led = [f"{one_line(option)}, {way or '-'}" for option, way in zip(one.options, value.leanings, strict=True)]
    said = f"{describe_day(one.day)} ({one.short}): {about}{'; '.join(led)}"
    return "\n".join(filter(None, (said, _chosen(one))))


def comparison_list(report: ComparisonList, _say: Voice) -> Listing:
    """The comparisons, one a row."""
    columns = (
        Column("id"),
        Column("day"),
        Column("about", wide=True),
        Column("options", wide=True),
        Column("chosen", wide=True),
    )
    rows = tuple(
        (
            *(one.short, describe_day(one.day), one.question or "", " / ".join(map(one_line, one.options))),
            one_line(one.options[one.chosen]) if one.chosen is not None else "",
        )
        for one in report.comparisons
    )
    return Listing(Table(columns, rows), "" if rows else "No comparison yet. `valuetrack compare-options` begins one.")
