"""Putting right what was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, MON, NEXT_MON, TUE, WED, WEEK
from valuetrack.errors import AtRest, Contradiction, OutOfRange, Unknown
from valuetrack.model import Action, Outcome
from valuetrack.tracker import acting, mending, planning, values
from valuetrack.tracker.mending import NewTime
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from valuetrack.reports.old_receipt import Receipt
    from valuetrack.store.writing import Writer

STAYS = NewTime()


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name in ("Tea", "Snow"):
        values.add_value(store, name, LONG_AGO, {}, 8)
    return store


def planned(store: Writer, **more: Any) -> str:
    return planning.plan(store, "boil water", "Tea", [WED], MONDAY, more).ids[0]


class TestAnAction:
    def edit(
        self, store: Writer, one: str, when: NewTime = STAYS, value: str | None = None, **fields: Any
    ) -> tuple[Receipt, Action]:
        said = mending.edit_action(store, one, value, when, FRI, MONDAY, fields)
        return said, store.find(one, [Action])

    def test_what_is_named_changes_and_the_rest_stays(self, named: Writer) -> None:
        one = planned(named, why="warmth", confidence=4)

        said, action = self.edit(named, one[:6], text="boil more", confidence=None)

        assert said.message == f"Edited action {named.short_ids([one])[one]}."
        assert (action.text, action.confidence, action.why, action.day) == ("boil more", None, "warmth", WED)

    @pytest.mark.parametrize(
        ("when", "day", "week"),
        [
            (NewTime(day=NEXT_MON), NEXT_MON, None),
            (NewTime(week=WEEK.next), None, NEXT_MON),
            (NewTime(day=NEXT_MON, week=WEEK.next), NEXT_MON, None),
            (NewTime(any_day=True), None, MON),
            (STAYS, WED, None),
        ],
    )
    def test_its_time_can_be_a_day_a_week_or_any_day(self, named: Writer, when: NewTime, day: Any, week: Any) -> None:
        _, action = self.edit(named, planned(named), when)

        assert (action.day, action.week) == (day, week)

    @pytest.mark.parametrize(
        ("when", "is_named"),
        [(STAYS, False), (NewTime(day=WED), True), (NewTime(week=WEEK), True), (NewTime(any_day=True), True)],
    )
    def test_a_new_time_is_true_where_one_was_named(self, when: NewTime, *, is_named: bool) -> None:
        assert bool(when) is is_named

    def test_it_can_serve_another_value(self, named: Writer) -> None:
        _, action = self.edit(named, planned(named), value="snow")

        assert action.value_id == named.lives()[1].id

    def test_an_outcome_is_entered_today_and_keeps_its_day_when_it_is_put_right(self, named: Writer) -> None:
        one = planned(named)

        assert self.edit(named, one, outcome=Outcome.DONE)[1].outcome_day == FRI
        acting.check_in(named, one, Outcome.DONE, WED, MONDAY, {})
        assert self.edit(named, one, outcome=Outcome.SMALLER)[1].outcome_day == WED
        assert self.edit(named, one, outcome=None)[1].outcome_day is None

    def test_it_can_come_from_another_action_and_from_none(self, named: Writer) -> None:
        first, second = planned(named), planned(named)

        assert self.edit(named, second, carried_from=first[:6])[1].carried_from == first
        assert self.edit(named, second, carried_from=None)[1].carried_from is None

    def test_it_cannot_come_from_itself(self, named: Writer) -> None:
        one = planned(named)

        with pytest.raises(Contradiction):
            self.edit(named, one, carried_from=one)

    def test_a_time_at_which_its_value_rests_is_refused_and_its_outcome_is_not(self, named: Writer) -> None:
        one = planned(named)
        values.archive_value(named, "Tea", TUE)

        assert self.edit(named, one, outcome=Outcome.DONE)[1].outcome is Outcome.DONE
        for when in (NewTime(day=FRI), NewTime(week=WEEK.next)):
            with pytest.raises(AtRest):
                self.edit(named, one, when)

    def test_a_value_at_rest_on_its_day_is_refused(self, named: Writer) -> None:
        values.archive_value(named, "Snow", MON)

        with pytest.raises(AtRest):
            self.edit(named, planned(named), value="Snow")

    def test_what_is_not_there_or_off_the_scale_is_refused(self, named: Writer) -> None:
        with pytest.raises(Unknown):
            self.edit(named, "abc", text="x")
        with pytest.raises(OutOfRange):
            self.edit(named, planned(named), confidence=11)
