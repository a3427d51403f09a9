"""Several weeks one after the other: the rows of each, and the sums over all that is counted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.reports.a_week import DATA, SUN, WEEK, a_life, a_rating
from tests.strategies import weeks_with_data
from valuetrack.frozen import copied, replace
from valuetrack.model import Action, Opportunity, Outcome, WeekRecord
from valuetrack.reports.reviews import WeekData, WeekReview, week_review
from valuetrack.reports.several_weeks import WeeksReview, weeks_review
from valuetrack.reports.week_sums import WeekSums

if TYPE_CHECKING:
    from valuetrack.weeks import Week

TEA = a_life(1, "Tea")
EMPTY = WeekData((TEA,), {}, {}, {}, None, (), (), (), (), {})
NEXT = WEEK.next


def done(id_: str, week: Week = WEEK, **more: Any) -> Action:
    usual = {"value_id": "tea", "text": id_, "day": week.start, "outcome": Outcome.DONE}
    return Action(**{"id": id_, **usual, **more})


def moment(id_: str, week: Week = WEEK, **more: Any) -> Opportunity:
    return Opportunity(**{"id": id_, "value_id": "tea", "text": id_, "day": week.start, "taken": True, **more})


def reviewed(**weeks: dict[str, Any]) -> WeeksReview:
    """The review of two weeks that hold these records: `first` and `second`."""
    return weeks_review(
        {
            NEXT: replace(EMPTY, **weeks.get("second", {})),
            WEEK: replace(EMPTY, **weeks.get("first", {})),
        }
    )


@given(weeks_with_data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_one_week_adds_up_to_itself(given_week: tuple[Week, WeekData]) -> None:
    week, data = given_week
    review = week_review(week, data)

    together = weeks_review({week: data})
    assert [(one.week, one.away, one.values) for one in together.weeks] == [(review.week, review.away, review.values)]
    if isinstance(review, WeekReview):
        assert together.sums == copied(WeekSums, review)
        assert (together.in_the_way, together.entries) == (review.in_the_way, review.entries)


def test_the_weeks_stand_with_the_earliest_first_and_their_rows_are_those_of_their_reviews() -> None:
    later = replace(EMPTY, importance={"tea": 8}, ratings={"tea": a_rating("tea", NEXT.start, 3)})
    review = weeks_review({NEXT: later, WEEK: DATA})

    assert [one.week.start for one in review.weeks] == [SUN, SUN + timedelta(weeks=1)]
    assert review.weeks[0].values == week_review(WEEK, DATA).values
    assert [(row.value, row.discrepancy) for row in review.weeks[1].values] == [("Tea later", 5)]


def test_what_was_done_is_summed() -> None:
    told: dict[str, Any] = {"anxiety_before": 6, "anxiety_after": 3, "effort": 4, "minutes": 10, "helped": ("a list",)}
    first = {"actions": (done("a", **told), done("b", outcome=Outcome.NOT_TAKEN, got_in_way="rain"))}
    second = {"actions": (done("c", NEXT, **told), done("d", NEXT, **told)), "opportunities": (moment("o", NEXT),)}

    sums = reviewed(first=first, second=second).sums

    assert (sums.totals.actions.text, sums.totals.moves_toward, sums.totals.minutes) == ("3 of 4", 4, 30)
    assert (sums.anxiety.pairs, sums.anxiety.median_change) == (((6, 3),) * 3, -3.0)
    assert (sums.effort.n, sums.effort.median, sums.with_discomfort) == (3, 4.0, 3)
    assert [(one.what, one.count) for one in sums.helped] == [("a list", 3)]
    assert sums.barriers.unspecified == 1


def test_what_was_in_the_way_and_what_was_told_stand_week_by_week() -> None:
    first = {"actions": (done("b", outcome=Outcome.NOT_TAKEN, got_in_way="rain"),), "opportunities": (moment("o"),)}
    second = {"actions": (done("c", NEXT, outcome=Outcome.CARRIED, got_in_way="snow"),)}

    review = reviewed(first=first, second=second)

    assert [one.what for one in review.in_the_way] == ["rain", "snow"]
    assert [one.id for one in review.entries] == ["b", "o", "c"]


@pytest.mark.parametrize(("week", "moves"), [("first", 1), ("second", 2)])
def test_an_act_that_was_both_counts_once_in_its_own_week_alone(week: str, moves: int) -> None:
    of = {"first": WEEK, "second": NEXT}
    weeks: dict[str, dict[str, Any]] = {"first": {"actions": (done("a"),)}, "second": {}}
    weeks[week] |= {"opportunities": (moment("o", of[week], same_as="a"),)}

    assert reviewed(**weeks).sums.totals.moves_toward == moves


def test_a_week_set_aside_has_no_rows_and_is_in_no_sum() -> None:
    away = {"record": WeekRecord(id="w", week=NEXT.start, set_aside=True), "actions": (done("c", NEXT),)}

    review = reviewed(first={"actions": (done("a"),)}, second=away)

    assert [(one.away, len(one.values)) for one in review.weeks] == [(False, 1), (True, 0)]
    assert review.sums.totals.actions.planned == 1
    assert [one.id for one in review.entries] == ["a"]
