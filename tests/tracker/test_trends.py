"""Weeks side by side, from a real store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import LONG_AGO, MON, NEXT_MON, SUN, TUE, WED, WEEK
from valuetrack.errors import Unknown
from valuetrack.model import Action, Outcome
from valuetrack.tracker import actions, opportunities, trends, values, weeks
from valuetrack.weeks import MONDAY, SUNDAY, Week

if TYPE_CHECKING:
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter, and there are a few weeks of both."""
    for name, importance in (("Tea", 8), ("Snow", 7)):
        values.add_value(store, name, LONG_AGO, {}, importance)
    for place, week in enumerate(WEEK.last(4)):
        weeks.rate_week(store, "Tea", week, {"lived": 2 * place})
    return store


def act(store: Writer, value: str, day: date | Week, outcome: Outcome | None = None, **fields: Any) -> str:
    when = day if isinstance(day, Week) else [day]
    one = actions.plan(store, f"a step of {value}", value, when, MONDAY, fields).ids[0]
    if outcome is not None:
        actions.check_in(store, one, outcome, WED, MONDAY, {})
    return one


class TestTrends:
    def test_a_whole_range_is_read(self, named: Writer) -> None:
        found = trends.show_trends(named, WEEK.last(4), None)

        assert [one.value for one in found.values] == ["Tea", "Snow"]
        assert [week.discrepancy for week in found.values[0].weeks] == [8, 6, 4, 2]
        assert (found.values[0].n, found.values[0].median, found.values[1].n) == (4, 4, 0)

    def test_one_value_is_looked_at_alone(self, named: Writer) -> None:
        for value in ("Tea", "Snow"):
            one = act(named, value, MON)
            actions.check_in(named, one, Outcome.DONE, WED, MONDAY, {"helped": (value,), "relief": value})
            opportunities.log_opportunity(named, "seen", value, TUE, MONDAY, {}, taken=True)

        found = trends.show_trends(named, WEEK.last(2), "sn")

        assert [one.value for one in found.values] == ["Snow"]
        assert [week.moves_toward for week in found.weeks] == [0, 2]
        assert [one.what for one in found.helped] == ["Snow"]
        assert [one.value for one in found.relief_and_cost] == ["Snow"]
        assert found.hidden == 0

    def test_a_value_goes_by_the_name_of_the_last_day_and_is_found_by_it(self, named: Writer) -> None:
        values.edit_value(named, "Tea", NEXT_MON, {"name": "Coffee"})

        assert [one.value for one in trends.show_trends(named, WEEK.last(2), "Tea").values] == ["Tea"]
        later = trends.show_trends(named, WEEK.next.last(2), "Coffee")
        assert [one.value for one in later.values] == ["Coffee"]

    def test_importance_is_the_one_in_force_at_the_end_of_each_week(self, named: Writer) -> None:
        values.rate_value(named, "Tea", 3, SUN)
        values.rate_value(named, "Tea", 10, NEXT_MON)

        found = trends.show_trends(named, WEEK.next.last(3), "Tea")

        assert [week.importance for week in found.values[0].weeks] == [8, 3, 10]

    def test_after_switching_the_first_day_the_weeks_are_found_by_range(self, named: Writer) -> None:
        found = trends.show_trends(named, Week.containing(WED, SUNDAY).last(3), "Tea")

        assert [week.lived for week in found.values[0].weeks] == [2, 4, 6]

    def test_an_unknown_value_is_refused(self, named: Writer) -> None:
        with pytest.raises(Unknown):
            trends.show_trends(named, WEEK.last(2), "Rain")

    def test_an_empty_store_has_weeks_and_no_values(self, nothing: Reader) -> None:
        found = trends.show_trends(nothing, WEEK.last(3), None)

        assert (len(found.weeks), found.values, found.hidden) == (3, (), 0)


def test_what_got_in_the_way_is_counted_over_the_weeks_and_for_one_value(named: Writer) -> None:
    for week in WEEK.last(3):
        for value, what in (("Tea", "the shift"), ("Snow", "The Shift"), ("Snow", "thaw")):
            opportunities.log_opportunity(named, "seen", value, week.start, MONDAY, {"got_in_way": what}, taken=False)
    weeks.set_aside(named, WEEK.previous, resume=False)

    def counts(typed: str | None) -> list[tuple[str, int, tuple[str, ...]]]:
        found = trends.show_trends(named, WEEK.last(3), typed)
        return [(one.what, one.count, one.values) for one in found.in_the_way]

    assert counts(None) == [("The Shift", 4, ("Tea", "Snow")), ("thaw", 2, ("Snow",))]
    assert counts("tea") == [("the shift", 2, ("Tea",))]


class TestLately:
    def test_twelve_weeks_up_to_the_one_of_the_day(self, named: Writer) -> None:
        weeks.rate_week(named, "Tea", WEEK.last(12)[0], {"lived": 9})
        weeks.rate_week(named, "Tea", WEEK.last(13)[0], {"lived": 10})

        tea, snow = trends.lately(named, WED, MONDAY).values()

        assert [one.lived for one in tea.weeks if one.lived is not None] == [9, 0, 2, 4, 6]
        assert (tea.weeks[0].week, tea.weeks[-1].week) == (WEEK.last(12)[0].start, WEEK.start)
        assert {one.importance for one in tea.weeks[1:]} == {8}
        assert (snow.is_rated, tea.is_rated) == (False, True)

    def test_what_is_open_from_the_week_before_on_by_day(self, named: Writer) -> None:
        days = (SUN, NEXT_MON, WEEK, WEEK.last(2)[0].start, WEEK.last(3)[0].end)
        for day in days:
            act(named, "Snow", day)
        act(named, "Snow", TUE, Outcome.CARRIED)
        act(named, "Snow", TUE, in_hard_moment=True)
        act(named, "Tea", WED)

        found = {one.plans[0].text: one.plans for one in trends.lately(named, WED, MONDAY).values()}

        plans = found["a step of Snow"]
        assert [(one.day, one.due) for one in plans] == [
            (days[3], days[3]), (SUN, SUN), (None, MON), (NEXT_MON, NEXT_MON),
        ]  # fmt: skip
        assert [one.day for one in found["a step of Tea"]] == [WED]
        assert named.find(plans[0].short, [Action]).day == days[3]

    def test_of_a_value_with_neither_nothing_is_said(self, store: Writer) -> None:
        values.add_value(store, "Sea", NEXT_MON, {}, 5)

        assert trends.lately(store, WED, MONDAY) == {}
