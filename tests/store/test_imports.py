"""An export comes back byte for byte; two notebooks become one; what is no export is refused and changes nothing."""

from __future__ import annotations

import io
import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.store.records import ACTION, COMPARISON, ROUTINE, STEP, written_records
from tests.store.stores import (
    NOW,
    VALUE,
    WED,
    a_note,
    a_rating,
    a_routine,
    a_step,
    a_value,
    a_wording,
    an_action,
    an_importance,
    ask,
    rows,
    writing,
)
from tests.store.test_exports import exported
from valuetrack.errors import BadFile, TooNew
from valuetrack.frozen import replace
from valuetrack.model import Comparison, Leaning, OptionLeaning, Value, WeekRecord, natural_id, text_of
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.imports import ExportFile
from valuetrack.store.kinds import KINDS, Tombstone, from_image
from valuetrack.tracker.imports import check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from hypothesis.strategies import DataObject

    from valuetrack.model import Described, Record
    from valuetrack.store.writing import Writer

# a smaller example of a whole notebook takes longer to find than it saves
GENERATE = (Phase.explicit, Phase.reuse, Phase.generate)
ONE = "11111111-0000-4000-8000-000000000000"
FIRST = "00000000-0000-4000-8000-000000000000"
OTHER = "22222222-0000-4000-8000-000000000000"
WEEK = WED - timedelta(days=2)


def take_in(path: Path, written: bytes, *, now: datetime = NOW + timedelta(days=30)) -> dict[str, int]:
    """Import what was exported, and say what became of how many records; a dry run before it says the same."""
    file = ExportFile(io.BytesIO(written), check)
    checked = file.checked()
    with open_reading(engine_of(path)) as reader:
        tried = reader.merge_tried(file, checked)
    with writing(path, now=now, command="import") as writer:
        done = writer.merge(file, checked)
    assert tried == done
    return {str(fate): number for fate, number in done.items()}


def file_of(*lines: Mapping[str, object]) -> bytes:
    """An export of these lines, with its first and its last."""
    said = [{"format": "valuetrack export", "version": 1}, *lines]
    body = b"".join(json.dumps(line).encode() + b"\n" for line in said)
    return body + json.dumps({"lines": len(said), "sha256": sha256(body).hexdigest()}).encode() + b"\n"


def line(kind: str, *, past: bool = False, deleted: bool = False, **record: Any) -> dict[str, Any]:
    moment = "2026-01-14T19:00:00.250000+00:00"
    kept = {"id": ONE, "entry": 1, "created_at": moment, "updated_at": moment}
    return {"kind": kind, "past": past, "deleted": deleted, "record": {**kept, **record}}


def a_line(**record: Any) -> dict[str, Any]:
    return line("check-in", day="2026-01-14", note="tea", **record)


def fill(writer: Writer) -> None:
    """What the records of the strategies refer to."""
    for record in (
        a_value(),
        a_wording(),
        a_step(STEP),
        a_routine(ROUTINE),
        an_action(ACTION),
        Comparison(id=COMPARISON, day=WED, options=("stay", "go")),
    ):
        writer.put(record)


def test_whatever_a_notebook_holds_comes_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, rounds: int
) -> None:
    @settings(max_examples=5 * rounds, phases=GENERATE)
    @given(st.data())
    def comes_back(data: DataObject) -> None:
        _comes_back(tmp_path_factory, data)

    comes_back()


