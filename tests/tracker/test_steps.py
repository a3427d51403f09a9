"""Graded steps: the ladder of a value, planning a rung, and what is on offer after it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import FRI, LONG_AGO, MON, NEXT_MON, THU, TUE, WED, WEEK
from valuetrack.errors import Ambiguous, AtRest, Contradiction, Declined, OutOfRange, Unknown
from valuetrack.model import Action, Outcome, Step, new_id
from valuetrack.render.notices import STAYS
from valuetrack.tracker import actions, changes, hard_moments, steps, values, weeks
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from datetime import date

    from tests.tracker.conftest import Opened
    from valuetrack.reports.actions import ActionPlanned
    from valuetrack.reports.steps import StepLine
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    for name in ("Tea", "Snow"):
        values.add_value(store, name, LONG_AGO, {}, None)
    return store


@pytest.fixture
def rungs(named: Writer) -> dict[str, str]:
    """The ids of a ladder of three rungs, entered from the hardest down, by their texts."""
    return {text: add(named, text, hard) for text, hard in (("pour", 6), ("boil", 3), ("wash", 0))}


def add(store: Writer, text: str, difficulty: int, value: str = "Tea") -> str:
    return str(steps.add_step(store, value, text, difficulty, WED).id)


def plan(store: Writer, step: str, day: date = WED, text: str | None = None, **fields: Any) -> ActionPlanned:
    return actions.plan_step(store, step, text, None, [day], MONDAY, fields)


def did(store: Writer, step: str, outcome: Outcome, day: date = WED, **fields: Any) -> tuple[str, ...]:
    """Plan a rung and record how it went; the notes of the record."""
    action = str(plan(store, step, day).id)
    return spoken(actions.check_in(store, action, outcome, day, MONDAY, fields)).notes


def listed(store: Writer) -> tuple[StepLine, ...]:
    return steps.list_steps(store, "Tea", WED, everything=True).steps


def on_offer(store: Writer) -> list[str]:
    return [one.text for one in listed(store) if one.on_offer]


class TestALadder:
    def test_a_rung_is_added_and_told_with_its_difficulty_or_in_words(self, named: Writer) -> None:
        said = steps.add_step(named, "tea", "wash a cup", 3, WED)

        short = named.short_id(str(said.id))
        words = spoken(said)
        assert words.message == f'Added "wash a cup" ({short}) to the ladder of Tea on Wed 2026-01-14, difficulty 3.'
        assert spoken(said, words_only=True).message.endswith("on Wed 2026-01-14, a little hard.")
        assert said.records == named.steps_of(named.lives()[0].id)
        assert words.suggestion == f"valuetrack plan-week --step {short}"

    def test_planning_is_suggested_after_the_first_rung_of_a_ladder_alone(self, named: Writer) -> None:
        add(named, "wash", 0)

        second = steps.add_step(named, "Tea", "boil", 3, WED)

        assert (second.is_first, spoken(second).suggestion) == (False, None)

    def test_a_rung_that_may_be_another_thing_is_asked_about(self, named: Writer) -> None:
        said = steps.add_step(named, "Tea", "be calmer", 3, WED)

        assert said.nudges == ("vague",)
        assert [kind for kind, _ in spoken(said).nudges] == ["vague"]
        edited = steps.edit_step(named, str(said.id), {"text": "stop hurrying"}, WED)
        assert (edited.nudges, [kind for kind, _ in spoken(edited).nudges]) == (("stop-doing",), ["stop-doing"])
        assert steps.edit_step(named, str(said.id), {"difficulty": 4}, WED).nudges == ()

    def test_a_value_at_rest_or_unknown_gets_none(self, named: Writer) -> None:
        values.archive_value(named, "Tea", LONG_AGO)

        with pytest.raises(AtRest, match="Tea is at rest now"):
            add(named, "wash", 0)
        with pytest.raises(Unknown):
            add(named, "wash", 0, "nosuch")

    def test_a_difficulty_off_its_scale_is_refused(self, named: Writer) -> None:
        with pytest.raises(OutOfRange):
            add(named, "wash", 11)

    def test_it_is_listed_from_the_easiest_up_with_what_is_on_offer(self, named: Writer, rungs: dict[str, str]) -> None:
        report = steps.list_steps(named, "tea", WED, everything=False)

        assert [(one.text, one.difficulty, one.on_offer) for one in report.steps] == [
            ("wash", 0, True),
            ("boil", 3, False),
            ("pour", 6, False),
        ]
        assert {one.short for one in report.steps} == set(named.short_ids(list(rungs.values())).values())

    def test_its_counts_are_of_what_was_taken_and_what_was_not(self, named: Writer, rungs: dict[str, str]) -> None:
        for outcome in (*Outcome, Outcome.NOT_TAKEN, Outcome.DONE):
            did(named, rungs["boil"], outcome)
        plan(named, rungs["boil"])

        counts = {
            one.text: (one.taken, one.not_taken) for one in steps.list_steps(named, None, WED, everything=False).steps
        }

        assert counts == {"wash": (0, 0), "boil": (3, 2), "pour": (0, 0)}

    def test_all_ladders_stand_by_name_and_those_of_values_at_rest_are_hidden(
        self, named: Writer, rungs: dict[str, str]
    ) -> None:
        add(named, "shovel", 9, "Snow")
        everything = steps.list_steps(named, None, WED, everything=False)
        values.archive_value(named, "Tea", LONG_AGO)

        assert [one.text for one in everything.steps] == ["shovel", "wash", "boil", "pour"]
        shown = steps.list_steps(named, None, WED, everything=False)
        assert ([one.text for one in shown.steps], shown.hidden) == (["shovel"], 3)
        assert len(steps.list_steps(named, "Tea", WED, everything=False).steps) == 3
        assert len(steps.list_steps(named, None, WED, everything=True).steps) == 4


class TestPuttingARungRight:
    def test_a_rung_is_reworded_and_moved(self, named: Writer, rungs: dict[str, str]) -> None:
        said = steps.edit_step(named, rungs["pour"], {"text": "pour it", "difficulty": 1}, WED)

        assert spoken(said).message == f'Edited "pour it" ({named.short_id(rungs["pour"])}) on Wed 2026-01-14.'
        assert [one.text for one in steps.list_steps(named, "Tea", WED, everything=False).steps] == [
            "wash",
            "pour it",
            "boil",
        ]

    def test_a_retired_rung_is_hidden_and_not_on_offer_until_it_is_back(
        self, named: Writer, rungs: dict[str, str]
    ) -> None:
        short = named.short_id(rungs["wash"])

        said = steps.retire_step(named, rungs["wash"], WED)

        assert spoken(said).message == (
            f'"wash" ({short}) is retired from Wed 2026-01-14. `valuetrack edit-step {short} --restore` brings it back.'
        )
        report = steps.list_steps(named, "Tea", WED, everything=False)
        assert ([one.text for one in report.steps], report.hidden) == (["boil", "pour"], 1)
        assert on_offer(named) == ["boil"]
        with pytest.raises(Declined, match="is retired already"):
            steps.retire_step(named, rungs["wash"], FRI)
        back = steps.restore_step(named, rungs["wash"], THU)
        assert spoken(back).message == f'"wash" ({short}) is back on the ladder, from Thu 2026-01-15.'
        assert on_offer(named) == ["wash"]
        with pytest.raises(Declined, match="is not retired"):
            steps.restore_step(named, rungs["wash"], FRI)

    def test_what_is_no_step_cannot_be_edited_as_one(self, named: Writer) -> None:
        action = str(actions.plan(named, "boil", "Tea", [WED], MONDAY, {}).id)

        for change in (steps.retire_step, steps.restore_step):
            with pytest.raises(Unknown):
                change(named, action, WED)

    def test_a_deleted_rung_leaves_its_actions_and_undo_brings_both_back(self, opened: Opened) -> None:
        with opened() as store:
            values.add_value(store, "Tea", LONG_AGO, {}, None)
            step = add(store, "wash", 0)
            action = str(plan(store, step).id)
        with opened() as store:
            would = changes.would_delete(store, step)
            assert (would.kind, would.text) == ("step", "wash")
            assert spoken(changes.delete(store, step)).message.startswith('Deleted the step "wash" (')
            assert store.find(action, [Action]).step_id is None
        with opened() as store:
            changes.undo(store)
            assert store.find(step, [Step]).text == "wash"
            assert store.find(action, [Action]).step_id == step
        with opened() as store:
            assert any("step" in dict(line.records) for line in changes.list_changes(store, 9).changes)


class TestPlanningARung:
    def test_its_words_and_its_value_are_the_actions(self, named: Writer, rungs: dict[str, str]) -> None:
        said = plan(named, named.short_id(rungs["boil"]), FRI, confidence=8)

        [action] = said.records
        assert isinstance(action, Action)
        assert (action.text, action.step_id, action.day, action.confidence) == ("boil", rungs["boil"], FRI, 8)
        assert spoken(said).message.endswith(f"for Tea: Fri 2026-01-16 ({said.short}).")

    def test_words_of_ones_own_are_kept_and_asked_about(self, named: Writer, rungs: dict[str, str]) -> None:
        said = plan(named, rungs["boil"], text="be calmer")

        assert named.actions(WEEK)[0].text == "be calmer"
        assert said.nudges == ("vague",)

    def test_the_words_of_the_rung_are_not_asked_about_again(self, named: Writer) -> None:
        assert plan(named, add(named, "be calmer", 1)).nudges == ()

    def test_it_can_be_for_some_time_in_a_week(self, named: Writer, rungs: dict[str, str]) -> None:
        actions.plan_step(named, rungs["boil"], None, "tea", WEEK.next, MONDAY, {})

        assert [action.step_id for action in named.actions(WEEK.next)] == [rungs["boil"]]

    def test_another_value_is_refused(self, named: Writer, rungs: dict[str, str]) -> None:
        with pytest.raises(Contradiction, match="is on the ladder of Tea"):
            actions.plan_step(named, rungs["boil"], None, "Snow", [WED], MONDAY, {})

    def test_a_beginning_of_several_ids_or_of_none_is_refused(self, named: Writer) -> None:
        for end in ("1", "2"):
            named.put(
                Step(
                    id=f"abc00000-0000-4000-8000-00000000000{end}", value_id=named.lives()[0].id, text="x", difficulty=1
                )
            )

        with pytest.raises(Ambiguous):
            plan(named, "abc")
        with pytest.raises(Unknown):
            plan(named, "abd")

    def test_an_action_that_is_carried_on_stays_the_rung(self, named: Writer, rungs: dict[str, str]) -> None:
        action = str(plan(named, rungs["boil"]).id)

        actions.carry(named, action, NEXT_MON, WED, MONDAY, {})

        assert [one.step_id for one in named.actions(WEEK.next)] == [rungs["boil"]]

    def test_its_check_in_asks_for_the_effort(self, named: Writer, rungs: dict[str, str]) -> None:
        plan(named, rungs["boil"], rate=("mood",))

        [shown] = actions.open_actions(named, WED, MONDAY)
        assert shown.rate == ("mood", "effort")


class TestAfterARung:
    def test_two_with_little_effort_offer_the_next_one(self, named: Writer, rungs: dict[str, str]) -> None:
        assert did(named, rungs["wash"], Outcome.DONE, TUE, effort=2) == ("That was a step toward Tea.",)
        assert did(named, rungs["wash"], Outcome.SMALLER, WED, effort=4) == (
            "That was a step toward Tea. A smaller version is a full step.",
            "The next step on this ladder, if you like: boil",
        )
        assert on_offer(named) == ["boil"]

    def test_two_not_taken_offer_an_easier_one(self, named: Writer, rungs: dict[str, str]) -> None:
        did(named, rungs["boil"], Outcome.NOT_TAKEN, TUE)

        assert did(named, rungs["boil"], Outcome.NOT_TAKEN, WED, got_in_way="steam") == (
            "An easier step on this ladder, if you like: wash",
        )

    def test_nothing_is_said_where_nothing_moves(self, named: Writer, rungs: dict[str, str]) -> None:
        assert did(named, rungs["boil"], Outcome.DONE, MON, effort=1) == ("That was a step toward Tea.",)
        assert did(named, rungs["boil"], Outcome.LET_GO, TUE) == ()
        assert did(named, rungs["wash"], Outcome.NOT_TAKEN, TUE, got_in_way="x") == ()
        assert did(named, rungs["wash"], Outcome.NOT_TAKEN, WED, got_in_way="x") == (), "there is no easier one"

    def test_without_a_rating_of_the_effort_it_is_said_why_it_stays(self, named: Writer, rungs: dict[str, str]) -> None:
        did(named, rungs["boil"], Outcome.DONE, MON, effort=1)

        said = did(named, rungs["boil"], Outcome.DONE, TUE)

        assert said == ("That was a step toward Tea.", STAYS["effort"])
        assert [(one.text, one.stays) for one in listed(named) if one.stays] == [("boil", "effort")]
        assert [one.stays for one in steps.offered_steps(named, WEEK, "Tea", WED)] == ["effort"]

    def test_after_much_anxiety_it_stays_and_says_so(self, named: Writer, rungs: dict[str, str]) -> None:
        did(named, rungs["boil"], Outcome.DONE, MON, effort=1)

        assert did(named, rungs["boil"], Outcome.DONE, TUE, effort=1, anxiety_after=8)[-1] == STAYS["anxiety"]

    def test_for_a_week_after_a_hard_moment_it_stays_and_says_so(self, named: Writer, rungs: dict[str, str]) -> None:
        moment = new_id()
        hard_moments.keep(named, moment, MON, {"room": False})
        did(named, rungs["boil"], Outcome.DONE, MON, effort=1)

        assert did(named, rungs["boil"], Outcome.DONE, TUE, effort=1)[-1] == STAYS["hard-moment"]
        assert [one.stays for one in listed(named) if one.on_offer] == ["hard-moment"]
        hard_moments.keep(named, moment, WED - timedelta(days=8), {"room": False})
        assert on_offer(named) == ["pour"]

    def test_where_the_next_is_much_harder_one_in_between_is_asked_for(self, named: Writer) -> None:
        low, _ = add(named, "wash", 0), add(named, "pour", 4)
        did(named, low, Outcome.DONE, MON, effort=1)

        assert did(named, low, Outcome.DONE, TUE, effort=1)[-1] == STAYS["step-between"]
        add(named, "boil", 2)
        assert on_offer(named) == ["boil"]

    def test_an_older_record_says_nothing_of_the_ladder(self, named: Writer, rungs: dict[str, str]) -> None:
        did(named, rungs["boil"], Outcome.DONE, FRI, effort=1)

        for day in (MON, THU):
            assert did(named, rungs["wash"], Outcome.DONE, day, effort=1) == ("That was a step toward Tea.",)

    def test_an_action_that_is_no_rung_and_one_that_is_open_again_say_nothing(
        self, named: Writer, rungs: dict[str, str]
    ) -> None:
        other = str(actions.plan(named, "wash", "Tea", [WED], MONDAY, {}).id)
        action = str(plan(named, rungs["wash"]).id)

        other_went = actions.check_in(named, other, Outcome.DONE, WED, MONDAY, {})
        assert spoken(other_went).notes == ("That was a step toward Tea.",)
        actions.check_in(named, action, Outcome.DONE, WED, MONDAY, {"effort": 1})
        assert spoken(actions.check_in(named, action, None, WED, MONDAY, {})).notes == ()

    def test_where_all_rungs_are_retired_nothing_is_offered(self, named: Writer) -> None:
        step = add(named, "wash", 0)
        steps.retire_step(named, step, TUE)

        assert did(named, step, Outcome.DONE, effort=1) == ("That was a step toward Tea.",)
        assert on_offer(named) == []


class TestWhatThePlanOffers:
    def offered(self, store: Writer, typed: str | None = None) -> list[tuple[str, str]]:
        return [(one.value, one.text) for one in steps.offered_steps(store, WEEK, typed, WED)]

    @pytest.fixture
    def ladders(self, named: Writer, rungs: dict[str, str]) -> Writer:
        add(named, "shovel", 9, "Snow")
        return named

    def test_it_is_of_the_value_that_is_named_or_of_those_in_focus_or_of_all(self, ladders: Writer) -> None:
        assert self.offered(ladders) == [("Tea", "wash"), ("Snow", "shovel")]
        weeks.set_focus(ladders, ["Snow"], WEEK)
        assert self.offered(ladders) == [("Snow", "shovel")]
        assert self.offered(ladders, "tea") == [("Tea", "wash")]

    def test_what_is_open_in_the_week_is_not_offered_again(self, ladders: Writer, rungs: dict[str, str]) -> None:
        action = str(plan(ladders, rungs["wash"]).id)

        assert self.offered(ladders, "Tea") == []
        actions.check_in(ladders, action, Outcome.DONE, WED, MONDAY, {})
        assert self.offered(ladders, "Tea") == [("Tea", "wash")]

    def test_a_value_at_rest_and_one_without_a_ladder_offer_nothing(self, named: Writer) -> None:
        add(named, "wash", 0)
        values.archive_value(named, "Tea", LONG_AGO)

        assert self.offered(named) == []
        assert self.offered(named, "Snow") == []
