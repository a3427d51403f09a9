"""What a look at a store finds: every kind of damage that can be made here, and nothing where all is well."""

from __future__ import annotations

import io
import os
import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import damages
from tests.store.processes import crash
from tests.store.stores import (
    LATER,
    NOW,
    WED,
    a_note,
    a_rating,
    a_value,
    a_wording,
    an_action,
    an_opportunity,
    ask,
    writing,
)
from valuetrack import files
from valuetrack.errors import Busy, Nothing, Unknown
from valuetrack.frozen import replace
from valuetrack.model import Action, new_id
from valuetrack.store.backups import Why
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.imports import ExportFile
from valuetrack.store.kinds import KINDS
from valuetrack.store.sqlite_file import connecting, surroundings
from valuetrack.tracker.imports import check


def found(path: Path, *, full: bool = True) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What was found, but for what is well."""
    checks = engine_of(path).examine(full=full)
    return {one.check: (one.verdict.value, one.facts) for one in checks if one.verdict != "well"}


@pytest.fixture
def kept(store: Path) -> Path:
    """A store with some records, of which some were changed, taken back and brought back, and a backup of it."""
    one, other = an_action(), an_opportunity()
    for record in (one, replace(one, text="two beans"), other, a_note(), replace(one, text="three beans")):
        with writing(store) as writer:
            writer.put(record)
    for step in ("undo", "undo", "redo", "undo"):
        with writing(store) as writer:
            getattr(writer, step)()
    with writing(store) as writer:
        writer.put(replace(one, text="four beans"))
    with writing(store) as writer:
        writer.undo()
    with writing(store) as writer:
        writer.remove(other)
    engine_of(store).back_up(NOW, Why.ASKED)
    return store


def test_a_store_that_is_well(kept: Path) -> None:
    assert found(kept) == {}
    assert found(kept.with_name("nowhere.db")) == {"file": ("note", ()), "backups": ("note", ())}


def test_the_store_of_schema_1_is_well_before_and_after_it_is_brought_up_to_date(tmp_path: Path) -> None:
    old = Path(shutil.copy(Path(__file__).parent / "schema-1" / "journal.db", tmp_path / "old.db"))
    old.chmod(0o600)
    assert found(old) == {"schema": ("note", ("1",)), "backups": ("note", ())}
    with writing(old):
        pass
    assert found(old) == {}


@pytest.mark.parametrize("seed", range(2))
def test_whatever_was_done_in_it_a_store_is_well(tmp_path: Path, seed: int, request: pytest.FixtureRequest) -> None:
    """Two stores that are written in, take changes back, remove for good and take each other in."""
    paths = [tmp_path / "one.db", tmp_path / "other.db"]
    for path in paths:
        _walk(path, path, "write", random.Random(seed), NOW)  # noqa: S311 - the same walk each time
    draw = random.Random(seed)  # noqa: S311 - the same walk each time
    counted: Counter[str] = Counter()
    for number in range(40 * request.config.getoption("rounds")):
        path = draw.choice(paths)
        act = draw.choice(("write", "write", "write", "undo", "undo", "redo", "remove", "purge", "import"))
        with suppress(Nothing, Unknown):
            _walk(path, paths[path is paths[0]], act, draw, NOW + timedelta(minutes=number))
            counted[act] += 1
        assert found(path).keys() <= {"backups", "leftovers"}, act
    print(counted)


def _walk(path: Path, other: Path, act: str, draw: Any, now: datetime) -> None:
    """One step of a walk."""
    if act == "import":
        with open_reading(engine_of(other)) as reader:
            file = ExportFile(io.BytesIO(b"".join(reader.exports().lines())), check)
        checked = file.checked()
        with writing(path, now=now, command="import") as writer:
            writer.merge(file, checked)
        return
    with writing(path, now=now) as writer:
        known = writer.everything()
        there = [one.record for one in known.values() if one.left is None and isinstance(one.record, Action)]
        chosen = draw.choice(there) if there else None
        if act == "write":
            if not writer.lives():
                writer.put(a_value())
                writer.put(a_wording())
            new = an_action(carried_from=draw.choice([None, chosen.id if chosen else None]))
            writer.put(replace(chosen, text=new.text, why=new.id) if chosen and draw.random() < 0.5 else new)
        elif act in ("undo", "redo"):
            getattr(writer, act)()
        elif act == "remove" and chosen:
            writer.remove(chosen)
        elif act == "purge":
            ever = [one for one, each in known.items() if isinstance(each.record, Action)]
            if ever:
                writer.purge(known.with_parts({draw.choice(ever)}).values())


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ("UPDATE action SET text = 'other beans'", "log"),
        ("UPDATE action SET updated_at = '2026-01-14T19:00:01.000000+00:00'", "log"),
        ("DELETE FROM action", "log"),
        ("UPDATE change SET after = replace(after, 'two beans', 'no beans') WHERE standing = 'stands'", "log"),
        ("UPDATE change SET before = replace(before, 'two beans', 'no beans') WHERE standing != 'stands'", "log"),
        ("UPDATE change SET before = replace(before, 'water', 'drink') WHERE standing = 'stands'", "log"),
        ("UPDATE change SET kind = 'bean' WHERE entry = 2", "log"),
        ("UPDATE change SET after = 'no JSON' WHERE entry = 2", "log"),
        ("UPDATE action SET text = 'bell' || char(7) || char(0)", "rows"),
        ("UPDATE action SET text = CAST(x'ff' AS TEXT)", "rows"),
        ("UPDATE action SET day = '2026-02-30'", "rows"),
        ("UPDATE action SET entry = -1", "log"),
        ("UPDATE change SET at = 'noon' WHERE entry = 2", "rows"),
        ("PRAGMA ignore_check_constraints = 1; UPDATE change SET standing = 'other' WHERE entry = 2", "integrity"),
        ("PRAGMA foreign_keys = 0; UPDATE action SET value_id = 'nobody'", "references"),
        ("ALTER TABLE contact RENAME COLUMN name TO called", "tables"),
        ("DROP TABLE contact", "tables"),
        ("DROP INDEX check_in_day", "tables"),
        ("PRAGMA journal_mode = WAL", "settings"),
    ],
)
def test_what_was_changed_past_the_program_is_found(kept: Path, change: str, check: str) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.executescript(change)
    verdict, _ = found(kept)[check]
    assert verdict == "wrong"


@pytest.mark.parametrize("what", ["a row", "a line of the log", "a kind that there is not"])
def test_what_was_removed_for_good_and_is_there_all_the_same_is_found(kept: Path, what: str) -> None:
    (one,) = ask(kept, "SELECT id FROM action")
    row, line = ask(kept, "SELECT * FROM action")[0], ask(kept, "SELECT * FROM change WHERE kind = 'action'")[0]
    with writing(kept) as writer:
        writer.purge(writer.everything().with_parts({*one}).values())
    engine_of(kept).clear()
    assert found(kept) == {}
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        if what == "a row":
            connection.execute(f"INSERT INTO action VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        elif what == "a line of the log":
            connection.execute(f"INSERT INTO change VALUES ({', '.join('?' * len(line))})", line)  # noqa: S608
        else:
            connection.execute("UPDATE tombstone SET kind = 'bean'")
    fact = {"a row": f"action {one[0]}", "a line of the log": f"change {line[0]}"}.get(what, f"tombstone {one[0]}")
    assert found(kept)["removals"] == ("wrong", (fact,))


def test_what_once_was_for_a_value_that_is_gone_is_well(store: Path) -> None:
    with writing(store) as writer:
        writer.put(other := replace(a_value(), id=new_id()))
        action = writer.put(an_action(value_id=other.id))
    for value in (a_value().id, other.id, a_value().id):
        with writing(store) as writer:
            writer.put(replace(action, value_id=value))
    with writing(store) as writer:
        writer.purge(writer.everything().with_parts({other.id}).values())
    engine_of(store).clear()
    assert ask(store, "SELECT count(*) FROM change WHERE before = after") == [(1,)]
    assert found(store) == {}


def test_what_was_made_anew_after_a_removal_for_good_is_well(store: Path) -> None:
    rating = a_rating(WED)
    with writing(store) as writer:
        writer.put(rating)
    with writing(store) as writer:
        writer.purge(writer.everything().with_parts({rating.id}).values())
    engine_of(store).clear()
    with writing(store, now=LATER) as writer:
        writer.put(rating)
    assert found(store) == {}


def test_a_store_whose_number_is_not_its_own_is_found(kept: Path) -> None:
    ask(kept, "PRAGMA user_version = 1")
    assert found(kept)["tables"] == ("wrong", ("step", "action", "activity", "tombstone"))


def test_what_another_program_left_in_a_log_beside_it_is_left_there(kept: Path) -> None:
    damages.named(kept)["a log beside it"](kept)
    before = {ending: Path(f"{kept}{ending}").read_bytes() for ending in ("", "-wal")}
    assert found(kept)["settings"] == ("wrong", ("journal_mode wal",))
    assert {ending: Path(f"{kept}{ending}").read_bytes() for ending in ("", "-wal")} == before


def test_more_than_twenty_of_one_kind_are_not_all_named(store: Path) -> None:
    with writing(store) as writer:
        for _ in range(30):
            writer.put(a_note())
    ask(store, "UPDATE check_in SET note = 'another'")
    verdict, facts = found(store)["log"]
    assert (verdict, len(facts)) == ("wrong", 20)


def test_a_change_that_a_crash_left_halfway_is_found_and_left(kept: Path) -> None:
    crash(kept)
    before = {one: one.read_bytes() for one in kept.parent.iterdir() if one.is_file()}
    assert found(kept)["journal"][0] == "note"
    assert [one.check for one in engine_of(kept).examine(full=True) if one.verdict == "wrong"] == ["journal"]
    assert {one: one.read_bytes() for one in kept.parent.iterdir() if one.is_file()} == before


@pytest.mark.parametrize("damage", [b"", b"a letter" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_notebook_is_wrong(kept: Path, damage: bytes) -> None:
    kept.write_bytes(damage)
    assert found(kept)["file"][0] == "wrong"


def test_a_store_that_is_cut_off_is_wrong(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:60_000])
    assert {verdict for verdict, _ in found(kept).values()} == {"wrong"}


def test_one_that_is_being_written_is_busy(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy):
            engine_of(kept).examine(full=False)


@pytest.mark.parametrize("full", [False, True])
def test_the_newest_backup_is_looked_at(kept: Path, full: bool) -> None:
    backup = engine_of(kept).list_backups()[0].path
    ask(backup, "PRAGMA ignore_check_constraints = 1")
    whole = backup.read_bytes()
    backup.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    assert ("backups" in found(kept, full=full)) is full
    backup.write_bytes(b"a letter")
    assert found(kept, full=full)["backups"] == ("wrong", (backup.name,))


def test_what_lies_around_is_good_to_know(kept: Path) -> None:
    folder = kept.parent
    names = [
        "notebook (conflicted copy 2026-01-14).db", "notebook.sync-conflict-20260114-200000-ABC.db", "notebook (1).db",
        "notebook 2.db", "notebook_conflict-20260114.db", "notebook-desk-2.db",
    ]  # fmt: skip
    for name in (*names, "notebook-of-ana.db", "other.db"):
        (folder / name).touch()
    assert found(kept)["copies"] == ("note", tuple(sorted(str(folder / name) for name in names)))
    old = folder / "notebook.db.schema-1.20260114T190000Z.backup"
    old.touch()
    left = folder / ".0a0a0a0a-0000-4000-8000-000000000000.new"
    left.touch()
    leads_nowhere = folder / ".0b0b0b0b-0000-4000-8000-000000000000.new"
    leads_nowhere.symlink_to("nowhere")
    with files.draft(folder):
        assert found(kept)["leftovers"] == ("note", (str(left), str(leads_nowhere), str(old)))
    kept.chmod(0o644)
    folder.chmod(0o777)
    assert found(kept)["permissions"] == ("note", (str(kept), str(folder)))
    folder.chmod(0o700)
    kept.chmod(0o600)
    Path(f"{kept}-journal").touch()
    assert found(kept)["journal"] == ("note", (f"{kept}-journal",))


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Home", "Google Drive", "Nextcloud", "Mobile Documents"])
def test_a_synchronised_folder_is_good_to_know(kept: Path, name: str) -> None:
    place = kept.parent / name / "notes"
    place.mkdir(parents=True)
    moved = kept.rename(place / kept.name)
    assert found(moved)["place"] == ("note", (str(place.parent),))
    (place / ".stfolder").mkdir()
    assert found(moved)["place"] == ("note", (str(place),))


def test_a_folder_on_a_network_is_good_to_know(kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 0:20 / / rw - ext4 /dev/sda1 rw\n"
        f"23 22 0:21 / {str(kept.parent).replace(' ', chr(92) + '040')} rw shared:1 - nfs4 server:/home rw\n"
        "24 22 0:22 / /elsewhere rw - cifs //server/share rw\n"
    )
    monkeypatch.setattr(surroundings, "_MOUNTS", mounts)
    assert found(kept)["place"] == ("note", ("nfs4",))
    monkeypatch.setattr(surroundings, "_MOUNTS", tmp_path / "none")
    assert "place" not in found(kept)


def test_a_folder_that_may_not_be_looked_at_says_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refused)
    monkeypatch.setattr(Path, "iterdir", refused)
    assert found(kept) == {"backups": ("note", ())}


def content(path: Path) -> object:
    """All that can be read in a file; None where not all of it can."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        try:
            return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in KINDS}  # noqa: S608
        except (sqlite3.Error, UnicodeDecodeError):
            return None


