"""Deleting, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import EVENING, FRI, LONG_AGO, MON, SUN, WED, WEEK
from valuetrack.errors import Nothing, Unknown
from valuetrack.model import (
    Action,
    CheckIn,
    Maintenance,
    Opportunity,
    Outcome,
    Record,
    Reflection,
    ReflectionKind,
    new_id,
)
from valuetrack.store.database import engine_of, open_reading
from valuetrack.tracker import actions, changes, contacts, notes, opportunities, reflections, values, weeks
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from datetime import date
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
        message = f'Deleted the {word} "{text}" ({short}) of Wed 2026-01-14. `valuetrack undo` brings it back.'
        assert spoken(said).message == message
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
        things = '"boil water" for Wed 2026-01-14, "boil water" for Fri 2026-01-16'
        assert spoken(back).message == f"Took back: plan-week (2 actions), {things}."
        assert spoken(again).message == f"Brought back: plan-week (2 actions), {things}."
        assert spoken(again, words_only=True).message == f"Brought back: plan-week (action), {things}."
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

        week = "the week Mon 2026-01-12 to Sun 2026-01-18"
        assert spoken(said).message == f'Took back: rate-week (1 week rating), "Tea" for {week}.'

    def test_where_others_built_on_a_part_that_is_said(self, opened: Opened) -> None:
        with opened("add-value") as store:
            values.add_value(store, "Tea", LONG_AGO, {}, None)
        with opened("plan-week", group="1") as store:
            one = actions.plan(store, "boil water", "Tea", [WED], MONDAY, {}).ids[0]
        with opened("check-in") as store:
            actions.check_in(store, one, Outcome.DONE, WED, MONDAY, {})
        with opened("plan-week", group="1") as store:
            actions.plan(store, "pick mint", "Tea", [FRI], MONDAY, {})

        said = []
        for _ in range(4):
            with opened("undo") as store:
                said.append(spoken(changes.undo(store)).message)

        next_one = "Something was built on the rest of it; `valuetrack undo` takes that back next."
        assert said == [
            f'Took back: plan-week (1 action), "pick mint" for Fri 2026-01-16. {next_one}',
            'Took back: check-in (1 action), "boil water" for Wed 2026-01-14.',
            'Took back: plan-week (1 action), "boil water" for Wed 2026-01-14.',
            'Took back: add-value (1 value, 1 wording), "Tea" for Mon 2025-12-01.',
        ]

    @pytest.mark.parametrize(
        ("change", "things"),
        [
            (lambda store: values.rate_value(store, "Tea", 3, WED), [("Tea", WED, None)]),
            (lambda store: values.archive_value(store, "Tea", WED), [("Tea", WED, None)]),
            (lambda store: values.edit_value(store, "Tea", WED, {"name": "Mint"}), [("Mint", WED, None)]),
            (lambda store: weeks.set_focus(store, ["Tea", "Snow"], WEEK), [("Tea, Snow", None, MON)]),
            (lambda store: weeks.set_aside(store, WEEK, resume=False), [("", None, MON)]),
            (lambda store: notes.keep_note(store, SUN, "half way"), [("half way", SUN, None)]),
            (lambda store: contacts.add_contact(store, "Ana", "next door", WED), [("", None, None)]),
            (lambda store: store.put(Maintenance(id=new_id(), signs="short nights")), [("short nights", None, None)]),
            (lambda store: store.put(Maintenance(id=new_id(), revisit=WED)), []),
        ],
    )
    def test_what_is_taken_back_is_named_as_a_person_knows_it(
        self, opened: Opened, change: Any, things: list[tuple[str, date | None, date | None]]
    ) -> None:
        with opened() as store:
            for name in ("Tea", "Snow"):
                values.add_value(store, name, LONG_AGO, {}, 8)
        with opened() as store:
            change(store)

        with opened("undo") as store:
            said = changes.undo(store)

        assert [(one.words, one.day, one.week) for one in said.things] == things

    def test_the_name_of_a_value_that_is_gone_is_left_out(self, opened: Opened) -> None:
        with opened("add-value") as store:
            values.add_value(store, "Tea", LONG_AGO, {}, None)
        with opened("rate-value") as store:
            values.rate_value(store, "Tea", 3, WED)
        for _ in range(2):
            with opened("undo") as store:
                changes.undo(store)

        with opened() as store:
            rated, added = changes.list_changes(store, 20).changes

        assert [[one.words for one in line.things] for line in (rated, added)] == [[""], ["Tea"]]

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
            more = [changes.list_changes(reader, limit).more for limit in (20, 2, 1)]

        assert [(line.command, line.records, line.undone) for line in lines] == [
            ("check-in", (("check_in", 1),), True),
            ("add-value", (("value", 1), ("wording", 1), ("importance", 1)), False),
        ]
        assert more == [0, 0, 1]
        assert (lines[0].at, latest) == (EVENING, lines[:1])
        assert [(one.short, one.words, one.day) for line in lines for one in line.things] == [
            (lines[0].things[0].id[:3], "a note", SUN),
            ("", "Tea", LONG_AGO),
        ]
