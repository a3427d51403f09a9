"""Graded steps at the command line: by flags, by questions, and in words-only mode."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.terminal import CTRL_D, Dialogue, answer, assert_clean, at_terminal, shown, stop_at

if TYPE_CHECKING:
    from tests.notebook import Notebook

ASKED: Dialogue = (
    ("Which small step? [Enter: skip", "Wave to Ana"),
    ("How hard is it? (0 = easy, 10 = very hard) [Enter: skip", "2"),
)


def ladder(notebook: Notebook, value: str = "conn") -> list[tuple[str, int]]:
    return [(one["text"], one["difficulty"]) for one in notebook.data("list-steps", value)["steps"]]


def test_a_step_is_asked_for_and_kept(written: Notebook) -> None:
    with at_terminal(written, "add-step", "conn") as terminal:
        answer(terminal, ASKED)
        assert terminal.end() == 0

    assert_clean(terminal)
    assert ladder(written) == [("Wave to Ana", 2)]
    assert re.search(
        r'Added "Wave to Ana" \([0-9a-f]{3,}\) to the\sladder of\sConnection on Wed\s2026-01-14,\s', terminal.shown
    )
    assert "valuetrack plan-week --step " in terminal.shown


def test_what_was_given_is_not_asked_for(written: Notebook) -> None:
    for arguments, asked in (
        (("Wave", "--difficulty", "2"), ()),
        (("Nod",), ASKED[1:]),
        (("--difficulty", "3"), ASKED[:1]),
    ):
        with at_terminal(written, "add-step", "conn", *arguments) as terminal:
            answer(terminal, asked)
            assert terminal.end() == 0
        assert terminal.shown.count("[Enter: ") == len(asked)
    assert ladder(written) == [("Wave", 2), ("Nod", 2), ("Wave to Ana", 3)]


def test_in_words_only_mode_the_difficulty_is_asked_for_in_words(written: Notebook) -> None:
    words = "How hard is it? (easy, a little hard, fairly hard, hard, very hard)"
    with at_terminal(written, "add-step", "conn", "--words-only") as terminal:
        answer(terminal, ASKED[:1])
        asked = " ".join(terminal.answer("How hard is it?", "a lit").split())
        assert terminal.end() == 0

    assert words in asked
    assert ladder(written) == [("Wave to Ana", 3)]
    assert " ".join(terminal.shown.split()).count("on Wed 2026-01-14, a little hard.") == 1


@pytest.mark.parametrize("known", range(len(ASKED)))
def test_ctrl_c_at_each_question_leaves_no_half_of_a_step(written: Notebook, known: int) -> None:
    with at_terminal(written, "add-step", "conn") as terminal:
        stop_at(terminal, ASKED, known)

    assert ladder(written) == []


def test_skipping_the_first_question_keeps_nothing_and_says_why(written: Notebook) -> None:
    with at_terminal(written, "add-step", "conn") as terminal:
        answer(terminal, ((ASKED[0][0], ""),))
        assert terminal.end() == 1

    assert ladder(written) == []
    assert "Without a step nothing is done." in terminal.shown


def test_ctrl_d_ends_quietly(written: Notebook) -> None:
    with at_terminal(written, "add-step", "conn") as terminal:
        terminal.until(ASKED[0][0])
        terminal.press(CTRL_D)
        assert terminal.end() == 0


def test_a_value_that_is_not_there_is_said_before_anything_is_asked(written: Notebook) -> None:
    with at_terminal(written, "add-step", "nosuch") as terminal:
        assert terminal.end() == 1

    assert "You have no value called 'nosuch'." in terminal.shown


def test_a_step_is_read_from_standard_input(written: Notebook) -> None:
    said = written.run("add-step", "conn", "-", "--difficulty", "very much", stdin="Say hello\nfirst\n")

    assert said.code == 0
    assert ladder(written) == [("Say hello\nfirst", 10)]
    assert written.run("edit-step", "5e1", "--text", "-", stdin="Two pages\n").code == 0
    assert ladder(written, "growth")[0] == ("Two pages", 2)


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        (("add-step",), 2, "VALUE"),
        (("add-step", "conn"), 2, "Give TEXT."),
        (("add-step", "conn", "x"), 2, "Give --difficulty."),
        (("add-step", "conn", "x", "--difficulty", "none"), 2, "Give --difficulty."),
        (("add-step", "conn", "x", "--difficulty", "11"), 2, "--difficulty is a whole number, 0-10."),
        (("add-step", "conn", " ", "--difficulty", "1"), 2, "TEXT is empty."),
        (("add-step", "Rest", "x", "--difficulty", "1"), 1, "Rest is at rest now."),
        (("add-step", "conection", "x", "--difficulty", "1"), 1, "Did you mean Connection?"),
        (("list-steps", "nosuch"), 1, "You have no value called 'nosuch'."),
        (("edit-step", "5e1"), 2, "Give --text, --difficulty, --retire or --restore."),
        (("edit-step", "5e1", "--retire", "--restore"), 2, "exclude each other"),
        (("edit-step", "5e1", "--difficulty", "none"), 2, "Give --difficulty."),
        (("edit-step", "5e1", "--restore"), 1, "is not retired"),
        (("edit-step", "5e1", "--text", "x", "--restore"), 1, "is not retired"),
        (("edit-step", "5e2", "--retire"), 1, "is retired already"),
        (("edit-step", "3f2", "--retire"), 1, "3f2 is an action, not a step."),
        (("plan-week", "--step", "3f2"), 1, "3f2 is an action, not a step."),
        (("plan-week", "--step", "5e1", "-v", "conn"), 2, "is on the ladder of Growth"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    written: Notebook, line: tuple[str, ...], code: int, says: str
) -> None:
    before = written.content()

    said = written.run(*line)

    assert (said.code, said.out) == (code, "")
    assert says in said.err
    assert written.content() == before


def test_a_ladder_in_a_pipe_has_one_step_a_line(written: Notebook) -> None:
    said = written.do("list-steps", "growth", "--all")

    assert said.out == "5e1\tGrowth\tRead one page\t2\t0\t0\tnext\n5e2\tGrowth\tRead a book\t9\t0\t0\tretired\n"
    assert said.err == ""


def test_a_ladder_with_nothing_on_it_says_how_to_begin(written: Notebook) -> None:
    said = written.do("list-steps", "conn")

    assert (said.out, said.err) == ("", "No step on this ladder yet; 2 steps on others: valuetrack list-steps\n")
    assert json.loads(written.do("list-steps", "conn", "--json").out)["data"]["steps"] == []


@pytest.mark.parametrize("width", [80, 60, 40])
def test_a_terminal_of_any_width_shows_a_ladder_with_its_ids_whole(written: Notebook, width: int) -> None:
    screen = shown(written, "list-steps", "--all", width=width, more={"NO_COLOR": "1"})

    assert "5e1" in screen
    assert "5e2" in screen
    assert "next" in screen
    assert max(map(len, screen.splitlines())) <= width


def test_in_words_only_mode_a_ladder_has_no_number_but_its_ids(written: Notebook) -> None:
    screen = shown(written, "list-steps", "--all", "--words-only", more={"NO_COLOR": "1"})
    screen = screen.replace("5e1", "").replace("5e2", "")

    assert "a little" in screen
    assert not re.search(r"\d", screen)


def test_two_changes_of_a_step_are_one_command_and_taken_back_as_one(written: Notebook) -> None:
    said = written.do("edit-step", "5e1", "--text", "Read two", "--retire").out

    assert said == (
        'Edited "Read two" (5e1) on Wed 2026-01-14. "Read two" (5e1) is retired from Wed 2026-01-14. '
        "`valuetrack edit-step 5e1 --restore` brings it back.\n"
    )
    assert written.do("undo").out.startswith("Took back: edit-step (1 step), ")
    assert ladder(written, "growth")[0] == ("Read one page", 2)


def test_what_comes_after_a_step_is_said_once_it_is_recorded(written: Notebook) -> None:
    written.do("add-step", "growth", "Read a chapter", "--difficulty", "5")
    notes = []
    for day in ("2026-01-13", "2026-01-14"):
        action = written.data("plan-week", "--step", "5e1", "--on", day)["id"]
        notes.append(written.do("check-in", action, "--outcome", "done", "--effort", "3").err)

    assert notes == [
        "That was a step toward Growth.\n",
        "That was a step toward Growth.\nThe next step on this ladder, if you like: Read a chapter\n",
    ]


def test_the_check_in_of_a_step_asks_for_the_effort_and_says_what_comes_next(written: Notebook) -> None:
    written.do("add-step", "growth", "Read a chapter", "--difficulty", "5")
    ids = [written.data("plan-week", "--step", "5e1", "--on", day)["id"] for day in ("2026-01-13", "2026-01-14")]
    for action in ids:
        with at_terminal(written, "check-in", action) as terminal:
            answer(terminal, (("How did it go?", "done"), ("What helped?", ""), ("How much effort did it take?", "2")))
            answer(terminal, (("Anything you learned?", ""),))
            assert terminal.end() == 0

    assert "The next step on this ladder, if you like: Read a chapter\n" in terminal.shown
