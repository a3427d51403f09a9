"""What is known by its words: which of them are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import LONG_AGO, WED, WEEK
from valuetrack.errors import Nothing, Unknown
from valuetrack.model.words import as_known
from valuetrack.tracker import actions, opportunities, values
from valuetrack.tracker.words import find, offered, rename

if TYPE_CHECKING:
    from tests.tracker.conftest import Opened
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
        actions.plan(store, "dig", "Garden", [WED], 0, {"barrier": barrier, "goal": goal, "facet": "Herbs"})
    opportunities.log_opportunity(store, "sun", "Garden", WED, 0, {"got_in_way": "mud", "facet": "herbs"}, taken=False)
    assert offered(store, "barrier") == ["mud", "rain"]
    assert offered(store, "goal") == ["go out"]
    assert offered(store, "facet") == ["A long walk", "beans", "herbs"]
    assert find(store, "herbs", "barrier", "facet").texts == ("Herbs", "herbs")


def words_of(store: Writer) -> list[dict[str, Any]]:
    """What the actions of the week, its opportunities and the value name by words."""
    names = ("barrier", "got_in_way", "acts_on", "goal", "facet", "facets")
    [life] = store.lives()
    records = [*store.actions(WEEK), *store.opportunities(WEEK), *life.wordings]
    return [{name: said for name in names if (said := getattr(one, name, None))} for one in records]


def test_other_words_stand_everywhere_and_are_one_undo(opened: Opened) -> None:
    with opened() as store:
        values.add_value(store, "Garden", LONG_AGO, {"facets": ("Walks", "beans", "long walks")}, None)
        first = {"barrier": "walks", "got_in_way": "rain", "goal": "Walks.", "facet": "walks"}
        actions.plan(store, "dig", "Garden", [WED], 0, first)
        actions.plan(store, "ask", "Garden", [WED], 0, {"acts_on": "WALKS", "barrier": "rain"})
        noticed = {"got_in_way": "  walks ", "facet": "beans"}
        opportunities.log_opportunity(store, "sun", "Garden", WED, 0, noticed, taken=False)
        before = words_of(store)
    with opened() as store:
        done = rename(store, "wal", "long walks")
        assert words_of(store) == [
            {"barrier": "long walks", "got_in_way": "rain", "goal": "long walks", "facet": "long walks"},
            {"acts_on": "long walks", "barrier": "rain"},
            {"got_in_way": "long walks", "facet": "beans"},
            {"facets": ("long walks", "beans")},
        ]
        assert (len(done.records), done.now, as_known(done.before)) == (4, "long walks", "walks")
    with opened() as store:
        store.undo()
        assert words_of(store) == before


def test_words_that_it_has_already_and_words_that_nothing_has_change_nothing(store: Writer) -> None:
    values.add_value(store, "Garden", LONG_AGO, {}, None)
    actions.plan(store, "dig", "Garden", [WED], 0, {"barrier": "rain"})
    with pytest.raises(Nothing):
        rename(store, "rain", "rain")
    with pytest.raises(Unknown):
        rename(store, "snow", "rain")
    rename(store, "rain", "Rain")
    assert words_of(store)[0] == {"barrier": "Rain"}
