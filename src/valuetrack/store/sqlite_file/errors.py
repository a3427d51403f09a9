"""What SQLite and the file system report, in the words of errors.py; never with what a person wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from valuetrack.errors import Busy, NoRoom, NotAStore, Nothing, StoreError
from valuetrack.files import no_room, unconfirmed
from valuetrack.store.engine import damaged
from valuetrack.store.kinds import Unreadable

_UNREAD = frozenset(
    {
        sqlite3.SQLITE_IOERR_READ,
        sqlite3.SQLITE_IOERR_SHORT_READ,
        sqlite3.SQLITE_IOERR_CORRUPTFS,
        sqlite3.SQLITE_IOERR_DATA,
    }
)
_PRIMARY = 0xFF
# Where a driver copies a whole file, it gives the message of SQLite without the code.
_BY_MESSAGE = {
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "database or disk is full": sqlite3.SQLITE_FULL,
    "database is locked": sqlite3.SQLITE_BUSY,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
}
# What SQLite has no code of its own for: a table or column that the schema's number promises, a header of no version.
_NOT_AS_PROMISED = ("no such ", "has no column named", "unsupported file format")


@contextmanager
def reported(path: Path, kind: type[Exception] = sqlite3.Error) -> Iterator[None]:
    """Raise as StoreError what SQLite reports about the store at `path`; what it does not report is left alone.

    `kind` is what the driver raises.
    """
    try:
        yield
    except (Unreadable, UnicodeDecodeError):
        # The second comes from the driver, where SQLite's own message quotes a damaged name.
        raise damaged(path) from None
    except kind as error:
        known = _known(error, path)
        if known is None:
            raise
        # The cause can carry what a person wrote.
        raise known from None


def none_yet() -> Nothing:
    """There is no file to look at, and none is made for that."""
    return Nothing("There is no notebook yet.", hint="The first command that writes makes one.")


def replaced(path: Path) -> Busy:
    """Another command has put another file in its place since this one looked at it."""
    return Busy(f"Another program has just replaced {path}.", hint="Nothing was changed. Try again.")


def left_halfway(path: Path) -> NoRoom:
    """What a crash left beside the file is to be rolled back first, and the place does not let it."""
    return NoRoom(
        f"A change was left halfway in {path}, and nothing can be written there to take it back.",
        hint=f"Nothing is lost. Copy it with {path.name}-journal to where you may write, and read it there with --db.",
    )


def _known(error: Exception, path: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code in (None, sqlite3.SQLITE_ERROR):
        code = _BY_MESSAGE.get(str(error), code)
    if code is None:
        # Python's own complaint: text that is not UTF-8 raises this class, a mistake of the program another.
        return damaged(path) if type(error).__name__ == "OperationalError" else None
    if code == sqlite3.SQLITE_IOERR_DIR_FSYNC:
        # The journal is gone from the folder already, and with it the way back.
        return unconfirmed(path, "its folder could not be written")
    if code in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_IOERR_DELETE):
        return left_halfway(path)
    if code in _UNREAD or any(one in str(error) for one in _NOT_AS_PROMISED):
        return damaged(path)
    known = _BY_PRIMARY_CODE.get(code & _PRIMARY)
    return known(path) if known else None


def _busy(path: Path) -> Busy:
    return Busy(f"Another program is writing to {path}.", hint="Nothing was changed. Try again in a moment.")


def _foreign(path: Path) -> NotAStore:
    return NotAStore(
        f"{path} is not a valuetrack notebook.",
        hint="Nothing was changed. Another file can be named with --db. If it was your notebook, "
        "`valuetrack restore-backup` brings a backup back.",
    )


_BY_PRIMARY_CODE: Mapping[int, Callable[[Path], StoreError]] = {
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_PROTOCOL: _busy,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: _foreign,
    sqlite3.SQLITE_FULL: lambda path: no_room(path, "the disk is full"),
    sqlite3.SQLITE_IOERR: lambda path: no_room(path, "the disk does not take it"),
    sqlite3.SQLITE_READONLY: lambda path: no_room(path, "it may be read and no more"),
    sqlite3.SQLITE_CANTOPEN: lambda path: no_room(path, "its folder does not let it"),
    sqlite3.SQLITE_PERM: lambda path: no_room(path, "the permission is missing"),
}
