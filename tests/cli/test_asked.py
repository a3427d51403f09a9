"""What a command cannot do without is asked for at a terminal, and named elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import at_desk
from tests.terminal import at_terminal

if TYPE_CHECKING:
    from tests.notebook import Notebook

ASKED = [
    (
        ["add-value"],
        (
            *(("What would you like this part of your life to stand for?", ""), ("What matters to you", "Play")),
            *(("What does Play mean to you?", "no reason needed"), ("daily life? One a line.", "drawing")),
            *(("What else?", ""), ("How much does it matter?", "6"), ("Is this yours to choose", "y")),
        ),
        "Added Play",
    ),
    (["rate-value"], (("Which value?", "conn"), ("How much does it matter?", "7")), "Connection: importance 7"),
    (["rate-value", "conn"], (("How much does it matter?", "7"),), "Connection: importance 7"),
    (["archive-value"], (("Which value?", "growth"),), "Growth rests"),
    (["restore-value"], (("Which value? Rest", "rest"),), "Rest is back"),
    (["show-value"], (("Which value?", "conn"),), "Connection, "),
    (
        ["edit-value"],
        (("Which value?", "conn"), ("Another name", "Closeness"), ("mean", ""), ("matter", "")),
        "Closeness",
    ),
    (["set-focus"], (("Which one or two values do you want to focus on?", "growth"),), "Focus of the week"),
    (["add-step"], (("Which value?", "conn"), ("Which small step?", "Wave"), ("How hard", "2")), 'Added "Wave" ('),
    (["add-contact"], (("Who", "Ana"), ("How do you reach", "555")), "Added Ana ("),
]


@pytest.mark.parametrize(("command", "dialogue", "shown"), ASKED, ids=lambda case: case[0] if case else "")
def test_it_is_asked_for_and_done(
    written: Notebook, command: list[str], dialogue: tuple[tuple[str, str], ...], shown: str
) -> None:
    if command == ["set-focus"]:
        written.do("set-focus", "none")
    with at_terminal(written, *command) as terminal:
        for question, answer in dialogue:
            terminal.answer(question, answer)
        assert terminal.end() == 0
    assert shown in terminal.shown


def test_enter_at_the_only_question_does_nothing_and_says_so(written: Notebook) -> None:
    before = written.content()
    with at_terminal(written, "archive-value") as terminal:
        terminal.answer("Which value?")
        assert terminal.end() == 1
    assert "Without a value nothing is done." in terminal.shown
    assert written.content() == before


def test_where_there_is_none_to_choose_from_that_is_said(written: Notebook) -> None:
    written.do("restore-value", "Rest")
    with at_terminal(written, "restore-value") as terminal:
        assert terminal.end() == 1
    assert "There is none to choose from." in terminal.shown


def test_a_single_focus_value_is_named_before_anything_is_stored(written: Notebook) -> None:
    written.do("set-focus", "Growth")
    with at_terminal(written, "plan-week", "Read ten pages") as terminal:
        assert terminal.end() == 0
    assert terminal.shown.index("For Growth, the focus of the week.") < terminal.shown.index("Planned")


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        (["add-value"], "A name is needed here.\nGive NAME.\n"),
        (["rate-value"], "A value is needed here.\nGive VALUE.\n"),
        (["rate-value", "conn"], "A rating is needed here.\nGive IMPORTANCE.\n"),
        (["restore-value"], "A value is needed here.\nGive VALUE.\n"),
        (["show-value"], "A value is needed here.\nGive VALUE.\n"),
        (["add-step", "conn"], "A step is needed here.\nGive TEXT.\n"),
        (["add-step", "conn", "Wave"], "A difficulty is needed here.\nGive --difficulty.\n"),
        (["add-contact"], "A name is needed here.\nGive NAME.\n"),
        (["add-contact", "Ana"], "A way to reach them is needed here.\nGive --reach.\n"),
        (["log-opportunity"], "A text is needed here.\nGive TEXT.\n"),
        (["log-opportunity", "x"], "Your yes or no is needed here.\nGive --taken or --not-taken.\n"),
        (["check-in", "3f2"], "An outcome is needed here.\nGive --outcome.\n"),
        (["edit-value", "conn"], "Something to change is needed here.\nGive --name, --meaning or --domain.\n"),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else "",
)
def test_off_a_terminal_it_is_named_in_a_sentence(written: Notebook, command: list[str], needed: str) -> None:
    said = written.run(*command)
    assert (said.code, said.out, said.err) == (2, "", needed)


@pytest.mark.parametrize("words", [["--kind-words", ""], ["--room", "none"], ["--kind-words", "", "--room", "none"]])
def test_a_hard_moment_with_nothing_in_it_is_refused(written: Notebook, words: list[str]) -> None:
    before = written.content()
    said = written.run("hard-moment", *words)
    assert said.code == 2
    assert "An answer is needed here." in said.err
    assert written.content() == before


@pytest.mark.parametrize("width", [40, 60, 63, 64, 66, 70, 71, 72, 80])
def test_a_question_leaves_room_for_the_first_word_of_an_answer(written: Notebook, width: int) -> None:
    with at_terminal(written, "reflect", width=width) as terminal:
        asked = terminal.until("[Enter: skip] ")
        assert all(len(line) <= width for line in asked.split("\n"))
        assert len(asked.rpartition("\n")[2].rstrip()) <= width - 8


LEFT_OUT = ("no", "Nothing.", "NOPE", "skip", "n")


@pytest.mark.parametrize("said", LEFT_OUT)
def test_whoever_says_no_to_a_question_of_text_leaves_it_out(written: Notebook, said: str) -> None:
    before = written.data("review-week")
    texts = dict.fromkeys(("What happened?", "Who else", "What would you say", "Anything you want to remember?"), said)
    at_desk(written, "reflect", answers=texts)
    assert written.data("review-week") == before

    answers = {"How did it go?": "not this time", "What got in the way?": said, "Anything you want to write": said}
    at_desk(written, "check-in", answers=answers)
    review = written.data("review-week")
    assert ([one["what"] for one in review["in_the_way"]], review["check_ins"]) == ([None], before["check_ins"])


def test_whoever_says_no_to_a_rating_a_day_or_a_value_leaves_it_out(written: Notebook) -> None:
    said = at_desk(written, "rate-week", answers={"how much did you live it?": "no"}).out
    assert "lived" not in said.replace("did you live it", "")

    answers = {"What will you do?": "Call Ines", "Which value?": "conn", "On which day?": "no", "How sure": "none"}
    at_desk(written, "plan-week", answers={**answers, "Which one or two": "no"})
    [planned] = [one for one in written.data("show-week")["actions"] if one["text"] == "Call Ines"]
    assert (planned["day"], planned["confidence"]) == (None, None)


def test_a_value_that_is_not_understood_three_times_is_not_asked_for_again(written: Notebook) -> None:
    said = at_desk(written, "log-opportunity", "a wave", "-t", answers={"Which value?": "dunno"}).out

    assert said.count("Which value?") == 3
    assert "Kept your note for Wed 2026-01-14" in said


def test_a_focus_that_is_chosen_is_shown_and_not_asked_for(written: Notebook) -> None:
    written.do("set-focus", "growth")
    said = at_desk(written, "set-focus")

    assert (said.code, "[Enter:" in said.out) == (0, False)
    assert "Growth" in said.out


def test_a_shell_is_named_that_is_missing(notebook: Notebook) -> None:
    said = notebook.run("completion")
    assert (said.code, said.err) == (2, "SHELL is needed here.\nHelp: valuetrack help completion\n")