def _comes_back(tmp_path_factory: pytest.TempPathFactory, data: DataObject) -> None:
    folder = tmp_path_factory.mktemp("stores")
    path, copy = folder / "journal.db", folder / "copy.db"
    with writing(path) as writer:
        fill(writer)
    kept: list[Record] = []
    for number in range(data.draw(st.integers(1, 4))):
        moment = NOW + timedelta(hours=data.draw(st.integers(-2, 3)))
        with writing(path, now=moment, group=f"{number:08}-0000-4000-8000-000000000000") as writer:
            for kind in data.draw(st.lists(st.sampled_from([*KINDS.values()]), max_size=3)):
                new: Any = data.draw(written_records(kind))
                alike: list[Any] = [None, *(one for one in kept if type(one) is kind)]
                again = data.draw(st.sampled_from(alike))
                is_natural = new.id.startswith(tuple(one.id for one in kept)) or new.id[14] == "5"
                writer.put(new := new if again is None or is_natural else replace(new, id=again.id))
                if kind is Value:
                    writer.put(a_wording(new.id))
                kept.append(new)
            is_deleting: bool = data.draw(st.booleans())
            if kept and is_deleting:
                gone: Record = data.draw(st.sampled_from(kept))
                if not isinstance(gone, Value) and writer.of_id(gone.id, [type(gone)]):
                    writer.remove(gone)
    with writing(path, now=NOW + timedelta(hours=4)) as writer:
        writer.put(a_note("last"))
    if data.draw(st.booleans()):
        with writing(path) as writer:
            writer.undo()
    leaves = exported(path)

    take_in(copy, leaves)

    assert exported(copy) == leaves
    with open_reading(engine_of(path)) as one, open_reading(engine_of(copy)) as other:
        assert [*one.exports().stories()] == [*other.exports().stories()]
    assert rows(copy) == rows(path)
    assert set(take_in(copy, leaves)) <= {"same"}
    assert exported(copy) == leaves
    with writing(copy) as writer:
        writer.undo()
    assert not any(rows(copy).values())
    with writing(copy) as writer:
        writer.redo()
    assert exported(copy) == leaves


@settings(max_examples=5, phases=GENERATE)
@given(st.data())
def test_two_notebooks_that_take_each_other_in_are_one(
    tmp_path_factory: pytest.TempPathFactory, data: DataObject
) -> None:
    folder = tmp_path_factory.mktemp("stores")
    paths = [folder / "one.db", folder / "other.db"]
    with writing(paths[0]) as writer:
        fill(writer)
    take_in(paths[1], exported(paths[0]))
    for path in paths:
        for _ in range(data.draw(st.integers(0, 3))):
            with writing(path, now=NOW + timedelta(hours=data.draw(st.integers(1, 5)))) as writer:
                which = data.draw(st.sampled_from(["action", "note", "delete", "rating"]))
                if which == "action":
                    action: Any = writer.of_id(ACTION, [type(an_action())])
                    writer.put(replace(action, text=data.draw(st.sampled_from(["tea", "snow"]))))
                if which == "rating":
                    writer.put(a_rating(WEEK, data.draw(st.integers(0, 10))))
                note = writer.of_id(ONE, [type(a_note())])
                if which == "note":
                    writer.put(a_note(data.draw(st.sampled_from(["rain", "sun"])), record_id=ONE))
                elif which == "delete" and note:
                    writer.remove(note)
    first, second = map(exported, paths)

    take_in(paths[0], second)
    take_in(paths[1], first)

    assert exported(paths[0]) == exported(paths[1])


def test_an_import_is_one_change_which_undo_takes_back(tmp_path: Path) -> None:
    path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
    with writing(path) as writer:
        fill(writer)
    with writing(copy) as writer:
        writer.put(a_note("mine"))
    before = exported(copy)
    take_in(copy, exported(path))

    with writing(copy) as writer:
        assert writer.undo().command == "import"

    assert exported(copy) == before


def test_each_record_of_an_import_is_read_once_for_its_undo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
    with writing(path) as writer:
        fill(writer)
        for number in range(40):
            writer.put(a_note(f"note {number}"))
    take_in(copy, exported(path))
    read: list[str] = []

    def reads(kind: Any, image: str | None) -> Any:
        read.extend([image] if image else [])
        return from_image(kind, image)

    monkeypatch.setattr("valuetrack.store.writing.from_image", reads)
    monkeypatch.setattr("valuetrack.store.changes.from_image", reads)

    with writing(copy) as writer:
        taken_back = writer.undo()

    assert len(taken_back.records) == 46
    assert len(read) == len(taken_back.changes) == 46


