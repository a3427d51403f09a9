"""Which soft questions a receipt carries, and where none is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import LONG_AGO, TUE, WED, WEEK
from valuetrack.nudges import QUESTIONS
from valuetrack.reports.old_receipt import Receipt, SoftQuestion, told
from valuetrack.tracker import mending, planning, values
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    values.add_value(store, "Tea", LONG_AGO, {}, None)
    return store


def plan(store: Writer, text: str, *, is_new: bool = True, **fields: Any) -> Receipt:
    return planning.plan(store, text, "Tea", [WED], MONDAY, fields, is_new=is_new)


def kinds(receipt: Receipt) -> list[str]:
    return [note.kind for note in receipt.notes if isinstance(note, SoftQuestion)]


@pytest.mark.parametrize(
    ("text", "kind"), [("be calmer", "vague"), ("she calls me", "someone-else"), ("stop scrolling", "stop-doing")]
)
def test_an_action_is_planned_and_then_asked_about(named: Writer, text: str, kind: str) -> None:
    said = plan(named, text)

    assert named.actions(WEEK)[0].text == text
    assert said.notes == (QUESTIONS[kind],)  # type: ignore[index]
    assert kinds(said) == [kind]


def test_the_question_about_the_text_comes_before_that_about_confidence(named: Writer) -> None:
    assert kinds(plan(named, "be calmer", confidence=2)) == ["vague", "confidence"]
    assert kinds(plan(named, "be calmer", confidence=5)) == ["vague", "confidence"]
    assert kinds(plan(named, "boil water", confidence=5, smaller="one cup")) == []


def test_a_text_that_was_there_before_is_not_asked_about(named: Writer) -> None:
    assert kinds(plan(named, "be calmer", is_new=False)) == []


def test_an_action_is_asked_about_again_where_its_text_changes(named: Writer) -> None:
    first = str(plan(named, "boil water").id)

    def edit(**fields: Any) -> Receipt:
        return mending.edit_action(named, first, None, mending.NewTime(), TUE, MONDAY, fields)

    assert kinds(edit(text="be calmer")) == ["vague"]
    assert kinds(edit(why="it helps")) == []


def test_a_value_that_can_be_ticked_off_is_added_and_then_asked_about(named: Writer) -> None:
    assert values.add_value(named, "lose 5 kg", LONG_AGO, {}, None).nudges == ("goal",)
    assert values.add_value(named, "Health", LONG_AGO, {"meaning": "lose 5 kg"}, None).nudges == ()


def test_a_value_is_asked_about_again_where_its_name_changes(named: Writer) -> None:
    assert values.edit_value(named, "Tea", WED, {"name": "get a promotion"}).nudges == ("goal",)
    assert values.edit_value(named, "get a promotion", WED, {"meaning": "more money"}).nudges == ()


def test_a_receipt_without_soft_questions_keeps_its_other_notes() -> None:
    receipt = Receipt("done", "Done.", notes=("A kind word.", SoftQuestion("vague", "What?")))

    assert receipt.without_soft_questions().notes == ("A kind word.",)


def test_a_question_with_a_number_is_asked_in_words_too(named: Writer) -> None:
    [question] = plan(named, "boil water", confidence=3).notes

    assert told(question, words_only=True) == "Shall we make it small enough to feel likely?"
