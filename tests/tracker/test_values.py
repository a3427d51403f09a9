"""What matters: naming, rating, rewording, resting and listing values."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.spoken import spoken
from tests.store.stores import a_step
from tests.tracker.conftest import LONG_AGO, MON, NEXT_MON, SUN, TUE, WED, WEEK
from valuetrack.errors import AtRest, BadText, Duplicate, Nothing, OutOfRange, Unknown
from valuetrack.model import Outcome, ReflectionKind, Wording
from valuetrack.reports.values import DatedImportance, DatedWords, RatedWeek, RestTime
from valuetrack.tracker import actions, opportunities, reflections, steps, values, weeks
from valuetrack.weeks import MONDAY, SUNDAY

if TYPE_CHECKING:
    from valuetrack.reports import Receipt
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


def add(store: Writer, name: str, importance: int | None = None, **words: str) -> Receipt:
    return values.add_value(store, name, LONG_AGO, words, importance)


class TestAddingAValue:
    def test_the_receipt_says_the_name_the_day_and_the_importance(self, store: Writer) -> None:
        said = values.add_value(store, " Tea ", WED, {"meaning": "warmth", "domain": "home"}, 7)

        assert spoken(said).message == "Added Tea, from Wed 2026-01-14, importance 7."
        assert [type(record).__name__ for record in said.records] == ["Value", "Wording", "Importance"]
        assert said.id == said.records[0].id

    def test_without_a_rating_none_is_kept(self, store: Writer) -> None:
        said = values.add_value(store, "Tea", WED, {}, None)

        assert spoken(said).message == "Added Tea, from Wed 2026-01-14."
        assert store.importance_on(SUN) == {}

    def test_the_next_step_is_suggested_after_the_very_first_value(self, store: Writer) -> None:
        assert spoken(add(store, "Tea time")).suggestion == "valuetrack plan-week \"a small step\" --value 'Tea time'"
        assert spoken(add(store, "Snow")).suggestion is None

    @pytest.mark.parametrize(
        ("name", "importance", "error"),
        [("tea", None, Duplicate), (" ", None, BadText), ("Snow", 11, OutOfRange), ("Snow", -1, OutOfRange)],
    )
    def test_what_cannot_be_a_value_is_refused(
        self, store: Writer, name: str, importance: int | None, error: type[Exception]
    ) -> None:
        add(store, "Tea")

        with pytest.raises(error):
            values.add_value(store, name, WED, {}, importance)


class TestRating:
    def test_a_rating_holds_from_its_day_on(self, store: Writer) -> None:
        said = add(store, "Tea", 5)

        rated = values.rate_value(store, "te", 8, WED)

        assert spoken(rated).message == "Tea: importance 8 from Wed 2026-01-14."
        assert (rated.id, len(rated.records)) == (said.id, 1)
        assert [store.importance_on(day) for day in (TUE, WED)] == [{said.id: 5}, {said.id: 8}]

    def test_a_second_rating_of_a_day_replaces_the_first(self, store: Writer) -> None:
        said = add(store, "Tea", 5)

        values.rate_value(store, "Tea", 9, LONG_AGO)

        assert store.importance_of(str(said.id))[0].importance == 9
        assert len(store.importance_of(str(said.id))) == 1

    def test_none_clears_the_rating_of_the_day(self, store: Writer) -> None:
        add(store, "Tea", 5)
        values.rate_value(store, "Tea", 8, WED)

        said = values.rate_value(store, "Tea", None, WED)

        assert spoken(said).message == "Tea: cleared the rating of Wed 2026-01-14."
        assert store.importance_on(SUN) == {said.id: 5}

    def test_a_day_without_a_rating_has_none_to_clear(self, store: Writer) -> None:
        add(store, "Tea", 5)

        with pytest.raises(Nothing, match="Wed 2026-01-14"):
            values.rate_value(store, "Tea", None, WED)


class TestRewording:
    def test_another_name_holds_from_its_day_on(self, store: Writer) -> None:
        add(store, "Tea", meaning="warmth", domain="home")

        said = values.edit_value(store, "Tea", WED, {"name": "Tea time", "domain": None})

        life = store.lives()[0]
        assert spoken(said).message == "Tea is now Tea time, from Wed 2026-01-14."
        assert (life.name_on(TUE), life.name_on(WED)) == ("Tea", "Tea time")
        assert (life.wording_on(WED).meaning, life.wording_on(WED).domain) == ("warmth", None)
        assert life.wording_on(TUE).domain == "home"

    def test_other_words_leave_the_name(self, store: Writer) -> None:
        add(store, "Tea")

        said = values.edit_value(store, "Tea", WED, {"meaning": "a pause"})

        assert spoken(said).message == "Reworded Tea, from Wed 2026-01-14."
        assert store.lives()[0].wording_on(SUN).meaning == "a pause"

    def test_a_name_of_another_value_is_refused(self, store: Writer) -> None:
        add(store, "Tea")
        add(store, "Snow")

        with pytest.raises(Duplicate):
            values.edit_value(store, "Tea", WED, {"name": "snow"})

    def test_a_name_for_a_time_that_ends_may_be_one_that_another_value_bears_afterwards(self, store: Writer) -> None:
        add(store, "Tea")
        values.edit_value(store, "Tea", WED, {"name": "Coffee"})
        values.add_value(store, "Snow", WED, {}, None)

        values.edit_value(store, "Coffee", TUE, {"name": "Cocoa"})

        assert [store.lives()[0].name_on(day) for day in (MON, TUE, WED)] == ["Tea", "Cocoa", "Coffee"]

    def test_a_field_that_changes_goes_on_through_later_words_that_left_it(self, store: Writer) -> None:
        add(store, "Tea", meaning="warmth")
        values.edit_value(store, "Tea", TUE, {"meaning": "a pause"})
        values.edit_value(store, "Tea", WED, {"domain": "home"})

        said = values.edit_value(store, "Tea", MON, {"name": "Chai"})

        life = store.lives()[0]
        assert spoken(said).message == "Tea is now Chai, from Mon 2026-01-12."
        assert [life.name_on(day) for day in (LONG_AGO, MON, TUE, WED)] == ["Tea", "Chai", "Chai", "Chai"]
        assert [life.wording_on(day).meaning for day in (MON, TUE, WED)] == ["warmth", "a pause", "a pause"]
        assert life.wording_on(WED).domain == "home"
        assert [record.day for record in said.records if isinstance(record, Wording)] == [MON, TUE, WED]

    @pytest.mark.parametrize(
        ("field", "first", "new", "ends"),
        [
            ("facets", ("a pot", "a cup"), ("a mug",), "it looks like: a pot, a cup"),
            ("facets", (), ("a mug",), "nothing is said of what it looks like"),
            ("chosen", True, False, "it is your own choice"),
            ("chosen", False, True, "it is not your own choice"),
            ("chosen", None, True, "nothing is said of whose choice it is"),
        ],
    )
    def test_what_it_looks_like_and_whose_choice_it_is_are_words_of_their_days_too(
        self, store: Writer, field: str, first: object, new: Any, ends: str
    ) -> None:
        values.add_value(store, "Tea", WED, {field: first}, None)
        values.edit_value(store, "Tea", SUN, {"meaning": "warmth"})

        said = values.edit_value(store, "Tea", TUE, {field: new})

        life = store.lives()[0]
        assert [getattr(life.wording_on(day), field) for day in (TUE, WED, SUN)] == [new, first, first]
        assert spoken(said).message == f"Reworded Tea, from Tue 2026-01-13, until Wed 2026-01-14, when {ends}."

    def test_a_change_of_one_field_leaves_the_others_and_goes_on_through_later_words(self, store: Writer) -> None:
        values.add_value(store, "Tea", MON, {"facets": ("a pot", "A POT"), "chosen": True, "domain": "home"}, None)
        values.edit_value(store, "Tea", WED, {"meaning": "warmth"})

        values.edit_value(store, "Tea", TUE, {"facets": ("a mug", "a tin")})

        said = [(one.facets, one.chosen, one.domain) for one in store.lives()[0].wordings]
        assert said == [(("a pot",), True, "home"), *[(("a mug", "a tin"), True, "home")] * 2]

    def test_it_ends_where_later_words_changed_the_same_field_and_says_so(self, store: Writer) -> None:
        add(store, "Tea", meaning="warmth", domain="home")
        values.edit_value(store, "Tea", TUE, {"meaning": "a pause"})
        values.edit_value(store, "Tea", WED, {"name": "Coffee", "domain": None})

        said = values.edit_value(store, "Tea", MON, {"name": "Chai", "domain": "kitchen", "meaning": "calm"})

        life = store.lives()[0]
        assert spoken(said).message == (
            "Tea is now Chai, from Mon 2026-01-12, until Tue 2026-01-13, when its meaning is a pause, "
            "Wed 2026-01-14, when its name is Coffee and Wed 2026-01-14, when it has no domain."
        )
        assert [life.name_on(day) for day in (MON, TUE, WED)] == ["Chai", "Chai", "Coffee"]
        assert [life.wording_on(day).meaning for day in (MON, TUE, WED)] == ["calm", "a pause", "a pause"]
        assert [life.wording_on(day).domain for day in (MON, TUE, WED)] == ["kitchen", "kitchen", None]

    def test_words_for_days_before_the_first_ones_end_where_those_begin(self, store: Writer) -> None:
        values.add_value(store, "Tea", WED, {}, None)

        said = values.edit_value(store, "Tea", MON, {"name": "Chai"})

        assert spoken(said).message.endswith(", from Mon 2026-01-12, until Wed 2026-01-14, when its name is Tea.")
        assert [store.lives()[0].name_on(day) for day in (MON, WED)] == ["Chai", "Tea"]

    def test_a_name_that_goes_on_is_refused_where_another_value_bears_it_there(self, store: Writer) -> None:
        add(store, "Tea")
        values.edit_value(store, "Tea", TUE, {"meaning": "a pause"})
        values.add_value(store, "Chai", WED, {}, None)

        with pytest.raises(Duplicate, match="It begins on Wed 2026-01-14"):
            values.edit_value(store, "Tea", MON, {"name": "Chai"})

    def test_a_rating_before_a_later_one_says_until_when_it_holds(self, store: Writer) -> None:
        add(store, "Tea", 9)
        values.rate_value(store, "Tea", 4, WED)

        said = values.rate_value(store, "Tea", 7, TUE)

        assert spoken(said).message == ("Tea: importance 7 from Tue 2026-01-13, until Wed 2026-01-14, when it is 4.")
        in_words = "Tea matters quite a lot, from Tue 2026-01-13, until Wed 2026-01-14, when it is somewhat."
        assert spoken(said, words_only=True).message == in_words


class TestResting:
    def test_a_value_rests_from_a_day_until_it_is_brought_back(self, store: Writer) -> None:
        add(store, "Tea")

        rests = values.archive_value(store, "Tea", MON)
        back = values.restore_value(store, "Tea", WED)

        life = store.lives()[0]
        assert spoken(rests).message == "Tea rests from Mon 2026-01-12. Nothing of it is lost."
        assert spoken(back).message == "Tea is back, from Wed 2026-01-14."
        assert [life.rests_on(day) for day in (MON, TUE, WED)] == [False, True, False]

    def test_a_value_can_rest_again_after_it_was_back(self, store: Writer) -> None:
        add(store, "Tea")
        values.archive_value(store, "Tea", MON)
        values.restore_value(store, "Tea", TUE)

        values.archive_value(store, "Tea", WED)

        assert len(store.lives()[0].rests) == 2

    def test_a_value_at_rest_cannot_rest_again(self, store: Writer) -> None:
        add(store, "Tea")
        values.archive_value(store, "Tea", MON)

        for day in (LONG_AGO, MON, WED):
            with pytest.raises(AtRest, match="already"):
                values.archive_value(store, "Tea", day)

    def test_a_value_that_was_back_later_is_at_rest_before(self, store: Writer) -> None:
        add(store, "Tea")
        values.archive_value(store, "Tea", MON)
        values.restore_value(store, "Tea", WED)

        with pytest.raises(AtRest):
            values.archive_value(store, "Tea", TUE)

    def test_a_value_that_is_awake_has_nothing_to_be_brought_back_from(self, store: Writer) -> None:
        add(store, "Tea")
        with pytest.raises(AtRest, match="not at rest on Wed 2026-01-14"):
            values.restore_value(store, "Tea", WED)

        values.archive_value(store, "Tea", NEXT_MON)
        with pytest.raises(AtRest):
            values.restore_value(store, "Tea", WED)


class TestTheList:
    def test_values_stand_by_importance_then_name_and_those_without_a_rating_last(self, store: Writer) -> None:
        for name, importance in (("snow", 5), ("Zest", None), ("Tea", 9), ("Art", 5), ("calm", None)):
            add(store, name, importance)

        report = values.list_values(store, WED, everything=False)

        assert [line.value for line in report.values] == ["Tea", "Art", "snow", "calm", "Zest"]
        assert (report.day, report.hidden) == (WED, 0)

    def test_a_value_has_the_words_and_the_rating_of_the_day(self, store: Writer) -> None:
        add(store, "Tea", 9, meaning="warmth", domain="home")
        values.edit_value(store, "Tea", WED, {"name": "Coffee"})
        values.rate_value(store, "Tea", 2, WED)

        before, after = (values.list_values(store, day, everything=False).values[0] for day in (TUE, WED))

        assert (before.value, before.importance, before.meaning, before.domain) == ("Tea", 9, "warmth", "home")
        assert (after.value, after.importance) == ("Coffee", 2)

    def test_archived_values_are_counted_and_shown_on_demand_last(self, store: Writer) -> None:
        add(store, "Tea", 9)
        add(store, "Snow", 2)
        values.archive_value(store, "Tea", WED)

        shown = values.list_values(store, WED, everything=False)
        everything = values.list_values(store, WED, everything=True)

        assert ([line.value for line in shown.values], shown.hidden) == (["Snow"], 1)
        assert [(line.value, line.resting) for line in everything.values] == [("Snow", False), ("Tea", True)]
        assert everything.hidden == 0

    def test_a_value_that_begins_later_is_left_out_unless_all_are_asked_for(self, store: Writer) -> None:
        values.add_value(store, "Tea", NEXT_MON, {}, None)

        shown = values.list_values(store, WED, everything=False)
        everything = values.list_values(store, WED, everything=True)

        assert (shown.values, shown.hidden, shown.later) == ((), 0, 1)
        assert (len(everything.values), everything.later) == (1, 0)
        assert values.show_value(store, "Tea", WED, MONDAY).until == NEXT_MON

    def test_a_value_that_begins_later_is_told_where_its_name_is_given_again(self, store: Writer) -> None:
        values.add_value(store, "Tea", NEXT_MON, {}, None)

        with pytest.raises(Duplicate, match=r"There is a value named 'Tea' already. It begins on Mon 2026-01-19."):
            values.add_value(store, "tea", WED, {}, None)

    def test_what_is_archived_today_is_hidden_in_each_list_alike(self, store: Writer) -> None:
        tea = str(add(store, "Tea", 9).id)
        store.put(a_step(value_id=tea))
        values.archive_value(store, "Tea", WED)

        lists = (values.list_values(store, WED, everything=False), steps.list_steps(store, None, WED, everything=False))
        assert [one.hidden for one in lists] == [1, 1]

    def test_a_store_that_is_not_there_lists_nothing(self, nothing: Reader) -> None:
        assert values.list_values(nothing, WED, everything=True).values == ()


class TestTheStory:
    def test_a_value_is_told_from_its_first_day_to_the_last_thing_entered(self, store: Writer) -> None:
        add(store, "Tea", 9, meaning="warmth")
        values.edit_value(store, "Tea", MON, {"name": "Tea time"})
        values.archive_value(store, "Tea", MON)
        values.restore_value(store, "Tea", TUE)
        weeks.rate_week(store, "Tea", WEEK, {"lived": 4, "note": "cold"})
        step = actions.plan(store, "boil water", "Tea", [NEXT_MON], MONDAY, {}).ids[0]
        actions.check_in(store, step, Outcome.DONE, NEXT_MON, MONDAY, {})
        moment = opportunities.log_opportunity(store, "a cup", "Tea", WED, MONDAY, {}, taken=True)

        story = values.show_value(store, "tea", WED, MONDAY)

        assert (story.value, story.created, story.until) == ("Tea time", LONG_AGO, NEXT_MON)
        assert story.wordings == (
            DatedWords(LONG_AGO, "Tea", "warmth", None),
            DatedWords(MON, "Tea time", "warmth", None),
        )
        assert story.importance == (DatedImportance(LONG_AGO, 9),)
        assert story.weeks == (RatedWeek(MON, 4, None, "cold"),)
        assert story.rests == (RestTime(MON, TUE),)
        assert [(one.id, one.due, one.outcome) for one in story.actions] == [(step, NEXT_MON, "done")]
        assert [(one.id, one.day, one.taken) for one in story.opportunities] == [(moment.id, WED, True)]

    def test_its_ladder_its_experiments_and_the_reflections_about_it_are_told(self, store: Writer) -> None:
        tea, _ = (str(add(store, name).id) for name in ("Tea", "Snow"))
        steps = [store.put(a_step(value_id=tea, difficulty=difficulty)) for difficulty in (7, 2)]
        tried = actions.plan(store, "pour", "Tea", [MON], MONDAY, {"belief": "it spills", "belief_before": 60}).ids[0]
        actions.check_in(store, tried, Outcome.DONE, MON, MONDAY, {"belief_after": 20, "alternative": "I can pour"})
        other = actions.plan(store, "walk", "Snow", [MON], MONDAY, {"belief": "it is cold"}).ids[0]
        moment = opportunities.log_opportunity(store, "a cup", "Tea", WED, MONDAY, {}, taken=True).ids[0]
        for about, happened in ((moment, "sat down"), (tried, "spilled"), (other, "fell"), (None, "slept")):
            reflections.reflect(store, NEXT_MON, ReflectionKind.WEEKLY, about, {"happened": happened})

        story = values.show_value(store, "tea", WED, MONDAY)

        assert [(step.id, step.difficulty) for step in story.steps] == [(steps[1].id, 2), (steps[0].id, 7)]
        assert [(one.id, one.belief, one.change, one.value) for one in story.experiments] == [
            (tried, "it spills", -40, "Tea")
        ]
        assert story.experiments[0].short == store.short_id(tried)
        assert [one.happened for one in story.reflections] == ["sat down", "spilled"]
        assert story.until == NEXT_MON

    def test_its_weeks_are_named_in_the_present_calendar(self, store: Writer) -> None:
        add(store, "Tea")
        weeks.rate_week(store, "Tea", WEEK, {"lived": 4})

        story: Any = values.show_value(store, "Tea", WED, SUNDAY)

        assert story.weeks[0].week == MON - timedelta(days=1)

    def test_a_value_nobody_knows_is_refused(self, nothing: Reader) -> None:
        with pytest.raises(Unknown):
            values.show_value(nothing, "Tea", WED, MONDAY)
