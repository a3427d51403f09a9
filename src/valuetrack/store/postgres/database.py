"""A notebook in a database on a server: opened for reading or for writing, after whatever has to be done before."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any

from valuetrack import files
from valuetrack.errors import Declined, Gone, Nothing, StoreError, ValuetrackError
from valuetrack.store import engine
from valuetrack.store.backups import EXPORT, Why, folder_of, free, listed
from valuetrack.store.postgres import connecting
from valuetrack.store.postgres.connecting import Asking
from valuetrack.store.postgres.errors import reported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    import psycopg
    from sqlalchemy import Connection

    from valuetrack.store.backups import Backup, Inventory
    from valuetrack.store.encrypted_file.keys import Key
    from valuetrack.store.engine import Beside, Execute, Notice
    from valuetrack.store.health import Finding
    from valuetrack.store.postgres.connecting import State
    from valuetrack.store.repairing import Repaired

    Begin = Callable[[psycopg.Connection[Any], str], State | None]

_WHERE = {"host", "hostaddr", "port", "user", "dbname", "service", "servicefile"}
_IS_WRITTEN = "SELECT 1 FROM change UNION ALL SELECT 1 FROM tombstone LIMIT 1"


class PostgresDatabase:
    """The engine for the database at an address, in a schema of its own there: the server keeps one for each person.

    Its backups are exports, in a folder of their own within `backups`. It `says_when_made` that it began a notebook.
    """

    def __init__(
        self,
        place: str,
        backups: Path | None,
        drafts: Path | None,
        *,
        says_when_made: bool = False,
        before_opening: Beside = nullcontext,
    ) -> None:
        self.place = place
        self._all_backups = backups
        self._drafts = drafts
        self.says_when_made = says_when_made
        self._before_opening = before_opening
        self._was_there = False

    @property
    def backups(self) -> Path:
        """The folder of this database's backups. Raises TypeError where none was named for those of all notebooks."""
        if self._all_backups is None:
            raise TypeError("A database has no folder beside it.")
        return folder_of(self._all_backups, _without_manner(self.place))

    @contextmanager
    def reading(self, notice: Notice, *, migrate: bool) -> Iterator[Execute]:
        """All that is kept, as it was at one moment; no rows where nothing is kept yet. Raises StoreError."""
        with self._begun(connecting.begin_reading, notice, migrate=migrate) as (connection, state):
            if state is None:
                yield _no_rows
                return
            if state[0] < engine.SCHEMA:
                raise StoreError(
                    f"{self.place} waits for an update of its schema.", hint="`valuetrack today` brings it."
                )
            self._was_there = True
            yield Asking(connection).execute

    @contextmanager
    def writing(self, notice: Notice) -> Iterator[tuple[Connection, Execute]]:
        """One change of the database; where it is empty, the first change makes its tables. Raises StoreError."""
        from valuetrack.store.postgres.transaction import made  # noqa: PLC0415 - reading never loads SQLModel

        with self._begun(connecting.begin_writing, notice) as (connection, state):
            if state is None:
                connection.execute(made())
            with self._change(connection) as change:
                yield change
            if state is None and self.says_when_made:
                notice(f"This is a new notebook: {self.place}")

    def remember(self) -> None:
        """Know from now on whether a notebook is there. It raises nothing."""
        with suppress(ValuetrackError):
            self._was_there = self._was_there or self.schema_version() is not None

    def seal(self) -> None:
        """Nothing closes texts beside it: what a server keeps, its administrator can read."""

    def rewrite(self, key: Key | None, notice: Notice) -> None:
        """It is not encrypted by the program. Raises Declined."""
        del key, notice
        raise engine.never_encrypted()

    def other_copies(self) -> tuple[Path, ...]:
        """No key closes any copy."""
        return ()

    def back_up(self, at: datetime, why: Why) -> Backup:
        """Make a backup of all that is kept, found whole. Raises StoreError; Nothing where nothing is kept."""
        from valuetrack.store.postgres import backing_up  # noqa: PLC0415 - once a day

        at = free(at, why, self.list_backups(), EXPORT)
        with self._as_it_is() as execute:
            return backing_up.make(execute, self.backups, at, why)

    def copy_to(self, path: Path) -> None:
        """Put an export of all that is kept, found whole, at `path`. Raises StoreError; Nothing where there is none."""
        from valuetrack.store.postgres import backing_up  # noqa: PLC0415 - a copy alone

        with self._as_it_is() as execute, files.made_at(path, otherwise=""):
            files.sweep(path.parent)
            backing_up.copy(execute, path)

    def restore(self, backup: Path, at: datetime) -> Path | None:
        """Put what is in a backup in the place of all that is kept, of which a backup is made. Raises StoreError."""
        from valuetrack.store.postgres import backing_up, restoring  # noqa: PLC0415 - a restore alone

        aside = None
        # it was read whole before room is made for another backup: that could take out this very one
        with backing_up.opened(backup) as (export, checked), self.writing(_ignore) as (connection, execute):
            if tuple(execute(_IS_WRITTEN, {})):  # nobody writes between what is kept aside and what takes its place
                free_at = free(at, Why.RESTORE, self.list_backups(), EXPORT)
                aside = backing_up.make(execute, self.backups, free_at, Why.RESTORE).path
            restoring.put_in_place(connection, execute, export, checked, at)
        return aside

    def examine(self, *, full: bool) -> tuple[Finding, ...]:
        """What there is to say of what is kept, and of its backups. Raises Busy."""
        from valuetrack.store.postgres import examining  # noqa: PLC0415 - the doctor alone

        return examining.examine(self._open, self.place, self.backups, full=full)

    def repair_into(self, path: Path, at: datetime) -> Repaired:
        """What can be read of a database on a server is put right there. Raises Declined."""
        del path, at
        raise Declined(
            "A notebook on a server is not repaired into a file.",
            hint="`valuetrack restore-backup` brings a backup back. Whoever looks after the server can do more.",
        )

    def inventory(self, path: Path | None = None) -> Inventory:
        """What is kept, or is in the backup at `path`. Raises StoreError; Nothing where there is none."""
        from valuetrack.store.postgres import backing_up  # noqa: PLC0415 - a restore alone

        if path is not None:
            return backing_up.inventory_of(path)
        with self._as_it_is() as execute:
            return backing_up.inventory(execute)

    def list_backups(self) -> tuple[Backup, ...]:
        """The backups of the database, the newest first. Raises NoRoom where their folder cannot be read."""
        with files.read_at(self.backups):
            return listed(self.backups)

    def clear(self) -> int:
        """Clear the database, its backups and the drafts of what was removed for good. Raises StoreError."""
        from valuetrack.store.postgres import clearing  # noqa: PLC0415 - seldom

        with self._open() as connection:
            return clearing.clear(connection, self.place, self.backups, self._drafts)

    def schema_version(self) -> int | None:
        """The number of the schema, None where nothing is kept yet. Raises StoreError."""
        with self._open() as connection:
            state = connecting.begin_reading(connection, self.place)
            return state[0] if state is not None else None

    @contextmanager
    def _begun(
        self, begin: Begin, notice: Notice, *, migrate: bool = True
    ) -> Iterator[tuple[psycopg.Connection[Any], State | None]]:
        """A connection on which a transaction was begun, once what has to be done before is done; and what it found."""
        with self._open() as connection:
            state = begin(connection, self.place)
            if state is None:
                self._missed()
            if state is None or not migrate or not (state[0] < engine.SCHEMA or state[1]):
                yield connection, state
                return
        self._put_right(state[0], notice)
        with self._open() as connection:
            yield connection, begin(connection, self.place)

    @contextmanager
    def _open(self) -> Iterator[psycopg.Connection[Any]]:
        connecting.driver()
        with reported(self.place), connecting.connected(self.place) as connection:
            yield connection

    @contextmanager
    def _change(self, connection: psycopg.Connection[Any]) -> Iterator[tuple[Connection, Execute]]:
        from valuetrack.store.postgres.transaction import transaction  # noqa: PLC0415 - reading never loads SQLModel

        asking = Asking(connection)
        with transaction(connection, asking, self.place) as through:
            yield through, asking.execute

    @contextmanager
    def _as_it_is(self) -> Iterator[Execute]:
        """All that is kept, of the present schema. Raises Nothing where nothing is kept."""
        with ExitStack() as held:
            execute = held.enter_context(self.reading(_ignore, migrate=False))
            if not self._was_there:
                raise Nothing("There is no notebook yet.", hint="The first command that writes makes one.")
            yield execute

    def _missed(self) -> None:
        """Nothing is kept. Raises Gone where something was before."""
        if self._was_there:
            raise Gone(
                f"The notebook in {self.place} is not there any more.",
                hint="Nothing was changed. Bring it back, and try again.",
            )

    def _put_right(self, version: int, notice: Notice) -> None:
        """Bring an older schema up to date, or do what is still to be cleared; `notice` hears of it."""
        with self._before_opening():
            if version < engine.SCHEMA:
                self._upgrade(notice)
                return
            try:
                self.clear()
            except StoreError as error:
                notice(f"Traces of what was removed for good are still to be cleared: {error.message}")

    def _upgrade(self, notice: Notice) -> None:
        """Bring the tables to SCHEMA, in one transaction: of several processes one does it."""
        from valuetrack.store import migrations  # noqa: PLC0415 - once in a schema's life

        with self._open() as connection:
            connection.patience = connecting.LONG_SECONDS  # type: ignore[attr-defined]
            version, _ = connecting.begin_writing(connection, self.place) or (engine.SCHEMA, False)
            if version < engine.SCHEMA:
                with self._change(connection) as (through, execute):
                    migrations.climb(through, version, engine.SCHEMA)
                    execute("UPDATE notebook SET schema = :now", {"now": engine.SCHEMA})
                notice(f"The notebook is brought up to date (schema {version} to {engine.SCHEMA}).")


def _without_manner(place: str) -> str:
    """The address without how it is reached: the same database has one folder of backups, whatever is said of TLS."""
    where, _, query = place.partition("?")
    said = sorted(one for one in query.split("&") if one.partition("=")[0] in _WHERE)
    return f"postgresql://{where.partition('://')[2]}" + (f"?{'&'.join(said)}" if said else "")


def _ignore(_: str) -> None:
    """Where a notice goes that nobody has asked for."""


def _no_rows(_: str, __: Mapping[str, object]) -> Iterable[Sequence[object]]:
    return ()
