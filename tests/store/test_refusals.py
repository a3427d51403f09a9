"""What is no store, a newer one or a damaged one is refused in plain words and left byte for byte as it was."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.stores import (
    WED,
    a_note,
    a_rating,
    a_value,
    a_week,
    a_wording,
    an_action,
    an_importance,
    an_opportunity,
    ask,
    writing,
)
from valuetrack.errors import Damaged, NotAStore, StoreError, TooNew, ValuetrackError
from valuetrack.model import Action, CheckIn, Opportunity, Reflection, ReflectionKind, new_id
from valuetrack.store.database import engine_of, open_reading, schema_version
from valuetrack.store.engine import SCHEMA
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.connecting import APPLICATION_ID
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "rather private words"


def read_everything(path: Path) -> None:
    week = Week.containing(WED)
    with open_reading(engine_of(path)) as reader:
        lives = reader.lives()
        reader.is_empty(), reader.importance_on(WED), reader.week_record(week), reader.week_ratings(week)
        reader.earlier_lived(week), reader.opportunities(week), reader.groups(100)
        reader.reflections(week.start, week.end), reader.check_ins(week.start, week.end)
        ids = [action.id for action in reader.actions(week)]
        reader.carried_before(ids), reader.short_ids(ids)
        for life in lives:
            reader.importance_of(life.id)
            reader.lived(life.id)
        kinds: list[type[Any]] = [Action, Opportunity, CheckIn, Reflection]
        for one in ids:
            assert reader.find(one, kinds)


def write_something(path: Path) -> None:
    with writing(path) as writer:
        writer.put(a_note())


def look_at_the_number(path: Path) -> None:
    schema_version(engine_of(path))


DOORS = pytest.mark.parametrize("door", [read_everything, write_something, look_at_the_number])


def nothing_in_it(path: Path) -> None:
    path.write_bytes(b"")


def a_text(path: Path) -> None:
    path.write_text("Dear diary\n" * 100)


def a_short_text(path: Path) -> None:
    path.write_text("hello")


def half_a_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 30)


def a_database_of_nobody(path: Path) -> None:
    ask(path, "CREATE TABLE value (id TEXT)")


def a_database_of_another(path: Path) -> None:
    ask(path, "CREATE TABLE value (id TEXT)")
    ask(path, "PRAGMA application_id = 1234")
    ask(path, f"PRAGMA user_version = {SCHEMA}")


def a_database_of_another_in_the_middle_of_a_change(path: Path) -> None:
    a_database_of_another(path)
    with_hot_journal(path)


def a_newer_store(path: Path) -> None:
    write_something(path)
    ask(path, f"PRAGMA user_version = {SCHEMA + 1}")


def a_newer_store_in_the_middle_of_a_change(path: Path) -> None:
    a_newer_store(path)
    with_hot_journal(path)


def with_hot_journal(path: Path) -> None:
    """Leave the journal of a change that was never finished, as a crash does, beside pages already changed."""
    with tempfile.TemporaryDirectory() as folder:
        working = copy(path, folder)
        with closing(sqlite3.connect(working, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE filler (words TEXT)")
            for _ in range(200):
                connection.execute("INSERT INTO filler VALUES (hex(zeroblob(500)))")
            copy(f"{working}-journal", f"{path}-journal")
            copy(working, path)


def test_an_empty_file_is_called_empty(path: Path) -> None:
    nothing_in_it(path)
    with pytest.raises(NotAStore, match="is empty"):
        schema_version(engine_of(path))


STRANGERS: list[tuple[Callable[[Path], None], type[StoreError]]] = [
    (nothing_in_it, NotAStore),
    (a_text, NotAStore),
    (a_short_text, NotAStore),
    (half_a_header, NotAStore),
    (a_database_of_nobody, NotAStore),
    (a_database_of_another, NotAStore),
    (a_database_of_another_in_the_middle_of_a_change, NotAStore),
    (a_newer_store, TooNew),
    (a_newer_store_in_the_middle_of_a_change, TooNew),
]


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}


@DOORS
@pytest.mark.parametrize(("stranger", "error"), STRANGERS)
def test_a_stranger_is_refused_and_left_as_it_was(
    path: Path, stranger: Callable[[Path], None], error: type[StoreError], door: Callable[[Path], object]
) -> None:
    stranger(path)
    before = contents(path.parent)
    with pytest.raises(error) as caught:
        door(path)
    assert contents(path.parent) == before
    assert caught.value.exit_code == 3
    assert str(path) in caught.value.message
    assert caught.value.hint


@DOORS
def test_our_mark_without_a_number_is_damage(path: Path, door: Callable[[Path], object]) -> None:
    write_something(path)
    ask(path, "PRAGMA user_version = 0")
    before = contents(path.parent)
    with pytest.raises(Damaged, match=str(path)):
        door(path)
    assert contents(path.parent) == before


def test_a_number_that_is_gone_by_the_time_of_reading_is_damage(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(store, "PRAGMA user_version = 0")
    monkeypatch.setattr(connecting, "is_there", lambda _: True)
    with pytest.raises(Damaged):
        read_everything(store)


def test_an_error_knows_both_numbers_of_a_newer_store(path: Path) -> None:
    a_newer_store(path)
    with pytest.raises(TooNew, match=rf"schema {SCHEMA + 1}; this one knows {SCHEMA}"):
        read_everything(path)


@DOORS
def test_a_folder_is_no_store(tmp_path: Path, door: Callable[[Path], object]) -> None:
    with pytest.raises(NotAStore, match="no file"):
        door(tmp_path)
    assert list(tmp_path.iterdir()) == []


@DOORS
def test_a_pipe_is_no_store_and_nobody_waits_for_it(path: Path, door: Callable[[Path], object]) -> None:
    os.mkfifo(path)
    with pytest.raises(NotAStore, match="no file"):
        door(path)


@DOORS
def test_a_path_through_a_file_leads_nowhere(path: Path, door: Callable[[Path], object]) -> None:
    path.write_text("a file")
    with pytest.raises(NotAStore, match="cannot be reached"):
        door(path / "notebook.db")


@DOORS
def test_links_in_a_circle_lead_nowhere(path: Path, door: Callable[[Path], object]) -> None:
    path.symlink_to(path)
    with pytest.raises(NotAStore, match="cannot be reached"):
        door(path)


@DOORS
def test_an_older_sqlite_is_refused_before_anything_is_made(
    path: Path, monkeypatch: pytest.MonkeyPatch, door: Callable[[Path], object]
) -> None:
    monkeypatch.setattr(connecting, "OLDEST_SQLITE", (99, 1, 0))
    with pytest.raises(TooNew, match=r"needs SQLite 99\.1\.0"):
        door(path)
    assert list(path.parent.iterdir()) == []


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with several pages of everything."""
    path = tmp_path_factory.mktemp("full") / "notebook.db"
    with writing(path) as writer:
        writer.put(a_value())
        writer.put(a_wording())
        writer.put(an_importance(5))
        writer.put(a_week(WED))
        writer.put(a_rating(WED))
        for number in range(30):
            writer.put(an_action(why=f"{WORDS} {number}", helped=("tea", "rain"), minutes=number))
            writer.put(an_opportunity(learned=f"{WORDS} {number}"))
            writer.put(a_note(f"{WORDS} {number}"))
        writer.put(Reflection(id=new_id(), day=WED, kind=ReflectionKind.WEEKLY, happened=WORDS))
    read_everything(path)
    return path


