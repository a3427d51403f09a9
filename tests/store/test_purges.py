"""What was removed for good: which records they were."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.store.stores import NOW, VALUE, a_value, ask, writing
from valuetrack.model import natural_id, new_id
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.kinds import Tombstone

if TYPE_CHECKING:
    from pathlib import Path


def test_a_reader_says_which_records_were_removed_for_good(store: Path) -> None:
    ids = sorted([natural_id("one"), natural_id("two")])
    with writing(store) as writer:
        writer.put(a_value())
    for number, one in enumerate(ids):
        at = (NOW + timedelta(hours=number)).isoformat(timespec="microseconds")
        ask(store, f"INSERT INTO tombstone VALUES ('{one}', 'action', '{at}')")  # noqa: S608

    with open_reading(engine_of(store)) as reader:
        assert reader.tombstones() == tuple(
            Tombstone(id=one, kind="action", at=NOW + timedelta(hours=number)) for number, one in enumerate(ids)
        )
        many = [new_id() for _ in range(600)]
        assert {*reader.purged([ids[1], VALUE, *many, ids[0]])} == {*ids}
        assert reader.purged([VALUE]) == {}
