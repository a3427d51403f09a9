"""Comparisons of options as pages and lines."""

from __future__ import annotations

from datetime import date

import pytest

from tests.render.screens import form, on_screen, told
from valuetrack.frozen import copied, replace
from valuetrack.model import Leaning
from valuetrack.render.page import Listing, Page
from valuetrack.render.pages.comparisons import seen_from, weighed
from valuetrack.reports.comparisons import (
    ComparedValue,
    ComparisonLine,
    ComparisonList,
    ComparisonSeen,
    ComparisonTable,
)

WED = date(2026, 1, 14)
OPTIONS = ("stay in the old flat near the station", "move in\nwith Ines", "look for something by the sea, far away")
TABLE = ComparisonTable(
    id="1",
    short="ca7",
    day=WED,
    question="where to live",
    options=OPTIONS,
    chosen=None,
    values=(
        ComparedValue("v1", "Connection", (Leaning.TOWARD, Leaning.AWAY, None)),
        ComparedValue("v2", "Growth", (Leaning.NEITHER, None, Leaning.TOWARD)),
    ),
)
SHOWN = """\
Options beside what matters, Wed 2026-01-14 (ca7)
where to live

            1. stay in the old                            3. look for something
Seen from   flat near the station   2. move in with Ines  by the sea, far away
────────────────────────────────────────────────────────────────────────────────
Connection  toward                  away                  -
Growth      neither                 -                     toward

There is no score. Years from now, which would you be glad you chose?
"""
NARROW = """\
Connection
  1. stay in the old flat near the station: toward
  2. move in with Ines: away
"""


def test_options_are_columns_and_values_are_rows_with_words_in_them() -> None:
    assert told(TABLE) == SHOWN


def test_on_a_narrow_screen_each_value_is_a_block() -> None:
    assert NARROW in told(TABLE, 59)


@pytest.mark.parametrize("width", [60, 80])
def test_five_long_options_fit(width: int) -> None:
    options = tuple(f"{number} is a way to go that takes many words to say" for number in range(5))
    row = ComparedValue("v1", "Being close to people", tuple(Leaning.NEITHER for _ in options))
    lines = told(ComparisonTable("1", "ca7", WED, None, options, None, (row,)), width).splitlines()

    assert max(map(len, lines)) <= width
    assert sum(line.count("neither") for line in lines) == 5


def test_it_is_the_same_without_unicode_and_in_words_only_mode() -> None:
    page = form(TABLE, words_only=True)
    assert isinstance(page, Page)
    assert on_screen(page, unicode=False) == SHOWN.replace("─", "-")


def test_where_nothing_is_said_of_the_options_they_are_listed() -> None:
    said = told(ComparisonTable("1", "ca7", WED, None, ("stay", "go"), None, ()))

    assert "  • 1. stay\n  • 2. go\n" in said
    assert said.endswith("Where they lead is not said (yet):\n  valuetrack edit-comparison ca7 --toward 1:VALUE\n")


def test_what_was_chosen_stands_under_the_options_in_place_of_the_question() -> None:
    assert told(replace(TABLE, chosen=1)).endswith("toward\n\nYou chose: move in with Ines\n")
    bare = ComparisonTable("1", "ca7", WED, None, ("stay", "go"), 0, ())
    assert "  • 2. go\n\nYou chose: stay\n\nWhere they lead" in told(bare)


def test_a_decision_is_told_in_a_review_and_from_a_value() -> None:
    assert weighed(TABLE) == (
        "Wed 2026-01-14 (ca7): where to live: stay in the old flat near the station / move in with Ines / "
        "look for something by the sea, far away\nStill open, and that is fine."
    )
    bare = ComparisonTable("1", "ca7", WED, None, ("stay", "go"), 0, TABLE.values[1:])
    assert weighed(bare) == "Wed 2026-01-14 (ca7): stay / go\nYou chose: stay"
    seen = copied(ComparisonSeen, TABLE, values=TABLE.values[:1])
    assert seen_from(seen) == (
        "Wed 2026-01-14 (ca7): where to live: stay in the old flat near the station, toward; "
        "move in with Ines, away; look for something by the sea, far away, -"
    )
    assert seen_from(replace(seen, chosen=0, question=None, options=("a", "b", "c"))) == (
        "Wed 2026-01-14 (ca7): a, toward; b, away; c, -\nYou chose: a"
    )


def test_comparisons_are_listed_with_their_options() -> None:
    listing = form(ComparisonList((ComparisonLine("1", "ca7", WED, None, OPTIONS[:2], 1),)))
    assert isinstance(listing, Listing)
    assert listing.table.rows == (
        ("ca7", "Wed 2026-01-14", "", "stay in the old flat near the station / move in with Ines", "move in with Ines"),
    )
    assert listing.remark == ""


def test_an_empty_list_says_how_to_begin() -> None:
    listing = form(ComparisonList(()))
    assert isinstance(listing, Listing)
    assert listing.remark == "No comparison yet. `valuetrack compare-options` begins one."
