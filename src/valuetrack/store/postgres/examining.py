"""Looking at what a database holds, for anything that is not as it was written; changing nothing."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from valuetrack.errors import Damaged, StoreError
from valuetrack.store import engine, health
from valuetrack.store.backups import listed
from valuetrack.store.health import MOST_NAMED, Finding, Verdict
from valuetrack.store.kinds import TABLE, columns
from valuetrack.store.postgres import backing_up, connecting
from valuetrack.store.postgres.connecting import Asking
from valuetrack.store.postgres.errors import closed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from psycopg import Connection

    from valuetrack.store.backups import Backup

_MAY_BEGIN = """
    SELECT coalesce(has_schema_privilege(to_regnamespace('valuetrack'), 'CREATE'),
                    has_database_privilege(current_database(), 'CREATE'))"""
_COLUMNS = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'valuetrack'"
_INDEXES = """
    SELECT pg_class.relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = 'valuetrack'::regnamespace AND indisvalid"""
_CONSTRAINTS = "SELECT conname, convalidated FROM pg_constraint WHERE connamespace = 'valuetrack'::regnamespace"


def examine(
    open_it: Callable[[], AbstractContextManager[Connection[Any]]], place: str, folder: Path, *, full: bool
) -> tuple[Finding, ...]:
    """What there is to say of what is kept, of its backups in `folder`, and of what the server itself keeps.

    With `full` every row is read. Raises StoreError where nothing can be looked at, or nothing could be kept.
    """
    return (*_in_the_database(open_it, place, full=full), Finding("server", Verdict.NOTE), _newest(folder, full=full))


def _in_the_database(
    open_it: Callable[[], AbstractContextManager[Connection[Any]]], place: str, *, full: bool
) -> Iterator[Finding]:
    try:
        with open_it() as connection:
            state = connecting.begin_reading(connection, place)
            if state is None:
                if connection.execute(_MAY_BEGIN).fetchone() != (True,):
                    raise closed(place)
                yield Finding("file", Verdict.NOTE)
                return
            yield Finding("file")
            yield Finding("schema", Verdict.NOTE if state[0] < engine.SCHEMA else Verdict.WELL, (str(state[0]),))
            yield _found("references", _odd_constraints(connection))
            if state[0] == engine.SCHEMA:
                yield from _rows(connection, full=full)
    except Damaged as error:
        yield Finding("file", Verdict.WRONG, (error.message,))


def _rows(connection: Connection[Any], *, full: bool) -> Iterator[Finding]:
    odd = [*_odd_tables(connection, full=full)]
    yield _found("tables", odd)
    if full and not odd:
        execute = Asking(connection).execute
        yield _found("rows", health.odd_rows(execute))
        yield _found("log", health.odd_in_log(execute))
        yield _found("removals", health.odd_removals(execute))


def _found(check: str, facts: Iterable[str]) -> Finding:
    found = tuple(islice(facts, MOST_NAMED))
    return Finding(check, Verdict.WRONG if found else Verdict.WELL, found)


def _odd_constraints(connection: Connection[Any]) -> Iterator[str]:
    """What is to hold for the tables, and is not there or was never looked at."""
    from valuetrack.store.tables import schema  # noqa: PLC0415 - it builds every table

    there = dict(connection.execute(_CONSTRAINTS).fetchall())
    tables = schema().tables.values()
    wanted = {str(one.name) for table in tables for one in table.constraints if isinstance(one.name, str)}
    yield from sorted(name for name in wanted if not there.get(name))


def _odd_tables(connection: Connection[Any], *, full: bool) -> Iterator[str]:
    """The tables that have not the columns they are to have, and with `full` the indexes that are not there."""
    there: dict[str, set[str]] = {}
    for table, column in connection.execute(_COLUMNS):
        there.setdefault(table, set()).add(column)
    yield from (table for kind, table in TABLE.items() if there.get(table) != set(columns(kind)))
    if full:
        yield from sorted(health.index_names() - {name for (name,) in connection.execute(_INDEXES)})


def _newest(folder: Path, *, full: bool) -> Finding:
    """The newest backup; `full` reads it from end to end."""
    made: tuple[Backup, ...] = ()
    with suppress(OSError):
        made = listed(folder)
    if not made:
        return Finding("backups", Verdict.NOTE)
    newest = made[0].path
    is_whole = True
    if full:
        try:
            with backing_up.opened(newest):
                pass
        except StoreError:
            is_whole = False
    return Finding("backups", Verdict.WELL if is_whole else Verdict.WRONG, (newest.name,))
