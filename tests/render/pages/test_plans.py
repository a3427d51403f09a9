"""What a person needs now, in words."""

from __future__ import annotations

from tests.render.pages.test_weeks import day_plan
from tests.render.screens import told
from valuetrack.reports.plans import Overview


class TestTheOverview:
    def test_on_an_empty_store_three_lines_say_how_to_begin(self) -> None:
        lines = told(Overview(empty=True, today=None, next_step="valuetrack add-value")).splitlines()

        assert len(lines) == 3
        assert all("valuetrack " in line for line in lines)

    def test_else_it_is_the_day_and_the_next_step(self) -> None:
        text = told(Overview(empty=False, today=day_plan(), next_step="valuetrack review-week"))

        assert text.startswith("Wed 2026-01-14\n")
        assert text.endswith("\nNext: valuetrack review-week\n")

    def test_the_way_back_to_the_values_stands_in_its_last_line(self) -> None:
        shown = Overview(empty=False, today=day_plan(), next_step="valuetrack review-week", revisit_values=True)

        assert told(shown).endswith(
            "\nNext: valuetrack review-week\nDo your values still fit? When you like: valuetrack revisit-values\n"
        )
