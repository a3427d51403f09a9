"""What was, stays: whole lives entered through the use cases, and the reviews that a real store gives of them."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.facts import VALUES, WEEKS, Fact, Lived, after, first_day_of, lives, of_the_week, up_to
from tests.frozen import as_dict
from valuetrack.errors import Declined
from valuetrack.model import new_id
from valuetrack.reports.reviews import AwayReview, WeekReview
from valuetrack.store.database import engine_of, open_reading, open_writing
from valuetrack.tracker import changes, reviews, trends, values
from valuetrack.weeks import MONDAY, SUNDAY, Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from valuetrack.reports.trends import Trends
    from valuetrack.store.writing import Writer

NOW = datetime(2027, 3, 1, 20, tzinfo=UTC)
# Not shrunk: each try makes a store, and what fails is short enough to read.
of_any_life = settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


class Store:
    """A real store, entered and read as the commands do."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self) -> contextlib.AbstractContextManager[Writer]:
        return open_writing(engine_of(self.path), now=NOW, command="a command", group=new_id())

    def enter(self, facts: Iterable[Fact], named: date) -> None:
        """Name the values, and enter all facts in one change."""
        with self.open() as writer:
            for place, value in enumerate(VALUES):
                values.add_value(writer, value, named, {}, 4 + 2 * place)
            for fact in facts:
                fact.enter(writer)

    def try_to(self, fact: Fact) -> bool:
        """Enter a fact as a command of its own; whether it was not declined."""
        try:
            with self.open() as writer:
                fact.enter(writer)
        except Declined:
            return False
        return True

    def review(self, week: Week) -> WeekReview | AwayReview:
        with open_reading(engine_of(self.path)) as reader:
            return reviews.review_week(reader, week)


@cache
def _nothing_entered() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "journal.db")
        with store.open():
            pass
        return store.path.read_bytes()


@contextlib.contextmanager
def a_store(facts: Iterable[Fact], named: date) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "journal.db")
        store.path.write_bytes(_nothing_entered())
        store.enter(facts, named)
        yield store


def a_life(size: int) -> st.SearchStrategy[tuple[Week, list[Fact]]]:
    return WEEKS.flatmap(lambda week: st.tuples(st.just(week), lives(week, size)))


IDS = {"id", "short", "value_id", "action"}


def told(review: WeekReview | AwayReview) -> Any:
    """A review without ids, and with every listing in an order of its own: the order of entry breaks ties there."""
    return _told(as_dict(review))


def _told(thing: Any) -> Any:
    if isinstance(thing, dict):
        return {key: _told(value) for key, value in thing.items() if key not in IDS}
    if isinstance(thing, tuple | list):
        return sorted((_told(one) for one in thing), key=repr)
    return thing


@given(a_life(12), st.data())
@of_any_life
def test_what_is_dated_after_a_week_never_changes_its_review(
    life: tuple[Week, list[Fact]], data: st.DataObject
) -> None:
    week, facts = life
    with a_store(facts, first_day_of(week)) as store:
        before = store.review(week)
        for fact in data.draw(st.lists(after(week), min_size=1, max_size=6)):
            store.try_to(fact)
            assert store.review(week) == before


@given(a_life(8), st.data())
@of_any_life
def test_what_is_entered_late_changes_the_review(life: tuple[Week, list[Fact]], data: st.DataObject) -> None:
    week, facts = life
    with a_store(facts, first_day_of(week)) as store:
        before = store.review(week)
        late = data.draw(of_the_week(week).filter(lambda fact: not _says_the_same(fact, before)))
        assert store.try_to(late)
        assert store.review(week) != before


def _says_the_same(fact: Fact, review: WeekReview | AwayReview) -> bool:
    assert isinstance(review, WeekReview)
    return isinstance(fact, Lived) and fact.lived in {row.lived for row in review.values}


@given(a_life(12), st.randoms(use_true_random=False))
@of_any_life
def test_the_order_of_entry_makes_no_difference(life: tuple[Week, list[Fact]], random: Any) -> None:
    week, facts = life
    shuffled = list(facts)
    random.shuffle(shuffled)
    with a_store(facts, first_day_of(week)) as store, a_store(shuffled, first_day_of(week)) as other:
        assert told(store.review(week)) == told(other.review(week))
        assert told(store.review(week.next)) == told(other.review(week.next))


@given(a_life(14))
@of_any_life
def test_totals_are_the_sums_of_the_rows(life: tuple[Week, list[Fact]]) -> None:
    week, facts = life
    with a_store(facts, first_day_of(week)) as store:
        review = store.review(week)
    assert isinstance(review, WeekReview)
    rows, totals = review.values, review.totals
    for count in ("planned", "done", "smaller", "not_taken", "carried", "not_recorded", "let_go", "taken"):
        assert getattr(totals.actions, count) == sum(getattr(row.actions, count) for row in rows)
    assert totals.actions.outside_control == sum(row.actions.outside_control for row in rows)
    assert totals.opportunities.noticed == sum(row.opportunities.noticed for row in rows)
    assert totals.opportunities.taken == sum(row.opportunities.taken for row in rows)
    assert totals.moves_toward == sum(row.moves_toward for row in rows)
    assert totals.minutes == sum(row.minutes for row in rows)
    products = [row.importance * row.lived for row in rows if row.importance is not None and row.lived is not None]
    if review.clinical is None:
        assert not products
    else:
        assert review.clinical.n == len(products)
        mean = Fraction(sum(products), len(products))
        assert abs(Fraction(str(review.clinical.mean_importance_x_lived)) - mean) <= Fraction(1, 20)


