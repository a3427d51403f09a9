"""What is typed and pasted at a question, and how the question looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal import CTRL_D, Terminal, assert_clean, at_terminal
from valuetrack.cli.ask import text_questions
from valuetrack.model import Reflection

if TYPE_CHECKING:
    from tests.notebook import Notebook

LINES = ("a first line", "a second one, \u00fc", "", "and a last")
HAPPENED, WHO, KIND = [*text_questions(Reflection).values()][:3]


def marked(lines: tuple[str, ...]) -> str:
    """A paste as a terminal marks it that was asked to, and Enter."""
    return "\x1b[200~" + "\r".join(lines) + "\x1b[201~\r"


def at_once(lines: tuple[str, ...]) -> str:
    """A paste as a terminal gives it that knows of no marks."""
    return "".join(f"{line}\r" for line in lines)


def ask_and_press(terminal: Terminal, question: str, keys: str) -> None:
    terminal.until(question)
    terminal.until("] ")
    terminal.press(keys)


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("paste", [marked, at_once])
def test_several_pasted_lines_are_one_answer(written: Notebook, paste: Any, term: str) -> None:
    if term == "dumb":
        paste = at_once  # nobody has asked for marks
    with at_terminal(written, "reflect", TERM=term) as terminal:
        ask_and_press(terminal, HAPPENED, paste(LINES))
        ask_and_press(terminal, WHO, paste(("my sister", "and Ines")))
        ask_and_press(terminal, KIND, CTRL_D)
        assert terminal.end() == 0
    assert_clean(terminal)
    entry = written.data("review-week")["reflection_entries"][-1]
    assert entry["happened"] == "\n".join(LINES)
    assert (entry["common_humanity"], entry["kind_words"]) == ("my sister\nand Ines", None)
    for line in LINES:
        assert line in terminal.shown


def test_what_is_pasted_without_a_last_line_end_is_part_of_the_answer_too(written: Notebook) -> None:
    with at_terminal(written, "reflect") as terminal:
        ask_and_press(terminal, HAPPENED, "one\rtwo")
        ask_and_press(terminal, WHO, CTRL_D)
        assert terminal.end() == 0
    assert written.data("review-week")["reflection_entries"][-1]["happened"] == "one\ntwo"


def test_keys_that_steer_a_terminal_are_no_part_of_what_waits(written: Notebook) -> None:
    with at_terminal(written, "reflect") as terminal:
        ask_and_press(terminal, HAPPENED, "one\r\x1b[200~two\x1b[201~\r\x1b[A\x01thr\x1b[1;5Dee\r")
        ask_and_press(terminal, WHO, CTRL_D)
        assert terminal.end() == 0
    assert written.data("review-week")["reflection_entries"][-1]["happened"] == "one\ntwo\nthree"


@pytest.mark.parametrize("paste", [marked, at_once])
def test_a_question_that_takes_one_line_asks_again_after_several_and_nothing_shifts(
    written: Notebook, paste: Any
) -> None:
    with at_terminal(written, "rate-week", "--week", "this") as terminal:
        ask_and_press(terminal, "Connection: how much did you live it", paste(("5", "6", "7")))
        terminal.until("Those are several lines, and this question takes one.\n")
        ask_and_press(terminal, "Connection: how much did you live it", "4\r")
        ask_and_press(terminal, "How likely is a small step", paste(("y", "y")))
        terminal.until("Those are several lines, and this question takes one.\n")
        ask_and_press(terminal, "How likely is a small step", "3 of 10\r")
        ask_and_press(terminal, "Growth: how much did you live it", CTRL_D)
        assert terminal.end() == 0
    [connection] = written.data("show-value", "conn")["weeks"]
    assert (connection["lived"], connection["likely"]) == (4, 3)
    assert written.data("show-value", "growth")["weeks"] == []


def test_a_value_that_is_pasted_in_lines_is_asked_for_again(written: Notebook) -> None:
    with at_terminal(written, "log-opportunity", "a hello", "-t") as terminal:
        ask_and_press(terminal, "Which value?", "conn\rgrowth\r")
        terminal.until("Those are several lines, and this question takes one.\n")
        ask_and_press(terminal, "Which value?", "growth\r")
        assert terminal.end() == 0
    assert written.data("show-value", "growth")["opportunities"][-1]["text"] == "a hello"


def test_a_question_stands_out_from_its_answer(written: Notebook) -> None:
    with at_terminal(written, "reflect") as terminal:
        ask_and_press(terminal, HAPPENED, CTRL_D)
        assert terminal.end() == 0
    assert f"\x1b[1m{HAPPENED}\x1b[0m [Enter: skip] " in terminal.sent


def test_a_question_of_several_lines_stands_out_in_each(written: Notebook) -> None:
    with at_terminal(written, "check-in", "3f2") as terminal:
        ask_and_press(terminal, "How did it go?", CTRL_D)
        assert terminal.end() == 0
    first, second, third = terminal.sent[terminal.sent.index("\x1b[1mHow") :].split("\n")[:3]
    assert first == "\x1b[1mHow did it go?\x1b[0m"
    assert second.replace("\x1b[?2004h", "").startswith("\x1b[1mdone, smaller version done, ")
    assert second.endswith("let go\x1b[0m")
    assert third.replace("\x1b[?2004h", "").startswith("[Enter: skip] ")


@pytest.mark.parametrize(
    ("options", "variables"), [((), {"NO_COLOR": "1"}), (("--no-color",), {}), ((), {"TERM": "dumb"})], ids=str
)
def test_without_colour_a_question_is_plain(
    written: Notebook, options: tuple[str, ...], variables: dict[str, Any]
) -> None:
    with at_terminal(written, "reflect", *options, **variables) as terminal:
        ask_and_press(terminal, HAPPENED, CTRL_D)
        assert terminal.end() == 0
    assert "\x1b[1m" not in terminal.sent


def test_an_answer_longer_than_the_screen_is_edited_from_its_beginning(written: Notebook) -> None:
    with at_terminal(written, "reflect", width=60) as terminal:
        ask_and_press(terminal, HAPPENED, f"{'word ' * 30}end\x1b[Hthe \r")
        ask_and_press(terminal, WHO, CTRL_D)
        assert terminal.end() == 0
    assert written.data("review-week")["reflection_entries"][-1]["happened"] == f"the {'word ' * 30}end"


WHAT = "What got in the way?"


def stopped_by(written: Notebook, keys: str, term: str = "xterm-256color") -> tuple[str, Any]:
    """What is on the screen after a check-in in which these keys were pressed at that question, and what is kept."""
    with at_terminal(written, "check-in", "3f2", TERM=term) as terminal:
        ask_and_press(terminal, "How did it go?", "not this time\r")
        ask_and_press(terminal, "Did it come up?", "\r")
        ask_and_press(terminal, WHAT, keys)
        ask_and_press(terminal, "Did it come from inside", CTRL_D)
        assert terminal.end() == 0
    return terminal.shown, written.data("show", "3f2")["record"]["got_in_way"]


def test_the_tab_key_completes_from_earlier_words(written: Notebook) -> None:
    for words in ("rain and snow", "rain \x1b[31m", "rain\nof two lines"):  # of which a line cannot hold the others
        written.do("log-opportunity", "choir", "-v", "conn", "-n", "--got-in-way", words)
    shown, kept = stopped_by(written, "RA\t\r")
    assert kept == "rain and snow"
    assert f"{WHAT} (Tab: your earlier words) [Enter: skip]" in shown


def test_what_is_like_no_earlier_word_stays_as_it_is_typed(written: Notebook) -> None:
    assert stopped_by(written, "a cold\t\r")[1] == "a cold"


def test_without_an_editor_of_lines_nothing_is_completed(written: Notebook) -> None:
    shown, kept = stopped_by(written, "no bus\r", "dumb")
    assert (kept, "(Tab" in shown) == ("no bus", False)
