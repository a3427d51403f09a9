"""Treatment goals, found by their words, and what became of what serves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, MON, TUE, WED, WEEK
from valuetrack.errors import Ambiguous, Nothing, Unknown
from valuetrack.model import Outcome
from valuetrack.tracker import actions, steps, values
from valuetrack.tracker.goals import list_goals, show_goal
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.reports.goals import GoalStory
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Two things matter."""
    for name in ("Tea", "Art"):
        values.add_value(store, name, LONG_AGO, {}, None)
    return store


def planned(
    store: Writer,
    text: str,
    goal: str,
    when: date | Week,
    outcome: Outcome | None = None,
    went: dict[str, Any] | None = None,
    **plan: Any,
) -> str:
    days = when if isinstance(when, Week) else [when]
    value = plan.pop("value", "Tea")
    one = actions.plan(store, text, value, days, MONDAY, {"goal": goal, **plan}).ids[0]
    if outcome is not None:
        actions.check_in(store, one, outcome, FRI, MONDAY, went or {})
    return one


def of(store: Reader, typed: str, limit: int = 0) -> GoalStory:
    return show_goal(store, typed, limit, FRI, MONDAY)


def test_each_goal_is_listed_once_the_one_served_last_first(named: Writer) -> None:
    planned(named, "call", "See people", MON, Outcome.DONE)
    planned(named, "walk", "see  PEOPLE.", WED, value="Art")
    planned(named, "nap", "sleep", TUE, Outcome.NOT_TAKEN)
    planned(named, "rest", "sleep", TUE, Outcome.SMALLER)
    actions.plan(named, "no goal", "Tea", [FRI], MONDAY, {})
    values.edit_value(named, "Art", FRI, {"name": "Clay"})

    assert [(one.goal, one.values, one.open, one.taken, one.latest) for one in list_goals(named, FRI).goals] == [
        ("see  PEOPLE.", ("Tea", "Clay"), 1, 1, WED),
        ("sleep", ("Tea",), 0, 1, TUE),
    ]


def test_a_goal_is_told_with_its_actions_pairs_beliefs_and_ladders(named: Writer) -> None:
    for text, value in (("sip", "Tea"), ("draw", "Art")):
        steps.add_step(named, value, text, 2, MON)
    rated: dict[str, Any] = {"anxiety_before": 7, "anxiety_after": 4, "mood_before": 3, "mood_after": 6}
    called = planned(named, "call", "see people", MON, Outcome.DONE, rated | {"learned": "she was glad"}, belief="no")
    not_taken = {"anxiety_before": 8, "anxiety_after": 8, "got_in_way": "rain"}
    planned(named, "text", "See people", TUE, Outcome.NOT_TAKEN, not_taken)
    planned(named, "swim", "see people", WEEK)
    planned(named, "later", "see people", FRI)
    planned(named, "other", "sleep", WED, Outcome.DONE, rated)
    story = of(named, "SEE")

    assert (story.goal, story.values, story.open, story.taken, story.more) == ("see people", ("Tea",), 2, 1, 0)
    assert [(one.text, one.day, one.any_day) for one in story.ahead] == [
        ("swim", WEEK.start, True),
        ("later", FRI, False),
    ]
    assert [(one.text, one.outcome) for one in story.done] == [("text", Outcome.NOT_TAKEN), ("call", Outcome.DONE)]
    assert (story.done[0].got_in_way, story.done[1].learned, story.done[1].value) == ("rain", "she was glad", "Tea")
    assert (story.anxiety.pairs, story.mood.pairs) == (((7, 4),), ((3, 6),))
    assert [(one.belief, one.id) for one in story.experiments] == [("no", called)]
    assert [rung.text for rung in story.ladder] == ["sip"]


def test_the_latest_are_told_and_how_many_are_older(named: Writer) -> None:
    for day in (MON, TUE, WED):
        planned(named, f"on {day}", "sleep", day, Outcome.DONE)
    story = of(named, "sleep", 2)

    assert ([one.text for one in story.done], story.more) == ([f"on {WED}", f"on {TUE}"], 1)
    assert (story.taken, story.open) == (3, 0)


def test_what_no_goal_goes_by_is_not_found(named: Writer) -> None:
    with pytest.raises(Nothing):
        of(named, "see")
    planned(named, "call", "see people", MON)
    planned(named, "walk", "see trees", MON)
    with pytest.raises(Unknown):
        of(named, "sleep")
    with pytest.raises(Ambiguous):
        of(named, "see")


def test_without_a_store_there_is_none(nothing: Reader) -> None:
    assert list_goals(nothing, MON).goals == ()
