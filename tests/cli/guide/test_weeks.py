"""The guided choice of a week's focus, at a real terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cli.guide.notes import focus_of
from tests.terminal import answer, at_terminal
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook

WEEK = Week(date(2026, 1, 12))


def test_where_all_matter_as_much_as_can_be_it_is_asked_which_comes_first(written: Notebook) -> None:
    for name in ("conn", "growth"):
        written.do("rate-value", name, "10")
    with at_terminal(written, "plan-week") as terminal:
        answer(terminal, (("Which would you protect first? Connection, Growth", "growth"), ("What will you do?", "")))
        assert terminal.end() == 0
    assert focus_of(written, WEEK) == ["Growth"]
    assert "Which one or two" not in terminal.shown


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("love and care", ["Love and care"]),
        ("rest, sleep and conn", ["Rest, sleep", "Connection"]),
    ],
)
def test_a_focus_may_have_an_and_or_a_comma_in_its_name(written: Notebook, said: str, chosen: list[str]) -> None:
    for name in ("Love and care", "Rest, sleep"):
        written.do("add-value", name)
    with at_terminal(written, "plan-week") as terminal:
        answer(terminal, (("Which one or two values do you want to focus on?", said), ("What will you do?", "")))
        assert terminal.end() == 0
    assert focus_of(written, WEEK) == chosen
