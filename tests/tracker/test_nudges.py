"""Which nudges a receipt carries, and where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import LONG_AGO, TUE, WED, WEEK
from valuetrack.tracker import actions, values
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from valuetrack.reports.actions import ActionPlanned
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    values.add_value(store, "Tea", LONG_AGO, {}, None)
    return store


def plan(store: Writer, text: str, *, is_new: bool = True, **fields: Any) -> ActionPlanned:
    return actions.plan(store, text, "Tea", [WED], MONDAY, fields, is_new=is_new)


@pytest.mark.parametrize(
    ("text", "nudge"), [("be calmer", "vague"), ("she calls me", "someone-else"), ("stop scrolling", "stop-doing")]
)
def test_an_action_is_planned_and_then_asked_about(named: Writer, text: str, nudge: str) -> None:
    said = plan(named, text)

    assert named.actions(WEEK)[0].text == text
    assert said.nudges == (nudge,)
    assert [kind for kind, _ in spoken(said).nudges] == [nudge]


def test_a_text_that_was_there_before_is_not_asked_about(named: Writer) -> None:
    assert plan(named, "be calmer", is_new=False).nudges == ()


@pytest.mark.parametrize(
    ("fields", "nudges"),
    [
        ({"confidence": 0}, ("smaller first",)),
        ({"confidence": 3, "smaller": "one"}, ("smaller first",)),
        ({"confidence": 4}, ("offer a smaller version",)),
        ({"confidence": 6, "smaller": "one"}, ()),
        ({"confidence": 6, "smaller": None}, ()),
        ({"confidence": 7}, ()),
        ({}, ()),
    ],
)
def test_a_low_confidence_is_asked_about_after_the_text(
    named: Writer, fields: dict[str, Any], nudges: tuple[str, ...]
) -> None:
    assert plan(named, "boil water", **fields).nudges == nudges
    assert plan(named, "be calmer", **fields).nudges == ("vague", *nudges)


def test_the_questions_about_confidence_are_of_one_kind_and_have_a_form_without_a_number(named: Writer) -> None:
    low, middling = plan(named, "boil water", confidence=3), plan(named, "boil water", confidence=5)

    assert spoken(low).nudges == (("confidence", "3 of 10 sure. Could you make it smaller, until it feels like a 7?"),)
    [(kind, question)] = spoken(low, words_only=True).nudges
    assert (kind, any(sign.isdigit() for sign in question)) == ("confidence", False)
    [(kind, question)] = spoken(middling).nudges
    assert kind == "confidence"
    assert f"valuetrack edit-action {middling.shorts[0]} --smaller" in question


def test_an_action_is_asked_about_again_where_its_text_changes(named: Writer) -> None:
    first = plan(named, "boil water").ids[0]

    assert actions.edit_action(named, first, None, {"text": "be calmer"}, TUE, MONDAY).nudges == ("vague",)
    assert actions.edit_action(named, first, None, {"why": "it helps"}, TUE, MONDAY).nudges == ()


def test_a_value_that_can_be_ticked_off_is_added_and_then_asked_about(named: Writer) -> None:
    assert values.add_value(named, "lose 5 kg", LONG_AGO, {}, None).nudges == ("goal",)
    assert values.add_value(named, "Health", LONG_AGO, {"meaning": "lose 5 kg"}, None).nudges == ()


def test_a_value_is_asked_about_again_where_its_name_changes(named: Writer) -> None:
    assert values.edit_value(named, "Tea", WED, {"name": "get a promotion"}).nudges == ("goal",)
    assert values.edit_value(named, "get a promotion", WED, {"meaning": "more money"}).nudges == ()
