"""What is known by its words: which of them are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tracker.conftest import LONG_AGO, WED
from valuetrack.model.words import as_known
from valuetrack.tracker import actions, opportunities, values
from valuetrack.tracker.words import find, offered

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer


@pytest.mark.parametrize(
    ("one", "other"),
    [("The shift", "the  SHIFT."), ("tired…", "Tired"), ("A\u0308rger!", "ärger"), ("re\u200bst", "Rest")],
)
def test_words_are_the_same_however_they_were_typed(one: str, other: str) -> None:
    assert as_known(one) == as_known(other)


def test_words_that_are_marks_alone_stay_apart() -> None:
    assert as_known("...") != as_known("!")


def test_each_thing_is_offered_once_and_nothing_that_is_longer_than_a_line(store: Writer) -> None:
    values.add_value(store, "Garden", LONG_AGO, {"facets": ("beans", "A long walk")}, None)
    for barrier, goal in (("rain", "Go out"), ("Rain.", "go out"), ("x" * 61, None), ("two\nlines", None)):
        actions.plan(store, "dig", "Garden", [WED], 0, {"barrier": barrier, "goal": goal, "facet": "Beans"})
    opportunities.log_opportunity(store, "sun", "Garden", WED, 0, {"got_in_way": "mud", "facet": "herbs"}, taken=False)
    assert offered(store, "barrier") == ["mud", "rain"]
    assert offered(store, "goal") == ["go out"]
    assert offered(store, "facet") == ["A long walk", "beans", "herbs"]
    assert find(store, "beans", "barrier", "facet").texts == ("Beans", "beans")
