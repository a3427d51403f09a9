"""The first run, and coming back after a time away, at a real terminal."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cli.guide.notes import actions_in
from tests.desk import at_desk
from tests.terminal import CTRL_C, Dialogue, answer, assert_clean, at_terminal, stop_at
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook

WEEK = Week(date(2026, 1, 12))
BEGIN: Dialogue = (
    ("Shall we begin, with four short questions? (y/n) [Enter: yes", ""),
    ("What matters to you? One or two words.", "Closeness"),
    ("What does Closeness mean, in your own words?", "letting people in"),
    ("How much does it matter?", "9"),
    ("One small thing you could do for it in the next days?", "Text Ana"),
)
MOST_QUESTIONS = 5
SUPPORT = "\nFor a hard day: type valuetrack support, or valuetrack hard-moment.\n"


def assert_kept(notebook: Notebook, known: int) -> None:
    """What so many answers of the first run leave."""
    values = notebook.data("list-values")["values"]
    meaning, importance = "letting people in" if known > 2 else None, 9 if known > 3 else None
    said = [("Closeness", meaning, importance)] if known > 1 else []
    assert [(one["value"], one["meaning"], one["importance"]) for one in values] == said
    assert [one.text for one in actions_in(notebook, WEEK)] == (["Text Ana"] if known > 4 else [])


def test_the_first_run_asks_five_questions_at_most_and_keeps_a_value_and_an_action(notebook: Notebook) -> None:
    with at_terminal(notebook) as terminal:
        answer(terminal, BEGIN)
        assert terminal.end() == 0
    assert_clean(terminal)
    assert terminal.shown.count("[Enter: ") == len(BEGIN) <= MOST_QUESTIONS
    assert "If fear had less say, what would you do more of?" in terminal.shown
    assert "It is not medical or psychological treatment." in " ".join(terminal.shown.split())
    assert_kept(notebook, len(BEGIN))
    ends = (
        " That is enough to begin. You have named Closeness. One small step: Text Ana, some time in the week Mon "
        "2026-01-12 to Sun 2026-01-18. Type valuetrack to see your day and one next step."
    )
    before, found, after = " ".join(terminal.shown.split()).partition(ends)
    assert (SUPPORT.strip() in before, bool(found), after) == (True, True, "")
    assert "988" not in terminal.shown
    assert [one["command"] for one in notebook.data("undo", "--list")["changes"]] == ["valuetrack"]


@pytest.mark.parametrize("known", range(len(BEGIN)))
def test_ctrl_c_at_each_question_keeps_what_was_entered(notebook: Notebook, known: int) -> None:
    with at_terminal(notebook) as terminal:
        stop_at(terminal, BEGIN, known)
    assert_kept(notebook, known)


@pytest.mark.parametrize("answers", [("n",), ("", "")], ids=["no", "no word"])
def test_whoever_does_not_want_to_begin_sees_how_it_would_go(notebook: Notebook, answers: tuple[str, ...]) -> None:
    with at_terminal(notebook, NO_COLOR="1") as terminal:
        answer(terminal, tuple((question, text) for (question, _), text in zip(BEGIN, answers, strict=False)))
        assert terminal.end() == 0
    assert "Name something that matters: valuetrack add-value" in terminal.shown
    assert SUPPORT in terminal.shown
    assert not notebook.db.exists()


def test_a_value_alone_is_a_beginning_too(notebook: Notebook) -> None:
    with at_terminal(notebook) as terminal:
        answer(terminal, (*BEGIN[:4], (BEGIN[4][0], "")))
        assert terminal.end() == 0
    assert "\nThat is enough to begin. You have named Closeness.\n" in terminal.shown
    assert_kept(notebook, 4)


def test_on_the_last_day_of_a_week_the_action_is_for_the_next(notebook: Notebook) -> None:
    with at_terminal(notebook, day="2026-01-18") as terminal:
        answer(terminal, BEGIN)
        assert terminal.end() == 0
    assert [one.text for one in actions_in(notebook, WEEK.next)] == ["Text Ana"]


def test_the_first_run_is_taken_back_as_one(notebook: Notebook) -> None:
    with at_terminal(notebook) as terminal:
        answer(terminal, BEGIN)
        assert terminal.end() == 0
    notebook.do("undo")
    assert_kept(notebook, 0)


@pytest.mark.parametrize("more", [(), ("--plain",), ("--json",), ("--no-input",)], ids=str)
def test_nothing_is_asked_without_a_terminal_or_where_nobody_is_to_be_asked(
    notebook: Notebook, more: tuple[str, ...]
) -> None:
    assert "?" not in notebook.do(*more).err
    if more:
        with at_terminal(notebook, *more) as terminal:
            assert terminal.end() == 0
        assert "[Enter: " not in terminal.shown


@pytest.fixture
def away(written: Notebook) -> Notebook:
    """Four weeks have gone by since the last entry; one action was taken before."""
    written.do("check-in", "3f2", "--outcome", "smaller")
    written.do("plan-week", "Read", "-v", "growth", "--on", "fri")
    written.day = "2026-02-12"
    return written


RETURN = "Would you like to plan it again, or a smaller version? (y/n) [Enter: no"


def test_after_a_time_away_it_is_glad_and_has_one_step_to_begin_again(away: Notebook) -> None:
    with at_terminal(away) as terminal:
        answer(terminal, ((RETURN, "y"), ("What will you do? [Enter: Text Priya at lunch", "a wave to Priya")))
        assert terminal.end() == 0
    assert terminal.shown.startswith(
        "Good to see you.\nThe last small step you took: Text Priya at lunch (Connection)\n"
    )
    assert not re.search("days|weeks|Read", terminal.shown), "no backlog, no count of days"
    [action] = actions_in(away, Week(date(2026, 2, 9)))
    assert (action.text, action.day) == ("a wave to Priya", date(2026, 2, 12))
    assert "Good to see you" not in away.do().out


def test_after_a_time_away_the_plan_for_hard_times_comes_by_itself(away: Notebook) -> None:
    away.do("maintenance-plan", "--first-step", "open the curtains", "--people", "my sister")
    away.day = "2026-03-12"
    plan = "Your plan for hard times\n\nOne small first step\nopen the curtains\n\nPeople who help\nmy sister\n"
    with at_terminal(away, NO_COLOR="1") as terminal:
        terminal.answer(RETURN)
        assert terminal.end() == 0

    assert (
        terminal.shown.index("Good to see you.") < terminal.shown.index(plan) < terminal.shown.index("The last small")
    )
    assert plan in away.do().out
    assert away.data()["plan"] == {
        "first_step": "open the curtains", "people": "my sister", "signs": None, "stressors": None
    }  # fmt: skip
    assert away.data(day="2026-02-12")["plan"] is None


@pytest.mark.parametrize("known", [0, 1])
def test_ctrl_c_at_each_question_of_the_return_keeps_nothing(away: Notebook, known: int) -> None:
    before = away.db.read_bytes()
    with at_terminal(away) as terminal:
        answer(terminal, ((RETURN, "y"),)[:known])
        terminal.until("] ")
        terminal.press(CTRL_C)
        assert terminal.end() == 130
    assert away.db.read_bytes() == before


def test_enter_takes_the_words_of_the_last_time_and_a_no_plans_nothing(away: Notebook) -> None:
    with at_terminal(away) as terminal:
        terminal.answer(RETURN)
        assert terminal.end() == 0
    assert actions_in(away, Week(date(2026, 2, 9))) == ()
    with at_terminal(away) as terminal:
        answer(terminal, ((RETURN, "yes"), ("What will you do?", "")))
        assert terminal.end() == 0
    assert [one.text for one in actions_in(away, Week(date(2026, 2, 9)))] == ["Text Priya at lunch"]


@pytest.mark.parametrize(("said", "planned"), [("s", "a wave"), ("smaller", "a wave"), ("", "Text Priya at lunch")])
def test_the_smaller_version_of_the_last_step_is_there_to_take(away: Notebook, said: str, planned: str) -> None:
    away.do("edit-action", "3f2", "--smaller", "a wave", day="2026-01-15")
    answers = {"plan it again": "y", "What will you do? (s: a wave) [Enter: Text Priya at lunch]": said}
    at_desk(away, answers=answers, NO_COLOR="1")

    assert [one.text for one in actions_in(away, Week(date(2026, 2, 9)))] == [planned]


def test_where_nothing_was_taken_yet_noticing_is_the_step(written: Notebook) -> None:
    with at_terminal(written, day="2026-02-12") as terminal:
        assert terminal.end() == 0
    assert terminal.shown == (
        "Good to see you.\n\nOne small step to begin again, when you like:\n  valuetrack log-opportunity\n"
    )


def test_where_nobody_can_be_asked_the_same_is_shown(away: Notebook) -> None:
    said = away.do()

    assert said.out.splitlines()[0] == "Good to see you."
    assert "valuetrack plan-week 'Text Priya at lunch' --value Connection --on today" in said.out
    assert "Read" not in said.out


@pytest.mark.parametrize(
    ("zone", "entered", "day_start", "glad_from"),
    [
        ("NZDT-13", "2026-01-14T08:00:00", "00:00", "2026-01-28"),  # in UTC it is the 13th
        ("PST8", "2026-01-14T20:00:00", "00:00", "2026-01-28"),  # in UTC it is the 15th
        ("PST8", "2026-01-15T02:00:00", "04:00", "2026-01-28"),
    ],
)
def test_two_weeks_are_counted_from_the_day_it_was_where_the_person_lives(
    notebook: Notebook, zone: str, entered: str, day_start: str, glad_from: str
) -> None:
    config = notebook.home / "config.toml"
    config.write_text(f'day_start = "{day_start}"\n')
    here = {"TZ": zone, "VALUETRACK_CONFIG": str(config)}
    assert notebook.spawn("add-value", "Closeness", "--on", "2026-01-01", day=entered, **here).code == 0

    day_before = str(date.fromisoformat(glad_from) - timedelta(days=1))
    assert "Good to see you." not in notebook.spawn(day=f"{day_before}T12:00:00", **here).out
    assert "Good to see you." in notebook.spawn(day=f"{glad_from}T12:00:00", **here).out
