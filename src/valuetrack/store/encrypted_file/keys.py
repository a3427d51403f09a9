"""The key of an encrypted notebook: how a passphrase makes it, and the salt by which a file says which one it needs.

Nothing here is our own: a file is one of SQLCipher 4 with its usual settings, and opens with the passphrase in
whatever else knows such files.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from valuetrack.frozen import Frozen

SALT_BYTES = 16  # with these a file begins; they are no secret
KEY_BYTES = 32
_PLAIN = b"SQLite format 3\x00"
ROUNDS = 256_000  # SQLCipher's own number
_PAGE = 4096
_OF_256 = 224  # of a page in which all bytes are equally frequent far more are there; of a text far fewer


class Key(Frozen):
    """What opens the files with this salt."""

    salt: bytes
    raw: bytes

    @property
    def literal(self) -> str:
        """As SQLCipher takes it."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


Fits = Callable[[Key], bool]
Unlock = Callable[[Path, bytes, Fits], Key]
"""How the key for the file at a path, with this salt, is found; whether one fits is tried on the file. It raises
ValuetrackError where there is none that does."""


def new_salt() -> bytes:
    """A salt that no other file has."""
    return os.urandom(SALT_BYTES)


def derived(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase makes with a salt; it takes a while, so that guessing takes long.

    Accented letters are the same however a keyboard sends them.
    """
    import hashlib  # noqa: PLC0415 - where a passphrase is given alone
    import unicodedata  # noqa: PLC0415 - likewise

    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    return Key(salt, hashlib.pbkdf2_hmac("sha512", typed, salt, ROUNDS, KEY_BYTES))


def salt_of(path: Path) -> bytes | None:
    """The salt of an encrypted file; None for any other, and where there is none or it cannot be read.

    Such a file has no mark: what tells it is that its first page looks like chance.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            page = file.read(_PAGE)
    except OSError:
        return None
    return page[:SALT_BYTES] if not page.startswith(_PLAIN) and len(set(page)) >= _OF_256 else None
