"""Backups as they are listed, chosen and compared with what is kept now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack.errors import Ambiguous, Unknown
from valuetrack.frozen import copied
from valuetrack.reports.backups import BackupLine, BackupList, Difference, WouldRestore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.store.backups import Backup, Inventory

_HINT = "`valuetrack list-backups` shows those there are; a file of yours can be named by its path."


def backup_list(folder: Path, made: Sequence[Backup]) -> BackupList:
    """The backups in a folder, as they were found."""
    return BackupList(
        str(folder), tuple(copied(BackupLine, one, name=one.path.name, why=one.why.value) for one in made)
    )


def find(typed: str, made: Sequence[Backup]) -> Path:
    """The backup that goes by the name, or the beginning of one, that was typed, or a file. Raises Unknown, Ambiguous.

    What names a folder too is the path of a file.
    """
    names = {one.path.name: one.path for one in made}
    found = [path for name, path in names.items() if name == typed] or [
        path for name, path in names.items() if typed and name.startswith(typed)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous("More than one backup begins so.", hint=_HINT, nearest=tuple(path.name for path in found))
    if not typed or (file := _file(typed)) is None:
        raise Unknown(f"There is no backup called {typed!r}, and no such file.", hint=_HINT)
    return file


def _file(typed: str) -> Path | None:
    """The file at a path, or one out of reach, of which the store says why; None where there is none."""
    try:
        file = Path(typed).expanduser()
    except RuntimeError:  # the home of somebody who is not known here
        return None
    try:
        return file if file.is_file() else None
    except OSError:
        return file


def would_restore(path: Path, now: Inventory | None, then: Inventory, *, is_there: bool) -> WouldRestore:
    """What changes where the notebook, as it is `now` (None where it cannot be read), becomes the one at `path`."""
    kinds = [kind for kind, count in then.counts.items() if count or (now is not None and now.counts.get(kind))]
    return WouldRestore(
        str(path),
        tuple(Difference(kind, now.counts.get(kind, 0) if now else None, then.counts[kind]) for kind in kinds),
        now.newest if now else None,
        then.newest,
        is_there,
    )
