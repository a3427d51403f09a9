"""Which open actions of a plan meet on a day."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from valuetrack.frozen import names_of
from valuetrack.model import Outcome
from valuetrack.reports.weeks import PlannedAction, at_one_time

WED, THU = date(2026, 1, 14), date(2026, 1, 15)


def action(one: str, at: time | None, minutes: int | None = None, **given: Any) -> PlannedAction:
    nothing = dict.fromkeys(names_of(PlannedAction))
    return PlannedAction(**{**nothing, "id": one, "day": WED, "at": at, "planned_minutes": minutes, **given})


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ((time(9), 30), (time(9, 29), 5), True),
        ((time(9), 30), (time(9, 30), 30), False),
        ((time(9), 30), (time(9, 10), None), True),
        ((time(9), 30), (time(9), None), True),
        ((time(9), 30), (time(9, 30), None), False),
        ((time(9), None), (time(9), None), True),
        ((time(9), None), (time(9, 1), None), False),
        ((time(9, 10), None), (time(9), 30), True),
        ((time(23, 50), 30), (time(0, 10), 5), False),
    ],
)
def test_two_meet_where_one_begins_before_the_other_is_over(
    first: tuple[time, int | None], second: tuple[time, int | None], meet: bool
) -> None:
    for one, other in ((first, second), (second, first)):
        assert at_one_time([action("a", *one), action("b", *other)]) == ((("a", "b"),) if meet else ())


@pytest.mark.parametrize("other", [{"day": THU}, {"day": None}, {"at": None}, {"outcome": Outcome.LET_GO}])
def test_what_is_on_another_day_has_no_time_or_is_not_open_meets_nothing(other: dict[str, Any]) -> None:
    assert at_one_time([action("a", time(9)), action("b", **{"at": time(9), **other})]) == ()


def test_of_three_each_pair_is_named() -> None:
    three = [action(one, time(9), 10) for one in "abc"]
    assert at_one_time(three) == (("a", "b"), ("a", "c"), ("b", "c"))
