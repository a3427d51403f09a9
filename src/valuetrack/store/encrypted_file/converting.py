"""Giving a notebook another form, with another key or plain, so that it is the old or the new at any moment."""

from __future__ import annotations

import gc
import glob
import os
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from valuetrack import files
from valuetrack.store import engine
from valuetrack.store.encrypted_file import opening
from valuetrack.store.encrypted_file.keys import salt_of
from valuetrack.store.engine import damaged
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.errors import replaced, reported
from valuetrack.store.sqlite_file.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.store.encrypted_file.keys import Key
    from valuetrack.store.engine import Notice
    from valuetrack.store.sqlite_file.file import SqliteFile

_OLD = "old"
_TABLES = "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name"
_SCHEMA = "SELECT type, name, tbl_name, sql FROM {}.sqlite_schema"


def rewrite(file: SqliteFile, key: Key | None, notice: Notice) -> None:
    """Put the notebook in `file` into a form with `key`, or without one into a plain file.

    The new one is made beside the old, found whole and equal to it row by row, and then takes its name; nobody writes
    meanwhile. What goes wrong before leaves the old one as it was. Where there is none yet, an empty one is made.
    Raises StoreError.
    """
    opener = opening.Keyed.of(file.path, key) if key is not None else connecting.Opener()
    if file.schema_version() is None:
        file.opener = opener
        with file.writing(notice):
            return
    gc.enable()  # it may hold much, and it is no short command
    with file.reading(notice, migrate=True):
        pass  # what a crash left is rolled back, and an older schema brought up to date
    real = Path(os.path.realpath(file.path))
    old = key_in(file.opener)
    with reported(real, file.opener.error), reported(real, opening.driver().Error), ExitStack() as held:
        if held.enter_context(in_turn(real)):
            files.sweep(real.parent)
        alone = held.enter_context(closing(file.opener.connect(real, "rw", connecting.WRITING)))
        alone.execute("BEGIN IMMEDIATE")
        if connecting.schema_of(alone, real) != engine.SCHEMA:
            raise replaced(real)
        with files.made_at(real), files.draft(real.parent) as draft:
            copy(real, old, draft, key)
            draft.replace(real)
            try:
                files.sync_folder(real.parent)
            except OSError as error:
                raise files.unconfirmed(real, f"{error.strerror}") from None
            finally:
                file.opener = opener


def key_in(opener: connecting.Opener) -> Key | None:
    """The key with which an opener opens; None where it opens plain files."""
    return opener.key if isinstance(opener, opening.Keyed) else None


def copy(source: Path, old: Key | None, draft: Path, new: Key | None) -> None:
    """Fill the empty file `draft`, with the key `new`, with what is in `source`, and find it whole and equal to that.

    Raises StoreError, and what the driver raises.
    """
    with closing(opening.connect(new, draft, "rw", connecting.DRAFTING)) as target:
        uri = f"{source.as_uri()}?mode=ro"
        key = old.literal if old is not None else ""
        target.execute(f"ATTACH DATABASE :uri AS {_OLD} KEY :key", {"uri": uri, "key": key})
        target.execute("BEGIN")
        target.execute(f"SELECT sqlcipher_export('main', '{_OLD}')")
        for number in ("application_id", "user_version"):
            (kept,) = target.execute(f"PRAGMA {_OLD}.{number}").fetchone()
            target.execute(f"PRAGMA {number}={kept}")
        if not _is_equal(target):
            raise damaged(source)
        target.execute("COMMIT")
    with closing(opening.connect(new, draft, "ro", connecting.READING)) as written:
        check = "cipher_integrity_check" if new is not None else "quick_check"
        sound = [] if new is not None else [("ok",)]
        if (
            written.execute(f"PRAGMA {check}").fetchall() != sound
            or written.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
            or written.execute("PRAGMA foreign_key_check").fetchone()
        ):
            raise damaged(source)


def _is_equal(both: Any) -> bool:
    """Whether what is attached as `old` and what is in `main` have the same tables and the same rows in them."""
    if _differ(both, _SCHEMA.format("main"), _SCHEMA.format(_OLD)):
        return False
    tables = [name for (name,) in both.execute(_TABLES)]
    return not any(_differ(both, f'SELECT * FROM main."{one}"', f'SELECT * FROM {_OLD}."{one}"') for one in tables)  # noqa: S608


def _differ(both: Any, one: str, other: str) -> bool:
    return any(both.execute(f"{a} EXCEPT {b} LIMIT 1").fetchone() for a, b in ((one, other), (other, one)))


def other_copies(store: Path, backups: Path, salt: bytes | None) -> Iterator[Path]:
    """The copies of the notebook at `store` that are closed by another key than its own, or by none.

    They are what lies in the folder of its `backups`, such as a damaged notebook that was kept aside, and notebooks
    beside it with a name that begins with its own and a full stop.
    """
    with suppress(OSError):  # a folder that may not be looked at
        for path in sorted([*store.parent.glob(f"{glob.escape(store.name)}.*"), *backups.glob("*")]):
            found = salt_of(path)
            is_a_copy = path.parent == backups or found is not None or connecting.is_plain(path)
            if is_a_copy and found != salt and path.is_file():
                yield path
