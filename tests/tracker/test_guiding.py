"""What the guided sessions look up before they ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import LONG_AGO, MON, SUN, THU, WED, WEEK
from valuetrack.model import Outcome
from valuetrack.tracker import acting, guiding, planning, values
from valuetrack.weeks import MONDAY, Week

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
