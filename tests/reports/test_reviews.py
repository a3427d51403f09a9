"""The review of a week: a worked example, its contract, and what holds for every week."""

from __future__ import annotations

from collections import Counter
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.frozen import as_dict
from tests.reports.a_week import CREATED, DATA, EXPECTED, FRI, MON, SAT, SUN, TUE, WEEK, a_life, a_rating
from tests.strategies import shuffled, value_lives, week_records, weeks, weeks_with_data
from valuetrack.frozen import names_of, replace
from valuetrack.model import (
    Action,
    Activity,
    BarrierKind,
    Opportunity,
    Outcome,
    Value,
    ValueLife,
    WeekRating,
    WeekRecord,
    Wording,
)
from valuetrack.reports.done import BeforeAfter, Effort
from valuetrack.reports.review_sums import ActionCounts
from valuetrack.reports.reviews import AwayReview, ValueRow, WeekData, WeekReview, week_review
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from valuetrack.scoring import Done

NOTHING = WeekData((), {}, {}, {}, None, (), (), (), (), {})
FAITH, KINDNESS = a_life(1, "Faith"), a_life(2, "Kindness")
of_any_week = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])


def the_review(data: WeekData, week: Week = WEEK) -> WeekReview:
    review = week_review(week, data)
    assert isinstance(review, WeekReview)
    return review


def names(review: WeekReview) -> list[str]:
    return [row.value for row in review.values]


def an_action(id_: str, **given_fields: Any) -> Action:
    when = {} if "week" in given_fields else {"day": MON}
    usual = {"value_id": "faith", "text": "a step", **when}
    return Action(**{"id": id_, **usual, **given_fields})


def an_opportunity(id_: str, **given_fields: Any) -> Opportunity:
    return Opportunity(
        **{"id": id_, "value_id": "faith", "text": "a moment", "day": MON, "taken": False, **given_fields}
    )


class TestAWorkedExample:
    @pytest.mark.parametrize("part", EXPECTED)
    def test_every_number_is_the_one_counted_by_hand(self, part: str) -> None:
        assert as_dict(the_review(DATA))[part] == EXPECTED[part]

    def test_the_keys_stand_in_the_order_of_the_contract(self) -> None:
        assert list(names_of(WeekReview)) == list(EXPECTED)
        assert list(names_of(ValueRow)) == list(EXPECTED["values"][0])
        assert list(names_of(ActionCounts)) == list(EXPECTED["totals"]["actions"])
        assert [list(part) for part in as_dict(the_review(DATA)).values() if isinstance(part, dict)] == [
            list(part) for part in EXPECTED.values() if isinstance(part, dict)
        ]

    def test_numbers_with_decimals_are_floats(self) -> None:
        review = the_review(DATA)
        decimals = [review.values[0].priority, review.anxiety.median_change, review.effort.median]
        assert all(isinstance(number, float) for number in [*decimals, review.focus_offer[0].score])


class TestAWeekAway:
    @given(weeks_with_data(), st.data())
    @of_any_week
    def test_a_week_set_aside_shows_its_span_and_nothing_else(
        self, given_week: tuple[Week, WeekData], data: st.DataObject
    ) -> None:
        week, records = given_week
        aside = data.draw(week_records(week, [life.id for life in records.lives], set_aside=True))
        review = week_review(week, replace(records, record=aside))
        assert isinstance(review, AwayReview)
        assert as_dict(review) == {"week": {"iso": week.iso, "start": week.start, "end": week.end}, "away": True}


