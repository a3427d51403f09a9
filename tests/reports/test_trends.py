"""Weeks side by side: every number of the worked example, and what never changes them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.some_weeks import AWAY, DATA, FIRST, LAST, LIVED, UNRATED, WEEKS, day
from valuetrack.frozen import replace
from valuetrack.model import Action, Activity, Opportunity, ValueLife, WeekRecord
from valuetrack.reports.done import Counted
from valuetrack.reports.lifted import DayPart, MoodPairs, ReliefAndCost
from valuetrack.reports.trends import Trends, ValueTrend, trends
from valuetrack.reports.weeks import WeekSpan

FOUND = trends(DATA)
KEPT = [week for week in WEEKS if week != AWAY]


def of(found: Trends, name: str) -> ValueTrend:
    return next(one for one in found.values if one.value == name)


def test_the_range_is_named_by_both_ends_and_a_week_set_aside_is_in_no_list() -> None:
    assert (FOUND.start, FOUND.end) == (FIRST.start, LAST.end)
    assert [week.start for week in FOUND.weeks] == [week.start for week in KEPT]
    assert FOUND.set_aside == (WeekSpan("2026-W12", AWAY.start, AWAY.end),)
    assert AWAY.start not in {week.week for value in FOUND.values for week in value.weeks}


def test_values_stand_by_importance_at_the_end_and_those_without_it_last_by_the_name_of_the_last_day() -> None:
    assert [one.value for one in FOUND.values] == ["Kindness", "Sleep", "Music"]
    assert FOUND.hidden == 1, "Order rests through all of the weeks, and Travel is not there yet"


def test_pairs_are_importance_lived_and_discrepancy_of_each_week() -> None:
    weeks = [(w.week, w.importance, w.lived, w.discrepancy, w.reading) for w in of(FOUND, "Kindness").weeks]

    assert weeks == [
        (day(0), 8, 6, 2, "some room"),
        (day(1), 8, 4, 4, "wide gap"),
        (day(3), 10, 3, 7, "wide gap"),
        (day(4), 10, None, None, "not rated"),
        (day(5), 10, 5, 5, "wide gap"),
        (day(6), 10, 10, 0, "in step"),
        (day(7), 10, 6, 4, "wide gap"),
    ]


def test_the_median_is_that_of_the_last_three_that_are_rated() -> None:
    kindness, sleep = of(FOUND, "Kindness"), of(FOUND, "Sleep")

    assert [week.median for week in kindness.weeks] == [None, None, 4, None, 5, 5, 4]
    assert (kindness.n, kindness.median) == (6, 4)
    assert [week.discrepancy for week in sleep.weeks] == [2, None, None, None, 1, None, None]
    assert (sleep.n, sleep.median, {week.median for week in sleep.weeks}) == (2, None, {None})


def test_the_discrepancy_of_a_resting_value_counts_too() -> None:
    third = {**DATA.ratings[LAST], "sleep": replace(DATA.ratings[FIRST]["sleep"], lived=2)}
    sleep = of(trends(replace(DATA, ratings={**DATA.ratings, LAST: third})), "Sleep")

    assert {week.reading for week in sleep.weeks} == {"resting"}
    assert (sleep.n, sleep.median) == (3, 1)


def test_the_latest_median_stays_where_the_last_week_is_not_rated() -> None:
    rated = {week: ratings for week, ratings in DATA.ratings.items() if week != LAST}
    kindness = of(trends(replace(DATA, ratings=rated)), "Kindness")

    assert (kindness.weeks[-1].median, kindness.n, kindness.median) == (None, 5, 5)


def test_a_value_has_a_place_in_the_weeks_in_which_it_has_a_row_in_the_review() -> None:
    assert [week.week for week in of(FOUND, "Music").weeks] == [day(5), day(6), day(7)]


@pytest.mark.parametrize("kind", ["actions", "opportunities", "activities"])
def test_an_action_an_opportunity_or_an_activity_alone_gives_a_resting_value_its_place_in_that_week(kind: str) -> None:
    entered = {
        "actions": Action(id="one", value_id="order", text="a drawer", day=day(1, 2)),
        "activities": Activity(id="one", value_id="order", text="a drawer", day=day(1, 2)),
        "opportunities": Opportunity(id="one", value_id="order", text="a shelf", day=day(1, 2), taken=False),
    }
    found = trends(replace(DATA, **{kind: (*getattr(DATA, kind), entered[kind])}))

    assert [week.week for week in of(found, "Order").weeks] == [day(1)]
    assert found.hidden == 0


def test_moves_and_noticed_opportunities_are_counted_week_by_week() -> None:
    kindness = of(FOUND, "Kindness").weeks

    assert [week.moves_toward for week in kindness] == [1, 1, 3, 1, 0, 0, 1]
    assert [week.opportunities_noticed for week in kindness] == [2, 0, 0, 1, 0, 0, 0]
    assert [week.moves_toward for week in FOUND.weeks] == [2, 1, 3, 1, 0, 0, 1]
    assert [week.opportunities_noticed for week in FOUND.weeks] == [2, 0, 0, 1, 0, 0, 1]


def test_what_helped_is_counted_over_the_weeks_whatever_the_outcome() -> None:
    assert FOUND.helped == (Counted("tea", 4), Counted("a list", 2))


def test_the_mood_of_taken_actions_is_shown_as_pairs_by_where_it_went() -> None:
    assert FOUND.mood.lifted == (
        MoodPairs("ring Ana", "Kindness", ((3, 6), (5, 7))),
        MoodPairs("tea", None, ((4, 5), (4, 6))),
        MoodPairs("Cem waved", "Kindness", ((4, 6),)),
        MoodPairs("sang", "Music", ((3, 7),)),
    )
    assert FOUND.mood.unchanged == (
        MoodPairs("tea", None, ((4, 4),)),
        MoodPairs("tidy up", "Kindness", ((6, 6),)),
    )
    assert FOUND.mood.cost == (
        MoodPairs("ask the boss", "Kindness", ((6, 2),)),
        MoodPairs("ring Ana", "Kindness", ((5, 4),)),
        MoodPairs("scrolled", None, ((5, 2),)),
        MoodPairs("tea", None, ((4, 3),)),
    )


def test_a_part_of_the_day_is_spoken_of_from_five_things_on() -> None:
    assert FOUND.parts_of_day == (DayPart("morning", 5, 3, 1, 1),)
    evening = (
        DATA.activities[0],
        *(replace(DATA.activities[1], id=str(hour), at=time(hour)) for hour in (23, 0, 4, 1)),
    )
    found = trends(replace(DATA, activities=evening, actions=(), opportunities=()))
    assert found.parts_of_day == (DayPart("night", 5, 4, 0, 1),)
    hours = ((5, "morning"), (11, "morning"), (12, "afternoon"), (16, "afternoon"), (17, "evening"), (21, "evening"))
    for hour, part in hours:
        five = tuple(replace(DATA.activities[1], id=str(one), at=time(hour)) for one in range(5))
        assert [one.part for one in trends(replace(DATA, activities=five, actions=())).parts_of_day] == [part]


def test_relief_stands_beside_its_cost_whatever_the_outcome_by_day() -> None:
    assert FOUND.relief_and_cost == (
        ReliefAndCost("o2", "o2", day(0, 0), "Ben waved", "Kindness", "opportunity", "no small talk", None),
        ReliefAndCost("y1", "y1", day(0, 2), "scrolled", None, "activity", "no thinking", "a short night"),
        ReliefAndCost(
            "bed at ten", "bed", day(0, 4), "bed at ten", "Sleep", "action", "one more film", "a grey morning"
        ),
        ReliefAndCost("some day", "some", day(7), "bake", "Kindness", "action", None, "the kitchen"),
    )


@given(st.permutations(DATA.lives), st.permutations(DATA.actions), st.permutations(DATA.opportunities))
@settings(max_examples=15)
def test_the_order_in_which_records_are_given_makes_no_difference(
    lives: list[ValueLife], actions: list[Action], opportunities: list[Opportunity]
) -> None:
    shuffled = replace(DATA, lives=tuple(lives), actions=tuple(actions), opportunities=tuple(opportunities))

    assert trends(shuffled) == FOUND


@pytest.mark.parametrize("count", range(1, 9))
def test_a_shorter_range_has_the_same_weeks_and_counts_from_its_own_first_one(count: int) -> None:
    weeks = LAST.last(count)
    found = trends(replace(DATA, weeks=weeks))
    kindness = of(found, "Kindness")
    whole = [week for week in of(FOUND, "Kindness").weeks if week.week >= weeks[0].start]

    assert [replace(week, median=None) for week in kindness.weeks] == [replace(week, median=None) for week in whole]
    rated = [lived for week, lived in zip(WEEKS, LIVED["kindness"], strict=True) if week in weeks and week != AWAY]
    assert kindness.n == len(rated) - rated.count(None)
    assert (kindness.median is None) == (kindness.n < 3)


def test_where_every_week_is_set_aside_nothing_is_shown() -> None:
    records = {week: WeekRecord(id=str(week), week=week.start, set_aside=True) for week in WEEKS}
    found = trends(replace(DATA, records=records))

    assert (found.weeks, found.values, found.helped, found.relief_and_cost) == ((), (), (), ())
    assert len(found.set_aside) == len(WEEKS)
    assert UNRATED.start in {week.start for week in found.set_aside}
