"""Several weeks in words: each with its values, then what was done in all of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.render.pages.test_reviews import EMPTY, SNOW, TEA, step
from tests.render.screens import told
from tests.reports.a_week import MON, SUN, WEEK, a_rating
from valuetrack.frozen import replace
from valuetrack.model import Activity, Outcome, WeekRecord
from valuetrack.reports.several_weeks import weeks_review

NEXT = WEEK.next


def shown(*, words_only: bool = False, second: Any = (), **first: Any) -> str:
    """Two weeks with Tea in them; `first` and `second` are what is entered for them."""
    weeks = {WEEK: first, NEXT: dict(second)}
    data = {week: replace(EMPTY, **{"lives": (TEA,), **records}) for week, records in weeks.items()}
    return told(weeks_review(data), 120, words_only=words_only)


def test_each_week_has_its_head_and_its_values_and_the_sums_come_after_them() -> None:
    rated: dict[str, Any] = {
        "importance": {"tea": 8},
        "ratings": {"tea": replace(a_rating("tea", SUN, 3), note="many shifts")},
    }
    record = WeekRecord(id="w", week=SUN, first_focus="tea")

    lines = shown(actions=(step(Outcome.DONE, minutes=10),), record=record, **rated).splitlines()

    assert lines == [
        "Your weeks, Sun 2026-03-01 to Sat 2026-03-14",
        "",
        "Sun 2026-03-01 to Sat 2026-03-07 (2026-W10)",
        "Value        matters  lived  reads as  discrepancy  taken   opportunities",
        "─────────────────────────────────────────────────────────────────────────",
        "Tea (focus)        8      3  wide gap            5  1 of 1  none noted",
        "",
        "Sun 2026-03-08 to Sat 2026-03-14 (2026-W11)",
        "Value      matters  lived  reads as   discrepancy  taken    opportunities",
        "─────────────────────────────────────────────────────────────────────────",
        "Tea later        -      -  not rated            -  no plan  none noted",
        "",
        "Completion: what you planned, and what you did in these weeks",
        "Value   planned  taken   opportunities  moves toward",
        "────────────────────────────────────────────────────",
        "In all        1  1 of 1  none noted                1",
        "",
        "You gave it 10 minutes.",
        "",
        "Tea later",
        "  • about the week of Sun 2026-03-01: many shifts",
        "  • done: a cup",
    ]


def test_in_words_no_count_and_no_number_is_said() -> None:
    rated = {"importance": {"tea": 8}, "ratings": {"tea": a_rating("tea", SUN, 3)}}

    text = shown(words_only=True, actions=(step(Outcome.DONE, minutes=10),), **rated)

    assert "Value  matters      lived     reads as\n" in text
    assert "Tea    quite a lot  a little  wide gap\n" in text
    assert "Completion" not in text
    assert "minutes" not in text
    assert "  • done: a cup\n" in text


def test_a_week_set_aside_says_so_and_a_week_without_values_is_left_out() -> None:
    text = shown(lives=(), second={"record": WeekRecord(id="w", week=NEXT.start, set_aside=True)})

    assert "2026-W10" not in text
    assert "(2026-W11)\nYou set this week aside. It is not counted anywhere.\n" in text
    assert "Completion" not in text
    assert shown(lives=(), second={"lives": ()}).splitlines()[1:] == ["No value in these weeks (yet)."]


@pytest.mark.parametrize(("outcome", "is_shown"), [(Outcome.NOT_TAKEN, False), (None, True), (Outcome.SMALLER, True)])
def test_where_nothing_was_taken_and_nothing_is_open_there_is_no_table_of_zeros(
    outcome: Outcome | None, *, is_shown: bool
) -> None:
    assert ("Completion" in shown(actions=(step(outcome),))) is is_shown


def test_what_was_done_is_told_for_each_value_over_all_weeks_and_other_things_after_them() -> None:
    other = Activity(id="x", text="scrolled", day=MON, mood_before=4, mood_after=3)
    walks: dict[str, Any] = {"lives": (TEA, SNOW), "activities": (other,)}

    text = shown(
        **walks,
        actions=(step(Outcome.DONE), step(Outcome.DONE, id="s", value_id="snow", text="a walk")),
        second={"actions": (step(Outcome.DONE, id="b", day=NEXT.start),), "lives": (TEA, SNOW)},
    )

    assert text[text.index("\nSnow later\n") :].split("\n\n") == [
        "\nSnow later\n  • done: a walk",
        "Tea later\n  • done: a cup (2 times)",
        "Other things\n  • scrolled, mood 4 then 3\n",
    ]