def test_of_two_versions_the_later_stands_and_the_other_is_its_past(tmp_path: Path) -> None:
    path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
    with writing(path) as writer:
        writer.put(a_note("old", record_id=ONE))
    with writing(copy, now=NOW + timedelta(hours=1)) as writer:
        writer.put(a_note("new", record_id=ONE))

    assert take_in(path, exported(copy)) == {"changed": 1}
    assert take_in(copy, exported(path)) == {"earlier": 1}

    with open_reading(engine_of(copy)) as reader:
        [story] = reader.exports().stories()
    assert story.now is not None
    assert [text_of(one.record) for one in (story.now, *story.past)] == ["new", "old"]


def test_what_refers_to_something_that_was_deleted_elsewhere_no_longer_does(tmp_path: Path) -> None:
    path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
    with writing(path) as writer:
        fill(writer)
    take_in(copy, exported(path))
    with writing(copy, now=NOW + timedelta(hours=1)) as writer:
        writer.put(an_action(ONE, step_id=STEP))
        leaning = OptionLeaning(id=OTHER, comparison_id=COMPARISON, option=0, value_id=VALUE, leaning=Leaning.TOWARD)
        writer.put(leaning)
    with writing(path, now=NOW + timedelta(hours=2)) as writer:
        step, comparison = (writer.of_id(one, [*KINDS.values()]) for one in (STEP, COMPARISON))
        assert step is not None
        assert comparison is not None
        writer.remove(step)
        writer.remove(comparison)
    first, second = exported(path), exported(copy)

    assert take_in(copy, first)["deleted"] == 2
    assert take_in(path, second)["added"] == 2

    for one in (path, copy):
        assert ask(one, "SELECT step_id FROM action WHERE id LIKE '111%'") == [(None,)]
        assert ask(one, "SELECT count(*) FROM leaning") == [(0,)]


class TestWhatWasRemovedForGood:
    def test_stays_out_and_what_belongs_to_it_too(self, tmp_path: Path) -> None:
        path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
        with writing(path) as writer:
            fill(writer)
            writer.put(a_note("mine", record_id=ONE))
        with writing(copy) as writer:
            writer.bury([Tombstone(id=one, kind=kind, at=NOW) for one, kind in ((ONE, "check_in"), (VALUE, "value"))])

        assert take_in(copy, exported(path)) == {"left-out": 6, "added": 1}

        assert {name for name, found in rows(copy).items() if found} == {"comparison"}
        assert b"mine" not in copy.read_bytes()

    def test_is_known_elsewhere_and_removes_nothing_there(self, tmp_path: Path) -> None:
        path, copy, third = tmp_path / "journal.db", tmp_path / "copy.db", tmp_path / "third.db"
        with writing(path) as writer:
            writer.bury([Tombstone(id=ONE, kind="check_in", at=NOW)])
        with writing(copy) as writer:
            writer.put(a_note("mine", record_id=ONE))
        leaves = exported(path)

        assert take_in(copy, leaves) == {"same": 1}
        assert len(rows(copy)["check_in"]) == 1
        assert take_in(third, leaves) == {"earlier": 1}
        assert exported(third) == leaves
        assert take_in(third, leaves) == {"same": 1}
        assert take_in(third, exported(copy)) == {"left-out": 1}

    def test_stands_beside_what_was_made_anew_under_its_id(self, tmp_path: Path) -> None:
        path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
        with writing(path) as writer:
            writer.put(a_value())
            writer.put(a_wording())
            rating = writer.put(a_rating(WEEK))
            writer.bury([Tombstone(id=rating.id, kind="week_rating", at=NOW - timedelta(days=1))])

        take_in(copy, exported(path))

        assert exported(copy) == exported(path)


