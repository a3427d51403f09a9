"""The weekly review, from what is entered for the week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.tracker.conftest import LONG_AGO, MON, NEXT_MON, SUN, TUE, WED, WEEK
from valuetrack.model import Outcome, ReflectionKind
from valuetrack.reports.reviews import AwayReview, WeekReview
from valuetrack.tracker import actions, notes, opportunities, reflections, reviews, values, weeks
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name, importance in (("Tea", 8), ("Snow", 7)):
        values.add_value(store, name, LONG_AGO, {}, importance)
    return store


class TestTheReview:
    def review(self, store: Reader, week: Week = WEEK) -> WeekReview:
        review = reviews.review_week(store, week)
        assert isinstance(review, WeekReview)
        return review

    def test_it_has_everything_that_was_entered_for_the_week(self, named: Writer) -> None:
        weeks.rate_week(named, "Tea", Week(MON - timedelta(days=7)), {"lived": 6})
        weeks.rate_week(named, "Tea", WEEK, {"lived": 3, "likely": 5})
        weeks.set_focus(named, ["Tea"], WEEK)
        step = actions.plan(named, "boil water", "Tea", [WED], MONDAY, {}).ids[0]
        actions.check_in(named, step, Outcome.DONE, WED, MONDAY, {"minutes": 10})
        opportunities.log_opportunity(named, "a cup", "Snow", TUE, MONDAY, {}, taken=False)
        notes.keep_note(named, MON, "begun")
        reflections.reflect(named, SUN, ReflectionKind.WEEKLY, None, {"learned": "slowly"})

        review = self.review(named)

        tea = next(row for row in review.values if row.value == "Tea")
        assert (tea.importance, tea.lived, tea.change, tea.focus, tea.minutes) == (8, 3, -3, True, 10)
        assert (review.totals.actions.done, review.totals.opportunities.noticed) == (1, 1)
        assert (review.check_in_entries[0].note, review.reflection_entries[0].learned) == ("begun", "slowly")
        assert review.focus_offer[0].likely == 5

    def test_what_lies_outside_the_week_is_not_in_it(self, named: Writer) -> None:
        for day in (MON - timedelta(days=1), NEXT_MON):
            notes.keep_note(named, day, "outside")
            reflections.reflect(named, day, ReflectionKind.WEEKLY, None, {"learned": "outside"})
            actions.plan(named, "outside", "Tea", [day], MONDAY, {})
            opportunities.log_opportunity(named, "outside", "Tea", day, MONDAY, {}, taken=True)

        review = self.review(named)

        assert (review.check_ins, review.reflections, review.totals.moves_toward) == (0, 0, 0)
        assert review.totals.actions.planned == 0

    def test_how_often_an_action_came_along_is_counted_through_its_line(self, named: Writer) -> None:
        one: str | None = None
        for _ in range(3):
            plan = {"carried_from": one} if one else {}
            one = actions.plan(named, "boil water", "Tea", [WED], MONDAY, plan).ids[0]
            actions.check_in(named, one, Outcome.CARRIED, WED, MONDAY, {})

        assert [action.times for action in self.review(named).carried_twice] == [2, 3]

    def test_a_week_away_has_a_review_of_its_own(self, named: Writer) -> None:
        weeks.set_aside(named, WEEK, resume=False)

        assert isinstance(reviews.review_week(named, WEEK), AwayReview)
        assert reviews.values_to_rate(named, WEEK) == ()

    def test_the_values_to_rate_are_those_of_the_review_in_its_order(self, named: Writer) -> None:
        assert reviews.values_to_rate(named, WEEK) == ("Tea", "Snow")

    @pytest.mark.parametrize(("rated", "asked"), [(("Tea",), ("Snow",)), (("Tea", "Snow"), ("Tea", "Snow"))])
    def test_where_some_are_rated_the_others_are_asked_about(
        self, named: Writer, rated: tuple[str, ...], asked: tuple[str, ...]
    ) -> None:
        for name in rated:
            weeks.rate_week(named, name, WEEK, {"lived": 3})

        assert reviews.values_to_rate(named, WEEK) == asked

    def test_a_store_that_is_not_there_has_an_empty_review(self, nothing: Reader) -> None:
        assert self.review(nothing).values == ()
