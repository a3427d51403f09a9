"""Looking back over many weeks at the command line: a person's eight weeks, typed in and counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.eight_weeks import typed_in
from tests.terminal import shown

if TYPE_CHECKING:
    from tests.notebook import Notebook


@pytest.fixture
def lived(notebook: Notebook) -> Notebook:
    """Eight weeks."""
    return typed_in(notebook)


def test_every_number_is_the_one_counted_by_hand(lived: Notebook) -> None:
    found = lived.data("show-trends", "--weeks", "8")
    friends, rest = found["values"]

    assert (found["start"], found["end"]) == ("2026-01-05", "2026-03-01")
    assert [week["iso"] for week in found["set_aside"]] == ["2026-W04"]
    assert [
        (week["week"][5:], week["importance"], week["lived"], week["discrepancy"], week["median"])
        for week in friends["weeks"]
    ] == [
        ("01-05", 8, 2, 6, None),
        ("01-12", 8, 5, 3, None),
        ("01-26", 8, 4, 4, 4),
        ("02-02", 10, None, None, None),
        ("02-09", 10, 9, 1, 3),
        ("02-16", 10, 10, 0, 1),
        ("02-23", 10, 7, 3, 1),
    ]
    assert (friends["n"], friends["median"], rest["n"], rest["median"]) == (6, 1, 3, 1)
    assert [week["moves_toward"] for week in found["weeks"]] == [0, 1, 1, 1, 0, 0, 0]
    assert [week["opportunities_noticed"] for week in found["weeks"]] == [0, 0, 1, 1, 0, 0, 0]
    assert found["helped"] == [{"what": "a list", "count": 2}, {"what": "tea", "count": 1}]
    lifted, cost = found["mood"]["lifted"], found["mood"]["cost"]
    assert [(one["text"], one["pairs"]) for one in (*lifted, *cost)] == [("Ring Ana", [[3, 6]]), ("Ring Ben", [[6, 4]])]
    assert [(one["relief"], one["cost"]) for one in found["relief_and_cost"]] == [("left alone", "she stopped waving")]


def test_twelve_weeks_that_end_with_this_one_are_what_is_shown_where_nothing_is_said(lived: Notebook) -> None:
    found = lived.data("show-trends")

    assert (found["start"], found["end"], len(found["weeks"])) == ("2025-12-08", "2026-03-01", 11)


def test_the_last_week_and_their_number_can_be_chosen(lived: Notebook) -> None:
    found = lived.data("show-trends", "--week", "2026-W05", "--weeks", "1", "--value", "fr")

    assert [week["start"] for week in found["weeks"]] == ["2026-01-26"]
    assert [value["value"] for value in found["values"]] == ["Friends"]
    assert (
        lived.data("show-trends", "--weeks", "520")["start"] == "2016-03-14"
    )  # ten years of 3,653 days, less the 20 by which 519 weeks are shorter
    assert lived.data("show-trends", "--weeks", "none") == lived.data("show-trends")


@pytest.mark.parametrize("typed", ["0", "521", "-1", "x", "1.5", ""])
def test_a_number_of_weeks_off_the_range_is_refused_with_it(lived: Notebook, typed: str) -> None:
    said = lived.run("show-trends", "--weeks", typed)

    assert (said.code, said.out) == (2, "")
    assert "--weeks is a whole number, 1-520." in said.err


def test_an_unknown_value_is_refused_with_the_nearest_names(lived: Notebook) -> None:
    for command in ("show-trends", "list-experiments"):
        said = lived.run(command, "--value", "Freinds")
        assert (said.code, said.out) == (1, "")
        assert "Did you mean Friends" in said.err


def test_at_a_terminal_it_is_charts(lived: Notebook) -> None:
    text = shown(lived, "show-trends", "--weeks", "8", more={"NO_COLOR": "1"})

    assert "\n  discrepancy   ▅▃▄·▂▁▃  3\n  usual gap     ··▄·▃▂▂  1 (last 3 of 6 weeks)\n" in text
    assert "\nWeeks set aside (not counted): 2026-W04.\n" in text
    assert "Ring Ben (Friends): 6 to 4" in text


def test_it_ends_with_a_week_of_the_first_day_that_is_configured(lived: Notebook) -> None:
    config = lived.home / "config.toml"
    config.write_text('first_day = "sunday"\n')

    out = lived.do("show-trends", "--weeks", "2", VALUETRACK_CONFIG=str(config)).out

    assert out.startswith("Week by week, Sun 2026-02-22 to Sat 2026-03-07\n")
