"""Making a store that is not there yet, so that everybody sees it whole or not at all."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from valuetrack import files
from valuetrack.errors import Busy
from valuetrack.store import engine
from valuetrack.store.plain_file import connecting
from valuetrack.store.plain_file.transaction import transaction
from valuetrack.store.tables import schema


@contextmanager
def created(path: Path) -> Iterator[Path]:
    """The file to write the first change to: a store in the making, which stands at `path` once that is done.

    A first change that is refused leaves no store behind. One process at a time makes one; where another was quicker,
    its store is given. Raises NoRoom, and Busy where the place knows no locks and another was quicker after all.
    """
    real = Path(os.path.realpath(path))
    with ExitStack() as held:
        with files.made_at(path):
            files.make_folder(real.parent)
            held.enter_context(_alone_in(real.parent))
            new = None if real.exists() else held.enter_context(files.draft(real.parent))
            if new:
                _build(new)
        yield new or real  # outside of `made_at`: what goes wrong in the change itself is not told as this place's
        if new:
            with files.made_at(path):
                _put_in_place(new, real)


def _put_in_place(new: Path, real: Path) -> None:
    try:
        os.link(new, real)
    except FileExistsError:
        raise Busy(f"Another command has just made {real}.", hint="Nothing was kept; try again.") from None
    files.sync_folder(real.parent)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which goes with the process; no file is left behind for it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _build(path: Path) -> None:
    with closing(connecting.connect(path, "rw", connecting.DRAFTING)) as connection, transaction(connection) as through:
        schema().create_all(through, checkfirst=False)
        connection.execute(f"PRAGMA application_id={connecting.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={engine.SCHEMA}")
