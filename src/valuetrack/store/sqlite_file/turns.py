"""Writing in turn: whoever wants to write in a folder waits for those who do, and for nobody who stands still."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING

from valuetrack.errors import Busy
from valuetrack.store.sqlite_file import connecting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BETWEEN_TWO_LOOKS = 0.02


@contextmanager
def in_turn(path: Path) -> Iterator[bool]:
    """Hold the lock of the folder of `path`, which goes with the process; no file is left behind for it.

    SQLite lets the one who waits longest try the least often; here all who wait look equally often. The limit begins
    anew whenever somebody gets on, which the file or its folder shows: forty who write at once are all served, also
    where the store is yet to be made on a slow machine, and one that hangs is told of.
    Gives whether the lock keeps others out: where the place has no such locks, SQLite's own are left. Raises Busy.
    """
    try:
        descriptor = os.open(path.parent, os.O_RDONLY)
    except OSError:
        yield False
        return
    try:
        _wait(descriptor, path)
        yield _keeps_others_out(path.parent)
    finally:
        os.close(descriptor)


def _wait(descriptor: int, path: Path) -> None:
    seen, since = _state(path), monotonic()
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        except OSError:
            return
        else:
            return
        if (now := _state(path)) != seen:
            seen, since = now, monotonic()
        if monotonic() - since > connecting.BUSY_SECONDS:
            raise Busy(
                f"Another program keeps the folder of {path} locked.",
                hint="Nothing was changed. Try again in a moment.",
            )
        sleep(_BETWEEN_TWO_LOOKS)


def _keeps_others_out(folder: Path) -> bool:
    """Whether a second one, as another program would be, does not get the lock that is held."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    else:
        return False
    finally:
        os.close(descriptor)


def _state(path: Path) -> list[tuple[int, int]]:
    """What is another after each change that is kept, and while a store is made; nothing of what is not there."""
    found = []
    for one in (path, path.parent):
        with suppress(OSError):
            status = one.stat()
            found.append((status.st_mtime_ns, status.st_ino))
    return found
