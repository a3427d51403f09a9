"""What a step is for: a side of its value, and a second value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import LONG_AGO, MON, NEXT_MON, SUN, TUE, WED, WEEK
from valuetrack.errors import Contradiction, Unknown
from valuetrack.model import Action, Opportunity, Outcome, Span
from valuetrack.tracker import actions, opportunities, reviews, steps, values, weeks
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from valuetrack.store.writing import Writer

CUPS = ("A good cup", "sitting by the window")


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea, which looks like some things, and Snow matter."""
    values.add_value(store, "Tea", LONG_AGO, {"facets": CUPS}, 8)
    values.add_value(store, "Snow", LONG_AGO, {}, 5)
    return store


def planned(store: Writer, value: str = "Tea", **fields: Any) -> Action:
    found = actions.plan(store, "boil water", value, [WED], MONDAY, fields).records[0]
    assert isinstance(found, Action)
    return found


def noticed(store: Writer, value: str = "Tea", *, taken: bool = True, **fields: Any) -> Opportunity:
    found = opportunities.log_opportunity(store, "a cup", value, WED, MONDAY, fields, taken=taken).records[0]
    assert isinstance(found, Opportunity)
    return found


MAKERS: list[Callable[..., Action | Opportunity]] = [planned, noticed]


class TestASideOfAValue:
    @pytest.mark.parametrize("make", MAKERS)
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("a GOOD  cup", "A good cup"),
            ("a good cup.", "A good cup"),
            ("a cup", "a cup"),
            ("Sitting by the window", "sitting by the window"),
            ("nobody asks", "nobody asks"),
        ],
    )
    def test_it_is_kept_in_the_words_of_the_value_or_as_it_was_typed(
        self, named: Writer, make: Callable[..., Action | Opportunity], typed: str, kept: str
    ) -> None:
        assert make(named, facet=typed).facet == kept

    def test_the_words_of_its_day_count(self, named: Writer) -> None:
        values.edit_value(named, "Tea", SUN, {"facets": ("a GOOD cup",)})

        assert planned(named, facet="a good cup").facet == "A good cup"
        later = actions.plan(named, "boil water", "Tea", [NEXT_MON], MONDAY, {"facet": "a good cup"}).records[0]
        assert later.facet == "a GOOD cup"

    def test_it_is_put_right_and_cleared(self, named: Writer) -> None:
        action, moment = planned(named), noticed(named)

        edited = actions.edit_action(named, action.id, None, {"facet": "a good CUP"}, WED, MONDAY)
        assert edited.records[0].facet == "A good cup"
        assert opportunities.edit_opportunity(named, moment.id, None, {"facet": "x"}).records[0].facet == "x"  # type: ignore[attr-defined]
        assert actions.edit_action(named, action.id, None, {"facet": None}, WED, MONDAY).records[0].facet is None


