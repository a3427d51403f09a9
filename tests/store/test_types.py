"""The column types give SQLite text and a server what it knows natively."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from valuetrack.model import Outcome
from valuetrack.store.tables import schema
from valuetrack.store.tables.columns import Choice, Clock, Day, Id, Instant, Texts, Truth

if TYPE_CHECKING:
    from sqlalchemy import Dialect

SQLITE: Dialect = pysqlite.SQLiteDialect_pysqlite()
SERVER: Dialect = psycopg.PGDialect_psycopg()  # type: ignore[no-untyped-call]
EAST = timezone(timedelta(hours=2))
INSTANT = datetime(2026, 1, 14, 1, tzinfo=EAST)


@pytest.mark.parametrize(
    ("kind", "value", "in_sqlite", "on_a_server"),
    [
        (Id, "an-id", "an-id", "an-id"),
        (Choice, Outcome.NOT_TAKEN, "not-taken", "not-taken"),
        (Day, date(987, 1, 2), "0987-01-02", date(987, 1, 2)),
        (Clock, time(9, 5), "09:05:00", time(9, 5)),
        (Instant, INSTANT, "2026-01-13T23:00:00.000000+00:00", INSTANT),
        (Texts, ("Ärger", "tea"), '["Ärger", "tea"]', ("Ärger", "tea")),
        (Texts, (), "[]", ()),
        (Truth, True, 1, 1),
        (Truth, False, 0, 0),
        (Truth, None, None, None),
        (Day, None, None, None),
    ],
)
def test_a_value_goes_in_as_the_database_takes_it(
    kind: type[Any], value: object, in_sqlite: object, on_a_server: object
) -> None:
    assert kind().process_bind_param(value, SQLITE) == in_sqlite
    assert kind().process_bind_param(value, SERVER) == on_a_server


@pytest.mark.parametrize("dialect", [SQLITE, SERVER])
def test_a_choice_is_plain_text_to_every_driver(dialect: Dialect) -> None:
    assert type(Choice().process_bind_param(Outcome.DONE, dialect)) is str


def test_instants_as_text_are_in_their_own_order() -> None:
    instants = [datetime(2026, 1, 14, 1, 0, 0, micro, tzinfo=UTC) for micro in (0, 1, 10, 999_999)]
    texts = [str(Instant().process_bind_param(one, SQLITE)) for one in instants]
    assert sorted(texts) == texts


@pytest.mark.parametrize(
    ("column", "server_type"),
    [
        ("id", 'VARCHAR(36) COLLATE "C"'),
        ("day", "DATE"),
        ("at", "TIME WITHOUT TIME ZONE"),
        ("created_at", "TIMESTAMP WITH TIME ZONE"),
        ("helped", "JSON"),
        ("outcome", "TEXT"),
        ("effort", "INTEGER"),
    ],
)
def test_a_server_gets_native_columns(column: str, server_type: str) -> None:
    statement = str(CreateTable(schema().tables["action"]).compile(dialect=SERVER))
    assert f"\t{column} {server_type}" in statement
    assert "STRICT" not in statement


def test_every_table_and_index_can_be_made_on_a_server() -> None:
    for table in schema().sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=SERVER))
        assert all("CREATE INDEX" in str(CreateIndex(index).compile(dialect=SERVER)) for index in table.indexes)
