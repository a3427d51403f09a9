"""Opening encrypted files, by SQLCipher's driver, which is loaded for them alone."""

from __future__ import annotations

import os
from contextlib import closing
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from valuetrack.errors import Locked, NotAStore, StoreError
from valuetrack.store.encrypted_file.keys import salt_of
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.connecting import Opener
from valuetrack.store.sqlite_file.errors import reported

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from valuetrack.store.encrypted_file.keys import Key, Unlock
    from valuetrack.store.encrypted_file.sealing import Seal

_NOT_A_DATABASE = 26  # what SQLite says of a page that it cannot read, and SQLCipher of one that the key does not fit
EXTRA = "valuetrack[encrypt]"


def driver() -> Any:
    """SQLCipher's driver. Raises StoreError where it is not installed."""
    try:
        return import_module("sqlcipher3.dbapi2")
    except ImportError:
        raise StoreError(
            "Encryption needs a library that is not installed here.", hint=f"Install it: pip install '{EXTRA}'"
        ) from None


def connect(key: Key | None, path: Path, mode: str, pragmas: Sequence[str]) -> sqlite3.Connection:
    """A connection to the file at `path` by SQLCipher's driver; without a key the file is a plain one.

    Raises Locked where the key does not fit, and NotAStore where what it opens is another program's.
    """
    sqlcipher = driver()
    uri = f"{Path(os.path.realpath(path)).as_uri()}?mode={mode}"
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, timeout=connecting.BUSY_SECONDS)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")  # else it writes to standard error
        if key is not None:
            connection.execute(f'PRAGMA key="{key.literal}"')
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        if key is not None and path.stat().st_size:
            _check(connection, path)
    except sqlcipher.Error as error:
        connection.close()
        if error.sqlite_errorcode == _NOT_A_DATABASE:
            raise locked(path) from None
        raise
    except BaseException:
        connection.close()
        raise
    return cast("sqlite3.Connection", connection)


def _check(connection: Any, path: Path) -> None:
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    if ours != connecting.APPLICATION_ID:
        raise NotAStore(f"{path} is encrypted, but it is not a valuetrack notebook.", hint=connecting.ELSEWHERE)


def locked(path: Path, what: str = "The passphrase") -> Locked:
    """What was given does not open the file; nobody can tell that from a file that is something else."""
    return Locked(
        f"{what} does not fit {path}, or that is no encrypted notebook.",
        hint="Nothing was changed. Where you are sure of the passphrase, the file may be damaged: look at a backup.",
    )


class Keyed(Opener):
    """How an encrypted file is known and opened: by SQLCipher's driver, with a key that is looked for when needed.

    The files that it makes have the key of `path`, and its salt.
    """

    salt: bytes

    def __init__(self, path: Path, salt: bytes, unlock: Unlock) -> None:
        self.error = driver().Error
        self.path = path
        self.salt = salt
        self._unlock = unlock
        self._no: Locked | None = None

    @classmethod
    def of(cls, path: Path, key: Key) -> Keyed:
        """With a key that is known."""
        return cls(path, key.salt, lambda *_: key)

    @cached_property
    def key(self) -> Key:
        """The key. Raises ValuetrackError where there is none that fits."""
        return self._unlock(self.path, self.salt, self._fits)

    @property
    def is_unlocked(self) -> bool:
        """Whether the key is at hand."""
        return "key" in vars(self)

    def unlock(self, *, anew: bool = False) -> None:
        """Have the key. Raises ValuetrackError; where it was locked, it stays so until it is asked for `anew`."""
        if self._no is not None and not anew:
            raise self._no
        try:
            self.key  # noqa: B018 - looked for here, where nothing is locked yet
        except Locked as no:
            self._no = no
            raise

    def seal(self) -> Seal:
        """What closes texts with the key."""
        from valuetrack.store.encrypted_file.sealing import Seal  # noqa: PLC0415 - where there is a draft alone

        return Seal(self)

    def is_there(self, path: Path) -> bool:
        """Whether there is an encrypted file; False where there is none. Raises StoreError for what is none."""
        if not connecting.is_file(path, driver().sqlite_version_info):
            return False
        if salt_of(path) is None:
            raise NotAStore(f"{path} is not the encrypted notebook that it was.", hint=connecting.ELSEWHERE)
        return True

    def connect(self, path: Path, mode: str, pragmas: Sequence[str]) -> sqlite3.Connection:
        """A connection with the key; an empty file becomes an encrypted one. Raises ValuetrackError."""
        return connect(self.key, path, mode, pragmas)

    def _fits(self, key: Key) -> bool:
        crashed = Path(f"{os.path.realpath(self.path)}-journal").exists()
        mode = "rw" if crashed else "ro"  # looking into what a crash left rolls it back first
        try:
            with (
                reported(self.path, self.error),
                closing(connect(key, self.path, mode, connecting.READING)),
            ):
                return True
        except Locked:
            return False
