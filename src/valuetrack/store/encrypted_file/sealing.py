"""Texts beside an encrypted notebook that are closed with its key: each is an encrypted file of its own."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from valuetrack import files
from valuetrack.errors import Declined, Locked
from valuetrack.store.encrypted_file import opening
from valuetrack.store.encrypted_file.keys import salt_of
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.errors import reported

if TYPE_CHECKING:
    from pathlib import Path

    from valuetrack.store.encrypted_file.keys import Key
    from valuetrack.store.encrypted_file.opening import Keyed


class Seal:
    """Closes and opens texts with the key of a notebook.

    What it closed has its `name`, so that each notebook, and each passphrase that it had, knows its own.
    """

    def __init__(self, keyed: Keyed) -> None:
        self._keyed = keyed
        self.name = keyed.salt.hex()

    @property
    def is_open(self) -> bool:
        """Whether it can read without somebody being asked."""
        return self._keyed.is_unlocked

    def write(self, path: Path, text: str) -> None:
        """Put a text into the file at `path`, whole or not at all. Raises OSError and ValuetrackError."""
        self._keyed.unlock()
        write(self._keyed.key, path, text)

    def read(self, path: Path) -> str:
        """The text in the file at `path`. Raises ValuetrackError."""
        self._keyed.unlock()
        return read(self._keyed.key, path)


def write(key: Key, path: Path, text: str) -> None:
    """Close a text with `key` in the file at `path`. Raises OSError and StoreError."""
    with files.draft(path.parent) as draft:
        with (
            reported(path, opening.driver().Error),
            closing(opening.connect(key, draft, "rw", connecting.DRAFTING)) as connection,
        ):
            connection.execute(f"PRAGMA application_id={connecting.APPLICATION_ID}")
            connection.execute("CREATE TABLE sealed (text BLOB NOT NULL)")
            connection.execute("INSERT INTO sealed VALUES (?)", (text.encode("utf-8", "surrogateescape"),))
        draft.replace(path)


def read(key: Key, path: Path) -> str:
    """The text that is closed in the file at `path`. Raises Declined where it cannot be read with `key`."""
    error = opening.driver().Error
    try:
        if salt_of(path) is None:
            raise _unread(path)
        with closing(opening.connect(key, path, "ro", connecting.READING)) as connection:
            (text,) = connection.execute("SELECT text FROM sealed").fetchone()
            return bytes(text).decode("utf-8", "surrogateescape")
    except (error, Locked):
        raise _unread(path) from None


def _unread(path: Path) -> Declined:
    return Declined(f"{path} cannot be read with the key of this notebook.", hint="It stays where it is.")
