"""Comparing options with questions, at a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.prepared import COMPARISON
from tests.terminal import CTRL_D, Dialogue, answer, assert_clean, at_terminal, stop_at

if TYPE_CHECKING:
    from tests.notebook import Notebook

DIALOGUE: Dialogue = (
    ("What is it about? [Enter: skip", "where to live"),
    ("Option 1? [Enter: skip", "stay"),
    ("Option 2? [Enter: skip", "go"),
    ("Option 3? [Enter: no more", "wait"),
    ("Option 4? [Enter: no more", ""),
    ("1. stay: [Enter: skip", "t"),
    ("2. go: [Enter: skip", ""),
    ("3. wait: [Enter: skip", "neither"),
    ("1. stay: [Enter: skip", "awa"),
    ("2. go: [Enter: skip", "toward"),
    ("3. wait: [Enter: skip", ""),
    ("Which would be more like the person you want to be? Its number, to keep it as your choice. [Enter: leave", "2"),
)
CHOICE = ("Which would be more like", "")
LEANINGS: tuple[tuple[int, str, int, str], ...] = (
    (5, "Connection", 0, "toward"),
    (7, "Connection", 2, "neither"),
    (8, "Growth", 0, "away"),
    (9, "Growth", 1, "toward"),
)
SHOWN = """
Options beside what matters, Wed 2026-01-14 ({short})
where to live

Seen from   1. stay  2. go   3. wait
────────────────────────────────────
Connection  toward   -       neither
Growth      away     toward  -

