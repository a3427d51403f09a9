"""The file of another program in words: what was understood of it, before anything is written."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.imports.found import DayFormat
from valuetrack.model import MOOD
from valuetrack.render.imports_from import brought, span
from valuetrack.render.page import NUMBER, Column, Heading, Page, Paragraph, Table, section
from valuetrack.render.receipts import shortened
from valuetrack.render.voice import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.imports_from import Arrival, ImportUnderstood

_DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
_ORDERS = {
    DayFormat.DAY_FIRST: "the day before the month",
    DayFormat.MONTH_FIRST: "the month before the day",
    DayFormat.YEAR_FIRST: "the year before the month",
}
_MOST_COLUMNS = 10
_MOST_LINES = 12


def import_understood(report: ImportUnderstood, say: Voice) -> Page:
    """What would come in, where it goes, and what is left out."""
    return Page(tuple(_blocks(report, say)))


def _blocks(report: ImportUnderstood, say: Voice) -> Iterator[Block]:
    yield Heading(f"From {report.program.said}")
    yield Paragraph("\n".join(_sums(report, say)))
    first, last = (report.arrivals[:3], report.arrivals[3:])
    yield from section("It begins with", map(_arrival, first))
    yield from section("It ends with", map(_arrival, last))
    if report.lists:
        yield Heading("Which value each is for")
        yield _counted(
            ("there", "value"),
            [(one.name, one.count, f"{one.value or '-'}{' (new)' if one.new else ''}") for one in report.lists],
            say,
        )
    if report.moods:
        yield Heading("What a mood stands for, from 0 to 10" if not say.words_only else "What a mood stands for")
        moods = [(one.name, one.count, say.rating(one.rating, MOOD)) for one in report.moods]
        yield _counted(("there", "here"), moods, say)
        if any(one.rating is None for one in report.moods):
            yield Paragraph("A mood that stands for nothing here is kept as a word in a note of the day.", quiet=True)
    yield from section("Left out", _left_out(report, say))
    if how := "\n".join(_how(report)):
        yield Paragraph(how, quiet=True)


def _sums(report: ImportUnderstood, say: Voice) -> Iterator[str]:
    """How much comes in, and how much does not since it is here or was taken out here."""
    if report.is_empty:
        yield "Nothing of it is new here."
    else:
        yield f"What comes in: {brought(report, say)}, {span(report)}."
    if report.known:
        here = f"{report.known} {'is' if report.known == 1 else 'are'} here already."
        yield say.either(here, "Some of it is here already.")
    if report.taken_out:
        out = "1 was deleted here and stays out." if report.taken_out == 1 else ""
        out = out or f"{report.taken_out} were deleted here and stay out."
        yield say.either(out, "Some of it was deleted here and stays out.")


def _arrival(one: Arrival) -> str:
    at = f" {one.at:%H:%M}" if one.at is not None else ""
    value = f" ({one.value})" if one.value is not None else ""
    return f"{describe_day(one.day)}{at}: {shortened(one.text)}{value}"


def _counted(names: tuple[str, str], rows: Sequence[tuple[str, int, str]], say: Voice) -> Table:
    """What something is called there, how often, and what it is here; in words, without how often."""
    there, here = (Column(name, wide=True) for name in names)
    if say.words_only:
        return Table((there, here), tuple((name, to) for name, _, to in rows))
    return Table((there, Column("times", NUMBER), here), tuple((name, str(count), to) for name, count, to in rows))


def _left_out(report: ImportUnderstood, say: Voice) -> Iterator[str]:
    """The marks by what they say, and the rows by their lines."""
    for mark in report.marks:
        yield say.either(f"marked as {mark.mark.said}: {mark.count}", f"what is marked as {mark.mark.said}")
    where = "entry" if report.by_place else "line"
    rows = sorted(report.left, key=lambda one: (one.file, one.why, one.line))
    for (file, why), some in groupby(rows, lambda one: (one.file, one.why)):
        lines = _numbered(where, [one.line for one in some])
        yield f"{f'{file}, ' if file else ''}{lines}: {why.said}"
    if report.timeless:
        yield f"the time of day in {_numbered(where, report.timeless)}, which cannot be read"
    if report.unmeasured:
        yield f"the minutes in {_numbered(where, report.unmeasured)}, which cannot be read"


def _numbered(where: str, lines: Sequence[int]) -> str:
    """Lines by their numbers; of many, the first ones and the last one."""
    several = f"{where[:-1]}ies" if where.endswith("y") else f"{where}s"
    if len(lines) > _MOST_LINES:
        return f"{several} {', '.join(map(str, lines[: _MOST_LINES - 1]))} and more, up to {lines[-1]}"
    return f"{where if len(lines) == 1 else several} {listed([str(one) for one in lines])}"


def _how(report: ImportUnderstood) -> Iterator[str]:
    """How the file was read."""
    how = [f"in {report.encoding}"] if report.encoding != "UTF-8" else []
    how += [f"with {_DELIMITERS[report.delimiter]} between cells"] if report.delimiter else []
    how += [f"with {_ORDERS[report.day_format]}"] if report.day_format is not None else []
    if how:
        yield f"Read {listed(how)}."
    if report.unread:
        more = " and more" if len(report.unread) > _MOST_COLUMNS else ""
        yield f"Columns that are not read: {', '.join(report.unread[:_MOST_COLUMNS])}{more}."
