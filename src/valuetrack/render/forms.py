"""Which page belongs to which report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.pages import keeping, notebook, plans, review, support, values
from valuetrack.reports.keeping import MaintenancePlan
from valuetrack.reports.notebook import ChangeList, Demo, Places, WouldDelete
from valuetrack.reports.plans import DayPlan, FocusOffer, Overview, WeekPlan
from valuetrack.reports.support import ContactList
from valuetrack.reports.values import ValueList, ValueStory
from valuetrack.reports.week_review import AwayReview, WeekReview

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from valuetrack.render.page import Listing, Page

FORMS: dict[type, Callable[[Any], Page | Listing]] = {
    WeekReview: review.review,
    AwayReview: review.away,
    WeekPlan: plans.week,
    DayPlan: plans.day,
    FocusOffer: plans.focus,
    Overview: plans.overview,
    ValueList: values.values,
    ValueStory: values.story,
    ContactList: support.contacts,
    MaintenancePlan: keeping.plan,
    ChangeList: notebook.changes,
    Places: notebook.places,
    WouldDelete: notebook.would_delete,
    Demo: notebook.demo,
}


# The same in words-only mode, where a page has ratings or counts.
IN_WORDS: dict[type, Callable[[Any], Page | Listing]] = {}


def form(report: object, *, words_only: bool = False) -> Page | Listing:
    """The page or the listing of a report."""
    kind = type(report)
    return (IN_WORDS.get(kind, FORMS[kind]) if words_only else FORMS[kind])(report)
