"""The short list that is offered at a terminal where an id is wanted and none was given, and exit 2 elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli import prepared
from tests.terminal import at_terminal

if TYPE_CHECKING:
    from tests.notebook import Notebook

WANTED = {
    "show": "1  3f2  Wed 2026-01-14, action: Text Priya at lunch",
    "delete": "1  3f2  Wed 2026-01-14, action: Text Priya at lunch",
    "edit-action": "2  7e1  Thu 2026-01-01, action: Ask Ines how she is",
    "edit-opportunity": "1  9c1  Tue 2026-01-13, opportunity: lunch invitation (taken) (Connection)",
    "edit-reflection": "1  b07  Tue 2026-01-13, reflection: I froze.",
    "edit-note": "1  d0e  Tue 2026-01-13, note: two of three so far",
    "edit-step": "1  5e2  Tue 2026-01-13, step: Read a book (Growth)",
    "edit-comparison": "1  ca7  Tue 2026-01-13, comparison: Thursday evenings",
    "show-comparison": "1  ca7  Tue 2026-01-13, comparison: Thursday evenings",
}


@pytest.mark.parametrize("command", WANTED)
def test_without_an_id_the_latest_are_offered_and_enter_leaves(written: Notebook, command: str) -> None:
    before = written.content()
    with at_terminal(written, command, width=120) as terminal:
        asked = terminal.answer("Which one? Its number or its id")
        assert terminal.end() == 1
        assert WANTED[command] in asked
        assert "Without an id nothing is done." in terminal.shown
    assert written.content() == before


def test_a_number_or_an_id_chooses_and_what_fits_neither_is_asked_again(written: Notebook) -> None:
    with at_terminal(written, "show", width=120) as terminal:
        terminal.answer("Which one?", "99")
        terminal.answer("Which one?", "fff")
        terminal.answer("Which one?", "2")
        assert terminal.end() == 0
        assert "99" in terminal.shown
        assert "Note d0e" in terminal.shown
    with at_terminal(written, "edit-note", "--note", "all of it") as terminal:
        terminal.answer("Which one?", "3f2")
        terminal.answer("Which one?", "d0e")
        assert terminal.end() == 0
        assert "3f2 is an action, not a note of a day." in terminal.shown
    assert written.data("show", "d0e")["record"]["note"] == "all of it"


def test_where_there_is_nothing_of_that_kind_it_is_said(written: Notebook) -> None:
    written.do("delete", "d0e", "--yes")
    with at_terminal(written, "edit-note") as terminal:
        assert terminal.end() == 1
        assert "There is nothing of that kind yet." in terminal.shown


@pytest.mark.parametrize(
    ("command", "short", "field"),
    [
        ("edit-action", "3f2", "text"),
        ("edit-opportunity", "9c1", "text"),
        ("edit-note", "d0e", "note"),
        ("edit-step", "5e1", "text"),
        ("edit-comparison", "ca7", "question"),
    ],
)
def test_without_an_option_other_words_are_asked_for(written: Notebook, command: str, short: str, field: str) -> None:
    was = written.data("show", short)["record"][field]
    with at_terminal(written, command, short) as terminal:
        assert was in terminal.answer("In other words?", "in a new way")
        assert terminal.end() == 0
    assert written.data("show", short)["record"][field] == "in a new way"
    with at_terminal(written, command, short) as terminal:
        terminal.answer("In other words?")
        assert terminal.end() == 1
        assert "It stays as it is." in terminal.shown


def test_the_texts_of_a_reflection_are_asked_for_one_by_one(written: Notebook) -> None:
    with at_terminal(written, "edit-reflection", "b07") as terminal:
        assert "I froze." in terminal.answer("In other words?")
        for answer in ("", "You noticed.", ""):
            terminal.answer("In other words?", answer)
        assert terminal.end() == 0
    record = written.data("show", "b07")["record"]
    assert (record["happened"], record["kind_words"], record["learned"]) == ("I froze.", "You noticed.", None)


@pytest.mark.parametrize(("answer", "code"), [("1", 0), ("", 1)])
def test_an_outcome_without_an_action_offers_the_latest(written: Notebook, answer: str, code: int) -> None:
    with at_terminal(written, "check-in", "--outcome", "done") as terminal:
        terminal.answer("Which one?", answer)
        assert terminal.end() == code
    assert written.data("show", "3f2")["record"]["outcome"] == ("done" if code == 0 else None)
    said = written.run("check-in", "--outcome", "done")
    assert (said.code, said.err) == (2, "The id of an action is needed here.\nGive ID.\n")


@pytest.mark.parametrize("command", WANTED)
def test_off_a_terminal_an_id_is_needed(written: Notebook, command: str) -> None:
    said = written.run(command)
    assert (said.code, said.err.splitlines()[0]) == (2, "An id is needed here.")


def test_what_a_reflection_is_about_can_be_chosen(written: Notebook) -> None:
    with at_terminal(written, "reflect", "so it went", "--about", width=120) as terminal:
        assert "2  9c1  Tue 2026-01-13, opportunity: lunch invitation" in terminal.answer("Which one?", "2")
        assert terminal.end() == 0
    with at_terminal(written, "reflect", "--about", "--happened", "then so") as terminal:
        terminal.answer("Which one?", "3f2")
        assert terminal.end() == 0
    about = {one["text"]: one["id"] for one in written.data("journal", "so", "--kind", "reflection")["entries"]}
    chosen = {text: written.data("show", one)["record"]["about"] for text, one in about.items()}
    assert chosen == {"so it went": prepared.OPPORTUNITY, "then so": prepared.ACTION}
    said = written.run("reflect", "x", "--about")
    assert (said.code, said.err) == (2, "An id is needed here.\nGive --about.\n")
    assert written.do("reflect", "x", "--about", "9c1").code == 0


def test_what_is_deleted_can_be_chosen_by_an_id_of_any_kind_that_it_takes(written: Notebook) -> None:
    with at_terminal(written, "delete", "--dry-run", width=120) as terminal:
        terminal.answer("Which one?", "c0d")
        terminal.answer("Which one?", "b07")
        assert terminal.end() == 0
        assert "c0d is a contact." in terminal.shown
        assert "This would delete the reflection: I froze." in terminal.shown
