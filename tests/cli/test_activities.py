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
        "Mood before?": "4",
        "Mood after?": "3",
        "effort": "1",
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
    assert [one[name] for name in ("mood_before", "mood_after", "effort")] == [4, 3, 1]
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


def lifted(notebook: Notebook, *more: str) -> list[dict[str, object]]:
    """What gave something back, as the list has it."""
    return [dict(one) for one in notebook.data("list-activities", "--lifted", *more)["lifted"]]


def test_what_gave_something_back_is_gathered_over_all_that_was_done(written: Notebook) -> None:
    written.do("check-in", "3f2", "--outcome", "smaller", "--anxiety-before", "7", "--anxiety-after", "4")
    written.do("edit-opportunity", "9c1", "--enjoyment", "6")
    written.do("log-opportunity", "let pass", "-v", "conn", "-n", "--enjoyment", "9")
    written.do("log-opportunity", "the same", "-v", "conn", "-t", "--same-as", "3f2", "--enjoyment", "9")
    for mood, energy in (("3", "6"), ("5", "none")):
        written.do("log-activity", "Swam.", "--mood-before", mood, "--mood-after", "5", "--energy", energy)
    written.do("log-activity", "swam", "--relief", "quiet", "--cost", "cold", "--leads", "away", "--on", "yesterday")
    lower = ("--mood-before", "5", "--mood-after", "4")
    written.do("log-activity", "slept", "--enjoyment", "5", "--energy", "5", "--relief", "no thoughts", *lower)

    found = lifted(written)
    assert [(one["text"], one["value"], one["times"]) for one in found] == [
        ("Swam.", None, 3), ("Text Priya at lunch", "Connection", 1), ("lunch invitation", "Connection", 1),
    ]  # fmt: skip
    ways = ("mood", "anxiety", "enjoyment", "energy", "relief", "cost", "away", "latest")
    assert [found[0][way] for way in ways] == [1, 0, 0, 1, ["quiet"], ["cold"], 1, "2026-01-14"]
    assert [found[1][way] for way in ways[:4]] == [0, 1, 0, 0]
    assert [found[2][way] for way in ways[:4]] == [0, 0, 1, 0]

    out = written.do("list-activities", "--lifted").out
    gave = "mood higher; energy afterwards; relief now: quiet; cost later: cold; away from what matters"
    assert f"Swam.\t\t3\t{gave}\tWed 2026-01-14\n" in out
    words = written.do("list-activities", "--lifted", "--words-only").out
    assert "lunch invitation\tConnection\tenjoyed\tTue 2026-01-13\n" in words


def test_what_gave_something_back_is_looked_for_in_a_year_or_on_the_days_and_for_the_value_that_are_named(
    written: Notebook,
) -> None:
    for text, day in (("old", "2025-01-14"), ("new", "2025-01-15"), ("newest", "2026-01-14")):
        written.do("log-activity", text, "--enjoyment", "7", "--on", day)
    written.do("log-activity", "ours", "-v", "conn", "--enjoyment", "7", "--on", "yesterday")

    def texts(*more: str) -> list[object]:
        return [one["text"] for one in lifted(written, *more)]

    assert texts() == ["newest", "ours", "new"]
    assert texts("--from", "2025-01-01") == ["newest", "ours", "new", "old"]
    assert texts("--to", "2026-01-13") == ["ours", "new", "old"]
    assert texts("-v", "conn") == ["ours"]
    head = written.data("list-activities", "--lifted")
    assert (head["start"], head["end"]) == ("2025-01-15", "2026-01-14")
    assert written.run("list-activities", "--lifted", "-v", "nosuch").code == 1


def test_of_much_that_gave_something_back_the_first_twenty_are_listed(notebook: Notebook) -> None:
    nothing = notebook.do("list-activities", "--lifted")
    assert (nothing.out, "Nothing is noted that gave something back (yet)." in nothing.err) == ("", True)
    for number in range(21):
        notebook.do("log-activity", f"walk {number}", "--enjoyment", "7")
    assert notebook.data("list-activities", "--lifted")["more"] == 1
    assert notebook.do("list-activities", "--lifted").err == "There is 1 more; --all shows all.\n"
    notebook.do("log-activity", "walk 21", "--enjoyment", "7")
    assert notebook.do("list-activities", "--lifted").err == "There are 2 more; --all shows all.\n"
    assert notebook.do("list-activities", "--lifted", "--words-only").err == "There are some more; --all shows all.\n"
    assert notebook.do("list-activities", "--lifted", "--all").out.count("\n") == 22
