"""Noting what was done at the command line, with and without somebody to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import at_desk

if TYPE_CHECKING:
    from tests.notebook import Notebook


def noted(notebook: Notebook) -> dict[str, object]:
    """The latest activity."""
    [one, *_] = notebook.data("list-activities")["activities"]
    return dict(one)


def test_it_needs_no_value_and_no_notebook_with_values(notebook: Notebook) -> None:
    notebook.do("log-activity", "scrolled", "--minutes", "90", "--at", "22:30")
    out = notebook.do("list-activities").out
    assert out.partition("\t")[2] == "Wed 2026-01-14 22:30\t\tscrolled\t90 minutes\n"
    assert at_desk(notebook, "log-activity", answers={"What did you do?": "slept"}).out.count("[Enter:") == 2


def test_without_a_text_it_is_asked_for_and_then_the_value(written: Notebook) -> None:
    said = at_desk(written, "log-activity", answers={"What did you do?": "swam", "Which value?": "gro"}).out

    assert "Which value? Connection, Growth" in said
    assert "[Enter: none of them]" in said
    assert said.count("[Enter:") == 3
    assert (noted(written)["text"], noted(written)["value"]) == ("swam", "Growth")


def test_enter_leaves_the_value_open_and_more_is_asked_for_where_it_is_wanted(written: Notebook) -> None:
    answers = {
        "What did you do?": "scrolled",
        "Add more?": "y",
        "enjoy": "3",
        "energy": "2",
        "toward": "away",
        "ease": "no thinking",
        "later": "a short night",
    }
    at_desk(written, "log-activity", "--minutes", "60", answers=answers)
    one = noted(written)
    assert [one[name] for name in ("value", "minutes", "enjoyment", "energy", "leads", "relief", "cost")] == [
        None, 60, 3, 2, "away", "no thinking", "a short night"
    ]  # fmt: skip
    written.do("undo")
    assert noted(written)["short"] == "ac7"


def test_what_did_not_lead_away_is_not_asked_for_its_price(written: Notebook) -> None:
    said = at_desk(written, "log-activity", "-v", "conn", answers={"What did you do?": "swam", "Add more?": "y"}).out
    assert "Which value?" not in said
    assert "cost" not in said
    assert noted(written)["value"] == "Connection"


def test_a_dot_ends_the_questions_and_keeps_what_was_said(written: Notebook) -> None:
    at_desk(written, "log-activity", answers={"What did you do?": "swam", "Which value?": "."})
    assert (noted(written)["text"], noted(written)["value"]) == ("swam", None)


def test_without_a_text_nothing_is_kept(written: Notebook) -> None:
    assert at_desk(written, "log-activity").code == 0
    assert noted(written)["short"] == "ac7"
    said = written.run("log-activity")
    assert (said.code, said.err) == (2, "A text is needed here.\nGive TEXT.\n")


def test_a_mistyped_value_is_said_before_a_word_is_written(written: Notebook) -> None:
    said = at_desk(written, "log-activity", "-v", "nosuch")
    assert (said.code, "What did you do?" in said.out) == (1, False)


@pytest.mark.parametrize(
    ("arguments", "field", "now"),
    [
        (["--value", "none"], "value", None),
        (["--value", "gro"], "value", "Growth"),
        (["--minutes", "none"], "minutes", None),
        (["--on", "mon"], "day", "2026-01-12"),
        (["--text", "read"], "text", "read"),
    ],
)
def test_one_is_put_right(written: Notebook, arguments: list[str], field: str, now: object) -> None:
    written.do("edit-activity", "ac7", *arguments)
    assert noted(written)[field] == now


def test_other_words_are_asked_for_where_nothing_is_named(written: Notebook) -> None:
    at_desk(written, "edit-activity", "ac7", answers={"In other words?": "a film"})
    assert noted(written)["text"] == "a film"
    said = written.run("edit-activity", "ac7")
    assert (said.code, said.err) == (2, "Something to change is needed here.\nGive at least one option.\n")


def test_it_is_found_again_shown_and_deleted_like_every_entry(written: Notebook) -> None:
    written.do("edit-activity", "ac7", "--leads", "away", "--energy", "2", "--cost", "a short night")
    assert "activity" in written.do("journal", "film").out
    shown = written.do("show", "ac7").out
    for line in ("what: watched a film with Ines", "value: Connection", "where it led: away", "energy afterwards: 2"):
        assert line in shown
    assert written.data("delete", "ac7", "--dry-run")["kind"] == "activity"
    written.do("delete", "ac7", "--yes")
    assert written.data("list-activities")["activities"] == []
    written.do("undo")
    assert noted(written)["short"] == "ac7"
    assert "activity" in written.do("undo", "--list").out
    assert written.run("journal", "--about", "ac7").out.startswith("ac7\t")


def test_the_latest_twenty_are_shown_and_how_many_more_there_are(written: Notebook) -> None:
    for number in range(21):
        written.do("log-activity", f"walk {number}")
    said = written.do("list-activities")
    assert (said.out.count("\n"), said.err) == (20, "2 activities are older; --all shows all.\n")
    words = written.do("list-activities", "--words-only")
    assert words.err == "Some activities are older; --all shows all.\n"
    assert written.do("list-activities", "--all").out.count("\n") == 22
    empty = written.do("list-activities", "--value", "growth")
    assert (empty.out, empty.err) == ("", "Nothing noted here. `valuetrack log-activity` keeps something you did.\n")
    backwards = written.run("list-activities", "--from", "today", "--to", "yesterday")
    assert backwards.code == 2


def test_the_review_tells_what_lifted_and_what_cost(written: Notebook) -> None:
    written.do("log-activity", "scrolled", "--mood-before", "5", "--mood-after", "2", "--minutes", "90")
    swam = ("log-activity", "swam", "-v", "conn", "--mood-after", "6")
    written.do(*swam, "--mood-before", "3", "--cost", "sore arms")
    written.do(*swam, "--mood-before", "4")
    review = written.do("review-week").out
    for said in (
        "Mood was higher after: swam (Connection), 2 times\n",
        "Mood was lower after: scrolled\n",
        "swam (Connection)\n    cost later: sore arms\n",
        "Other things took 90 minutes.\n",
    ):
        assert said in review, said
    assert "times" not in written.do("review-week", "--words-only").out
