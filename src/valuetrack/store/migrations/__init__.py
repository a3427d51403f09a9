"""Bringing an older store up to date with Alembic's revisions; the file's user_version says where it stands."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from alembic.migration import MigrationContext
from alembic.operations import Operations

from valuetrack.store import place
from valuetrack.store.migrations.versions import initial, whole_method
from valuetrack.store.trouble import damaged, placed
from valuetrack.store.writing import transaction

if TYPE_CHECKING:
    from sqlalchemy import Connection

# In their order; each is a module as Alembic knows it, with its number as its revision.
REVISIONS: tuple[ModuleType, ...] = (initial, whole_method)
# Revisions that rebuild a table would set off its references.
_MIGRATING = (*place.WRITING, "foreign_keys=OFF")


def upgrade(path: Path, notice: Callable[[str], None]) -> None:
    """Bring the store at `path` to SCHEMA, after a verified copy of it beside it, which `notice` hears of.

    Of several processes one does it, and the others find it done. Where it cannot be done, the file is as it was.
    Raises StoreError.
    """
    gc.enable()  # a migration may hold much, and it is no short command
    with closing(place.connect(path, "rw", _MIGRATING)) as raw, transaction(raw) as connection:
        version = place.schema_of(raw, path)
        if version == place.SCHEMA:
            return
        copy = _back_up(path, version)
        notice(f"Bringing the notebook up to date (schema {version} to {place.SCHEMA}). A copy as it was: {copy}")
        climb(connection, version, place.SCHEMA)
        if raw.execute("PRAGMA foreign_key_check").fetchone():
            raise damaged(path)
        raw.execute(f"PRAGMA user_version={place.SCHEMA}")


def climb(connection: Connection, version: int, target: int) -> None:
    """Run the revisions after `version` (0: none yet) up to `target`."""
    with Operations.context(MigrationContext.configure(connection)):
        for step in REVISIONS:
            if version < int(step.revision) <= target:
                step.upgrade()


def _back_up(path: Path, version: int) -> Path:
    """A copy of the store beside it, found whole; named by its schema and by the instant of its last change."""
    real = Path(os.path.realpath(path))
    stamp = datetime.fromtimestamp(real.stat().st_mtime, UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = real.with_name(f"{real.name}.schema-{version}.{stamp}.backup")
    with placed(copy), place.draft(real.parent) as unborn:
        with (
            closing(place.connect(path, "ro", place.READING)) as source,
            closing(place.connect(unborn, "rw", place.DRAFTING)) as target,
        ):
            source.backup(target)
            if target.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise damaged(path)
        unborn.replace(copy)
        place.sync_folder(real.parent)
    return copy