class TestASecondValue:
    @pytest.mark.parametrize("typed", ["Tea", "te", "TEA", "Chai"])
    @pytest.mark.parametrize("make", MAKERS)
    def test_the_same_value_twice_is_refused_whatever_it_is_called(
        self, named: Writer, make: Callable[..., Action | Opportunity], typed: str
    ) -> None:
        values.edit_value(named, "Tea", LONG_AGO, {"name": "Chai"})
        values.edit_value(named, "Chai", SUN, {"name": "Tea"})

        with pytest.raises(Contradiction, match="It is for Chai already, and once is enough"):
            make(named, "Chai", also=typed)

    def test_so_it_is_where_it_would_become_one(self, named: Writer) -> None:
        action, moment = planned(named, also="snow"), noticed(named, also="snow")

        for typed, fields in (("Snow", {}), (None, {"also": "Tea"})):
            with pytest.raises(Contradiction):
                actions.edit_action(named, action.id, typed, fields, WED, MONDAY)
            with pytest.raises(Contradiction):
                opportunities.edit_opportunity(named, moment.id, typed, fields)
        swapped = actions.edit_action(named, action.id, "Snow", {"also": "Tea"}, WED, MONDAY).records[0]
        assert (swapped.value_id, swapped.also) == (action.also, action.value_id)

    def test_so_it_is_for_a_step_of_a_ladder_and_for_the_single_focus(self, named: Writer) -> None:
        step = steps.add_step(named, "Tea", "smell it", 1, WED).id
        weeks.set_focus(named, ["Tea"], WEEK)

        with pytest.raises(Contradiction):
            actions.plan_step(named, str(step), None, None, [WED], MONDAY, {"also": "tea"})
        with pytest.raises(Contradiction):
            actions.plan(named, "boil water", None, [WED], MONDAY, {"also": "tea"})
        with pytest.raises(Unknown):
            actions.plan(named, "boil water", None, [WED], MONDAY, {"also": "Coffee"})

    def test_what_is_typed_is_looked_at_before_anything_is_asked(self, named: Writer) -> None:
        opportunities.check(named, None, WED, {"also": "tea"})
        opportunities.check(named, "Snow", WED, {"also": "tea"})
        with pytest.raises(Contradiction):
            opportunities.check(named, "Tea", WED, {"also": "tea"})
        with pytest.raises(Unknown):
            opportunities.check(named, "Tea", WED, {"also": "Coffee"})

    def test_what_is_said_names_both(self, named: Writer) -> None:
        said = actions.plan(named, "boil water", "Tea", [WED], MONDAY, {"also": "snow"})
        assert 'Planned "boil water" for Tea and Snow: Wed' in spoken(said).message
        done = actions.check_in(named, said.ids[0], Outcome.DONE, WED, MONDAY, {})
        assert spoken(done).notes[0] == "That was a step toward Tea and Snow."
        moment = opportunities.log_opportunity(named, "a cup", "Snow", WED, MONDAY, {"also": "tea"}, taken=True)
        assert spoken(moment).message.endswith("for Wed 2026-01-14: Snow and Tea, taken.")
        assert spoken(moment).notes == ("That was a step toward Snow and Tea.",)

    def test_a_copy_keeps_it_and_the_side_too(self, named: Writer) -> None:
        action = planned(named, also="snow", facet="a good cup")

        carried = actions.carry(named, action.id, NEXT_MON, WED, MONDAY, {}).records[1]
        again = actions.plan_again(named, action.id, [NEXT_MON], MONDAY).records[0]

        assert [(one.also, one.facet) for one in (carried, again)] == [(action.also, action.facet)] * 2

    def test_it_gives_the_second_value_neither_a_row_nor_a_count(self, named: Writer) -> None:
        values.archive_value(named, "Snow", LONG_AGO)
        actions.check_in(named, planned(named, also="Snow").id, Outcome.DONE, WED, MONDAY, {})
        noticed(named, also="Snow")

        review = reviews.review_week(named, WEEK)
        assert [(row.value, row.moves_toward) for row in review.values] == [("Tea", 2)]
        values.restore_value(named, "Snow", TUE)
        review = reviews.review_week(named, WEEK)
        rows = [(row.value, row.actions.planned, row.opportunities.noticed) for row in review.values]
        assert rows == [("Tea", 1, 1), ("Snow", 0, 0)]

    def test_it_is_shown_at_both(self, named: Writer) -> None:
        done = planned(named, also="Snow")
        actions.check_in(named, done.id, Outcome.SMALLER, WED, MONDAY, {})
        still_open = actions.plan(named, "pour", "Tea", WEEK, MONDAY, {"also": "Snow"}).ids[0]
        moment = noticed(named, also="Snow", taken=False)

        own, second = (values.show_value(named, name, SUN, MONDAY) for name in ("Tea", "Snow"))

        assert [*(one.also for one in own.actions), *(one.also for one in own.opportunities)] == ["Snow"] * 3
        assert own.also == second.actions == second.opportunities == ()
        assert [(one.id, one.day, one.value, one.taken) for one in second.also] == [
            (still_open, MON, "Tea", None),
            (done.id, WED, "Tea", True),
            (moment.id, WED, "Tea", False),
        ]
        [shown, later] = weeks.show_week(named, WEEK).actions
        assert (shown.value, shown.also, later.also) == ("Tea", "Snow", "Snow")
        assert actions.open_action(named, str(still_open)).also == "Snow"

    def test_of_many_the_latest_are_shown_and_how_many_there_are(self, named: Writer) -> None:
        for _ in range(2):
            planned(named, also="Snow")
            noticed(named, also="Snow")

        story = values.show_value(named, "Snow", SUN, MONDAY, Span(limit=3))

        assert (len(story.also), story.more.also) == (3, 1)
        assert values.show_value(named, "Snow", SUN, MONDAY, Span(MON, TUE)).also == ()
