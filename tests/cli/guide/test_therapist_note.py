"""What an answer switches: numbers, ranges, kinds and their beginnings."""

from __future__ import annotations

import pytest

from valuetrack.cli.guide.therapist_note import numbers
from valuetrack.errors import NotUnderstood
from valuetrack.reports.therapist_note import NoteItem

ITEMS = (
    NoteItem("actions", "a", included=True),
    NoteItem("actions", "b", included=False),
    NoteItem("notes", "c", included=True),
    NoteItem("notes", "d", included=True),
    NoteItem("next", "e", included=False),
)


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("2", [2]),
        ("5 1", [1, 5]),
        ("1-3", [1, 2, 3]),
        ("1, 4-5", [1, 4, 5]),
        ("1 1-2", [1, 2]),
        ("next", [5]),
        ("NEX", [5]),
        ("actions", [2]),
        ("notes", [3, 4]),
    ],
)
def test_an_answer_names_items(answer: str, named: list[int]) -> None:
    assert numbers(answer, ITEMS) == named


@pytest.mark.parametrize("answer", ["0", "6", "4-6", "3-2", "n", "goals", "1 x", "9" * 12, ","])
def test_what_names_no_item_or_two_kinds_is_not_understood(answer: str) -> None:
    with pytest.raises(NotUnderstood, match="The numbers are 1 to 5"):
        numbers(answer, ITEMS)
