"""Many weeks side by side: as small charts, and in words-only mode as readings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.notices import not_shown
from valuetrack.render.page import Chart, Heading, Line, Page, Paragraph, section
from valuetrack.render.pages.barriers import came_between
from valuetrack.render.safe import one_line
from valuetrack.render.telling import both_sides, times
from valuetrack.render.voice import plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.lifted import DayPart, MoodPairs
    from valuetrack.reports.trends import OpenPlan, Trends, ValueLately, ValueTrend, ValueWeek

# A count fills its cell with seven, so that each number up to it has a height of its own.
_FULL_COUNT = 7


def trends(report: Trends, say: Voice) -> Page:
    """The weeks as charts, or in readings and names, and what went with them."""
    blocks = list(_head(report, say))
    if report.values:
        blocks += _in_words(report) if say.words_only else _charts(report)
    blocks += section("What helped", (say.counted(one.what, one.count) for one in report.helped))
    blocks += came_between(report.in_the_way, say)
    blocks += section("Mood was higher after", (_mood(one, say) for one in report.mood.lifted))
    blocks += section("Mood was lower after", (_mood(one, say) for one in report.mood.cost))
    blocks += section("By part of the day", (_part_of_day(one, say) for one in report.parts_of_day))
    blocks += section("Relief now, cost later", map(both_sides, report.relief_and_cost))
    return Page(tuple(blocks))


def _head(report: Trends, say: Voice) -> Iterator[Block]:
    """The range with both ends, and what is left out of it."""
    yield Heading(f"Week by week, {describe_day(report.start)} to {describe_day(report.end)}")
    if report.set_aside:
        yield Paragraph(
            f"Weeks set aside (not counted): {', '.join(week.iso for week in report.set_aside)}.", quiet=True
        )
    left_out = not_shown(report.hidden, 0 if report.values else report.later, say)
    if left_out:
        yield Paragraph(left_out, quiet=True)
    elif report.weeks and not report.values:
        yield Paragraph("No value in these weeks (yet). `valuetrack add-value` names something that matters.")


def _charts(report: Trends) -> Iterator[Block]:
    cells = _cells(report)
    yield Paragraph(
        f"Each block is one week, starting with {cells[0]}. The number is from the latest week. "
        "A dot: nothing was entered.",
        quiet=True,
    )
    for value in report.values:
        yield Heading(value.value)
        yield Chart(cells, tuple(_lines(value, cells)))
    weeks = report.weeks[-len(cells) :]
    lines = tuple(_counts([week.moves_toward for week in weeks], [week.opportunities_noticed for week in weeks]))
    if lines and len(report.values) > 1:
        yield Heading("In all")
        yield Chart(cells, lines)


def _cells(report: Trends) -> tuple[str, ...]:
    """The first days of the weeks, from the first one on in which any value is there."""
    first = min(value.weeks[0].week for value in report.values)
    return tuple(describe_day(week.start) for week in report.weeks if week.start >= first)


def _lines(value: ValueTrend, cells: Sequence[str]) -> Iterator[Line]:
    weeks = {describe_day(week.week): week for week in value.weeks}

    def row(field: str) -> tuple[int | None, ...]:
        """A number of each week, or none where the value is not there."""
        return tuple(getattr(weeks[cell], field) if cell in weeks else None for cell in cells)

    for name, field in (("matters", "importance"), ("lived", "lived"), ("discrepancy", "discrepancy")):
        yield from _line(name, row(field))
    if value.n < 3:
        yield Line("usual gap", (), f"Not enough weeks yet ({value.n} of 3).")
    else:  # rule R20, with how many weeks it stands on
        yield Line("usual gap", row("median"), f"{value.median} ({_of_weeks(value.n)})")
    yield from _counts(row("moves_toward"), row("opportunities_noticed"))


def _of_weeks(number: int) -> str:
    return "3 weeks" if number == 3 else f"last 3 of {number} weeks"


def _line(name: str, numbers: Sequence[int | None], top: int = 10) -> Iterator[Line]:
    """A line with the number of the last week after it; none where there is no number in it."""
    if any(number is not None for number in numbers):
        yield Line(name, tuple(numbers), "-" if numbers[-1] is None else str(numbers[-1]), top)


def _counts(moves: Sequence[int | None], noticed: Sequence[int | None]) -> Iterator[Line]:
    """What was done and what was noticed; a week without any has a dot."""
    for name, counts in (("moves toward", moves), ("noticed", noticed)):
        yield from _line(name, [count or None for count in counts], _FULL_COUNT)


def _in_words(report: Trends) -> Iterator[Block]:
    """Each reading (rule R6) with the week from which on it held, and names in place of counts."""
    for value in report.values:
        held = groupby(value.weeks, key=lambda week: plainly(week.reading))
        yield from section(value.value, (f"from {describe_day(next(weeks).week)}: {read}" for read, weeks in held))
    toward = [value.value for value in report.values if any(week.moves_toward for week in value.weeks)]
    noticed = [value.value for value in report.values if any(week.opportunities_noticed for week in value.weeks)]
    yield from section("Steps were taken toward", toward)
    yield from section("Opportunities were noticed for", noticed)


def value_lately(report: ValueLately, say: Voice) -> Page:
    """One value's weeks, how much it matters beside how it was lived, and its open plans."""
    blocks: list[Block] = []
    if report.is_rated and say.words_only:
        held = groupby(report.weeks, key=lambda week: _beside(week, say))
        blocks += section("Your last weeks", (f"from {describe_day(next(weeks).week)}: {read}" for read, weeks in held))
    elif report.is_rated:
        cells = tuple(describe_day(week.week) for week in report.weeks)
        matters, lived = ([getattr(week, name) for week in report.weeks] for name in ("importance", "lived"))
        dots = " A dot is a week without a rating." if None in (*matters, *lived) else ""
        blocks.append(Paragraph(f"Week by week, from {cells[0]}.{dots}"))
        blocks.append(Chart(cells, (*_line("matters", matters), *_line("lived", lived))))
    return Page((*blocks, *section("Planned, and open", map(_plan, report.plans))))


def _beside(week: ValueWeek, say: Voice) -> str:
    """How much a value mattered and was lived in a week, in words."""
    lived = "not rated" if week.lived is None else f"lived {say.rating(week.lived)}"
    return lived if week.importance is None else f"it matters {say.rating(week.importance)}, {lived}"


def _plan(one: OpenPlan) -> str:
    when = describe_day(one.due) if one.day else f"some time in the week of {describe_day(one.due)}"
    return f"{when}: {one_line(one.text)} ({one.short})"


def _mood(one: MoodPairs, say: Voice) -> str:
    pairs = ", ".join(f"{before} to {after}" for before, after in one.pairs)
    return f"{times(one, say)}{say.either(f': {pairs}', '')}"


def _part_of_day(one: DayPart, say: Voice) -> str:
    """How the mood was after what was done in a part of the day; in words, what it was most often."""
    when = "At night" if one.part == "night" else f"In the {one.part}"
    ways = {"higher": one.lifted, "the same": one.unchanged, "lower": one.cost}
    most = [way for way, count in ways.items() if count == max(ways.values())]
    counts = ", ".join(f"{way} after {count}" for way, count in ways.items() if count)
    return say.either(f"{when}: of {one.n}, mood {counts}", f"{when}: mood most often {' or '.join(most)} afterwards")