def test_a_file_that_ends_at_any_byte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_note("tea ☕"))
        writer.put(a_note("snow"))
    leaves = exported(path)

    for end in range(len(leaves)):
        with pytest.raises(BadFile):
            ExportFile(io.BytesIO(leaves[:end]), check).checked()


@settings(max_examples=100)
@given(st.data())
def test_a_file_in_which_any_byte_is_another_is_refused(data: DataObject) -> None:
    leaves = bytearray(file_of(a_line(), a_line(id=OTHER)))
    place = data.draw(st.integers(0, len(leaves) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != leaves[place]))
    leaves[place] = byte

    with pytest.raises((BadFile, TooNew)):
        ExportFile(io.BytesIO(bytes(leaves)), check).checked()


def test_a_newer_format_is_refused_by_its_number() -> None:
    newer = file_of().replace(b'"version": 1', b'"version": 2')

    with pytest.raises(TooNew, match="format 2"):
        ExportFile(io.BytesIO(newer), check).checked()


RECORD = json.dumps(a_line())[1:-1].partition(", ")[2].partition(", ")[2].partition(", ")[2].replace('"tea"', "%s")
BEGUN = '{"kind": "check-in", "past": false, "deleted": false, '


def raw(*lines: str) -> bytes:
    """An export whose lines are these texts, with a last line that fits."""
    body = b"".join(one.encode("utf-8", "surrogatepass") + b"\n" for one in (HEAD, *lines))
    return body + json.dumps({"lines": len(lines) + 1, "sha256": sha256(body).hexdigest()}).encode() + b"\n"


HEAD = '{"format": "valuetrack export", "version": 1}'


@pytest.mark.parametrize(
    "text",
    [
        BEGUN + '"past": false, ' + RECORD % '"tea"' + "}",  # a key twice
        BEGUN + RECORD % "NaN" + "}",
        BEGUN + RECORD % "-Infinity" + "}",
        BEGUN + RECORD % "1e400" + "}",
        BEGUN + RECORD % ("9" * 5000) + "}",
        BEGUN + RECORD % ("[" * 100_000 + "]" * 100_000) + "}",
        BEGUN + RECORD % ('{"a":' * 50_000 + "1" + "}" * 50_000) + "}",
        BEGUN + RECORD % '"\\ud800"' + "}",
        BEGUN + RECORD % '"\ud800"' + "}",
        BEGUN + RECORD % '"\\u0000"' + "}",
        BEGUN + RECORD % '"\x00"' + "}",
        BEGUN + RECORD % '""' + "}",
        BEGUN + RECORD % '"  "' + "}",
        BEGUN + RECORD % "null" + "}",
        BEGUN + RECORD % "true" + "}",
        BEGUN + RECORD % '"x", "helped": []' + "}",
        BEGUN + RECORD % ('"' + "x" * 100_001 + '"') + "}",
        "",
        "[]",
        "7",
        "null",
        '"text"',
        "{",
        "{}",
        HEAD,
        '{"kind": "check-in"}',
        '{"kind": ["check-in"], "past": false, "deleted": false, "record": {}}',
        '{"kind": "nosuch", "past": false, "deleted": false, "record": {}}',
        '{"kind": "check-in", "past": 0, "deleted": false, "record": {}}',
        '{"kind": "check-in", "past": false, "deleted": false, "record": []}',
        '{"kind": "check-in", "past": false, "deleted": false, "record": {}}',
        json.dumps({"kind": "check-in", "purged": False, "id": ONE, "at": "2026-01-14T19:00:00.250000+00:00"}),
        '{"kind": "check-in", "purged": true, "id": "x", "at": "2026-01-14T19:00:00.250000+00:00"}',
        json.dumps({"kind": "check-in", "purged": True, "id": ONE, "at": "2026-01-14"}),
        json.dumps({"kind": "check-in", "purged": True, "id": ONE, "at": "9999-12-31T23:59:59.999999+00:00"}),
    ],
    ids=range(35),
)
def test_what_json_leaves_open_and_what_no_record_holds_is_refused_by_its_line(text: str) -> None:
    with pytest.raises(BadFile, match=r"^Line 3 of the file"):
        ExportFile(io.BytesIO(raw(json.dumps(a_line(id=FIRST)), text)), check).checked()