def overwritten(full: Path, path: Path, old: bytes, new: bytes) -> bytes:
    """The store with some of its bytes exchanged."""
    whole = full.read_bytes()
    assert old in whole
    damaged = whole.replace(old, new)
    path.write_bytes(damaged)
    return damaged


def assert_refused(path: Path, door: Callable[[Path], object], damaged: bytes) -> None:
    with pytest.raises(Damaged) as caught:
        door(path)
    assert path.read_bytes() == damaged
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert WORDS not in f"{caught.value.message} {caught.value.hint} {caught.value!r}"
    assert caught.value.__suppress_context__
    assert str(path) in caught.value.message


@pytest.mark.parametrize("door", [read_everything, write_something])
def test_pages_that_were_overwritten_are_told_as_damage(full: Path, path: Path, door: Callable[[Path], object]) -> None:
    whole = full.read_bytes()
    damaged = whole[:4096] + b"\xff" * (len(whole) - 4096)
    path.write_bytes(damaged)
    assert_refused(path, door, damaged)


@pytest.mark.parametrize("door", [read_everything, write_something])
def test_a_store_cut_short_is_told_as_damage(full: Path, path: Path, door: Callable[[Path], object]) -> None:
    damaged = full.read_bytes()[: 3 * 4096]
    path.write_bytes(damaged)
    assert_refused(path, door, damaged)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (WORDS.encode() + b" 7", WORDS.encode() + b" \xff"),
        (b"2026-01-14", b"2026-13-14"),
        (b"2026-01-14T19", b"2026-01-14T99"),
        (b'["tea", "rain"]', b'["tea", "rain"['),
        (b"weekly", b"\x00eekly"),
        (b"CREATE TABLE check_in", b"CREATE TABLE chuck_in"),
        (b"CREATE TABLE check_in", b"CREATE TABLE \xffheck_in"),
    ],
)
def test_what_cannot_be_understood_is_told_as_damage(full: Path, path: Path, old: bytes, new: bytes) -> None:
    assert_refused(path, read_everything, overwritten(full, path, old, new))


def test_damage_met_in_the_middle_of_a_change_leaves_the_file_as_it_was(full: Path, path: Path) -> None:
    damaged = overwritten(full, path, WORDS.encode() + b" 7", WORDS.encode() + b" \xff")

    def change(path: Path) -> None:
        with writing(path) as writer:
            writer.put(a_note())
            writer.check_ins(WED, WED)

    assert_refused(path, change, damaged)


@settings(max_examples=100)
@given(flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=40))
def test_flipped_bytes_are_met_with_plain_words_or_not_at_all(full: Path, flips: list[tuple[float, int]]) -> None:
    damaged = bytearray(full.read_bytes())
    for place_of, flip in flips:
        damaged[int(place_of * len(damaged))] ^= flip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.db"
        path.write_bytes(damaged)
        said = ""
        try:
            read_everything(path)
        except ValuetrackError as error:  # an index that SQLite does not check can also hide a record
            said = str(error)
        assert WORDS not in said
        assert path.read_bytes() == bytes(damaged)


def test_a_header_that_sqlite_does_not_know_is_no_store(full: Path, path: Path) -> None:
    damaged = bytearray(full.read_bytes())
    damaged[16:18] = b"\0\3"  # the size of a page, which is a power of two
    path.write_bytes(damaged)
    with pytest.raises(NotAStore):
        read_everything(path)
    assert path.read_bytes() == bytes(damaged)


def test_our_mark_alone_makes_no_store(path: Path) -> None:
    ask(path, "CREATE TABLE stranger (id TEXT)")
    ask(path, f"PRAGMA application_id = {APPLICATION_ID}")
    ask(path, f"PRAGMA user_version = {SCHEMA}")
    before = path.read_bytes()
    with pytest.raises(Damaged):
        read_everything(path)
    assert path.read_bytes() == before
