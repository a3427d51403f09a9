"""Deleting, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import EVENING, FRI, LONG_AGO, SUN, WED, WEEK
from valuetrack.errors import Nothing, Unknown
from valuetrack.model import Action, CheckIn, Opportunity, Record, Reflection, ReflectionKind
from valuetrack.store.database import engine_of, open_reading
from valuetrack.tracker import actions, changes, notes, opportunities, reflections, values, weeks
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tracker.conftest import Opened
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name in ("Tea", "Snow"):
        values.add_value(store, name, LONG_AGO, {}, 8)
    return store


def planned(store: Writer) -> str:
    return actions.plan(store, "boil water", "Tea", [WED], MONDAY, {}).ids[0]


def noticed(store: Writer) -> str:
    return opportunities.log_opportunity(store, "a cup", "Tea", WED, MONDAY, {}, taken=False).ids[0]


def reflected(store: Writer, **texts: str) -> str:
    return reflections.reflect(store, WED, ReflectionKind.WEEKLY, None, texts or {"happened": "I froze"}).ids[0]


class TestDeleting:
    @pytest.mark.parametrize(
        ("make", "word", "text"),
        [
            (planned, "action", "boil water"),
            (noticed, "opportunity", "a cup"),
            (reflected, "reflection", "I froze"),
            (lambda store: reflected(store, learned="slowly"), "reflection", "slowly"),
            (lambda store: notes.keep_note(store, WED, "half way").ids[0], "note", "half way"),
        ],
    )
    def test_it_is_said_what_would_go_and_then_it_goes(self, named: Writer, make: Any, word: str, text: str) -> None:
        one = make(named)
        short = named.short_ids([one])[one]

        would = changes.would_delete(named, one[:6])
        said = changes.delete(named, one[:6])

        assert (would.id, would.kind, would.text) == (one, word, text)
        assert spoken(said).message == f"Deleted {word} {short} of Wed 2026-01-14. `valuetrack undo` brings it back."
        kinds: list[type[Record]] = [Action, Opportunity, Reflection, CheckIn]
        with pytest.raises(Unknown):
            named.find(one, kinds)

    def test_a_reflection_that_was_emptied_has_no_text_to_show(self, named: Writer) -> None:
        one = reflected(named)
        reflections.edit_reflection(named, one, {"happened": None})

        assert changes.would_delete(named, one).text == ""

    def test_a_value_is_not_deleted(self, named: Writer) -> None:
        with pytest.raises(Unknown):
            changes.delete(named, named.lives()[0].id)


class TestUndoAndRedo:
    def test_the_latest_command_is_taken_back_and_brought_again(self, opened: Opened) -> None:
        with opened("add-value") as store:
            values.add_value(store, "Tea", LONG_AGO, {}, 8)
        with opened("plan-week") as store:
            said = actions.plan(store, "boil water", "Tea", [WED, FRI], MONDAY, {})

        with opened("undo") as store:
            back = changes.undo(store)
            assert store.actions(WEEK) == ()
        with opened("redo") as store:
            again = changes.redo(store)
            assert len(store.actions(WEEK)) == 2

        assert (back.command, back.changed) == (again.command, again.changed) == ("plan-week", (("action", 2),))
        assert spoken(back).message == "Took back: plan-week (2 actions)."
        assert spoken(again).message == "Brought back: plan-week (2 actions)."
        assert spoken(again, words_only=True).message == "Brought back: plan-week (action)."
        assert back.ids == again.ids == said.ids

    def test_a_session_with_one_group_is_taken_back_whole(self, opened: Opened) -> None:
        with opened() as store:
            values.add_value(store, "Tea", LONG_AGO, {}, None)
        for fields in ({"lived": 4}, {"likely": 6}):
            with opened("rate-week", group="11111111-1111-4111-8111-111111111111") as store:
                weeks.rate_week(store, "Tea", WEEK, fields)

        with opened("undo") as store:
            said = changes.undo(store)
            assert store.week_ratings(WEEK) == {}

        assert spoken(said).message == "Took back: rate-week (1 week rating)."

    def test_with_nothing_to_take_back_or_to_bring_that_is_said(self, opened: Opened) -> None:
        for turn in (changes.undo, changes.redo):
            with pytest.raises(Nothing), opened() as store:
                turn(store)

    def test_the_changes_are_listed_latest_first(self, opened: Opened, path: Path) -> None:
        with opened("add-value") as store:
            values.add_value(store, "Tea", LONG_AGO, {}, 8)
        with opened("check-in") as store:
            notes.keep_note(store, SUN, "a note")
        with opened("undo") as store:
            changes.undo(store)

        with open_reading(engine_of(path)) as reader:
            lines = changes.list_changes(reader, 20).changes
            latest = changes.list_changes(reader, 1).changes

        assert [(line.command, line.records, line.undone) for line in lines] == [
            ("check-in", (("check_in", 1),), True),
            ("add-value", (("value", 1), ("wording", 1), ("importance", 1)), False),
        ]
        assert (lines[0].at, latest) == (EVENING, lines[:1])
