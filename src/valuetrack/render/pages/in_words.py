"""What a review counts and rates, in words-only mode: readings and the steps themselves in place of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.page import Column, Items, Paragraph, Table
from valuetrack.render.pages.in_numbers import reads_as, since
from valuetrack.scoring import rating_word, strength_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.page import Block
    from valuetrack.reports.week_review import (
        Counted,
        Experiment,
        FocusCandidate,
        ValueRow,
        WeekEntry,
        WeekReview,
    )
    from valuetrack.reports.weeks import WeekSpan

# In this order, and in these words; an action that is open has no outcome.
_ACTIONS = {
    "done": "taken",
    "smaller": "smaller version taken",
    "not-taken": "not this time",
    "carried": "carried on",
    None: "not recorded (yet)",
    "let-go": "let go",
}
_OPPORTUNITIES = {"done": "opportunities taken", "not-taken": "noticed, not this time"}


def word(rating: int | None) -> str:
    """A rating in one of the five words; a dash where there is none."""
    return "-" if rating is None else rating_word(rating)


def hidden(values: int) -> str:  # noqa: ARG001 - how many is what words-only mode leaves out
    """Which values are left out."""
    return "Archived values are"


def discrepancy(review: WeekReview) -> Table:
    """How much each value matters beside how it was lived."""
    columns = (
        Column("Value", wide=True),
        Column("matters"),
        Column("lived"),
        Column("reads as", wide=True),
        Column("since last time", wide=True),
    )
    return Table(columns, tuple(_discrepancy_row(row, review.week) for row in review.values))


def _discrepancy_row(row: ValueRow, week: WeekSpan) -> tuple[str, ...]:
    name = f"{row.value} (focus)" if row.focus else row.value
    change = since(str(row.change_reading), row, week)
    return (name, word(row.importance), word(row.lived), reads_as(row), change)


def completion(review: WeekReview) -> Iterator[Block]:
    """What was planned and noticed, by name."""
    yield Items(tuple(_entries_of(row, review.entries) for row in review.values))
    actions = review.totals.actions
    if not actions.planned:
        yield Paragraph("No plan this week. Noticing counts too.")
    elif actions.not_taken + actions.carried > 1 and not any(one.what for one in review.in_the_way):
        yield Paragraph("Some of it was not for this time. What got in the way?")


def _entries_of(row: ValueRow, entries: tuple[WeekEntry, ...]) -> str:
    lines = [
        f"{said}: {'; '.join(texts)}"
        for source, words in (("action", _ACTIONS), ("opportunity", _OPPORTUNITIES))
        for outcome, said in words.items()
        if (texts := _texts(row, entries, source, outcome))
    ]
    if not lines:
        return f"{row.value}: nothing planned, none logged"
    head = f"{row.value}: steps were taken" if row.moves_toward else row.value
    return "\n".join([head, *lines])


def _texts(row: ValueRow, entries: tuple[WeekEntry, ...], source: str, outcome: str | None) -> list[str]:
    """What was planned or noticed for a value and went that way, each text once."""
    mine = (one for one in entries if (one.value_id, one.source, one.outcome) == (row.id, source, outcome))
    return list(dict.fromkeys(one.text for one in mine))


def counted(one: Counted) -> str:
    """Something that helped or made it harder."""
    return one.what


def ways(title: str, count: int) -> str:  # noqa: ARG001 - how often is what words-only mode leaves out
    """Where something lay that got in the way."""
    return title


def before_after(review: WeekReview) -> Iterator[str]:
    """Anxiety, mood and effort around the steps that were taken."""
    for name, pairs in (("Anxiety", review.anxiety), ("Mood", review.mood)):
        if pairs.pairs:
            yield f"{name}: {'; '.join(_pair(before, after) for before, after in pairs.pairs)}"
    if review.with_discomfort:
        yield "There were steps toward a value with the discomfort there"
    if review.effort.median is not None:
        yield f"Effort, in the middle: {rating_word(review.effort.median)}"


def _pair(before: int, after: int) -> str:
    first, then = rating_word(before), rating_word(after)
    return f"{first} before and after" if first == then else f"{first} before, {then} after"


def belief(experiment: Experiment) -> str:
    """How strongly a belief was held before and after it was tried out."""
    before = f", believed {strength_word(experiment.before)} before" if experiment.before is not None else ""
    after = f", {strength_word(experiment.after)} after" if experiment.after is not None else ", still open"
    return before + after


def times(number: int) -> str:  # noqa: ARG001 - how often is what words-only mode leaves out
    """That an action has come along before."""
    return "more than once"


def offered(candidate: FocusCandidate) -> str:
    """A value on offer as a focus."""
    return candidate.value
