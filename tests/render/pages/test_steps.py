"""Ladders in words: with numbers, in words-only mode, and as lines."""

from __future__ import annotations

import re
from datetime import date

import pytest

from valuetrack.render.notices import STAYS
from valuetrack.render.page import Listing, form, lines
from valuetrack.render.voice import Voice
from valuetrack.reports.steps import StepLine, StepList

DAY = date(2026, 1, 14)


def rung(text: str, difficulty: int, taken: int = 0, not_taken: int = 0, **more: object) -> StepLine:
    state = {"on_offer": False, "retired": None, **more}
    return StepLine("faef", "fae", "Tea", text, difficulty, taken, not_taken, **state)  # type: ignore[arg-type]


LADDER = StepList(
    DAY,
    (rung("wash", 0, 3, 1), rung("boil", 4, 0, 2, on_offer=True), rung("pour", 9, retired=DAY)),
    hidden=0,
    elsewhere=0,
)


def listing(report: StepList, *, words_only: bool = False) -> Listing:
    made = form(report, Voice(words_only))
    assert isinstance(made, Listing)
    return made


def test_a_ladder_has_a_row_for_each_rung_with_its_counts_and_what_is_next() -> None:
    assert lines(listing(LADDER)) == (
        "fae\tTea\twash\t0\t3\t1\t\nfae\tTea\tboil\t4\t0\t2\tnext\nfae\tTea\tpour\t9\t0\t0\tretired\n"
    )


def test_in_words_only_mode_it_has_no_number() -> None:
    rows = lines(listing(LADDER, words_only=True)).replace("fae", "")

    assert rows == (
        "\tTea\twash\teasy\ttaken, not this time\t\n"
        "\tTea\tboil\tfairly hard\tnot this time\tnext\n"
        "\tTea\tpour\tvery hard\tnot yet\tretired\n"
    )
    assert not re.search(r"\d", rows)


@pytest.mark.parametrize(
    ("steps", "hidden", "remark", "words"),
    [
        ((), 0, "No step yet. `valuetrack add-step` puts one on a ladder.", None),
        (LADDER.steps, 0, "", None),
        ((rung("wash", 0, 2, on_offer=True, stays="anxiety"),), 0, f"Tea: {STAYS['anxiety']}", None),
        (
            LADDER.steps,
            1,
            "1 step hidden, retired or of a value at rest; --all shows all.",
            "Some steps hidden, retired or of a value at rest; --all shows all.",
        ),
        (
            (),
            2,
            "2 steps hidden, retired or of a value at rest; --all shows all.",
            "Some steps hidden, retired or of a value at rest; --all shows all.",
        ),
    ],
)
def test_a_remark_says_what_is_left_out_or_how_to_begin(
    steps: tuple[StepLine, ...], hidden: int, remark: str, words: str | None
) -> None:
    report = StepList(DAY, steps, hidden, elsewhere=0)

    assert listing(report).remark == remark
    assert listing(report, words_only=True).remark == (remark if words is None else words)
