"""What there is to say about encryption: what was encrypted, decrypted or given another passphrase, and how it is."""

from __future__ import annotations

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt


class NotebookEncrypted(Receipt):
    """The notebook is encrypted.

    `removed` are copies that its passphrase did not close and that went, `left` those that are there still.
    """

    store: str
    """the file of the notebook"""
    removed: tuple[str, ...] = ()
    """copies that its passphrase did not close, and that were removed"""
    left: tuple[str, ...] = ()
    """copies that its passphrase does not close, and that are there still"""


class PassphraseChanged(NotebookEncrypted):
    """The encrypted notebook has another passphrase."""


class NotebookDecrypted(Receipt):
    """The notebook is encrypted no more."""

    store: str
    """the file of the notebook"""


class EncryptionStatus(Frozen):
    """Whether the notebook is encrypted, and how it is opened."""

    store: str
    """the file of the notebook, or the address of its database, which is never encrypted by valuetrack"""
    encrypted: bool
    """whether it is encrypted"""
    available: bool
    """whether what encryption needs is installed"""
    passphrase_command: bool
    """whether a command is set that prints the passphrase"""
    key_file: str | None
    """the file that remembers the key; null where none is set"""
    keyring: bool
    """whether the system's keyring is asked for the key"""
    other_copies: tuple[str, ...]
    """copies of the notebook beside it that its passphrase does not close"""