class TestLittleData:
    def test_a_week_without_any_record_has_an_empty_review(self) -> None:
        review = the_review(NOTHING)
        assert [name for name, part in as_dict(review).items() if isinstance(part, tuple) and part] == []
        assert review.totals.actions.text == "no plan"
        assert review.totals.opportunities.noticed == review.totals.moves_toward == review.totals.minutes == 0
        assert review.anxiety == review.mood == BeforeAfter((), None)
        assert review.effort == Effort(0, None)
        assert review.clinical is None

    def test_a_value_with_nothing_entered_has_a_row_that_is_not_rated(self) -> None:
        [row] = the_review(replace(NOTHING, lives=(FAITH,))).values
        assert row.reading == "not rated"
        assert row.importance is row.lived is row.discrepancy is row.surplus is row.priority is row.change is None
        assert row.focus is False
        assert row.note is None

    def test_a_likely_rating_alone_leaves_lived_and_change_missing(self) -> None:
        data = replace(
            NOTHING,
            lives=(FAITH,),
            importance={"faith": 9},
            ratings={"faith": a_rating("faith", SUN, None, 6)},
            earlier={"faith": a_rating("faith", date(2026, 2, 22), 6)},
        )
        review = the_review(data)
        assert review.values[0].reading == "not rated"
        assert review.values[0].change_since is None
        assert review.clinical is None
        assert review.focus_offer == ()

    def test_totals_have_a_percent_where_no_row_has_one(self) -> None:
        actions = [an_action(str(number), outcome=Outcome.DONE) for number in range(4)]
        actions += [an_action("x", value_id="kindness", outcome=Outcome.CARRIED)]
        review = the_review(replace(NOTHING, lives=(FAITH, KINDNESS), actions=tuple(actions)))
        assert [row.actions.percent for row in review.values] == [None, None]
        assert review.totals.actions.percent == 80


class TestRows:
    @pytest.mark.parametrize(
        ("kept", "shown"),
        [
            ({}, []),
            ({"ratings": {"late": a_rating("late", SUN, 0)}}, ["Late"]),
            ({"ratings": {"late": a_rating("late", SUN, None, 0)}}, ["Late"]),
            ({"ratings": {"late": WeekRating(id="n", value_id="late", week=SUN, note="why")}}, []),
            ({"actions": (an_action("a", value_id="late", outcome=Outcome.LET_GO),)}, ["Late"]),
            ({"opportunities": (an_opportunity("o", value_id="late"),)}, ["Late"]),
            ({"activities": (Activity(id="y", value_id="late", text="a nap", day=SUN),)}, ["Late"]),
            ({"activities": (Activity(id="y", text="a nap", day=SUN),)}, []),
            ({"record": WeekRecord(id="w", week=SUN, first_focus="late"), "importance": {"late": 9}}, []),
        ],
    )
    @pytest.mark.parametrize("created", [CREATED, date(2026, 3, 20)])
    def test_an_archived_or_later_value_has_a_row_when_something_is_entered_for_the_week(
        self, created: date, kept: dict[str, Any], shown: list[str]
    ) -> None:
        life = a_life(1, "Late", CREATED)
        life = replace(life, value=replace(life.value, created=created), wordings=life.wordings[1:])
        assert names(the_review(replace(NOTHING, lives=(life,), **kept))) == shown

    def test_a_value_worded_later_goes_by_its_first_name(self) -> None:
        life = ValueLife(
            Value(id="v", created=CREATED),
            (
                Wording(id="1", value_id="v", day=date(2026, 3, 8), name="first"),
                Wording(id="2", value_id="v", day=date(2026, 3, 9), name="second"),
            ),
        )
        assert names(the_review(replace(NOTHING, lives=(life,)))) == ["first"]

    @given(weeks(), st.data())
    @of_any_week
    def test_values_alike_in_all_stand_in_the_order_of_entry(self, week: Week, data: st.DataObject) -> None:
        lives = [
            ValueLife(
                Value(id=f"{9 - entry}", entry=entry, created=week.start),
                (Wording(id="w", value_id="v", day=week.start, name="Home"),),
            )
            for entry in range(4)
        ]
        importance = {life.id: 8 for life in lives}
        ratings = {life.id: a_rating(life.id, week.start, 2) for life in lives}
        mixed = tuple(data.draw(st.permutations(lives)))
        review = the_review(replace(NOTHING, lives=mixed, importance=importance, ratings=ratings), week)
        assert [row.id for row in review.values] == [life.id for life in lives]

    @pytest.mark.parametrize(
        ("week", "stored", "since"),
        [
            (date(2026, 3, 2), date(2026, 2, 23), date(2026, 2, 23)),
            (date(2026, 3, 2), date(2026, 2, 22), date(2026, 2, 16)),
            (date(2026, 3, 1), date(2026, 2, 23), date(2026, 2, 22)),
            (date(2026, 3, 1), date(2026, 2, 22), date(2026, 2, 22)),
        ],
    )
    def test_change_names_the_first_day_of_the_week_that_holds_the_earlier_rating(
        self, week: date, stored: date, since: date
    ) -> None:
        data = replace(
            NOTHING,
            lives=(FAITH,),
            ratings={"faith": a_rating("faith", week, 5)},
            earlier={"faith": a_rating("faith", stored, 5)},
        )
        assert the_review(data, Week(week)).values[0].change_since == since


