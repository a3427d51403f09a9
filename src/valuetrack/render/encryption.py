"""Encryption in words: what was encrypted, decrypted, or given another passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.notices import other_copies
from valuetrack.render.receipts import Words

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.encryption import NotebookDecrypted, NotebookEncrypted, PassphraseChanged


def notebook_encrypted(done: NotebookEncrypted, _: Voice) -> Words:
    """A notebook that was encrypted, and what became of other copies."""
    return Words(f"Encrypted {done.store}.", notes=_copies(done))


def passphrase_changed(done: PassphraseChanged, _: Voice) -> Words:
    """A notebook with another passphrase, and what became of other copies."""
    return Words(f"{done.store} has another passphrase.", notes=_copies(done))


def notebook_decrypted(done: NotebookDecrypted, _: Voice) -> Words:
    """A notebook that everybody who can read the file can read."""
    return Words(f"Decrypted {done.store}. Everybody who can read your files can read it now.")


def _copies(done: NotebookEncrypted) -> tuple[str, ...]:
    left = (other_copies(done.left, removing=False),) if done.left else ()
    return (*(f"Removed {one}" for one in done.removed), *left)
