"""What earlier weeks bring back where a week is planned."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, MON, TUE, WED, WEEK
from valuetrack.errors import NeedsMore
from valuetrack.model import Leaning, Outcome, ReflectionKind
from valuetrack.reports.brought_back import BroughtBack
from valuetrack.tracker import actions, activities, opportunities, reflections, values, weeks
from valuetrack.tracker.brought_back import brought_back, gave_back, helped_lately, let_pass

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.store.writing import Writer
    from valuetrack.weeks import Week

MONDAY = 0


@pytest.fixture
def named(store: Writer) -> Writer:
    """Two values."""
    for name in ("Tea", "Snow"):
        values.add_value(store, name, LONG_AGO, {}, None)
    return store


def act(store: Writer, day: date, value: str = "Tea", **went: Any) -> str:
    """An action that was done on a day, and what went with it; its id."""
    one = str(actions.plan(store, "a cup", value, [day], MONDAY, {}).id)
    actions.check_in(store, one, Outcome.DONE, day, MONDAY, went)
    return one


def notice(store: Writer, text: str, day: date, value: str = "Tea", *, taken: bool = False, **more: Any) -> None:
    opportunities.log_opportunity(store, text, value, day, MONDAY, more, taken=taken)


def test_what_was_learned_in_the_week_before_comes_back_by_day_and_each_text_once(named: Writer) -> None:
    act(named, FRI, learned="Rest first.")
    notice(named, "a hello", WED, taken=True, learned="ask")
    act(named, TUE, learned="rest first")
    act(named, WED, learned=None)
    act(named, MON - timedelta(1), learned="long ago")
    act(named, WEEK.after, learned="now")
    for day, learned in ((MON, "go slowly"), (TUE, None)):
        reflections.reflect(named, day, ReflectionKind.WEEKLY, None, {"happened": "x", "learned": learned})

    activities.log_activity(named, "two hours of scrolling", FRI, {"learned": "it tires me"})

    assert brought_back(named, WEEK.next) == BroughtBack(("Rest first.", "ask", "it tires me"), ("go slowly",))


def test_a_week_that_was_set_aside_brings_nothing_back(named: Writer) -> None:
    act(named, FRI, learned="rest")
    notice(named, "a talk", FRI)
    weeks.set_aside(named, WEEK, resume=False)

    assert brought_back(named, WEEK.next) == BroughtBack((), ())
    assert let_pass(named, WEEK.next, None) == ()


def test_what_helped_a_value_in_four_weeks_and_in_this_one_comes_back_the_most_frequent_first(named: Writer) -> None:
    for days, helped in ((-29, "too old"), (-28, "the bell"), (0, "a list"), (6, "the bell")):
        act(named, MON + timedelta(days), helped=(helped,))
    act(named, MON, value="Snow", helped=("a sledge",))
    notice(named, "a hello", WED, taken=True, helped=("a list", "the bell", "sun"))
    notice(named, "a talk", WED, helped=("rain",))
    activities.log_activity(named, "a cup", FRI, {"value_id": "Tea", "helped": ("sun",)})
    activities.log_activity(named, "scrolling", FRI, {"helped": ("nothing",)})

    assert helped_lately(named, "tea", WEEK, MONDAY).helped == ("the bell", "a list", "sun", "rain")
    with pytest.raises(NeedsMore):
        helped_lately(named, None, WEEK, MONDAY)
    weeks.set_focus(named, ["Snow"], WEEK)
    found = helped_lately(named, None, WEEK, MONDAY)
    assert (found.value, found.helped) == ("Snow", ("a sledge",))


def test_what_was_let_pass_in_this_week_or_the_one_before_comes_back_the_latest_two_first(named: Writer) -> None:
    notice(named, "long ago", MON - timedelta(1))
    notice(named, "a walk", MON, got_in_way="rain")
    notice(named, "a hello", TUE, taken=True)
    notice(named, "a talk", WED, value="Snow")
    notice(named, "A walk.", WEEK.after, got_in_way="snow")

    walk, talk = let_pass(named, WEEK.next, None)
    assert [walk.text, walk.value, walk.got_in_way] == ["A walk.", "Tea", "snow"]
    assert [talk.text, talk.value, talk.got_in_way] == ["a talk", "Snow", None]
    assert let_pass(named, WEEK.next, "tea") == (walk,)
    planned = opportunities.plan_of(named, walk.id, [TUE], MONDAY, fields={"barrier": "snow"}).records[0]
    assert (planned.text, planned.barrier) == ("A walk.", "snow")

    notice(named, "a song", FRI)
    assert [one.text for one in let_pass(named, WEEK.next, None)] == ["A walk.", "a song"]


def test_what_is_planned_and_what_is_of_a_value_at_rest_is_not_offered(named: Writer) -> None:
    notice(named, "a walk", MON)
    notice(named, "a talk", MON, value="Snow")
    actions.plan(named, "a walk", "Tea", WEEK.next, MONDAY, {})
    values.archive_value(named, "Snow", FRI)

    assert let_pass(named, WEEK.next, None) == let_pass(named, WEEK.next, "snow") == ()


def test_what_gave_something_back_comes_back_where_it_cost_nothing_and_is_not_planned(named: Writer) -> None:
    for text, fields in (
        ("swam", {"enjoyment": 8}),
        ("sang", {"energy": 7, "value_id": "Tea"}),
        ("read", {"relief": "quiet", "value_id": "Snow"}),
        ("scrolled", {"relief": "quiet", "leads": Leaning.AWAY}),
        ("stayed up", {"mood_before": 2, "mood_after": 5, "cost": "tired"}),
        ("slept", {"mood_before": 5, "mood_after": 5, "enjoyment": 5}),
    ):
        activities.log_activity(named, text, WED, fields)
    activities.log_activity(named, "long ago", MON - timedelta(weeks=12), {"enjoyment": 9})

    def found(typed: str | None = None, week: Week = WEEK) -> list[str]:
        return [one.text for one in gave_back(named, week, typed)]

    assert found() == ["read", "sang", "swam"]
    assert found("tea") == ["sang", "swam"]
    actions.plan(named, "SWAM.", "Tea", [FRI], MONDAY, {})
    assert found() == ["read", "sang"]
    assert found(week=WEEK.next) == ["read", "sang", "swam"]
    values.archive_value(named, "Snow", LONG_AGO)
    assert found() == ["sang"]
    activities.log_activity(named, "sowed", WED, {"enjoyment": 8})
    activities.log_activity(named, "sewed", WED, {"enjoyment": 8})
    activities.log_activity(named, "sewed", FRI, {"enjoyment": 8})
    assert found() == ["sewed", "sang", "sowed"]
