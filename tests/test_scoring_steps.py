"""The rules about what was done: actions, barriers, opportunities, moves, medians, discomfort, notes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetrack import scoring
from valuetrack.model import Action, Activity, BarrierKind, Leaning, Opportunity, Outcome

if TYPE_CHECKING:
    from valuetrack.scoring import Reading

MIDDLE = date(2026, 3, 5)


def an_action(
    outcome: Outcome | None,
    *,
    value: str = "v",
    kind: BarrierKind | None = None,
    anxiety: int | None = None,
    barrier: str | None = None,
    hard: bool = False,
) -> Action:
    return Action(
        id="a",
        value_id=value,
        text="a step",
        day=MIDDLE,
        outcome=outcome,
        barrier_kind=kind,
        anxiety_before=anxiety,
        barrier=barrier,
        in_hard_moment=hard,
    )


def an_opportunity(
    *, taken: bool, same_as: str | None = None, value: str = "v", anxiety: int | None = None
) -> Opportunity:
    return Opportunity(
        id="o", value_id=value, text="a moment", day=MIDDLE, taken=taken, same_as=same_as, anxiety_before=anxiety
    )


class TestR8Actions:
    def test_each_outcome_is_counted_on_its_own_and_let_go_leaves_the_count(self) -> None:
        outcomes = [None, *Outcome, Outcome.DONE, Outcome.LET_GO, None]
        actions = [an_action(outcome) for outcome in outcomes]
        assert [scoring.count_outcome(actions, outcome) for outcome in (*Outcome, None)] == [2, 1, 1, 1, 2, 2]
        assert scoring.count_planned(actions) == 7
        assert scoring.count_taken(actions) == 3

    @pytest.mark.parametrize("outcome", [None, *Outcome])
    def test_what_was_planned_in_a_hard_moment_counts_where_it_was_taken_and_nowhere_else(
        self, outcome: Outcome | None
    ) -> None:
        hard = an_action(outcome, kind=BarrierKind.EXTERNAL, hard=True)
        counted = outcome in (Outcome.DONE, Outcome.SMALLER)
        assert scoring.is_counted(hard) is counted
        assert scoring.count_outcome([hard], outcome) == scoring.count_planned([hard]) == counted
        assert scoring.count_taken([hard]) == scoring.moves_toward([hard], []) == counted
        assert not scoring.stayed_undone(hard)
        assert scoring.count_outside_control([hard]) == 0

    @given(st.lists(st.none() | st.sampled_from(Outcome)))
    def test_planned_is_the_sum_of_all_outcomes_but_let_go(self, outcomes: list[Outcome | None]) -> None:
        actions = [an_action(outcome) for outcome in outcomes]
        counted = (Outcome.DONE, Outcome.SMALLER, Outcome.NOT_TAKEN, Outcome.CARRIED, None)
        assert scoring.count_planned(actions) == sum(scoring.count_outcome(actions, outcome) for outcome in counted)
        assert scoring.count_taken(actions) <= scoring.count_planned(actions)


class TestR9Text:
    @pytest.mark.parametrize(
        ("planned", "taken", "not_recorded", "text", "percent"),
        [
            (0, 0, 0, "no plan", None),
            (3, 0, 3, "3 planned, none recorded", None),
            (6, 0, 6, "6 planned, none recorded", None),
            (3, 1, 1, "1 of 3, 1 not recorded", None),
            (6, 0, 5, "0 of 6, 5 not recorded", None),
            (4, 4, 0, "4 of 4", None),
            (4, 0, 0, "0 of 4", None),
            (5, 4, 0, "4 of 5", 80),
            (5, 4, 1, "4 of 5, 1 not recorded", None),
            (5, 0, 0, "0 of 5", 0),
            (5, 5, 0, "5 of 5", 100),
            (6, 1, 0, "1 of 6", 17),
            (7, 3, 0, "3 of 7", 43),
            (8, 1, 0, "1 of 8", 13),  # 12.5
            (8, 5, 0, "5 of 8", 63),  # 62.5
            (200, 1, 0, "1 of 200", 1),  # 0.5
            (201, 1, 0, "1 of 201", 0),
        ],
    )
    def test_counts_in_words_and_as_a_share(
        self, planned: int, taken: int, not_recorded: int, text: str, percent: int | None
    ) -> None:
        assert scoring.action_text(planned, taken, not_recorded) == text
        assert scoring.percent(planned, taken, not_recorded) == percent

    @given(st.integers(5, 400).flatmap(lambda planned: st.tuples(st.just(planned), st.integers(0, planned))))
    def test_percent_is_rounded_half_up(self, counts: tuple[int, int]) -> None:
        planned, taken = counts
        assert scoring.percent(planned, taken, 0) == (Decimal(100 * taken) / planned).quantize(
            Decimal(1), ROUND_HALF_UP
        )

    @given(st.integers(0, 4), st.integers(0, 4))
    def test_fewer_than_five_actions_never_have_a_percent(self, planned: int, taken: int) -> None:
        assert scoring.percent(planned, min(planned, taken), 0) is None


@pytest.mark.parametrize(
    ("confidence", "advice"),
    [
        (0, "smaller first"),
        (3, "smaller first"),
        (4, "offer a smaller version"),
        (6, "offer a smaller version"),
        (7, None),
        (10, None),
        (None, None),
    ],
)
def test_r10_low_confidence_offers_something_smaller(confidence: int | None, advice: str | None) -> None:
    assert scoring.confidence_advice(confidence) == advice


class TestR11OutsideControl:
    @pytest.mark.parametrize("outcome", [None, *Outcome])
    @pytest.mark.parametrize("kind", [None, *BarrierKind])
    def test_an_external_barrier_counts_where_the_action_was_not_taken_or_carried(
        self, outcome: Outcome | None, kind: BarrierKind | None
    ) -> None:
        action = an_action(outcome, kind=kind, barrier="the barrier thought of while planning")
        undone = outcome in (Outcome.NOT_TAKEN, Outcome.CARRIED)
        assert scoring.stayed_undone(action) is undone
        assert scoring.count_outside_control([action, action]) == (2 if undone and kind == "external" else 0)

    @pytest.mark.parametrize(
        ("planned", "taken", "not_recorded", "outside", "text"),
        [
            (3, 1, 0, 0, None),
            (3, 1, 0, 1, "1 of 2"),
            (3, 0, 0, 2, "0 of 1"),
            (3, 1, 1, 1, None),
            (1, 0, 0, 1, None),
            (2, 0, 0, 2, None),
            (0, 0, 0, 0, None),
        ],
    )
    def test_in_reach_stands_where_something_lay_outside_and_something_within(
        self, planned: int, taken: int, not_recorded: int, outside: int, text: str | None
    ) -> None:
        assert scoring.in_reach(planned, taken, not_recorded, outside) == text


@pytest.mark.parametrize(
    ("noticed", "taken", "text"),
    [(0, 0, "none logged"), (1, 0, "0 of 1"), (5, 1, "1 of 5"), (6, 6, "6 of 6")],
)
def test_r12_opportunities_in_words_never_as_a_share(noticed: int, taken: int, text: str) -> None:
    assert scoring.opportunity_text(noticed, taken) == text


class TestR13MovesToward:
    @pytest.mark.parametrize(
        ("outcome", "opportunity", "moves"),
        [
            (Outcome.DONE, an_opportunity(taken=True), 2),
            (Outcome.DONE, an_opportunity(taken=False), 1),
            (Outcome.DONE, an_opportunity(taken=True, same_as="a"), 1),
            (Outcome.SMALLER, an_opportunity(taken=True, same_as="a"), 1),
            (Outcome.DONE, an_opportunity(taken=False, same_as="a"), 1),
            (Outcome.DONE, an_opportunity(taken=True, same_as="an action of another week"), 2),
            (Outcome.DONE, an_opportunity(taken=True, same_as="a", value="another value"), 2),
            (Outcome.NOT_TAKEN, an_opportunity(taken=True, same_as="a"), 1),
            (Outcome.CARRIED, an_opportunity(taken=True, same_as="a"), 1),
            (Outcome.LET_GO, an_opportunity(taken=True, same_as="a"), 1),
            (None, an_opportunity(taken=True, same_as="a"), 1),
            (None, an_opportunity(taken=False), 0),
        ],
    )
    def test_an_act_that_is_both_counts_once(
        self, outcome: Outcome | None, opportunity: Opportunity, moves: int
    ) -> None:
        assert scoring.moves_toward([an_action(outcome)], [opportunity]) == moves

    def test_two_opportunities_that_are_the_same_act_are_both_left_out(self) -> None:
        same = an_opportunity(taken=True, same_as="a")
        assert scoring.moves_toward([an_action(Outcome.DONE)], [same, same]) == 1


class TestR15Median:
    @pytest.mark.parametrize(
        ("numbers", "expected"),
        [([], None), ([1], None), ([1, 2], None), ([3, 1, 2], 2.0), ([-3, -2, -1, -4], -2.5), ([5, 1, 1, 1, 9], 1.0)],
    )
    def test_a_median_stands_from_three_on(self, numbers: list[int], expected: float | None) -> None:
        found = scoring.median_from_three(numbers)
        assert found == expected
        assert found is None or isinstance(found, float)

    @given(st.lists(st.integers(-10, 10), min_size=3))
    def test_it_is_the_median(self, numbers: list[int]) -> None:
        assert scoring.median_from_three(iter(numbers)) == median(numbers)


class TestR16WithDiscomfort:
    @pytest.mark.parametrize(
        ("outcome", "anxiety", "count"),
        [
            (Outcome.DONE, 5, 1),
            (Outcome.SMALLER, 10, 1),
            (Outcome.DONE, 4, 0),
            (Outcome.DONE, None, 0),
            (Outcome.NOT_TAKEN, 9, 0),
            (Outcome.CARRIED, 9, 0),
            (Outcome.LET_GO, 9, 0),
            (None, 9, 0),
        ],
    )
    def test_taken_actions_from_an_anxiety_of_five(
        self, outcome: Outcome | None, anxiety: int | None, count: int
    ) -> None:
        assert scoring.count_with_discomfort(scoring.done([an_action(outcome, anxiety=anxiety)], [], [])) == count

    @pytest.mark.parametrize(
        ("opportunity", "count"),
        [
            (an_opportunity(taken=True, anxiety=5), 1),
            (an_opportunity(taken=True, anxiety=4), 0),
            (an_opportunity(taken=True), 0),
            (an_opportunity(taken=False, anxiety=9), 0),
            (an_opportunity(taken=True, anxiety=9, same_as="a"), 0),
            (an_opportunity(taken=True, anxiety=9, same_as="a", value="another value"), 1),
        ],
    )
    def test_taken_opportunities_of_their_own(self, opportunity: Opportunity, count: int) -> None:
        assert scoring.count_with_discomfort(scoring.done([an_action(Outcome.DONE)], [opportunity], [])) == count

    @pytest.mark.parametrize(
        ("leads", "anxiety", "count"),
        [
            (Leaning.TOWARD, 5, 1),
            (Leaning.TOWARD, 4, 0),
            (Leaning.TOWARD, None, 0),
            (Leaning.AWAY, 9, 0),
            (Leaning.NEITHER, 9, 0),
            (None, 9, 0),
        ],
    )
    @pytest.mark.parametrize("value", ["v", None])
    def test_activities_that_lead_toward_a_value(
        self, leads: Leaning | None, anxiety: int | None, count: int, value: str | None
    ) -> None:
        activity = Activity(id="y", value_id=value, text="a swim", day=MIDDLE, leads=leads, anxiety_before=anxiety)
        assert scoring.count_with_discomfort(scoring.done([], [], [activity])) == count


def test_r15_what_is_done_is_taken_once_or_an_activity() -> None:
    taken, open_one = an_action(Outcome.SMALLER), an_action(None)
    same, own, let_pass = (
        an_opportunity(taken=True, same_as="a"),
        an_opportunity(taken=True),
        an_opportunity(taken=False),
    )
    activity = Activity(id="y", text="scrolled", day=MIDDLE)
    assert scoring.done([open_one, taken], [same, let_pass, own], [activity]) == (taken, own, activity)


@pytest.mark.parametrize(
    ("read", "lived", "moves", "not_recorded", "is_focus", "note"),
    [
        ("wide gap", 3, 3, 0, False, "acted-but-low"),
        ("in step", 0, 9, 4, True, "acted-but-low"),
        ("in step", 4, 3, 0, True, None),
        ("in step", 3, 2, 0, True, None),
        ("in step", 7, 0, 0, True, "aligned-but-nothing-logged"),
        ("in step", 10, 0, 0, True, "aligned-but-nothing-logged"),
        ("some room", 7, 0, 0, True, "aligned-but-nothing-logged"),
        ("resting", 7, 0, 0, True, "aligned-but-nothing-logged"),
        ("wide gap", 7, 0, 0, True, None),
        ("in step", 6, 0, 0, True, None),
        ("in step", 7, 1, 0, True, None),
        ("in step", 7, 0, 1, True, None),
        ("in step", 7, 0, 0, False, None),
        ("in step", None, 5, 0, True, None),
        ("in step", None, 0, 0, True, None),
    ],
)
def test_r17_felt_and_done_apart_are_noted(
    read: Reading, lived: int | None, moves: int, not_recorded: int, is_focus: bool, note: str | None
) -> None:
    assert scoring.note(read, lived, moves, not_recorded, is_focus=is_focus) == note


@pytest.mark.parametrize(("days", "is_first"), [(7, False), (28, False), (29, True), (35, True)])
def test_r14_after_more_than_four_weeks_a_week_is_the_first_one_back(days: int, is_first: bool) -> None:
    assert scoring.is_first_week_back(date(2026, 3, 1), date(2026, 3, 1) - timedelta(days)) is is_first


@pytest.mark.parametrize(("kind", "barrier"), [(None, "unspecified"), *((kind, str(kind)) for kind in BarrierKind)])
def test_a_barrier_without_a_kind_is_unspecified(kind: BarrierKind | None, barrier: str) -> None:
    assert scoring.barrier(an_action(Outcome.NOT_TAKEN, kind=kind)) == barrier
