"""The notebook itself in words: its places, and the demo."""

from __future__ import annotations

import pytest

from tests.render.screens import told
from tests.reports.a_week import DATA, WEEK
from valuetrack.frozen import replace
from valuetrack.render.old_forms import form
from valuetrack.render.page import Listing
from valuetrack.reports.notebook import Demo, Places
from valuetrack.reports.week_review import WeekReview, week_review

PLACES = Places(
    store="/a/journal.db",
    store_exists=True,
    configuration="/b/config.toml",
    data="/a",
    state="/c",
    cache="/d",
    schema=1,
)


def listing(report: object) -> Listing:
    found = form(report)
    assert isinstance(found, Listing)
    return found


def test_every_place_is_named_and_a_store_that_is_not_there_as_such() -> None:
    missing = listing(replace(PLACES, store_exists=False, schema=None))

    assert {where for _, where in listing(PLACES).table.rows} >= {"/a/journal.db", "/b/config.toml", "/a", "/c", "/d"}
    assert missing.table.rows[0] == ("store", "/a/journal.db"), "a path is a path, also for a program"
    assert missing.remark == "The first entry makes the store."
    assert not listing(PLACES).remark


@pytest.mark.parametrize(
    ("store", "more"),
    [(None, "valuetrack demo --keep demo.db"), ("my demo.db", "valuetrack show-week --week 2026-W09 --db")],
)
def test_the_demo_shows_what_to_type_the_review_and_how_to_explore(store: str | None, more: str) -> None:
    review = week_review(WEEK, DATA)
    assert isinstance(review, WeekReview)

    text = told(Demo(store, ("valuetrack today",), review), 120)

    assert "  • valuetrack today\n" in text
    assert "Your week, Sun 2026-03-01" in text
    assert more in text.splitlines()[-1]
