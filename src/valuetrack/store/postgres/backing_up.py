"""Backups of a database: an export of all that is kept, read again before it counts."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from valuetrack import files
from valuetrack.errors import BadFile, Nothing, StoreError, TooNew
from valuetrack.store import backups
from valuetrack.store.backups import EXPORT, Backup, Inventory
from valuetrack.store.exports import Exports
from valuetrack.store.imports import ExportFile
from valuetrack.store.kinds import KINDS, TABLE, as_instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from valuetrack.model import Described
    from valuetrack.store.backups import Why
    from valuetrack.store.engine import Execute
    from valuetrack.store.imports import Checked

_STATE = "SELECT id, clearings FROM notebook"
# Of which notebook the backups in a folder are, and how often that had been cleared of removals when this computer last
# looked. No clock is asked, since two computers have two: where another one has cleared it meanwhile, the backups here
# hold what is gone.
_KNOWN = "notebook"

Cleared = tuple[str, int]
"""The id of a notebook, and how often it was cleared of removals."""


def make(execute: Execute, folder: Path, at: datetime, why: Why) -> Backup:
    """A backup in `folder` of all that `execute` sees, for its owner alone; those that are not to be kept go.

    It has its name once it was read again and found whole. Raises StoreError.
    """
    path = folder / backups.name_of(at, why, EXPORT)
    with files.made_at(path, otherwise=""):
        files.make_folder(folder)
        files.sweep(folder)
        with _written(execute, folder) as draft:
            made = backups.put_among(draft, path, at, why)
        state = state_of(execute)
        known = _known(folder)
        if known != state:
            if known is None or known[0] == state[0]:
                files.remove(one.path for one in backups.listed(folder) if one.path != path and state[1])
            know(folder, state)
        return made


def state_of(execute: Execute) -> Cleared:
    """Which notebook it is, and how often it was cleared."""
    ((name, clearings),) = cast("Iterable[Cleared]", execute(_STATE, {}))
    return name, clearings


def know(folder: Path, state: Cleared) -> None:
    """Note that no backup in the folder holds what was removed for good before the notebook was cleared so often."""
    with files.draft(folder) as draft:
        draft.write_text(" ".join(map(str, state)))
        draft.replace(folder / _KNOWN)


def folders_of(state: Cleared, folder: Path) -> tuple[Path, ...]:
    """The other folders beside `folder` that have backups of the same notebook, by another spelling of its address."""
    found = (one for one in folder.parent.iterdir() if one != folder and one.is_dir())
    return tuple(one for one in found if (known := _known(one)) is not None and known[0] == state[0])


def _known(folder: Path) -> Cleared | None:
    with suppress(FileNotFoundError, ValueError):
        name, clearings = (folder / _KNOWN).read_text().split()
        return name, int(clearings)
    return None


def copy(execute: Execute, path: Path) -> None:
    """Put an export of all that `execute` sees at `path`, once it was found whole. Raises OSError and StoreError."""
    with _written(execute, path.parent) as draft:
        backups.put(draft, path)


@contextmanager
def _written(execute: Execute, folder: Path) -> Iterator[Path]:
    """An export that was found whole, to be put into `folder`; gone where it is not put anywhere."""
    with files.draft(folder) as draft:
        with draft.open("r+b") as file:
            for line in Exports(execute).lines():
                file.write(line)
            ExportFile(file, _unasked).checked()
        files.sync(draft)
        yield draft


@contextmanager
def opened(path: Path) -> Iterator[tuple[ExportFile, Checked]]:
    """A backup that was read from end to end and found whole. Raises Nothing where there is none, and StoreError."""
    with files.read_at(path):
        if not path.exists():
            raise Nothing(f"{path} is not there.")
        with path.open("rb") as file:
            export = ExportFile(file, _unasked)
            yield export, _found_whole(export, path, file)


def _found_whole(export: ExportFile, path: Path, file: BinaryIO) -> Checked:
    try:
        return export.checked()
    except TooNew:
        raise
    except BadFile as error:
        file.close()
        raise StoreError(
            f"{path} is no whole backup of a notebook on a server: {error.message}",
            hint="Nothing was changed. What a file holds comes there by `valuetrack export` and `valuetrack import`.",
        ) from None


def inventory(execute: Execute) -> Inventory:
    """What is kept."""
    asked: dict[str, Any] = {
        name: execute(f"SELECT count(*), max(created_at) FROM {name}", {})  # noqa: S608
        for name in KINDS
    }
    found = {name: next(iter(rows)) for name, rows in asked.items()}
    newest = [as_instant(latest) for _, latest in found.values() if latest is not None]
    return Inventory({name: count for name, (count, _) in found.items()}, max(newest, default=None))


def inventory_of(path: Path) -> Inventory:
    """What is in a backup. Raises StoreError."""
    counts: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
    newest = None
    with opened(path) as (export, _):
        for one in export.stories():
            now = one.story.now
            if now is not None and not now.deleted:
                counts[TABLE[type(now.record)]] += 1
                entered = now.record.created_at
                newest = entered if newest is None or (entered and entered > newest) else newest
    return Inventory(dict(counts), newest)


def _unasked(_: Described) -> None:
    """What is held against a record from elsewhere; the program's own were, when they were entered."""
