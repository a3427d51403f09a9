"""Many weeks side by side: as small charts, and in words-only mode as readings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import Chart, Heading, Line, Page, Paragraph, section
from valuetrack.render.pages import in_numbers, in_words
from valuetrack.scoring import too_few_weeks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from valuetrack.render.page import Block
    from valuetrack.reports.trends import MoodPairs, ReliefAndCost, Trends, ValueTrend, ValueWeek

# A count fills its cell with seven, so that each number up to it has a height of its own.
_FULL_COUNT = 7


def trends(report: Trends) -> Page:
    """The weeks as charts, and what went with them."""
    blocks = list(_head(report, in_numbers.hidden(report.hidden)))
    if not report.values:
        return Page(tuple(blocks))
    cells = _cells(report)
    blocks.append(Paragraph(_legend(cells), quiet=True))
    for value in report.values:
        blocks += [Heading(value.value), Chart(cells, tuple(_lines(value, cells)))]
    if len(report.values) > 1:
        blocks += _all_together(report, cells)
    blocks += section("What helped", map(in_numbers.counted, report.helped))
    blocks += _mood(report, _with_pairs)
    return Page((*blocks, *_relief_and_cost(report)))


def _head(report: Trends, hidden: str) -> Iterator[Block]:
    """The range with both ends, and what is left out of it; `hidden` says which values."""
    yield Heading(f"Week by week, {describe_day(report.start)} to {describe_day(report.end)}")
    if report.set_aside:
        yield Paragraph(f"Set aside, and in no trend: {', '.join(week.iso for week in report.set_aside)}.", quiet=True)
    if report.hidden:
        yield Paragraph(f"{hidden} not shown; `valuetrack list-values --all` shows all.", quiet=True)
    elif report.weeks and not report.values:
        yield Paragraph("No value in these weeks (yet). `valuetrack add-value` names something that matters.")


def _cells(report: Trends) -> tuple[str, ...]:
    """The first days of the weeks, from the first one on in which any value is there."""
    first = min(value.weeks[0].week for value in report.values)
    return tuple(describe_day(week.start) for week in report.weeks if week.start >= first)


def _legend(cells: Sequence[str]) -> str:
    return (
        f"One cell a week, from {cells[0]} on, and after it the number of the last week; "
        "a dot where nothing is rated or noted."
    )


def _lines(value: ValueTrend, cells: Sequence[str]) -> Iterator[Line]:
    ratings: tuple[tuple[str, Callable[[ValueWeek], int | None]], ...] = (
        ("matters", lambda week: week.importance),
        ("lived", lambda week: week.lived),
        ("discrepancy", lambda week: week.discrepancy),
    )
    for name, number in ratings:
        yield from _line(name, _in_cells(value, cells, number))
    yield _median(value, cells)
    moves = _in_cells(value, cells, lambda week: week.moves_toward)
    yield from _counts(moves, _in_cells(value, cells, lambda week: week.opportunities_noticed))


def _line(name: str, numbers: Sequence[int | None], top: int = 10) -> Iterator[Line]:
    """A line with the number of the last week after it; none where there is no number in it."""
    if any(number is not None for number in numbers):
        yield Line(name, tuple(numbers), "-" if numbers[-1] is None else str(numbers[-1]), top)


def _counts(moves: Sequence[int | None], noticed: Sequence[int | None]) -> Iterator[Line]:
    """What was done and what was noticed; a week without any has a dot."""
    for name, counts in (("moves toward", moves), ("noticed", noticed)):
        yield from _line(name, [count or None for count in counts], _FULL_COUNT)


def _in_cells(
    value: ValueTrend, cells: Sequence[str], number: Callable[[ValueWeek], int | None]
) -> tuple[int | None, ...]:
    """A number of each week, or none where the value is not there."""
    weeks = {describe_day(week.week): week for week in value.weeks}
    return tuple(number(weeks[cell]) if cell in weeks else None for cell in cells)


def _median(value: ValueTrend, cells: Sequence[str]) -> Line:
    """Rule R20, with how many weeks it stands on."""
    few = too_few_weeks(value.n)
    if few:
        return Line("middle of three", (), few)
    return Line("middle of three", _in_cells(value, cells, lambda week: week.median), f"{value.median}, n = {value.n}")


def _all_together(report: Trends, cells: tuple[str, ...]) -> Iterator[Block]:
    weeks = report.weeks[-len(cells) :]
    lines = tuple(_counts([week.moves_toward for week in weeks], [week.opportunities_noticed for week in weeks]))
    if lines:
        yield Heading("All together")
        yield Chart(cells, lines)


def _mood(report: Trends, said: Callable[[MoodPairs], str]) -> tuple[Block, ...]:
    return (
        *section("The mood was higher afterwards", map(said, report.mood.lifted)),
        *section("The mood was lower afterwards", map(said, report.mood.cost)),
    )


def _with_pairs(one: MoodPairs) -> str:
    return f"{_in_words(one)}: {', '.join(f'{before} to {after}' for before, after in one.pairs)}"


def _in_words(one: MoodPairs) -> str:
    return f"{one.text} ({one.value})"


def _relief_and_cost(report: Trends) -> tuple[Block, ...]:
    return section("Relief now, cost later", map(_both_sides, report.relief_and_cost))


def _both_sides(one: ReliefAndCost) -> str:
    sides = (("relief now", one.relief), ("cost later", one.cost))
    said = [f"{name}: {text}" for name, text in sides if text]
    return "\n".join([f"{describe_day(one.day)}: {one.text} ({one.value})", *said])


def trends_in_words(report: Trends) -> Page:
    """The same for words-only mode: readings (rule R6) from which week on, and names in place of counts."""
    blocks = list(_head(report, in_words.hidden(report.hidden)))
    for value in report.values:
        blocks += section(value.value, _readings(value))
    toward = [value.value for value in report.values if any(week.moves_toward for week in value.weeks)]
    noticed = [value.value for value in report.values if any(week.opportunities_noticed for week in value.weeks)]
    blocks += section("Steps were taken toward", toward)
    blocks += section("Opportunities were noticed for", noticed)
    blocks += section("What helped", (one.what for one in report.helped))
    return Page((*blocks, *_mood(report, _in_words), *_relief_and_cost(report)))


def _readings(value: ValueTrend) -> Iterable[str]:
    """Each reading with the week from which on it held."""
    for reading, weeks in groupby(value.weeks, key=lambda week: week.reading):
        yield f"from {describe_day(next(weeks).week)}: {reading}"
