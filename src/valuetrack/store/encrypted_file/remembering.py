"""Places that remember keys, so that no passphrase is asked for: a file of one's own, and the system's keyring.

Each holds keys by the salts of their files, so that several notebooks share a place.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from valuetrack import files
from valuetrack.store.encrypted_file.keys import KEY_BYTES, Key

if TYPE_CHECKING:
    from collections.abc import Callable

KEYRING_SECONDS = 5.0  # a keyring may wait for somebody who is not there
_SERVICE = "valuetrack"
T = TypeVar("T")


class Place(Protocol):
    """It has a name for people, and raises OSError where it cannot be read or written."""

    @property
    def name(self) -> str:
        """What people know it by."""

    def get(self, salt: bytes) -> Key | None:
        """The key for files with this salt; None where it has none."""

    def keep(self, key: Key) -> None:
        """Remember a key."""

    def forget(self, salt: bytes) -> None:
        """Remember the key for files with this salt no more."""


class KeyFile:
    """A text file with a key a line, for its owner alone: the salt, a blank, the key, both in hexadecimal digits."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def get(self, salt: bytes) -> Key | None:
        """The key for files with this salt; None where there is none, and where there is no file."""
        return _key(salt, dict(self._lines()).get(salt.hex()))

    def keep(self, key: Key) -> None:
        """Add a key, or put it in the place of the one that was there. Raises OSError."""
        self._write({**dict(self._lines()), key.salt.hex(): key.raw.hex()})

    def forget(self, salt: bytes) -> None:
        """Take a key out; a file without any goes. Raises OSError."""
        lines = dict(self._lines())
        if lines.pop(salt.hex(), None) is not None:
            self._write(lines)

    def _lines(self) -> list[tuple[str, str]]:
        if self.path.exists() and not self.path.is_file():  # a pipe or a device would be waited for, or never end
            raise OSError(errno.EINVAL, "it is no file")
        try:
            text = self.path.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return []
        words = [line.split() for line in text.splitlines()]
        return [(found[0].lower(), found[1]) for found in words if len(found) == 2 and all(map(str.isascii, found))]

    def _write(self, lines: dict[str, str]) -> None:
        if not lines:
            self.path.unlink()
            return
        files.make_folder(self.path.parent)
        files.sweep(self.path.parent)
        with files.draft(self.path.parent) as draft:
            draft.write_text("".join(f"{salt} {key}\n" for salt, key in lines.items()), encoding="ascii")
            draft.replace(self.path)


class Keyring:
    """The system's keyring, which is asked for as long as KEYRING_SECONDS."""

    name = "The keyring"

    def get(self, salt: bytes) -> Key | None:
        """The key for files with this salt; None where it has none. Raises OSError where it does not answer."""
        return _key(salt, _asked(lambda keyring: keyring.get_password(_SERVICE, salt.hex())))

    def keep(self, key: Key) -> None:
        """Remember a key. Raises OSError."""
        _asked(lambda keyring: keyring.set_password(_SERVICE, key.salt.hex(), key.raw.hex()))

    def forget(self, salt: bytes) -> None:
        """Take a key out. Raises OSError."""
        if self.get(salt) is not None:
            _asked(lambda keyring: keyring.delete_password(_SERVICE, salt.hex()))


def _key(salt: bytes, digits: str | None) -> Key | None:
    try:
        raw = bytes.fromhex(digits or "")
    except ValueError:
        return None
    return Key(salt, raw) if len(raw) == KEY_BYTES else None


def _asked(question: Callable[[object], T] | Callable[..., T]) -> T:
    """What the keyring answers. Raises OSError where it is not there, says no, or takes too long.

    It is asked by a thread of its own, which is left behind where it hangs: it may wait for a window that nobody sees.
    """
    from threading import Thread  # noqa: PLC0415 - where the keyring is asked alone

    answers: list[T] = []
    told: list[str] = []

    def ask() -> None:
        try:
            import keyring  # noqa: PLC0415 - likewise

            answers.append(question(keyring))
        except Exception as error:  # noqa: BLE001 - what goes wrong in one of many keyrings of others
            told.append(f"{type(error).__name__}")

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(KEYRING_SECONDS)
    if answers:
        return answers[0]
    raise OSError(told[0] if told else f"no answer in {KEYRING_SECONDS:.0f} seconds")
