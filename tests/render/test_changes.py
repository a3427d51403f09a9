"""Changes in words, where a sentence counts records."""

from __future__ import annotations

import pytest

from valuetrack.render.changes import counted
from valuetrack.render.voice import Voice


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        ("opportunity", 2, "2 opportunities"),
        ("opportunity", 1, "1 opportunity"),
        ("check_in", 3, "3 notes"),
        ("week_rating", 2, "2 week ratings"),
        ("maintenance", 1, "1 maintenance plan"),
    ],
)
def test_records_are_counted_by_the_name_that_a_person_knows(kind: str, number: int, said: str) -> None:
    assert list(counted(((kind, number),), Voice(words_only=False))) == [said]
    assert list(counted(((kind, number),), Voice(words_only=True))) == [said[2:] if number == 1 else kind_of(kind)]


def kind_of(kind: str) -> str:
    return {"check_in": "note"}.get(kind, kind.replace("_", " "))
