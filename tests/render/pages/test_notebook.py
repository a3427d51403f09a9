"""The notebook itself in words: its changes, its places, what a deletion would take out, and the demo."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.render.screens import told
from tests.reports.a_week import DATA, WEEK
from valuetrack.frozen import replace
from valuetrack.render.old_forms import form
from valuetrack.render.page import Listing
from valuetrack.reports.notebook import ChangeLine, ChangeList, Demo, Places, WouldDelete
from valuetrack.reports.week_review import WeekReview, week_review

AT = datetime(2026, 1, 14, 20, 5, tzinfo=UTC)
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


def test_a_change_is_one_row_with_its_local_time() -> None:
    lines = (
        ChangeLine(AT, "delete", ("1 note", "2 actions"), undone=True),
        ChangeLine(AT, "check-in", ("1 note",), undone=False),
    )
    when = AT.astimezone().strftime("%Y-%m-%d %H:%M")

    found = listing(ChangeList(lines))

    assert found.table.rows == (
        (when, "delete", "1 note, 2 actions", "taken back"),
        (when, "check-in", "1 note", ""),
    )
    assert found.remark == ""


def test_without_a_change_that_is_remarked() -> None:
    assert listing(ChangeList(())).remark == "Nothing is changed (yet)."


def test_every_place_is_named_and_a_store_that_is_not_there_as_such() -> None:
    missing = listing(replace(PLACES, store_exists=False, schema=None))

    assert {where for _, where in listing(PLACES).table.rows} >= {"/a/journal.db", "/b/config.toml", "/a", "/c", "/d"}
    assert missing.table.rows[0] == ("store", "/a/journal.db"), "a path is a path, also for a program"
    assert missing.remark == "The first entry makes the store."
    assert not listing(PLACES).remark


def test_what_a_deletion_would_take_out_is_shown() -> None:
    assert told(WouldDelete("1", "note", "half way")) == "This would delete the note: half way\n"


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
