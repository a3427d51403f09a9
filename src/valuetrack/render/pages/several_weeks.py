"""Several weeks in words: each with its values, the earliest first, and then what they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import NUMBER, TEXT, Column, Heading, Page, Paragraph, Table, section
from valuetrack.render.pages.reviews import added_up, count_table, in_all, is_all_zeros, minutes
from valuetrack.render.telling import told_week
from valuetrack.render.voice import describe_span, plainly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.reviews import ValueRow, WeekRows
    from valuetrack.reports.several_weeks import WeeksReview


def weeks_review(report: WeeksReview, say: Voice) -> Page:
    """The weeks and their values, what was planned and done in all of them, and what was said of it.

    A week that no value was there for is left out.
    """
    first, last = report.weeks[0].week, report.weeks[-1].week
    head = Heading(f"Your weeks, {describe_day(first.start)} to {describe_day(last.end)}")
    weeks = [block for one in report.weeks if one.away or one.values for block in _week(one, say)]
    nothing = Paragraph("No value in these weeks (yet).")
    return Page((head, *(weeks or (nothing,)), *_together(report, say)))


def _week(one: WeekRows, say: Voice) -> Iterator[Block]:
    yield Heading(describe_span(one.week))
    if one.away:
        yield Paragraph("You set this week aside. It is not counted anywhere.")
    else:
        yield _table(one, say)


def _table(one: WeekRows, say: Voice) -> Table:
    align = say.either(NUMBER, TEXT)
    columns = (
        Column("Value", wide=True),
        Column("matters", align),
        Column("lived", align),
        Column("reads as", wide=True),
        Column("discrepancy", NUMBER),
        Column("taken", wide=True),
        Column("opportunities"),
    )
    shown = 4 if say.words_only else len(columns)
    return Table(columns[:shown], tuple(_row(row, say)[:shown] for row in one.values))


def _row(row: ValueRow, say: Voice) -> tuple[str, ...]:
    return (
        f"{row.value} (focus)" if row.focus else row.value,
        say.rating(row.importance),
        say.rating(row.lived),
        plainly(row.reading),
        say.rating(row.discrepancy),
        plainly(row.actions.text),
        plainly(row.opportunities.text),
    )


def _together(report: WeeksReview, say: Voice) -> Iterator[Block]:
    totals = report.sums.totals
    if not (say.words_only or is_all_zeros(totals)):
        yield Heading("Completion: what you planned, and what you did in these weeks")
        yield count_table((in_all(totals),))
    yield from minutes(totals, say)
    names = {row.id: row.value for one in report.weeks for row in one.values}
    for value_id, name in names.items():
        yield from section(name, _told(value_id, report, say))
    yield from section("Other things", _told(None, report, say))
    yield from added_up(report.sums, report.outside_hands, say)


def _told(value_id: str | None, report: WeeksReview, say: Voice) -> Iterator[str]:
    """Why the weeks of a value were as they were, and what was done and noticed for it."""
    for one in report.weeks:
        notes = (row.week_note for row in one.values if row.id == value_id and row.week_note)
        yield from (f"about the week of {describe_day(one.week.start)}: {note}" for note in notes)
    yield from told_week(report.entries, value_id, say)
