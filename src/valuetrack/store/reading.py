"""All that a store can be asked; the queries stand in `queries/`, one file per kind of record."""

from __future__ import annotations

from valuetrack.store.queries.actions import ActionQueries
from valuetrack.store.queries.comparisons import ComparisonQueries
from valuetrack.store.queries.contacts import ContactQueries
from valuetrack.store.queries.ids import IdQueries
from valuetrack.store.queries.keeping import KeepingQueries
from valuetrack.store.queries.log import LogQueries
from valuetrack.store.queries.noticed import NoticedQueries
from valuetrack.store.queries.steps import StepQueries
from valuetrack.store.queries.values import ValueQueries
from valuetrack.store.queries.weeks import WeekQueries


class Reader(
    ValueQueries,
    WeekQueries,
    ActionQueries,
    StepQueries,
    NoticedQueries,
    ComparisonQueries,
    ContactQueries,
    KeepingQueries,
    IdQueries,
    LogQueries,
):
    """What a store holds."""
