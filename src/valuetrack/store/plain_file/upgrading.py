"""Bringing an older file up to date; its user_version says which revisions it has."""

from __future__ import annotations

import gc
import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack import files
from valuetrack.store import engine, migrations
from valuetrack.store.plain_file import connecting
from valuetrack.store.plain_file.errors import damaged
from valuetrack.store.plain_file.transaction import transaction

if TYPE_CHECKING:
    from valuetrack.store.engine import Notice

# Revisions that rebuild a table would set off its references.
_MIGRATING = (*connecting.WRITING, "foreign_keys=OFF")


def upgrade(path: Path, notice: Notice, opener: connecting.Opener) -> None:
    """Bring the store at `path` to SCHEMA, after a verified copy of it beside it, which `notice` hears of.

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
        copy = _back_up(path, version, opener)
        notice(f"Bringing the notebook up to date (schema {version} to {engine.SCHEMA}). A copy as it was: {copy}")
        migrations.climb(connection, version, engine.SCHEMA)
        if raw.execute("PRAGMA foreign_key_check").fetchone():
            raise damaged(path)
        raw.execute(f"PRAGMA user_version={engine.SCHEMA}")


def _back_up(path: Path, version: int, opener: connecting.Opener) -> Path:
    """A copy of the store beside it, found whole; named by its schema and by the instant of its last change."""
    real = Path(os.path.realpath(path))
    stamp = datetime.fromtimestamp(real.stat().st_mtime, UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = real.with_name(f"{real.name}.schema-{version}.{stamp}.backup")
    with files.made_at(copy), files.draft(real.parent) as draft:
        with (
            closing(opener.connect(path, "ro", connecting.READING)) as source,
            closing(opener.connect(draft, "rw", connecting.DRAFTING)) as target,
        ):
            source.backup(target)
            if target.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise damaged(path)
        draft.replace(copy)
        files.sync_folder(real.parent)
    return copy
