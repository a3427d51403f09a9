"""What a review counts and rates, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.page import NUMBER, Bar, Column, Paragraph, Table
from valuetrack.scoring import is_more_than_it_asks
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.page import Block
    from valuetrack.reports.week_review import (
        ActionCounts,
        BeforeAfter,
        Counted,
        Experiment,
        FocusCandidate,
        OpportunityCounts,
        OpportunityTotals,
        ValueRow,
        WeekReview,
    )
    from valuetrack.reports.weeks import WeekSpan


def hidden(values: int) -> str:
    """How many archived values are left out."""
    return "1 archived value is" if values == 1 else f"{values} archived values are"


def discrepancy(review: WeekReview) -> Table:
    """How much each value matters beside how it was lived."""
    columns = (
        Column("Value", wide=True),
        Column("matters", NUMBER),
        Column("lived", NUMBER),
        Column("discrepancy"),
        Column("reads as", wide=True),
        Column("since last time", wide=True),
    )
    return Table(columns, tuple(_discrepancy_row(row, review.week) for row in review.values))


def _discrepancy_row(row: ValueRow, week: WeekSpan) -> tuple[str | Bar, ...]:
    name = f"{row.value} (focus)" if row.focus else row.value
    change = f"{row.change:+}, {row.change_reading}" if row.change else str(row.change_reading)
    ratings = (_number(row.importance), _number(row.lived), Bar(row.discrepancy))
    return (name, *ratings, reads_as(row), since(change, row, week))


def _number(number: int | None) -> str:
    return "-" if number is None else str(number)


def reads_as(row: ValueRow) -> str:
    """The reading of a value (rules R4, R6)."""
    return row.reading + ("\nmore than it asks" if is_more_than_it_asks(row.surplus) else "")


def since(change: str, row: ValueRow, week: WeekSpan) -> str:
    """A change, with the week since which it is one where that is not the week before; nothing without one."""
    if row.change_since is None:
        return ""
    is_last_week = row.change_since == Week(week.start).previous.start
    return change if is_last_week else f"{change}\nsince {row.change_since}"


def completion(review: WeekReview) -> Iterator[Block]:
    """What was planned beside what was taken."""
    yield _completion(review)
    yield from _after_completion(review)


def _completion(review: WeekReview) -> Table:
    columns = (
        Column("Value", wide=True),
        Column("planned", NUMBER),
        Column("taken", wide=True),
        Column("opportunities"),
        Column("moves toward", NUMBER, wide=True),
    )
    rows = [_completion_row(row.value, row.actions, row.opportunities, row.moves_toward) for row in review.values]
    totals = review.totals
    if len(rows) > 1:
        rows.append(_completion_row("All together", totals.actions, totals.opportunities, totals.moves_toward))
    return Table(columns, tuple(rows))


def _completion_row(
    name: str, actions: ActionCounts, opportunities: OpportunityCounts | OpportunityTotals, moves: int
) -> tuple[str, ...]:
    percent = f" ({actions.percent}%)" if actions.percent else ""
    noticed = f"{opportunities.taken} of {opportunities.noticed}" if opportunities.noticed else "none logged"
    return (name, str(actions.planned), "\n".join([actions.text + percent, *_under(actions)]), noticed, str(moves))


def _under(actions: ActionCounts) -> list[str]:
    """The line under a row: what occurred beside done, and what was in reach."""
    words = {
        "smaller": actions.smaller,
        "not this time": actions.not_taken,
        "carried": actions.carried,
        "not recorded": actions.not_recorded,
        "let go": actions.let_go,
    }
    parts = [f"{word} {count}" for word, count in words.items() if count]
    if actions.in_reach:
        parts.append(f"{actions.in_reach} in reach")
    return [", ".join(parts)] if parts else []


def _after_completion(review: WeekReview) -> Iterator[Block]:
    actions = review.totals.actions
    if not actions.planned:
        yield Paragraph("No plan this week. Noticing counts too.")
    elif actions.not_taken + actions.carried > 1 and not any(one.what for one in review.in_the_way):
        yield Paragraph(f"{actions.text}. What got in the way?")
    if review.totals.minutes:
        yield Paragraph(f"Time given to it: {review.totals.minutes} minutes.")


def counted(one: Counted) -> str:
    """Something that helped or made it harder, and how often."""
    return one.what if one.count == 1 else f"{one.what} ({one.count} times)"


def ways(title: str, count: int) -> str:
    """Where something lay that got in the way, and how often."""
    return f"{title} ({count})"


def before_after(review: WeekReview) -> Iterator[str]:
    """Anxiety, mood and effort around the steps that were taken."""
    for name, pairs in (("Anxiety", review.anxiety), ("Mood", review.mood)):
        if pairs.pairs:
            yield f"{name}, before and after: {_pairs(pairs)}"
    if review.with_discomfort:
        steps = "1 step" if review.with_discomfort == 1 else f"{review.with_discomfort} steps"
        yield f"{steps} toward a value with the discomfort there"
    if review.effort.median is not None:
        yield f"Effort: {review.effort.median:g} of 10 in the middle of {review.effort.n} actions"


def _pairs(pairs: BeforeAfter) -> str:
    listed = ", ".join(f"{before} to {after}" for before, after in pairs.pairs)
    middle = f" (in the middle {pairs.median_change:+g})" if pairs.median_change is not None else ""
    return listed + middle


def belief(experiment: Experiment) -> str:
    """How strongly a belief was held before and after it was tried out."""
    before = f", believed {experiment.before} of 100 before" if experiment.before is not None else ""
    after = f", {experiment.after} after" if experiment.after is not None else ", still open"
    return before + after


def times(number: int) -> str:
    """How often an action has come along."""
    return "twice" if number == 2 else f"{number} times"


def offered(candidate: FocusCandidate) -> str:
    """A value on offer as a focus, and what speaks for it."""
    return f"{candidate.value} ({candidate.score:g})"
