"""What a person needs now: how to begin, the day and the next step, or one step to begin again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, SUN, WED
from valuetrack.model import Outcome
from valuetrack.reports.notebook import LastStep
from valuetrack.tracker import actions, notebook, values
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.reports.notebook import Overview
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name, importance in (("Tea", 8), ("Snow", 7)):
        values.add_value(store, name, LONG_AGO, {}, importance)
    return store


def overview(store: Reader, day: date, first_day: int) -> Overview:
    return notebook.overview(store, day, first_day, datetime.date)


def plan(store: Writer, when: Sequence[date] | Week, text: str = "boil water", **more: Any) -> str:
    return actions.plan(store, text, "Tea", when, MONDAY, more).ids[0]


class TestTheOverview:
    def test_an_empty_store_says_how_to_begin(self, nothing: Reader) -> None:
        report = overview(nothing, WED, MONDAY)

        assert (report.empty, report.today, report.next_step) == (True, None, "valuetrack add-value")

    def test_a_week_without_a_plan_asks_for_one(self, named: Writer) -> None:
        assert overview(named, WED, MONDAY).next_step == "valuetrack plan-week"

    def test_what_is_open_today_comes_first(self, named: Writer) -> None:
        action = plan(named, [SUN])

        assert overview(named, SUN, MONDAY).next_step.endswith(
            f"check-in {named.short_ids([action])[action]} --outcome done"
        )

    def test_with_a_plan_and_nothing_open_today_there_is_noticing(self, named: Writer) -> None:
        plan(named, [FRI])

        assert overview(named, WED, MONDAY).next_step == "valuetrack log-opportunity"

    def test_the_last_day_of_the_week_is_for_the_review(self, named: Writer) -> None:
        assert overview(named, SUN, MONDAY).next_step == "valuetrack review-week"


class TestComingBack:
    @pytest.fixture
    def away(self, named: Writer) -> Writer:
        """Tea was taken, and was the last entry, on the evening of Wednesday 2026-01-14."""
        one = plan(named, [WED])
        actions.check_in(named, one, Outcome.SMALLER, WED, MONDAY, {})
        return named

    @pytest.mark.parametrize(("day", "back"), [(date(2026, 1, 27), False), (date(2026, 1, 28), True)])
    def test_two_weeks_after_the_last_entry_it_is_glad(self, away: Writer, day: date, back: bool) -> None:
        assert overview(away, day, MONDAY).welcome_back is back

    def test_the_weeks_are_counted_from_the_day_of_the_last_entry_where_the_person_is(self, away: Writer) -> None:
        def far_west(at: datetime) -> date:
            return (at - timedelta(hours=21)).date()

        def far_east(at: datetime) -> date:
            return (at + timedelta(hours=4)).date()

        for day_of, days in ((far_west, 27), (far_east, 29)):
            for day, back in ((days - 1, False), (days, True)):
                assert notebook.overview(away, date(2026, 1, day), MONDAY, day_of).welcome_back is back

    def test_one_step_to_begin_again_is_the_last_that_was_taken(self, away: Writer) -> None:
        plan(away, [FRI], "not yet")
        shown = overview(away, date(2026, 2, 20), MONDAY)

        assert shown.last_step == LastStep("boil water", "Tea")
        assert shown.next_step == "valuetrack plan-week 'boil water' --value Tea --on today"

    def test_where_its_value_rests_or_nothing_was_taken_noticing_is_the_step(self, away: Writer) -> None:
        values.archive_value(away, "Tea", date(2026, 2, 1))
        shown = overview(away, date(2026, 2, 20), MONDAY)

        assert (shown.welcome_back, shown.last_step, shown.next_step) == (True, None, "valuetrack log-opportunity")
