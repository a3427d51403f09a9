"""The plan for hard times, and when looking at the values again is offered, on a real store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.tracker.conftest import WED
from valuetrack.tracker import keeping
from valuetrack.tracker.values import add_value, archive_value

if TYPE_CHECKING:
    from tests.tracker.conftest import Opened
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

NEW_YEAR = date(2026, 1, 1)


class TestThePlan:
    def test_parts_are_kept_one_by_one_in_one_record(self, opened: Opened) -> None:
        with opened() as store:
            first = keeping.keep_plan(store, {"signs": "I stop answering", "people": "Ana"}, WED)
        with opened() as store:
            second = keeping.keep_plan(store, {"people": None, "first_step": "the curtains"}, WED)
            plan = keeping.show_plan(store, WED)

        assert first.ids == second.ids
        assert (plan.signs, plan.stressors, plan.first_step, plan.people) == (
            "I stop answering",
            None,
            "the curtains",
            None,
        )

    def test_what_is_said_names_the_day_and_the_chosen_one(self, store: Writer) -> None:
        said = keeping.keep_plan(store, {"signs": "I stop answering"}, WED)
        chosen = keeping.keep_plan(store, {"revisit": date(2026, 3, 1)}, WED)

        assert said.message == "Kept your maintenance plan on Wed 2026-01-14."
        assert chosen.message == f"{said.message} Your values come up again on Sun 2026-03-01."

    def test_before_the_first_entry_nothing_is_in_it(self, nothing: Reader) -> None:
        assert set(vars(keeping.show_plan(nothing, WED)).values()) == {None}


class TestWhenTheValuesComeUp:
    def test_three_months_after_the_oldest_value_that_is_awake(self, store: Writer) -> None:
        add_value(store, "Rest", date(2025, 6, 1), {}, None)
        archive_value(store, "Rest", date(2025, 12, 1))
        add_value(store, "Tea", NEW_YEAR, {}, None)
        add_value(store, "Snow", WED, {}, None)

        assert keeping.show_plan(store, WED).offered == date(2026, 4, 1)

    def test_on_the_day_that_was_chosen(self, store: Writer) -> None:
        add_value(store, "Tea", NEW_YEAR, {}, None)
        keeping.keep_plan(store, {"revisit": date(2026, 2, 1)}, WED)

        plan = keeping.show_plan(store, WED)
        assert (plan.revisit, plan.offered) == (date(2026, 2, 1), date(2026, 2, 1))

        keeping.keep_plan(store, {"revisit": None}, WED)
        assert keeping.show_plan(store, WED).offered == date(2026, 4, 1)
