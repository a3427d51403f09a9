"""Writing what can be read of a damaged file into a new one: row by row, past what cannot be read."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from valuetrack import files
from valuetrack.errors import StoreError
from valuetrack.model import facts_of
from valuetrack.store import health
from valuetrack.store.engine import damaged
from valuetrack.store.kinds import TABLE, columns
from valuetrack.store.repairing import Repaired, salvaged
from valuetrack.store.sqlite_file import backing_up, connecting
from valuetrack.store.sqlite_file.errors import none_yet
from valuetrack.store.tables import table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from valuetrack.model import Described
    from valuetrack.store.engine import Engine, Execute
    from valuetrack.store.repairing import Salvage
    from valuetrack.store.sqlite_file.connecting import Opener

# A stricter look would give up more than has to be; the first lets SQLite go on with a part of the tables' definitions.
_SALVAGING = ("writable_schema=ON", "trusted_schema=OFF", "temp_store=MEMORY")
# Every plain file of ours begins with these bytes, whatever is in it.
_HEAD = b"SQLite format 3\x00" + bytes((16, 0, 1, 1, 0, 64, 32, 32))
_NOT_UNDERSTOOD = 1  # what SQLite says of a statement about a table or a column that is not there
_MOST_ROWS = 1 << 40  # no table has more
_MOST_TRIES = 2_000  # in one table: where its first page is lost, nothing answers wherever it is asked


def repair(store: Path, opener: Opener, into: Engine, path: Path, now: datetime) -> Repaired:
    """Write what can be read of `store` into the new notebook `into`, at `path`, and find that whole.

    The store itself is read as a copy of its bytes, and not touched. Raises Nothing where there is none, and
    StoreError: where nothing can be read, and NoRoom.
    """
    real = Path(os.path.realpath(store))
    if connecting.size_of(store) is None:
        raise none_yet()
    with files.made_at(path):
        files.make_folder(path.parent)
        with files.draft(path.parent) as copy:
            journal = Path(f"{copy}-journal")
            try:
                _take_copy(real, copy, journal, opener)
                with closing(_Reading(copy, opener)) as reading:
                    found = salvaged(reading.rows, now)
            finally:
                journal.unlink(missing_ok=True)
    if not found.records:
        raise StoreError(f"Nothing can be read in {store}.", hint="No new file was made. Bring a backup back.")
    with into.writing(lambda _: None) as (connection, execute):
        _fill(connection, found)
        _check(execute, path)
    counts = Counter(TABLE[type(one)] for one in found.records)
    return Repaired(counts, found.brought_back, found.differing, found.left_out, tuple(reading.unread))


def _take_copy(real: Path, copy: Path, journal: Path, opener: Opener) -> None:
    shutil.copyfile(real, copy)
    with suppress(FileNotFoundError):  # what a crash left halfway is rolled back in the copy
        shutil.copyfile(f"{real}-journal", journal)
        journal.chmod(0o600)
    if opener.salt is None:
        with copy.open("r+b") as file:
            file.write(_HEAD)


class _Reading:
    """A damaged file, from which rows are read; `unread` are the tables of which a part cannot be read."""

    def __init__(self, copy: Path, opener: Opener) -> None:
        self._copy = copy
        self._opener = opener
        self._open: list[sqlite3.Connection] = []
        self.unread: dict[str, None] = {}

    def rows(self, kind: type[Described]) -> Iterator[Sequence[Any]]:
        """The rows of a kind, its columns in their order; those that an older schema does not have are not set."""
        there, ranges, tries = self._columns(kind), [(1, self._most(kind))], 0
        while ranges:
            low, high = ranges.pop()
            last = low - 1
            try:
                for last, *found in self._asked(kind, there, low, high):  # noqa: B007 - how far it came
                    row = dict(zip(there, found, strict=True))
                    yield [row.get(name, blank) for name, blank in _blanks(kind).items()]
            except (self._opener.error, OverflowError) as error:
                self.unread[TABLE[kind]] = None
                if getattr(error, "sqlite_errorcode", None) == _NOT_UNDERSTOOD:
                    return
                tries += 1
                middle = (last + 1 + high) // 2
                if last + 1 < high and tries < _MOST_TRIES:
                    ranges += [(middle + 1, high), (last + 1, middle)]

    def _asked(self, kind: type[Described], names: list[str], low: int, high: int) -> Iterator[Sequence[Any]]:
        which = f"FROM {TABLE[kind]} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        statement = f"SELECT {', '.join(['rowid', *names])} {which}"
        yield from self._ask(statement, (low, high))

    def _columns(self, kind: type[Described]) -> list[str]:
        """The columns that the table has; all of them where that cannot be read."""
        with suppress(self._opener.error):
            found = [name for (name,) in self._ask("SELECT name FROM pragma_table_info(?)", (TABLE[kind],))]
            return [name for name in columns(kind) if name in found] or [*columns(kind)]
        return [*columns(kind)]

    def _most(self, kind: type[Described]) -> int:
        try:
            ((most,),) = self._ask(f"SELECT max(rowid) FROM {TABLE[kind]}")  # noqa: S608
        except self._opener.error:
            return _MOST_ROWS
        return most or 0

    def _ask(self, statement: str, given: Sequence[Any] = ()) -> Iterator[Sequence[Any]]:
        if not self._open:
            self._open.append(self._opener.connect(self._copy, "rw", _SALVAGING))
            self._open[0].text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        try:
            yield from self._open[0].execute(statement, given)
        except self._opener.error:
            if self._opener.salt is not None:  # SQLCipher reads nothing more once it met a page that was changed
                self.close()
            raise

    def close(self) -> None:
        """Leave the file; what is asked next opens it anew."""
        while self._open:
            self._open.pop().close()


def _blanks(kind: type[Described]) -> dict[str, object]:
    """What each column of a kind holds where nothing was said."""
    defaults = {name: field.default for name, field in facts_of(kind).items()}
    return {name: "[]" if default == () else default for name, default in defaults.items()}


def _fill(connection: Connection, found: Salvage) -> None:
    for one in (*found.records, *found.log, *found.tombstones):
        connection.execute(table(TABLE[type(one)]).insert(), vars(one))


def _check(execute: Execute, path: Path) -> None:
    """Find whole what was written, before it is kept. Raises Damaged."""
    odd = [check(execute) for check in (health.odd_rows, health.odd_in_log, health.odd_removals)]
    is_whole = backing_up.is_sound(execute) and not [*execute("PRAGMA foreign_key_check", {})]
    if not is_whole or any(one for some in odd for one in some):
        raise damaged(path)
