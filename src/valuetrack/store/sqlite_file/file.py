"""A notebook in a file: opened for reading or for writing, after whatever has to be done before."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from valuetrack import files
from valuetrack.errors import Gone, Locked, NotAStore, Nothing, StoreError, ValuetrackError
from valuetrack.store import engine
from valuetrack.store.backups import Why, folder_of, free, listed
from valuetrack.store.encrypted_file.keys import salt_of
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.errors import none_yet, replaced, reported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from sqlalchemy import Connection

    from valuetrack.store.backups import Backup, Inventory
    from valuetrack.store.encrypted_file.keys import Key
    from valuetrack.store.encrypted_file.sealing import Seal
    from valuetrack.store.engine import Beside, Execute, Notice
    from valuetrack.store.health import Finding
    from valuetrack.store.repairing import Repaired

C = TypeVar("C")


class SqliteFile:
    """The engine for the SQLite file at a path, which its `opener` opens; `opener_for` opens a backup, from any time.

    Its backups lie in a folder of their own within `backups`. The folder of one that is not `is_named` by anybody is
    the program's own, and made where it is missing; that of another is made where its file was asked for just now, so
    that it `says_when_made`, and else is gone. So is a file that was there and is so no more.
    """

    def __init__(
        self,
        path: Path,
        backups: Path,
        opener: connecting.Opener | None = None,
        *,
        opener_for: Callable[[Path], connecting.Opener] | None = None,
        drafts: Path | None = None,
        is_named: bool = False,
        says_when_made: bool = False,
        before_opening: Beside = nullcontext,
    ) -> None:
        self.path = path
        self.opener = opener or connecting.Opener()
        self._opener_for = opener_for or (lambda _: self.opener)
        self._all_backups = backups
        self._drafts = drafts or path.parent / "drafts"
        self.is_named = is_named
        self.says_when_made = says_when_made
        self._before_opening = before_opening
        self._was_there = False

    @property
    def backups(self) -> Path:
        """The folder of this file's backups."""
        return folder_of(self._all_backups, self.path)

    @contextmanager
    def reading(self, notice: Notice, *, migrate: bool) -> Iterator[Execute]:
        """All that is in the file, as it was at one moment; no rows where there is no file. Raises StoreError."""
        with self._in_its_form(), reported(self.path, self.opener.error):
            if not self._is_there(notice if migrate else None):
                yield _no_rows
                return
            with self._up_to_date(lambda: self._snapshot(rolling_back=migrate), notice if migrate else None) as found:
                yield found

    @contextmanager
    def writing(self, notice: Notice) -> Iterator[tuple[Connection, Execute]]:
        """One change of the file; where there is none, the first change makes it. Raises StoreError."""
        from valuetrack.store.sqlite_file.turns import in_turn  # noqa: PLC0415 - a change alone

        with self._in_its_form(), reported(self.path, self.opener.error), ExitStack() as held:
            file = self.path
            self.opener.unlock(anew=True)
            if not (was_there := self._is_there(notice, may_make=self.says_when_made)):
                with files.made_at(file):
                    files.make_folder(_real(file).parent)
            if held.enter_context(in_turn(_real(file))):
                files.sweep(_real(file).parent)  # where locks hold, what is being filled is known
            if not was_there:
                from valuetrack.store.sqlite_file.creating import created  # noqa: PLC0415 - once in a store's life

                file = held.enter_context(created(file, notice, self.opener, says_when_made=self.says_when_made))
            yield held.enter_context(self._up_to_date(lambda: self._change(file), notice))

    def remember(self) -> None:
        """Know from now on whether there is a file, and have what opens it. It raises nothing."""
        with suppress(OSError, ValuetrackError):
            self._was_there = self._was_there or self.opener.is_there(self.path)
            self.opener.unlock()

    def seal(self) -> Seal | None:
        """What closes texts beside an encrypted file; None beside a plain one."""
        return self.opener.seal()

    def rewrite(self, key: Key | None, notice: Notice) -> None:
        """Encrypt the file with `key`, or without one decrypt it. Raises StoreError."""
        from valuetrack.store.encrypted_file.converting import rewrite  # noqa: PLC0415 - seldom

        rewrite(self, key, notice)

    def other_copies(self) -> tuple[Path, ...]:
        """Backups, and files beside this one that are named after it, which another key closes or none."""
        from valuetrack.store.encrypted_file.converting import other_copies  # noqa: PLC0415 - seldom

        return tuple(other_copies(_real(self.path), self.backups, self.opener.salt))

    def back_up(self, at: datetime, why: Why) -> Backup:
        """Make a backup of the file, found whole. Raises StoreError; Nothing where there is no file."""
        from valuetrack.store.sqlite_file import backing_up  # noqa: PLC0415 - once a day

        with self._as_it_is():
            return backing_up.make(self.path, self.backups, free(at, why, self.list_backups()), why, self.opener)

    def copy_to(self, path: Path) -> None:
        """Put a copy of the file, found whole, at `path`. Raises StoreError; Nothing where there is no file."""
        from valuetrack.store.sqlite_file import backing_up  # noqa: PLC0415 - a copy alone

        with self._as_it_is(), files.made_at(path, otherwise=""):
            files.sweep(path.parent)
            backing_up.copy(self.path, path, self.opener)

    def restore(self, backup: Path, at: datetime) -> Path | None:
        """Put a copy of a backup in the place of the file, which is kept aside; gives where. Raises StoreError.

        It has the form of the file: one that is encrypted stays so, with its key.
        """
        from valuetrack.store.sqlite_file import restoring  # noqa: PLC0415 - a restore alone

        at = free(at, Why.RESTORE, self.list_backups())
        return restoring.restore(self.path, backup, self.backups, at, self.opener, self._opener_for(backup))

    def examine(self, *, full: bool) -> tuple[Finding, ...]:
        """What there is to say of the file, of its backups and of what lies around. Raises Busy."""
        from valuetrack.store.sqlite_file import examining  # noqa: PLC0415 - the doctor alone

        return examining.examine(self.path, self.backups, self.opener, full=full)

    def repair_into(self, path: Path, at: datetime) -> Repaired:
        """Write what can be read of the file into a new one at `path`, with its key. Raises StoreError."""
        from valuetrack.store.sqlite_file import salvaging  # noqa: PLC0415 - a repair alone

        new = SqliteFile(path, self._all_backups, self.opener, is_named=True, says_when_made=True)
        return salvaging.repair(self.path, self.opener, new, path, at)

    def inventory(self, path: Path | None = None) -> Inventory:
        """What is in the file, or in the backup at `path`. Raises StoreError; Nothing where there is no file."""
        from valuetrack.store.sqlite_file import backing_up  # noqa: PLC0415 - a restore alone

        if path is None:
            with self._as_it_is():
                return backing_up.inventory(self.path, self.opener)
        opener = self._opener_for(path)
        with reported(path, opener.error):
            if not opener.is_there(path):
                raise Nothing(f"{path} is not there.")
        return backing_up.inventory(path, opener)

    @contextmanager
    def _as_it_is(self) -> Iterator[None]:
        """The file, of whatever schema, once what a crash left is rolled back."""
        with reported(self.path, self.opener.error):
            if not self._is_there(None):
                raise none_yet()
            with self._snapshot(rolling_back=True):
                yield

    def list_backups(self) -> tuple[Backup, ...]:
        """The backups of the file, the newest first. Raises NoRoom where their folder cannot be read."""
        with files.read_at(self.backups):
            return listed(self.backups)

    def clear(self) -> int:
        """Clear the file, its backups and the drafts of what was removed for good. Raises StoreError."""
        from valuetrack.store.sqlite_file import clearing  # noqa: PLC0415 - seldom

        with reported(self.path, self.opener.error):
            return clearing.clear(self.path, self.backups, self._drafts, self.opener)

    def schema_version(self) -> int | None:
        """The number of the file's schema, None where there is no file. Raises StoreError."""
        with reported(self.path, self.opener.error):
            if not self.opener.is_there(self.path):
                return None
            with closing(self.opener.connect(self.path, "ro", connecting.READING)) as connection:
                return connecting.schema_of(connection, self.path)

    @contextmanager
    def _in_its_form(self) -> Iterator[None]:
        """Raise Busy where the file is refused because another command has just encrypted or decrypted it."""
        try:
            yield
        except (NotAStore, Locked):
            salt = salt_of(self.path)
            with suppress(OSError):
                if salt != self.opener.salt and (salt is not None or connecting.is_plain(self.path)):
                    raise replaced(self.path) from None
            raise

    def _is_there(self, notice: Notice | None, *, may_make: bool = False) -> bool:
        """Whether there is a store; where somebody hears a notice, one that others could read is kept from them.

        Raises StoreError; Gone where a folder that was named is missing, and a store that was there before.
        """
        if self.opener.is_there(self.path):
            self._was_there = True
            self.opener.unlock()
            if notice is not None and connecting.keep_from_others(self.path):
                notice(f"Others on this computer could read it; now it is yours alone: {self.path}")
            return True
        if self._was_there:
            raise Gone(f"{self.path} is not there any more.", hint="Nothing was changed. Bring it back, and try again.")
        if self.is_named and not may_make and not _real(self.path).parent.is_dir():
            hint = "Make or connect that folder, or name another file with --db."
            raise Gone(f"The folder of {self.path} is not there.", hint=hint)
        return False

    @contextmanager
    def _up_to_date(
        self, begin: Callable[[], AbstractContextManager[tuple[C, int, bool]]], notice: Notice | None
    ) -> Iterator[C]:
        """What `begin` opens, once its schema is SCHEMA and nothing is still to be cleared.

        Where the schema is older and nobody hears a notice, it is refused.
        """
        with ExitStack() as opened:
            connection, version, waits = opened.enter_context(begin())
            if version < engine.SCHEMA:
                opened.close()
                if notice is None:
                    raise StoreError(
                        f"{self.path} waits for an update of its schema.", hint="`valuetrack today` brings it."
                    )
                from valuetrack.store.sqlite_file.upgrading import upgrade  # noqa: PLC0415 - once in a schema's life

                with self._before_opening():
                    upgrade(self.path, self.backups, notice, self.opener)
                connection, *_ = opened.enter_context(begin())
            elif waits and notice is not None:
                opened.close()
                try:
                    with self._before_opening():
                        self.clear()
                except StoreError as error:
                    notice(f"Traces of what was removed for good are still to be cleared: {error.message}")
                connection, *_ = opened.enter_context(begin())
            yield connection

    @contextmanager
    def _snapshot(self, *, rolling_back: bool) -> Iterator[tuple[Execute, int, bool]]:
        """The file open for reading, with the number of its schema.

        Only what a crash may have left makes it open for more: SQLite rolls back from the journal beside the file.
        """
        crashed = rolling_back and Path(f"{_real(self.path)}-journal").exists()
        mode, pragmas = ("rw", (*connecting.READING, "query_only=ON")) if crashed else ("ro", connecting.READING)
        with closing(self.opener.connect(self.path, mode, pragmas)) as connection:
            connection.execute("BEGIN")
            yield connection.execute, *connecting.state_of(connection, self.path, self.opener.error)

    @contextmanager
    def _change(self, file: Path) -> Iterator[tuple[tuple[Connection, Execute], int, bool]]:
        """One transaction on `file`, with the number of its schema."""
        from valuetrack.store.sqlite_file.transaction import transaction  # noqa: PLC0415 - reading never loads SQLModel

        before = _inode(file)
        with (
            closing(self.opener.connect(file, "rw", connecting.WRITING)) as connection,
            transaction(connection) as through,
        ):
            if _inode(file) != before:  # what would be written now went with the file that was opened
                raise replaced(self.path)
            yield (through, connection.execute), *connecting.state_of(connection, self.path, self.opener.error)


def _real(path: Path) -> Path:
    """Where the file itself is, or will be: behind what links lead to it."""
    return Path(os.path.realpath(path))


def _inode(path: Path) -> int | None:
    """By what a file is known from another that takes its place."""
    with suppress(OSError):  # SQLite tells of one that is not there
        return path.stat().st_ino
    return None


def _no_rows(_: str, __: Mapping[str, object]) -> Iterable[Sequence[object]]:
    return ()
