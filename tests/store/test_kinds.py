"""Kinds, tables and fields fit together, and a column may come as text or as a native value."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from tests.store.stores import NOW, VALUE, WED
from valuetrack.frozen import names_of
from valuetrack.model import Action, Opportunity, Outcome, Tracked, Value
from valuetrack.store.kinds import KINDS, TABLE, Unreadable, columns, from_mapping, from_row
from valuetrack.store.tables import TABLES, schema


def test_every_table_has_a_kind_and_a_row_and_every_kind_its_table() -> None:
    assert set(schema().tables) == set(TABLE.values()) == set(TABLES) == {*KINDS, "change", "tombstone", "leftover"}


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: str(kind.__name__))
def test_a_table_has_the_fields_of_its_kind(kind: type[Any]) -> None:
    names = set(columns(kind))
    assert names == set(names_of(kind))
    assert names == {column.name for column in schema().tables[TABLE[kind]].columns}


AS_TEXT = {
    "id": "an id",
    "entry": 1,
    "created_at": "2026-01-14T19:00:00.250000+00:00",
    "updated_at": "2026-01-14T19:00:00.250000+00:00",
    "value_id": VALUE,
    "text": "call",
    "day": "2026-01-14",
    "at": "09:30:00",
    "helped": '["tea", "a \\"list\\""]',
    "hindered": "[]",
    "outcome": "done",
    "minutes": None,
}
NATIVE = {
    **AS_TEXT,
    "created_at": NOW.astimezone(timezone(timedelta(hours=2))),
    "updated_at": NOW,
    "day": WED,
    "at": time(9, 30),
    "helped": ["tea", 'a "list"'],
    "hindered": [],
}


@pytest.mark.parametrize("values", [AS_TEXT, NATIVE])
def test_a_record_comes_from_text_and_from_native_values(values: dict[str, object]) -> None:
    action = from_mapping(Action, values)
    assert action == Action(
        id="an id", entry=1, created_at=NOW, updated_at=NOW, value_id=VALUE, text="call", day=WED, at=time(9, 30),
        helped=("tea", 'a "list"'), outcome=Outcome.DONE,
    )  # fmt: skip
    assert action.created_at is not None
    assert action.created_at.tzinfo is UTC


@pytest.mark.parametrize(("stored", "taken"), [(0, False), (1, True), (True, True)])
def test_truth_comes_as_a_number_or_natively(stored: object, taken: bool) -> None:
    values = {"id": "an id", "value_id": VALUE, "text": "rain", "day": "2026-01-14", "taken": stored}
    assert from_mapping(Opportunity, values).taken is taken


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("day", "2026-02-30"),
        ("day", 20260114),
        ("at", "nine"),
        ("created_at", "yesterday"),
        ("entry", "one"),
        ("entry", None),
        ("text", None),
        ("text", b"call"),
        ("helped", "[1]"),
        ("helped", "["),
        ("outcome", "finished"),
    ],
)
def test_what_cannot_be_read_is_told_without_what_stands_there(name: str, stored: object) -> None:
    with pytest.raises(Unreadable) as caught:
        from_mapping(Action, {**AS_TEXT, name: stored})
    assert caught.value.args == ()
    assert caught.value.__suppress_context__


def test_a_truth_is_0_or_1() -> None:
    with pytest.raises(Unreadable):
        from_mapping(Opportunity, {"id": "an id", "value_id": VALUE, "text": "rain", "day": "2026-01-14", "taken": 2})


def test_a_row_has_its_columns_in_order() -> None:
    instant = datetime(2026, 1, 14, tzinfo=UTC)
    assert from_row(Value, ("an id", 7, instant, instant, "2026-01-14", "mood")) == Value(
        id="an id", entry=7, created_at=instant, updated_at=instant, created=date(2026, 1, 14), tracks=Tracked.MOOD
    )
