"""The one door to a store, for reading and for writing, whatever engine keeps it."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from functools import cache, partial
from typing import TYPE_CHECKING

from valuetrack.errors import Locked
from valuetrack.store.encrypted_file.keys import salt_of
from valuetrack.store.reading import Reader
from valuetrack.store.sqlite_file.connecting import Opener
from valuetrack.store.sqlite_file.file import SqliteFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from valuetrack.errors import Damaged
    from valuetrack.store.encrypted_file.keys import Fits, Key, Unlock
    from valuetrack.store.engine import Beside, Engine, Notice
    from valuetrack.store.writing import Writer


def _closed(path: Path, _: bytes, __: Fits) -> Key:
    raise Locked(f"{path} is encrypted.", hint="A command that reads it asks for its passphrase.")


def opener_of(path: Path, unlock: Unlock = _closed) -> Opener:
    """How the file at `path` is opened, which it says itself: one that is encrypted by a key that `unlock` finds.

    Raises StoreError where encryption is not installed.
    """
    salt = salt_of(path)
    if salt is None:
        return Opener()
    from valuetrack.store.encrypted_file.opening import Keyed  # noqa: PLC0415 - an encrypted file alone

    return Keyed(path, salt, unlock)


def engine_of(
    place: Path | str,
    unlock: Unlock = _closed,
    *,
    backups: Path | None = None,
    drafts: Path | None = None,
    is_named: bool = False,
    says_when_made: bool = False,
    before_opening: Beside = nullcontext,
) -> Engine:
    """The engine for what the settings say: a path is a file, and may be the default one or named by somebody.

    A text is the address of a database on a server. Where a file is encrypted, `unlock` finds its key, without which it
    stays closed. `backups` is the folder that holds those of every notebook, and `drafts` that of what is written and
    not stored yet; without them each is the one of that name beside the file, and a database has none.
    `before_opening` stands beside what may take a while before the notebook is open, which is an update of its schema,
    or clearing what a purge left. Raises StoreError where encryption is not installed.
    """
    if isinstance(place, str):
        from valuetrack.store.postgres.database import PostgresDatabase  # noqa: PLC0415 - a server alone

        return PostgresDatabase(
            place,
            backups,
            drafts,
            says_when_made=says_when_made,
            before_opening=before_opening,
        )
    return SqliteFile(
        place,
        backups or place.parent / "backups",
        opener_of(place, unlock),
        opener_for=cache(partial(opener_of, unlock=unlock)),
        drafts=drafts,
        is_named=is_named,
        says_when_made=says_when_made,
        before_opening=before_opening,
    )


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


def damage_in(engine: Engine, place: Path | str, *, full: bool) -> Damaged | None:
    """What there is to say where what is kept is not as it was written; None where it is, as far as was looked.

    `full` reads every row. Raises Busy.
    """
    from valuetrack.store.engine import damaged  # noqa: PLC0415 - likewise
    from valuetrack.store.health import KEPT, Verdict  # noqa: PLC0415 - seldom

    found = engine.examine(full=full)
    return damaged(place) if any(one.check in KEPT and one.verdict is Verdict.WRONG for one in found) else None


def load_writing() -> None:
    """Load what writing needs, so that the first change that is opened after it waits for none of it."""
    from valuetrack.store.sqlite_file import transaction, turns  # noqa: F401, PLC0415 - reading never loads SQLModel
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
    from valuetrack.store.sqlite_file import transaction  # noqa: F401, PLC0415 - likewise
    from valuetrack.store.tables import prepare  # noqa: PLC0415 - likewise
    from valuetrack.store.writing import Writer  # noqa: PLC0415 - likewise

    prepare(nouns)
    with engine.writing(notice) as (connection, execute):
        yield Writer(connection, execute, now=now, command=command, group=group)