INSTANT = "2026-01-14T19:00:00.250000+00:00"
VALUED: dict[str, Any] = {"value_id": VALUE}


@pytest.mark.parametrize(
    "said",
    [
        a_line(id=ONE.upper().replace("1", "A")),
        a_line(id="x"),
        a_line(id=7),
        a_line(entry=-1),
        a_line(entry=0),
        a_line(entry=2**62 + 1),
        a_line(entry=True),
        a_line(entry=None),
        a_line(entry="1"),
        a_line(updated_at=None),
        a_line(created_at="2026-01-14T19:00:00"),
        a_line(created_at="2026-01-14T20:00:00.250000+01:00"),
        a_line(created_at="0001-01-01T00:00:00.000000+14:00"),
        a_line(created_at="0001-01-01T00:00:00.000000+00:00"),
        line("check-in", day="20260114", note="tea"),
        line("check-in", day="2026-W03-3", note="tea"),
        line("check-in", day="1899-12-31", note="tea"),
        line("check-in", day="2200-01-01", note="tea"),
        line("check-in", day="2026-02-30", note="tea"),
        line("activity", text="tea", day="2026-01-14", at="09:30:00+02:00"),
        line("activity", text="tea", day="2026-01-14", at="9:30"),
        line("activity", text="tea", day="2026-01-14", minutes=-1),
        line("activity", text="tea", day="2026-01-14", anxiety_before=11),
        line("activity", text="tea", day="2026-01-14", leads="up"),
        line("activity", text="tea", day="2026-01-14", helped="[]"),
        line("activity", text="tea", day="2026-01-14", helped="[" * 100_000),
        line("activity", text="tea", day="2026-01-14", helped=["a", ["b"]]),
        line("activity", text="tea", day="2026-01-14", helped=[""]),
        line("activity", text="tea", day="2026-01-14", value_id="x"),
        line("routine", **VALUED, text="tea", start="2026-01-14", rule="FREQ=NEVER"),
        line("routine", **VALUED, text="tea", start="2026-01-14", rule="FREQ=DAILY;INTERVAL=0"),
        line("routine", **VALUED, text="tea", start="2026-01-14", rule="tea"),
        line("routine", **VALUED, text="tea", start="2026-01-14", rule="FREQ=DAILY", paused=0),
        line("action", **VALUED, text="tea"),
        line("action", **VALUED, text="tea", day="2026-01-14", week="2026-01-12"),
        line("action", **VALUED, text="tea", day="2026-01-14", rate=["weather"]),
        line("comparison", day="2026-01-14", options=["one"]),
        line("comparison", day="2026-01-14", options=["one", "two"], chosen=2),
        line("option-leaning", **VALUED, comparison_id=COMPARISON, option=5, leaning="toward"),
        line("check-in", past=True, day="2026-01-14", note="tea"),
    ],
    ids=range(40),
)
def test_a_record_that_the_notebook_would_not_write_is_refused_by_its_line(said: dict[str, Any]) -> None:
    with pytest.raises(BadFile, match=r"^Line 2 of the file"):
        ExportFile(io.BytesIO(file_of(said)), check).checked()


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ([a_line(id=OTHER), a_line(id=ONE)], 3),
        ([a_line(), a_line()], 3),
        ([a_line(), a_line() | {"past": True}], 3),
        ([a_line(), a_line(entry=2) | {"past": True, "kind": "contact"}], 3),
        ([a_line(), a_line(entry=3) | {"past": True}, a_line(entry=2) | {"past": True}], 4),
        ([{"kind": "check-in", "purged": True, "id": ONE, "at": INSTANT}] * 2, 3),
        ([{"kind": "check-in", "purged": True, "id": ONE, "at": INSTANT}, a_line() | {"past": True}], 3),
        ([line("activity", text="tea", day="2026-01-14", value_id=OTHER), a_line(id=OTHER)], 2),
    ],
    ids=range(8),
)
def test_a_line_out_of_its_place_is_refused(lines: list[dict[str, Any]], number: int) -> None:
    with pytest.raises(BadFile, match=rf"^Line {number} of the file"):
        ExportFile(io.BytesIO(file_of(*lines)), check).checked()


