"""A real store for the use cases, and the days of the week in which they play."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol

import pytest

from valuetrack.model import new_id
from valuetrack.store.database import engine_of, open_reading, open_writing
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

WEEK = Week(date(2026, 1, 12))
MON, TUE, WED, THU, FRI, SAT, SUN = (date(2026, 1, 12 + day) for day in range(7))
NEXT_MON = WEEK.after
LONG_AGO = date(2025, 12, 1)
EVENING = datetime(2026, 1, 14, 20, tzinfo=UTC)


class Opened(Protocol):
    """Opens the store for one change, as a command does."""

    def __call__(self, command: str = ..., group: str | None = ...) -> AbstractContextManager[Writer]: ...


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store is."""
    return tmp_path / "journal.db"


@pytest.fixture
def opened(path: Path, blank: Path) -> Opened:
    """The door to the store, for several changes one after the other."""
    shutil.copy(blank, path)

    def _open(command: str = "a command", group: str | None = None) -> AbstractContextManager[Writer]:
        return open_writing(engine_of(path), now=EVENING, command=command, group=group or new_id())

    return _open


@pytest.fixture
def store(opened: Opened) -> Iterator[Writer]:
    """The store in the middle of one change."""
    with opened() as writer:
        yield writer


@pytest.fixture
def nothing(path: Path) -> Iterator[Reader]:
    """A store that is not there yet."""
    with open_reading(engine_of(path)) as reader:
        yield reader
