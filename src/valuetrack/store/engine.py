"""What keeps a notebook, as the store sees it: a file, plain or encrypted, or a database on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from valuetrack.errors import Damaged, Declined

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from valuetrack.store.backups import Backup, Inventory, Why
    from valuetrack.store.encrypted_file.keys import Key
    from valuetrack.store.encrypted_file.sealing import Seal
    from valuetrack.store.health import Finding
    from valuetrack.store.repairing import Repaired

SCHEMA = 5  # the number of the schema that this program writes

Execute = Callable[[str, Mapping[str, object]], Iterable[Sequence[object]]]
Notice = Callable[[str], None]
Beside = Callable[[], "AbstractContextManager[None]"]


def damaged(place: Path | str) -> Damaged:
    """What is kept at a place cannot be read as it was written."""
    return Damaged(
        f"{place} is damaged: not everything in it can be read.",
        hint="Nothing was changed. `valuetrack doctor` says more; `valuetrack restore-backup` brings a backup back.",
    )


def never_encrypted() -> Declined:
    """What a server keeps is not encrypted by the program."""
    return Declined(
        "A notebook on a server is not encrypted by valuetrack.",
        hint="Whoever looks after the server can encrypt its disk.",
    )


class Engine(Protocol):
    """It connects, checks what it finds, locks, brings an older schema up to date, and tells what goes wrong.

    Each method raises StoreError, never an exception of its driver that a person can cause. `notice` hears of a
    change of the schema. What is no notebook of ours, a newer one and a damaged one are refused and left as they are.
    """

    @property
    def backups(self) -> Path:
        """The folder of its backups."""

    def reading(self, notice: Notice, *, migrate: bool) -> AbstractContextManager[Execute]:
        """What runs a query on all that is kept, as it was at one moment; it gives no rows where nothing is kept yet.

        With `migrate` false nothing is written at all, and what waits for a change of its schema is refused.
        """

    def writing(self, notice: Notice) -> AbstractContextManager[tuple[Connection, Execute]]:
        """One transaction, kept on leaving and dropped on an exception; where nothing is kept yet, a first one.

        What comes with the connection runs a query within the transaction, as that of `reading` does.
        Nobody else writes until it is over: the next number of the change log is the largest one and one.
        """

    def remember(self) -> None:
        """Know from now on whether something is kept, so that what was there and is gone is not made anew.

        What is closed is opened, so that what cannot be kept later is at least closed as it is.

        It looks no further, and raises nothing.
        """

    def back_up(self, at: datetime, why: Why) -> Backup:
        """Make a copy of all that is kept, found whole before it counts; those that are not to be kept go.

        `at` is the present instant. Raises Nothing where nothing is kept yet.
        """

    def seal(self) -> Seal | None:
        """What closes a text as what is kept is closed; None where that is open. It raises nothing."""

    def rewrite(self, key: Key | None, notice: Notice) -> None:
        """Encrypt all that is kept with `key`, or without one decrypt it; at any moment it is the old or the new.

        Where nothing is kept yet, a first one of that form is made.
        """

    def other_copies(self) -> tuple[Path, ...]:
        """The program's own copies of what is kept that its present key does not close, with another or with none."""

    def clear(self) -> int:
        """Do what is still to be done after records were removed for good, so that no file holds their words.

        Whoever opens what is kept does so first; where that cannot be done, `notice` hears of it. Gives how many older
        copies went.
        """

    def list_backups(self) -> Sequence[Backup]:
        """The backups of what is kept, the newest first."""

    def copy_to(self, path: Path) -> None:
        """Put a copy of all that is kept, found whole, into a file of somebody's own; over one that is there."""

    def examine(self, *, full: bool) -> Sequence[Finding]:
        """What there is to say of what is kept, check by check; with `full` every row is read. Nothing is changed."""

    def repair_into(self, path: Path, at: datetime) -> Repaired:
        """Write what can be read of what is kept into a new notebook at `path`, and leave what is kept as it is.

        What the tables lost is brought back from the log. Where nothing can be read, no new one is made.
        """

    def inventory(self, path: Path | None = None) -> Inventory:
        """How much is kept, or is in the backup at `path`. Raises Nothing where there is none."""

    def restore(self, backup: Path, at: datetime) -> Path | None:
        """Put what is in a backup in the place of what is kept, at once; gives where that is kept aside.

        None where nothing was kept. `at` is the present instant.
        """

    def schema_version(self) -> int | None:
        """The number of the schema of what is kept, None where nothing is kept yet."""
