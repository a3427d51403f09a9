"""What coverage keeps of a process and of its forks, where it measures.

On its own it keeps in each fork, too, what the process had run before, and lists all files of the program; that takes
several times as long as most commands.
"""

from __future__ import annotations

import os
import posix
import sys
from typing import Any, NoReturn


def _measuring() -> Any:
    """What measures this process, or None."""
    coverage = sys.modules.get("coverage")
    return coverage and coverage.Coverage.current()


def _keep() -> None:
    """Keep what was measured so far."""
    if found := _measuring():
        found._collector.flush_data()


os.register_at_fork(before=_keep)


def measure_without_lock() -> None:
    """Let coverage do without its lock: a signal that ends a session leaves it locked for good."""
    if found := _measuring():
        found._collector.data_lock = None


def end(code: int) -> NoReturn:
    """End this process, a fork, as `os._exit` does, and keep what was measured in it."""
    if found := _measuring():
        found.stop()
        found._collector.flush_data()
    posix._exit(code)


def end_unmeasured() -> NoReturn:
    """End this process, a fork that runs nothing of the program."""
    posix._exit(0)
