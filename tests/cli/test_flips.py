"""A bit that flips, in a backup or in an export: it is refused, or nothing of what was written is another."""

from __future__ import annotations

import random
import shutil
import sqlite3
from typing import TYPE_CHECKING

from tests.store.stores import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.notebook import Notebook

FLIPS = 20


def rows_in(path: Path) -> object:
    """Each record that can be read in a file, past the program; None where not all of them can."""
    try:
        return rows(path)
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def flipped(path: Path, rounds: int) -> Iterator[None]:
    """The file with one bit after the other flipped, in places that are the same each time."""
    whole, draw = path.read_bytes(), random.Random(len(path.name))  # noqa: S311 - the same each time
    for _ in range(FLIPS * rounds):
        other = bytearray(whole)
        other[draw.randrange(len(whole))] ^= 1 << draw.randrange(8)
        path.write_bytes(other)
        yield
    path.write_bytes(whole)


def test_a_backup_with_a_flipped_bit_is_refused_or_all_in_it_is_as_it_was(written: Notebook, rounds: int) -> None:
    written.do("backup", day="2026-01-11")
    (backup,) = (written.home / ".local/share/valuetrack/backups").rglob("*.db")
    good = rows(backup)
    written.do("check-in", "--note", "since", day="2026-01-11")
    since, kept = rows(written.db), shutil.copyfile(written.db, written.home / "kept.db")
    counted = dict.fromkeys(("flips", "in a record", "refused"), 0)
    for _ in flipped(backup, rounds):
        is_changed = rows_in(backup) != good
        said = written.run("restore-backup", "2026-01-11", "--yes", day="2026-01-11")
        assert said.code in (0, 3), said.err
        assert rows(written.db) == (since if said.code else good), said.err
        assert said.code or not is_changed
        counted["flips"] += 1
        counted["in a record"] += is_changed
        counted["refused"] += said.code == 3
        shutil.copyfile(kept, written.db)
        for other in backup.parent.glob("*.restore.db"):
            other.unlink()
    print(counted)


def test_an_export_with_a_flipped_bit_is_refused(written: Notebook, rounds: int) -> None:
    file = written.home / "all.jsonl"
    written.do("export", "--output", str(file))
    for _ in flipped(file, rounds):
        said = written.run("--db", str(written.home / "new.db"), "import", str(file), "--yes")
        assert (said.code, said.err != "") == (2, True), said.err
        assert not (written.home / "new.db").exists()
