"""What can be read of a damaged store stands in a new one that is whole, and the damaged one is not touched."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.processes import crash
from tests.store.stores import (
    LATER,
    WED,
    a_note,
    a_rating,
    a_value,
    a_wording,
    an_action,
    an_opportunity,
    ask,
    rows,
    writing,
)
from valuetrack.errors import Damaged, Nothing, StoreError
from valuetrack.frozen import replace
from valuetrack.model import Reflection, ReflectionKind
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.kinds import KINDS
from valuetrack.store.sqlite_file import salvaging

if TYPE_CHECKING:
    from valuetrack.store.encrypted_file.keys import Unlock
    from valuetrack.store.repairing import Repaired

ACTION, NOTE, THOUGHT = (f"{digit * 8}-0000-4000-8000-000000000000" for digit in "abc")


@pytest.fixture
def kept(path: Path) -> Path:
    """A store in which records were written, changed, taken back and removed."""
    with writing(path) as writer:
        for record in (a_value(), a_wording(), action := an_action(ACTION), a_note("x" * 9000, record_id=NOTE)):
            writer.put(record)
        writer.put(Reflection(id=THOUGHT, day=WED, kind=ReflectionKind.AFTER_NOT_ACTING, about=ACTION, happened="rain"))
        writer.put(gone := an_opportunity())
    with writing(path) as writer:
        writer.put(replace(action, text="two beans"))
    with writing(path) as writer:
        writer.put(replace(action, text="three beans"))
        writer.remove(gone)
    with writing(path) as writer:
        writer.put(a_rating(WED))
    with writing(path) as writer:
        writer.undo()
    return path


def repaired(path: Path, unlock: Unlock | None = None) -> tuple[Path, Repaired]:
    """The new store of a damaged one, which is as it was, and what was said of it."""
    new = path.with_name("new.db")
    before = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    more = [unlock] if unlock else []
    done = engine_of(path, *more).repair_into(new, LATER)
    assert {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file() and one != new} == before
    assert new.stat().st_mode & 0o777 == 0o600
    wrong = [one for one in engine_of(new, *more).examine(full=True) if one.verdict == "wrong"]
    assert wrong == []
    return new, done


def said(done: Repaired) -> tuple[Any, ...]:
    """What was not as it was."""
    return done.brought_back, done.differing, done.left_out, done.unread


NONE: tuple[str, ...] = ()


def test_of_a_store_that_is_well_all_of_it_is_there(kept: Path) -> None:
    new, done = repaired(kept)
    assert said(done) == (NONE, NONE, NONE, NONE)
    assert rows(new) == rows(kept)
    assert done.counts == {kind: len(found) for kind, found in rows(new).items() if found}
    stands = "SELECT * FROM change WHERE standing = 'stands'"
    assert ask(new, stands) == ask(kept, stands)
    with writing(new) as writer:
        assert writer.undo().command == "test"
    assert ask(new, "SELECT text FROM action") == [("two beans",)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("DELETE FROM action", ((f"action {ACTION}",), NONE, NONE, NONE)),
        ("UPDATE action SET day = 'noon'", ((f"action {ACTION}",), NONE, NONE, NONE)),
        ("UPDATE action SET text = 'no beans'", (NONE, (f"action {ACTION}",), NONE, NONE)),
        ("DROP TABLE action", ((f"action {ACTION}",), NONE, NONE, ("action",))),
        ("DELETE FROM change", (NONE, NONE, NONE, NONE)),
        ("DELETE FROM change WHERE record_id LIKE 'aaaa%' AND after LIKE '%two%'", (NONE, NONE, NONE, NONE)),
        ("DELETE FROM change WHERE record_id LIKE 'aaaa%' AND before IS NULL", (NONE, NONE, NONE, NONE)),
        ("DELETE FROM change WHERE record_id LIKE 'aaaa%' AND after LIKE '%three%'", (NONE, ("action",), NONE, NONE)),
        ("DELETE FROM change WHERE kind = 'opportunity' AND before IS NULL", (NONE, NONE, NONE, NONE)),
        ("UPDATE change SET after = 'no JSON' WHERE entry = 1", (NONE, NONE, NONE, NONE)),
        ("UPDATE change SET kind = 'bean' WHERE entry = 1", (NONE, NONE, NONE, NONE)),
        ("DELETE FROM check_in; DELETE FROM change WHERE kind = 'check_in'", (NONE, NONE, NONE, NONE)),
        ("UPDATE check_in SET day = 1; DELETE FROM change WHERE kind = 'check_in'", (NONE, NONE, ("check_in",), NONE)),
        ("DELETE FROM value; DELETE FROM change WHERE kind = 'value'", (NONE, NONE, ("action", "wording"), NONE)),
    ],
)
def test_what_the_tables_or_the_log_lost(kept: Path, change: str, expected: tuple[tuple[str, ...], ...]) -> None:
    before = rows(kept)
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.executescript(change)
    new, done = repaired(kept)
    for found, wanted in zip(said(done), expected, strict=True):
        assert len(found) == len(wanted)
        assert [one for one in wanted if not any(fact.startswith(one) for fact in found)] == []
    if "no beans" not in change and not done.left_out and "FROM check_in" not in change:
        assert rows(new) == before
    with writing(new) as writer:
        try:
            writer.undo()
        except Nothing:
            assert "FROM change" in change
    assert [one for one in engine_of(new).examine(full=True) if one.verdict == "wrong"] == []


def test_what_names_something_that_is_lost_names_it_no_more(kept: Path) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.executescript("DELETE FROM action; DELETE FROM change WHERE kind = 'action'")
    new, _ = repaired(kept)
    assert ask(new, "SELECT about FROM reflection") == [(None,)]


@pytest.mark.parametrize("is_in_the_log", [True, False])
def test_two_that_became_one_are_as_the_log_says(kept: Path, is_in_the_log: bool) -> None:
    first, second = a_rating(WED), a_rating(WED.replace(day=21))
    with writing(kept) as writer:
        writer.put(first)
        writer.put(second)
    before = rows(kept)
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.executescript(
            "CREATE TABLE another AS SELECT * FROM week_rating; DROP TABLE week_rating;"
            "ALTER TABLE another RENAME TO week_rating; UPDATE week_rating SET week = '2026-01-14';"
        )
        if not is_in_the_log:
            connection.execute("DELETE FROM change WHERE record_id = ?", (second.id,))
    new, done = repaired(kept)
    if is_in_the_log:
        assert rows(new) == before
    else:
        assert done.left_out == (f"week_rating {second.id}",)


def test_what_is_not_whole_is_not_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from valuetrack.store import health

    monkeypatch.setattr(health, "odd_rows", lambda _: iter(["action 1"]))
    with pytest.raises(Damaged):
        repaired(kept)
    assert not kept.with_name("new.db").exists()


def test_what_was_removed_for_good_stays_gone(kept: Path) -> None:
    (row,) = ask(kept, "SELECT * FROM action")
    lines = ask(kept, "SELECT * FROM change WHERE kind = 'action'")
    with writing(kept, now=LATER) as writer:
        writer.purge(writer.everything().with_parts({ACTION}).values())
    engine_of(kept).clear()
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute(f"INSERT INTO action VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        connection.executemany(f"INSERT INTO change VALUES ({', '.join('?' * len(lines[0]))})", lines)  # noqa: S608
    new, done = repaired(kept)
    assert rows(new)["action"] == []
    assert done.left_out == ()
    assert ask(new, "SELECT id FROM tombstone") == [(ACTION,)]


def test_what_a_crash_left_halfway_is_rolled_back_in_the_new_one_alone(store: Path) -> None:
    before = rows(store)
    crash(store)
    assert Path(f"{store}-journal").exists()
    new, done = repaired(store)
    assert rows(new) == before
    assert said(done) == (NONE, NONE, NONE, NONE)


def test_a_store_of_schema_1_becomes_one_of_today(tmp_path: Path) -> None:
    old = Path(shutil.copy(Path(__file__).parent / "schema-1" / "journal.db", tmp_path / "old.db"))
    new, done = repaired(old)
    there = [name for (name,) in ask(old, "SELECT name FROM sqlite_schema WHERE type = 'table'") if name in KINDS]
    assert {kind: len(found) for kind, found in rows(new).items() if kind in there} == {
        kind: ask(old, f"SELECT count(*) FROM {kind}")[0][0]  # noqa: S608
        for kind in there
    }
    assert done.left_out == ()


@pytest.mark.parametrize("damage", [b"", b"a letter" * 2000, b"SQLite format 3\x00" + b"\xff" * 9000])
def test_where_nothing_can_be_read_no_new_one_is_made(kept: Path, damage: bytes) -> None:
    kept.write_bytes(damage)
    with pytest.raises(StoreError):
        repaired(kept)
    assert [one.name for one in kept.parent.iterdir()] == [kept.name]


def test_any_page_may_be_lost(kept: Path, request: pytest.FixtureRequest) -> None:
    whole, before = kept.read_bytes(), rows(kept)
    draw = random.Random(8)  # noqa: S311 - the same noise each time
    pages = range(len(whole) // 4096)
    some = sorted(draw.sample(pages, min(6 * request.config.getoption("rounds"), len(pages))))
    counted = {"pages": 0, "read": 0, "all of it": 0}
    for page in some:
        at = page * 4096
        kept.write_bytes(whole[:at] + draw.randbytes(4096) + whole[at + 4096 :])
        counted["pages"] += 1
        try:
            new, _ = repaired(kept)
        except StoreError:  # the definitions of the tables stood there
            continue
        after = rows(new)
        counted["read"] += 1
        counted["all of it"] += after == before
        assert [one for kind in after for one in after[kind] if one not in before[kind]] == []
        new.unlink()
    print(counted)
    assert counted["read"] >= len(some) - 1
    assert counted["all of it"] > len(some) / 2


def test_of_an_encrypted_one_the_new_one_has_its_key(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sqlcipher3", reason="what encryption needs is missing: valuetrack[encrypt]")
    from tests.store.test_encrypted_file import KEY, with_key
    from valuetrack.store.encrypted_file.keys import salt_of

    monkeypatch.setattr(salvaging, "_MOST_TRIES", 200)  # each opens the file anew
    engine_of(kept).rewrite(KEY, print)
    whole = kept.read_bytes()
    for page in range(40, len(whole) // 4096, 20):
        at = page * 4096
        kept.write_bytes(whole[:at] + os.urandom(4096) + whole[at + 4096 :])
        new, done = repaired(kept, with_key(KEY))
        assert salt_of(new) == KEY.salt
        assert b"beans" not in new.read_bytes()
        with open_reading(engine_of(new, with_key(KEY))) as reader:
            assert len(reader.everything()) >= 5
        assert done.counts
        new.unlink()
