"""The rules about what matters and how it was lived: shown, distance, reading, order, change, offer, away."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import RATINGS
from valuetrack import scoring
from valuetrack.model import Rest, Value, ValueLife, WeekRating, WeekRecord, Wording
from valuetrack.weeks import Week

WEEK = Week(date(2026, 3, 2))  # Monday to Sunday 8 March
BEFORE, FIRST, LAST, AFTER = (date(2026, 3, day) for day in (1, 2, 8, 9))


def a_life(created: date = BEFORE, *rests: tuple[date, date | None]) -> ValueLife:
    return ValueLife(
        Value(id="v", created=created),
        (Wording(id="w", value_id="v", day=created, name="Care"),),
        tuple(Rest(id="r", value_id="v", start=start, until=until) for start, until in rests),
    )


def half_up(exact: Decimal, places: str) -> Decimal:
    return exact.quantize(Decimal(places), ROUND_HALF_UP)


class TestR1Shown:
    @pytest.mark.parametrize(
        ("life", "shown"),
        [
            (a_life(BEFORE), True),
            (a_life(LAST), True),
            (a_life(AFTER), False),
            (a_life(BEFORE, (BEFORE, None)), False),
            (a_life(BEFORE, (BEFORE, AFTER)), False),
            (a_life(BEFORE, (FIRST, None)), True),
            (a_life(BEFORE, (LAST, None)), True),
            (a_life(BEFORE, (BEFORE, LAST)), True),
            (a_life(BEFORE, (BEFORE, FIRST)), True),
            (a_life(BEFORE, (BEFORE, FIRST), (FIRST, None)), True),
        ],
    )
    def test_a_value_is_shown_when_it_is_there_on_one_of_the_days(self, life: ValueLife, shown: bool) -> None:
        assert scoring.is_shown(life, WEEK, None, has_entries=False) is shown

    @pytest.mark.parametrize("life", [a_life(AFTER), a_life(BEFORE, (BEFORE, None))])
    @pytest.mark.parametrize(
        ("lived", "likely", "has_entries", "shown"),
        [(0, None, False, True), (None, 0, False, True), (None, None, True, True), (None, None, False, False)],
    )
    def test_a_rating_or_an_entry_always_makes_a_row_and_a_note_on_why_does_not(
        self, life: ValueLife, lived: int | None, likely: int | None, has_entries: bool, shown: bool
    ) -> None:
        rating = WeekRating(id="r", value_id="v", week=FIRST, lived=lived, likely=likely, note="a full week")
        assert scoring.is_shown(life, WEEK, rating, has_entries=has_entries) is shown


class TestR4Discrepancy:
    @pytest.mark.parametrize(
        ("importance", "lived", "gap", "above"),
        [
            (9, 3, 6, 0),
            (3, 9, 0, 6),
            (5, 5, 0, 0),
            (0, 0, 0, 0),
            (10, 0, 10, 0),
            (None, 4, None, None),
            (4, None, None, None),
            (None, None, None, None),
        ],
    )
    def test_discrepancy_and_surplus_of_two_ratings(
        self, importance: int | None, lived: int | None, gap: int | None, above: int | None
    ) -> None:
        assert scoring.discrepancy(importance, lived) == gap
        assert scoring.surplus(importance, lived) == above

    @given(RATINGS, RATINGS)
    def test_discrepancy_and_surplus_are_never_both_positive_and_bridge_the_ratings(
        self, importance: int, lived: int
    ) -> None:
        gap, above = scoring.discrepancy(importance, lived), scoring.surplus(importance, lived)
        assert gap is not None
        assert above is not None
        assert min(gap, above) == 0
        assert gap - above == importance - lived

    @pytest.mark.parametrize(("above", "worded"), [(None, False), (0, False), (2, False), (3, True), (10, True)])
    def test_a_surplus_is_worded_from_three(self, above: int | None, worded: bool) -> None:
        assert scoring.is_more_than_it_asks(above) is worded


class TestR5Priority:
    @pytest.mark.parametrize(
        ("importance", "gap", "priority"),
        [(9, 6, 5.4), (3, 1, 0.3), (7, 1, 0.7), (10, 10, 10.0), (0, 0, 0.0), (None, 3, None), (8, None, None)],
    )
    def test_priority_is_importance_times_discrepancy_over_ten(
        self, importance: int | None, gap: int | None, priority: float | None
    ) -> None:
        assert scoring.priority(importance, gap) == priority

    @given(RATINGS, RATINGS)
    def test_priority_has_one_decimal_and_no_more(self, importance: int, gap: int) -> None:
        assert str(scoring.priority(importance, gap)) == str(Decimal(importance * gap).scaleb(-1))


class TestR6Reading:
    @pytest.mark.parametrize(
        ("importance", "lived", "reading"),
        [
            (0, None, "resting"),
            (3, None, "resting"),
            (3, 0, "resting"),
            (3, 10, "resting"),
            (4, None, "not rated"),
            (None, 5, "not rated"),
            (None, None, "not rated"),
            (4, 3, "in step"),
            (10, 9, "in step"),
            (4, 10, "in step"),
            (4, 2, "some room"),
            (10, 8, "some room"),
            (7, 3, "some room"),
            (10, 7, "wide gap"),
            (6, 1, "wide gap"),
            (5, 0, "some room"),
            (8, 4, "wide gap"),
        ],
    )
    def test_reading_of_two_ratings(self, importance: int | None, lived: int | None, reading: str) -> None:
        assert scoring.reading(importance, lived) == reading

    @given(st.integers(4, 10), RATINGS)
    def test_living_a_value_more_never_reads_further_apart(self, importance: int, lived: int) -> None:
        closeness = ["wide gap", "some room", "in step"]
        here = closeness.index(scoring.reading(importance, lived))
        assert here <= closeness.index(scoring.reading(importance, min(10, lived + 1)))


def _row_order(row: tuple[str, int | None, int | None]) -> tuple[int, int, int, str, str]:
    name, importance, lived = row
    return scoring.row_order(
        scoring.reading(importance, lived), importance, scoring.discrepancy(importance, lived), name
    )


class TestR7Order:
    def test_rows_stand_by_priority_then_resting_by_name_then_not_rated_by_importance(self) -> None:
        rated = [("Home", 10, 6), ("Art", 9, 5), ("Work", 5, 1), ("Ärger", 5, 1), ("apple", 4, 4), ("Banana", 4, 5)]
        resting = [("ant", 1, 0), ("Bee", 3, None), ("cat", 0, 0)]
        not_rated = [("Zen", 8, None), ("air", 5, None), ("Box", 5, None), ("Any", None, 3), ("bus", None, None)]
        expected = [
            *["Home", "Art", "Work", "Ärger", "apple", "Banana"],
            *["ant", "Bee", "cat"],
            *["Zen", "air", "Box", "Any", "bus"],
        ]
        rows = [*reversed(not_rated), *reversed(resting), *reversed(rated)]
        rows.sort(key=_row_order)
        assert [name for name, _, _ in rows] == expected

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (("wide gap", 10, 3, "b"), ("wide gap", 6, 5, "a")),
            (("some room", 5, 4, "b"), ("some room", 4, 5, "a")),
            (("in step", 4, 0, "a"), ("resting", 3, 3, "a")),
            (("resting", 0, None, "b"), ("not rated", 10, None, "a")),
            (("not rated", 4, None, "b"), ("not rated", None, None, "a")),
            (("resting", 1, 1, "a"), ("resting", 3, 3, "B")),
            (("resting", 1, 1, "B"), ("resting", 3, 3, "b")),
        ],
    )
    def test_of_two_rows_the_first_comes_first(
        self,
        first: tuple[scoring.Reading, int | None, int | None, str],
        second: tuple[scoring.Reading, int | None, int | None, str],
    ) -> None:
        assert scoring.row_order(*first) < scoring.row_order(*second)


class TestR14Change:
    @pytest.mark.parametrize(
        ("reading", "lived", "earlier", "change", "words"),
        [
            ("some room", 7, 5, 2, "closer"),
            ("some room", 6, 5, 1, "about the same"),
            ("in step", 5, 5, 0, "about the same"),
            ("some room", 4, 5, -1, "about the same"),
            ("wide gap", 3, 5, -2, "further away"),
            ("in step", 10, 0, 10, "closer"),
            ("not rated", 8, 3, 5, "closer"),
            ("resting", 8, 3, None, None),
            ("not rated", None, 3, None, None),
            ("in step", 8, None, None, None),
        ],
    )
    def test_change_since_the_latest_earlier_rating(
        self, reading: scoring.Reading, lived: int | None, earlier: int | None, change: int | None, words: str | None
    ) -> None:
        assert scoring.change(reading, lived, earlier) == change
        assert scoring.change_reading(change) == words


class TestR18FocusOffer:
    @pytest.mark.parametrize(
        ("reading", "importance", "gap", "likely", "score"),
        [
            ("wide gap", 9, 6, 4, 6.33),
            ("some room", 5, 3, 6, 4.67),
            ("some room", 5, 2, None, 3.5),
            ("some room", 7, 2, 0, 3.0),
            ("in step", 9, 1, 9, None),
            ("resting", 3, 3, 9, None),
            ("not rated", 9, None, 9, None),
        ],
    )
    def test_score_is_the_mean_of_what_is_there(
        self, reading: scoring.Reading, importance: int, gap: int | None, likely: int | None, score: float | None
    ) -> None:
        assert scoring.focus_score(reading, importance, gap, likely) == score

    @given(st.integers(4, 10), RATINGS, st.none() | RATINGS)
    def test_score_is_rounded_half_up_to_hundredths(self, importance: int, lived: int, likely: int | None) -> None:
        gap = scoring.discrepancy(importance, lived)
        score = scoring.focus_score(scoring.reading(importance, lived), importance, gap, likely)
        numbers = [number for number in (importance, gap, likely) if number is not None]
        exact = half_up(Decimal(sum(numbers)) / len(numbers), "0.01")
        assert score is None if gap in (0, 1) else Decimal(str(score)) == exact

    def test_candidates_stand_by_score_then_importance_then_name(self) -> None:
        expected = [(6.33, 5, "z"), (6.0, 9, "b"), (6.0, 8, "A"), (6.0, 8, "a"), (6.0, 8, "B")]
        offered = expected[::-1]
        assert sorted(offered, key=lambda each: scoring.focus_order(*each)) == expected


@pytest.mark.parametrize(
    ("record", "away"),
    [
        (None, False),
        (WeekRecord(id="x", week=FIRST), False),
        (WeekRecord(id="x", week=FIRST, set_aside=True), True),
    ],
)
def test_r19_a_week_set_aside_is_away(record: WeekRecord | None, away: bool) -> None:
    assert scoring.is_away(record) is away


class TestClinicalMean:
    @pytest.mark.parametrize(
        ("ratings", "mean"),
        [
            ([], None),
            ([(0, 0)], 0.0),
            ([(10, 10)], 100.0),
            ([(9, 3), (8, 4)], 29.5),
            ([(10, 4), (5, 3), (6, 8), (2, 7)], 29.3),  # 29.25
            ([(1, 1)] * 3 + [(2, 1)], 1.3),  # 1.25
        ],
    )
    def test_mean_of_importance_times_lived(self, ratings: list[tuple[int, int]], mean: float | None) -> None:
        assert scoring.mean_importance_x_lived(ratings) == mean

    @given(st.lists(st.tuples(RATINGS, RATINGS), min_size=1, max_size=20))
    def test_it_is_rounded_half_up_to_tenths(self, ratings: list[tuple[int, int]]) -> None:
        exact = Decimal(sum(importance * lived for importance, lived in ratings)) / len(ratings)
        assert Decimal(str(scoring.mean_importance_x_lived(ratings))) == half_up(exact, "0.1")


class TestR20Trend:
    @pytest.mark.parametrize(
        ("gaps", "medians"),
        [
            ([], ()),
            ([4], (None,)),
            ([4, 2], (None, None)),
            ([4, 2, 3], (None, None, 3)),
            ([4, 2, 3, 9], (None, None, 3, 3)),
            ([6, 5, 3, 3, 0], (None, None, 5, 3, 3)),
            ([4, None, 2, None, None, 3, None, 8], (None, None, None, None, None, 3, None, 3)),
            ([None, None, None], (None, None, None)),
            ([0, 0, 0], (None, None, 0)),
            ([10, 0, 10], (None, None, 10)),
        ],
    )
    def test_the_median_of_the_last_three_that_are_rated(
        self, gaps: list[int | None], medians: tuple[int | None, ...]
    ) -> None:
        assert scoring.rolling_median(gaps) == medians

    @given(st.lists(st.none() | st.integers(0, 10)))
    def test_it_is_the_median_of_three_and_nothing_that_is_missing_moves_it(self, gaps: list[int | None]) -> None:
        medians = scoring.rolling_median(gaps)
        assert len(medians) == len(gaps)
        assert [found for gap, found in zip(gaps, medians, strict=True) if gap is None] == [None] * gaps.count(None)
        rated = [gap for gap in gaps if gap is not None]
        known = [found for gap, found in zip(gaps, medians, strict=True) if gap is not None]
        assert known == list(scoring.rolling_median(rated))
        assert known == [median(rated[end - 3 : end]) if end >= 3 else None for end in range(1, len(rated) + 1)]

    @given(st.lists(st.none() | st.integers(0, 10)), st.lists(st.none() | st.integers(0, 10)))
    def test_a_later_week_never_changes_an_earlier_one(self, gaps: list[int | None], later: list[int | None]) -> None:
        assert scoring.rolling_median([*gaps, *later])[: len(gaps)] == scoring.rolling_median(gaps)
