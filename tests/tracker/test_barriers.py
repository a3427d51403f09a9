"""What barriers are about, and what they did over the weeks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.tracker.conftest import LONG_AGO, MON, SUN, TUE, WED, WEEK
from valuetrack.errors import Ambiguous, Contradiction, Nothing, Unknown
from valuetrack.frozen import replace
from valuetrack.model import BarrierKind, BarrierSource, Outcome
from valuetrack.tracker import actions, opportunities, values, weeks
from valuetrack.tracker.barriers import came_often, show_barrier, with_kind
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from valuetrack.model import Action, Opportunity
    from valuetrack.reports.barriers import BarrierStep
    from valuetrack.store.writing import Writer

INSIDE = {"anxiety", "fatigue", "self-criticism", "thought", "habit"}
INTERNAL, EXTERNAL = BarrierKind


@pytest.fixture(autouse=True)
def _connection(store: Writer) -> None:
    """Connection is there."""
    values.add_value(store, "Connection", LONG_AGO, {}, None)


def planned(store: Writer, text: str = "Call Ines", when: Any = (WED,), **fields: Any) -> Action:
    """An action for Connection, on Wednesday where no other time is given."""
    return actions.plan(store, text, "Connection", when, 0, fields).records[0]


def went(store: Writer, action: Action, outcome: Outcome | None, **fields: Any) -> None:
    """How an action went."""
    actions.check_in(store, action.id, outcome, WED, 0, fields)


def noticed(store: Writer, text: str = "lunch", day: date = WED, **fields: Any) -> Opportunity:
    """An opportunity that was not taken, of Wednesday where no other day is given."""
    logged = opportunities.log_opportunity(store, text, "Connection", day, 0, fields, taken=False)
    return cast("Opportunity", logged.records[0])


@pytest.mark.parametrize("source", BarrierSource)
def test_what_a_barrier_is_about_says_whence_it_came(source: BarrierSource) -> None:
    kind = INTERNAL if source in INSIDE else EXTERNAL
    assert with_kind({"barrier_source": source}) == {"barrier_source": source, "barrier_kind": kind}
    assert with_kind({"barrier_source": source, "barrier_kind": kind})["barrier_kind"] is kind
    for other in (*({*BarrierKind} - {kind}), None):
        with pytest.raises(Contradiction) as stopped:
            with_kind({"barrier_source": source, "barrier_kind": other})
        assert stopped.value.exit_code == 2
        assert source.said in stopped.value.message


def test_what_is_not_said_stays_open() -> None:
    assert with_kind({"got_in_way": "x"}) == {"got_in_way": "x"}
    assert with_kind({"barrier_source": None, "barrier_kind": INTERNAL}) == {
        "barrier_source": None,
        "barrier_kind": INTERNAL,
    }


def test_every_way_to_say_how_it_went_says_whence_the_barrier_came(store: Writer) -> None:
    money: dict[str, Any] = {"barrier_source": BarrierSource.MONEY}
    said: list[Any] = [
        actions.check_in(store, planned(store).id, Outcome.NOT_TAKEN, WED, 0, money),
        actions.carry(store, planned(store).id, WED, WED, 0, money),
        actions.edit_action(store, planned(store).id, None, money, WED, 0),
    ]
    assert [one.records[0].barrier_kind for one in said] == [EXTERNAL] * 3
    assert noticed(store, **money).barrier_kind is EXTERNAL


def test_another_kind_is_refused_while_what_it_was_about_stands_and_taken_once_that_is_cleared(store: Writer) -> None:
    one = noticed(store, barrier_source=BarrierSource.HABIT)
    with pytest.raises(Contradiction):
        opportunities.edit_opportunity(store, one.id, None, {"barrier_kind": EXTERNAL})
    opportunities.edit_opportunity(store, one.id, None, {"barrier_kind": EXTERNAL, "barrier_source": None})
    [edited] = opportunities.edit_opportunity(store, one.id, None, {"got_in_way": "rain"}).records
    assert vars(edited)["barrier_kind"] is EXTERNAL
    [edited] = opportunities.edit_opportunity(store, one.id, None, {"barrier_source": BarrierSource.THOUGHT}).records
    assert vars(edited)["barrier_kind"] is INTERNAL


def texts(steps: tuple[BarrierStep, ...]) -> list[str]:
    return [one.text for one in steps]


def test_a_barrier_is_told_whole_however_its_words_were_typed(store: Writer) -> None:
    noticed(store, "choir", got_in_way="The SHIFT.", barrier_source=BarrierSource.TIME)
    went(store, planned(store, "Call", [MON]), Outcome.NOT_TAKEN, got_in_way="the shift", barrier_kind=EXTERNAL)
    went(
        store, planned(store, "Write", [TUE], barrier="the  shift", coping="a note"), Outcome.CARRIED, barrier_came=True
    )
    met = planned(store, "Walk", barrier="the shift", coping="a short one")
    went(store, met, Outcome.SMALLER, coping_tried=True, learned="ten minutes do")
    planned(store, "Swim", WEEK, barrier="the shift", coping="on Sunday")
    went(store, planned(store, "Read", barrier="the shift"), Outcome.DONE, barrier_came=False)
    went(store, planned(store, "Write a card", barrier="the shift"), Outcome.NOT_TAKEN)  # it is not said why
    went(store, planned(store, "Ask the manager", acts_on="the shift"), Outcome.DONE)
    went(store, planned(store, "Sleep"), Outcome.NOT_TAKEN, got_in_way="the shifts")

    story = show_barrier(store, " THE   shift", 0)

    assert (story.what, story.kind, story.sources) == ("the shift", "external", (BarrierSource.TIME,))
    assert (story.count, story.foreseen, story.more) == (4, 2, 0)
    assert texts(story.blocked) == ["choir", "Write", "Call"]
    assert [(one.source, one.outcome, one.foreseen) for one in story.blocked] == [
        ("opportunity", Outcome.NOT_TAKEN, False), ("action", Outcome.CARRIED, True),
        ("action", Outcome.NOT_TAKEN, False),
    ]  # fmt: skip
    [walk] = story.taken
    assert (walk.text, walk.value, walk.day, walk.learned) == ("Walk", "Connection", WED, "ten minutes do")
    assert (walk.coping, walk.coping_tried, walk.any_day) == ("a short one", True, False)
    [swim] = story.ahead
    assert (swim.text, swim.any_day, swim.coping, swim.day) == ("Swim", True, "on Sunday", WEEK.start)
    assert texts(story.expected) == ["Read"]
    assert texts(story.tried) == ["Ask the manager"]


def test_the_latest_of_each_list_are_told_and_how_many_are_older(store: Writer) -> None:
    for text in ("one", "two", "three"):
        noticed(store, text, got_in_way="rain")
        planned(store, text, acts_on="rain")
    story = show_barrier(store, "rain", 2)
    assert (texts(story.blocked), texts(story.tried), story.more) == (["three", "two"], ["three", "two"], 2)


def test_an_expectation_beside_another_barrier_came_too_and_says_nothing_of_whence(store: Writer) -> None:
    one = planned(store, barrier="rain")
    went(store, one, Outcome.NOT_TAKEN, barrier_came=True, got_in_way="no bus", barrier_source=BarrierSource.PLACE)
    assert (show_barrier(store, "rain", 0).kind, show_barrier(store, "no bus", 0).kind) == ("unspecified", "external")
    assert not show_barrier(store, "no bus", 0).foreseen
    went(store, planned(store, barrier="rain"), Outcome.NOT_TAKEN, barrier_came=True, barrier_kind=INTERNAL)
    assert show_barrier(store, "rain", 0).kind == "internal"


def test_a_step_of_a_hard_moment_that_was_not_taken_is_held_up_to_nobody(store: Writer) -> None:
    one = planned(store)
    store.put(replace(one, in_hard_moment=True, outcome=Outcome.NOT_TAKEN, got_in_way="fog"))
    assert show_barrier(store, "fog", 0).count == 0


def test_a_barrier_is_found_by_the_beginning_of_its_words(store: Writer) -> None:
    with pytest.raises(Nothing):
        show_barrier(store, "rain", 0)
    for text in ("rain", "rain and snow", "no bus"):
        noticed(store, got_in_way=text)
    assert [show_barrier(store, typed, 0).what for typed in ("rain", "RAIN A", "no")] == [
        "rain", "rain and snow", "no bus",
    ]  # fmt: skip
    with pytest.raises(Ambiguous):
        show_barrier(store, "ra", 0)
    for typed in ("snow", "", "."):
        with pytest.raises(Unknown):
            show_barrier(store, typed, 0)


def test_what_came_more_than_once_in_the_week_of_a_plan_and_the_four_before_is_named(store: Writer) -> None:
    days = (date(2025, 12, 21), date(2025, 12, 22), date(2026, 1, 5), WED, SUN, WEEK.after)
    for day in days:
        noticed(store, day=day, got_in_way="rain")
    noticed(store, got_in_way="mud")
    went(store, planned(store, barrier="Rain"), Outcome.DONE, barrier_came=True)
    [rain] = came_often(store, WEEK.next)
    assert (rain.what, rain.count, rain.foreseen, rain.taken, rain.values) == ("rain", 6, 1, 1, ("Connection",))
    weeks.set_aside(store, Week(date(2026, 1, 5)), resume=False)
    assert [one.count for one in came_often(store, WEEK.next)] == [5]
    assert [one.count for one in came_often(store, WEEK)] == [5]
    assert came_often(store, Week(date(2025, 12, 1))) == ()
