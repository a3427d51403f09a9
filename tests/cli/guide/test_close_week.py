"""The session that closes a week, at a real terminal."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cli.guide.notes import actions_in, focus_of
from tests.desk import at_desk
from tests.terminal import Dialogue, Terminal, answer, assert_clean, at_terminal, stop_at
from valuetrack.cli.guide.maintenance import ticked
from valuetrack.errors import NotUnderstood
from valuetrack.model import Outcome
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook

WEEK = Week(date(2026, 1, 12))
SUNDAY, MONDAY = "2026-01-18", "2026-01-19"
MOST_PROMPTS = 20
HOW = "How did it go?"
OPEN: Dialogue = (
    (HOW, "done"),
    ("What helped?", "the bell"),
    (HOW, "smaller"),
    ("What helped?", "an early start"),
    (HOW, "not this time"),
    ("What got in the way?", "too tired"),
    ("Did it come from inside", "inside"),
)
RATED: Dialogue = tuple(
    (f"{name}: how much did you live it", lived) for name, lived in (("Snow", "4"), ("Tea", "6"), ("Sea", "5"))
)
REVIEW: Dialogue = (
    ("Anything you want to write down about this week?", "a long week"),
    ("Take your time. [Enter: go on", ""),
    ("Which one or two values do you want to focus on? (y: these)", "y"),
)
PLAN: Dialogue = (
    ("walk (Snow): again, smaller (walk, a little), no? [Enter: no", "again tue"),
    ("call Ines (Tea): again, smaller (call Ines, a little), no? [Enter: no", "smaller"),
    ("swim (Sea): again, smaller (swim, a little), no? [Enter: no", "mon and thu"),
    ("What will you do?", ""),
)
WHOLE: Dialogue = (*OPEN, *RATED, *REVIEW, *PLAN)


def plan(notebook: Notebook, text: str, value: str, day: str, *more: str) -> str:
    """Plan an action of the week; its id."""
    plan = ("plan-week", text, "-v", value, "--on", day, "--smaller", f"{text}, a little", *more)
    return str(notebook.data(*plan, day="2026-01-12")["id"])


@pytest.fixture
def lived(notebook: Notebook) -> Notebook:
    """Three values with importance, each with an action that is open, and the week ends today."""
    for name, importance in (("Tea", "8"), ("Snow", "9"), ("Sea", "6")):
        notebook.do("add-value", name, "--importance", importance, day="2026-01-05")
    for text, value, day in (("walk", "Snow", "mon"), ("call Ines", "Tea", "wed"), ("swim", "Sea", "fri")):
        plan(notebook, text, value, day, "--barrier", "no time", "--coping", "a note")
    notebook.day = SUNDAY
    return notebook


def closed(notebook: Notebook, dialogue: Dialogue, *arguments: str, day: str | None = None) -> Terminal:
    """Close the week with these answers to the end."""
    with at_terminal(notebook, "close-week", *arguments, day=day, width=100, NO_COLOR="1") as terminal:
        answer(terminal, dialogue)
        assert terminal.end() == 0
    assert_clean(terminal)
    return terminal


def begun(notebook: Notebook, dialogue: Dialogue, *arguments: str, day: str | None = None) -> Terminal:
    """Give these answers, and let the window be at the question after them."""
    with at_terminal(notebook, "close-week", *arguments, day=day, width=100, NO_COLOR="1") as terminal:
        answer(terminal, dialogue)
        terminal.until("] ")
    return terminal


def outcomes(notebook: Notebook) -> list[Outcome | None]:
    return [one.outcome for one in actions_in(notebook, WEEK)]


def lived_in(notebook: Notebook, week: Week) -> dict[str, int | None]:
    return {one["value"]: one["lived"] for one in notebook.data("review-week", "--week", str(week.start))["values"]}


def test_a_week_is_closed_with_twenty_questions_at_most_and_taken_back_as_one(lived: Notebook) -> None:
    shown = closed(lived, WHOLE).shown

    assert shown.count("[Enter: ") == len(WHOLE) <= MOST_PROMPTS
    assert outcomes(lived) == [Outcome.DONE, Outcome.SMALLER, Outcome.NOT_TAKEN]
    assert lived_in(lived, WEEK) == {"Snow": 4, "Tea": 6, "Sea": 5}
    assert focus_of(lived, WEEK.next) == ["Snow", "Tea"]
    planned = [(one.text, one.day, one.barrier, one.smaller) for one in actions_in(lived, WEEK.next)]
    assert planned == [
        ("walk", date(2026, 1, 20), "no time", "walk, a little"),
        ("call Ines, a little", None, "no time", None),
        ("swim", date(2026, 1, 19), "no time", "swim, a little"),
        ("swim", date(2026, 1, 22), "no time", "swim, a little"),
    ]

    lived.do("undo")
    assert (outcomes(lived), actions_in(lived, WEEK.next), focus_of(lived, WEEK.next)) == ([None] * 3, (), [])


def test_it_says_how_to_leave_and_says_nothing_twice(lived: Notebook) -> None:
    shown = closed(lived, WHOLE).shown

    words = " ".join(shown.split())
    assert "That is the plan for now." in words
    assert "Nothing planned" not in words
    assert "A dot (.) ends the questions about an action, Ctrl-D all of them. What you said stays." in words
    for once in (
        "Your week, Mon",
        "Snow: it matters 9",
        "not this time: swim (too tired)\n",
        "For your focus you could choose",
        "Planning the week",
    ):
        assert shown.count(once) == 1, once
    assert "lived 4" not in words, "the review says it"
    assert shown.index("Your week, Mon") < shown.index("Take your time.") < shown.index("Which one or two")


@pytest.mark.parametrize("known", [1, 5, 8, 11, 14])
def test_ctrl_c_keeps_what_was_answered(lived: Notebook, known: int) -> None:
    with at_terminal(lived, "close-week", width=100, NO_COLOR="1") as terminal:
        stop_at(terminal, WHOLE, known)

    said = [Outcome.DONE, Outcome.SMALLER, Outcome.NOT_TAKEN]
    assert outcomes(lived) == [one if known > 2 * place else None for place, one in enumerate(said)]
    assert [one for one in lived_in(lived, WEEK).values() if one] == [4, 6, 5][: max(0, known - 7)]
    assert [one.text for one in actions_in(lived, WEEK.next)] == ["walk"][: known > 13]


def test_a_dot_ends_the_questions_about_an_action_and_keeps_what_was_said(lived: Notebook) -> None:
    some = ((HOW, "done"), ("What helped?", "."), (HOW, "."), (HOW, "not"), ("What got in the way?", "."), *RATED)
    closed(lived, (*some, (REVIEW[0][0], "."), *REVIEW[1:], PLAN[0], ("swim (Sea)", "."), PLAN[-1]))

    assert outcomes(lived) == [Outcome.DONE, None, Outcome.NOT_TAKEN]
    assert [one["note"] for one in lived.data("review-week")["check_in_entries"]] == ["."]
    assert [one.text for one in actions_in(lived, WEEK.next)] == ["walk"]


def test_what_was_skipped_is_not_asked_again(lived: Notebook) -> None:
    skipped: Dialogue = (
        (HOW, ""),
        (HOW, ""),
        (HOW, "not"),
        ("What got in the way?", ""),
        *((one, "") for one, _ in RATED),
    )
    shown = begun(lived, (*skipped, (REVIEW[0][0], ""), REVIEW[1], ("Which one or two", ""), PLAN[2])).shown

    assert (shown.count("walk"), shown.count("not filled in yet: walk")) == (2, 1)
    assert (shown.count("What got in the way?"), shown.count("Which one or two")) == (1, 1)
    assert "rate-week" not in shown


def test_what_is_planned_for_later_days_is_left(lived: Notebook) -> None:
    shown = begun(lived, OPEN[:4], day="2026-01-15").shown

    assert "swim" not in shown
    assert "Snow: how much did you live it" in shown


@pytest.mark.parametrize(("day", "week", "first"), [("2026-01-21", WEEK, "Sea"), ("2026-01-22", WEEK.next, "Snow")])
def test_in_the_first_three_days_it_closes_the_week_before_and_asks_for_what_is_not_rated(
    lived: Notebook, day: str, week: Week, first: str
) -> None:
    for name in ("Tea", "Snow"):
        lived.do("rate-week", name, "5")
    shown = begun(lived, OPEN if week == WEEK else (), day=day).shown

    assert f"Closing the week Mon {week.start} to " in shown
    assert re.findall("(.*): how much did you live it", shown) == [first]


def test_a_week_can_be_named(lived: Notebook) -> None:
    assert "Closing the week Mon 2026-01-12" in begun(lived, (), "--week", "last", day="2026-01-24").shown


def test_a_week_long_ago_gets_no_plan(lived: Notebook) -> None:
    shown = closed(lived, (*OPEN, *RATED, REVIEW[0]), "--week", "2026-01-12", day="2026-02-20").shown

    assert "Which one or two" not in shown
    assert "You could focus on" not in shown


def test_a_focus_that_is_chosen_is_not_asked_for_and_the_review_is_read_before_the_plan(heavy: Notebook) -> None:
    heavy.do("set-focus", "Tea", "--week", "next")
    shown = begun(heavy, (*REST[:-1], (SOUND, ""))).shown

    assert "Which one or two" not in shown
    assert (shown.count(SOUND), shown.count("set-focus")) == (1, 0)


def test_with_a_single_value_there_is_no_focus_to_choose(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea", "--importance", "8")
    lived: Dialogue = (("Tea: how much did you live it?", "5"), (REVIEW[0][0], ""))
    assert "Which one or two" not in closed(notebook, (*lived, REVIEW[1], PLAN[-1]), day=SUNDAY).shown
    notebook.do("undo")
    with at_terminal(notebook, "rate-week", day=SUNDAY, NO_COLOR="1") as terminal:
        answer(terminal, (lived[0], ("How likely", ""), lived[1]))
        assert terminal.end() == 0
    assert "You could focus on Tea" in terminal.shown


def test_a_week_that_is_set_aside_is_not_looked_at_and_the_next_one_is_planned(lived: Notebook) -> None:
    lived.do("set-aside-week")
    shown = closed(lived, PLAN[-1:]).shown

    assert "You set this week aside." in shown
    assert HOW not in shown


def test_how_much_a_value_matters_is_asked_where_it_is_not_rated_and_counts_in_that_week(lived: Notebook) -> None:
    lived.do("add-value", "Hay", day="2026-01-13")
    hay: Dialogue = (("Hay: how much does it matter?", "7"), ("Hay: how much did you live it", "3"))
    begun(lived, (*OPEN, *RATED, *hay), day=MONDAY)

    [rated] = [one for one in lived.data("review-week")["values"] if one["value"] == "Hay"]
    assert (rated["importance"], rated["lived"]) == (7, 3)


@pytest.mark.parametrize(
    ("said", "shown"), [("2", True), ("", False), ("none", False), ("all", True), ("5", False), ("I slept late", False)]
)
def test_the_signs_of_the_plan_are_ticked_and_then_the_plan_comes(lived: Notebook, said: str, shown: bool) -> None:
    lived.do("maintenance-plan", "--signs", "I stop answering, I sleep long", "--first-step", "open the curtains")
    question = "Were some of them there? Their numbers, or all."
    with at_terminal(lived, "close-week", NO_COLOR="1") as terminal:
        answer(terminal, (*OPEN, *RATED, (question, said)))
        if said in ("5", "I slept late"):
            terminal.until("The numbers are 1 to 2.")
            terminal.answer(question, "")
        terminal.until(REVIEW[0][0])
    assert "\n  1. I stop answering\n  2. I sleep long\n" in terminal.shown
    assert ("open the curtains" in terminal.shown) is shown


def test_ticks_name_what_they_name() -> None:
    signs = ("one", "two", "three")
    assert [ticked(said, signs) for said in ("1 3", "2,3", "ALL", "no")] == [
        ["one", "three"],
        ["two", "three"],
        signs,
        (),
    ]
    for said in ("0", "4", "two", "1-2"):
        with pytest.raises(NotUnderstood):
            ticked(said, signs)


@pytest.fixture
def heavy(lived: Notebook) -> Notebook:
    """Two actions of the week were not for this time, and the week is rated."""
    for action in actions_in(lived, WEEK)[:2]:
        lived.do("check-in", action.id, "--outcome", "not-taken")
    for name, _ in RATED:
        lived.do("rate-week", name.partition(":")[0], "5")
    return lived


SOUND = "These days sound heavy. Make one smaller, or rest this week?"
REST: Dialogue = ((HOW, "done"), OPEN[1], REVIEW[0], REVIEW[1], (REVIEW[2][0], ""))


def test_after_two_that_were_not_for_this_time_rest_is_offered_once_and_taken(heavy: Notebook) -> None:
    shown = closed(heavy, (*REST, (SOUND, "rest"))).shown

    assert heavy.data("show-week", "--week", "next")["away"]
    assert "again, smaller" not in shown


def test_smaller_is_then_what_enter_plans_of_them(heavy: Notebook) -> None:
    ways: Dialogue = (
        ("walk (Snow): again, smaller (walk, a little), no? [Enter: smaller", ""),
        ("call Ines", "n"),
        PLAN[2],
    )
    shown = closed(heavy, (*REST, (SOUND, "smaller"), *ways, PLAN[-1])).shown

    assert [one.text for one in actions_in(heavy, WEEK.next)] == ["walk, a little", "swim", "swim"]
    assert shown.count("These days sound heavy") == 1


@pytest.mark.parametrize("arguments", [(), ("--json",), ("--no-input",)])
def test_where_nobody_can_be_asked_its_parts_are_named(lived: Notebook, arguments: tuple[str, ...]) -> None:
    said = lived.run("close-week", *arguments)

    assert (said.code, said.out) == (2, "")
    assert all(
        part in said.err for part in ("check-in", "rate-value", "rate-week", "review-week", "set-focus", "plan-week")
    )


def test_before_the_first_value_there_is_nothing_to_close(notebook: Notebook) -> None:
    with at_terminal(notebook, "close-week") as terminal:
        assert terminal.end() == 1
    assert "You have not named a value yet." in terminal.shown


def test_how_much_a_value_matters_may_stay_open(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea", "--on", "2026-01-01")
    said = at_desk(notebook, "close-week", day="2026-01-18")

    assert "Tea: how much does it matter?" in said.out
    assert notebook.data("list-values")["values"][0]["importance"] is None
