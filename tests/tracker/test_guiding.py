"""What the guided sessions look up before they ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, MON, SAT, SUN, THU, TUE, WED, WEEK
from valuetrack.model import Outcome
from valuetrack.reports.old_receipt import told
from valuetrack.tracker import acting, guiding, planning, reviewing, values
from valuetrack.weeks import MONDAY, SUNDAY, Week

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer

NEXT_MON, NEXT_TUE, NEXT_WED = (date(2026, 1, 19 + day) for day in range(3))


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name, importance in (("Tea", 8), ("Snow", 7)):
        values.add_value(store, name, LONG_AGO, {}, importance)
    return store


def plan(store: Writer, when: date | Week, text: str = "boil water", **more: Any) -> str:
    days = when if isinstance(when, Week) else [when]
    return planning.plan(store, text, "Tea", days, MONDAY, more).ids[0]


class TestTheTurnOfTheWeek:
    def test_a_week_ends_on_its_last_two_days(self) -> None:
        assert [day for day in (MON, TUE, WED, THU, FRI, SAT, SUN, NEXT_MON) if guiding.is_ending(WEEK, day)] == [
            SAT,
            SUN,
        ]

    def test_a_week_has_just_begun_on_its_first_two_days(self) -> None:
        assert [day for day in (SUN, MON, TUE, WED) if guiding.has_just_begun(Week(SUN), day)] == [SUN]
        assert [day for day in (SUN, MON, TUE, WED) if guiding.has_just_begun(WEEK, day)] == [MON, TUE]


class TestWhatIsOpen:
    def ids(self, store: Writer, day: date, first_day: int = MONDAY) -> list[str]:
        return [action.id for action in guiding.open_actions(store, day, first_day)]

    def test_it_is_what_has_no_outcome_up_to_the_day_or_for_any_day(self, named: Writer) -> None:
        done, is_open, later = plan(named, MON), plan(named, WED), plan(named, THU)
        some_day = plan(named, WEEK)
        acting.check_in(named, done, Outcome.DONE, WED, MONDAY, {})

        assert self.ids(named, WED) == [is_open, some_day]
        assert self.ids(named, THU) == [is_open, later, some_day]

    def test_in_the_first_two_days_the_week_before_comes_first(self, named: Writer) -> None:
        before, new = plan(named, SUN), plan(named, NEXT_MON)

        assert self.ids(named, NEXT_MON) == [before, new]
        assert self.ids(named, NEXT_TUE) == [before, new]
        assert self.ids(named, NEXT_WED) == [new]

    def test_a_rung_of_a_ladder_and_the_plan_say_what_is_rated(self, named: Writer) -> None:
        plan(named, WED, rate=("mood",), belief="too hot")
        [action] = guiding.open_actions(named, WED, MONDAY)

        assert (action.rate, action.belief, action.value, action.day) == (("mood",), "too hot", "Tea", WED)


class TestTheStartOfAPlan:
    def test_what_was_carried_on_waits_until_it_is_planned_anew(self, named: Writer) -> None:
        one = plan(named, WED, "sieve")
        acting.check_in(named, one, Outcome.CARRIED, WED, MONDAY, {})
        assert [action.text for action in guiding.plan_start(named, WEEK.next).carried] == ["sieve"]

        acting.plan_carried(named, one[:8], NEXT_TUE, MONDAY)

        start = guiding.plan_start(named, WEEK.next)
        assert (start.carried, start.still_open) == ((), 1)

    def test_it_looks_back_at_the_week_before(self, named: Writer) -> None:
        plan(named, WED)
        reviewing.rate_week(named, "Tea", WEEK, {"lived": 8})
        start = guiding.plan_start(named, WEEK.next)

        assert start.looking_back == (
            "The week before: 1 planned, none recorded.",
            "Your week and what matters were close.",
        )
        words = [told(line, words_only=True) for line in start.looking_back]
        assert words[0] == "The week before: Noticing counts too."

    def test_before_the_first_week_there_is_nothing_to_look_back_at(self, named: Writer) -> None:
        start = guiding.plan_start(named, WEEK)

        assert (start.looking_back, start.offered, start.focus, start.values) == ((), (), (), ("Tea", "Snow"))

    def test_two_values_are_offered_at_most_and_those_at_rest_are_left_out(self, named: Writer) -> None:
        values.add_value(named, "Sea", LONG_AGO, {}, 9)
        values.add_value(named, "Hay", LONG_AGO, {}, 5)
        values.archive_value(named, "Hay", LONG_AGO)
        for name in ("Tea", "Snow", "Sea"):
            reviewing.rate_week(named, name, WEEK, {"lived": 1})
        planning.set_focus(named, ["Snow"], WEEK.next)
        start = guiding.plan_start(named, WEEK.next)

        assert [told(one.reason, words_only=True) for one in start.offered] == [
            "Sea: it matters very much, wide gap", "Tea: it matters much, wide gap",
        ]  # fmt: skip
        assert (start.focus, start.values) == (("Snow",), ("Tea", "Snow", "Sea"))


class TestTheWeekToRate:
    def test_it_is_the_week_before_where_it_was_not_rated(self, named: Writer) -> None:
        assert guiding.week_to_rate(named, NEXT_TUE, MONDAY) == WEEK
        assert guiding.week_to_rate(named, NEXT_WED, MONDAY) is None
        assert guiding.week_to_rate(named, NEXT_MON, SUNDAY) == Week(date(2026, 1, 11))

    def test_a_week_that_is_rated_or_set_aside_is_left(self, named: Writer) -> None:
        reviewing.rate_week(named, "Snow", WEEK, {"lived": 3})
        assert guiding.week_to_rate(named, NEXT_MON, MONDAY) is None

        planning.set_aside(named, WEEK.next, resume=False)
        assert guiding.week_to_rate(named, date(2026, 1, 26), MONDAY) is None

    def test_there_is_none_before_the_first_value(self, named: Writer) -> None:
        assert guiding.week_to_rate(named, date(2025, 11, 24), MONDAY) is None


@pytest.mark.parametrize(("lived", "room"), [(8, False), (7, False), (6, True), (None, False)])
def test_there_is_room_where_rule_18_would_offer_the_value(named: Writer, lived: int | None, room: bool) -> None:
    reviewing.rate_week(named, "Tea", WEEK, {"lived": lived})

    assert guiding.has_room(named, "Tea", WEEK) is room
