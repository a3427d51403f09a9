"""Comparing options by flag: what is kept, what is shown, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.notebook import Notebook


def compare(notebook: Notebook, *more: str) -> list[list[str | None]]:
    """The rows of a comparison of two options, each with its value first."""
    one = notebook.data("compare-options", "stay", "go", *more)["id"]
    return [[row["value"], *row["leanings"]] for row in notebook.data("show-comparison", one)["values"]]


def test_flags_say_where_options_lead_by_their_numbers(written: Notebook) -> None:
    rows = compare(written, "--toward", "2:conn", "--away", "1:growth", "--neither", "1:conn", "--toward", "2:Rest")

    assert rows == [["Connection", "neither", "toward"], ["Growth", "away", None], ["Rest", None, "toward"]]


def test_a_name_with_a_colon_is_taken_whole(written: Notebook) -> None:
    written.do("add-value", "Time: mine")

    assert compare(written, "--toward", " 2 : Time: m") == [["Time: mine", None, "toward"]]


def test_options_keep_their_numbers_where_two_are_the_same(written: Notebook) -> None:
    one = written.data("compare-options", "wait", "wait", "go", "--toward", "3:conn")["id"]

    assert written.data("show-comparison", one)["options"] == ["wait", "wait", "go"]


def test_other_words_for_an_option_come_from_standard_input_too(written: Notebook) -> None:
    assert written.run("edit-comparison", "ca7", "--option", "1:-", stdin="the choir\n").code == 0
    assert written.data("show-comparison", "ca7")["options"][0] == "the choir"


def test_in_a_pipe_the_line_and_the_table_are_printed(written: Notebook) -> None:
    said = written.do("compare-options", "stay", "go", "--toward", "1:conn", "--question", "where to live")

    assert said.out.startswith('Kept "')
    assert " for Wed 2026-01-14.\nOptions beside what matters, Wed 2026-01-14 (" in said.out
    assert "\nConnection  toward   -\n" in said.out
    assert said.err == ""


def test_options_come_from_standard_input_one_a_line(written: Notebook) -> None:
    written.run("compare-options", "-", stdin="stay\n\ngo: now\nwait\n")

    assert written.data("list-comparisons")["comparisons"][-1]["options"] == ["stay", "go: now", "wait"]
    said = written.run("compare-options", "stay", "go", "--question", "-", stdin="where to live\n")
    assert said.code == 0
    assert written.data("list-comparisons")["comparisons"][-1]["question"] == "where to live"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Give two to five OPTIONs."),
        (("stay",), 2, "A comparison has 2 to 5 options."),
        (tuple("abcdef"), 2, "A comparison has 2 to 5 options."),
        (("--toward", "1:conn"), 2, "Give two to five OPTIONs."),
        (("a", "b", "--toward", "conn"), 2, "--toward is the number of an option, a colon"),
        (("a", "b", "--away", "1:"), 2, "--away is the number of an option, a colon"),
        (("a", "b", "--neither", "-1:conn"), 2, "Such as --neither 1:Connection."),
        (("a", "b", "--toward", "3:conn"), 2, "The options are 1 to 2."),
        (("a", "b", "--toward", "1:tea"), 1, "You have no value called 'tea'."),
        (("a", "b", "--toward", "1:conn", "--away", "1:conn"), 2, "Option 1 leads two ways, seen from Connection."),
        (("a", "b", "--on", "soon"), 2, "as a day"),
        (("-", "b"), 2, "As OPTION, - stands alone."),
        (("-", "--question", "-"), 2, "Standard input can be read once"),
    ],
    ids=str,
)
def test_what_is_refused_changes_nothing(written: Notebook, words: tuple[str, ...], code: int, said: str) -> None:
    before = written.content()
    answer = written.run("compare-options", *words)

    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert written.content() == before


def test_editing_needs_something_to_change_and_an_id_that_is_there(written: Notebook) -> None:
    assert "Give at least one option." in written.run("edit-comparison", "ca7").err
    assert written.run("edit-comparison", "3f2", "--question", "x").code == 1
    assert written.run("edit-comparison", "ca7", "--option", "9:x").code == 2
    assert written.run("edit-comparison", "ca7", "--option", "2: ").code == 2
    assert written.run("show-comparison", "fff").code == 1


def test_a_comparison_is_put_right(written: Notebook) -> None:
    written.do("edit-comparison", "ca7", "--question", "", "--option", "2:go", "--unsaid", "1:conn", "--away", "2:conn")

    table = written.data("show-comparison", "ca7")
    assert (table["question"], table["options"][1]) == (None, "go")
    assert table["values"] == [{"id": table["values"][0]["id"], "value": "Connection", "leanings": [None, "away"]}]


def test_quiet_says_nothing_and_keeps_it_all_the_same(written: Notebook) -> None:
    said = written.do("compare-options", "stay", "go", "--toward", "1:conn", "--quiet")

    assert (said.out, said.err) == ("", "")
    assert len(written.data("list-comparisons")["comparisons"]) == 2


def test_it_is_deleted_whole_and_brought_back_whole(written: Notebook) -> None:
    before = written.do("show-comparison", "ca7").out
    written.do("delete", "ca7", "--yes")
    assert written.do("list-comparisons").err == "No comparison yet. `valuetrack compare-options` begins one.\n"
    assert written.do("undo").out.startswith("Took back: delete (1 leaning, 1 comparison), ")
    assert written.do("show-comparison", "ca7").out == before


def test_a_choice_is_kept_told_in_the_review_of_its_week_and_at_its_values_and_cleared(written: Notebook) -> None:
    words = ("compare-options", "stay", "go", "--toward", "1:conn", "--question", "where to live", "--on", "2026-01-13")
    made = written.data(*words, "--chosen", "2")
    assert made["records"][0]["chosen"] == 1
    [_, told] = sorted(written.data("review-week")["comparisons"], key=lambda one: bool(one["chosen"]))
    assert (told["question"], told["options"], told["chosen"]) == ("where to live", ["stay", "go"], 1)
    [_, seen] = sorted(written.data("show-value", "conn")["comparisons"], key=lambda one: bool(one["chosen"]))
    assert (seen["chosen"], seen["values"][0]["leanings"]) == (1, ["toward", None])
    assert "where to live: stay / go\n" in written.do("review-week").out
    assert "where to live: stay, toward; go, -\n" in written.do("show-value", "conn").out

    said = written.do("edit-comparison", told["short"], "--chosen", "1").out
    assert said == f'Edited "where to live" ({told["short"]}) of Tue 2026-01-13. You chose: "stay".\n'
    assert written.data("show-comparison", told["short"])["chosen"] == 0
    assert "You chose: stay" in written.do("show-comparison", told["short"]).out
    said = written.do("edit-comparison", told["short"], "--chosen", "none").out
    assert said.endswith("of Tue 2026-01-13. None is chosen (yet).\n")
    assert written.data("show-comparison", told["short"])["chosen"] is None
    written.do("undo")
    assert written.data("show-comparison", told["short"])["chosen"] == 0
    assert "chose" not in written.do("edit-comparison", told["short"], "--question", "where to live").out


@pytest.mark.parametrize(("typed", "code"), [("3", 2), ("0", 2), ("6", 2), ("x", 2), ("none", 0)])
def test_a_choice_is_one_of_the_options(written: Notebook, typed: str, code: int) -> None:
    assert written.run("compare-options", "stay", "go", "--chosen", typed).code == code
    assert written.run("edit-comparison", "ca7", "--chosen", typed).code == code


def test_of_a_values_decisions_the_latest_are_shown(written: Notebook) -> None:
    for _ in range(11):
        written.do("compare-options", "stay", "go", "--toward", "1:growth")
    assert "Decisions, the latest 10 of 11" in written.do("show-value", "growth").out
