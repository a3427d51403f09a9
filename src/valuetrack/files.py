"""Ordinary files, for their owner alone: folders, files in the making, and what the file system says against them."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from valuetrack.errors import NoRoom
from valuetrack.model import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, each for its owner alone."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """A new, empty file for its owner alone, to be filled and then moved or linked into place; gone afterwards."""
    path = folder / f".{new_id()}.new"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make sure that a name that was given in the folder survives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def made_at(path: Path) -> Iterator[None]:
    """Raise as NoRoom what the file system says while something is made at `path`."""
    try:
        yield
    except OSError as error:
        raise no_room(path, f"{error.strerror}") from None


def no_room(path: Path, reason: str) -> NoRoom:
    """The place cannot be written, for this reason."""
    return NoRoom(
        f"{path} cannot be written: {reason}.",
        hint="Nothing was changed. Make room or look at the permissions, or name another file with --db.",
    )
