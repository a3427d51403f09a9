"""Looking at the file and what lies around it, for anything that is not as it was written; changing nothing."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack.errors import Busy, StoreError
from valuetrack.store import engine, health
from valuetrack.store.backups import listed
from valuetrack.store.encrypted_file.keys import salt_of
from valuetrack.store.health import Finding, Verdict
from valuetrack.store.kinds import TABLE, columns
from valuetrack.store.sqlite_file import backing_up, connecting, surroundings
from valuetrack.store.sqlite_file.errors import reported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from valuetrack.store.backups import Backup
    from valuetrack.store.sqlite_file.connecting import Opener


def examine(store: Path, folder: Path, opener: Opener, *, full: bool) -> tuple[Finding, ...]:
    """What there is to say of a store, of its backups in `folder` and of what lies around; `full` reads every row too.

    Raises Busy.
    """
    real = Path(os.path.realpath(store))
    return (
        *_in_the_file(real, opener, full=full),
        *surroundings.found(real, folder),
        _newest(folder, opener, full=full),
    )


def _in_the_file(real: Path, opener: Opener, *, full: bool) -> Iterator[Finding]:
    try:
        if not opener.is_there(real):
            yield Finding("file", Verdict.NOTE)
            return
        # what is left beside it would be taken in; else a connection that may write looks at the checks of columns, too
        is_left = any(Path(f"{real}{ending}").exists() for ending in ("-journal", "-wal"))
        pragmas = (*connecting.READING, "query_only=ON")
        with (
            reported(real, opener.error),
            closing(opener.connect(real, "ro" if is_left else "rw", pragmas)) as connection,
        ):
            connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            try:
                connection.execute("BEGIN")
                version = connecting.schema_of(connection, real)
            except opener.error as error:
                if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_READONLY_ROLLBACK:
                    raise
                yield Finding("journal", Verdict.WRONG)
                return
            yield Finding("file")
            yield from _of_a_connection(connection, version, opener, full=full)
    except Busy:
        raise
    except StoreError as error:
        yield Finding("file", Verdict.WRONG, (error.message,))


def _of_a_connection(connection: sqlite3.Connection, version: int, opener: Opener, *, full: bool) -> Iterator[Finding]:
    def tried(check: str, find: Callable[[], Iterable[str]]) -> Finding:
        try:
            facts = tuple(islice(find(), health.MOST_NAMED))
        except (opener.error, UnicodeDecodeError):
            return Finding(check, Verdict.WRONG)
        return Finding(check, Verdict.WRONG if facts else Verdict.WELL, facts)

    def ask(sql: str) -> Iterator[str]:
        return (" ".join(map(str, row)) for row in connection.execute(sql))

    yield Finding("schema", Verdict.NOTE if version < engine.SCHEMA else Verdict.WELL, (str(version),))
    yield tried("settings", lambda: _odd_settings(connection))
    yield tried("integrity", lambda: (line for line in ask("PRAGMA integrity_check") if line != "ok"))
    yield tried("references", lambda: ask('SELECT "table", rowid, parent FROM pragma_foreign_key_check'))
    is_present = version == engine.SCHEMA
    yield tried("tables", lambda: _odd_tables(connection, full=full) if is_present else _not_of(connection, version))
    if is_present and full:
        yield tried("rows", lambda: health.odd_rows(connection.execute))
        yield tried("log", lambda: health.odd_in_log(connection.execute))
        yield tried("removals", lambda: health.odd_removals(connection.execute))


def _odd_settings(connection: sqlite3.Connection) -> Iterator[str]:
    """What is set in the file otherwise than this program sets it."""
    for name, value in (("encoding", "UTF-8"), ("journal_mode", "delete")):
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != value:
            yield f"{name} {found}"


def _odd_tables(connection: sqlite3.Connection, *, full: bool) -> Iterator[str]:
    """The tables that have not the columns they are to have, and with `full` the indexes that are not there."""
    for kind, table in TABLE.items():
        there = {name for (name,) in connection.execute(f"SELECT name FROM pragma_table_info('{table}')")}  # noqa: S608
        if there != set(columns(kind)):
            yield table
    if full:
        made = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
        yield from sorted(health.index_names() - made)


def _not_of(connection: sqlite3.Connection, version: int) -> Iterator[str]:
    """The tables that have not what the revisions up to an older schema made, or have what those after it make."""
    from valuetrack.store.migrations import REVISIONS  # noqa: PLC0415 - an older store alone

    for step in REVISIONS:
        table, column = step.MARK
        has_it = connection.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (table, column)).fetchone()
        if bool(has_it) is not (int(step.revision) <= version):
            yield table


def _newest(folder: Path, opener: Opener, *, full: bool) -> Finding:
    """The newest backup by its name of those with the notebook's own key; `full` reads it from end to end."""
    made: list[Backup] = []
    with suppress(OSError):
        made = [one for one in listed(folder) if _has_its_key(one.path, opener)]
    if not made:
        return Finding("backups", Verdict.NOTE)
    newest = made[0].path
    try:
        with reported(newest, opener.error):
            is_whole = opener.is_there(newest)
            if full:
                with closing(opener.connect(newest, "ro", connecting.READING)) as connection:
                    is_whole = backing_up.is_sound(connection.execute, but_indexes=True)
    except StoreError:
        is_whole = False
    return Finding("backups", Verdict.WELL if is_whole else Verdict.WRONG, (newest.name,))


def _has_its_key(path: Path, opener: Opener) -> bool:
    """Whether a backup is closed with the notebook's key, or as open as that, as far as can be told."""
    salt = salt_of(path)
    return salt == opener.salt or (salt is None and not connecting.is_plain(path))
