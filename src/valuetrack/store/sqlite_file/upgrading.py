"""Bringing an older file up to date; its user_version says which revisions it has."""

from __future__ import annotations

import gc
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from valuetrack.store import engine, migrations
from valuetrack.store.backups import Why
from valuetrack.store.engine import damaged
from valuetrack.store.sqlite_file import backing_up, connecting
from valuetrack.store.sqlite_file.transaction import transaction

if TYPE_CHECKING:
    from pathlib import Path

    from valuetrack.store.engine import Notice

# Revisions that rebuild a table would set off its references.
_MIGRATING = (*connecting.WRITING, "foreign_keys=OFF")


def upgrade(path: Path, backups: Path, notice: Notice, opener: connecting.Opener) -> None:
    """Bring the store at `path` to SCHEMA, after a backup of it in the folder `backups`, which `notice` hears of.

    Of several processes one does it, and the others find it done. Where it cannot be done, the file is as it was.
    Raises StoreError.
    """
    gc.enable()  # a migration may hold much, and it is no short command
    with closing(opener.connect(path, "rw", _MIGRATING)) as raw, transaction(raw) as connection:
        version = connecting.schema_of(raw, path)
        if version == engine.SCHEMA:
            return
        if not migrations.fits(connection, version):
            raise damaged(path)
        # named by the instant of the last change: trying again does not make another
        last_change = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        copy = backing_up.make(path, backups, last_change, Why.MIGRATION, opener).path
        notice(f"Bringing the notebook up to date (schema {version} to {engine.SCHEMA}). A copy as it was: {copy}")
        migrations.climb(connection, version, engine.SCHEMA)
        if raw.execute("PRAGMA foreign_key_check").fetchone():
            raise damaged(path)
        raw.execute(f"PRAGMA user_version={engine.SCHEMA}")
