"""Weeks side by side on a screen: as charts, and in words-only mode as readings."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.render.screens import form, on_screen
from tests.reports.some_weeks import DATA, LAST, WEEKS
from tests.reports.test_trends import FOUND
from valuetrack.dates import describe_day
from valuetrack.frozen import replace
from valuetrack.model import WeekRecord
from valuetrack.render.page import Page
from valuetrack.reports.trends import OpenPlan, TrendData, Trends, ValueLately, trends

if TYPE_CHECKING:
    from tests.conftest import Kept

GOLDENS = Path(__file__).parents[1] / "goldens"
SCREENS = {
    "trends-80": (80, True, False),
    "trends-80-ascii": (80, False, False),
    "trends-58": (58, True, False),
    "trends-58-ascii": (58, False, False),
    "trends-80-words": (80, True, True),
}
DATED = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}-W\d{2}")


def page(report: Trends | ValueLately = FOUND, *, words_only: bool = False) -> Page:
    found = form(report, words_only=words_only)
    assert isinstance(found, Page)
    return found


def of_one(value: str) -> TrendData:
    """The records of one value."""
    return replace(
        DATA,
        lives=tuple(life for life in DATA.lives if life.id == value),
        actions=tuple(one for one in DATA.actions if one.value_id == value),
        opportunities=tuple(one for one in DATA.opportunities if one.value_id == value),
    )


@pytest.mark.parametrize("name", SCREENS)
def test_it_looks_as_it_is_meant_to(kept: Kept, name: str) -> None:
    width, unicode, words_only = SCREENS[name]
    golden = GOLDENS / f"{name}.txt"
    shown = on_screen(page(words_only=words_only), width, unicode=unicode)

    kept(golden, shown)


def test_without_unicode_it_is_ascii() -> None:
    assert on_screen(page(), unicode=False).isascii()


@pytest.mark.parametrize("width", [10, 30, 59, 60, 61, 80, 300])
@pytest.mark.parametrize("words_only", [False, True])
def test_no_line_is_wider_than_the_screen(width: int, *, words_only: bool) -> None:
    assert max(map(len, on_screen(page(words_only=words_only), width).splitlines())) <= width


def test_in_words_only_mode_there_is_no_number_and_no_chart_in_it() -> None:
    shown = on_screen(page(words_only=True))

    ids = re.compile(r"\((?:o2|y1|bed|some)\)")
    assert not re.search(r"\d", DATED.sub("", ids.sub("", shown)))
    assert not set(shown) & set("▁▂▃▄▅▆▇█·")


def test_no_slope_is_told() -> None:
    for words_only in (False, True):
        shown = on_screen(page(words_only=words_only)).lower()
        assert not re.search(r"[↑↓↗↘→]|trend (up|down)|slope|better|average|mean", shown)


def test_the_weeks_begin_with_the_first_in_which_a_value_is_there() -> None:
    music = trends(replace(of_one("music"), activities=()))

    assert on_screen(page(music)).splitlines()[-3:] == [
        "Music",
        "  usual gap  Not enough weeks yet (0 of 3).",
        "  noticed    ··▂  1",
    ]


def test_a_single_value_is_not_added_up_again() -> None:
    only = trends(replace(of_one("kindness"), activities=()))

    assert "In all" in on_screen(page())
    assert "In all" not in on_screen(page(only))
    assert on_screen(page(only)).count("moves toward") == 1


def test_where_nothing_was_done_or_noticed_no_line_is_drawn_for_it() -> None:
    shown = on_screen(page(trends(replace(DATA, actions=(), opportunities=()))))

    assert "moves toward" not in shown
    assert "noticed" not in shown
    assert "In all" not in shown


@pytest.mark.parametrize("words_only", [False, True])
def test_what_is_left_out_is_said(*, words_only: bool) -> None:
    shown = on_screen(page(words_only=words_only))
    hidden = "Archived values are" if words_only else "1 archived value is"

    assert "\nWeeks set aside (not counted): 2026-W12.\n" in shown
    assert f"\n{hidden} not shown; `valuetrack list-values --all` shows all.\n" in shown
    assert "2 archived values are not shown" in on_screen(page(replace(FOUND, hidden=2)))


@pytest.mark.parametrize("words_only", [False, True])
def test_weeks_without_a_value_are_a_sentence(*, words_only: bool) -> None:
    shown = on_screen(
        page(trends(replace(DATA, lives=(), actions=(), opportunities=(), activities=())), words_only=words_only)
    )

    assert "No value in these weeks (yet). `valuetrack add-value` names something that matters." in shown.replace(
        "\n", " "
    )


def test_what_was_done_is_told_where_no_value_is_named_yet() -> None:
    done = tuple(one for one in DATA.activities if one.value_id is None)
    shown = on_screen(page(trends(replace(DATA, lives=(), actions=(), opportunities=(), activities=done))))

    assert "  • tea, 2 times: 4 to 5, 4 to 6\n" in shown


@pytest.mark.parametrize(
    ("after", "said"),
    [((5, 5, 5, 5, 4), "higher"), ((4, 4, 4, 4, 3), "the same"), ((5, 5, 3, 3, 4), "higher or lower")],
)
def test_in_words_a_part_of_the_day_says_what_was_most_often(after: tuple[int, ...], said: str) -> None:
    five = tuple(replace(DATA.activities[1], id=str(n), at=time(23), mood_before=4, mood_after=n) for n in after)
    report = trends(replace(DATA, activities=five, actions=(), opportunities=()))
    assert f"At night: mood most often {said} afterwards" in on_screen(page(report, words_only=True))


def test_weeks_that_are_all_set_aside_are_named_and_nothing_is_missed_in_them() -> None:
    week = WeekRecord(id="w", week=LAST.start, set_aside=True)
    shown = on_screen(page(trends(replace(DATA, weeks=WEEKS[-1:], records={LAST: week}))))

    assert shown.splitlines()[1:] == ["Weeks set aside (not counted): 2026-W17."]


class TestOneValueLately:
    WEEKS = FOUND.values[0].weeks
    PLANS = (OpenPlan("3f2", "read\nto Ana", LAST.end, LAST.end), OpenPlan("9c1", "walk", None, LAST.start))

    def told(self, lately: ValueLately, **how: Any) -> str:
        return on_screen(page(lately, words_only=how.pop("words_only", False)), 80, **how)

    def test_how_much_it_matters_stands_beside_how_it_was_lived(self) -> None:
        said = self.told(ValueLately(self.WEEKS, self.PLANS), unicode=False)

        head = f"Week by week, from {describe_day(self.WEEKS[0].week)}."
        assert said.startswith(f"{head} A dot is a week without a rating.\n")
        rated = tuple(replace(week, importance=8, lived=3) for week in self.WEEKS)
        assert self.told(ValueLately(rated, ())).startswith(f"{head}\n")
        matters, lived = (line.split() for line in said.split("\n") if line.startswith(("  matters", "  lived")))
        for line, name in ((matters, "importance"), (lived, "lived")):
            assert line[1:-1] == [str(one) if (one := getattr(week, name)) is not None else "." for week in self.WEEKS]
        assert f"{describe_day(LAST.end)}: read to Ana (3f2)\n" in said
        assert f"some time in the week of {describe_day(LAST.start)}: walk (9c1)\n" in said

    def test_in_words_it_is_said_from_when_on(self) -> None:
        first, second, *_ = self.WEEKS
        weeks = (
            replace(first, importance=9, lived=5), replace(second, importance=9, lived=5),
            replace(first, week=LAST.start, importance=None, lived=3), replace(first, week=LAST.end, lived=None),
        )  # fmt: skip

        said = self.told(ValueLately(weeks, ()), words_only=True)

        assert f"from {describe_day(first.week)}: it matters very much, lived somewhat\n" in said
        assert f"from {describe_day(LAST.start)}: lived a little\n" in said
        assert ", not rated\n" in said
        assert describe_day(second.week) not in said

    def test_where_no_week_is_rated_no_week_is_shown(self) -> None:
        unrated = tuple(replace(week, lived=None) for week in self.WEEKS)

        for words_only in (False, True):
            assert self.told(ValueLately(unrated, ()), words_only=words_only).strip() == ""
