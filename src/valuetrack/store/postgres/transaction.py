"""One change of a database on a server, through SQLAlchemy; and making its tables."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, create_engine, create_mock_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from valuetrack.errors import Unreachable
from valuetrack.store import engine
from valuetrack.store.postgres.errors import is_cut, unconfirmed
from valuetrack.store.tables import schema
from valuetrack.store.tables.columns import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg
    from sqlalchemy import Connection, Engine

    from valuetrack.store.postgres.connecting import Asking

_URL = "postgresql+psycopg://"
_OPENED: list[psycopg.Connection[Any]] = []
# A role may have been given the schema, and not the right to make one.
_MADE_FIRST = """
    DO $$ BEGIN IF to_regnamespace('valuetrack') IS NULL THEN CREATE SCHEMA valuetrack; END IF; END $$;
    CREATE TABLE notebook (schema INTEGER NOT NULL, clearings INTEGER NOT NULL DEFAULT 0,
                           id TEXT NOT NULL DEFAULT gen_random_uuid());"""


@contextmanager
def transaction(connection: psycopg.Connection[Any], asking: Asking, place: str) -> Iterator[Connection]:
    """The transaction that was begun on `connection`, kept on leaving and dropped on an exception.

    What is written waits for no answer: it goes with the next question, and with the end of the change. What the driver
    reports comes out as it raised it. Raises Unconfirmed where the server goes away while the change is kept.
    """
    from psycopg import Error  # noqa: PLC0415 - it is an extra

    _OPENED.append(connection)
    is_over = False
    try:
        with _engine().connect() as through:
            event.listen(through, "before_cursor_execute", lambda *_: asking.put())
            with connection.pipeline(), through.begin():
                yield through
                asking.put()
                is_over = True
    except (DBAPIError, Error, Unreachable) as error:
        found: Any = getattr(error, "orig", None) or error
        if is_over and (isinstance(found, Unreachable) or is_cut(found)):
            raise unconfirmed(place) from None
        raise found from None


@cache
def _engine() -> Engine:
    """SQLAlchemy's way to the connection that was opened last; what a server can do is not asked each time."""
    return create_engine(
        _URL,
        creator=_OPENED.pop,
        poolclass=NullPool,
        pool_reset_on_return=None,
        hide_parameters=True,
        _initialize=False,
    )


@cache
def made() -> str:
    """The statements that make the tables, where nothing is kept yet.

    What refers to another record may be written before it: the change as a whole has to hold.
    """
    statements: list[str] = []
    mock: Any = create_mock_engine(
        _URL, lambda one, *_, **__: statements.append(str(one.compile(dialect=mock.dialect)))
    )
    tables = schema()
    tables.create_all(mock, checkfirst=False)
    # What people write is nothing that statistics are kept of: these would outlast it.
    statements += (
        f'ALTER TABLE {table.name} ALTER COLUMN "{column.name}" SET STATISTICS 0'
        for table in tables.tables.values()
        for column in table.columns
        if isinstance(column.type, Text | Texts)
    )
    statements += (
        f"ALTER TABLE {table.name} ALTER CONSTRAINT {one.name} DEFERRABLE INITIALLY DEFERRED"
        for table in tables.tables.values()
        for one in table.foreign_key_constraints
    )
    return f"{_MADE_FIRST} {'; '.join(statements)}; INSERT INTO notebook (schema) VALUES ({engine.SCHEMA})"  # noqa: S608 - a number
