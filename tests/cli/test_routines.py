"""Routines at the command line: made by flags and by questions, listed, changed, paused and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal import answer, assert_clean, at_terminal, shown

if TYPE_CHECKING:
    from tests.notebook import Notebook

WALK = ("plan-week", "Walk", "-v", "conn", "--every", "tue,thu", "--at", "18:30", "--minutes", "20")


def test_a_routine_says_when_it_comes_back_and_how_its_days_are_planned(written: Notebook) -> None:
    said = written.do(*WALK)

    [one] = [each for each in written.data("list-routines")["routines"] if each["text"] == "Walk"]
    assert said.out == (
        f'"Walk" ({one["short"]}) for Connection comes back every Tue and Thu, from Thu 2026-01-15. '
        "It is offered when you plan a week.\n"
        f"To plan its first days: valuetrack plan-week --routine {one['short']}\n"
    )
    assert written.do("plan-week", "--routine", one["short"]).out.startswith(
        'Planned "Walk" for Connection: Thu 2026-01-15 18:30 ('
    )
    assert written.data("show-week")["actions"][-1]["text"] == "Walk"


def test_one_that_begins_in_a_later_week_names_that_week(written: Notebook) -> None:
    said = written.do("plan-week", "Pay", "-v", "conn", "--every", "monthly 2", "--until", "2026-04-30").out

    assert "comes back on the 2nd of every month, from Mon 2026-02-02 to Thu 2026-04-30." in said
    *_, routine, flag, week = said.split()
    assert (flag, week) == ("--week", "2026-02-02")
    assert written.do("plan-week", "--routine", routine, flag, week).out.startswith('Planned "Pay" for Connection: Mon')


@pytest.mark.parametrize(
    ("more", "start"),
    [
        ((), "2026-01-15"),
        (("--week", "next"), "2026-01-20"),
        (("--week", "this"), "2026-01-15"),
        (("--on", "2026-01-13"), "2026-01-13"),
        (("--on", "thu", "--week", "next"), "2026-01-22"),
    ],
)
def test_it_begins_today_or_where_it_is_said(written: Notebook, more: tuple[str, ...], start: str) -> None:
    assert written.data(*WALK, *more)["records"][0]["start"] == start


def test_what_was_not_given_is_asked_for(written: Notebook) -> None:
    asked = (
        ("What would you like to do again and again? [Enter: skip", "Walk"),
        ("Which value? Connection, Growth [Enter: none", "growth"),
    )
    with at_terminal(written, "plan-week", "--every", "fri") as terminal:
        answer(terminal, asked)
        assert terminal.end() == 0
    assert_clean(terminal)
    assert written.data("list-routines")["routines"][-1]["value"] == "Growth"

    with at_terminal(written, "plan-week", "--every", "fri") as terminal:
        answer(terminal, ((asked[0][0], ""),))
        assert terminal.end() == 1
    assert "Without an action nothing is done." in terminal.shown


def test_other_words_are_asked_for_where_nothing_is_to_be_changed(written: Notebook) -> None:
    with at_terminal(written, "edit-routine", "4b1") as terminal:
        terminal.answer("Now: Walk with Priya", "Walk alone")
        assert terminal.end() == 0
    assert written.data("show", "4b1")["record"]["text"] == "Walk alone"


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        (("plan-week", "--every", "tue"), 2, "Give ACTION."),
        (("plan-week", "Walk", "--every", "tue"), 2, "Give --value VALUE."),
        (("plan-week", "Walk", "-v", "conn", "--every", "now and then"), 2, "as days that come back"),
        (("plan-week", "Walk", "-v", "conn", "--every", "tue", "--on", "tue", "--on", "thu"), 2, "Give one --on"),
        (("plan-week", "Walk", "-v", "conn", "--every", "tue", "--why", "air"), 2, "then give --why with --routine"),
        (("plan-week", "Walk", "-v", "conn", "--every", "tue", "--step", "5e1"), 2, "exclude each other"),
        (("plan-week", "--routine", "4b1", "--step", "5e1"), 2, "exclude each other"),
        ((*WALK, "--times", "3", "--until", "1 may"), 2, "exclude each other"),
        ((*WALK, "--times", "0"), 2, "--times is a whole number, 1-500."),
        ((*WALK, "--until", "2026-01-14"), 2, "Its first day is Thu 2026-01-15, after its last."),
        (("plan-week", "Walk", "-v", "conn", "--until", "1 may"), 2, "go with --every"),
        (("plan-week", "Walk", "-v", "Rest", "--every", "tue"), 1, "Rest is at rest then."),
        (("plan-week", "--routine", "5e1"), 1, "5e1 is a step, not a routine."),
        (("plan-week", "--routine", "4b1", "-v", "growth"), 2, "Routine 4b1 is for Connection."),
        (("plan-week", "--routine", "4b1", "--week", "2025-W50"), 1, "It has no day left in the week"),
        (("edit-routine", "4b1"), 2, "Give at least one option."),
        (("edit-routine", "4b1", "--pause", "--end"), 2, "exclude each other"),
        (("edit-routine", "4b1", "--times", "3"), 2, "go with --every"),
        (("edit-routine", "4b1", "--every", "tue", "--times", "3", "--until", "1 may"), 2, "exclude each other"),
        (("edit-routine", "4b1", "--resume"), 1, "It is not paused."),
        (("edit-routine", "4b2", "--pause"), 1, "It is paused already."),
        (("edit-routine", "3f2", "--pause"), 1, "3f2 is an action, not a routine."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    written: Notebook, line: tuple[str, ...], code: int, says: str
) -> None:
    before = written.content()

    said = written.run(*line)

    assert (said.code, said.out) == (code, "")
    assert says in said.err
    assert written.content() == before


def test_it_is_changed_and_paused_in_one_change(written: Notebook) -> None:
    said = written.do("edit-routine", "4b1", "--every", "2 weeks fri", "--pause").out
    assert said == (
        'Edited "Walk with Priya" (4b1), which comes back every second week on Fri, from Fri 2026-06-05. '
        '"Walk with Priya" (4b1) rests. '
        "`valuetrack edit-routine 4b1 --resume` takes it up again.\n"
    )
    written.do("undo")
    assert written.data("list-routines")["routines"][0]["every"] == "every Thu"


def test_routines_in_a_pipe_have_one_a_line(written: Notebook) -> None:
    written.do("edit-routine", "4b1", "--at", "18:30", "--minutes", "45", "--smaller", "to the door")
    written.do("edit-routine", "4b2", "--until", "2026-01-20", "--minutes", "5")

    said = written.do("list-routines")
    assert said.out == (
        "4b1\tConnection\tWalk with Priya\tevery Thu\t18:30-19:15\t\tto the door\tThu 2026-06-04\n"
        "4b2\tConnection\tBake for Ines\tevery day\t5 minutes\tTue 2026-01-20\t\tit rests\n"
    )
    assert said.err == ""


def test_what_is_over_is_hidden_and_said(written: Notebook) -> None:
    assert written.do("edit-routine", "4b1", "--end").out == (
        '"Walk with Priya" (4b1) is offered no more, from Wed 2026-01-14 on. What was planned from it stays.\n'
    )
    hidden = written.do("list-routines")
    assert hidden.err == "1 routine hidden, ended or of a value at rest; --all shows all.\n"
    assert "Walk" not in hidden.out
    assert written.do("list-routines", "--all").out.splitlines()[0].endswith("\tended")
    written.do("edit-routine", "4b1", "--until", "today")
    assert written.do("list-routines").out.splitlines()[0].endswith("\tnone left")


def test_a_notebook_without_a_routine_says_how_one_is_made(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    said = notebook.do("list-routines")
    assert (said.out, said.err) == ("", 'No routine yet. To make one: valuetrack plan-week "Walk" --every tue,thu\n')


@pytest.mark.parametrize("width", [80, 40])
def test_a_list_on_a_screen_has_what_belongs_together_under_each_other(written: Notebook, width: int) -> None:
    written.do("plan-week", "Read", "-v", "growth", "--every", "week", "--until", "2026-03-20")
    written.do("edit-routine", "4b1", "--at", "18:30", "--minutes", "45", "--smaller", "to the door")

    screen = shown(written, "list-routines", width=width, more={"NO_COLOR": "1"})

    assert max(map(len, screen.splitlines())) <= width
    for line in ("Walk with Priya", "or smaller: to the door", "18:30-19:15", "until Fri 2026-03-20", "any day"):
        assert line in screen


def test_in_words_only_mode_no_minutes_are_counted(written: Notebook) -> None:
    written.do("edit-routine", "4b1", "--minutes", "45")
    assert "45" not in written.do("list-routines", "--words-only").out
    assert "45" not in written.do("show", "4b1", "--words-only").out


def test_its_story_says_its_days_in_words_and_names_what_was_planned_from_it(written: Notebook) -> None:
    planned = written.data("plan-week", "--routine", "4b1", "--on", "fri")["ids"][0]

    assert "comes back: every Thu" in written.do("show", "4b1").out
    assert "routine: 4b1 (Walk with Priya)" in written.do("show", planned).out
    about = written.data("journal", "--about", "4b1")["entries"]
    assert [one["kind"] for one in about] == ["action", "routine"]
    kinds = written.data("journal", "--kind", "routine")["entries"]
    assert [one["text"] for one in kinds] == ["Bake for Ines", "Walk with Priya"]
