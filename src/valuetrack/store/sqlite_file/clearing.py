"""What follows on a removal for good: no draft, no page of the file and no older copy of it keeps the words."""

from __future__ import annotations

import os
import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack import files
from valuetrack.store.backups import Why
from valuetrack.store.kinds import Trace, as_instant
from valuetrack.store.sqlite_file import backing_up, connecting

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

# A copy beside the file, as an update of its schema made one before backups had a folder.
_BESIDE = re.compile(r"\.schema-\d+\.\d{8}T\d{6}Z\.backup")
_NAMES = "SELECT name FROM leftover WHERE kind = :kind AND name <> '' ORDER BY name"

# Where somebody has removed more meanwhile, all of it is still to be cleared.
_DONE = f"DELETE FROM leftover WHERE NOT EXISTS (SELECT 1 FROM leftover WHERE kind = '{Trace.FILE.value}')"  # noqa: S608


def clear(path: Path, folder: Path, drafts: Path, opener: connecting.Opener) -> int:
    """Clear the file at `path`, the `folder` of its backups and the folder of `drafts`. Raises OSError and StoreError.

    What is to be done stands in the file, so that whoever comes after a kill goes on, and two at once do no harm: first
    the drafts that were noted and the file itself; then, once they are listed, every older copy, for which a new one is
    made first. Gives how many copies went.
    """
    real = Path(os.path.realpath(path))
    with files.made_at(path, otherwise=""), closing(opener.connect(path, "rw", connecting.WRITING)) as connection:
        while (Trace.FILE.value,) in connection.execute("SELECT kind FROM leftover").fetchall():
            seen = _version(connection)
            files.remove(drafts / name for name in _noted(connection, Trace.DRAFT) if files.is_name(name))
            connection.execute("VACUUM")
            _note_copies(connection, real, folder, seen)
        if connection.execute("SELECT kind FROM leftover").fetchone() is None:
            return 0
        (at,) = connection.execute("SELECT max(at) FROM tombstone").fetchone()
        made = backing_up.make(path, folder, as_instant(at), Why.PURGE, opener).path
        older = [place for name in _noted(connection, Trace.BACKUP) for place in _places(name, real, folder)]
        gone = files.remove(place for place in older if place != made)
        connection.execute(_DONE)
        return gone


def _version(connection: sqlite3.Connection) -> int:
    """Another number after each change that somebody else makes."""
    (found,) = connection.execute("PRAGMA data_version").fetchone()
    return int(found)


def _noted(connection: sqlite3.Connection, kind: Trace) -> list[str]:
    return [name for (name,) in connection.execute(_NAMES, {"kind": kind.value}).fetchall()]


def _note_copies(connection: sqlite3.Connection, real: Path, folder: Path, seen: int) -> None:
    """Note each copy of the file that is there now in the place of what was to be done first.

    Where somebody has written since the file was `seen`, nothing is noted: they may have removed something, too.
    """
    files.sweep(real.parent)
    beside = [one.name for one in real.parent.iterdir() if _is_beside(one.name, real)]
    within = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    noted = [(Trace.BACKUP.value, name) for name in ("", *beside, *within)]
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) == seen:
        connection.execute("DELETE FROM leftover")
        connection.executemany("INSERT INTO leftover (kind, name) VALUES (?, ?)", noted)
    connection.execute("COMMIT")


def _places(name: str, real: Path, folder: Path) -> Iterable[Path]:
    """Where a copy of that name is: beside the file, or in the folder of its backups."""
    if files.is_name(name):
        yield real.parent / name if _is_beside(name, real) else folder / name


def _is_beside(name: str, real: Path) -> bool:
    return name.startswith(real.name) and _BESIDE.fullmatch(name.removeprefix(real.name)) is not None
