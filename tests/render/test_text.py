"""Pages on a screen: the reviews as they are meant to look, and what fits where.

The files in `goldens` are what a person sees. After a change that is wanted,
`python -m pytest --renew` writes them anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.screens import drawn, form, on_screen
from tests.reports.a_week import DATA, WEEK
from tests.strategies import weeks_with_data
from valuetrack.render.page import NUMBER, Bar, Chart, Column, Heading, Items, Line, Page, Paragraph, Table
from valuetrack.reports.reviews import week_review

if TYPE_CHECKING:
    from tests.conftest import Kept

GOLDENS = Path(__file__).parent / "goldens"
SCREENS = {
    "80": (80, True),
    "80-ascii": (80, False),
    "60": (60, True),
    "58": (58, True),
    "58-ascii": (58, False),
    "120": (120, True),
}
RULES = re.compile("^[─-]+$", re.MULTILINE)


def the_week(*, words_only: bool = False) -> Page:
    page = form(week_review(WEEK, DATA), words_only=words_only)
    assert isinstance(page, Page)
    return page


class TestTheReview:
    @pytest.mark.parametrize("name", SCREENS)
    def test_it_looks_as_it_is_meant_to(self, kept: Kept, name: str) -> None:
        width, unicode = SCREENS[name]
        golden = GOLDENS / f"review-{name}.txt"
        shown = on_screen(the_week(), width, unicode=unicode)

        kept(golden, shown)

    @pytest.mark.parametrize("width", [80, 58])
    def test_in_words_it_looks_as_it_is_meant_to(self, kept: Kept, width: int) -> None:
        golden = GOLDENS / f"review-words-{width}.txt"
        shown = on_screen(the_week(words_only=True), width)

        kept(golden, shown)

    def test_colour_changes_no_letter_of_it(self) -> None:
        coloured = on_screen(the_week(), colour=True)

        assert "\x1b[" in coloured
        assert _bare(coloured) == on_screen(the_week())

    def test_without_unicode_it_is_ascii(self) -> None:
        assert on_screen(the_week(), unicode=False).isascii()
        assert not on_screen(the_week(), unicode=True).isascii()

    @pytest.mark.parametrize("width", [63, 66, 72, 80, 100, 300])
    def test_no_number_and_no_word_is_cut_in_a_table(self, width: int) -> None:
        wide = _words(on_screen(the_week(), 300))

        assert _words(on_screen(the_week(), width)) == wide

    @given(weeks_with_data(), st.integers(20, 120))
    @settings(max_examples=40)
    def test_no_line_is_wider_than_the_screen(self, week: tuple[object, object], width: int) -> None:
        page = form(week_review(*week))  # type: ignore[arg-type]
        assert isinstance(page, Page)
        lines = on_screen(page, width).splitlines()

        assert max(cells(line) for line in lines) <= width
        assert lines == [line.rstrip() for line in lines]


def cells(line: str) -> int:
    """How many cells a line takes."""
    from rich.cells import cell_len

    return cell_len(line)


def _bare(text: str) -> str:
    lines = re.sub(r"\x1b\[[\d;]*m", "", text).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _words(text: str) -> list[str]:
    """The words of the tables, in no order, for a narrower one breaks its lines elsewhere."""
    return sorted(RULES.sub("", text).split())


class TestBlocks:
    def test_a_heading_stands_right_above_what_it_names_and_a_line_apart_from_what_is_before(self) -> None:
        lines = drawn(Heading("one"), Paragraph("text"), Paragraph("more"), Heading("two"), Items(("a",)))

        assert lines == ["one", "text", "", "more", "", "two", "  • a"]

    def test_a_long_item_goes_on_under_its_first_word(self) -> None:
        assert drawn(Items(("some words\nand more", "b")), width=20) == ["  • some words", "    and more", "  • b"]
        assert drawn(Items(("a long line of words",)), width=16)[1:] == ["    of words"]

    def test_what_a_person_wrote_is_no_markup(self) -> None:
        text = "[bold]x[/bold] :smile: \x1b[31m"

        assert drawn(Paragraph(text), Items((text,)), colour=True) == [
            "[bold]x[/bold] :smile: \\x1b[31m",
            "",
            "  • [bold]x[/bold] :smile: \\x1b[31m",
        ]

    def test_quiet_text_is_dim_and_a_heading_bold(self) -> None:
        assert drawn(Paragraph("x", quiet=True), colour=True) == ["\x1b[2mx\x1b[0m"]
        assert drawn(Heading("x"), colour=True) == ["\x1b[1mx\x1b[0m"]

    @pytest.mark.parametrize(
        ("number", "unicode", "bar"),
        [
            (0, True, "░░░░░░░░░░  0"),
            (3, True, "███░░░░░░░  3"),
            (10, True, "██████████ 10"),
            (3, False, "###.......  3"),
            (None, True, "-"),
        ],
    )
    def test_a_discrepancy_is_a_bar_and_a_number(self, number: int | None, bar: str, *, unicode: bool) -> None:
        table = Table((Column("Value"), Column("discrepancy")), (("Tea", Bar(number)),))

        assert drawn(table, unicode=unicode)[-1] == f"Tea    {bar}"


WIDE = Table(
    (Column("id"), Column("text", wide=True), Column("more", wide=True), Column("n", NUMBER)),
    (("3f2", "a few words that are quite long", "some more", "10"), ("9c1a", "", "Donaudampfschifffahrt", "2")),
)


class TestTables:
    def test_numbers_stand_on_the_right_and_words_on_the_left(self) -> None:
        table = Table((Column("Value"), Column("matters", NUMBER)), (("Tea", "9"), ("Connection", "10")))

        assert drawn(table) == [
            "Value       matters",
            "───────────────────",
            "Tea               9",
            "Connection       10",
        ]

    def test_where_room_is_short_the_wide_columns_give_way_the_widest_first(self) -> None:
        assert drawn(WIDE, width=60)[2:] == [
            "3f2   a few words that are quite   some more              10",
            "      long",
            "9c1a                               Donaudampfschifffahrt   2",
        ]

    def test_a_word_is_broken_where_nothing_else_helps(self) -> None:
        table = Table((Column("id"), Column("text", wide=True)), (("3f2", "x" * 100),))

        assert drawn(table, width=60)[2:] == ["3f2  " + "x" * 55, "     " + "x" * 45]

    @pytest.mark.parametrize("width", [60, 64, 70, 100])
    def test_ids_and_numbers_are_never_cut_and_no_letter_is_lost(self, width: int) -> None:
        longer = Table(WIDE.columns, (("0123456789abcdef" * 2, "人" * 100, "z" * 200, "10"),))
        lines = drawn(longer, width=width)
        text = "".join(lines)

        assert "0123456789abcdef" * 2 in lines[2]
        assert (text.count("10"), text.count("人"), text.count("z")) == (1, 100, 200)
        assert max(cells(line) for line in lines) <= width

    def test_below_sixty_columns_each_row_is_a_short_block(self) -> None:
        table = Table((Column("Value"), Column("taken"), Column("note")), (("Tea", "1 of 2\nsmaller 1", ""),))

        assert drawn(table, width=59) == ["Tea", "  taken: 1 of 2", "    smaller 1"]
        assert drawn(table, width=60)[0].startswith("Value")

    def test_so_it_is_where_a_word_would_have_to_be_cut(self) -> None:
        table = Table((Column("id"), Column("text", wide=True)), (("3" * 50, "wonderful morning"),))

        assert drawn(table, width=60) == ["3" * 50, "  text: wonderful morning"]
        assert drawn(table, width=61)[2:] == [f"{'3' * 50}  wonderful", f"{' ' * 52}morning"]

    def test_a_table_without_rows_has_its_columns(self) -> None:
        assert drawn(Table((Column("a"), Column("b c", wide=True)), ()))[0] == "a  b c"


def a_chart(weeks: int, *lines: Line) -> Chart:
    return Chart(tuple(f"day {place}" for place in range(weeks)), lines)


class TestCharts:
    def test_each_number_has_a_height_and_what_is_missing_is_a_dot(self) -> None:
        ratings = Line("lived", (*range(11), None), "last")

        assert drawn(a_chart(12, ratings)) == ["  lived  ▁▂▂▃▄▅▅▆▇▇█·  last"]

    def test_a_count_fills_its_cell_where_its_top_is_and_stays_there(self) -> None:
        assert drawn(a_chart(9, Line("n", (*range(8), 99), "99", top=7))) == ["  n  ▁▂▃▄▅▆▇██  99"]

    def test_without_unicode_the_numbers_stand_there_under_each_other(self) -> None:
        lines = drawn(a_chart(3, Line("a", (9, None, 10), "x"), Line("bcd", (1, 2, 3), "y")), unicode=False)

        assert lines == ["  a      9  . 10  x", "  bcd    1  2  3  y"]

    def test_a_line_without_numbers_is_what_is_said(self) -> None:
        assert drawn(a_chart(2, Line("a", (1, 1), "1"), Line("bc", (), "not yet"))) == ["  a   ▂▂  1", "  bc  not yet"]

    def test_it_goes_on_below_under_the_name_of_its_first_cell(self) -> None:
        lines = drawn(a_chart(100, Line("a", (5,) * 100, "5"), Line("b", (), "not yet")), width=60)

        assert [line.strip() for line in lines] == [
            "from day 0", f"a  {'▅' * 50}", "from day 50", f"a  {'▅' * 50}  5", "b  not yet"
        ]  # fmt: skip
        assert max(map(cells, lines)) == 60 - 2

    def test_below_sixty_columns_its_names_stand_above(self) -> None:
        chart = a_chart(4, Line("lived", (1, None, 10, 0), "0"))

        assert drawn(chart, width=59) == ["  lived", "    ▂·█▁  0"]
        assert drawn(chart, width=60) == ["  lived  ▂·█▁  0"]

    @pytest.mark.parametrize("unicode", [True, False])
    @pytest.mark.parametrize("width", [12, 20, 40, 59, 60, 80, 300])
    def test_no_cell_is_lost_and_no_line_too_wide(self, width: int, *, unicode: bool) -> None:
        lines = drawn(a_chart(520, Line("matters", (10,) * 520, "10")), width=width, unicode=unicode)

        sign = "█" if unicode else "10"
        shown = "".join(line for line in lines if "from" not in line and "day" not in line) if width > 19 else ""
        assert max(map(cells, lines)) <= width
        assert shown.count(sign) == (520 + (not unicode) if width > 19 else 0)

    def test_colour_is_that_of_a_bar(self) -> None:
        assert "\x1b[36m█\x1b[0m" in drawn(a_chart(1, Line("a", (10,), "10")), colour=True)[0]
