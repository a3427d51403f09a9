"""Beliefs that were tried out, from a real store."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import LONG_AGO, MON, NEXT_MON, SUN, WED, WEEK
from valuetrack.errors import Ambiguous
from valuetrack.model import Outcome
from valuetrack.tracker import actions, experiments, values, weeks
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
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


class TestExperiments:
    def test_they_stand_by_week_day_time_and_entry(self, named: Writer) -> None:
        some_day = act(named, "Tea", WEEK, belief="e")
        last = act(named, "Snow", NEXT_MON, belief="f")
        sunday = act(named, "Tea", SUN, belief="d")
        monday = [
            act(named, "Tea", MON, belief=one, at=at) for one, at in (("c", None), ("b", time(9)), ("a", time(8)))
        ]
        act(named, "Tea", MON)

        found = experiments.list_experiments(named, None, WED, MONDAY).experiments

        assert [one.belief for one in found] == ["a", "b", "c", "d", "e", "f"]
        assert [one.id for one in found] == [*reversed(monday), sunday, some_day, last]
        assert [one.short for one in found] == [named.short_id(one.id) for one in found]
        assert (found[4].day, found[4].week) == (None, WEEK.start)

    def test_an_open_one_has_no_strength_afterwards_and_no_change(self, named: Writer) -> None:
        one = act(named, "Tea", MON, belief="it spills", belief_before=80)
        is_open = experiments.list_experiments(named, None, WED, MONDAY).experiments[0]
        said = {"belief_after": 30, "result": "it did not", "alternative": "I can pour"}
        actions.check_in(named, one, Outcome.SMALLER, WED, MONDAY, said)
        tried = experiments.list_experiments(named, None, WED, MONDAY).experiments[0]

        assert (is_open.before, is_open.after, is_open.change, is_open.outcome) == (80, None, None, None)
        assert (tried.before, tried.after, tried.change, tried.outcome) == (80, 30, -50, Outcome.SMALLER)
        assert (tried.result, tried.alternative, tried.action) == ("it did not", "I can pour", "a step of Tea")

    def test_those_of_one_value_alone(self, named: Writer) -> None:
        act(named, "Tea", MON, belief="a")
        snow = act(named, "Snow", MON, belief="b")

        assert [one.id for one in experiments.list_experiments(named, "snow", WED, MONDAY).experiments] == [snow]
        values.add_value(named, "Snowfall", LONG_AGO, {}, None)
        with pytest.raises(Ambiguous):
            experiments.list_experiments(named, "sno", WED, MONDAY)

    def test_a_value_goes_by_its_name_at_the_end_of_the_week(self, named: Writer) -> None:
        act(named, "Tea", MON, belief="a")
        act(named, "Tea", NEXT_MON, belief="b")
        values.edit_value(named, "Tea", SUN, {"name": "Coffee"})
        values.edit_value(named, "Coffee", WEEK.next.end, {"name": "Cocoa"})

        assert [one.value for one in experiments.list_experiments(named, None, WED, MONDAY).experiments] == [
            "Coffee",
            "Cocoa",
        ]
