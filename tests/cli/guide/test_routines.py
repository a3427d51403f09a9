"""Routines in the sessions that plan a week: offered once each, and planned where that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import at_desk
from tests.terminal import Dialogue, answer, assert_clean, at_terminal

if TYPE_CHECKING:
    from tests.notebook import Notebook

SUNDAY = "2026-01-18"
WALK = "Walk (Health), Tue and Thu 18:30 again? y, smaller (to the door), not this week"
CALL = "Call Ines (People), some time in the week again? y, smaller, not this week"


@pytest.fixture
def comes_back(notebook: Notebook) -> Notebook:
    """Two values with a routine each."""
    for value, importance in (("Health", "8"), ("People", "9")):
        notebook.do("add-value", value, "--importance", importance, day="2026-01-05")
    walk = ("plan-week", "Walk", "-v", "health", "--every", "tue,thu", "--at", "18:30", "--smaller", "to the door")
    notebook.do(*walk, day="2026-01-05")
    notebook.do("plan-week", "Call Ines", "-v", "people", "--every", "week", day="2026-01-05")
    return notebook


def week(notebook: Notebook, which: str = "2026-01-19") -> list[tuple[str, str | None, str | None]]:
    found = notebook.data("show-week", "--week", which)["actions"]
    return [(one["text"], one["day"], one["smaller"]) for one in found]


def test_each_is_offered_and_a_yes_plans_its_days(comes_back: Notebook) -> None:
    asked: Dialogue = (
        ("This week is nearly over. Plan the next one?", ""),
        (f"{WALK} [Enter: not this week", "y"),
        (f"{CALL} [Enter: not this week", "yes"),
        ("focus on?", ""),
        ("What will you do?", ""),
    )
    with at_terminal(comes_back, "plan-week", day=SUNDAY, width=200, NO_COLOR="1") as terminal:
        answer(terminal, asked)
        assert terminal.end() == 0
    assert_clean(terminal)
    assert "What comes back, one by one: y, smaller, or not this week." in terminal.shown
    assert terminal.shown.count("[Enter: ") == len(asked)
    assert 'Planned "Walk" for Health: Tue 2026-01-20 18:30 (' in terminal.shown
    assert week(comes_back) == [
        ("Walk", "2026-01-20", "to the door"),
        ("Walk", "2026-01-22", "to the door"),
        ("Call Ines", None, None),
    ]


def test_what_is_planned_is_not_offered_again_and_one_undo_takes_it_back(comes_back: Notebook) -> None:
    answers = {"Walk (Health)": "y", "Call Ines (People)": "n"}
    at_desk(comes_back, "plan-week", "--week", "next", answers=answers, day=SUNDAY)

    again = at_desk(comes_back, "plan-week", "--week", "next", day=SUNDAY)
    assert WALK not in again.out
    assert CALL in again.out
    assert len(week(comes_back)) == 2
    comes_back.do("undo")
    assert week(comes_back) == []


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("", []),
        ("no", []),
        ("not this week", []),
        ("n", []),
        ("what", []),
        ("y wed", [("Walk", "2026-01-21", "to the door")]),
        ("wed and fri", [("Walk", "2026-01-21", "to the door"), ("Walk", "2026-01-23", "to the door")]),
        ("smaller", [("to the door", "2026-01-20", None), ("to the door", "2026-01-22", None)]),
        ("smaller, tue", [("to the door", "2026-01-20", None)]),
    ],
)
def test_an_answer_says_whether_how_and_on_which_days(
    comes_back: Notebook, said: str, planned: list[tuple[str, str, str | None]]
) -> None:
    told = at_desk(comes_back, "plan-week", "--week", "next", answers={"Walk (Health)": said}, day=SUNDAY)

    assert told.code == 0
    assert week(comes_back) == planned


def test_a_smaller_version_is_asked_for_where_none_is_known(comes_back: Notebook) -> None:
    answers = {"Call Ines (People)": "smaller", "What would a smaller version be?": "a text"}
    at_desk(comes_back, "plan-week", "--week", "next", answers=answers, day=SUNDAY)
    assert week(comes_back) == [("a text", None, None)]

    comes_back.do("undo")
    at_desk(comes_back, "plan-week", "--week", "next", answers={"Call Ines (People)": "smaller"}, day=SUNDAY)
    assert week(comes_back) == []


def test_where_a_value_is_named_its_routines_alone_are_offered(comes_back: Notebook) -> None:
    told = at_desk(comes_back, "plan-week", "--week", "next", "-v", "people", day=SUNDAY).out
    assert WALK not in told
    assert CALL in told


def test_what_was_planned_from_one_is_offered_by_that_and_not_by_itself(comes_back: Notebook) -> None:
    for routine, outcome in (("Walk", "carried"), ("Call Ines", "done")):
        one = next(one for one in comes_back.data("list-routines")["routines"] if one["text"] == routine)
        for action in comes_back.data("plan-week", "--routine", one["id"], day="2026-01-12")["ids"]:
            comes_back.do("check-in", action, "--outcome", outcome, day="2026-01-15")

    told = at_desk(comes_back, "close-week", answers={"Call Ines (People)": "y"}, day=SUNDAY).out
    assert "From the week before" not in told
    assert told.count(WALK) == told.count(CALL) == 1
    assert week(comes_back) == [("Call Ines", None, None)]

    walk = comes_back.data("list-routines")["routines"][0]["id"]
    comes_back.do("edit-routine", walk, "--pause")
    told = at_desk(comes_back, "close-week", day=SUNDAY).out
    assert "Walk (Health): again, smaller (to the door), no?" in told


def test_many_days_that_are_planned_are_much_in_a_week(comes_back: Notebook) -> None:
    comes_back.do("plan-week", "Stretch", "-v", "health", "--every", "day", day="2026-01-05")
    told = at_desk(comes_back, "plan-week", "--week", "next", answers={"Stretch (Health)": "y"}, day=SUNDAY).out
    assert "7 actions are open in this week. Is there room for another one?" in told
    said = at_desk(comes_back, "plan-week", "--week", "2 feb", "--words-only", day=SUNDAY).out
    assert "Stretch (Health), Mon, Tue, Wed, Thu, Fri, Sat and Sun again?" in said


def test_without_a_routine_nothing_more_is_asked(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    told = at_desk(notebook, "plan-week", day="2026-01-14").out
    assert told.count("[Enter: ") == 1
    assert "comes back" not in told
