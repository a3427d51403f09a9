"""Looking at the values again, at a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal import CTRL_D, Dialogue, answer, assert_clean, at_terminal, shown, stop_at

if TYPE_CHECKING:
    from tests.notebook import Notebook

SESSION: Dialogue = (
    ("Does Connection still fit? (y/n) [Enter: yes", "n"),
    ("Another name for it? [Enter: Connection", "Closeness"),
    ("What does it mean to you now? [Enter: as it is", "being near"),
    ("How much does it matter now? (0 = not at all, 10 = very much) [Enter: keep", "8"),
    ("Does Growth still fit? (y/n) [Enter: yes", "n"),
    ("Another name for it? [Enter: Growth", ""),
    ("What does it mean to you now? [Enter: as it is", ""),
    ("How much does it matter now? (0 = not at all, 10 = very much) [Enter: keep", ""),
    ("Let Growth rest for now? Nothing of it is lost. (y/n) [Enter: no", "y"),
)
BEFORE = [("Connection", "letting people in", 9), ("Growth", None, 7)]
DONE = (
    "You looked through your values on Wed 2026-01-14. You will be asked about them\n"
    "again in three months, on Tue 2026-04-14.\n"
)


def values_of(notebook: Notebook) -> list[tuple[Any, ...]]:
    """The values that are awake, with their meaning and how much they matter."""
    return [(one["value"], one["meaning"], one["importance"]) for one in notebook.data("list-values")["values"]]


def looked(notebook: Notebook) -> tuple[Any, Any]:
    """When the values were looked through, and when they come up again by choice."""
    kept = notebook.data("maintenance-plan")
    return kept["revisited"], kept["revisit"]


def test_each_value_is_looked_at_and_each_answer_kept(written: Notebook) -> None:
    with at_terminal(written, "revisit-values") as terminal:
        answer(terminal, SESSION)
        assert terminal.end() == 0
    assert_clean(terminal)
    assert "\nConnection: letting people in\nIt matters 9 of 10.\n" in terminal.shown
    assert terminal.shown.endswith(DONE)
    assert values_of(written) == [("Closeness", "being near", 8)]
    assert looked(written) == ("2026-01-14", "2026-04-14")


def test_the_session_is_taken_back_as_one(written: Notebook) -> None:
    with at_terminal(written, "revisit-values") as terminal:
        answer(terminal, SESSION)
        assert terminal.end() == 0
    written.do("undo")
    assert (values_of(written), looked(written)) == (BEFORE, (None, None))


@pytest.mark.parametrize("known", range(len(SESSION)))
def test_ctrl_c_at_each_question_keeps_what_was_answered(written: Notebook, known: int) -> None:
    with at_terminal(written, "revisit-values") as terminal:
        stop_at(terminal, SESSION, known)
    name = "Closeness" if known > 1 else "Connection"
    meaning = "being near" if known > 2 else "letting people in"
    assert values_of(written) == [(name, meaning, 8 if known > 3 else 9), BEFORE[1]]
    assert looked(written) == (None, None)


def test_enter_keeps_everything_and_that_is_looking_too(written: Notebook) -> None:
    with at_terminal(written, "revisit-values") as terminal:
        answer(terminal, (("Does Connection still fit?", ""), ("Does Growth still fit?", "")))
        assert terminal.end() == 0
    assert values_of(written) == BEFORE
    assert looked(written) == ("2026-01-14", "2026-04-14")


def test_ctrl_d_ends_quietly_and_the_rest_may_come_another_day(written: Notebook) -> None:
    with at_terminal(written, "revisit-values") as terminal:
        terminal.until("Does Connection still fit?")
        terminal.until("] ")
        terminal.press(CTRL_D)
        assert terminal.end() == 0
    assert looked(written) == (None, None)


def test_in_words_only_mode_there_is_no_number(written: Notebook) -> None:
    with at_terminal(written, "revisit-values", "--words-only") as terminal:
        answer(terminal, SESSION[:3])
        terminal.answer("How much does it matter now? (not at all, a little,", "a little")
        terminal.answer("Does Growth still fit?")
        assert terminal.end() == 0
    assert "It matters very much." in terminal.shown
    assert "of 10" not in terminal.shown
    assert ("Closeness", "being near", 3) in values_of(written)


def test_a_name_that_is_taken_is_declined_and_the_session_goes_on(written: Notebook) -> None:
    written.do("rate-value", "growth", "none", "--on", "2026-01-01")
    with at_terminal(written, "revisit-values") as terminal:
        answer(terminal, (SESSION[0], ("Another name for it?", "Growth"), *SESSION[2:4], (SESSION[4][0], "")))
        assert terminal.end() == 0
    assert "There is a value named 'Growth' already." in terminal.shown
    assert values_of(written) == [("Connection", "being near", 8), ("Growth", None, None)]


def test_the_last_value_may_rest_too(written: Notebook) -> None:
    written.do("archive-value", "connection", "--on", "yesterday")
    with at_terminal(written, "revisit-values") as terminal:
        answer(terminal, SESSION[4:])
        assert terminal.end() == 0
    assert terminal.shown.endswith(DONE)
    assert written.run("revisit-values").code == 2


def test_by_flag_it_is_kept_for_a_day(written: Notebook) -> None:
    said = written.do("revisit-values", "--done", "--on", "2026-01-10")

    assert said.out == (
        "You looked through your values on Sat 2026-01-10. "
        "You will be asked about them again in three months, on Fri 2026-04-10.\n"
    )
    assert looked(written) == ("2026-01-10", "2026-04-10")


def test_without_a_terminal_the_flag_is_named_and_nothing_written(written: Notebook) -> None:
    before = written.db.read_bytes()

    said = written.run("revisit-values")

    assert (said.code, said.out) == (2, "")
    assert "then give --done." in said.err
    assert written.db.read_bytes() == before


@pytest.mark.parametrize("more", [("--done",), ()], ids=str)
def test_without_a_value_nothing_is_asked_or_kept(notebook: Notebook, more: tuple[str, ...]) -> None:
    with at_terminal(notebook, "revisit-values", *more) as terminal:
        assert terminal.end() == 1
    assert "You have not named a value yet." in terminal.shown
    assert not notebook.db.exists()


def test_the_overview_names_it_from_the_day_on_and_no_more_afterwards(written: Notebook) -> None:
    written.do("maintenance-plan", "--revisit", "2026-01-15")
    line = "Do your values still fit? When you like: valuetrack revisit-values"

    assert line not in shown(written, more={"NO_COLOR": "1"})
    written.day = "2026-01-15"
    assert line in shown(written, more={"NO_COLOR": "1"})
    written.do("revisit-values", "--done")
    assert line not in shown(written, more={"NO_COLOR": "1"})


def test_after_a_new_name_the_answers_are_for_that_value_whoever_bore_the_old_one_before(written: Notebook) -> None:
    written.do("add-value", "Kin", "--on", "2025-06-01")
    written.do("edit-value", "Kin", "--name", "Connection", "--on", "2025-03-01")
    with at_terminal(written, "revisit-values") as terminal:
        answer(terminal, (*SESSION[:4], ("Does Growth still fit?", ""), ("Does Kin still fit?", "")))
        assert terminal.end() == 0
    assert values_of(written) == [("Closeness", "being near", 8), BEFORE[1], ("Kin", None, None)]
