"""Values in words: the list, and one value's history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.render.screens import told
from valuetrack.model import Outcome
from valuetrack.render.forms import form
from valuetrack.render.page import Listing
from valuetrack.reports.values import (
    DatedImportance,
    DatedWords,
    LivedAction,
    LivedOpportunity,
    RatedWeek,
    RestTime,
    ValueLine,
    ValueList,
    ValueStory,
)

MON, WED = date(2026, 1, 12), date(2026, 1, 14)


def listing(*lines: ValueLine, hidden: int = 0) -> Listing:
    found = form(ValueList(WED, lines, hidden))
    assert isinstance(found, Listing)
    return found


class TestTheList:
    def test_a_value_is_one_row_and_what_is_missing_is_left_blank(self) -> None:
        full = ValueLine("1", "Tea", 9, "warmth", "home", MON, resting=True)
        bare = ValueLine("2", "Snow", None, None, None, MON, resting=False)

        assert listing(full, bare).table.rows == (
            ("Tea", "9", "home", "warmth", "at rest"),
            ("Snow", "-", "", "", ""),
        )

    @pytest.mark.parametrize(
        ("hidden", "remark"),
        [
            (0, "No value yet. `valuetrack add-value` names something that matters."),
            (1, "1 archived value hidden; --all shows all."),
            (2, "2 archived values hidden; --all shows all."),
        ],
    )
    def test_what_is_left_out_is_remarked(self, hidden: int, remark: str) -> None:
        assert listing(hidden=hidden).remark == remark

    def test_a_whole_list_needs_no_remark(self) -> None:
        assert listing(ValueLine("1", "Tea", 9, None, None, MON, resting=False)).remark == ""


def story(**given: Any) -> str:
    nothing: dict[str, Any] = dict.fromkeys(("importance", "weeks", "rests", "actions", "opportunities"), ())
    words = (DatedWords(MON, "Tea", None, None),)
    return told(
        ValueStory(**{"id": "1", "value": "Tea", "created": MON, "until": WED, "wordings": words, **nothing, **given})
    )


class TestTheStory:
    def test_it_names_its_range_and_its_words(self) -> None:
        words = (DatedWords(MON, "Tea", "warmth", "home"), DatedWords(WED, "Coffee", "warmth", None))

        assert story(wordings=words).splitlines()[:5] == [
            "Tea, Mon 2026-01-12 to Wed 2026-01-14",
            "",
            "In your words",
            "  • Mon 2026-01-12: Tea (warmth, home)",
            "  • Wed 2026-01-14: Coffee (warmth)",
        ]

    def test_with_nothing_more_that_is_said(self) -> None:
        assert story().endswith("\nNothing more is entered for it (yet).\n")

    def test_each_part_is_told_in_a_section_of_its_own(self) -> None:
        text = story(
            importance=(DatedImportance(MON, 9),),
            rests=(RestTime(MON, WED), RestTime(WED, None)),
            weeks=(RatedWeek(MON, 4, 0, "cold"), RatedWeek(WED, None, None, None)),
            actions=(LivedAction("1", MON, "boil water", Outcome.SMALLER), LivedAction("2", WED, "pour", None)),
            opportunities=(
                LivedOpportunity("3", MON, "a cup", taken=True),
                LivedOpportunity("4", WED, "two", taken=False),
            ),
        )

        for line in (
            "How much it matters\n  • Mon 2026-01-12: 9\n",
            "At rest\n  • from Mon 2026-01-12 until Wed 2026-01-14\n  • from Wed 2026-01-14\n",
            "  • week of Mon 2026-01-12: lived 4, likely 0\n    cold\n",
            "  • week of Wed 2026-01-14: no rating\n",
            "  • Mon 2026-01-12: boil water (smaller version done)\n  • Wed 2026-01-14: pour (open)\n",
            "  • Mon 2026-01-12: a cup (taken)\n  • Wed 2026-01-14: two (not this time)\n",
        ):
            assert line in text
        assert "(yet)" not in text
