"""One change of a SQLite file, through SQLAlchemy."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

_OPENED: list[sqlite3.Connection] = []
# The change is kept, and its lock could not be given back: it goes with the connection.
_STILL_LOCKED = frozenset((sqlite3.SQLITE_IOERR_UNLOCK, sqlite3.SQLITE_IOERR_RDLOCK))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[Connection]:
    """One BEGIN IMMEDIATE on `connection`, kept on leaving and rolled back on an exception; it closes the connection.

    What SQLite reports comes out as sqlite3 raised it.
    """
    _OPENED.append(connection)
    is_over = False
    try:
        with _engine().begin() as through:
            yield through
            is_over = True
    except DBAPIError as error:
        if not (is_over and getattr(error.orig, "sqlite_errorcode", None) in _STILL_LOCKED):
            raise error.orig or error from None


@cache
def _engine() -> Engine:
    """SQLAlchemy's way to the connection that was opened last; what is compiled for one change serves the next."""
    engine = create_engine("sqlite://", creator=_OPENED.pop, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(through: Connection) -> None:
    through.exec_driver_sql("BEGIN IMMEDIATE")
    # what refers to another record may be written before it: the change as a whole has to hold
    through.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
