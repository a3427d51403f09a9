"""Making a store that is not there yet, so that everybody sees it whole or not at all."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from valuetrack.store.place import (
    APPLICATION_ID,
    DRAFTING,
    SCHEMA,
    connect,
    draft,
    make_folder,
    sync_folder,
)
from valuetrack.store.tables import METADATA
from valuetrack.store.trouble import placed
from valuetrack.store.writing import transaction


def create(path: Path) -> None:
    """Make an empty store at `path`; where another process is quicker, its store stays. Raises NoRoom."""
    real = Path(os.path.realpath(path))
    with placed(path):
        make_folder(real.parent)
        with draft(real.parent) as unborn:
            _build(unborn)
            with suppress(FileExistsError):
                os.link(unborn, real)
        sync_folder(real.parent)


def _build(path: Path) -> None:
    with closing(connect(path, "rw", DRAFTING)) as connection, transaction(connection) as through:
        METADATA.create_all(through, checkfirst=False)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA}")
