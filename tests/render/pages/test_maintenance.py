"""The plan for hard times in words."""

from __future__ import annotations

from datetime import date

from tests.render.screens import told
from valuetrack.frozen import replace
from valuetrack.reports.maintenance import MaintenancePlan

EMPTY = MaintenancePlan(None, None, None, None, None, None, None)
ROOM = "You can still add:"


def test_an_empty_plan_says_how_each_part_is_kept() -> None:
    said = told(EMPTY)

    assert "It is empty, and that is fine." in said
    for flag in ("--signs", "--stressors", "--first-step", "--people"):
        assert said.count(flag) == 1
    assert "Your values" not in said


def test_the_first_step_stands_first_and_what_is_left_out_is_room() -> None:
    said = told(replace(EMPTY, first_step="open the curtains", signs="I stop answering"))

    assert said.index("open the curtains") < said.index("I stop answering") < said.index(ROOM)
    assert "It is empty" not in said
    assert said.count("--people") == 1
    assert "--signs" not in said


def test_a_whole_plan_has_no_list_of_room() -> None:
    assert ROOM not in told(replace(EMPTY, signs="a", stressors="b", first_step="c", people="d"))


def test_the_days_of_the_values_stand_with_their_weekdays() -> None:
    looked = replace(EMPTY, revisited=date(2026, 1, 14), offered=date(2026, 4, 14))

    said = told(looked)

    both = "You looked through them on Wed 2026-01-14. You will be asked about them again on Tue 2026-04-14."
    assert both in " ".join(said.split())
    assert "Your values\nYou will be asked about them again on Tue 2026-04-14.\n" in told(
        replace(looked, revisited=None)
    )
