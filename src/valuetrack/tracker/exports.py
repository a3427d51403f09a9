"""The notebook as it leaves: line by line, kind by kind, or chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports.exports import ValueChapter, WeekChapter
from valuetrack.tracker.contacts import list_contacts
from valuetrack.tracker.maintenance import show_plan
from valuetrack.tracker.reviews import review_week
from valuetrack.tracker.routines import list_routines
from valuetrack.tracker.values import story_of
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from valuetrack.frozen import Frozen
    from valuetrack.model import Record
    from valuetrack.store.reading import Reader


def export(store: Reader, put: Callable[[bytes], object], heard: Callable[[int, int], object]) -> None:
    """Give each line of the export to `put` as it is read, so that a notebook of any size needs no more room.

    `heard` is told how much of how much is done.
    """
    for line in store.exports().lines(heard):
        put(line)


def table(store: Reader, kind: type[Record], put: Callable[[Record], object]) -> None:
    """Give each record of a kind to `put` as it is read."""
    for record in store.exports().records(kind):
        put(record)


def book(
    store: Reader, day: date, first_day: int, put: Callable[[ValueChapter | WeekChapter | Frozen], object]
) -> None:
    """Give the chapters to `put`, one after the other: the values, the weeks, and what belongs to neither."""
    for life in store.lives():
        put(ValueChapter(life.id, life.name_on(day), story_of(store, life, day, first_day)))
    for chapter in _weeks(store, first_day):
        put(chapter)
    for report in (list_routines(store, day, everything=True), show_plan(store, day), list_contacts(store)):
        put(report)


def _weeks(store: Reader, first_day: int) -> Iterator[WeekChapter]:
    """The weeks to which something belongs, the oldest first."""
    for week in sorted({Week.containing(day, first_day) for day in store.exports().days()}, key=lambda one: one.start):
        review = review_week(store, week)
        names = {life.name_on(week.end): life.id for life in store.lives()}
        yield WeekChapter(review.week.iso, review, tuple(names[row.value] for row in review.values))
