"""What a person needs now: how to begin, the day and the next step, or one step to begin again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, MON, NEXT_MON, SAT, SUN, THU, TUE, WED, WEEK
from valuetrack.model import Opportunity, Outcome, new_id
from valuetrack.reports.notebook import LastStep
from valuetrack.tracker import actions, hard_moments, maintenance, notebook, opportunities, values, weeks
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.reports.notebook import Overview
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

DAY = timedelta(days=1)


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
        assert overview(named, THU, MONDAY).next_step == "valuetrack plan-week"

    def test_what_is_open_today_is_asked_about_by_its_id_and_never_called_done_beforehand(self, named: Writer) -> None:
        action = plan(named, [THU])

        assert overview(named, THU, MONDAY).next_step == f"valuetrack check-in {named.short_id(action)}"

    def test_several_that_are_open_are_asked_about_in_turn(self, named: Writer) -> None:
        plan(named, [THU])
        plan(named, [TUE])

        assert overview(named, THU, MONDAY).next_step == "valuetrack check-in"

    def test_with_a_plan_and_nothing_open_today_there_is_noticing(self, named: Writer) -> None:
        plan(named, [FRI])

        assert overview(named, THU, MONDAY).next_step == "valuetrack log-opportunity"

    def test_an_action_for_any_day_of_the_week_can_wait(self, named: Writer) -> None:
        plan(named, WEEK)
        report = overview(named, THU, MONDAY)

        assert (report.earlier, report.next_step) == ((), "valuetrack log-opportunity")

    def test_what_was_noticed_today_is_shown_with_its_id(self, named: Writer) -> None:
        for day, text, taken in ((TUE, "a wave", True), (THU, "a hello", False), (THU, "a song", True)):
            opportunities.log_opportunity(named, text, "Snow", day, MONDAY, {}, taken=taken)
        noticed = overview(named, THU, MONDAY).noticed

        assert [(one.text, one.value, one.taken) for one in noticed] == [
            ("a hello", "Snow", False),
            ("a song", "Snow", True),
        ]
        assert [named.find(one.short, [Opportunity]).id for one in noticed] == [one.id for one in noticed]


class TestWhatIsOpenFromEarlierDays:
    def test_it_is_of_this_week_and_of_the_one_before(self, named: Writer) -> None:
        for text, when in (("long ago", [MON - 8 * DAY]), ("last week", [MON - DAY]), ("any day", WEEK.previous)):
            plan(named, when, text)
        for text, when in (("tuesday", [TUE]), ("today", [THU]), ("friday", [FRI]), ("next", [NEXT_MON])):
            plan(named, when, text)
        actions.check_in(named, plan(named, [TUE], "done"), Outcome.DONE, TUE, MONDAY, {})

        assert [one.text for one in overview(named, THU, MONDAY).earlier] == ["last week", "tuesday", "any day"]

    def test_a_single_one_is_the_next_step(self, named: Writer) -> None:
        action = plan(named, [WED])

        assert overview(named, THU, MONDAY).next_step == f"valuetrack check-in {named.short_id(action)}"

    def test_what_was_planned_in_a_hard_moment_is_not_asked_for_afterwards(self, named: Writer) -> None:
        hard_moments.plan(named, "open the window", "Tea", WED, MONDAY)

        assert [overview(named, day, MONDAY).earlier for day in (WED, THU)] == [(), ()]
        assert [one.text for one in overview(named, WED, MONDAY).today.actions] == ["open the window"]  # type: ignore[union-attr]

    @pytest.mark.parametrize(("away", "shown"), [(WEEK, ["last week"]), (WEEK.previous, ["tuesday"])])
    def test_a_week_that_is_set_aside_asks_for_nothing(self, named: Writer, away: Week, shown: list[str]) -> None:
        plan(named, [MON - DAY], "last week")
        plan(named, [TUE], "tuesday")
        weeks.set_aside(named, away, resume=False)

        assert [one.text for one in overview(named, THU, MONDAY).earlier] == shown


def rate(store: Writer, week: Week, *names: str) -> None:
    for name in names:
        weeks.rate_week(store, name, week, {"lived": 5})


class TestTheEndOfTheWeek:
    def test_on_its_last_day_the_week_is_closed_whatever_is_open(self, named: Writer) -> None:
        plan(named, [SUN])

        for rated in ((), ("Tea",), ("Tea", "Snow")):
            rate(named, WEEK, *rated)
            assert overview(named, SUN, MONDAY).next_step == "valuetrack close-week"

    def test_once_it_is_closed_the_next_one_is_planned_and_then_there_is_noticing(self, named: Writer) -> None:
        rate(named, WEEK, "Tea", "Snow")
        assert overview(named, SUN, MONDAY).next_step == "valuetrack plan-week"

        plan(named, [NEXT_MON])
        assert overview(named, SUN, MONDAY).next_step == "valuetrack log-opportunity"

    @pytest.mark.parametrize(("day", "closes"), [(SAT, False), (MON, True), (TUE, True), (WED, True), (THU, False)])
    def test_in_the_first_three_days_the_week_before_is_closed(self, named: Writer, day: date, closes: bool) -> None:
        assert (overview(named, day, MONDAY).next_step == "valuetrack close-week") is closes

        rate(named, WEEK.previous, "Tea")  # whoever left the other one out is not asked anew
        assert overview(named, day, MONDAY).next_step == "valuetrack plan-week"

    def test_a_rating_that_was_cleared_is_none(self, named: Writer) -> None:
        rate(named, WEEK.previous, "Tea", "Snow")
        for name in ("Tea", "Snow"):
            weeks.rate_week(named, name, WEEK.previous, {"lived": None})

        assert overview(named, MON, MONDAY).next_step == "valuetrack close-week"

    @pytest.mark.parametrize(("day", "away"), [(SUN, WEEK), (MON, WEEK.previous)])
    def test_a_week_that_is_set_aside_is_not_closed(self, named: Writer, day: date, away: Week) -> None:
        weeks.set_aside(named, away, resume=False)

        assert overview(named, day, MONDAY).next_step == "valuetrack plan-week"

    def test_a_value_of_this_week_leaves_nothing_to_say_of_the_one_before(self, store: Writer) -> None:
        values.add_value(store, "Tea", MON, {}, 8)

        assert overview(store, MON, MONDAY).next_step == "valuetrack plan-week"


class TestEnoughForToday:
    @pytest.mark.parametrize(
        ("outcomes", "is_evening", "step"),
        [
            ([Outcome.NOT_TAKEN], True, "valuetrack log-opportunity"),
            ([Outcome.NOT_TAKEN, Outcome.CARRIED], True, "valuetrack log-opportunity"),
            ([Outcome.NOT_TAKEN, Outcome.NOT_TAKEN], False, "valuetrack log-opportunity"),
            ([Outcome.NOT_TAKEN, Outcome.NOT_TAKEN], True, None),
        ],
    )
    def test_in_the_evening_after_two_that_were_not_for_this_time_there_is_no_next_step(
        self, named: Writer, outcomes: list[Outcome], is_evening: bool, step: str | None
    ) -> None:
        for outcome in outcomes:
            actions.check_in(named, plan(named, [TUE]), outcome, THU, MONDAY, {})

        assert notebook.overview(named, THU, MONDAY, datetime.date, is_evening=is_evening).next_step == step

    def test_those_of_the_week_before_do_not_count(self, named: Writer) -> None:
        for _ in range(2):
            actions.check_in(named, plan(named, [MON - DAY]), Outcome.NOT_TAKEN, THU, MONDAY, {})

        assert notebook.overview(named, THU, MONDAY, datetime.date, is_evening=True).next_step

    def test_the_night_after_a_hard_evening_belongs_to_it(self, named: Writer) -> None:
        hard_moments.keep(named, new_id(), THU, {"intensity": 9})
        night, morning = (
            notebook.overview(named, FRI, MONDAY, datetime.date, evening_of=evening) for evening in (THU, FRI)
        )

        assert (night.next_step, morning.next_step) == (None, "valuetrack plan-week")

    def test_on_the_day_of_a_hard_moment_there_is_none_and_nothing_else_is_offered(self, named: Writer) -> None:
        for day in (WED, THU):
            plan(named, [day])
        maintenance.keep_plan(named, {"revisit": MON}, MON)
        hard_moments.keep(named, new_id(), THU, {"intensity": 7})
        shown = [overview(named, one, MONDAY) for one in (THU, FRI)]

        assert [bool(one.next_step) for one in shown] == [False, True]
        assert [one.revisit_values for one in shown] == [False, True]
        assert [len(one.earlier) for one in shown] == [1, 2]


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

    def test_its_smaller_version_comes_with_it(self, away: Writer) -> None:
        for one in away.actions(WEEK):
            actions.edit_action(away, one.id, None, {"smaller": "one cup"}, FRI, MONDAY)

        assert overview(away, date(2026, 2, 20), MONDAY).last_step == LastStep("boil water", "Tea", "one cup")

    def test_where_its_value_rests_or_nothing_was_taken_noticing_is_the_step(self, away: Writer) -> None:
        values.archive_value(away, "Tea", date(2026, 2, 1))
        shown = overview(away, date(2026, 2, 20), MONDAY)

        assert (shown.welcome_back, shown.last_step, shown.next_step) == (True, None, "valuetrack log-opportunity")