class TestOrder:
    def test_entries_stand_by_day_then_time_then_entry_and_without_a_day_last(self) -> None:
        beliefs = (
            an_action("7", belief="b", entry=1, week=SUN, at=time(8)),
            an_action("8", belief="b", entry=0, week=SUN),
            an_action("6", belief="b", entry=2, day=SAT, at=time(7)),
            an_action("5", belief="b", entry=9),
            an_action("4", belief="b", entry=8),
            an_action("3", belief="b", entry=3, at=time(23)),
            an_action("2", belief="b", entry=4, at=time(0)),
            an_action("1", belief="b", entry=5, at=time(0), day=SUN),
        )
        review = the_review(replace(NOTHING, lives=(FAITH,), actions=beliefs))
        assert [each.action for each in review.experiments] == list("12345678")

    def test_what_got_in_the_way_of_actions_and_opportunities_stands_in_one_order(self) -> None:
        undone = {"outcome": Outcome.NOT_TAKEN}
        actions = (
            an_action("a", got_in_way="fifth", week=SUN, **undone),
            an_action("b", got_in_way="third", entry=7, **undone),
            an_action("c", got_in_way="first", entry=8, at=time(20), **undone),
        )
        opportunities = (
            an_opportunity("d", got_in_way="fourth", day=FRI, entry=1),
            an_opportunity("e", got_in_way="second", entry=6),
            an_opportunity("f", got_in_way="nothing", taken=True),
        )
        review = the_review(replace(NOTHING, lives=(FAITH,), actions=actions, opportunities=opportunities))
        assert [each.what for each in review.in_the_way] == ["first", "second", "third", "fourth", "fifth"]

    def test_the_focus_offer_stands_by_score_and_not_by_priority(self) -> None:
        data = replace(
            NOTHING,
            lives=(FAITH, KINDNESS),
            importance={"faith": 9, "kindness": 8},
            ratings={"faith": a_rating("faith", SUN, 3, 1), "kindness": a_rating("kindness", SUN, 4, 10)},
        )
        review = the_review(data)
        assert names(review) == ["Faith", "Kindness"]
        assert [(each.value, each.score) for each in review.focus_offer] == [("Kindness", 7.33), ("Faith", 5.33)]


@pytest.mark.parametrize(
    ("before", "outcome", "times"),
    [
        (None, Outcome.CARRIED, None),
        (0, Outcome.CARRIED, None),
        (1, Outcome.CARRIED, 2),
        (1, None, None),
        (1, Outcome.DONE, None),
        (2, None, 2),
        (2, Outcome.CARRIED, 3),
    ],
)
def test_an_action_is_named_when_it_was_carried_twice_its_own_outcome_included(
    before: int | None, outcome: Outcome | None, times: int | None
) -> None:
    chain = {} if before is None else {"a": before}
    data = replace(NOTHING, lives=(FAITH,), actions=(an_action("a", outcome=outcome),), carried_before=chain)
    assert [each.times for each in the_review(data).carried_twice] == ([times] if times else [])


