"""The weekly review in words."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Protocol

from valuetrack.dates import describe_day
from valuetrack.render.page import Heading, Page, Paragraph, section
from valuetrack.render.pages import in_numbers, in_words
from valuetrack.render.voice import describe_span
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from valuetrack.render.page import Block, Table
    from valuetrack.reports.week_review import (
        AwayReview,
        CarriedAction,
        Counted,
        Experiment,
        FocusCandidate,
        InTheWay,
        ReflectionEntry,
        ValueRow,
        WeekReview,
    )

OFFERED = 2


class Telling(Protocol):
    """How a review says what is counted and rated: the modules in_numbers and in_words."""

    def hidden(self, values: int) -> str:
        """Say that archived values are left out."""

    def discrepancy(self, review: WeekReview) -> Table:
        """Draw how much each value matters beside how it was lived."""

    def completion(self, review: WeekReview) -> Iterator[Block]:
        """Tell what was planned beside what was taken."""

    def counted(self, one: Counted) -> str:
        """Tell what helped or made it harder."""

    def ways(self, title: str, count: int) -> str:
        """Name where something lay that got in the way."""

    def before_after(self, review: WeekReview) -> Iterator[str]:
        """Tell anxiety, mood and effort around the steps."""

    def belief(self, experiment: Experiment) -> str:
        """Tell how strongly a belief was held."""

    def times(self, number: int) -> str:
        """Say how often an action has come along."""

    def offered(self, candidate: FocusCandidate) -> str:
        """Name a value on offer as a focus."""


def away(review: AwayReview) -> Page:
    """The review of a week set aside: no tables, no counts (rule R19)."""
    head = Heading(f"Your week, {describe_span(review.week)}")
    return Page((head, Paragraph("This week is set aside. It is in no count and no trend.")))


def review(review: WeekReview) -> Page:
    """The review of a week, from the range to the focus offer."""
    return Page(tuple(_blocks(review, in_numbers)))


def review_in_words(review: WeekReview) -> Page:
    """The same without a rating, a count or a scale."""
    return Page(tuple(_blocks(review, in_words)))


def _blocks(review: WeekReview, tell: Telling) -> Iterator[Block]:
    yield Heading(f"Your week, {describe_span(review.week)}")
    yield from _hidden(review, tell)
    if not review.values:
        yield Paragraph("No value in this week (yet). `valuetrack add-value` names something that matters.")
        yield from _in_their_words(review)
        return
    yield Heading("Discrepancy: how much it matters beside how the week was lived")
    yield tell.discrepancy(review)
    yield from (Paragraph(text) for row in review.values for text in _row_question(row))
    yield Heading("Completion: what was planned beside what was taken")
    yield from tell.completion(review)
    yield from section("What helped", [tell.counted(one) for one in review.helped])
    yield from _in_the_way(review, tell)
    yield from section("Before and after", list(tell.before_after(review)))
    yield from section("Beliefs, tried out", [_experiment(one, tell) for one in review.experiments])
    yield from _in_their_words(review)
    yield from section("Carried more than once", [_carried(one, tell) for one in review.carried_twice])
    yield Heading("For next week")
    yield Paragraph(_offer(review, tell))


def _hidden(review: WeekReview, tell: Telling) -> Iterator[Block]:
    if review.hidden:
        yield Paragraph(
            f"{tell.hidden(review.hidden)} not shown; `valuetrack list-values --all` shows all.", quiet=True
        )


def _row_question(row: ValueRow) -> Iterator[str]:
    if row.note == "acted-but-low":
        yield f"{row.value}: there were steps toward it, and the week felt far from it. What would feel more like it?"
    elif row.note == "aligned-but-nothing-logged":
        yield f"{row.value}: the week felt close to it, and nothing is noted. Is there a step you would like to keep?"


def _in_the_way(review: WeekReview, tell: Telling) -> Iterator[Block]:
    ways = review.in_the_way
    barriers = review.barriers
    groups = (
        ("In your control", barriers.internal, "internal"),
        ("Outside your control", barriers.external, "external"),
        ("Not said which", barriers.unspecified, "unspecified"),
    )
    items = [f"{tell.ways(title, count)}{_ways(ways, kind)}" for title, count, kind in groups if count]
    yield from section("What got in the way", items)
    yield from section("What made it harder", [tell.counted(one) for one in review.hindered])


def _ways(ways: Sequence[InTheWay], kind: str) -> str:
    said = [f"{one.what} ({one.value})" for one in ways if one.kind == kind and one.what]
    return f": {'; '.join(said)}" if said else ""


def _experiment(experiment: Experiment, tell: Telling) -> str:
    result = f"\nWhat happened: {experiment.belief_result}" if experiment.belief_result else ""
    return f'"{experiment.belief}"{tell.belief(experiment)}{result}'


def _in_their_words(review: WeekReview) -> Iterator[Block]:
    yield from section("Notes from the week", [f"{describe_day(e.date)}: {e.note}" for e in review.check_in_entries])
    yield from section("Reflections", list(_reflections(review)))


def _reflections(review: WeekReview) -> Iterator[str]:
    """The reflections with words in them; a hard moment may have none."""
    return (reflection(entry) for entry in review.reflection_entries if any(words_of(entry)))


def words_of(entry: ReflectionEntry) -> tuple[str | None, ...]:
    """What was written in a reflection, in the order of its questions."""
    return (entry.happened, entry.common_humanity, entry.kind_words, entry.learned)


def reflection(entry: ReflectionEntry) -> str:
    """A reflection: its day, its occasion, and under them what was written."""
    return "\n".join([f"{describe_day(entry.date)}, {entry.kind.replace('-', ' ')}", *filter(None, words_of(entry))])


def _carried(action: CarriedAction, tell: Telling) -> str:
    times = tell.times(action.times)
    return f"{action.text} ({action.value})\nThis one has come along {times}. Smaller, different, or let it go?"


def _offer(review: WeekReview, tell: Telling) -> str:
    if not any(row.lived is not None for row in review.values):
        return f"Once the week is rated, an offer stands here:\n  valuetrack rate-week --week {review.week.iso}"
    if not review.focus_offer:
        return "Your week and what matters were close. Keep going, or rest."
    offered = review.focus_offer[:OFFERED]
    said = " and ".join(tell.offered(one) for one in offered)
    names = " ".join(shlex.quote(one.value) for one in offered)
    week = Week(review.week.start).next.iso
    return f"On offer as a focus: {said}. You decide:\n  valuetrack set-focus {names} --week {week}"
