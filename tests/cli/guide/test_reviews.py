"""The guided rating of a week with its review, at a real terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cli.guide.notes import focus_of
from tests.terminal import Dialogue, answer, at_terminal, stop_at
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook

WEEK = Week(date(2026, 1, 12))
MONDAY_AFTER = "2026-01-19"
FIVE = ("Connection", "Music", "Growth", "Craft", "Sport")
LIKELY = "How likely is a small step for it next week?"
RITUAL: Dialogue = (
    ("Rate the week Mon 2026-01-12 to Sun 2026-01-18? (y/n) [Enter: yes", ""),
    *(pair for name in FIVE for pair in ((f"{name}: how much did you live it?", "2"), (LIKELY, "5"))),
    ("Anything you want to write down about this week?", "a long week"),
    ("That was the week. Take your time. [Enter: go on", ""),
    ("Which one or two values do you want to focus on? (y: these)", "y"),
)
MOST_ANSWERS = 15
PAUSE = RITUAL[-2]


@pytest.fixture
def five(written: Notebook) -> Notebook:
    """Five values; it is the Monday after the week."""
    for name, importance in (("Music", "8"), ("Craft", "6"), ("Sport", "5")):
        written.do("add-value", name, "--importance", importance, day="2026-01-12")
    written.day = MONDAY_AFTER
    return written


def test_five_values_take_fifteen_answers_at_most_and_end_with_the_focus_of_the_next_week(five: Notebook) -> None:
    with at_terminal(five, "rate-week", NO_COLOR="1") as terminal:
        answer(terminal, RITUAL)
        assert terminal.end() == 0
    assert terminal.shown.count("[Enter: ") == len(RITUAL) <= MOST_ANSWERS
    review = terminal.shown.index("Your week, Mon 2026-01-12 to Sun 2026-01-18 (2026-W03)")
    assert terminal.shown.index("Anything you want to write down") < review < terminal.shown.index("Which one or two")
    assert focus_of(five, WEEK.next) == ["Connection", "Music"]
    assert kept(five) == [(name, 2, 5) for name in FIVE]


def kept(notebook: Notebook) -> list[tuple[str, int | None, int | None]]:
    """What is rated of the week, in the order of the questions."""
    weeks = [(name, one) for name in FIVE for one in notebook.data("show-value", name)["weeks"]]
    return [(name, one["lived"], one["likely"]) for name, one in weeks]


@pytest.mark.parametrize("known", range(len(RITUAL)))
def test_ctrl_c_at_each_question_keeps_what_was_answered(five: Notebook, known: int) -> None:
    with at_terminal(five, "rate-week", NO_COLOR="1") as terminal:
        stop_at(terminal, RITUAL, known)

    rated = known - 1
    whole = [(name, 2, 5) for name in FIVE[: max(rated, 0) // 2]]
    assert kept(five) == whole + ([(FIVE[rated // 2], 2, None)] if 0 < rated < 10 and rated % 2 else [])
    notes = five.data("review-week", "--week", "last")["check_in_entries"][1:]
    assert [note["note"] for note in notes] == (["a long week"] if known > 11 else [])
    assert focus_of(five, WEEK.next) == []


def test_likely_is_asked_where_there_is_room_and_nowhere_else(written: Notebook) -> None:
    with at_terminal(written, "rate-week", day="2026-01-15", NO_COLOR="1") as terminal:
        answer(terminal, (("Connection: how much did you live it", "9"), ("Growth: how much did you live it", "7")))
        answer(
            terminal,
            (
                ("Anything you want to write down", ""),
                PAUSE,
                ("Which one or two values do you want to focus on? Connection, Growth", ""),
            ),
        )
        assert terminal.end() == 0
    assert "How likely" not in terminal.shown
    assert "Your week and what matters were close. Keep going, or rest." in terminal.shown


def begun(notebook: Notebook, day: str, *arguments: str) -> str:
    """What the session shows on a day, up to the rating of its first value."""
    with at_terminal(notebook, "rate-week", *arguments, day=day) as terminal:
        if "Rate the week" in terminal.until(" the week ") + terminal.until("?"):
            terminal.press("\r")
        return terminal.shown + terminal.until("There are no right answers.")


@pytest.mark.parametrize(
    ("day", "arguments", "start"),
    [
        ("2026-01-18", (), "Mon 2026-01-12"),
        ("2026-01-19", (), "Mon 2026-01-12"),
        ("2026-01-20", (), "Mon 2026-01-12"),
        ("2026-01-21", (), "Mon 2026-01-12"),
        ("2026-01-22", (), "Mon 2026-01-19"),
        ("2026-01-22", ("--week", "last"), "Mon 2026-01-12"),
    ],
)
def test_in_the_first_three_days_the_week_before_is_rated(
    written: Notebook, day: str, arguments: tuple[str, ...], start: str
) -> None:
    assert f"How was the week {start} to " in begun(written, day, *arguments)


def test_of_a_week_that_is_rated_in_part_the_rest_is_asked_about(written: Notebook) -> None:
    written.do("rate-week", "conn", "5")
    with at_terminal(written, "rate-week", day=MONDAY_AFTER, NO_COLOR="1") as terminal:
        answer(
            terminal, (RITUAL[0], ("Growth: how much did you live it?", "7"), ("Anything you want to write down", ""))
        )
        answer(terminal, (PAUSE, ("Which one or two", "")))
        assert terminal.end() == 0
    assert "Connection: how much did you live it" not in terminal.shown


@pytest.mark.parametrize(
    "done", [(("rate-week", "conn", "5"), ("rate-week", "growth", "5")), (("set-aside-week",),)], ids=["rated", "away"]
)
def test_a_week_that_is_rated_or_set_aside_is_not_asked_about_again(
    written: Notebook, done: tuple[tuple[str, ...], ...]
) -> None:
    for command in done:
        written.do(*command)

    assert "How was the week Mon 2026-01-19 to " in begun(written, MONDAY_AFTER)


def test_after_a_no_the_new_week_is_rated(written: Notebook) -> None:
    with at_terminal(written, "rate-week", day=MONDAY_AFTER) as terminal:
        terminal.answer("Rate the week Mon 2026-01-12 to Sun 2026-01-18?", "n")
        terminal.until("How was the week Mon 2026-01-19 to Sun 2026-01-25?")


def test_a_week_long_ago_offers_no_focus(written: Notebook) -> None:
    with at_terminal(written, "rate-week", "--week", "2026-01-12", day="2026-02-20", NO_COLOR="1") as terminal:
        answer(terminal, (("Connection: how much did you live it", "9"), ("Growth: how much did you live it", "")))
        terminal.answer("Anything you want to write down", "")
        assert terminal.end() == 0
    assert "Which one or two" not in terminal.shown


def test_a_focus_that_is_chosen_is_not_asked_for_again(written: Notebook) -> None:
    written.do("set-focus", "growth", "--week", "next")
    with at_terminal(written, "rate-week", day="2026-01-15", NO_COLOR="1") as terminal:
        answer(
            terminal,
            (("Connection: how much did you live it", "9"), ("Growth: how much did you live it", ""), ("Anything", "")),
        )
        assert terminal.end() == 0
    assert focus_of(written, WEEK.next) == ["Growth"]


@pytest.mark.parametrize(("day", "offered"), [("2026-03-31", False), ("2026-04-01", True)])
def test_after_three_months_the_way_back_to_the_values_is_named_once_at_the_end(
    written: Notebook, day: str, offered: bool
) -> None:
    with at_terminal(written, "rate-week", "--week", "this", day=day, NO_COLOR="1") as terminal:
        answer(
            terminal,
            (("Connection: how much did you live it", "9"), ("Growth: how much did you live it", ""), ("Anything", "")),
        )
        answer(terminal, (PAUSE, ("Which one or two values do you want to focus on?", "")))
        assert terminal.end() == 0
    assert terminal.shown.count("revisit-values") == offered
    assert terminal.shown.endswith("Do your values still fit? When you like: valuetrack revisit-values\n") is offered
