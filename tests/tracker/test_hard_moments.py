"""Hard moments: the mark of a step that was planned in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, MON, NEXT_MON, SAT, WED
from valuetrack.model import Action, Outcome
from valuetrack.tracker import actions, hard_moments, values
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer


@pytest.fixture
def step(store: Writer) -> str:
    """A small step of a hard evening."""
    values.add_value(store, "Tea", LONG_AGO, {}, 8)
    return hard_moments.plan(store, "boil water", "Tea", WED, MONDAY).ids[0]


def mark(store: Writer, one: str) -> bool:
    return store.find(one, [Action]).in_hard_moment


def test_the_mark_stays_on_another_day_of_the_week_in_other_words_and_with_an_outcome(store: Writer, step: str) -> None:
    actions.carry(store, step, FRI, WED, MONDAY, {})
    actions.edit_action(store, step, None, {"text": "hold a warm cup", "day": SAT}, WED, MONDAY)
    actions.check_in(store, step, Outcome.NOT_TAKEN, SAT, MONDAY, {})

    assert mark(store, step)


def test_what_is_carried_on_to_a_later_week_is_planned_anew_and_counts(store: Writer, step: str) -> None:
    went = actions.carry(store, step, NEXT_MON, FRI, MONDAY, {})
    again = actions.plan_again(store, step, [NEXT_MON], MONDAY)
    other = actions.plan(store, "boil water", "Tea", [MON], MONDAY, {"carried_from": step})

    assert [mark(store, one) for one in (*went.ids, *again.ids, *other.ids)] == [True, False, False, False]
