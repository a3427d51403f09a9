"""Encryption as it is, a line for each thing that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.page import Column, Listing, Table

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.encryption import EncryptionStatus


def encryption_status(report: EncryptionStatus, _: Voice) -> Listing:
    """Whether the notebook is encrypted, how it is opened, and which copies its passphrase does not close."""
    rows = (
        ("store", report.store),
        ("encrypted", _yes(report.encrypted)),
        ("can be encrypted here", _yes(report.available)),
        ("passphrase command", "set" if report.passphrase_command else "none"),
        ("key file", report.key_file or "none"),
        ("keyring", _yes(report.keyring)),
        *(("other copy", one) for one in report.other_copies),
    )
    return Listing(Table((Column("what"), Column("how", wide=True)), rows))


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
