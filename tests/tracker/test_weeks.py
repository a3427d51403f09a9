"""Weeks: their focus, what is planned in them, weeks set aside, and how they were lived."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import FRI, LONG_AGO, MON, NEXT_MON, SAT, SUN, THU, TUE, WED, WEEK
from valuetrack.errors import AtRest, Contradiction, OutOfRange
from valuetrack.model import Outcome, WeekRating
from valuetrack.render.pages.weeks import looking_back, offered_focus
from valuetrack.render.voice import IN_NUMBERS, Voice
from valuetrack.tracker import actions, values, weeks
from valuetrack.weeks import MONDAY, SUNDAY, Week

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.reports.weeks import WeekRated
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

NEXT_TUE, NEXT_WED = (date(2026, 1, 19 + day) for day in (1, 2))


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name, importance in (("Tea", 8), ("Snow", 7)):
        values.add_value(store, name, LONG_AGO, {}, importance)
    return store


def plan(store: Writer, when: Sequence[date] | Week, text: str = "boil water", **more: Any) -> str:
    return actions.plan(store, text, "Tea", when, MONDAY, more).ids[0]


class TestTheFocus:
    def test_one_or_two_values_are_chosen_in_order(self, named: Writer) -> None:
        said = weeks.set_focus(named, ["snow", "te"], WEEK)

        assert spoken(said).message == "Focus of the week Mon 2026-01-12 to Sun 2026-01-18: Snow and Tea."
        assert weeks.focus_offer(named, WEEK).focus == ("Snow", "Tea")

    def test_another_choice_takes_the_place_of_the_first(self, named: Writer) -> None:
        weeks.set_focus(named, ["Tea", "Snow"], WEEK)

        values.add_value(named, "Art", LONG_AGO, {}, 6)
        weeks.set_focus(named, ["Art"], WEEK)

        assert weeks.show_week(named, WEEK).focus == ("Art",)
        assert weeks.show_week(named, WEEK.next).focus == ()

    def test_none_clears_the_choice(self, named: Writer) -> None:
        weeks.set_focus(named, ["Tea"], WEEK)

        said = weeks.set_focus(named, [], WEEK)

        assert spoken(said).message == "Cleared the focus of the week Mon 2026-01-12 to Sun 2026-01-18."
        assert weeks.show_week(named, WEEK).focus == ()

    def test_the_same_value_twice_is_one(self, named: Writer) -> None:
        assert len(weeks.set_focus(named, ["Tea", "te", "tea"], WEEK).ids) == 1

    def test_three_values_are_refused(self, named: Writer) -> None:
        values.add_value(named, "Art", LONG_AGO, {}, 6)
        with pytest.raises(Contradiction, match="one or two"):
            weeks.set_focus(named, ["Tea", "Snow", "Art"], WEEK)

    def test_a_value_that_rests_through_the_week_is_refused(self, named: Writer) -> None:
        values.archive_value(named, "Tea", MON)

        weeks.set_focus(named, ["Tea"], WEEK)
        with pytest.raises(AtRest):
            weeks.set_focus(named, ["Tea"], WEEK.next)

    def test_a_focus_keeps_a_week_set_aside(self, named: Writer) -> None:
        weeks.set_aside(named, WEEK, resume=False)

        weeks.set_focus(named, ["Tea"], WEEK)

        assert weeks.show_week(named, WEEK).away


class TestTheOffer:
    def test_it_comes_from_the_review_of_the_week_before(self, named: Writer) -> None:
        weeks.rate_week(named, "Tea", WEEK, {"lived": 2, "likely": 6})

        offer = weeks.focus_offer(named, WEEK.next)

        assert [(one.value, one.score, one.likely) for one in offer.offered] == [("Tea", 6.67, 6)]
        assert (offer.rated, offer.focus, offer.week.start) == (True, (), NEXT_MON)

    def test_without_a_rating_there_is_none(self, named: Writer) -> None:
        offer = weeks.focus_offer(named, WEEK.next)

        assert (offer.offered, offer.rated) == ((), False)

    def test_a_week_away_offers_nothing(self, named: Writer) -> None:
        weeks.rate_week(named, "Tea", WEEK, {"lived": 2})
        weeks.set_aside(named, WEEK, resume=False)

        offer = weeks.focus_offer(named, WEEK.next)

        assert (offer.offered, offer.rated) == ((), False)


class TestShowing:
    def test_a_week_shows_its_actions_by_day_and_those_without_a_day_last(self, named: Writer) -> None:
        plan(named, WEEK, "any")
        plan(named, [FRI], "friday", barrier="b", coping="c", smaller="s", confidence=5)
        plan(named, [MON], "monday", at=time(9))
        plan(named, WEEK.next, "later")

        report = weeks.show_week(named, WEEK)

        assert [one.text for one in report.actions] == ["monday", "friday", "any"]
        friday = report.actions[1]
        assert (friday.barrier, friday.coping, friday.smaller, friday.confidence) == ("b", "c", "s", 5)
        assert report.actions[0].at == time(9)
        assert all(one.id.startswith(one.short) for one in report.actions)

    def test_a_value_has_its_name_at_the_end_of_the_week(self, named: Writer) -> None:
        plan(named, [WED])
        values.edit_value(named, "Tea", SUN, {"name": "Tea time"})

        assert weeks.show_week(named, WEEK).actions[0].value == "Tea time"

    def test_a_day_shows_its_own_actions_and_what_is_open_for_any_day(self, named: Writer) -> None:
        plan(named, [WED], "today")
        plan(named, [TUE], "yesterday")
        plan(named, WEEK, "open")
        done = plan(named, WEEK, "closed")
        actions.check_in(named, done, Outcome.DONE, WED, MONDAY, {})

        report = weeks.show_day(named, WED, MONDAY)

        assert [one.text for one in report.actions] == ["today"]
        assert [one.text for one in report.any_day] == ["open"]

    def test_a_day_lies_in_the_week_of_the_persons_calendar(self, named: Writer) -> None:
        assert weeks.show_day(named, SUN, MONDAY).week.start == MON
        assert weeks.show_day(named, SUN, SUNDAY).week.start == SUN

    def test_a_store_that_is_not_there_has_an_empty_week(self, nothing: Reader) -> None:
        report = weeks.show_week(nothing, WEEK)

        assert (report.actions, report.focus, report.away) == ((), (), False)


class TestAWeekAway:
    def test_it_is_set_aside_and_taken_up_again(self, named: Writer) -> None:
        away = weeks.set_aside(named, WEEK, resume=False)
        assert weeks.show_week(named, WEEK).away

        back = weeks.set_aside(named, WEEK, resume=True)
        assert not weeks.show_week(named, WEEK).away
        assert spoken(away).message.startswith("Set aside the week Mon 2026-01-12 to Sun 2026-01-18.")
        assert spoken(back).message == "Back in the week Mon 2026-01-12 to Sun 2026-01-18."

    def test_it_is_the_same_week_from_another_first_day(self, named: Writer) -> None:
        weeks.set_aside(named, WEEK, resume=False)
        sundays = Week.containing(WED, SUNDAY)

        weeks.set_aside(named, sundays, resume=True)

        assert not weeks.show_week(named, WEEK).away
        assert not weeks.show_week(named, sundays).away


def rated(said: WeekRated) -> WeekRating:
    assert isinstance(said.records[0], WeekRating)
    return said.records[0]


class TestRatingAWeek:
    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"lived": 4}, "lived 4"),
            ({"likely": 0}, "likely 0"),
            ({"lived": 4, "likely": 7}, "lived 4, likely 7"),
            ({"note": "cold"}, "a note"),
            ({"lived": None}, "no rating"),
        ],
    )
    def test_it_says_what_is_kept_and_for_which_week(self, named: Writer, fields: dict[str, Any], words: str) -> None:
        said = weeks.rate_week(named, "te", WEEK, fields)

        assert spoken(said).message == f"Tea: {words}, for the week Mon 2026-01-12 to Sun 2026-01-18."

    def test_a_second_rating_replaces_the_first_and_leaves_what_is_not_named(self, named: Writer) -> None:
        weeks.rate_week(named, "Tea", WEEK, {"lived": 4, "likely": 7, "note": "cold"})

        second = rated(weeks.rate_week(named, "Tea", WEEK, {"lived": 6}))

        assert (second.lived, second.likely, second.note) == (6, 7, "cold")
        assert len(named.lived(second.value_id).ratings) == 1

    def test_the_week_of_another_first_day_is_the_same_one(self, named: Writer) -> None:
        first = rated(weeks.rate_week(named, "Tea", WEEK, {"lived": 4}))

        second = rated(weeks.rate_week(named, "Tea", Week.containing(WED, SUNDAY), {"lived": 6}))

        assert (second.id, second.week, second.lived) == (first.id, MON, 6)

    def test_an_archived_value_can_be_rated(self, named: Writer) -> None:
        values.archive_value(named, "Tea", LONG_AGO)

        assert rated(weeks.rate_week(named, "Tea", WEEK, {"lived": 4})).lived == 4

    @pytest.mark.parametrize("fields", [{"lived": 11}, {"likely": -1}])
    def test_a_number_off_the_scale_is_refused(self, named: Writer, fields: dict[str, int]) -> None:
        with pytest.raises(OutOfRange, match="0-10"):
            weeks.rate_week(named, "Tea", WEEK, fields)


class TestTheTurnOfTheWeek:
    def test_a_week_ends_on_its_last_two_days(self) -> None:
        assert [day for day in (MON, TUE, WED, THU, FRI, SAT, SUN, NEXT_MON) if weeks.is_ending(WEEK, day)] == [
            SAT,
            SUN,
        ]

    def test_a_week_has_just_begun_on_its_first_three_days(self) -> None:
        assert [day for day in (SUN, MON, TUE, WED) if weeks.has_just_begun(Week(SUN), day)] == [SUN]
        assert [day for day in (SUN, MON, TUE, WED, THU) if weeks.has_just_begun(WEEK, day)] == [MON, TUE, WED]


class TestTheStartOfAPlan:
    def test_what_was_carried_on_waits_until_it_is_planned_anew(self, named: Writer) -> None:
        one = plan(named, [WED], "sieve")
        actions.check_in(named, one, Outcome.CARRIED, WED, MONDAY, {})
        assert [action.text for action in weeks.plan_start(named, WEEK.next).earlier] == ["sieve"]

        actions.plan_again(named, one[:8], [NEXT_TUE], MONDAY)

        start = weeks.plan_start(named, WEEK.next)
        assert (start.earlier, start.still_open) == ((), 1)

    def test_what_has_an_outcome_may_come_again_each_words_once(self, named: Writer) -> None:
        outcomes = {"done": Outcome.DONE, "not": Outcome.NOT_TAKEN, "gone": Outcome.LET_GO, "step": Outcome.NOT_TAKEN}
        for text, outcome in (*outcomes.items(), ("done", Outcome.SMALLER)):
            given = {"in_hard_moment": True} if text == "step" else {}
            actions.check_in(named, plan(named, [WED], text, smaller="less", **given), outcome, WED, MONDAY, {})
        plan(named, [WED], "open")
        start = weeks.plan_start(named, WEEK.next)

        assert [(one.text, one.outcome, one.smaller, one.value) for one in start.earlier] == [
            ("done", Outcome.SMALLER, "less", "Tea"),
            ("not", Outcome.NOT_TAKEN, "less", "Tea"),
        ]
        assert start.not_this_time == 1

    def test_what_is_in_the_week_already_or_of_a_value_at_rest_does_not_come_again(self, named: Writer) -> None:
        actions.check_in(named, plan(named, [WED], "walk"), Outcome.DONE, WED, MONDAY, {})
        plan(named, [NEXT_TUE], "walk")
        assert weeks.plan_start(named, WEEK.next).earlier == ()

        actions.check_in(named, plan(named, [WED], "sit"), Outcome.DONE, WED, MONDAY, {})
        values.archive_value(named, "Tea", SUN)
        assert weeks.plan_start(named, WEEK.next).earlier == ()

    @pytest.mark.parametrize(("ratings", "all_at_ten"), [((10, 10), True), ((10, 9), False), ((10, None), False)])
    def test_where_all_matter_as_much_as_can_be_it_says_so(
        self, named: Writer, ratings: tuple[int, int | None], all_at_ten: bool
    ) -> None:
        for name, importance in zip(("Tea", "Snow"), ratings, strict=True):
            values.rate_value(named, name, importance or 1, LONG_AGO)
            if importance is None:
                values.rate_value(named, name, None, LONG_AGO)

        assert weeks.plan_start(named, WEEK).all_at_ten is all_at_ten

    def test_a_single_value_is_protected_anyway(self, store: Writer) -> None:
        values.add_value(store, "Tea", LONG_AGO, {}, 10)

        assert not weeks.plan_start(store, WEEK).all_at_ten

    def test_it_looks_back_at_the_week_before(self, named: Writer) -> None:
        plan(named, [WED])
        weeks.rate_week(named, "Tea", WEEK, {"lived": 8})
        start = weeks.plan_start(named, WEEK.next)

        assert list(looking_back(start.before, IN_NUMBERS)) == [
            "The week before: 1 planned, not filled in yet.",
            "Your week and what matters were close.",
        ]
        assert next(looking_back(start.before, Voice(words_only=True))) == "The week before: Noticing counts too."

    def test_before_the_first_week_there_is_nothing_to_look_back_at(self, named: Writer) -> None:
        start = weeks.plan_start(named, WEEK)

        assert list(looking_back(start.before, IN_NUMBERS)) == []
        assert (start.offered, start.focus, start.values) == ((), (), ("Tea", "Snow"))

    def test_two_values_are_offered_at_most_and_those_at_rest_are_left_out(self, named: Writer) -> None:
        values.add_value(named, "Sea", LONG_AGO, {}, 9)
        values.add_value(named, "Hay", LONG_AGO, {}, 5)
        values.archive_value(named, "Hay", LONG_AGO)
        for name in ("Tea", "Snow", "Sea"):
            weeks.rate_week(named, name, WEEK, {"lived": 1})
        weeks.set_focus(named, ["Snow"], WEEK.next)
        start = weeks.plan_start(named, WEEK.next)

        assert [offered_focus(one, Voice(words_only=True)) for one in start.offered] == [
            "Sea: it matters very much, wide gap", "Tea: it matters quite a lot, wide gap",
        ]  # fmt: skip
        assert (start.focus, start.values) == (("Snow",), ("Tea", "Snow", "Sea"))


class TestTheWeekToRate:
    def test_it_is_the_week_before_where_it_was_not_rated(self, named: Writer) -> None:
        assert weeks.week_to_rate(named, NEXT_WED, MONDAY) == WEEK
        assert weeks.week_to_rate(named, date(2026, 1, 22), MONDAY) is None
        assert weeks.week_to_rate(named, NEXT_MON, SUNDAY) == Week(date(2026, 1, 11))

    def test_a_week_that_is_rated_in_part_is_not_done_with(self, named: Writer) -> None:
        weeks.rate_week(named, "Snow", WEEK, {"lived": 3})
        weeks.rate_week(named, "Tea", WEEK, {"likely": 3})

        assert weeks.week_to_rate(named, NEXT_MON, MONDAY) == WEEK

    def test_a_week_that_is_rated_or_set_aside_is_left(self, named: Writer) -> None:
        for name in ("Snow", "Tea"):
            weeks.rate_week(named, name, WEEK, {"lived": 3})
        assert weeks.week_to_rate(named, NEXT_MON, MONDAY) is None

        weeks.set_aside(named, WEEK.next, resume=False)
        assert weeks.week_to_rate(named, date(2026, 1, 26), MONDAY) is None

    def test_there_is_none_before_the_first_value(self, named: Writer) -> None:
        assert weeks.week_to_rate(named, date(2025, 11, 24), MONDAY) is None


@pytest.mark.parametrize(("lived", "room"), [(8, False), (7, False), (6, True), (None, False)])
def test_there_is_room_where_rule_18_would_offer_the_value(named: Writer, lived: int | None, room: bool) -> None:
    weeks.rate_week(named, "Tea", WEEK, {"lived": lived})

    assert weeks.has_room(named, "Tea", WEEK) is room
