"""Backups of a notebook, whatever engine makes them: where they lie, how they are named, and which of them are kept."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack import files
from valuetrack.frozen import Frozen
from valuetrack.model import natural_id

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

LATEST, DAYS, WEEKS = 5, 7, 4  # how many backups are kept as the latest, as a day's latest and as a week's
_MOMENT = "%Y-%m-%dT%H%M%SZ"
FILE, EXPORT = "db", "jsonl"  # how a backup ends that is a file as SQLite writes it, and one that is an export
_NAME = re.compile(rf"(?P<at>\d{{4}}-\d\d-\d\dT\d{{6}}Z)\.(?P<why>[a-z]+)\.(?:{FILE}|{EXPORT})")


class Why(StrEnum):
    """What a backup was made for: what it was made before, the first change of a day, or because it was asked for."""

    DAILY = "daily"
    ASKED = "asked"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    ENCRYPTION = "encryption"
    PURGE = "purge"


class Backup(Frozen):
    """A whole copy of a notebook: its file, the instant of which it is, what it was made for, and its size in bytes."""

    path: Path
    at: datetime
    why: Why
    size: int


class Inventory(Frozen):
    """What is in a notebook: how many records of each kind, and when the newest of them was entered."""

    counts: Mapping[str, int]
    newest: datetime | None


def folder_of(backups: Path, store: Path | str) -> Path:
    """Where the backups of a notebook lie, in the folder of all `backups`: by its name and its place.

    `store` is its file, or the address of its database.
    """
    real = store if isinstance(store, str) else os.path.realpath(store)
    place = os.fsencode(real).decode("utf-8", "backslashreplace")  # a name may be bytes that are no text
    name = Path(real.partition("?")[0]).name if isinstance(store, str) else Path(real).name
    return backups / f"{name}-{natural_id('backups', place)[:8]}"


def name_of(at: datetime, why: Why, form: str = FILE) -> str:
    """The name of a backup's file: its instant to the second, what it was made for, and how it ends."""
    return f"{at.astimezone(UTC).strftime(_MOMENT)}.{why.value}.{form}"


def free(at: datetime, why: Why, there: Iterable[Backup], form: str = FILE) -> datetime:
    """The instant `at` to the second, or the first one after it that gives a backup a name of its own."""
    taken = {one.path.name for one in there}
    at = at.replace(microsecond=0)
    while name_of(at, why, form) in taken:
        at += timedelta(seconds=1)
    return at


def aside(folder: Path, at: datetime) -> Path:
    """Where a notebook is kept aside as it was, for no backup could be made of it: a name that nothing has yet."""
    while (path := folder / f"{at.astimezone(UTC).strftime(_MOMENT)}.aside.db").exists():
        at += timedelta(seconds=1)
    return path


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first; none where there is no such folder. Raises OSError."""
    try:
        with os.scandir(folder) as entries:
            found = [one for entry in entries if (one := _backup(entry)) is not None]
    except FileNotFoundError:
        return ()
    return tuple(sorted(found, key=lambda one: (one.at, one.path.name), reverse=True))


def _backup(entry: os.DirEntry[str]) -> Backup | None:
    named = _NAME.fullmatch(entry.name)
    if named is None:
        return None
    try:
        at = datetime.strptime(named["at"], _MOMENT).replace(tzinfo=UTC)
        return Backup(Path(entry.path), at, Why(named["why"]), entry.stat().st_size)
    except (ValueError, FileNotFoundError):  # no backup of ours, or one that another command has just taken out
        return None


def put(draft: Path, path: Path) -> None:
    """Give a file that is whole its name, also over another one. Raises OSError."""
    draft.replace(path)
    files.sync_folder(path.parent)


def put_among(draft: Path, path: Path, at: datetime, why: Why) -> Backup:
    """Give a backup that was found whole its name; those in its folder that are not to be kept go. Raises OSError."""
    put(draft, path)
    for one in surplus(listed(path.parent)):
        if one.path != path:
            one.path.unlink(missing_ok=True)
    return Backup(path, at.replace(microsecond=0), why, path.stat().st_size)


def surplus(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Those that are not kept, of backups that stand with the newest first.

    The latest few are kept, and the newest of each of the last days and weeks that have one.
    """
    backups = tuple(backups)
    kept = {
        *_first_of_each(backups, lambda one: one.path, LATEST),
        *_first_of_each(backups, lambda one: one.at.date(), DAYS),
        *_first_of_each(backups, lambda one: one.at.isocalendar()[:2], WEEKS),
    }
    return tuple(one for one in backups if one not in kept)


def _first_of_each(backups: Iterable[Backup], of: Callable[[Backup], Hashable], most: int) -> tuple[Backup, ...]:
    first: dict[Hashable, Backup] = {}
    for one in backups:
        first.setdefault(of(one), one)
    return tuple(first.values())[:most]
