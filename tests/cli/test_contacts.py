"""Contacts of one's own: adding, listing and removing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal import CTRL_C, Dialogue, answer, assert_clean, at_terminal, stop_at

if TYPE_CHECKING:
    from tests.notebook import Notebook

ASKED: Dialogue = (
    ("Who can you call on a hard day?", "Ana"),
    ("How do you reach them?", "555 0111"),
)


def test_a_contact_is_kept_listed_removed_and_brought_back(notebook: Notebook) -> None:
    said = notebook.do("add-contact", "Ana", "--reach", "555 0111")
    [short, name, reach] = notebook.do("list-contacts").out.rstrip("\n").split("\t")
    assert said.out == f"Added Ana ({short}) to your contacts on Wed 2026-01-14.\n"
    assert (name, reach) == ("Ana", "555 0111")

    said = notebook.do("remove-contact", short, "--yes")
    assert (
        said.out == f"Removed Ana ({short}) from your contacts on Wed 2026-01-14. `valuetrack undo` brings it back.\n"
    )
    assert notebook.do("list-contacts").out == ""
    assert "No contact yet." in notebook.do("list-contacts").err

    assert notebook.do("undo").out == "Took back: remove-contact (1 contact).\n"
    assert notebook.data("list-contacts")["contacts"][0]["name"] == "Ana"


def test_a_name_or_the_way_may_come_from_standard_input(notebook: Notebook) -> None:
    assert notebook.run("add-contact", "-", "--reach", "next door", stdin="Ana\n").code == 0
    assert notebook.run("add-contact", "Ben", "--reach", "-", stdin="555\n").code == 0
    assert notebook.do("support").out.startswith(
        "People who can be there for you:\n  Ana: next door\n  Ben: 555\n\nIf you"
    )
    assert notebook.run("add-contact", "-", "--reach", "-", stdin="Ana\n").code == 2


def test_what_steers_a_terminal_is_written_out(notebook: Notebook) -> None:
    notebook.do("add-contact", "An\x1b[31ma\nBen", "--reach", "555\n0111")
    assert "  An\\x1b[31ma Ben: 555 0111\n" in notebook.do("support").out


@pytest.mark.parametrize(
    ("words", "flag"),
    [(("add-contact",), "NAME"), (("add-contact", "Ana"), "--reach"), (("remove-contact", "c0d"), "--yes")],
)
def test_without_a_terminal_what_is_missing_is_named(written: Notebook, words: tuple[str, ...], flag: str) -> None:
    before = written.content()
    said = written.run(*words)
    assert (said.code, said.out) == (2, "")
    assert f"Give {flag}." in said.err
    assert written.content() == before


def test_an_id_that_nothing_has_is_declined(written: Notebook) -> None:
    assert written.run("remove-contact", "3f2", "--yes").code == 1


def test_contacts_stand_in_no_other_page(written: Notebook) -> None:
    for words in ((), ("today",), ("show-week",), ("review-week",), ("undo", "--list"), ("list-values",)):
        for form in ((), ("--json",)):
            out = written.do(*words, *form).out
            for own in (
                "Ask Ines how she is",
                "watched a film with Ines",
                "Bake for Ines",
            ):  # what was planned or done, in its own words
                out = out.replace(own, "")
            assert not [private for private in ("Ines", "555 0100") if private in out], words


def test_at_a_terminal_both_are_asked_for(notebook: Notebook) -> None:
    with at_terminal(notebook, "add-contact") as terminal:
        answer(terminal, ASKED)
        assert terminal.end() == 0
    assert_clean(terminal)
    assert notebook.do("support").out.startswith("People who can be there for you:\n  Ana: 555 0111\n")


def test_ctrl_c_at_the_first_question_keeps_nothing(notebook: Notebook) -> None:
    with at_terminal(notebook, "add-contact") as terminal:
        stop_at(terminal, ASKED, 0)
    assert not notebook.db.exists()


def test_without_a_way_to_reach_them_the_name_becomes_a_note(notebook: Notebook) -> None:
    with at_terminal(notebook, "add-contact", "Ana") as terminal:
        answer(terminal, ((ASKED[1][0], ""), (ASKED[1][0], "")))
        terminal.end()
    assert "Without a way to reach them it becomes a note of the day." in terminal.shown
    assert notebook.data("list-contacts")["contacts"] == []


def test_enter_at_the_first_question_keeps_nothing(notebook: Notebook) -> None:
    with at_terminal(notebook, "add-contact") as terminal:
        answer(terminal, ((ASKED[0][0], ""),))
        assert terminal.end() == 1
    assert "Without a name nothing is done." in terminal.shown
    assert not notebook.db.exists()


@pytest.mark.parametrize(("typed", "left"), [("y", 0), ("", 1), (CTRL_C, 1)])
def test_removing_asks_at_a_terminal(written: Notebook, typed: str, left: int) -> None:
    with at_terminal(written, "remove-contact", "c0d") as terminal:
        if typed == CTRL_C:
            stop_at(terminal, (("Remove Ines? (y/n) [Enter: no", ""),), 0)
        else:
            terminal.answer("Remove Ines? (y/n) [Enter: no", typed)
            assert terminal.end() == left
    assert len(written.data("list-contacts")["contacts"]) == left


@pytest.mark.parametrize("options", [(), ("--quiet",)], ids=str)
@pytest.mark.parametrize("typed", ["2", "{}"], ids=["a number", "an id"])
def test_which_contact_is_taken_out_can_be_chosen(written: Notebook, typed: str, options: tuple[str, ...]) -> None:
    written.do("add-contact", "Ana", "--reach", "555 0111")
    short = written.data("list-contacts")["contacts"][1]["short"]
    with at_terminal(written, "remove-contact", *options) as terminal:
        assert f"  2  {short}  Ana\n" in terminal.answer("Which one? Its number or its id", typed.format(short))
        terminal.answer("Remove Ana? (y/n)", "y")
        assert terminal.end() == 0
    assert [one["name"] for one in written.data("list-contacts")["contacts"]] == ["Ines"]


def test_where_there_is_no_contact_none_is_taken_out(notebook: Notebook) -> None:
    with at_terminal(notebook, "remove-contact") as terminal:
        assert terminal.end() == 1
    assert "No contact yet.\nStart with: valuetrack add-contact\n" in terminal.shown
    said = notebook.run("remove-contact", "--yes")
    assert (said.code, said.err) == (2, "An id is needed here.\nGive ID.\n")