@pytest.mark.parametrize("outcome", [None, Outcome.NOT_TAKEN, Outcome.CARRIED, Outcome.LET_GO])
def test_what_was_planned_in_a_hard_moment_and_not_taken_is_in_no_count(outcome: Outcome | None) -> None:
    action = an_action("a", outcome=outcome, in_hard_moment=True, got_in_way="tired", barrier_kind=BarrierKind.EXTERNAL)
    data = replace(NOTHING, lives=(FAITH,), carried_before={"a": 2})
    without, review = the_review(data), the_review(replace(data, actions=(action,)))
    assert (review.totals, review.barriers, review.carried_twice, [one.actions for one in review.values]) == (
        (without.totals, without.barriers, (), [one.actions for one in without.values])
    )
    assert [(one.id, one.outcome) for one in review.entries] == [("a", outcome)]


@pytest.mark.parametrize(
    ("before", "after", "change"), [(70, 20, -50), (0, 0, 0), (70, None, None), (None, 20, None), (None, None, None)]
)
def test_an_experiment_has_a_change_when_it_has_both_numbers(
    before: int | None, after: int | None, change: int | None
) -> None:
    action = an_action("a", belief="b", belief_before=before, belief_after=after, day=TUE)
    [experiment] = the_review(replace(NOTHING, lives=(FAITH,), actions=(action,))).experiments
    assert (experiment.before, experiment.after, experiment.change) == (before, after, change)


@pytest.mark.parametrize("order", [1, -1])
def test_the_mood_of_what_was_done_more_than_once_stands_in_the_order_of_its_days(order: int) -> None:
    swum = [
        Activity(id=name, text="swam", day=day, mood_before=before, mood_after=9)
        for name, day, before in (("a", MON, 4), ("b", TUE, 3), ("c", TUE, 5))
    ]
    [lifted] = the_review(replace(NOTHING, activities=tuple(swum[::order]))).mood_changes.lifted
    assert lifted.pairs == ((4, 9), (3, 9), (5, 9))