@given(a_life(12))
@of_any_life
def test_another_first_day_of_the_week_and_back_loses_nothing(life: tuple[Week, list[Fact]]) -> None:
    week, facts = life
    mine, other = week.start.weekday(), SUNDAY if week.start.weekday() == MONDAY else MONDAY
    with a_store(facts, first_day_of(week)) as store:
        kept = store.path.read_bytes()
        before = [store.review(one) for one in _weeks_around(week, mine)]
        elsewhere = [store.review(one) for one in _weeks_around(week, other)]
        assert [store.review(one) for one in _weeks_around(week, mine)] == before
        assert store.path.read_bytes() == kept
        assert _lived(store, facts, before) == _lived(store, facts, elsewhere)


def _weeks_around(week: Week, first_day: int) -> list[Week]:
    return [Week.containing(week.start + timedelta(weeks=at), first_day) for at in range(-5, 3)]


def _lived(store: Store, facts: list[Fact], reviews: list[WeekReview | AwayReview]) -> Counter[Any]:
    """What all the reviews show together; nothing where a week that is set aside hides a part of it."""
    shown: Counter[Any] = Counter()
    for review in reviews:
        if isinstance(review, AwayReview):
            return Counter()
        actions, opportunities = review.totals.actions, review.totals.opportunities
        shown.update(planned=actions.planned, taken=actions.taken, noticed=opportunities.noticed)
        shown.update(minutes=review.totals.minutes, reflections=review.reflections, check_ins=review.check_ins)
        shown.update((row.id, row.lived) for row in review.values if row.lived is not None)
        shown.update((row.id, "focus") for row in review.values if row.focus)
    return shown


@given(a_life(8), st.data())
@of_any_life
def test_undo_brings_back_the_very_review_and_redo_the_one_after(
    life: tuple[Week, list[Fact]], data: st.DataObject
) -> None:
    week, facts = life
    with a_store(facts, first_day_of(week)) as store:
        reviews = [store.review(week)]
        groups = _changed(store)
        for fact in data.draw(st.lists(up_to(week), min_size=1, max_size=3)):
            store.try_to(fact)
            if _changed(store) != groups:  # what is the same as before is no change, and nothing to take back
                reviews.append(store.review(week))
                groups = _changed(store)
        for steps, turn in ((reversed(reviews[:-1]), changes.undo), (iter(reviews[1:]), changes.redo)):
            for expected in steps:
                with store.open() as writer:
                    turn(writer)
                assert store.review(week) == expected
        assert _changed(store) == groups


def _changed(store: Store) -> list[Any]:
    with open_reading(engine_of(store.path)) as reader:
        return [(change.command, change.records, change.undone) for change in changes.list_changes(reader, 20).changes]


@given(a_life(14), st.integers(1, 5))
@of_any_life
def test_each_week_of_the_trends_has_the_numbers_of_its_review(life: tuple[Week, list[Fact]], count: int) -> None:
    week, facts = life
    with a_store(facts, first_day_of(week)) as store:
        for first_day in (MONDAY, SUNDAY):
            weeks = Week.containing(week.start, first_day).last(count)
            with open_reading(engine_of(store.path)) as reader:
                found = trends.show_trends(reader, weeks, None)
            reviews = {one: store.review(one) for one in weeks}
            assert _of_trends(found) == _of_reviews(reviews)
            away = [one.start for one, review in reviews.items() if review.away]
            assert [one.start for one in found.set_aside] == away
            assert [one.start for one in found.weeks] == [one.start for one in weeks if one.start not in away]


def _of_trends(found: Trends) -> dict[Any, Any]:
    rows = {
        (one.week, value.id): (
            one.importance, one.lived, one.discrepancy, one.reading, one.moves_toward, one.opportunities_noticed
        )
        for value in found.values
        for one in value.weeks
    }  # fmt: skip
    totals = {one.start: (one.moves_toward, one.opportunities_noticed) for one in found.weeks}
    return {**rows, **totals}


def _of_reviews(reviews: dict[Week, WeekReview | AwayReview]) -> dict[Any, Any]:
    said: dict[Any, Any] = {}
    for week, review in reviews.items():
        if isinstance(review, WeekReview):
            said[week.start] = (review.totals.moves_toward, review.totals.opportunities.noticed)
            for row in review.values:
                said[week.start, row.id] = (
                    row.importance, row.lived, row.discrepancy, row.reading, row.moves_toward,
                    row.opportunities.noticed,
                )  # fmt: skip
    return said