def test_a_line_of_any_length_takes_no_more_room_than_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("valuetrack.store.imports.LONGEST", 1000)

    class Endless(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            line = super().readline(size)
            return line if line.endswith(b"\n") else b"x" * (size or 0)

    with pytest.raises(BadFile, match=r"^Line 2 of the file is too long"):
        ExportFile(Endless(HEAD.encode() + b"\n"), check).checked()


@pytest.mark.parametrize(
    "first", [b"", b"\n", b"SQLite format 3\x00", b"\x1f\x8b\x08", b"{}\n", b"\xef\xbb\xbf" + HEAD.encode()]
)
def test_what_begins_as_no_export_is_none(first: bytes) -> None:
    with pytest.raises(BadFile, match="no export of valuetrack"):
        ExportFile(io.BytesIO(first), check).checked()


@pytest.mark.parametrize("version", ["0", "-1", "true", '"1"', "1.0", "null"])
def test_a_version_that_there_never_was_is_refused(version: str) -> None:
    with pytest.raises(BadFile):
        ExportFile(io.BytesIO(raw().replace(b'"version": 1', f'"version": {version}'.encode())), check).checked()


def test_nothing_may_come_after_the_last_line() -> None:
    with pytest.raises(BadFile, match=r"^Line 4 of the file"):
        ExportFile(io.BytesIO(file_of(a_line()) + b"\n"), check).checked()


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (line("activity", text="tea", day="2026-01-14", value_id=OTHER), "^Line 2 of the file refers"),
        (line("activity", text="tea", day="2026-01-14", value_id=ACTION), "^Line 2 of the file refers"),
        (line("value", created="2026-01-14"), "without a name"),
    ],
)
def test_what_does_not_fit_to_the_notebook_is_refused_and_changes_nothing(
    tmp_path: Path, said: dict[str, Any], message: str
) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        fill(writer)
    before = exported(path)

    with pytest.raises(BadFile, match=message):
        take_in(path, file_of(said))

    assert exported(path) == before


PLACES: dict[str, tuple[Callable[[], Record], dict[str, Any]]] = {
    "week-rating": (lambda: a_rating(WEEK), {"value_id": VALUE, "week": str(WEEK), "lived": 5}),
    "importance": (lambda: an_importance(5), {"value_id": VALUE, "day": str(WED), "importance": 7}),
    "week-record": (lambda: WeekRecord(id=natural_id("week", str(WEEK)), week=WEEK), {"week": str(WEEK)}),
}


@pytest.mark.parametrize("kind", PLACES)
def test_what_is_one_for_a_value_and_day_or_week_is_refused_under_another_id(tmp_path: Path, kind: str) -> None:
    mine, theirs = PLACES[kind]
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        fill(writer)
        writer.put(mine())
    before = exported(path)
    file = ExportFile(io.BytesIO(file_of(line(kind, **theirs))), check)
    checked = file.checked()

    with open_reading(engine_of(path)) as reader, pytest.raises(BadFile, match="under another id"):
        reader.merge_tried(file, checked)
    with pytest.raises(BadFile, match="under another id"), writing(path) as writer:
        writer.merge(file, checked)

    assert exported(path) == before


