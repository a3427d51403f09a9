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
