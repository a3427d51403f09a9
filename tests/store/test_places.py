"""A disk that is full at any size, and a place that may be read and no more: real ones, in a namespace of their own."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.full_disks import COMMANDS
from tests.store.mounts import run_alone
from tests.store.processes import crash
from tests.store.stores import WED, rows
from valuetrack.store.database import engine_of, open_reading

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_a_full_disk_is_told_and_all_is_as_it_was_whatever_its_size(rounds: int) -> None:
    names = [*COMMANDS]
    chosen = random.Random(rounds).sample(names, 3) if rounds == 1 else names  # noqa: S311 - the same each time
    for line in run_alone("tests.store.full_disks", 3 * rounds, *chosen).splitlines():
        print(line)
        done = json.loads(line)
        assert done["refused"] > 0


@pytest.fixture
def home(written_store: Path, tmp_path: Path) -> Path:
    """A home with a notebook in it."""
    made = tmp_path / "home"
    made.mkdir(mode=0o700)
    shutil.copyfile(written_store, made / "journal.db").chmod(0o600)
    return made


def said_there(home: Path, *commands: str) -> Sequence[tuple[int, str]]:
    """What commands say where the home may be read and no more; nothing in it is changed."""
    before = {one: one.read_bytes() for one in home.rglob("*") if one.is_file()}
    found = json.loads(run_alone("tests.store.read_only", home.parent, *commands))
    assert {one: one.read_bytes() for one in home.rglob("*") if one.is_file()} == before
    return [(code, said) for code, said in found]


def test_a_notebook_in_a_place_that_may_only_be_read_is_read(home: Path) -> None:
    reading = ("today", "journal", "review-week", "export", "list-backups", "where", "undo --list")
    for words, (code, said) in zip(reading, said_there(home, *reading), strict=True):
        assert code == 0, f"{words}: {said}"
    assert said_there(home, "doctor --full")[0][0] == 0
    writing = (
        "check-in --note x",
        "undo",
        "purge --all --yes",
        "backup",
        "backup mine.db",
        "export --output all.jsonl",
    )
    for words, (code, said) in zip(writing, said_there(home, *writing), strict=True):
        assert code == 3, f"{words}: {said}"
        assert "cannot be written" in said or "could not be written" in said, f"{words}: {said}"
        assert "Traceback" not in said


def test_what_was_left_halfway_there_can_be_read_elsewhere(home: Path, tmp_path: Path) -> None:
    whole = rows(home / "journal.db")
    crash(home / "journal.db")
    assert (home / "journal.db-journal").exists()
    commands = ("journal", "check-in --note x", "export", "backup", "restore-backup x --yes", "purge --all --yes")
    for words, (code, said) in zip(commands, said_there(home, *commands), strict=True):
        assert code == (1 if words.startswith("restore") else 3), f"{words}: {said}"
        assert code == 1 or "journal.db-journal" in said, f"{words}: {said}"
        assert code == 1 or "copy" in said.lower(), f"{words}: {said}"
        assert "Traceback" not in said
    code, said = said_there(home, "doctor")[0]
    assert (code, "journal.db-journal" in said.replace("\n    ", "")) == (3, True)
    for name in ("journal.db", "journal.db-journal"):
        shutil.copyfile(home / name, tmp_path / name)
    with open_reading(engine_of(tmp_path / "journal.db")) as reader:
        assert reader.check_ins(WED, WED) == ()
    assert rows(tmp_path / "journal.db") == whole
