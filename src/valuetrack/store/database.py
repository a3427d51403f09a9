"""The one door to a store, for reading and for writing, whatever engine keeps it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from valuetrack.store.plain_file.file import PlainFile
from valuetrack.store.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from valuetrack.store.engine import Engine, Notice
    from valuetrack.store.writing import Writer


def engine_of(
    path: Path, *, backups: Path | None = None, is_named: bool = False, says_when_made: bool = False
) -> Engine:
    """The engine for what the settings say: a path is a plain file, and may be the default one or named by somebody.

    `backups` is the folder that holds those of every notebook, without it the one of that name beside the file.
    """
    return PlainFile(path, backups or path.parent / "backups", is_named=is_named, says_when_made=says_when_made)


def _ignore(_: str) -> None:
    """Where a notice goes that nobody has asked for."""


@contextmanager
def open_reading(engine: Engine, *, notice: Notice = _ignore, migrate: bool = True) -> Iterator[Reader]:
    """All that is kept, as it was at one moment; an empty store where there is none yet.

    Nothing is written, but for rolling back what a crash left and for a migration, which `notice` hears of; with
    `migrate` false neither is done, and a store that needs it is refused. Raises StoreError.
    """
    with engine.reading(notice, migrate=migrate) as execute:
        yield Reader(execute)


def schema_version(engine: Engine) -> int | None:
    """The number of the schema of what is kept, None where nothing is kept yet. Raises StoreError."""
    return engine.schema_version()


def load_writing() -> None:
    """Load what writing needs, so that the first change that is opened after it waits for none of it."""
    from valuetrack.store.plain_file import transaction, turns  # noqa: F401, PLC0415 - reading never loads SQLModel
    from valuetrack.store.tables import HOMES, prepare  # noqa: PLC0415 - likewise
    from valuetrack.store.writing import Writer  # noqa: F401, PLC0415 - likewise

    prepare(HOMES)


@contextmanager
def open_writing(
    engine: Engine, *, now: datetime, command: str, group: str, notice: Notice = _ignore, nouns: Iterable[str] = ()
) -> Iterator[Writer]:
    """The store for one change: kept on leaving, dropped on an exception.

    Where there is no store, a change that is kept makes one, and a change that is dropped leaves none.
    `now` is the instant of the change, `command` its name and `group` the id of what undo takes back together;
    `notice` hears of a migration. What the change of these `nouns` needs is loaded before the store is locked; what
    else it turns out to need, then. Raises StoreError.
    """
    from sqlmodel import Session  # noqa: PLC0415 - reading never loads SQLModel

    from valuetrack.store.plain_file import transaction  # noqa: F401, PLC0415 - likewise
    from valuetrack.store.tables import prepare  # noqa: PLC0415 - likewise
    from valuetrack.store.writing import Writer  # noqa: PLC0415 - likewise

    prepare(nouns)
    with engine.writing(notice) as connection, Session(connection) as session:
        yield Writer(session, now=now, command=command, group=group)
