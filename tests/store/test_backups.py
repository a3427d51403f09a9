"""A backup is a whole copy that was found sound, none is half made, and the latest few of days and weeks are kept."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.processes import crash
from tests.store.stores import NOW, a_note, ask, rows, writing
from valuetrack.errors import Damaged, NoRoom, Nothing
from valuetrack.store.backups import Backup, Why, folder_of, listed, name_of, surplus
from valuetrack.store.database import engine_of

MINUTE = timedelta(minutes=1)


@pytest.fixture
def folder(store: Path) -> Path:
    """Where the backups of the store lie."""
    return folder_of(store.parent / "backups", store)


def test_a_backup_is_a_whole_copy_for_its_owner_alone(store: Path, folder: Path) -> None:
    umask = os.umask(0)
    made = engine_of(store).back_up(NOW, Why.ASKED)
    os.umask(umask)
    assert made.path == folder / "2026-01-14T190000Z.asked.db"
    assert rows(made.path) == rows(store)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(one.stat().st_mode) for one in (folder, folder.parent)} == {0o700}
    assert listed(folder) == (made,)
    assert made.size == made.path.stat().st_size > 0
    assert [*folder.iterdir()] == [made.path]


def test_it_goes_where_the_folder_of_all_backups_was_named(store: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "deep" / "er"
    made = engine_of(store, backups=elsewhere).back_up(NOW, Why.DAILY)
    assert made.path.parent.parent == elsewhere


def test_two_notebooks_of_one_name_have_a_folder_each_and_a_link_has_that_of_its_file(tmp_path: Path) -> None:
    one, other, link = (tmp_path / name / "journal.db" for name in ("one", "other", "link"))
    link.parent.mkdir()
    link.symlink_to(one)
    assert folder_of(tmp_path, one) == folder_of(tmp_path, link) != folder_of(tmp_path, other)
    assert folder_of(tmp_path, one).name.startswith("journal.db-")


def test_a_notebook_whose_name_is_not_utf8_has_its_backups_too(store: Path) -> None:
    odd = store.with_name("n\udcffame.db")
    try:
        store.rename(odd)
    except OSError:
        pytest.skip("this file system takes no such name")
    made = engine_of(odd).back_up(NOW, Why.ASKED)
    assert listed(folder_of(odd.parent / "backups", odd)) == (made,)
    assert folder_of(odd.parent, odd) != folder_of(odd.parent, odd.with_name("n\udcfeame.db"))


def test_what_a_crash_left_beside_the_store_is_rolled_back_first(store: Path) -> None:
    before = rows(store)
    crash(store)
    assert Path(f"{store}-journal").exists()
    made = engine_of(store).back_up(NOW, Why.ASKED)
    assert rows(made.path) == before


def test_without_a_store_there_is_no_backup(path: Path) -> None:
    with pytest.raises(Nothing):
        engine_of(path).back_up(NOW, Why.ASKED)
    assert [*path.parent.iterdir()] == []


def test_a_store_that_is_not_sound_makes_no_backup_and_takes_none_away(store: Path, folder: Path) -> None:
    good = engine_of(store).back_up(NOW, Why.ASKED)
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute("UPDATE change SET standing = 'other'")
    with pytest.raises(Damaged, match=store.name):
        engine_of(store).back_up(NOW + MINUTE, Why.ASKED)
    assert listed(folder) == (good,)
    assert [*folder.iterdir()] == [good.path]


def test_a_copy_that_is_not_what_was_copied_does_not_count(
    store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from valuetrack.store.sqlite_file import backing_up

    def half(draft: Path, *more: Any) -> None:
        copied(draft, *more)
        ask(draft, "DELETE FROM change")

    copied = backing_up._fill
    monkeypatch.setattr(backing_up, "_fill", half)
    with pytest.raises(Damaged):
        engine_of(store).back_up(NOW, Why.ASKED)
    assert listed(folder) == ()


@pytest.mark.parametrize("bytes_kept", [100, 4096, 9000])
def test_a_store_that_was_cut_off_makes_no_backup(store: Path, folder: Path, bytes_kept: int) -> None:
    with writing(store) as writer:
        writer.put(a_note("x" * 50_000))
    store.write_bytes(store.read_bytes()[:bytes_kept])
    with pytest.raises(Damaged):
        engine_of(store).back_up(NOW, Why.ASKED)
    assert listed(folder) == ()


def test_what_a_killed_command_left_half_made_goes_with_the_next(store: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / ".0a0a0a0a-0000-4000-8000-000000000000.new").touch()
    made = engine_of(store).back_up(NOW, Why.ASKED)
    assert [*folder.iterdir()] == [made.path]


def test_a_copy_goes_into_a_file_of_ones_own(store: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    mine.write_text("another")
    engine_of(store).copy_to(mine)
    assert rows(mine) == rows(store)
    assert stat.S_IMODE(mine.stat().st_mode) == 0o600
    assert engine_of(store).list_backups() == ()


def test_a_backup_of_the_same_second_has_a_name_of_its_own(store: Path) -> None:
    made = [engine_of(store).back_up(NOW, Why.IMPORT) for _ in range(3)]
    assert engine_of(store).list_backups() == tuple(made[::-1])
    assert [one.at.second for one in made] == [0, 1, 2]


def test_where_there_is_no_place_for_it_that_is_told(store: Path) -> None:
    (store.parent / "backups").touch()
    with pytest.raises(NoRoom, match="backups") as told:
        engine_of(store).back_up(NOW, Why.ASKED)
    assert "--db" not in told.value.hint


def test_what_is_no_backup_of_ours_is_not_listed_and_not_taken_out(store: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    names = ("notes.txt", "2026-13-14T190000Z.asked.db", "2026-01-14T190000Z.other.db", "2026-01-14T190000Z.asked.dbx")
    for name in names:
        (folder / name).touch()
    for number in range(10):
        engine_of(store).back_up(NOW + number * MINUTE, Why.ASKED)
    assert len(listed(folder)) == 5
    assert all((folder / name).exists() for name in names)


def test_those_that_are_not_to_be_kept_go_and_the_one_just_made_never_does(store: Path, folder: Path) -> None:
    for number in range(6):
        engine_of(store).back_up(NOW + number * MINUTE, Why.ASKED)
    old = engine_of(store).back_up(NOW - MINUTE, Why.MIGRATION)
    assert old in listed(folder)
    assert len(listed(folder)) == 6


@given(st.sets(st.integers(0, 200 * 24), min_size=1, max_size=60))
def test_the_last_five_and_the_latest_of_seven_days_and_four_weeks_are_kept(hours: set[int]) -> None:
    start = datetime(2025, 11, 3, tzinfo=UTC)
    instants = sorted((start + timedelta(hours=number) for number in hours), reverse=True)
    made = [Backup(Path(name_of(at, Why.DAILY)), at, Why.DAILY, 1) for at in instants]

    kept = [one.at for one in made if one not in surplus(made)]

    days = sorted({at.date() for at in instants}, reverse=True)[:7]
    weeks = sorted({at.isocalendar()[:2] for at in instants}, reverse=True)[:4]
    wanted = {
        *instants[:5],
        *(max(at for at in instants if at.date() == day) for day in days),
        *(max(at for at in instants if at.isocalendar()[:2] == week) for week in weeks),
    }
    assert kept == sorted(wanted, reverse=True)
    assert kept[0] == instants[0]
