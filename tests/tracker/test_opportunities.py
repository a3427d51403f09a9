"""Opportunities: moments in which a step was possible, noted and put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import FRI, LONG_AGO, TUE, WED, WEEK
from valuetrack.errors import NeedsMore, Unknown
from valuetrack.model import BarrierKind, Opportunity
from valuetrack.render.receipts import FROM_OUTSIDE
from valuetrack.tracker import actions, opportunities, values, weeks
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from valuetrack.reports.opportunities import OpportunityLogged
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name in ("Tea", "Snow"):
        values.add_value(store, name, LONG_AGO, {}, 8)
    return store


def planned(store: Writer) -> str:
    return actions.plan(store, "boil water", "Tea", [WED], MONDAY, {}).ids[0]


def noticed(store: Writer) -> str:
    return opportunities.log_opportunity(store, "a cup", "Tea", WED, MONDAY, {}, taken=False).ids[0]


class TestNotingOne:
    def note(self, store: Writer, *, taken: bool, value: str | None = "Tea", **more: Any) -> OpportunityLogged:
        return opportunities.log_opportunity(store, "a cup", value, WED, MONDAY, more, taken=taken)

    def test_one_that_was_taken_is_a_step(self, named: Writer) -> None:
        said = self.note(named, taken=True, minutes=5)

        short = named.short_ids(said.ids)[said.ids[0]]
        assert spoken(said).message == f'Noted "a cup" ({short}) for Wed 2026-01-14: Tea, taken.'
        assert spoken(said).notes == ("That was a step toward Tea.",)
        assert isinstance(said.records[0], Opportunity)
        assert (said.records[0].taken, said.records[0].minutes, said.records[0].same_as) == (True, 5, None)

    @pytest.mark.parametrize(
        ("kind", "answer"), [(None, None), (BarrierKind.INTERNAL, None), (BarrierKind.EXTERNAL, FROM_OUTSIDE)]
    )
    def test_one_that_was_not_is_noted_without_a_word_too_many(
        self, named: Writer, kind: BarrierKind | None, answer: str | None
    ) -> None:
        said = self.note(named, taken=False, barrier_kind=kind)

        assert spoken(said).message.endswith("Tea, not this time.")
        assert (spoken(said).answer, spoken(said).notes) == (answer, ())

    def test_it_can_be_the_same_act_as_an_action(self, named: Writer) -> None:
        one = planned(named)

        said = self.note(named, taken=True, same_as=one[:6])

        assert isinstance(said.records[0], Opportunity)
        assert said.records[0].same_as == one
        with pytest.raises(Unknown):
            self.note(named, taken=True, same_as="0" * 20)

    def test_without_a_value_the_single_focus_is_taken(self, named: Writer) -> None:
        with pytest.raises(NeedsMore):
            self.note(named, taken=True, value=None)
        weeks.set_focus(named, ["Snow"], WEEK)

        assert self.note(named, taken=True, value=None).value == "Snow"

    def test_one_is_noted_for_an_old_day_of_an_archived_value(self, named: Writer) -> None:
        values.archive_value(named, "Tea", TUE)

        assert self.note(named, taken=True).value == "Tea"


class TestPuttingOneRight:
    def test_what_is_named_changes_and_the_rest_stays(self, named: Writer) -> None:
        one, step = noticed(named), planned(named)

        said = opportunities.edit_opportunity(named, one, "Snow", {"taken": True, "day": FRI, "same_as": step[:6]})

        kept = named.find(one, [Opportunity])
        assert spoken(said).message == f'Edited "a cup" ({named.short_id(one)}) of Fri 2026-01-16.'
        assert (kept.taken, kept.day, kept.same_as, kept.text) == (True, FRI, step, "a cup")
        assert kept.value_id == named.lives()[1].id

    def test_its_value_stays_and_its_act_can_be_cleared(self, named: Writer) -> None:
        one, step = noticed(named), planned(named)
        opportunities.edit_opportunity(named, one, None, {"same_as": step})

        opportunities.edit_opportunity(named, one, None, {"same_as": None})

        kept = named.find(one, [Opportunity])
        assert (kept.same_as, kept.value_id) == (None, named.lives()[0].id)


def test_one_that_was_let_pass_is_planned_in_its_own_words_or_in_others(named: Writer) -> None:
    served = {"also": "Snow", "facet": "hot drinks"}
    one: Any = opportunities.log_opportunity(named, "a cup", "Tea", WED, MONDAY, served, taken=False)

    same = opportunities.plan_of(named, one.ids[0], [FRI], MONDAY).records[0]
    other = opportunities.plan_of(named, one.ids[0], WEEK, MONDAY, "half a cup").records[0]

    assert (same.text, same.day, same.value_id) == ("a cup", FRI, one.records[0].value_id)
    assert (same.also, same.facet) == (one.records[0].also, "hot drinks")
    assert (other.text, other.week) == ("half a cup", WEEK.start)
    plain = opportunities.plan_of(named, noticed(named), [FRI], MONDAY).records[0]
    assert (plain.also, plain.facet) == (None, None)