def test_a_rating_that_was_deleted_elsewhere_leaves_its_place(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        fill(writer)
        writer.put(a_rating(WEEK))
    (said,) = (one for one in map(json.loads, exported(path).splitlines()) if one.get("kind") == "week-rating")

    assert take_in(path, file_of({**said, "deleted": True})) == {"deleted": 1}

    assert ask(path, "SELECT id FROM week_rating") == []


def test_what_names_something_that_was_deleted_here_no_longer_does(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        fill(writer)
        writer.remove(writer.put(a_step(STEP)))

    assert take_in(path, file_of(line("action", **VALUED, text="tea", day=str(WED), step_id=STEP))) == {"added": 1}

    assert ask(path, "SELECT step_id FROM action WHERE text = 'tea' AND day IS NOT NULL") == [(None,)]


def test_an_export_of_nothing_brings_nothing(tmp_path: Path) -> None:
    assert take_in(tmp_path / "journal.db", file_of()) == {}


def test_what_the_tables_refuse_is_told_by_its_line_without_a_word_of_it() -> None:
    def refuses(_: Described) -> None:
        raise ValueError("tea")

    with pytest.raises(BadFile, match=r"^Line 2 of the file is not as the notebook keeps such a record\.$") as told:
        ExportFile(io.BytesIO(file_of(a_line())), refuses).checked()

    assert told.value.__cause__ is None


def test_a_file_that_has_two_of_what_is_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        fill(writer)
    before = exported(path)
    _, rating = PLACES["week-rating"]

    with pytest.raises(BadFile, match="under another id"):
        take_in(path, file_of(line("week-rating", **rating), line("week-rating", **{**rating, "id": OTHER})))

    assert exported(path) == before


def test_a_place_that_is_left_is_free_for_what_comes_with_that_or_later(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        fill(writer)
        rating = writer.put(replace(a_rating(WEEK), id=ONE))
    gone = {name: value for name, value in vars(rating).items() if name in ("value_id", "lived", "likely")}
    later = "2026-01-15T19:00:00.000000+00:00"
    moves = line("week-rating", **gone, week=str(WEEK), deleted=True, updated_at=later)
    comes = line("week-rating", **gone, week=str(WEEK), id=OTHER)

    assert take_in(path, file_of(moves, comes)) == {"deleted": 1, "added": 1}

    assert [one[0] for one in ask(path, "SELECT id FROM week_rating")] == [OTHER]


def test_a_value_whose_one_name_was_deleted_elsewhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with writing(path) as writer:
        writer.put(a_value())
        wording = writer.put(a_wording())
    later = {name: value for name, value in vars(wording).items() if name in ("value_id", "name")}
    gone = line("wording", deleted=True, **later, day="2026-01-14")
    gone["record"] |= {"id": wording.id, "updated_at": "2026-01-15T19:00:00.250000+00:00"}

    with pytest.raises(BadFile, match="without a name"):
        take_in(path, file_of(gone))


def test_a_value_and_all_of_it_that_was_deleted_is_gone(tmp_path: Path) -> None:
    path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
    with writing(path) as writer:
        writer.put(a_value())
        writer.put(a_wording())
    take_in(copy, exported(path))
    with writing(path, now=NOW + timedelta(hours=1)) as writer:
        writer.remove(a_value())

    take_in(copy, exported(path))

    assert not any(rows(copy).values())
    assert exported(copy) == exported(path)


def test_a_file_may_be_written_in_other_ways_that_mean_the_same(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"

    take_in(path, file_of(line("activity", text="Tee für zwei\r\n", day="2026-01-14", minutes=None, helped=[])))

    with open_reading(engine_of(path)) as reader:
        [story] = reader.exports().stories()
    assert story.now is not None
    assert text_of(story.now.record) == "Tee für zwei\n"


def test_entry_numbers_go_on_after_the_largest_one(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    take_in(path, file_of(a_line(entry=2**62)))

    with writing(path) as writer:
        note = writer.put(a_note())
    copy = tmp_path / "copy.db"
    take_in(copy, exported(path))

    assert note.entry > 1
    assert exported(copy) == exported(path)
