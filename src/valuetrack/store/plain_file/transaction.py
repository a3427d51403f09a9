"""One change of a SQLite file, through SQLAlchemy."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy import Connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[Connection]:
    """One BEGIN IMMEDIATE on `connection`, kept on leaving and rolled back on an exception; it closes the connection.

    What SQLite reports comes out as sqlite3 raised it.
    """
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "begin", lambda through: through.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as through:
            yield through
    except DBAPIError as error:
        raise error.orig or error from None
