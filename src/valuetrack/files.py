"""Ordinary files, for their owner alone: folders, files in the making, and what the file system says against them."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from valuetrack.errors import NoRoom, Unconfirmed
from valuetrack.model import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


_ELSEWHERE = ", or name another file with --db"
_DRAFT = re.compile(r"\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.new")


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, each for its owner alone."""
    if not folder.is_dir():
        make_folder(folder.parent)
        try:
            folder.mkdir(mode=0o700)
            _make_mode(folder, 0o700)
        except FileExistsError:  # another process was there first
            if not folder.is_dir():
                raise


def _make_mode(path: Path, mode: int) -> None:
    """Give what was just made its mode, whatever the umask took away; a place may keep none."""
    with suppress(OSError):
        path.chmod(mode)


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """A new, empty file for its owner alone, to be filled and then moved or linked into place; gone afterwards.

    It is locked as long as it is filled, so that `sweep` knows whether somebody still does.
    """
    path, descriptor = _begun(folder)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _begun(folder: Path) -> tuple[Path, int]:
    while True:
        path = folder / f".{new_id()}.new"
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        _make_mode(path, 0o600)
        with suppress(OSError):  # a place without locks: there nothing is swept
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if path.exists():
            return path, descriptor
        os.close(descriptor)  # it was swept in the moment before it was locked


def sweep(folder: Path) -> None:
    """Take out the drafts in a folder that processes left behind which were killed; one that is filled stays."""
    with suppress(OSError):  # a folder that may not be looked at
        for path in [*folder.iterdir()]:
            if _DRAFT.fullmatch(path.name):
                with suppress(OSError):
                    _take_out_if_left(path)


def is_left(path: Path) -> bool:
    """Whether a file is a draft that nobody fills any more."""
    if not _DRAFT.fullmatch(path.name):
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(descriptor)


def _take_out_if_left(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        path.unlink()
    finally:
        os.close(descriptor)


def is_name(name: str) -> bool:
    """Whether it names something in a folder, and no other folder: it may come from anywhere."""
    return name == os.path.basename(name) and name not in ("", ".", "..")  # noqa: PTH119 - it is no path yet


def remove(paths: Iterable[Path]) -> int:
    """Take out files and folders, so that a power cut does not bring them back; how many there were."""
    folders = {}
    for path in paths:
        if os.path.lexists(path):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
            folders[path] = path.parent
    for folder in {*folders.values()}:
        sync_folder(folder)
    return len(folders)


def sync_folder(folder: Path) -> None:
    """Make sure that a name that was given in the folder survives a power cut."""
    sync(folder)


def sync(path: Path) -> None:
    """Make sure that what is written in a file, or in a folder, survives a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def made_at(path: Path, otherwise: str = _ELSEWHERE) -> Iterator[None]:
    """Raise as NoRoom what the file system says while something is made at `path`; `otherwise` ends its hint."""
    try:
        yield
    except OSError as error:
        raise no_room(path, f"{error.strerror}", otherwise) from None


@contextmanager
def read_at(path: Path) -> Iterator[None]:
    """Raise as NoRoom what the file system says while `path` is read."""
    try:
        yield
    except OSError as error:
        raise NoRoom(f"{path} cannot be read: {error.strerror}.", hint="Look at its permissions.") from None


def no_room(path: Path, reason: str, otherwise: str = _ELSEWHERE) -> NoRoom:
    """The place cannot be written, for this reason."""
    hint = f"Nothing was changed. Make room or look at the permissions{otherwise}."
    return NoRoom(f"{path} cannot be written: {reason}.", hint=hint)


def unconfirmed(path: Path, reason: str) -> Unconfirmed:
    """What was written stands there, and the disk has not said that it will after a power cut."""
    return Unconfirmed(
        f"The change stands in {path}, but the disk did not confirm it: {reason}.",
        hint="`valuetrack undo --list` shows whether it is there. A copy of the file on another disk is a good idea.",
    )
