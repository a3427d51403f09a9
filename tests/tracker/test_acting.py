"""How it went: outcomes of actions, and actions carried on."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, MON, NEXT_MON, SUN, WED, WEEK
from valuetrack.errors import AtRest, Contradiction, OutOfRange, Unknown
from valuetrack.frozen import names_of
from valuetrack.model import Action, BarrierKind, Happened, Outcome, Record
from valuetrack.tracker import acting, planning, values
from valuetrack.tracker.acting import OUTSIDE_CONTROL, TWICE, WAITS
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.reports.old_receipt import Receipt
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name in ("Tea", "Snow"):
        values.add_value(store, name, LONG_AGO, {}, 8)
    return store


def planned(store: Writer, when: Sequence[date] | Week = (WED,), **more: Any) -> str:
    return planning.plan(store, "boil water", "Tea", when, MONDAY, more).ids[0]


def action_of(store: Reader, one: str) -> Action:
    return store.find(one, [Action])


def went(store: Writer, one: str, outcome: Outcome | None, **happened: Any) -> Receipt:
    return acting.check_in(store, one, outcome, FRI, MONDAY, happened)


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

        short = named.short_ids([one])[one]
        assert said.message == f"{word}: {short}, planned for Wed 2026-01-14. Entered for Fri 2026-01-16."
        assert (action_of(named, one).outcome, action_of(named, one).outcome_day) == (outcome, FRI)

    def test_an_action_without_a_day_is_said_with_its_week(self, named: Writer) -> None:
        said = went(named, planned(named, WEEK), Outcome.DONE)

        assert "some time in the week Mon 2026-01-12 to Sun 2026-01-18" in said.message

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

        assert said.message.startswith("Open again: ")
        assert (action_of(named, one).outcome, action_of(named, one).outcome_day, said.notes) == (None, None, ())

    def test_an_unknown_action_is_refused(self, named: Writer) -> None:
        with pytest.raises(Unknown):
            went(named, "abc", Outcome.DONE)

    def test_a_number_off_its_scale_is_refused(self, named: Writer) -> None:
        with pytest.raises(OutOfRange, match="0-10"):
            went(named, planned(named), Outcome.DONE, effort=11)


class TestTheKindWord:
    @pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.SMALLER])
    def test_a_step_is_named_as_one_with_the_values_name_of_that_day(self, named: Writer, outcome: Outcome) -> None:
        one = planned(named)
        values.edit_value(named, "Tea", FRI, {"name": "Tea time"})

        assert went(named, one, outcome).notes == ("That was a step toward Tea.",)

    @pytest.mark.parametrize(
        ("before", "after", "is_said"),
        [(7, 6, True), (7, 7, True), (7, 9, True), (7, 5, False), (None, 5, False), (5, None, False)],
    )
    def test_anxiety_that_stayed_is_met_with_respect(
        self, named: Writer, before: int | None, after: int | None, *, is_said: bool
    ) -> None:
        said = went(named, planned(named), Outcome.DONE, anxiety_before=before, anxiety_after=after)

        sentence = f"{before} before, {after} after. You did it with the anxiety there."
        assert (sentence in said.notes) is is_said

    @pytest.mark.parametrize(
        ("outcome", "happened", "notes"),
        [
            (Outcome.NOT_TAKEN, {}, ("What got in the way?",)),
            (Outcome.NOT_TAKEN, {"got_in_way": "rain"}, ()),
            (Outcome.NOT_TAKEN, {"barrier_kind": BarrierKind.INTERNAL}, ("What got in the way?",)),
            (Outcome.NOT_TAKEN, {"barrier_kind": BarrierKind.EXTERNAL}, (OUTSIDE_CONTROL,)),
            (Outcome.CARRIED, {"barrier_kind": BarrierKind.EXTERNAL}, (OUTSIDE_CONTROL,)),
            (Outcome.CARRIED, {}, (WAITS,)),
            (Outcome.LET_GO, {"barrier_kind": BarrierKind.EXTERNAL}, ()),
        ],
    )
    def test_what_was_not_done_is_met_with_a_question_or_nothing(
        self, named: Writer, outcome: Outcome, happened: dict[str, Any], notes: tuple[str, ...]
    ) -> None:
        assert went(named, planned(named), outcome, **happened).notes == notes

    def test_what_has_come_along_twice_is_asked_about(self, named: Writer) -> None:
        first = planned(named)
        went(named, first, Outcome.CARRIED)
        second = planned(named, [NEXT_MON], carried_from=first)

        assert went(named, second, Outcome.CARRIED, barrier_kind=BarrierKind.EXTERNAL).notes == (TWICE,)


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

        said = acting.carry(named, one, NEXT_MON, FRI, MONDAY, happened)

        old, new = action_of(named, one), action_of(named, said.ids[1])
        assert (said.ids[0], old.outcome, old.outcome_day, old.got_in_way) == (one, Outcome.CARRIED, FRI, "rain")
        assert (new.day, new.week, new.carried_from, new.outcome) == (NEXT_MON, None, one, None)
        assert {name: getattr(new, name) for name in plan} == plan
        nothing = Happened(id="")
        names = set(names_of(Happened)) - set(names_of(Record))
        assert all(getattr(new, name) == getattr(nothing, name) for name in names)
        assert said.message.endswith(f"Planned {named.short_ids([new.id])[new.id]} for Mon 2026-01-19 09:00.")
        assert said.notes == ()

    def test_an_action_without_a_day_gets_one(self, named: Writer) -> None:
        one = planned(named, WEEK)

        copy = acting.carry(named, one, NEXT_MON, FRI, MONDAY, {}).ids[1]

        assert (action_of(named, copy).day, action_of(named, copy).week) == (NEXT_MON, None)

    @pytest.mark.parametrize("to", [MON, WED, SUN])
    def test_within_its_week_the_same_action_moves_and_is_open(self, named: Writer, to: date) -> None:
        one = planned(named)
        went(named, one, Outcome.NOT_TAKEN)

        said = acting.carry(named, one, to, FRI, MONDAY, {"got_in_way": "rain"})

        action = action_of(named, one)
        assert (said.ids, action.day, action.outcome, action.outcome_day) == ((one,), to, None, None)
        assert action.got_in_way == "rain"
        assert len(named.actions(WEEK)) == 1

    def test_an_action_without_a_day_can_get_one_within_its_week(self, named: Writer) -> None:
        one = planned(named, WEEK)

        said = acting.carry(named, one, FRI, WED, MONDAY, {})

        assert (action_of(named, one).day, action_of(named, one).week) == (FRI, None)
        assert said.message.endswith("to Fri 2026-01-16.")

    def test_an_earlier_week_is_refused(self, named: Writer) -> None:
        with pytest.raises(Contradiction, match="its own week or a later one"):
            acting.carry(named, planned(named), LONG_AGO, FRI, MONDAY, {})

    def test_a_day_on_which_its_value_rests_is_refused(self, named: Writer) -> None:
        one = planned(named)
        values.archive_value(named, "Tea", FRI)

        for to in (SUN, NEXT_MON):
            with pytest.raises(AtRest):
                acting.carry(named, one, to, FRI, MONDAY, {})


class TestPlanningAnew:
    def test_what_was_carried_on_is_planned_with_all_that_was_thought_of(self, named: Writer) -> None:
        one = planned(named, barrier="no gas", coping="use the kettle", rate=("mood",))
        went(named, one, Outcome.CARRIED, got_in_way="work")

        said = acting.plan_carried(named, one[:6], NEXT_MON, MONDAY)

        copy = action_of(named, said.ids[0])
        assert (copy.day, copy.carried_from, copy.outcome, copy.got_in_way) == (NEXT_MON, one, None, None)
        assert (copy.barrier, copy.rate, said.more) == ("no gas", ("mood",), "If no gas, then use the kettle.")
        assert said.message.endswith(" for Mon 2026-01-19 (Tea).")
        assert said.notes == ()

    def test_what_has_come_along_twice_is_asked_about(self, named: Writer) -> None:
        one = planned(named)
        for week in (1, 2):
            went(named, one, Outcome.CARRIED)
            said = acting.plan_carried(named, one, date(2026, 1, 12 + 7 * week), MONDAY)
            one = said.ids[0]

        assert said.notes == (TWICE,)
