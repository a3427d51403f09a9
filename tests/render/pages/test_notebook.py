"""The notebook itself in words: what a person needs now, its places, and the demo."""

from __future__ import annotations

import re
import shlex
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.render.pages.test_weeks import action, day_plan
from tests.render.screens import form, told
from tests.reports.a_week import DATA, WEEK
from valuetrack.cli.commands import COMMANDS
from valuetrack.frozen import replace
from valuetrack.render.notices import demo_lines
from valuetrack.render.page import Listing
from valuetrack.render.voice import Voice
from valuetrack.reports.notebook import Demo, Noticed, Overview, Places
from valuetrack.reports.reviews import WeekReview, week_review

if TYPE_CHECKING:
    from valuetrack.reports.weeks import DayPlan, PlannedAction

PLACES = Places(
    store="/a/journal.db",
    store_exists=True,
    configuration="/b/config.toml",
    data="/a",
    state="/c",
    cache="/d",
    drafts=0,
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


@pytest.mark.parametrize(("count", "words_only", "said"), [(0, False, "none"), (2, False, "2"), (2, True, "some")])
def test_drafts_are_counted(count: int, words_only: bool, said: str) -> None:
    found = form(replace(PLACES, drafts=count), words_only=words_only)

    assert isinstance(found, Listing)
    assert ("drafts", said) in found.table.rows


@pytest.mark.parametrize(
    ("store", "more"),
    [(None, "valuetrack demo --keep demo.db"), ("my demo.db", "valuetrack show-week --week 2026-W09 --db")],
)
def test_the_demo_shows_what_to_type_the_review_and_how_to_explore(store: str | None, more: str) -> None:
    review = week_review(WEEK, DATA)
    assert isinstance(review, WeekReview)

    text = told(Demo(store, review), 120)

    assert "  • valuetrack today\n" in text
    assert "Your week, Sun 2026-03-01" in text
    assert more in text.splitlines()[-1]


class TestTheOverview:
    def test_on_an_empty_store_three_lines_say_how_to_begin(self) -> None:
        lines = told(Overview(empty=True, today=None, next_step="valuetrack add-value")).splitlines()

        assert len(lines) == 3
        assert all("valuetrack " in line for line in lines)

    def test_else_it_is_the_day_and_the_next_step(self) -> None:
        text = told(Overview(empty=False, today=day_plan(), next_step="valuetrack review-week"))

        assert text.startswith("Wed 2026-01-14\n")
        assert text.endswith("\nNext: valuetrack review-week\n")

    def test_it_names_what_is_open_from_earlier_days_and_what_was_noticed(self) -> None:
        earlier = (action(day=date(2026, 1, 13), text="call Ines"), action(text="a letter"))
        noticed = (
            Noticed("9c1d", "9c1", "Tea", "a hello", taken=True),
            Noticed("9c2d", "9c2", "Snow", "a walk", taken=False),
        )
        shown = Overview(
            empty=False, today=day_plan(), next_step="valuetrack check-in", earlier=earlier, noticed=noticed
        )
        text = told(shown)

        assert "Nothing is planned" not in text
        assert re.search("Open from earlier days\n.*\n.*\n3f2  Tue 2026-01-13  .*\n3f2  any day  ", text)
        assert "Noticed today\n  • 9c1: a hello (Tea, taken)\n  • 9c2: a walk (Snow, not this time)\n" in text

    @pytest.mark.parametrize(
        ("plan", "earlier", "said"),
        [
            (day_plan(), (), True),
            (day_plan(action(day=date(2026, 1, 14))), (), False),
            (day_plan(any_day=(action(),)), (), False),
            (day_plan(), (action(day=date(2026, 1, 13)),), False),
        ],
    )
    def test_that_nothing_is_planned_is_said_where_it_is_so(
        self, plan: DayPlan, earlier: tuple[PlannedAction, ...], said: bool
    ) -> None:
        text = told(Overview(empty=False, today=plan, next_step=None, earlier=earlier))

        assert ("Nothing is planned for this day." in text) is said
        assert "Next" not in text

    def test_the_way_back_to_the_values_stands_in_its_last_line(self) -> None:
        shown = Overview(empty=False, today=day_plan(), next_step="valuetrack review-week", revisit_values=True)

        assert told(shown).endswith(
            "\nNext: valuetrack review-week\nDo your values still fit? When you like: valuetrack revisit-values\n"
        )


def test_the_lines_a_newcomer_would_type_are_commands_in_numbers_and_in_words() -> None:
    for say in (Voice(), Voice(words_only=True)):
        assert {shlex.split(line)[1] for line in demo_lines(say)} <= set(COMMANDS)
