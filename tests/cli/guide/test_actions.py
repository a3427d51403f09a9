"""The guided check-in, at a real terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.guide.notes import actions_in
from tests.terminal import Dialogue, answer, assert_clean, at_terminal, stop_at
from valuetrack.model import BarrierKind, Outcome
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook
    from valuetrack.model import Action

WEEK = Week(date(2026, 1, 12))
HOW = "done, smaller version done, not this time, carried on or let go"
# Text Priya: rated and a belief tried out; Read: not this time; Walk: carried; then a note
DIALOGUE: Dialogue = (
    (HOW, "done"),
    ("What helped?", "the bell"),
    ("Mood before?", "4"),
    ("Mood after?", "6"),
    ("What happened?", "she wrote back"),
    ("How strongly do you believe it now?", "20"),
    ("Is there another way to see it now?", "she was busy"),
    ("Anything you learned?", "ask"),
    (HOW, "not"),
    ("What got in the way?", "no light"),
    ("Did it come from inside", "outside"),
    ("Anything you learned?", "a lamp"),
    ("What would help now?", ""),
    (HOW, "carried"),
    ("Which day? [Enter: later", "2026-01-20"),
    ("What got in the way?", "rain"),
    ("Did it come from inside", "out"),
    ("Anything you want to write down about these days?", "short days"),
)
FIRST: tuple[tuple[str, Any], ...] = (
    ("outcome", Outcome.DONE), ("helped", ("the bell",)), ("mood_before", 4), ("mood_after", 6),
    ("result", "she wrote back"), ("belief_after", 20), ("alternative", "she was busy"), ("learned", "ask"),
)  # fmt: skip


@pytest.fixture
def planned(written: Notebook) -> Notebook:
    """Three actions that are open up to Wednesday, and one that is later in the week."""
    written.do("edit-action", "3f2", "--rate", "mood", "--belief", "no answer", "--belief-before", "80")
    written.do("plan-week", "Read", "-v", "growth", "--on", "wed")
    written.do("plan-week", "Walk", "-v", "conn")
    written.do("plan-week", "Swim", "-v", "conn", "--on", "fri")
    return written


def test_only_what_is_open_up_to_today_is_asked_about(planned: Notebook) -> None:
    with at_terminal(planned, "check-in") as terminal:
        answer(terminal, DIALOGUE)
        assert terminal.end() == 0
    assert_clean(terminal)
    asked = [line for line in terminal.shown.split("\n") if line.startswith(("Text", "Read", "Walk", "Swim"))]
    assert asked == [
        "Text Priya at lunch (Connection, Wed 2026-01-14)", "Read (Growth, Wed 2026-01-14)", "Walk (Connection)",
    ]  # fmt: skip
    assert "You thought this might happen: no answer" in terminal.shown
    assert terminal.shown.count("That was not in your hands. It is all right to be sad or angry about it.") == 2
    assert_kept(planned, len(DIALOGUE))


def assert_kept(notebook: Notebook, known: int) -> None:
    """What so many answers of the dialogue leave."""
    first, second, third = actions_in(notebook, WEEK)[:3]
    for place, (name, value) in enumerate(FIRST):
        assert getattr(first, name) == (value if place < known else () if name == "helped" else None), name
    second_says = [Outcome.NOT_TAKEN, "no light", BarrierKind.EXTERNAL, "a lamp"]
    assert [*said(second), second.learned] == [
        one if known > 8 + place else None for place, one in enumerate(second_says)
    ]
    third_says = [(13, Outcome.CARRIED), (15, "rain"), (16, BarrierKind.EXTERNAL)]
    assert said(third) == [one if known > place else None for place, one in third_says]
    review = notebook.data("review-week")
    assert [one.text for one in actions_in(notebook, WEEK.next)] == (["Walk"] if known > 14 else [])
    assert [one["note"] for one in review["check_in_entries"][1:]] == (["short days"] if known > 17 else [])


def said(action: Action) -> list[Any]:
    return [action.outcome, action.got_in_way, action.barrier_kind]


@pytest.mark.parametrize("known", range(len(DIALOGUE)))
def test_ctrl_c_at_each_question_keeps_what_was_answered(planned: Notebook, known: int) -> None:
    with at_terminal(planned, "check-in") as terminal:
        stop_at(terminal, DIALOGUE, known)
    assert_kept(planned, known)


def test_the_week_before_is_asked_about_too_and_no_earlier_one(written: Notebook) -> None:
    for day, is_asked in (("2026-01-25", True), ("2026-01-26", False)):
        with at_terminal(written, "check-in", day=day) as terminal:
            if is_asked:
                terminal.answer(HOW)
            else:
                terminal.until("Nothing from this week or last week is waiting for an answer.")
            terminal.answer("Anything you want to write down about these days?")
            assert terminal.end() == 0


def test_ratings_are_asked_for_where_a_setting_asks_for_them(written: Notebook) -> None:
    settings = written.home / "settings.toml"
    settings.write_text('rate = ["effort", "enjoyment"]\n')
    with at_terminal(written, "check-in", "3f2", VALUETRACK_CONFIG=str(settings)) as terminal:
        answer(terminal, ((HOW, "smaller"), ("What helped?", ""), ("How much effort did it take?", "3")))
        answer(terminal, (("How much did you enjoy it?", "7"), ("Anything you learned?", "")))
        assert terminal.end() == 0
    [action] = actions_in(written, WEEK)
    assert (action.effort, action.enjoyment, action.mood_before) == (3, 7, None)


def test_what_was_given_by_flag_is_not_asked(planned: Notebook) -> None:
    with at_terminal(planned, "check-in", "3f2", "--mood-before", "4", "--helped", "tea", "--result", "ok") as terminal:
        answer(terminal, ((HOW, "done"), DIALOGUE[3], DIALOGUE[5], DIALOGUE[6], DIALOGUE[7]))
        assert terminal.end() == 0
    action = actions_in(planned, WEEK)[0]
    assert (action.mood_before, action.mood_after, action.helped, action.result) == (4, 6, ("tea",), "ok")


def test_a_note_that_was_given_is_kept_after_the_questions(written: Notebook) -> None:
    with at_terminal(written, "check-in", "3f2", "--note", "two of three so far") as terminal:
        answer(terminal, ((HOW, "done"), ("What helped?", ""), ("Anything you learned?", "")))
        assert terminal.end() == 0
    review = written.data("review-week")
    assert (review["totals"]["actions"]["done"], review["check_in_entries"][-1]["note"]) == (1, "two of three so far")


def test_an_action_is_carried_to_a_day_of_its_own_week_and_stays_open(written: Notebook) -> None:
    with at_terminal(written, "check-in", "3f2") as terminal:
        answer(terminal, ((HOW, "carried"), ("Which day?", "fri"), ("What got in the way?", "")))
        assert terminal.end() == 0
    assert 'Moved "Text Priya at lunch" (3f2) to Fri 2026-01-16.' in terminal.shown
    assert [(one.day, one.outcome) for one in actions_in(written, WEEK)] == [(date(2026, 1, 16), None)]


def test_where_the_day_cannot_be_the_action_is_carried_and_waits(written: Notebook) -> None:
    with at_terminal(written, "check-in", "3f2") as terminal:
        answer(terminal, ((HOW, "carried"), ("Which day?", "2026-01-05"), ("What got in the way?", "work")))
        terminal.answer("Did it come from inside")
        assert terminal.end() == 0
    assert "An action is carried on, to its own week or a later one." in terminal.shown
    assert [(one.outcome, one.got_in_way) for one in actions_in(written, WEEK)] == [(Outcome.CARRIED, "work")]


def test_after_not_this_time_a_kind_line_comes_and_nothing_more_where_nothing_is_said(written: Notebook) -> None:
    written.do("edit-action", "3f2", "--barrier", "")
    with at_terminal(written, "check-in", "3f2") as terminal:
        answer(terminal, ((HOW, "not this time"), ("What got in the way?", ""), ("Anything you learned?", "")))
        assert terminal.end() == 0
    assert terminal.shown.endswith("\nThat is all right. Some days have no room for it.\n")
    assert terminal.shown.count("What got in the way?") == 1


@pytest.mark.parametrize("typed", ["not taken", "NOT-TAKEN", "n"])
def test_what_is_not_understood_is_answered_in_the_words_of_the_question(written: Notebook, typed: str) -> None:
    with at_terminal(written, "check-in", "3f2", width=200) as terminal:
        answer(
            terminal,
            (
                (HOW, "not this tme"),
                (HOW, typed),
                ("Did it come up?", "."),
            ),
        )
        assert terminal.end() == 0
    assert "Please answer with one of these words." in terminal.shown
    assert actions_in(written, WEEK)[0].outcome is Outcome.NOT_TAKEN


def test_in_words_only_mode_ratings_are_words(planned: Notebook) -> None:
    with at_terminal(planned, "check-in", "3f2", "--words-only", width=200) as terminal:
        answer(terminal, (DIALOGUE[0], DIALOGUE[1], ("Mood before? (very low, low,", "in between")))
        answer(terminal, (("Mood after?", "much"), DIALOGUE[4], ("How strongly do you believe it now? (not at", "a l")))
        answer(terminal, DIALOGUE[6:8])
        assert terminal.end() == 0
    action = actions_in(planned, WEEK)[0]
    assert (action.mood_before, action.mood_after, action.belief_after) == (5, 8, 30)
