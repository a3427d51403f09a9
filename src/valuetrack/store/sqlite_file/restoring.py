"""Bringing a backup back: it takes the place of the store at once, and the store as it was is kept aside."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack import files
from valuetrack.errors import Busy, StoreError
from valuetrack.store import backups, engine, health
from valuetrack.store.backups import Why
from valuetrack.store.engine import damaged
from valuetrack.store.sqlite_file import backing_up, connecting
from valuetrack.store.sqlite_file.errors import reported
from valuetrack.store.sqlite_file.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from valuetrack.store.sqlite_file.connecting import Opener


def restore(store: Path, backup: Path, folder: Path, at: datetime, opener: Opener, source: Opener) -> Path | None:
    """Put a copy of `backup`, once it was found whole, in the place of `store`; gives where the store is kept aside.

    Its indexes are made anew. What is kept aside is a backup in `folder`, or where the store is damaged the file as it
    was; None where there was none. At every moment the old or the new one stands there. `source` opens the backup; what
    stands there afterwards is opened by `opener`, as the store was, or as the backup where there was no such store.
    Raises StoreError.
    """
    real = Path(os.path.realpath(store))
    with files.made_at(real):
        if real.exists() and not real.is_file():
            raise connecting.no_file(store)
    source.unlock()
    with files.made_at(real):
        target = opener if opener.salt is not None or (real.exists() and connecting.is_plain(real)) else source
        files.make_folder(real.parent)
        # the copy is whole before the store is backed up: making room for that could take out the very backup
        with in_turn(real), _unchanged(real, opener), _copied(backup, real, source, target) as new:
            _look_through(new, backup, target)
            aside = _kept_aside(real, folder, at, opener) if real.exists() else None
            backups.put(new, real)
    return aside


@contextmanager
def _copied(backup: Path, real: Path, source: Opener, target: Opener) -> Iterator[Path]:
    """A copy of a backup that was found whole, in the form that `target` opens, to be put at `real`."""
    if source.salt == target.salt:
        with backing_up.copied(backup, real, source, indexed_anew=True) as new:
            yield new
        return
    from valuetrack.store.encrypted_file.converting import copy, key_in  # noqa: PLC0415 - another form alone

    backing_up.inventory(backup, source)  # what is none, or a newer one, is told
    with files.draft(real.parent) as new:
        with reported(backup, source.error), reported(backup, target.error):
            copy(Path(os.path.realpath(backup)), key_in(source), new, key_in(target))
        yield new


def _look_through(new: Path, backup: Path, opener: Opener) -> None:
    """Read every entry in a copy of `backup`, and hold it against the log: SQLite itself finds few bits that flip.

    What has an older schema has been looked at by SQLite alone. Raises Damaged.
    """
    with reported(backup, opener.error), closing(opener.connect(new, "ro", connecting.READING)) as connection:
        if connecting.schema_of(connection, backup) == engine.SCHEMA:
            odd = chain(health.odd_rows(connection.execute), health.odd_in_log(connection.execute))
            if next(odd, None) is not None:
                raise damaged(backup)


@contextmanager
def _unchanged(real: Path, opener: Opener) -> Iterator[None]:
    """Let nobody change the store meanwhile, once what a crash left is rolled back; what is none is not touched."""
    with ExitStack() as held:
        try:
            if opener.is_there(real):
                with reported(real, opener.error):
                    connection = held.enter_context(closing(opener.connect(real, "rw", connecting.WRITING)))
                    connection.execute("BEGIN IMMEDIATE")
        except Busy:
            raise
        except StoreError:  # it is damaged, or no notebook any more
            held.close()
        yield


def _kept_aside(real: Path, folder: Path, at: datetime, opener: Opener) -> Path:
    try:
        return backing_up.make(real, folder, at, Why.RESTORE, opener).path
    except Busy:
        raise
    except StoreError:  # no backup can be made of it: its bytes are kept as they are
        return _as_it_is(real, backups.aside(folder, at))


def _as_it_is(real: Path, aside: Path) -> Path:
    """Keep a file that cannot be read, with the journal that a crash left beside it, which goes with it."""
    journal = Path(f"{real}-journal")
    with files.made_at(aside, otherwise=""):
        files.make_folder(aside.parent)
        for one, other in ((journal, Path(f"{aside}-journal")), (real, aside)):
            if one.exists():
                with files.draft(aside.parent) as new:
                    shutil.copyfile(one, new)
                    files.sync(new)
                    new.replace(other)
        files.sync_folder(aside.parent)
    journal.unlink(missing_ok=True)  # or it would be rolled back into the new one
    return aside
