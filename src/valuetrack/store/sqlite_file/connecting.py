"""The guard before a file, and connections to it."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack.errors import NotAStore, TooNew
from valuetrack.store import engine
from valuetrack.store.engine import damaged

if TYPE_CHECKING:
    from valuetrack.store.encrypted_file.sealing import Seal

APPLICATION_ID = 0x76616C75  # "valu"
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
BUSY_SECONDS = 5.0
OTHERS = 0o077  # what may be done by those who do not own a file
_ABSURD = 10_000  # no program writes a schema of this number
_HEADER = 100  # of https://www.sqlite.org/fileformat.html: user_version stands at byte 60, application_id at 68
_STATE = "SELECT user_version, EXISTS (SELECT 1 FROM leftover) FROM pragma_user_version"
_MAGIC = b"SQLite format 3\x00"

READING = ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY")
# A power cut loses nothing with this pair of journal and synchronous.
WRITING = (*READING, "journal_mode=DELETE", "synchronous=EXTRA", "foreign_keys=ON", "secure_delete=ON")
# Whatever becomes of the file in the making, nobody has seen it yet.
DRAFTING = (*READING, "journal_mode=MEMORY", "synchronous=EXTRA")

ELSEWHERE = "Nothing was changed. Another file can be named with --db."
OR_BACK = f"{ELSEWHERE} If it was your notebook, `valuetrack restore-backup` brings a backup back."


class Opener:
    """How the file of a notebook is known and opened: a plain one, by the driver of the standard library.

    Whatever copies, verifies or looks into such a file opens it through the opener of its engine.
    """

    error: type[Exception] = sqlite3.Error  # what the driver raises
    salt: bytes | None = None  # by which an encrypted file says which key it needs

    def is_there(self, path: Path) -> bool:
        """Whether there is a store; False where there is no file. Raises StoreError for what is none."""
        return is_there(path)

    def unlock(self, *, anew: bool = False) -> None:
        """Have what opening needs, before anything is locked; with `anew`, also where that was declined before."""

    def seal(self) -> Seal | None:
        """What closes texts beside the file as the file is closed; None where it is open."""
        return None

    def connect(self, path: Path, mode: str, pragmas: Sequence[str]) -> sqlite3.Connection:
        """A connection in SQLite's open `mode` (ro, rw) with `pragmas`; an empty file becomes one of this kind."""
        return connect(path, mode, pragmas)


def connect(path: Path, mode: str, pragmas: Sequence[str]) -> sqlite3.Connection:
    """A connection in SQLite's open `mode` (ro, rw) with `pragmas`, that begins no transaction by itself."""
    uri = f"{Path(os.path.realpath(path)).as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def is_there(path: Path) -> bool:
    """Whether there is a store; False where there is no file.

    Raises NotAStore for anything that is there and is no store, TooNew, and Damaged where the disk does not give it
    back, without touching it: a foreign journal beside a foreign file is not rolled back.
    """
    if not is_file(path, sqlite3.sqlite_version_info):
        return False
    # The bytes themselves: SQLite without a lock would take another's commit, halfway written, for damage.
    try:
        header = _header(path)
    except OSError:
        raise damaged(path) from None
    if not _is_ours(header):
        raise NotAStore(f"{path} is not a valuetrack notebook.", hint=OR_BACK)
    _check(int.from_bytes(header[60:64], "big"), path)
    return True


def is_plain(path: Path) -> bool:
    """Whether a file is a plain notebook of whatever schema. Raises OSError."""
    return path.is_file() and _is_ours(_header(path))


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)


def _is_ours(header: bytes) -> bool:
    return header.startswith(_MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def is_file(path: Path, sqlite: tuple[int, int, int]) -> bool:
    """Whether there is a file that a driver with this version of SQLite may look into; False where there is none.

    Raises NotAStore for anything else that is there, and TooNew where the driver is too old.
    """
    if sqlite < OLDEST_SQLITE:
        needed, found = (".".join(map(str, version)) for version in (OLDEST_SQLITE, sqlite))
        raise TooNew(
            f"The notebook needs SQLite {needed}; this Python has {found}.",
            hint="A newer Python brings a newer SQLite.",
        )
    size = size_of(path)
    if size == 0:
        raise NotAStore(f"{path} is empty, so it holds no notebook.", hint=OR_BACK)
    return size is not None


def size_of(path: Path) -> int | None:
    """The bytes in a file that can be read; None where there is none. Raises NotAStore for anything else there."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotAStore(f"{path} cannot be reached: {error.strerror}.", hint=ELSEWHERE) from None
    if not stat.S_ISREG(status.st_mode):
        raise no_file(path)
    if not os.access(path, os.R_OK):
        raise NotAStore(f"{path} cannot be read.", hint="Its permissions, or those of its folder, are in the way.")
    return status.st_size


def no_file(path: Path) -> NotAStore:
    """What is there is a folder, a pipe or the like."""
    return NotAStore(f"{path} is no file, so it holds no notebook.", hint=ELSEWHERE)


def state_of(connection: sqlite3.Connection, path: Path, error: type[Exception]) -> tuple[int, bool]:
    """The number of the file's schema, and whether something is still to be cleared. Raises as `schema_of` does.

    `error` is what the driver raises: an older schema has no place for the second.
    """
    try:
        version, waits = connection.execute(_STATE).fetchone()
    except error:
        return schema_of(connection, path), False
    return _check(version, path), bool(waits)


def schema_of(connection: sqlite3.Connection, path: Path) -> int:
    """The number of the file's schema. Raises TooNew where it is newer than SCHEMA, and Damaged where there is none."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return _check(version, path)


def _check(version: int, path: Path) -> int:
    if not 1 <= version < _ABSURD:
        raise damaged(path)
    if version > engine.SCHEMA:
        raise TooNew(
            f"{path} was written by a newer valuetrack (schema {version}; this one knows {engine.SCHEMA}).",
            hint="Nothing was changed. A newer valuetrack can open it.",
        )
    return version


def keep_from_others(path: Path) -> bool:
    """Whether others could read or write the file, and cannot any more."""
    with suppress(OSError):  # somebody else's file, a place without permissions, or it has just gone
        mode = path.stat().st_mode
        if mode & OTHERS:
            path.chmod(stat.S_IMODE(mode) & ~OTHERS)
            return not path.stat().st_mode & OTHERS
    return False
