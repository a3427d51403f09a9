"""Actions: planning them, how they went, carrying them on, putting them right, and what is open."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import FRI, LONG_AGO, MON, NEXT_MON, SUN, THU, TUE, WED, WEEK
from valuetrack.errors import AtRest, Contradiction, NeedsMore, OutOfRange, Unknown
from valuetrack.frozen import names_of
from valuetrack.model import Action, BarrierKind, Happened, Outcome, Record
from valuetrack.render.receipts import FROM_OUTSIDE, KIND
from valuetrack.render.voice import IN_NUMBERS, came_along
from valuetrack.reports.actions import ActionCheckedIn
from valuetrack.tracker import actions, values, weeks
from valuetrack.weeks import MONDAY, Week

WAITS = "It can wait. To plan it again: valuetrack check-in {} --outcome carried --to fri"

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.reports.actions import ActionEdited, ActionPlanned
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

NEXT_TUE, NEXT_WED = date(2026, 1, 20), date(2026, 1, 21)


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name in ("Tea", "Snow"):
        values.add_value(store, name, LONG_AGO, {}, 8)
    return store


def plan(store: Writer, when: Sequence[date] | Week = (WED,), value: str | None = "Tea", **more: Any) -> ActionPlanned:
    return actions.plan(store, "boil water", value, when, MONDAY, more)


def planned(store: Writer, when: Sequence[date] | Week = (WED,), **more: Any) -> str:
    return plan(store, when, **more).ids[0]


def action_of(store: Reader, one: str) -> Action:
    return store.find(one, [Action])


def went(store: Writer, one: str, outcome: Outcome | None, **happened: Any) -> ActionCheckedIn:
    return actions.check_in(store, one, outcome, FRI, MONDAY, happened)


class TestPlanning:
    def test_an_action_for_a_day_says_its_id_and_its_day(self, named: Writer) -> None:
        said = plan(named, at=time(18, 30))

        words = spoken(said)
        assert words.message == f'Planned "boil water" for Tea: Wed 2026-01-14 18:30 ({named.short_id(said.ids[0])}).'
        assert (words.more, words.nudges, words.notes) == (None, (), ())

    def test_several_days_make_one_action_each(self, named: Writer) -> None:
        said = plan(named, [MON, FRI, MON])

        assert [action.day for action in said.records] == [MON, FRI]
        assert said.shorts == tuple(named.short_id(one) for one in said.ids)
        first, second = said.shorts
        message = f'Planned "boil water" for Tea: Mon 2026-01-12 ({first}), Fri 2026-01-16 ({second}).'
        assert spoken(said).message == message

    def test_an_action_for_a_week_has_no_day(self, named: Writer) -> None:
        said = plan(named, WEEK)

        [action] = said.records
        assert (action.day, action.week) == (None, MON)
        assert "some time in the week Mon 2026-01-12 to Sun 2026-01-18" in spoken(said).message

    def test_checking_in_is_suggested_after_the_very_first_action(self, named: Writer) -> None:
        first = plan(named)

        assert spoken(first).suggestion == f"valuetrack check-in {first.shorts[0]}"
        assert spoken(plan(named)).suggestion is None

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            (
                {"barrier": "I am tired.", "coping": "sit down first"},
                "If this comes up: I am tired. Then: sit down first.",
            ),
            ({"barrier": "tired", "smaller": "one cup;"}, "If this comes up: tired. Then: one cup."),
            (
                {"barrier": "tired", "coping": "sit", "smaller": "one\ncup"},
                "If this comes up: tired. Then: sit, or: one cup.",
            ),
            ({"cue": "the bell rings!"}, "When: the bell rings. Then: boil water."),
            ({"barrier": "tired", "cue": "the bell"}, "When: the bell. Then: boil water."),
            ({"barrier": "tired", "coping": "sit", "cue": "the bell"}, "If this comes up: tired. Then: sit."),
            ({"barrier": "tired"}, None),
            ({"coping": "sit"}, None),
            ({}, None),
        ],
    )
    def test_a_barrier_or_a_cue_makes_one_if_then_sentence(
        self, named: Writer, fields: dict[str, Any], sentence: str | None
    ) -> None:
        assert spoken(plan(named, **fields)).more == sentence

    def test_an_action_can_carry_on_another_one(self, named: Writer) -> None:
        first = plan(named)

        second = plan(named, [FRI], carried_from=first.shorts[0])

        assert second.records[0].carried_from == first.id
        with pytest.raises(Unknown):
            plan(named, carried_from="0" * 20)

    def test_without_a_value_the_single_focus_is_taken(self, named: Writer) -> None:
        weeks.set_focus(named, ["Snow"], WEEK)

        assert plan(named, value=None).value == plan(named, WEEK, value=None).value == "Snow"

    @pytest.mark.parametrize("focus", [[], ["Tea", "Snow"]])
    def test_without_a_single_focus_a_value_is_needed(self, named: Writer, focus: list[str]) -> None:
        weeks.set_focus(named, focus, WEEK)

        with pytest.raises(NeedsMore):
            plan(named, value=None)

    def test_ratings_off_their_scale_are_refused(self, named: Writer) -> None:
        for field, number in (("confidence", 11), ("belief_before", 101), ("planned_minutes", -1)):
            with pytest.raises(OutOfRange):
                actions.plan(named, "boil water", "Tea", [WED], MONDAY, {field: number})


class TestAnArchivedValue:
    def test_no_action_is_planned_for_a_day_on_which_it_rests(self, named: Writer) -> None:
        values.archive_value(named, "Tea", TUE)

        plan(named, [TUE])
        with pytest.raises(AtRest, match="Wed 2026-01-14"):
            plan(named, [WED])

    def test_no_action_is_planned_for_a_week_through_which_it_rests(self, named: Writer) -> None:
        values.archive_value(named, "Tea", TUE)

        plan(named, WEEK)
        with pytest.raises(AtRest, match="the week Mon 2026-01-19"):
            plan(named, WEEK.next)


class TestCheckingIn:
    @pytest.mark.parametrize(
        ("outcome", "word"),
        [
            (Outcome.DONE, "Done"),
            (Outcome.SMALLER, "Smaller version done"),
            (Outcome.NOT_TAKEN, "Not this time"),
            (Outcome.CARRIED, "Carried on"),
            (Outcome.LET_GO, "Let go"),
        ],
    )
    def test_it_says_how_it_went_and_both_days(self, named: Writer, outcome: Outcome, word: str) -> None:
        one = planned(named)

        said = went(named, one[:5], outcome)

        message = f'{word}: "boil water" ({named.short_id(one)}), Wed 2026-01-14. Entered for Fri 2026-01-16.'
        assert spoken(said).message == message
        assert (action_of(named, one).outcome, action_of(named, one).outcome_day) == (outcome, FRI)

    def test_an_action_without_a_day_is_said_with_its_week(self, named: Writer) -> None:
        said = went(named, planned(named, WEEK), Outcome.DONE)

        assert "some time in the week Mon 2026-01-12 to Sun 2026-01-18" in spoken(said).message

    def test_what_happened_is_kept_and_what_is_not_named_stays(self, named: Writer) -> None:
        one = planned(named)
        went(named, one, Outcome.DONE, minutes=10, helped=("a list",))

        went(named, one, Outcome.SMALLER, effort=3)

        action = action_of(named, one)
        assert (action.outcome, action.minutes, action.effort, action.helped) == (Outcome.SMALLER, 10, 3, ("a list",))

    def test_no_outcome_opens_it_again(self, named: Writer) -> None:
        one = planned(named)
        went(named, one, Outcome.DONE)

        said = went(named, one, None)

        assert spoken(said).message.startswith("Open again: ")
        assert (action_of(named, one).outcome, action_of(named, one).outcome_day) == (None, None)
        assert spoken(said).notes == ()

    def test_an_unknown_action_is_refused(self, named: Writer) -> None:
        with pytest.raises(Unknown):
            went(named, "abc", Outcome.DONE)

    def test_a_number_off_its_scale_is_refused(self, named: Writer) -> None:
        with pytest.raises(OutOfRange, match="0-10"):
            went(named, planned(named), Outcome.DONE, effort=11)


class TestTheKindWord:
    @pytest.mark.parametrize(
        ("outcome", "more"), [(Outcome.DONE, ""), (Outcome.SMALLER, " A smaller version is a full step.")]
    )
    def test_a_step_is_named_as_one_with_the_values_name_of_that_day(
        self, named: Writer, outcome: Outcome, more: str
    ) -> None:
        one = planned(named)
        values.edit_value(named, "Tea", FRI, {"name": "Tea time"})

        assert spoken(went(named, one, outcome)).notes == (f"That was a step toward Tea.{more}",)

    @pytest.mark.parametrize(
        ("before", "after", "is_said"),
        [(7, 6, True), (7, 7, True), (7, 9, True), (7, 5, False), (None, 5, False), (5, None, False)],
    )
    def test_anxiety_that_stayed_is_met_with_respect(
        self, named: Writer, before: int | None, after: int | None, *, is_said: bool
    ) -> None:
        said = went(named, planned(named), Outcome.DONE, anxiety_before=before, anxiety_after=after)

        sentence = "You did it with the anxiety there."
        assert (f"{before} before, {after} after. {sentence}" in spoken(said).notes) is is_said
        assert (sentence in spoken(said, words_only=True).notes) is is_said

    @pytest.mark.parametrize(
        ("outcome", "happened", "answer", "notes"),
        [
            (Outcome.NOT_TAKEN, {}, KIND, ()),
            (Outcome.NOT_TAKEN, {"got_in_way": "rain", "barrier_kind": BarrierKind.INTERNAL}, KIND, ()),
            (Outcome.NOT_TAKEN, {"barrier_kind": BarrierKind.EXTERNAL}, FROM_OUTSIDE, ()),
            (Outcome.CARRIED, {"barrier_kind": BarrierKind.EXTERNAL}, FROM_OUTSIDE, (WAITS,)),
            (Outcome.CARRIED, {}, None, (WAITS,)),
            (Outcome.LET_GO, {"barrier_kind": BarrierKind.EXTERNAL}, None, ()),
            (Outcome.DONE, {"barrier_kind": BarrierKind.EXTERNAL}, None, ("That was a step toward Tea.",)),
        ],
    )
    def test_what_was_not_done_is_met_with_a_kind_line_and_no_question(
        self, named: Writer, outcome: Outcome, happened: dict[str, Any], answer: str | None, notes: tuple[str, ...]
    ) -> None:
        one = planned(named)
        said = spoken(went(named, one, outcome, **happened))

        assert (said.answer, said.notes) == (answer, tuple(note.format(named.short_id(one)) for note in notes))

    def test_a_barrier_from_outside_is_met_where_the_action_moves_within_its_week_too(self, named: Writer) -> None:
        moved = actions.carry(named, planned(named), SUN, WED, MONDAY, {"barrier_kind": BarrierKind.EXTERNAL})

        assert spoken(moved).answer == FROM_OUTSIDE

    @pytest.mark.parametrize(("times", "often"), [(2, "twice"), (3, "3 times"), (4, "4 times")])
    def test_what_has_come_along_before_is_asked_about_with_how_often(
        self, named: Writer, times: int, often: str
    ) -> None:
        one = planned(named)
        for week in range(1, times):
            went(named, one, Outcome.CARRIED)
            one = planned(named, [MON + timedelta(weeks=week)], carried_from=one)

        said = went(named, one, Outcome.CARRIED, barrier_kind=BarrierKind.EXTERNAL)

        question = "This one has come along {}. Smaller, different, or let it go?"
        assert said.carried == times
        assert spoken(said).notes == (question.format(often),)
        assert spoken(said, words_only=True).notes == (question.format("more than once"),)


class TestCarryingOn:
    def test_in_a_later_week_a_copy_of_the_plan_is_planned(self, named: Writer) -> None:
        plan: dict[str, Any] = {
            "why": "warmth",
            "confidence": 5,
            "at": time(9),
            "belief": "it is dull",
            "belief_before": 40,
        }
        one = planned(named, **plan)
        happened = {"minutes": 3, "helped": ("a list",), "got_in_way": "rain"}

        said = actions.carry(named, one, NEXT_MON, FRI, MONDAY, happened)

        assert isinstance(said, ActionCheckedIn)
        old, new = action_of(named, one), action_of(named, said.ids[1])
        assert (said.ids[0], old.outcome, old.outcome_day, old.got_in_way) == (one, Outcome.CARRIED, FRI, "rain")
        assert (new.day, new.week, new.carried_from, new.outcome) == (NEXT_MON, None, one, None)
        assert {name: getattr(new, name) for name in plan} == plan
        nothing = Happened(id="")
        names = set(names_of(Happened)) - set(names_of(Record))
        assert all(getattr(new, name) == getattr(nothing, name) for name in names)
        assert said.records == (old, new)
        assert said.shorts == (named.short_id(one), named.short_id(new.id))
        assert spoken(said).message.endswith(f" Planned again for Mon 2026-01-19 09:00 ({said.shorts[1]}).")
        assert spoken(said).notes == ()

    def test_carried_on_to_yet_another_day_its_copy_moves(self, named: Writer) -> None:
        one = planned(named)
        first = actions.carry(named, one, NEXT_MON, FRI, MONDAY, {})

        said = actions.carry(named, one, NEXT_MON + timedelta(days=2), FRI, MONDAY, {})

        assert said.ids == first.ids
        assert action_of(named, said.ids[1]).day == NEXT_MON + timedelta(days=2)

    def test_a_copy_that_was_answered_stays_as_it_is(self, named: Writer) -> None:
        one = planned(named)
        first = actions.carry(named, one, NEXT_MON, FRI, MONDAY, {})
        went(named, first.ids[1], Outcome.NOT_TAKEN)

        said = actions.carry(named, one, NEXT_MON + timedelta(days=2), FRI, MONDAY, {})

        assert said.ids[1] != first.ids[1]
        assert action_of(named, first.ids[1]).day == NEXT_MON

    def test_an_action_without_a_day_gets_one(self, named: Writer) -> None:
        one = planned(named, WEEK)

        copy = actions.carry(named, one, NEXT_MON, FRI, MONDAY, {}).ids[1]

        assert (action_of(named, copy).day, action_of(named, copy).week) == (NEXT_MON, None)

    @pytest.mark.parametrize("to", [MON, WED, SUN])
    def test_within_its_week_the_same_action_moves_and_is_open(self, named: Writer, to: date) -> None:
        one = planned(named)
        went(named, one, Outcome.NOT_TAKEN)

        said = actions.carry(named, one, to, FRI, MONDAY, {"got_in_way": "rain"})

        action = action_of(named, one)
        assert (said.ids, action.day, action.outcome, action.outcome_day) == ((one,), to, None, None)
        assert action.got_in_way == "rain"
        assert len(named.actions(WEEK)) == 1

    def test_an_action_without_a_day_can_get_one_within_its_week(self, named: Writer) -> None:
        one = planned(named, WEEK)

        said = actions.carry(named, one, FRI, WED, MONDAY, {})

        assert (action_of(named, one).day, action_of(named, one).week) == (FRI, None)
        assert spoken(said).message == f'Moved "boil water" ({named.short_id(one)}) to Fri 2026-01-16.'

    def test_an_earlier_week_is_refused(self, named: Writer) -> None:
        with pytest.raises(Contradiction, match="its own week or a later one"):
            actions.carry(named, planned(named), LONG_AGO, FRI, MONDAY, {})

    def test_a_day_on_which_its_value_rests_is_refused(self, named: Writer) -> None:
        one = planned(named)
        values.archive_value(named, "Tea", FRI)

        for to in (SUN, NEXT_MON):
            with pytest.raises(AtRest):
                actions.carry(named, one, to, FRI, MONDAY, {})


class TestPlanningAnew:
    def test_what_was_carried_on_is_planned_with_all_that_was_thought_of(self, named: Writer) -> None:
        one = planned(named, barrier="no gas", coping="use the kettle", rate=("mood",))
        went(named, one, Outcome.CARRIED, got_in_way="work")

        said = actions.plan_again(named, one[:6], [NEXT_MON], MONDAY)

        copy, words = action_of(named, said.ids[0]), spoken(said)
        assert (copy.day, copy.carried_from, copy.outcome, copy.got_in_way) == (NEXT_MON, one, None, None)
        assert (copy.barrier, copy.rate, words.more) == (
            "no gas",
            ("mood",),
            "If this comes up: no gas. Then: use the kettle.",
        )
        assert words.message.endswith(f" for Tea: Mon 2026-01-19 ({said.short}).")
        assert words.notes == ()

    def test_what_has_come_along_twice_is_asked_about(self, named: Writer) -> None:
        one = planned(named)
        for week in (1, 2):
            went(named, one, Outcome.CARRIED)
            said = actions.plan_again(named, one, [date(2026, 1, 12 + 7 * week)], MONDAY)
            one = said.ids[0]

        assert spoken(said).notes == (came_along(2, IN_NUMBERS),)

    @pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.SMALLER])
    def test_what_was_taken_begins_anew(self, named: Writer, outcome: Outcome) -> None:
        one = planned(named, barrier="no gas", belief="too hot", belief_before=60)
        went(named, one, outcome)

        copy = action_of(named, actions.plan_again(named, one, WEEK.next, MONDAY).ids[0])
        assert (copy.carried_from, copy.barrier, copy.belief, copy.belief_before) == (None, "no gas", None, None)
        assert (copy.day, copy.week, copy.outcome) == (None, NEXT_MON, None)

    def test_what_was_not_for_that_time_is_planned_as_it_was_thought_of(self, named: Writer) -> None:
        one = planned(named, belief="too hot", belief_before=60, smaller="a sip", confidence=4)
        went(named, one, Outcome.NOT_TAKEN)

        copy = action_of(named, actions.plan_again(named, one, [NEXT_MON], MONDAY).ids[0])
        assert (copy.carried_from, copy.belief, copy.smaller, copy.confidence) == (None, "too hot", "a sip", 4)

    def test_the_smaller_version_is_one_of_its_own_and_there_may_be_several_days(self, named: Writer) -> None:
        one = planned(named, smaller="a sip", confidence=4, barrier="no gas")
        went(named, one, Outcome.CARRIED)

        said = actions.plan_again(named, one, [NEXT_MON, NEXT_TUE], MONDAY, "a sip")
        copies = [action_of(named, each) for each in said.ids]
        assert [(copy.text, copy.day, copy.smaller, copy.confidence) for copy in copies] == [
            ("a sip", day, None, None) for day in (NEXT_MON, NEXT_TUE)
        ]
        assert {(copy.carried_from, copy.barrier) for copy in copies} == {(one, "no gas")}


class TestAnAction:
    def edit(self, store: Writer, one: str, value: str | None = None, **fields: Any) -> tuple[ActionEdited, Action]:
        said = actions.edit_action(store, one, value, fields, FRI, MONDAY)
        return said, action_of(store, one)

    def test_what_is_named_changes_and_the_rest_stays(self, named: Writer) -> None:
        one = planned(named, why="warmth", confidence=4)

        said, action = self.edit(named, one[:6], text="boil more", confidence=None)

        assert spoken(said).message == f'Edited "boil more" ({named.short_id(one)}), Wed 2026-01-14.'
        assert (action.text, action.confidence, action.why, action.day) == ("boil more", None, "warmth", WED)

    @pytest.mark.parametrize(
        ("when", "day", "week"),
        [
            ({"day": NEXT_MON}, NEXT_MON, None),
            ({"week": NEXT_MON}, None, NEXT_MON),
            ({"day": NEXT_MON, "week": NEXT_MON}, NEXT_MON, None),
            ({"day": None}, None, MON),
            ({}, WED, None),
        ],
    )
    def test_its_time_can_be_a_day_a_week_or_any_day(
        self, named: Writer, when: dict[str, Any], day: date | None, week: date | None
    ) -> None:
        for one in (planned(named), planned(named, WEEK)):
            _, action = self.edit(named, one, **when)

            assert when == {} or (action.day, action.week) == (day, week)
        assert when or (action.day, action.week) == (None, MON)

    def test_it_can_serve_another_value(self, named: Writer) -> None:
        _, action = self.edit(named, planned(named), value="snow")

        assert action.value_id == named.lives()[1].id

    def test_an_outcome_is_entered_today_and_keeps_its_day_when_it_is_put_right(self, named: Writer) -> None:
        one = planned(named)

        assert self.edit(named, one, outcome=Outcome.DONE)[1].outcome_day == FRI
        actions.check_in(named, one, Outcome.DONE, WED, MONDAY, {})
        assert self.edit(named, one, outcome=Outcome.SMALLER)[1].outcome_day == WED
        assert self.edit(named, one, outcome=None)[1].outcome_day is None

    def test_it_can_come_from_another_action_and_from_none(self, named: Writer) -> None:
        first, second = planned(named), planned(named)

        assert self.edit(named, second, carried_from=first[:6])[1].carried_from == first
        assert self.edit(named, second, carried_from=None)[1].carried_from is None

    def test_it_cannot_come_from_itself(self, named: Writer) -> None:
        one = planned(named)

        with pytest.raises(Contradiction):
            self.edit(named, one, carried_from=one)

    def test_a_time_at_which_its_value_rests_is_refused_and_its_outcome_is_not(self, named: Writer) -> None:
        one = planned(named)
        values.archive_value(named, "Tea", TUE)

        assert self.edit(named, one, outcome=Outcome.DONE)[1].outcome is Outcome.DONE
        times: tuple[dict[str, Any], ...] = ({"day": FRI}, {"week": NEXT_MON})
        for when in times:
            with pytest.raises(AtRest):
                self.edit(named, one, **when)

    def test_a_value_at_rest_on_its_day_is_refused(self, named: Writer) -> None:
        values.archive_value(named, "Snow", MON)

        with pytest.raises(AtRest):
            self.edit(named, planned(named), value="Snow")

    def test_what_is_not_there_or_off_the_scale_is_refused(self, named: Writer) -> None:
        with pytest.raises(Unknown):
            self.edit(named, "abc", text="x")
        with pytest.raises(OutOfRange):
            self.edit(named, planned(named), confidence=11)


class TestWhatIsOpen:
    def ids(self, store: Writer, day: date, first_day: int = MONDAY) -> list[str]:
        return [action.id for action in actions.open_actions(store, day, first_day)]

    def test_it_is_what_has_no_outcome_up_to_the_day_or_for_any_day(self, named: Writer) -> None:
        done, is_open, later = planned(named, [MON]), planned(named, [WED]), planned(named, [THU])
        some_day = planned(named, WEEK)
        actions.check_in(named, done, Outcome.DONE, WED, MONDAY, {})

        assert self.ids(named, WED) == [is_open, some_day]
        assert self.ids(named, THU) == [is_open, later, some_day]

    def test_the_week_before_comes_first_and_earlier_ones_are_left(self, named: Writer) -> None:
        before, new = planned(named, [SUN]), planned(named, [NEXT_MON])

        assert self.ids(named, NEXT_MON) == [before, new]
        assert self.ids(named, WEEK.next.end) == [before, new]
        assert self.ids(named, WEEK.next.after) == [new]

    def test_a_rung_of_a_ladder_and_the_plan_say_what_is_rated(self, named: Writer) -> None:
        planned(named, rate=("mood",), belief="too hot")
        [action] = actions.open_actions(named, WED, MONDAY)

        assert (action.rate, action.belief, action.value, action.day) == (("mood",), "too hot", "Tea", WED)
