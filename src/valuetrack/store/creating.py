"""Making a store that is not there yet, so that everybody sees it whole or not at all."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from valuetrack.errors import Busy
from valuetrack.store.place import (
    APPLICATION_ID,
    DRAFTING,
    SCHEMA,
    connect,
    draft,
    make_folder,
    sync_folder,
)
from valuetrack.store.tables import schema
from valuetrack.store.trouble import placed
from valuetrack.store.writing import transaction


@contextmanager
def created(path: Path) -> Iterator[Path]:
    """The file to write the first change to: a store in the making, which stands at `path` once that is done.

    A first change that is refused leaves no store behind. One process at a time makes one; where another was quicker,
    its store is given. Raises NoRoom, and Busy where the place knows no locks and another was quicker after all.
    """
    real = Path(os.path.realpath(path))
    with ExitStack() as held:
        with placed(path):
            make_folder(real.parent)
            held.enter_context(_alone_in(real.parent))
            unborn = None if real.exists() else held.enter_context(draft(real.parent))
            if unborn:
                _build(unborn)
        yield unborn or real  # outside of `placed`: what goes wrong in the change itself is not told as this place's
        if unborn:
            with placed(path):
                _put_in_place(unborn, real)


def _put_in_place(unborn: Path, real: Path) -> None:
    try:
        os.link(unborn, real)
    except FileExistsError:
        raise Busy(f"Another command has just made {real}.", hint="Nothing was kept; try again.") from None
    sync_folder(real.parent)


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
    with closing(connect(path, "rw", DRAFTING)) as connection, transaction(connection) as through:
        schema().create_all(through, checkfirst=False)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA}")