class TestEveryWeek:
    @given(weeks_with_data(), st.data())
    @of_any_week
    def test_the_order_in_which_the_records_are_given_makes_no_difference(
        self, given_week: tuple[Week, WeekData], data: st.DataObject
    ) -> None:
        week, records = given_week
        assert week_review(week, data.draw(shuffled(records))) == week_review(week, records)

    @given(weeks_with_data())
    @of_any_week
    def test_totals_are_the_sums_of_the_rows(self, given_week: tuple[Week, WeekData]) -> None:
        week, records = given_week
        review = the_review(records, week)
        totals = as_dict(review.totals)
        rows = [as_dict(row) for row in review.values]
        for name in ("moves_toward", "minutes"):
            assert totals[name] == sum(row[name] for row in rows)
        for part in ("actions", "opportunities"):
            numbers = [name for name in totals[part] if name not in ("text", "percent", "in_reach")]
            assert {name: totals[part][name] for name in numbers} == {
                name: sum(row[part][name] for row in rows) for name in numbers
            }
        assert totals["opportunities"]["noticed"] == len(records.opportunities)
        assert totals["actions"]["planned"] + totals["actions"]["let_go"] == len(records.actions)

    @given(weeks_with_data())
    @of_any_week
    def test_counts_add_up_and_percent_never_stands_for_few_or_open_actions(
        self, given_week: tuple[Week, WeekData]
    ) -> None:
        week, records = given_week
        review = the_review(records, week)
        for counts in (review.totals.actions, *(row.actions for row in review.values)):
            undone = counts.not_taken + counts.carried
            assert counts.taken == counts.done + counts.smaller
            assert counts.planned == counts.taken + undone + counts.not_recorded
            assert counts.outside_control <= undone
            assert (counts.percent is None) == (counts.planned < 5 or counts.not_recorded > 0)

    @given(weeks_with_data())
    @of_any_week
    def test_rows_stand_in_three_groups_by_priority_name_and_importance(
        self, given_week: tuple[Week, WeekData]
    ) -> None:
        week, records = given_week
        rows = the_review(records, week).values
        groups = [1 if row.reading == "resting" else 2 if row.reading == "not rated" else 0 for row in rows]
        assert groups == sorted(groups)
        priorities = [row.priority for row, group in zip(rows, groups, strict=True) if group == 0]
        assert priorities == sorted(priorities, key=lambda priority: -(priority or 0))
        resting = [row.value.casefold() for row, group in zip(rows, groups, strict=True) if group == 1]
        assert resting == sorted(resting)

    @given(weeks_with_data())
    @of_any_week
    def test_a_row_stands_once_for_each_value_that_is_there_or_has_something_entered(
        self, given_week: tuple[Week, WeekData]
    ) -> None:
        week, records = given_week
        ids = Counter(row.id for row in the_review(records, week).values)
        kept: tuple[Done, ...] = (*records.actions, *records.opportunities, *records.activities)
        entered = {entry.value_id for entry in kept if entry.value_id is not None}
        entered |= {key for key, rating in records.ratings.items() if (rating.lived, rating.likely) != (None, None)}
        there = {
            life.id
            for life in records.lives
            if life.value.created <= week.end and not life.rests_through(week.start, week.end)
        }
        assert ids == Counter(entered | there)

    @given(weeks_with_data())
    @of_any_week
    def test_what_is_missing_stays_missing_and_lenses_are_never_mixed(self, given_week: tuple[Week, WeekData]) -> None:
        week, records = given_week
        for row in the_review(records, week).values:
            assert (row.discrepancy is None) == (row.importance is None or row.lived is None)
            assert (row.surplus is None) == (row.priority is None) == (row.discrepancy is None)
            assert not (row.discrepancy and row.surplus)
            assert (row.change is None) == (row.change_reading is None) == (row.change_since is None)
            assert row.change is None or row.reading != "resting"

    @given(weeks_with_data())
    @of_any_week
    def test_every_step_that_was_not_taken_has_one_barrier(self, given_week: tuple[Week, WeekData]) -> None:
        week, records = given_week
        review = the_review(records, week)
        counts = review.totals.actions
        not_taken = counts.not_taken + counts.carried
        not_taken += review.totals.opportunities.noticed - review.totals.opportunities.taken
        assert sum(as_dict(review.barriers).values()) == len(review.in_the_way) == not_taken
        kinds = Counter(each.kind for each in review.in_the_way)
        assert as_dict(review.barriers) == {kind: kinds[kind] for kind in ("internal", "external", "unspecified")}

    @given(weeks_with_data())
    @of_any_week
    def test_what_helped_is_counted_once_an_entry_and_ordered_by_count(self, given_week: tuple[Week, WeekData]) -> None:
        week, records = given_week
        helped = the_review(records, week).helped
        kept = (*records.actions, *records.opportunities, *records.activities)
        assert {each.what: each.count for each in helped} == {
            what: sum(what in one.helped for one in kept) for entry in kept for what in entry.helped
        }
        assert list(helped) == sorted(helped, key=lambda each: (-each.count, each.what.casefold(), each.what))

    @given(weeks_with_data())
    @of_any_week
    def test_the_offer_holds_the_values_with_room_by_score(self, given_week: tuple[Week, WeekData]) -> None:
        week, records = given_week
        review = the_review(records, week)
        with_room = [row.value for row in review.values if row.reading in ("some room", "wide gap")]
        assert Counter(each.value for each in review.focus_offer) == Counter(with_room)
        scores = [each.score for each in review.focus_offer]
        assert scores == sorted(scores, reverse=True)

    @given(weeks_with_data(), st.data())
    @of_any_week
    def test_one_more_value_leaves_the_rows_of_the_others_as_they_are(
        self, given_week: tuple[Week, WeekData], data: st.DataObject
    ) -> None:
        week, records = given_week
        more = data.draw(value_lives(week))
        before = the_review(records, week).values
        after = the_review(replace(records, lives=(*records.lives, more)), week).values
        assert [row for row in after if row.id != more.id] == list(before)