There is no score. Years from now, which would you be glad you chose?
"""


def newest(notebook: Notebook) -> Any:
    """The comparison that was made at the terminal; None where none was."""
    found = [one for one in notebook.data("list-comparisons")["comparisons"] if one["id"] != COMPARISON]
    return notebook.data("show-comparison", found[0]["id"]) if found else None


def assert_kept(notebook: Notebook, known: int) -> None:
    """What so many answers of the dialogue leave."""
    table = newest(notebook)
    if known < 3:
        assert table is None
        notes = [one["note"] for one in notebook.data("review-week")["check_in_entries"][1:]]
        assert notes == ["\n".join(("where to live", "stay")[:known])] * (known > 0)
        return
    assert (table["question"], table["options"]) == ("where to live", ["stay", "go", "wait"][: known - 1])
    found = [(row["value"], place, way) for row in table["values"] for place, way in enumerate(row["leanings"]) if way]
    assert found == [(value, place, way) for after, value, place, way in LEANINGS if known > after]
    assert table["chosen"] == (1 if known == len(DIALOGUE) else None)


def test_it_asks_for_options_one_by_one_and_then_where_each_leads(written: Notebook) -> None:
    with at_terminal(written, "compare-options", NO_COLOR="1") as terminal:
        answer(terminal, DIALOGUE)
        assert terminal.end() == 0
    assert_clean(terminal)
    assert_kept(written, len(DIALOGUE))
    assert f'Kept as your choice of Wed 2026-01-14: "go" ({newest(written)["short"]}).' in terminal.shown
    assert "Does it bring you closer to Connection? toward / away / neither\n" in terminal.shown
    assert SHOWN.format(short=newest(written)["short"]) in terminal.shown


@pytest.mark.parametrize("known", range(len(DIALOGUE)))
def test_ctrl_c_at_each_question_keeps_what_was_answered(written: Notebook, known: int) -> None:
    with at_terminal(written, "compare-options") as terminal:
        stop_at(terminal, DIALOGUE, known)
    assert_kept(written, known)


@pytest.mark.parametrize("known", [0, 2, 4, 6])
def test_ctrl_d_skips_the_rest(written: Notebook, known: int) -> None:
    with at_terminal(written, "compare-options") as terminal:
        answer(terminal, DIALOGUE[:known])
        terminal.until(DIALOGUE[known][0])
        terminal.until("] ")
        terminal.press(CTRL_D)
        assert terminal.end() == 0
    assert_kept(written, known)


def test_where_nothing_was_written_ctrl_d_keeps_no_note(written: Notebook) -> None:
    before = written.content()
    with at_terminal(written, "compare-options") as terminal:
        terminal.answer("What is it about?")
        terminal.until("Option 1?")
        terminal.until("] ")
        terminal.press(CTRL_D)
        assert terminal.end() == 0
    assert written.content() == before


def test_one_session_is_taken_back_as_one(written: Notebook) -> None:
    with at_terminal(written, "compare-options") as terminal:
        answer(terminal, DIALOGUE)
        assert terminal.end() == 0
    assert written.do("undo").out.startswith("Took back: compare-options (1 comparison, 4 leanings), ")
    assert newest(written) is None


@pytest.mark.parametrize(("answers", "code"), [(("", ""), 1), (("", "stay", ""), 0)])
def test_fewer_than_two_options_are_no_comparison(written: Notebook, answers: tuple[str, ...], code: int) -> None:
    with at_terminal(written, "compare-options") as terminal:
        answer(terminal, tuple(zip((question for question, _ in DIALOGUE), answers, strict=False)))
        assert terminal.end() == code
    assert terminal.shown.count("With fewer than two options there is nothing to compare.") == 1
    assert ("Kept your note " in terminal.shown) is (code == 0)
    assert newest(written) is None


def test_after_the_fifth_option_none_is_asked_for(written: Notebook) -> None:
    with at_terminal(written, "compare-options", "--question", "tea") as terminal:
        answer(terminal, tuple((f"Option {number}?", "abcde"[number - 1]) for number in range(1, 6)))
        answer(terminal, tuple((f"{number}. {'abcde'[number - 1]}:", "") for number in (*range(1, 6), *range(1, 6))))
        terminal.answer(*CHOICE)
        assert terminal.end() == 0
    assert newest(written)["options"] == list("abcde")
    assert "Where they lead is not said (yet):" in terminal.shown


def test_options_that_were_given_are_not_asked_for(written: Notebook) -> None:
    with at_terminal(written, "compare-options", "stay", "go") as terminal:
        answer(terminal, (("1. stay:", "t"), ("2. go:", ""), ("1. stay:", ""), ("2. go:", ""), ("Which would be", "3")))
        terminal.until("Please answer with")
        answer(terminal, (CHOICE,))
        assert terminal.end() == 0
    assert newest(written)["values"][0]["leanings"] == ["toward", None]


def test_a_choice_that_was_given_is_not_asked_for(written: Notebook) -> None:
    with at_terminal(written, "compare-options", "stay", "go", "--chosen", "1") as terminal:
        answer(terminal, (("1. stay:", "t"), ("2. go:", ""), ("1. stay:", ""), ("2. go:", "")))
        assert terminal.end() == 0
    assert newest(written)["chosen"] == 0
    assert "You chose: stay\n" in terminal.shown


def test_where_something_is_said_by_flag_nothing_is_asked(written: Notebook) -> None:
    with at_terminal(written, "compare-options", "stay", "go", "--away", "1:conn") as terminal:
        assert terminal.end() == 0
    assert newest(written)["values"][0]["leanings"] == ["away", None]


def test_with_fewer_than_two_options_typed_the_questions_do_not_begin(written: Notebook) -> None:
    with at_terminal(written, "compare-options", "stay") as terminal:
        assert terminal.end() == 2
    assert terminal.shown == "A comparison has 2 to 5 options.\nGive each OPTION in quotes.\n"


def test_without_a_value_there_is_nothing_to_look_from(notebook: Notebook) -> None:
    with at_terminal(notebook, "compare-options") as terminal:
        assert terminal.end() == 1
    assert "You have not named a value yet." in terminal.shown
    assert not notebook.db.exists()


MANY = "Beside which values? Growth, Connection, Air, Ink, Oak [Enter: Growth, Connection, Air"


@pytest.fixture
def many(written: Notebook) -> Notebook:
    """Five values are awake, Growth is the focus."""
    for name in ("Air", "Ink", "Oak"):
        written.do("add-value", name)
    written.do("set-focus", "growth")
    return written


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("", ["Growth", "Connection", "Air"]), ("oak, con", ["Oak", "Connection"]), ("Oak", ["Oak"])],
)
def test_with_many_values_it_asks_which_to_look_at(many: Notebook, typed: str, asked: list[str]) -> None:
    with at_terminal(many, "compare-options", "stay", "go", width=120) as terminal:
        terminal.answer(MANY, typed)
        for name in asked:
            terminal.until(f"closer to {name}?")
            answer(terminal, (("1. stay:", "t"), ("2. go:", "")))
        terminal.answer(*CHOICE)
        assert terminal.end() == 0
    assert {row["value"] for row in newest(many)["values"]} == set(asked)


def test_more_than_four_values_a_resting_one_and_an_unknown_one_are_asked_about_again(many: Notebook) -> None:
    with at_terminal(many, "compare-options", "stay", "go", width=120) as terminal:
        terminal.answer(MANY, "growth, connection, air, ink, oak")
        terminal.until("Up to four values fit into one sitting.")
        terminal.answer(MANY, "rest")
        terminal.until("Rest is at rest then.")
        terminal.answer(MANY, "nosuch")
        terminal.until("You have no value called 'nosuch'.")
        terminal.until("closer to Growth?")
        terminal.until("] ")
        terminal.press(CTRL_D)
        assert terminal.end() == 0


def test_in_words_only_mode_it_is_the_same(written: Notebook) -> None:
    with at_terminal(written, "compare-options", "--words-only", NO_COLOR="1") as terminal:
        answer(terminal, DIALOGUE)
        assert terminal.end() == 0
    assert SHOWN.format(short=newest(written)["short"]) in terminal.shown
