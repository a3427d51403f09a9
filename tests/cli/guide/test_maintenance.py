"""The plan for hard times, asked for at a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.desk import at_desk
from tests.terminal import CTRL_D, Dialogue, answer, assert_clean, at_terminal, shown, stop_at

if TYPE_CHECKING:
    from tests.notebook import Notebook

PLAN: Dialogue = (
    ("How do you notice that a hard time is coming?", "I stop answering"),
    ("What could make the next weeks hard?", "the move"),
    ("What is one small thing you can do even on a hard day?", "open the curtains"),
    ("Who is good to have around then?", "Ana"),
    ("When would you like to look at your values again? [Enter: Wed 2026-04-01", "2026-03-01"),
)
PARTS = ("signs", "stressors", "first_step", "people", "revisit")


def parts_of(notebook: Notebook) -> list[Any]:
    """What is in the plan, part by part."""
    kept = notebook.data("maintenance-plan")
    return [kept[part] for part in PARTS]


def first(known: int) -> list[str | None]:
    """What so many answers leave."""
    return [text if place < known else None for place, (_, text) in enumerate(PLAN)]


@pytest.mark.parametrize("more", [(), ("--words-only",), ("--plain",)], ids=str)
def test_at_a_terminal_each_part_is_asked_for_and_the_plan_is_shown(written: Notebook, more: tuple[str, ...]) -> None:
    with at_terminal(written, "maintenance-plan", *more, NO_COLOR="1") as terminal:
        answer(terminal, PLAN)
        assert terminal.end() == 0
    assert_clean(terminal)
    assert parts_of(written) == first(len(PLAN))
    page = terminal.shown.partition("Your plan for hard times\n")[2]
    assert "One small first step\nopen the curtains\n" in page


@pytest.mark.parametrize("known", range(len(PLAN)))
def test_ctrl_c_at_each_question_keeps_what_was_answered(written: Notebook, known: int) -> None:
    with at_terminal(written, "maintenance-plan") as terminal:
        stop_at(terminal, PLAN, known)
    assert parts_of(written) == first(known)


def test_ctrl_d_keeps_what_was_answered_too(written: Notebook) -> None:
    with at_terminal(written, "maintenance-plan") as terminal:
        answer(terminal, PLAN[:2])
        terminal.until(PLAN[2][0])
        terminal.until("] ")
        terminal.press(CTRL_D)
        assert terminal.end() == 0
    assert parts_of(written) == first(2)


def test_whoever_leaves_out_every_part_keeps_nothing_and_sees_what_there_is_room_for(written: Notebook) -> None:
    before = written.content()
    with at_terminal(written, "maintenance-plan", NO_COLOR="1") as terminal:
        answer(terminal, tuple((question, "") for question, _ in PLAN))
        assert terminal.end() == 0
    assert "It is empty, and that is fine." in terminal.shown
    assert written.content() == before


@pytest.mark.parametrize(("day", "ahead"), [("2026-03-31", "Wed 2026-04-01"), ("2026-04-01", "when you like")])
def test_a_day_ahead_is_named_for_the_values(written: Notebook, day: str, ahead: str) -> None:
    with at_terminal(written, "maintenance-plan", day=day) as terminal:
        answer(terminal, tuple((question, "") for question, _ in PLAN[:4]))
        terminal.answer(f"look at your values again? [Enter: {ahead}")
        assert terminal.end() == 0


def test_a_notebook_without_values_has_room_for_a_plan(notebook: Notebook) -> None:
    with at_terminal(notebook, "maintenance-plan") as terminal:
        answer(terminal, PLAN[:4])
        terminal.answer("look at your values again? [Enter: when you like")
        assert terminal.end() == 0
    assert parts_of(notebook) == first(4)


def test_where_there_is_a_plan_it_is_shown_and_nothing_is_asked(written: Notebook) -> None:
    written.do("maintenance-plan", "--people", "Ana")

    said = shown(written, "maintenance-plan", more={"NO_COLOR": "1"})

    assert "[Enter: " not in said
    assert "People who help\nAna\n" in said


@pytest.mark.parametrize("more", [(), ("--no-input",), ("--json",)], ids=str)
def test_without_a_terminal_nothing_is_asked(notebook: Notebook, more: tuple[str, ...]) -> None:
    said = notebook.do("maintenance-plan", *more)

    assert said.out
    assert said.err == ""
    assert not notebook.db.exists()


def test_an_empty_text_and_none_clear_a_part(written: Notebook) -> None:
    written.do("maintenance-plan", "--signs", "I stop answering", "--people", "Ana", "--revisit", "2026-03-01")
    said = written.do("maintenance-plan", "--signs", "", "--revisit", "none")

    assert said.out == "Kept your maintenance plan on Wed 2026-01-14.\n"
    assert parts_of(written) == [None, None, None, "Ana", None]
    written.do("undo")
    assert parts_of(written) == ["I stop answering", None, None, "Ana", "2026-03-01"]


def test_a_part_may_come_from_standard_input(notebook: Notebook) -> None:
    assert notebook.run("maintenance-plan", "--first-step", "-", stdin="open the curtains\nbreathe\n").code == 0
    assert parts_of(notebook)[2] == "open the curtains\nbreathe"


def test_the_editor_begins_with_what_is_there_and_what_is_taken_out_is_cleared(written: Notebook) -> None:
    written.do("maintenance-plan", "--signs", "I stop answering", "--people", "Ana")
    writer = written.home / "writer"
    writer.write_text('#!/bin/sh\nsed -i "s/^Ana$/Ana and Ben/; /^I stop/d" "$1"\n')
    writer.chmod(0o700)

    with at_terminal(written, "maintenance-plan", "--edit", "--revisit", "2026-03-01", EDITOR=str(writer)) as terminal:
        assert terminal.end() == 0

    assert parts_of(written) == [None, None, None, "Ana and Ben", "2026-03-01"]


OFFER = "On an easier day you could make a plan for hard times: valuetrack maintenance-plan"


@pytest.mark.parametrize("session", ["close-week", "rate-week"])
def test_the_plan_is_offered_once_when_the_fourth_week_comes_to_be_rated(notebook: Notebook, session: str) -> None:
    notebook.do("add-value", "Tea", "--importance", "8", day="2026-01-05")
    for day, is_offered in (
        ("2026-01-11", False), ("2026-01-18", False), ("2026-01-25", False), ("2026-02-01", True),
        ("2026-02-01", False), ("2026-02-08", False),
    ):  # fmt: skip
        shown = at_desk(notebook, session, answers={"how much did you live it?": "5"}, day=day, COLUMNS="200").out
        assert (OFFER in shown) is is_offered, day


def test_it_is_not_offered_where_one_is_written_or_nothing_is_rated(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea", "--importance", "8", day="2026-01-05")
    for day in ("2026-01-05", "2026-01-12", "2026-01-19"):
        notebook.do("rate-week", "Tea", "5", day=day)
    assert OFFER not in at_desk(notebook, "close-week", day="2026-02-01", COLUMNS="200").out

    notebook.do("maintenance-plan", "--people", "Ana", day="2026-02-01")
    answers = {"how much did you live it?": "5"}
    assert OFFER not in at_desk(notebook, "rate-week", answers=answers, day="2026-02-01", COLUMNS="200").out
