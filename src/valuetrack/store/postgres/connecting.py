"""Connections to a server: how one is reached, for how long it is waited for, and how a transaction begins."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib import import_module
from logging import NullHandler, getLogger
from time import monotonic
from typing import TYPE_CHECKING, Any

from valuetrack.errors import NotAStore, TooNew, Unreachable
from valuetrack.store import engine
from valuetrack.store.engine import damaged
from valuetrack.store.postgres.errors import no_answer, refused

if TYPE_CHECKING:
    from psycopg import Connection

EXTRA = "valuetrack[postgres]"
OLDEST = 14  # the major version of the oldest server that is used
ANSWER_SECONDS = 5  # for how long a server is waited for that says nothing at all
LONG_SECONDS = 600  # and where it has much to do, such as writing tables anew
BUSY_MILLISECONDS = 2_500
_CANCEL_SECONDS = 1
_LOCK = 0x76616C75  # "valu"; such a lock holds within one database
_HERE = re.compile(r"|/.*|@.*|localhost|127(\.\d+){3}|::1")  # nobody listens between a machine and itself
# A server that is gone without a word is noticed: what is sent to it has to be confirmed.
_ALIVE = {"keepalives_idle": 2, "keepalives_interval": 1, "keepalives_count": 3, "tcp_user_timeout": 5_000}
_SETTINGS = f"""
    SET LOCAL search_path TO valuetrack, pg_catalog; SET LOCAL TimeZone TO 'UTC'; SET LOCAL DateStyle TO 'ISO, YMD';
    SET LOCAL statement_timeout TO 0; SET LOCAL idle_in_transaction_session_timeout TO 0;
    SELECT set_config('transaction_timeout', '0', true) WHERE current_setting('transaction_timeout', true) <> '0';
    SET LOCAL lock_timeout TO {BUSY_MILLISECONDS};"""
_READ = f"BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL transaction_read_only TO on; {_SETTINGS}"
# What is answered with "noted" is on the disk, whatever the server is set to; stricter than that it may be.
_WRITE = f"""
    BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; {_SETTINGS}
    SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') IN ('off', 'local');
    SELECT pg_advisory_xact_lock({_LOCK});"""
_STATE = "SELECT schema, EXISTS (SELECT 1 FROM leftover) FROM notebook"
# What belongs to an extension was put there with the server.
_OTHERS = """
    SELECT to_regclass('valuetrack.notebook') IS NOT NULL, EXISTS (
        SELECT 1 FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname <> 'information_schema' AND nspname !~ '^pg_' AND relkind NOT IN ('i', 'I') AND NOT EXISTS (
            SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e'))"""
_IS_MADE = "SELECT to_regclass('valuetrack.change') IS NOT NULL"
_LATEST = "SELECT max(entry) FROM valuetrack.change"

_SILENT = NullHandler()

State = tuple[int, bool]
"""The number of the schema, and whether something is still to be cleared."""


def driver() -> Any:
    """The driver. Raises Unreachable where it is not installed."""
    try:
        psycopg = import_module("psycopg")
    except ImportError:
        raise Unreachable(
            "A notebook on a server needs a library that is not installed here.",
            hint=f"Install it: pip install '{EXTRA}'",
        ) from None
    getLogger("psycopg").addHandler(_SILENT)  # what becomes of a connection is told in words of our own
    return psycopg


@contextmanager
def connected(place: str) -> Iterator[Connection[Any]]:
    """A connection to the database at `place`, which begins no transaction by itself. Raises StoreError.

    Between two machines it is encrypted, where nothing else is said in the address, the environment or a service file.
    """
    psycopg = driver()
    try:
        given: dict[str, Any] = psycopg.conninfo.conninfo_to_dict(place)
    except (psycopg.Error, UnicodeError):
        # the driver's own words may quote what was meant to be a password
        raise Unreachable(
            "The address of the database cannot be understood.",
            hint="It is like postgresql://name@host:5432/database; @ within a name is %40.",
        ) from None
    wanted = {"connect_timeout": ANSWER_SECONDS, "fallback_application_name": "valuetrack", **_ALIVE, **given}
    wanted |= {"client_encoding": "utf8", "autocommit": True, "prepare_threshold": None}
    try:
        with _closed_to_listeners(given):
            found = _kind_of_connection().connect(**wanted)
    except (psycopg.Error, UnicodeError) as error:
        raise refused(place, error) from None
    with closing(found) as connection:
        _check_server(connection, place)
        yield connection


@cache
def _kind_of_connection() -> Any:
    """Connections that do not wait for ever for a server that says nothing more."""
    psycopg = driver()

    class Patient(psycopg.Connection):  # type: ignore[misc, name-defined]
        patience: float = ANSWER_SECONDS

        def wait(self, gen: Any, *how: Any, **named: Any) -> Any:
            try:
                return super().wait(_within(self.patience, gen), *how, **named)
            except Unreachable:
                with suppress(psycopg.Error):  # one that is slow and no more goes on, and keeps others waiting
                    self.cancel_safe(timeout=_CANCEL_SECONDS)
                self.close()  # or taking the transaction back would wait as long again
                raise

    return Patient


def _within(patience: float, gen: Any) -> Any:
    """What the driver waits for, given up where nothing comes for so many seconds. Raises Unreachable."""
    since = monotonic()
    try:
        awaited = next(gen)
        while True:
            ready = yield awaited
            if ready:
                since = monotonic()
            elif monotonic() - since > patience:
                raise no_answer()
            awaited = gen.send(ready)
    except StopIteration as done:
        return done.value


@contextmanager
def _closed_to_listeners(given: Mapping[str, Any]) -> Iterator[None]:
    """Ask for TLS where another machine is meant, or one that a service file names.

    In the environment it stands behind an address and a service file that say something else.
    """
    named = (given.get("hostaddr"), os.environ.get("PGHOSTADDR"), given.get("host"), os.environ.get("PGHOST"))
    hosts = str(next(filter(None, named), ""))
    is_named_elsewhere = "service" in given or "PGSERVICE" in os.environ
    if "PGSSLMODE" in os.environ or not (
        is_named_elsewhere or any(not _HERE.fullmatch(one) for one in hosts.split(","))
    ):
        yield
        return
    os.environ["PGSSLMODE"] = "require"
    try:
        yield
    finally:
        del os.environ["PGSSLMODE"]


def _check_server(connection: Connection[Any], place: str) -> None:
    """Raise TooNew for a server that is too old, and NotAStore for a database that cannot hold every text."""
    version = connection.info.server_version // 10_000
    if version < OLDEST:
        raise TooNew(
            f"The notebook needs PostgreSQL {OLDEST}; the server of {place} has {version}.",
            hint="Nothing was changed. A newer server, or a file: --db PATH.",
        )
    if connection.info.parameter_status("server_encoding") != "UTF8":
        raise NotAStore(
            f"The database {place} cannot hold every text.", hint="Make one with ENCODING 'UTF8' TEMPLATE template0."
        )


def begin_reading(connection: Connection[Any], place: str) -> State | None:
    """Begin to read all that is kept as it is now; its state, None where nothing is kept yet. Raises StoreError."""
    return _begin(connection, place, _READ)


def begin_writing(connection: Connection[Any], place: str) -> State | None:
    """Begin a change, in which nobody else writes, as `begin_reading` does.

    Who waits is served in turn, and for as long as others get on. Raises Busy where one stands still.
    """
    psycopg = driver()
    latest: list[object] = []
    while True:
        try:
            return _begin(connection, place, _WRITE)
        except psycopg.errors.LockNotAvailable:
            connection.rollback()
            now = _latest(connection)
            if now in latest:
                raise
            latest = [now]


def _latest(connection: Connection[Any]) -> object:
    """What is another after each change that is kept."""
    is_made = connection.execute(_IS_MADE).fetchone() == (True,)
    return connection.execute(_LATEST).fetchone() if is_made else None


def _begin(connection: Connection[Any], place: str, how: str) -> State | None:
    row = _state(connection, how)
    if row is None:
        connection.rollback()
        is_ours, is_used = _last_answer(connection, f"{how} {_OTHERS}") or (False, False)
        if not (is_ours or is_used):
            return None
        if not is_ours:
            raise NotAStore(
                f"The database {place} holds something else, and no notebook.",
                hint="Nothing was changed. Make an empty database for the notebook.",
            )
        connection.rollback()
        row = _state(connection, how)  # another process may have made it between the two questions
    return _checked(row, place)


def _state(connection: Connection[Any], how: str) -> Sequence[Any] | None:
    """Begin, and read what is kept of the state: None where the tables that keep it are not there, or not yet full."""
    psycopg = driver()
    try:
        return _last_answer(connection, f"{how} {_STATE}")
    except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn):
        return None


def _last_answer(connection: Connection[Any], statements: str) -> Sequence[Any] | None:
    """The row of the last of some statements, which are sent together."""
    cursor = connection.execute(statements)
    while cursor.nextset():
        pass
    return cursor.fetchone()


def _checked(row: Sequence[Any] | None, place: str) -> State:
    version, waits = row or (0, False)
    if version < 1:
        raise damaged(place)
    if version > engine.SCHEMA:
        raise TooNew(
            f"{place} was written by a newer valuetrack (schema {version}; this one knows {engine.SCHEMA}).",
            hint="Nothing was changed. A newer valuetrack can open it.",
        )
    return version, waits


class Asking:
    """What runs queries on a connection: those that are asked one after the other go together once one is read."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection
        self._waiting: list[tuple[str, Mapping[str, object], list[Any]]] = []

    def execute(self, sql: str, parameters: Mapping[str, object]) -> Iterable[Sequence[object]]:
        """The rows of a query, which is sent when the first of them is read, or before what is written next."""
        cursors: list[Any] = []
        self._waiting.append((_translated(sql), parameters, cursors))
        return self._read(cursors)

    def _read(self, cursors: list[Any]) -> Iterator[Sequence[object]]:
        if not cursors:
            with self._connection.pipeline():
                self.put()
        for cursor in cursors:
            yield from cursor

    def put(self) -> None:
        """Put what waits on its way, in its order, without waiting for answers."""
        waiting, self._waiting = self._waiting, []
        for sql, parameters, cursors in waiting:
            cursors.append(self._connection.execute(sql, parameters))


@cache
def _translated(sql: str) -> str:
    """A query with its parameters as the driver names them."""
    return re.sub(r":(\w+)", r"%(\1)s", sql.replace("%", "%%"))
