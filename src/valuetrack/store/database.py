"""Find, guard, open: the one door to a store, for reading and for writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack.errors import StoreError
from valuetrack.store import place
from valuetrack.store.place import APPLICATION_ID, SCHEMA
from valuetrack.store.reading import Reader
from valuetrack.store.trouble import reported

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer

__all__ = ["APPLICATION_ID", "SCHEMA", "open_reading", "open_writing", "schema_version"]

Notice = Callable[[str], None]


def _unheard(_: str) -> None:
    """Where nobody listens."""


@contextmanager
def open_reading(path: Path, *, notice: Notice = _unheard, migrate: bool = True) -> Iterator[Reader]:
    """The store at `path`, all of it as it was at one moment; an empty one where there is no file.

    Nothing is written, but for rolling back what a crash left and for a migration, which `notice` hears of; with
    `migrate` false neither is done, and a store that needs it is refused. Raises StoreError.
    """
    with reported(path):
        if not place.stands(path):
            yield Reader(_nothing)
            return
        with _opened(path, "rw" if migrate else "ro", place.READING, notice) as connection:
            connection.execute("BEGIN")
            place.schema_of(connection, path)
            yield Reader(connection.execute)


@contextmanager
def open_writing(path: Path, *, now: datetime, command: str, group: str, notice: Notice = _unheard) -> Iterator[Writer]:
    """The store at `path` for one change: kept on leaving, dropped on an exception.

    Where there is no store, a change that is kept makes one, and a change that is dropped leaves none.
    `now` is the instant of the change, `command` its name and `group` the id of what undo takes back together;
    `notice` hears of a migration. Raises StoreError.
    """
    from valuetrack.store.writing import Writer, transaction  # noqa: PLC0415 - reading never loads SQLModel

    with (
        reported(path),
        _at(path) as file,
        _opened(file, "rw", place.WRITING, notice) as connection,
        transaction(connection) as through,
    ):
        place.schema_of(connection, path)
        yield Writer(through, now=now, command=command, group=group)


def schema_version(path: Path) -> int | None:
    """The number of the schema of the store at `path`, None where there is no file. Raises StoreError."""
    with reported(path):
        if not place.stands(path):
            return None
        with closing(place.connect(path, "ro", place.READING)) as connection:
            return place.schema_of(connection, path)


def _at(path: Path) -> AbstractContextManager[Path]:
    """The file of the store at `path`; one in the making where there is none."""
    if place.stands(path):
        return nullcontext(path)
    from valuetrack.store.creating import created  # noqa: PLC0415 - once in the life of a store

    return created(path)


@contextmanager
def _opened(path: Path, mode: str, pragmas: Sequence[str], notice: Notice) -> Iterator[sqlite3.Connection]:
    """A connection to a store whose schema is SCHEMA, after a migration if need be and if `mode` lets it."""
    with closing(place.connect(path, mode, pragmas)) as connection:
        if place.schema_of(connection, path) < place.SCHEMA:
            if mode == "ro":
                raise StoreError(f"{path} waits for an update of its schema.", hint="`valuetrack today` brings it.")
            from valuetrack.store.migrations import upgrade  # noqa: PLC0415 - once in the life of a schema

            upgrade(path, notice)
        yield connection


def _nothing(_: str, __: Mapping[str, object]) -> Iterable[Sequence[object]]:
    return ()
