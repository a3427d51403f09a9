"""Which page belongs to which report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.forms import form as new_form
from valuetrack.render.pages import (
    experiments,
    review,
    trends,
)
from valuetrack.render.voice import Voice
from valuetrack.reports.experiments import ExperimentList
from valuetrack.reports.trends import Trends
from valuetrack.reports.week_review import AwayReview, WeekReview

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from valuetrack.render.page import Listing, Page

FORMS: dict[type, Callable[[Any], Page | Listing]] = {
    WeekReview: review.review,
    AwayReview: review.away,
    Trends: trends.trends,
    ExperimentList: experiments.experiments,
}


# The same in words-only mode, where a page has ratings or counts.
IN_WORDS: dict[type, Callable[[Any], Page | Listing]] = {
    Trends: trends.trends_in_words,
    ExperimentList: experiments.experiments_in_words,
    WeekReview: review.review_in_words,
}


def form(report: object, *, words_only: bool = False) -> Page | Listing:
    """The page or the listing of a report."""
    kind = type(report)
    if kind not in FORMS:
        return new_form(report, Voice(words_only))
    return (IN_WORDS.get(kind, FORMS[kind]) if words_only else FORMS[kind])(report)
