"""Naming a value, and looking at the values again, at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.desk import at_desk
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


STANDS_FOR = "What would you like this part of your life to stand for?"
CALL_IT = "What would you call it, in a word or a few?"
LOOKS_LIKE = "What would that look like in daily life? One a line."


def words_of(notebook: Notebook, name: str) -> dict[str, Any]:
    """What is kept of a value, as the list of values has it."""
    [one] = [one for one in notebook.data("list-values")["values"] if one["value"] == name]
    return {key: one[key] for key in ("meaning", "facets", "chosen", "importance")}


class TestNamingOne:
    def test_the_open_answer_becomes_the_meaning_and_a_few_words_the_name(self, written: Notebook) -> None:
        with at_terminal(written, "add-value") as terminal:
            terminal.answer(STANDS_FOR, "making things that nobody asked me for")
            assert "[Enter: skip]" in terminal.answer(CALL_IT, "Making")
            assert "[Enter: what you wrote above]" in terminal.answer("What does Making mean to you?")
            terminal.answer(LOOKS_LIKE, "drawing at night")
            terminal.answer("What else? [Enter: that is all", "DRAWING at night")
            terminal.answer("What else?")
            terminal.answer("How much does it matter?", "8")
            terminal.answer("Is this yours to choose, whatever others expect of you? (y/n)", "n")
            assert terminal.end() == 0
        assert_clean(terminal)
        for question in ("What kind of relationship", "If anxiety had less of a say", "the person you want to be?"):
            assert question in terminal.shown.partition(STANDS_FOR)[0]
        assert "Good to know. What in it would you keep if nobody else had a say?" in terminal.shown
        assert words_of(written, "Making") == {
            "meaning": "making things that nobody asked me for",
            "facets": ["drawing at night"],
            "chosen": False,
            "importance": 8,
        }
        written.do("undo")
        assert "Making" not in [one["value"] for one in written.data("list-values")["values"]]

    @pytest.mark.parametrize(
        ("answers", "name", "meaning"),
        [
            ({STANDS_FOR: "Quiet evenings"}, "Quiet evenings", None),
            ({STANDS_FOR: "Quiet evenings", CALL_IT: "Rest at last"}, "Rest at last", "Quiet evenings"),
            ({STANDS_FOR: "room to breathe in", "mean to you?": "slowness", CALL_IT: "Calm"}, "Calm", "slowness"),
            ({"What matters to you": "Play"}, "Play", None),
        ],
    )
    def test_few_words_are_a_name_already(
        self, written: Notebook, answers: dict[str, str], name: str, meaning: str | None
    ) -> None:
        said = at_desk(written, "add-value", answers=answers)

        assert said.code == 0
        assert words_of(written, name) == {"meaning": meaning, "facets": [], "chosen": None, "importance": None}

    def test_what_stands_on_the_command_line_is_not_asked_for(self, written: Notebook) -> None:
        given = ("--meaning", "slowness", "--facet", "a walk", "--importance", "7", "--chosen", "yes")
        said = at_desk(written, "add-value", *given, answers={STANDS_FOR: "Calm"})

        assert said.out.count("[Enter: ") == 2
        assert words_of(written, "Calm") == {
            "meaning": "slowness",
            "facets": ["a walk"],
            "chosen": True,
            "importance": 7,
        }

    def test_a_name_that_is_taken_is_not_on_offer_and_is_asked_for_anew(self, written: Notebook) -> None:
        answers = {STANDS_FOR: "connection", "already. Choose": "Kin", CALL_IT: "growth"}
        said = at_desk(written, "add-value", answers=answers, NO_COLOR="1")

        assert f"{CALL_IT} [Enter: skip]" in said.out
        assert words_of(written, "Kin")["meaning"] == "connection"

    def test_several_lines_are_one_each_and_a_dot_ends_the_questions(self, written: Notebook) -> None:
        with at_terminal(written, "add-value") as terminal:
            answer(terminal, ((STANDS_FOR, "Calm"), (CALL_IT, ""), ("What does Calm mean", "")))
            terminal.until(LOOKS_LIKE)
            terminal.until("] ")
            terminal.press("\x1b[200~a walk\n\na bath\x1b[201~\r")
            terminal.answer("What else?", ".")
            assert terminal.end() == 0
        assert words_of(written, "Calm")["facets"] == ["a walk", "a bath"]

    def test_without_a_name_what_was_said_is_a_note_of_the_day(self, written: Notebook) -> None:
        said = at_desk(written, "add-value", answers={STANDS_FOR: "to be there when somebody needs me"})

        assert said.code == 0
        assert "Without a name it becomes a note of the day." in said.out
        assert "Kept your note for Wed 2026-01-14" in said.out

    def test_with_nothing_said_nothing_is_done(self, written: Notebook) -> None:
        before = written.content()
        said = at_desk(written, "add-value")

        assert (said.code, written.content()) == (1, before)
        assert said.out.endswith("Without a name nothing is done.\n")

    def test_ctrl_c_keeps_what_was_answered(self, written: Notebook) -> None:
        with at_terminal(written, "add-value") as terminal:
            answer(terminal, ((STANDS_FOR, "to make things"), (CALL_IT, "Making"), ("What does Making mean", "")))
            stop_at(terminal, ((LOOKS_LIKE, "drawing"), ("What else?", "")), 1)
        assert words_of(written, "Making")["facets"] == ["drawing"]
        assert words_of(written, "Making")["meaning"] == "to make things"


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


@pytest.mark.parametrize("words_only", [False, True])
def test_each_value_stands_there_with_its_last_weeks_and_what_is_planned_for_it(
    written: Notebook, *, words_only: bool
) -> None:
    written.do("rate-week", "conn", "3", "--week", "last")
    said = at_desk(written, "revisit-values", *(["--words-only"] if words_only else [])).out
    first, second = said.split("Does Connection still fit?")

    assert f"{'' if words_only else 'Week by week, '}from Mon 2025-12-29" in first
    assert ("lived a little" in first) is words_only
    assert "Wed 2026-01-14: Text Priya at lunch (3f2)" in first
    assert "Week by week" not in second.partition("Does Growth")[0]
    assert "Planned" not in second


def test_a_value_without_a_week_to_show_is_asked_about_all_the_same(notebook: Notebook) -> None:
    notebook.do("add-value", "Play")
    notebook.do("set-aside-week")
    said = at_desk(notebook, "revisit-values").out

    assert "Does Play still fit?" in said
    assert "Week by week" not in said


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
    before = written.content()

    said = written.run("revisit-values")

    assert (said.code, said.out) == (2, "")
    assert "then give --done." in said.err
    assert written.content() == before


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