def texts_in(path: Path) -> list[bytes]:
    """What was written in it."""
    asked = (("action", "text"), ("wording", "name"), ("reflection", "happened"), ("check_in", "note"))
    return [text.encode() for table, column in asked for (text,) in ask(path, f"SELECT {column} FROM {table}")]  # noqa: S608


def test_a_flipped_bit_that_changes_a_record_is_found(
    written_store: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    whole, good = written_store.read_bytes(), content(written_store)
    draw = random.Random(10)  # noqa: S311 - the same flips each time
    copy = Path(shutil.copy(written_store, tmp_path / "copy.db"))
    counted = dict.fromkeys(("flips", "in a record", "found by SQLite", "found in full", "of those in a record"), 0)
    words = [whole.find(text) + at for text in texts_in(written_store) for at in range(len(text))]
    for number in range(20 * request.config.getoption("rounds")):
        flipped = bytearray(whole)
        flipped[draw.choice(words) if number % 2 else draw.randrange(len(whole))] ^= 1 << draw.randrange(8)
        copy.write_bytes(flipped)
        wrong = {one.check for one in engine_of(copy).examine(full=True) if one.verdict == "wrong"}
        is_changed = content(copy) != good
        counted["flips"] += 1
        counted["in a record"] += is_changed
        counted["found by SQLite"] += bool(wrong - {"rows", "log"})
        counted["found in full"] += bool(wrong)
        counted["of those in a record"] += bool(wrong) and is_changed
        assert wrong or not is_changed
    print(counted)
