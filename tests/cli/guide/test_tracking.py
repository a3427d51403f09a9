"""What is asked before and after a step: said once for a value, asked wherever something was done for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import at_desk

if TYPE_CHECKING:
    from tests.notebook import Notebook

BEFORE_AND_AFTER = ("Anxiety before?", "Anxiety after?", "Mood before?", "Mood after?")


def asked(said: str) -> list[str]:
    return [question for question in BEFORE_AND_AFTER if question in said]


@pytest.mark.parametrize(
    ("tracks", "questions"),
    [("anxiety", BEFORE_AND_AFTER[:2]), ("mood", BEFORE_AND_AFTER[2:]), ("both", BEFORE_AND_AFTER), ("none", ())],
)
def test_what_a_value_tracks_is_asked_around_all_that_is_done_for_it(
    written: Notebook, tracks: str, questions: tuple[str, ...]
) -> None:
    written.do("edit-value", "conn", "--tracks", tracks)
    done = at_desk(written, "check-in", "3f2", answers={"How did it go?": "done"}).out
    noticed = at_desk(written, "log-opportunity", "-v", "conn", "-t", answers={"What happened?": "a wave"}).out
    activity = at_desk(written, "log-activity", "-v", "conn", answers={"What did you do?": "swam"}).out
    assert [asked(said) for said in (done, noticed, activity)] == [list(questions)] * 3
    let_pass = at_desk(written, "log-opportunity", "-v", "conn", "-n", answers={"What happened?": "a wave"}).out
    other = at_desk(written, "log-activity", answers={"What did you do?": "slept"}).out
    assert asked(let_pass) == asked(other) == []


def test_planning_asks_once_for_a_value_and_remembers(written: Notebook) -> None:
    answers = {"What will you do?": "call Ana", "Add more?": "y", "track anything": "anxiety"}
    first = at_desk(written, "plan-week", "-v", "conn", answers=answers).out
    assert "Connection: before and after a step you are asked about anxiety." in first
    assert "track anything" not in at_desk(written, "plan-week", "-v", "conn", answers=answers).out
    skipped = at_desk(written, "plan-week", "-v", "growth", answers={**answers, "track anything": ""}).out
    assert "For every step toward Growth:" in skipped
    assert "you are asked about" not in skipped
    assert "track anything" in at_desk(written, "plan-week", "-v", "growth", answers=answers).out


def test_words_and_what_is_tracked_are_one_change(written: Notebook) -> None:
    said = written.data("edit-value", "conn", "--name", "Closeness", "--tracks", "both")
    assert said["message"] == (
        "Connection is now Closeness, from Wed 2026-01-14. "
        "Closeness: before and after a step you are asked about anxiety and mood."
    )
    written.do("undo")
    assert "Connection" in written.do("list-values").out
    assert written.do("add-value", "Play", "--tracks", "none").out == "Added Play, from Wed 2026-01-14.\n"
    none = written.do("edit-value", "play", "--tracks", "none").out
    assert none == "Play: before and after a step you are asked about nothing.\n"


def test_what_is_kept_before_a_step_leaves_it_open_and_is_not_asked_again(written: Notebook) -> None:
    written.do("edit-value", "conn", "--tracks", "both")
    kept = written.do("check-in", "3f2", "--before", "--anxiety-before", "7").out
    assert kept == 'Kept how it is before "Text Priya at lunch" (3f2). `valuetrack check-in 3f2` says how it went.\n'
    assert "open" in written.do("show-week").out
    said = at_desk(written, "check-in", "3f2", answers={"How did it go?": "done", "Anxiety after?": "4"}).out
    assert asked(said) == ["Anxiety after?", "Mood before?", "Mood after?"]
    record = written.data("show", "3f2")["record"]
    assert (record["anxiety_before"], record["anxiety_after"], record["mood_before"]) == (7, 4, None)


def test_before_a_step_what_its_value_tracks_is_asked_for(written: Notebook) -> None:
    both = at_desk(written, "check-in", "3f2", "--before", answers={"Anxiety before?": "6"}).out
    assert asked(both) == ["Anxiety before?", "Mood before?"]
    written.do("edit-value", "conn", "--tracks", "mood")
    assert asked(at_desk(written, "check-in", "3f2", "--before").out) == ["Mood before?"]
    assert written.data("show", "3f2")["record"]["anxiety_before"] == 6
    chosen = at_desk(written, "check-in", "--before", answers={"Which one?": "3f2"}).out
    assert "Kept how it is before" in chosen
    off = written.run("check-in", "3f2", "--before")
    assert (off.code, off.err) == (2, "A rating is needed here.\nGive --anxiety-before or --mood-before.\n")
    for more in (("--outcome", "done"), ("--note", "so far"), ("--to", "fri")):
        assert written.run("check-in", "3f2", "--before", "--mood-before", "4", *more).code == 2


AHEAD = "Still ahead? Answer: before"


@pytest.mark.parametrize("typed", ["before", "b", "Before."])
def test_a_step_of_today_that_is_still_ahead_is_kept_open_with_how_it_is_before(written: Notebook, typed: str) -> None:
    written.do("edit-value", "conn", "--tracks", "both")
    said = at_desk(written, "check-in", answers={"How did it go?": typed, "Anxiety before?": "7"}).out
    assert AHEAD in said
    assert asked(said) == ["Anxiety before?", "Mood before?"]
    assert 'Kept how it is before "Text Priya at lunch" (3f2).' in said
    record = written.data("show", "3f2")["record"]
    assert (record["outcome"], record["anxiety_before"], record["mood_before"]) == (None, 7, None)
    again = at_desk(written, "check-in", answers={"How did it go?": "done"}).out
    assert asked(again) == ["Anxiety after?", "Mood before?", "Mood after?"]
    written.do("undo")
    written.do("undo")
    assert written.data("show", "3f2")["record"]["anxiety_before"] is None


def test_before_a_step_is_no_answer_where_nothing_is_tracked_or_it_is_not_of_today(written: Notebook) -> None:
    bare = at_desk(written, "check-in", "3f2", answers={"How did it go?": "before"}).out
    assert AHEAD not in bare
    assert "Please answer with one of these words." in bare
    written.do("edit-value", "conn", "--tracks", "mood")
    on_another_day = at_desk(written, "check-in", "3f2", day="2026-01-15").out
    entered_for_another = at_desk(written, "check-in", "3f2", "--on", "yesterday").out
    week_end = at_desk(written, "close-week").out
    for said in (on_another_day, entered_for_another, week_end):
        assert AHEAD not in said
    written.do("check-in", "3f2", "--before", "--mood-before", "4")
    known = at_desk(written, "check-in", "3f2").out
    assert AHEAD not in known


def test_what_was_given_stays_where_a_step_is_ahead_and_an_empty_answer_keeps_nothing(written: Notebook) -> None:
    written.do("edit-value", "conn", "--tracks", "mood")
    before = written.content()
    at_desk(written, "check-in", "3f2", answers={"How did it go?": "before"})
    assert written.content() == before
    at_desk(written, "check-in", "3f2", "--minutes", "5", answers={"How did it go?": "before", "Mood before?": "4"})
    record = written.data("show", "3f2")["record"]
    assert (record["minutes"], record["mood_before"], record["outcome"]) == (5, 4, None)


def test_planning_says_once_in_a_session_that_something_may_be_tracked(written: Notebook) -> None:
    line = "If you add more, you can also choose to track anxiety or mood"
    answers = {"What will you do?": "call Ana", "Another one?": "y", "Is there room": "n"}
    said = at_desk(written, "plan-week", "-v", "conn", answers=answers).out
    assert said.count(line) == 1
    assert said.count("Add more?") > 1
    written.do("edit-value", "conn", "--tracks", "none")
    assert line not in at_desk(written, "plan-week", "-v", "conn", answers=answers).out
