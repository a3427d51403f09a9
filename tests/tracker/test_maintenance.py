"""The plan for hard times, and when looking at the values again is offered, on a real store."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import WED
from valuetrack.errors import AtRest, Nothing
from valuetrack.tracker import maintenance, notebook
from valuetrack.tracker.values import add_value, archive_value, rate_value
from valuetrack.tracker.weeks import rate_week, set_aside
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from tests.tracker.conftest import Opened
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

NEW_YEAR = date(2026, 1, 1)


class TestThePlan:
    def test_parts_are_kept_one_by_one_in_one_record(self, opened: Opened) -> None:
        with opened() as store:
            first = maintenance.keep_plan(store, {"signs": "I stop answering", "people": "Ana"}, WED)
        with opened() as store:
            second = maintenance.keep_plan(store, {"people": None, "first_step": "the curtains"}, WED)
            plan = maintenance.show_plan(store, WED)

        assert first.ids == second.ids
        assert (plan.signs, plan.stressors, plan.first_step, plan.people) == (
            "I stop answering",
            None,
            "the curtains",
            None,
        )

    def test_what_is_said_names_the_day_and_the_chosen_one(self, store: Writer) -> None:
        said = maintenance.keep_plan(store, {"signs": "I stop answering"}, WED)
        chosen = maintenance.keep_plan(store, {"revisit": date(2026, 3, 1)}, WED)

        assert spoken(said).message == "Kept your maintenance plan on Wed 2026-01-14."
        assert (
            spoken(chosen).message
            == f"{spoken(said).message} You will be asked about your values again on Sun 2026-03-01."
        )

    def test_before_the_first_entry_nothing_is_in_it(self, nothing: Reader) -> None:
        assert set(vars(maintenance.show_plan(nothing, WED)).values()) == {None}


class TestWhenTheValuesComeUp:
    def test_three_months_after_the_oldest_value_that_is_awake(self, store: Writer) -> None:
        add_value(store, "Rest", date(2025, 6, 1), {}, None)
        archive_value(store, "Rest", date(2025, 12, 1))
        add_value(store, "Tea", NEW_YEAR, {}, None)
        add_value(store, "Snow", WED, {}, None)

        assert maintenance.show_plan(store, WED).offered == date(2026, 4, 1)

    def test_on_the_day_that_was_chosen(self, store: Writer) -> None:
        add_value(store, "Tea", NEW_YEAR, {}, None)
        maintenance.keep_plan(store, {"revisit": date(2026, 2, 1)}, WED)

        plan = maintenance.show_plan(store, WED)
        assert (plan.revisit, plan.offered) == (date(2026, 2, 1), date(2026, 2, 1))

        maintenance.keep_plan(store, {"revisit": None}, WED)
        assert maintenance.show_plan(store, WED).offered == date(2026, 4, 1)

    @pytest.mark.parametrize(
        ("created", "day", "due"),
        [
            (date(2026, 1, 14), date(2026, 4, 13), False),
            (date(2026, 1, 14), date(2026, 4, 14), True),
            (date(2025, 2, 1), date(2025, 4, 30), False),
            (date(2025, 2, 1), date(2025, 5, 1), True),
            (date(2025, 7, 1), date(2025, 9, 30), False),
            (date(2025, 7, 1), date(2025, 10, 1), True),
            (date(2020, 1, 1), date(2026, 1, 1), True),
        ],
    )
    def test_it_is_time_from_that_very_day_on(self, store: Writer, created: date, day: date, due: bool) -> None:
        add_value(store, "Tea", created, {}, None)

        assert maintenance.is_time(store, store.maintenance(), day) is due
        offered = maintenance.show_plan(store, day).offered
        assert offered is not None
        assert (offered <= day) is due

    def test_where_each_value_rests_or_there_is_none_it_is_not_time(self, store: Writer) -> None:
        maintenance.keep_plan(store, {"revisit": NEW_YEAR}, WED)
        assert not maintenance.is_time(store, store.maintenance(), WED)
        add_value(store, "Tea", date(2025, 1, 1), {}, None)
        assert maintenance.is_time(store, store.maintenance(), WED)
        archive_value(store, "Tea", date(2026, 1, 5))
        assert not maintenance.is_time(store, store.maintenance(), WED)

    def test_a_chosen_day_goes_before_the_three_months(self, store: Writer) -> None:
        add_value(store, "Tea", date(2025, 1, 1), {}, None)
        maintenance.keep_plan(store, {"revisit": WED + timedelta(days=1)}, WED)

        plan = store.maintenance()
        assert [maintenance.is_time(store, plan, day) for day in (WED, WED + timedelta(days=1))] == [False, True]

    def test_after_they_were_looked_through_it_is_three_months_on(self, store: Writer) -> None:
        add_value(store, "Tea", date(2025, 1, 1), {}, None)
        said = maintenance.keep_revisited(store, WED)

        assert spoken(said).message == (
            "You looked through your values on Wed 2026-01-14. "
            "You will be asked about them again in three months, on Tue 2026-04-14."
        )
        assert [maintenance.is_time(store, store.maintenance(), date(2026, 4, day)) for day in (13, 14)] == [
            False,
            True,
        ]
        maintenance.keep_plan(store, {"revisit": None}, WED)
        assert [maintenance.is_time(store, store.maintenance(), date(2026, 4, day)) for day in (13, 14)] == [
            False,
            True,
        ]

    def test_the_overview_offers_it_but_not_in_a_week_away(self, store: Writer) -> None:
        add_value(store, "Tea", date(2025, 1, 1), {}, None)
        assert notebook.overview(store, WED, MONDAY, datetime.date).revisit_values
        set_aside(store, Week.containing(WED), resume=False)
        assert not notebook.overview(store, WED, MONDAY, datetime.date).revisit_values


class TestGoingThrough:
    def test_awake_values_come_by_how_much_they_matter(self, store: Writer) -> None:
        for name in ("Rest", "Snow", "Tea"):
            add_value(store, name, NEW_YEAR, {}, 5)
        rate_value(store, "Tea", 9, WED)
        archive_value(store, "Rest", WED)

        assert [one.value for one in maintenance.values_to_revisit(store, WED)] == ["Tea", "Snow"]

    def test_where_each_one_rests_that_is_said(self, store: Writer) -> None:
        add_value(store, "Tea", NEW_YEAR, {}, None)
        archive_value(store, "Tea", WED)

        with pytest.raises(AtRest):
            maintenance.values_to_revisit(store, WED)

    def test_without_a_value_there_is_nothing_to_look_through(self, store: Writer) -> None:
        with pytest.raises(Nothing):
            maintenance.values_to_revisit(store, WED)
        with pytest.raises(Nothing):
            maintenance.keep_revisited(store, WED)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("I stop answering\n\n sleep, and eat, less \n", ("I stop answering", "sleep, and eat, less")),
        ("I stop answering, I sleep long,", ("I stop answering", "I sleep long")),
        ("I stop\u2028answering\n\fslow", ("I stop\u2028answering", "slow")),
        ("I stop answering\n", ("I stop answering",)),
        (None, ()),
    ],
)
def test_each_line_is_a_sign_or_in_a_single_one_each_part_between_commas(
    store: Writer, text: str | None, signs: tuple[str, ...]
) -> None:
    maintenance.keep_plan(store, {"signs": text, "people": "Ana"}, WED)

    assert maintenance.signs(store) == signs


def test_without_a_plan_there_are_no_signs(nothing: Reader) -> None:
    assert maintenance.signs(nothing) == ()


def test_a_first_plan_is_wanted_after_four_rated_weeks_of_a_year_where_none_is_written(store: Writer) -> None:
    def wanted(day: date = WED) -> bool:
        return maintenance.wants_first_plan(store, day, MONDAY)

    add_value(store, "Tea", date(2025, 1, 1), {}, 5)
    add_value(store, "Snow", date(2025, 1, 1), {}, 5)
    for name, weeks, fields in (
        ("Tea", 53, {"lived": 5}),
        ("Tea", 30, {"lived": 0}),
        ("Snow", 30, {"lived": 5}),
        ("Tea", 2, {"likely": 5}),
        ("Snow", 1, {"lived": 5}),
        ("Tea", 0, {"lived": 5}),
    ):
        rate_week(store, name, Week.containing(WED - timedelta(weeks=weeks)), fields)
    assert not wanted()
    rate_week(store, "Tea", Week.containing(WED - timedelta(weeks=52)), {"lived": 5})
    assert (wanted(), wanted(WED + timedelta(weeks=1))) == (True, False)

    maintenance.keep_plan(store, {"revisit": date(2026, 3, 1)}, WED)
    assert wanted()
    maintenance.keep_plan(store, {"people": "Ana"}, WED)
    assert not wanted()
