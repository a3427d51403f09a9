"""Making a store that is not there yet, so that everybody sees it whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack import files
from valuetrack.errors import Busy
from valuetrack.store import engine
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.transaction import transaction
from valuetrack.store.tables import schema

if TYPE_CHECKING:
    from valuetrack.store.engine import Notice

# What a file system says that knows no hard links, such as exFAT or some of those on a network.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


@contextmanager
def created(path: Path, notice: Notice, opener: connecting.Opener, *, says_when_made: bool) -> Iterator[Path]:
    """The file to write the first change to: a store in the making, which stands at `path` once that is done.

    A first change that is refused leaves no store behind. Whoever has the turn makes one; where another was quicker,
    its store is given.
    `notice` hears of a place that keeps no permissions and, with `says_when_made`, that there is a new store. Raises
    NoRoom, and Busy where the place knows no turns and another was quicker after all.
    """
    real = Path(os.path.realpath(path))
    with ExitStack() as held:
        with files.made_at(path):
            new = None if real.exists() else held.enter_context(files.draft(real.parent))
            if new:
                _build(new, opener)
        yield new or real  # outside of `made_at`: what goes wrong in the change itself is not told as this place's
        if new:
            with files.made_at(path):
                _put_in_place(new, real)
            if says_when_made:
                notice(f"This is a new notebook: {path}")
            if real.stat().st_mode & connecting.OTHERS:
                notice(f"This place keeps no permissions; whoever reaches it can read {path}")


def _put_in_place(new: Path, real: Path) -> None:
    try:
        os.link(new, real)
    except FileExistsError:
        raise _made_by_another(real) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if real.exists():
            raise _made_by_another(real) from None
        new.rename(real)
    try:
        files.sync_folder(real.parent)
    except OSError as error:
        raise files.unconfirmed(real, f"{error.strerror}") from None


def _made_by_another(real: Path) -> Busy:
    return Busy(f"Another command has just made {real}.", hint="Nothing was kept; try again.")


def _build(path: Path, opener: connecting.Opener) -> None:
    with closing(opener.connect(path, "rw", connecting.DRAFTING)) as connection, transaction(connection) as through:
        schema().create_all(through, checkfirst=False)
        connection.execute(f"PRAGMA application_id={connecting.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={engine.SCHEMA}")
