"""The writing side of the store, loaded by a thread while somebody types: then the last Enter is not waited after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Thread

_THREADS: list[Thread] = []


def begin() -> None:
    """Begin to load it, once in a process.

    The thread is waited for where the process ends: a library in the middle of being loaded is not torn down.
    """
    if _THREADS:
        return
    from threading import Thread  # noqa: PLC0415 - a question alone

    _THREADS.append(Thread(target=_load))
    _THREADS[0].start()


def finish() -> None:
    """Wait until what was begun is loaded: two threads that load parts of one library can meet half of it."""
    for thread in _THREADS:
        thread.join()


def _load() -> None:
    from valuetrack.store.database import load_writing  # noqa: PLC0415 - a question alone

    load_writing()
