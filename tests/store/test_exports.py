"""What an export holds: records as they stand and were, in the order of their ids, and what was deleted."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.stores import LATER, NOW, VALUE, a_note, a_rating, a_step, a_value, a_week, an_action, ask, writing
from valuetrack.frozen import replace
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.reading import Reader
from valuetrack.store.sqlite_file import connecting

if TYPE_CHECKING:
    from pathlib import Path

WEEK = a_week(NOW.date() - timedelta(days=2)).week
ONE = "11111111-0000-4000-8000-000000000000"
TWO = "22222222-0000-4000-8000-000000000000"


def exported(path: Path) -> bytes:
    with open_reading(engine_of(path)) as reader:
        return b"".join(reader.exports().lines())


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The lines between the first and the last, of all records but values."""
    said = [json.loads(line) for line in exported(path).splitlines()]
    return [line for line in said[1:-1] if line["kind"] != "value"]


def stands(line: dict[str, Any]) -> tuple[bool, bool]:
    return line["past"], line["deleted"]


def test_the_first_line_names_the_format_and_the_last_says_how_many_there_are_and_what_they_hash_to(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_note("tea \x1b\u202e ☕"))

    first, middle, last = exported(path).splitlines(keepends=True)

    assert json.loads(first) == {"format": "valuetrack export", "version": 1}
    assert middle.isascii()
    assert json.loads(middle)["record"]["note"] == "tea \x1b\u202e ☕"
    assert json.loads(last) == {"lines": 2, "sha256": sha256(first + middle).hexdigest()}


def test_a_notebook_that_is_not_there_is_exported_as_an_empty_one(tmp_path: Path) -> None:
    assert len(exported(tmp_path / "journal.db").splitlines()) == 2


def test_a_record_has_the_fields_that_say_something_and_its_instants_in_utc(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_value())
        writer.put(a_rating(WEEK, lived=0))

    [line] = lines_of(path)

    instant = "2026-01-14T19:00:00.250000+00:00"
    assert line == {
        "kind": "week-rating",
        "past": False,
        "deleted": False,
        "record": {
            "id": line["record"]["id"],
            "entry": 2,
            "created_at": instant,
            "updated_at": instant,
            "value_id": VALUE,
            "week": str(WEEK),
            "lived": 0,
        },
    }


def test_the_records_stand_in_the_order_of_their_ids_and_each_before_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_value())
        writer.put(a_note("two", record_id=TWO))
        action = writer.put(an_action(ONE, text="one"))
    for hours, text in ((1, "one a"), (2, "one b")):
        with writing(path, now=NOW + timedelta(hours=hours)) as writer:
            writer.put(replace(action, text=text))

    found = [(line["record"]["id"], line["past"], line["record"].get("text")) for line in lines_of(path)]

    assert found == [(ONE, False, "one b"), (ONE, True, "one"), (ONE, True, "one a"), (TWO, False, None)]


def test_what_was_deleted_leaves_as_it_was_with_the_instant_of_that(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_value())
        note = writer.put(a_note("gone"))
    with writing(path, now=LATER) as writer:
        writer.remove(note)

    now, past = lines_of(path)

    assert (stands(now), stands(past)) == ((False, True), (True, False))
    assert now["record"] == past["record"] | {"updated_at": "2026-01-14T20:00:00.250000+00:00"}


def test_what_was_taken_back_does_not_leave(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_value())
        note = writer.put(a_note("kept"))
    before = exported(path)
    with writing(path, now=LATER) as writer:
        writer.put(replace(note, note="other"))
        writer.put(a_note("another", record_id=ONE))
    assert exported(path) != before
    with writing(path) as writer:
        writer.undo()

    assert exported(path) == before


def test_what_was_written_anew_after_a_deletion_stands_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_value())
        rating = writer.put(a_rating(WEEK, 3))
        writer.remove(rating)
        writer.put(a_rating(WEEK, 4))

    assert [(stands(line), line["record"]["lived"]) for line in lines_of(path)] == [
        ((False, False), 4),
        ((True, True), 3),
    ]


def test_an_export_takes_no_more_room_in_a_larger_notebook(tmp_path: Path) -> None:
    """No table is sorted: each is read by an index, and one row of each is held."""
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_value())
        writer.put(a_step())
    asked: list[str] = []
    with closing(connecting.connect(path, "ro", connecting.READING)) as connection:

        def execute(sql: str, parameters: Any) -> Any:
            asked.append(sql)
            return connection.execute(sql, parameters)

        list(Reader(execute).exports().lines())

    plans = [str(ask(path, f"EXPLAIN QUERY PLAN {sql}")) for sql in asked]
    assert len(plans) == 19
    assert [plan for plan in plans if "B-TREE" in plan or "USING INDEX" not in plan] == []


@pytest.mark.parametrize("kind", ["value", "note"])
def test_damage_is_told_as_such(tmp_path: Path, kind: str) -> None:
    from valuetrack.errors import Damaged

    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_value())
        writer.put(a_note())
    ask(
        path,
        "UPDATE change SET after = '{' WHERE kind = 'check_in'" if kind == "note" else "UPDATE value SET created = 'x'",
    )

    with pytest.raises(Damaged):
        exported(path)
