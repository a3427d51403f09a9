"""A notebook in a database on a real server: who gets in, what is refused, what is kept, and what goes to and fro."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import ELSEWHERE, Server, database_of, needs_server, server
from tests.store.stores import LATER, NOW, VALUE, WED, a_note, a_value, a_wording, an_action, writing
from valuetrack.errors import (
    Busy,
    Damaged,
    Declined,
    Gone,
    NoRoom,
    NotAStore,
    Nothing,
    StoreError,
    TooNew,
    Unconfirmed,
    Unreachable,
)
from valuetrack.frozen import replace
from valuetrack.model import Outcome, new_id
from valuetrack.store import engine, migrations
from valuetrack.store.backups import Why, folder_of
from valuetrack.store.database import damage_in, engine_of, open_reading, open_writing, schema_version
from valuetrack.store.exports import IMPORT
from valuetrack.store.health import Verdict
from valuetrack.store.imports import ExportFile
from valuetrack.store.postgres import backing_up, clearing, connecting, errors
from valuetrack.store.postgres.database import PostgresDatabase

if TYPE_CHECKING:
    from psycopg import Connection

    from valuetrack.store.engine import Engine
    from valuetrack.store.health import Finding

pytestmark = needs_server
WORDS = "unheard of words"


@pytest.fixture
def pg() -> Server:
    return server()


@pytest.fixture
def place(pg: Server) -> Iterator[str]:
    """The address of an empty database."""
    with pg.databases() as new:
        yield pg.address(new())


@pytest.fixture
def store(place: str) -> str:
    """The address of a database with one value."""
    with writing(place) as writer:
        writer.put(a_value())
        writer.put(a_wording())
    return place


@pytest.fixture
def kept(store: str, tmp_path: Path) -> Engine:
    """The engine of a database with one value, whose backups and drafts lie in folders."""
    return engine_of(store, backups=tmp_path / "backups", drafts=tmp_path / "drafts")


def notes(place: str) -> list[str]:
    with open_reading(engine_of(place), migrate=False) as reader:
        return [one.note for one in reader.check_ins(WED, WED)]


def exported(place: str | Path) -> bytes:
    with open_reading(engine_of(place), migrate=False) as reader:
        return b"".join(reader.exports().lines())


def taken_in(place: str | Path, file: Path) -> None:
    with file.open("rb") as opened, writing(place, command=IMPORT) as writer:
        export = ExportFile(opened, lambda _: None)
        writer.merge(export, export.checked())


def tables(pg: Server, place: str) -> list[tuple[Any, ...]]:
    named = "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    return sorted(pg.ask(named, database_of(place)))


# Who gets in


def test_where_the_driver_is_not_installed_the_command_says_how_to_get_it(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(Unreachable) as caught:
        schema_version(engine_of(place))

    assert "pip install 'valuetrack[postgres]'" in caught.value.hint


@pytest.mark.parametrize(
    ("address", "said", "hint"),
    [
        ("postgresql://postgres@/x?host=/nowhere", "No such file", "Is the server running"),
        ("postgresql://postgres@127.0.0.1:1/x", "Connection refused", "Is the server running"),
        ("postgresql://postgres@{0}/nowhere?{1}", 'database "nowhere" does not exist', "Make the database"),
        ("postgresql://nobody@{0}/postgres?{1}", 'role "nobody" does not exist', "Make the database or the role"),
        ("postgresql://postgres@no.such.host.invalid/x", "cannot be reached: ", "Is the server running"),
        ("postgresql://?service=no_such", 'reached: definition of service "no_such" not found', "~/.pg_service.conf"),
        (
            "postgresql://postgres@127.0.0.1:1/x?sslmode=Require",
            'reached: invalid sslmode value: "Require"',
            "Look at the address",
        ),
    ],
)
def test_what_keeps_somebody_out_is_one_sentence_with_a_way_on(pg: Server, address: str, said: str, hint: str) -> None:
    address = address.format("", f"host={pg.folder}&port={pg.port}")

    with pytest.raises(Unreachable) as caught:
        schema_version(engine_of(address))

    assert caught.value.message.startswith(f"{address} cannot be reached: ")
    assert said in caught.value.message
    assert "\n" not in caught.value.message
    assert "failed" not in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("address", ["postgresql://[::1/secret", "postgresql://h/%ffsecret"])
def test_an_address_that_the_driver_does_not_understand_is_not_quoted(address: str) -> None:
    with pytest.raises(Unreachable) as caught:
        schema_version(engine_of(address))

    assert "secret" not in caught.value.message + caught.value.hint


@pytest.mark.parametrize("host", [f"{'a' * 64}.example", "a..example"])
def test_a_host_that_no_name_can_be_is_not_reached(host: str) -> None:
    with pytest.raises(Unreachable, match="cannot be reached"):
        schema_version(engine_of(f"postgresql://maya@{host}/maya"))


def test_an_address_may_name_an_encoding(store: str) -> None:
    assert schema_version(engine_of(f"{store}&client_encoding=LATIN1")) == engine.SCHEMA


def test_what_the_driver_says_to_itself_is_nothing_that_anybody_sees() -> None:
    said = (
        "import logging; from valuetrack.store.postgres.connecting import driver; driver();"
        "logging.getLogger('psycopg').warning('error ignored')"
    )

    done = subprocess.run([sys.executable, "-c", said], capture_output=True, check=True)

    assert done.stderr == b""


def test_a_question_that_takes_too_long_is_taken_back(pg: Server, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import psycopg

    monkeypatch.setattr(connecting, "ANSWER_SECONDS", 1)
    monkeypatch.setattr(connecting, "_STATE", f"SELECT pg_sleep(30), 1; {connecting._STATE}")
    connecting._kind_of_connection.cache_clear()

    with pytest.raises(Unreachable, match="does not answer"):
        schema_version(engine_of(store))

    connecting._kind_of_connection.cache_clear()
    asked = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()"
    with closing(psycopg.connect(store, autocommit=True)) as other:
        since = time.monotonic()
        while other.execute(asked).fetchone() != (0,):
            assert time.monotonic() - since < 5


def test_a_password_comes_from_a_file_and_is_never_told(
    pg: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pg.ask("CREATE ROLE locked LOGIN PASSWORD 'open sesame'")
    database = pg.database()
    pg.ask(f"ALTER DATABASE {database} OWNER TO locked")
    rules = pg.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"local all locked scram-sha-256\n{before}")
    pg.ask("SELECT pg_reload_conf()")
    address = pg.address(database, "locked")
    file = tmp_path / "passwords"
    monkeypatch.setenv("PGPASSFILE", str(file))
    told = []
    for password in ("", "open door", "open sesame"):
        file.write_text(f"*:*:*:locked:{password}\n" if password else "")
        file.chmod(0o600)
        try:
            schema_version(engine_of(address))
        except Unreachable as error:
            told.append((error.message, error.hint))
    pg.ask("DROP OWNED BY locked", database)
    rules.write_text(before)
    pg.ask("SELECT pg_reload_conf()")

    assert len(told) == 2
    assert 'the password does not fit for user "locked"' in told[1][0]
    assert all("password" in message and "PGPASSFILE" in hint for message, hint in told)
    assert not any("open" in message + hint for message, hint in told)


def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "ANSWER_SECONDS", 2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        since = time.monotonic()

        with pytest.raises(Unreachable, match="cannot be reached"):
            schema_version(engine_of(f"postgresql://postgres@127.0.0.1:{silent.getsockname()[1]}/x"))

    assert time.monotonic() - since >= 2


def test_a_server_that_falls_silent_in_the_middle_is_given_up(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connecting._kind_of_connection.cache_clear()
    monkeypatch.setattr(connecting, "ANSWER_SECONDS", 0.3)
    pid = 0
    try:
        with pytest.raises(Unreachable, match="does not answer"), open_reading(engine_of(store)) as reader:
            ((pid,),) = reader._execute("SELECT pg_backend_pid()", {})  # type: ignore[assignment]
            os.kill(pid, signal.SIGSTOP)
            reader.lives()
    finally:
        os.kill(pid, signal.SIGCONT)
        connecting._kind_of_connection.cache_clear()


def test_a_server_that_is_too_old_is_refused(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "OLDEST", 99)

    with pytest.raises(TooNew, match="needs PostgreSQL 99"):
        schema_version(engine_of(place))


def test_a_database_that_cannot_hold_every_text_is_refused(pg: Server) -> None:
    pg.ask("CREATE DATABASE narrow ENCODING 'SQL_ASCII' TEMPLATE template0")

    with pytest.raises(NotAStore, match="cannot hold every text"):
        schema_version(engine_of(pg.address("narrow")))


def test_another_machine_has_to_speak_tls_where_nothing_else_is_said(
    pg: Server, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = pg.address(database_of(place), host=ELSEWHERE)
    services = tmp_path / "services"
    lines = (f"host={ELSEWHERE}", f"port={pg.port}", "user=postgres", f"dbname={database_of(place)}")
    services.write_text("\n".join(["[mine]", *lines, "[open]", *lines, "sslmode=disable"]))
    monkeypatch.setenv("PGSERVICEFILE", str(services))

    for refused in (address, "postgresql://?service=mine", f"{address}?sslmode=require"):
        with pytest.raises(Unreachable, match="SSL") as caught:
            schema_version(engine_of(refused))
        assert "TLS" in caught.value.hint
        assert "PGSSLMODE" not in os.environ
    for let_in in (
        f"{address}?sslmode=disable",
        "postgresql://?service=open",
        pg.address(database_of(place), host="127.0.0.1"),
    ):
        assert schema_version(engine_of(let_in)) is None
    monkeypatch.setenv("PGHOSTADDR", ELSEWHERE)
    with pytest.raises(Unreachable, match="SSL"):
        schema_version(engine_of(pg.address(database_of(place), host="localhost")))
    monkeypatch.setenv("PGSSLMODE", "prefer")
    assert schema_version(engine_of(address)) is None


# What is there already


def test_an_empty_database_gives_no_rows_and_stays_empty(pg: Server, place: str) -> None:
    with open_reading(engine_of(place)) as reader:
        assert reader.is_empty()
        assert reader.lives() == ()
    assert schema_version(engine_of(place)) is None
    with pytest.raises(Nothing):
        engine_of(place).inventory()
    with pytest.raises(ZeroDivisionError), writing(place) as writer:
        writer.put(a_value())
        raise ZeroDivisionError

    assert tables(pg, place) == []


def test_the_first_change_makes_the_tables_and_says_so_where_the_database_was_named(pg: Server, place: str) -> None:
    told: list[str] = []
    named = engine_of(place, says_when_made=True)
    for number in range(2):
        with open_writing(named, now=NOW, command="test", group=new_id(), notice=told.append) as writer:
            writer.put(a_note(f"{number}"))

    assert told == [f"This is a new notebook: {place}"]
    assert {schema for schema, _ in tables(pg, place)} == {"valuetrack"}
    assert schema_version(named) == engine.SCHEMA
    assert notes(place) == ["0", "1"]


@pytest.mark.parametrize(
    "made", ["CREATE TABLE other (a INT)", "CREATE SCHEMA theirs; CREATE VIEW theirs.a AS SELECT 1"]
)
def test_a_database_with_something_else_in_it_is_refused_and_left(pg: Server, place: str, made: str) -> None:
    pg.ask(made, database_of(place))
    before = tables(pg, place)

    for attempt in (lambda: notes(place), lambda: put(place)):
        with pytest.raises(NotAStore, match="holds something else"):
            attempt()

    assert tables(pg, place) == before


def test_what_belongs_to_an_extension_is_nothing_else(pg: Server, place: str) -> None:
    pg.ask("CREATE TABLE theirs (a INT PRIMARY KEY); ALTER EXTENSION plpgsql ADD TABLE theirs", database_of(place))

    put(place)

    assert notes(place) == ["tea"]


def put(place: str, note: str = "tea") -> None:
    with writing(place) as writer:
        writer.put(a_note(note))


def test_a_newer_notebook_is_refused_and_left(pg: Server, store: str) -> None:
    pg.ask("UPDATE valuetrack.notebook SET schema = 99", database_of(store))

    for attempt in (lambda: notes(store), lambda: put(store)):
        with pytest.raises(TooNew, match="schema 99"):
            attempt()


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM valuetrack.notebook",
        "UPDATE valuetrack.notebook SET schema = 0",
        "DROP TABLE valuetrack.leftover",
        "DROP TABLE valuetrack.check_in",
        "ALTER TABLE valuetrack.check_in DROP COLUMN note",
        "ALTER TABLE valuetrack.notebook DROP COLUMN schema",
        "ALTER TABLE valuetrack.check_in ALTER day TYPE text; UPDATE valuetrack.check_in SET day = 'a day'",
    ],
)
def test_what_is_not_as_it_was_made_is_told_as_damage(pg: Server, store: str, tmp_path: Path, harm: str) -> None:
    put(store)
    pg.ask(harm, database_of(store))

    with pytest.raises(Damaged) as caught, open_reading(engine_of(store)) as reader:
        reader.records_of_everything = [*reader.exports().lines()]  # type: ignore[attr-defined]

    assert "doctor" in caught.value.hint
    assert damage_in(engine_of(store, backups=tmp_path), store, full=True) is not None


def test_a_role_may_have_been_given_the_schema_alone(pg: Server) -> None:
    pg.ask("CREATE ROLE guest LOGIN")
    database = pg.database()
    pg.ask("CREATE SCHEMA valuetrack AUTHORIZATION guest", database)
    address = pg.address(database, "guest")

    put(address)

    assert notes(address) == ["tea"]


def test_a_role_that_may_make_nothing_is_told_before_it_writes(pg: Server, place: str, tmp_path: Path) -> None:
    pg.ask("CREATE ROLE onlooker LOGIN")
    address = pg.address(database_of(place), "onlooker")

    for attempt in (lambda: engine_of(address, backups=tmp_path).examine(full=False), lambda: put(address)):
        with pytest.raises(NoRoom, match="may not be read or written") as caught:
            attempt()
        assert "database of its own" in caught.value.hint
    pg.ask("DROP ROLE onlooker")


def test_two_people_of_one_server_do_not_read_each_other(pg: Server) -> None:
    for name in ("maya", "tom"):
        pg.ask(f"CREATE ROLE {name} LOGIN")
        pg.ask(f"CREATE DATABASE {name} OWNER {name} ENCODING 'UTF8' TEMPLATE template0")
        pg.ask(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
        put(pg.address(name, name), f"of {name}")

    assert notes(pg.address("maya", "maya")) == ["of maya"]
    assert notes(pg.address("tom", "tom")) == ["of tom"]
    for name, other in (("maya", "tom"), ("tom", "maya")):
        with pytest.raises(Unreachable, match="permission denied"):
            notes(pg.address(name, other))
    pg.ask("GRANT CONNECT ON DATABASE maya TO tom")  # even so
    for attempt in (lambda: notes(pg.address("maya", "tom")), lambda: put(pg.address("maya", "tom"))):
        with pytest.raises(NoRoom, match="may not be read or written"):
            attempt()


def test_a_notebook_that_was_there_and_is_gone_is_missed(pg: Server, store: str) -> None:
    known = engine_of(store)
    known.remember()
    known.remember()
    pg.ask("DROP SCHEMA valuetrack CASCADE", database_of(store))

    with pytest.raises(Gone, match="not there any more"), open_reading(known):
        pass
    engine_of("postgresql://postgres@/x?host=/nowhere").remember()


# Who writes beside others


ANOTHER_CHANGE = """
    INSERT INTO valuetrack.change (entry, group_id, command, at, kind, record_id, standing)
    SELECT max(entry) + 1, min(group_id), 'test', now(), 'check_in', 'x', 'stands' FROM valuetrack.change"""


@pytest.mark.parametrize("is_there", [True, False])
def test_who_waits_for_one_that_stands_still_is_told(
    pg: Server, place: str, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    if is_there:
        put(place)
    monkeypatch.setattr(connecting, "_WRITE", connecting._WRITE.replace("2500", "100"))

    with pg.held(database_of(place)), pytest.raises(Busy, match="Another program is writing"):
        put(place)


def test_who_waits_while_others_get_on_is_served(pg: Server, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "_WRITE", connecting._WRITE.replace("2500", "100"))
    latest = connecting._latest
    seen: list[object] = []

    with pg.held(database_of(store)) as other:

        def looked(connection: Connection[Any]) -> object:
            """Between two looks another keeps a change, and is done after the third."""
            pg.ask(ANOTHER_CHANGE, database_of(store))
            seen.append(latest(connection))
            if len(seen) == 3:
                other.rollback()
            return seen[-1]

        monkeypatch.setattr(connecting, "_latest", looked)
        put(store)

    assert notes(store) == ["tea"]
    assert len(seen) == 3


@pytest.mark.parametrize("moment", ["before the rows are read", "after nothing was found"])
@pytest.mark.parametrize("work", [notes, put])
def test_what_another_process_makes_between_two_questions_is_no_damage(
    place: str, monkeypatch: pytest.MonkeyPatch, work: Callable[[str], object], moment: str
) -> None:
    asked = connecting._state
    looks: list[object] = []

    def looked(connection: Connection[Any], how: str) -> object:
        monkeypatch.setattr(connecting, "_state", asked)
        if moment == "before the rows are read":
            connection.execute(f"{connecting._READ} SELECT 1")
            put(place, "milk")
            looks.append(connection.execute(connecting._STATE).fetchone())
        else:
            looks.append(asked(connection, how))
            connection.rollback()
            put(place, "milk")
        return looks[-1]

    monkeypatch.setattr(connecting, "_state", looked)
    work(place)

    assert looks == [None]
    assert notes(place)[-1] == "milk" if work is notes else sorted(notes(place)) == ["milk", "tea"]


def _cut_off(pg: Server, place: str) -> None:
    """End every connection to a database but one's own, as a server does that is stopped."""
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
    pg.ask(f"{ended}'{database_of(place)}'")


def test_cut_off_before_any_statement_of_a_change_all_of_it_is_there_or_nothing(
    pg: Server, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    execute = psycopg.Connection.execute
    before = exported(store)
    seen = 0

    def counted(limit: int) -> Any:
        count = 0

        def counting(connection: Any, *given: Any, **named: Any) -> Any:
            nonlocal count, seen
            if connection.info.dbname == database_of(store):
                count += 1
                seen = max(seen, count)
                if count == limit:
                    _cut_off(pg, store)
            return execute(connection, *given, **named)

        return counting

    monkeypatch.setattr(psycopg.Connection, "execute", counted(0))
    with pytest.raises(ZeroDivisionError), writing(store) as writer:
        writer.put(a_note("one"))
        writer.put(a_note("two"))
        assert len(writer.check_ins(WED, WED)) == 2
        raise ZeroDivisionError
    monkeypatch.undo()
    for limit in range(1, seen + 1):
        monkeypatch.setattr(psycopg.Connection, "execute", counted(limit))
        with pytest.raises((Unreachable, Unconfirmed)), writing(store) as writer:
            writer.put(a_note("one"))
            writer.put(a_note("two"))
            assert len(writer.check_ins(WED, WED)) == 2
        monkeypatch.undo()
        assert exported(store) == before

    assert seen > 3


def test_a_server_that_goes_away_while_a_change_is_kept_leaves_it_open_whether_it_is(
    pg: Server, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    commit = psycopg.Connection.commit

    def cut_off(connection: Any) -> None:
        monkeypatch.undo()
        commit(connection)
        _cut_off(pg, store)

    with pytest.raises(Unconfirmed, match="before it said"), writing(store) as writer:
        writer.put(a_note("tea"))
        monkeypatch.setattr(psycopg.Connection, "commit", cut_off)

    assert notes(store) in ([], ["tea"])


def test_a_server_that_falls_silent_while_a_change_is_kept_likewise(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connecting._kind_of_connection.cache_clear()
    monkeypatch.setattr(connecting, "ANSWER_SECONDS", 0.3)
    pid = 0
    try:
        with pytest.raises(Unconfirmed), writing(store) as writer:
            ((pid,),) = writer._execute("SELECT pg_backend_pid()", {})  # type: ignore[assignment]
            writer.put(a_note("tea"))
            tuple(writer._execute("SELECT 1", {}))
            os.kill(pid, signal.SIGSTOP)
    finally:
        os.kill(pid, signal.SIGCONT)
        connecting._kind_of_connection.cache_clear()


def test_an_error_in_a_change_leaves_all_as_it_was_and_is_no_other_one(store: str) -> None:
    import psycopg

    with writing(store) as writer:
        writer.put(a_note("one", record_id=VALUE))
    before = exported(store)
    with pytest.raises(psycopg.errors.UniqueViolation), writing(store) as writer:
        writer.put_new([a_note("two", record_id=VALUE)])
        tuple(writer._execute("SELECT 1", {}))
    with pytest.raises(psycopg.errors.ForeignKeyViolation), writing(store) as writer:
        writer.put_new([an_action(value_id=new_id())])

    assert exported(store) == before


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("53100", NoRoom),
        ("58030", NoRoom),
        ("25006", NoRoom),
        ("0A000", NoRoom),
        ("42501", NoRoom),
        ("40001", Busy),
        ("55P03", Busy),
        ("57014", Busy),
        ("57P01", Unreachable),
        ("08006", Unreachable),
        ("XX001", Damaged),
        ("42P01", Damaged),
    ],
)
def test_what_a_server_reports_is_told_in_words(code: str, kind: type[StoreError]) -> None:
    import psycopg

    with pytest.raises(kind) as caught, errors.reported("postgresql://x"):
        raise psycopg.errors.lookup(code)

    assert caught.value.message.endswith(".")
    assert caught.value.hint


def test_an_error_of_the_program_itself_stays_one() -> None:
    import psycopg

    with pytest.raises(psycopg.errors.SyntaxError), errors.reported("postgresql://x"):
        raise psycopg.errors.SyntaxError
    both = (
        'FATAL:  password authentication failed for user "x"\nFATAL:  no pg_hba.conf entry for host "y", no encryption'
    )
    said = errors.refused("postgresql://x", psycopg.OperationalError(both))
    assert said.message.endswith('the password does not fit for user "x".')
    assert ".pgpass" in said.hint
    none = psycopg.OperationalError("connection failed: fe_sendauth: no password supplied")
    assert errors.refused("postgresql://x", none).message.endswith(": no password was found.")
    assert errors.refused("postgresql://x", psycopg.OperationalError()).message.endswith("no answer.")
    dead = psycopg.OperationalError("connection failed: No route\n\tIs the server running on that host?")
    assert errors.refused("postgresql://x", dead).message.endswith(": No route.")


# To and fro, and what is kept beside it


def some(place: str | Path) -> None:
    """Records with a past, deleted ones, and one that was removed for good."""
    action, gone, purged = new_id(), new_id(), new_id()
    with writing(place) as writer:
        writer.put(a_value())
        writer.put(a_wording())
        first = writer.put(an_action(action, text="water the beans", rate=("mood",)))
        note = writer.put(a_note("to be deleted", record_id=gone))
        writer.put(a_note(WORDS, record_id=purged))
    with writing(place, now=LATER) as writer:
        writer.put(replace(first, text="water the beans and the dill", helped=("rain", "☔")))
        writer.remove(note)
        writer.purge(writer.everything().with_parts({purged}).values(), ["reflect-1", "../kept"])


def test_an_export_is_the_same_byte_for_byte_wherever_it_has_been(pg: Server, place: str, tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    some(file)
    engine_of(file).clear()
    out = tmp_path / "out.jsonl"
    out.write_bytes(exported(file))

    taken_in(place, out)
    assert exported(place) == out.read_bytes()
    with pg.databases() as new:
        again = pg.address(new())
        taken_in(again, out)
        assert exported(again) == out.read_bytes()
    taken_in(back := tmp_path / "back.db", out)
    assert exported(back) == out.read_bytes()
    taken_in(place, out)
    assert exported(place) == out.read_bytes()


def test_a_backup_is_an_export_that_was_read_again_and_is_kept_on_the_calendar(kept: Engine, store: str) -> None:
    made = [kept.back_up(NOW + timedelta(days=day), Why.DAILY) for day in range(40)]
    again = kept.back_up(made[-1].at, Why.DAILY)

    assert kept.backups == folder_of(kept.backups.parent, store)
    assert database_of(store) in kept.backups.name
    assert again.at == made[-1].at + timedelta(seconds=1)
    assert 7 < len(kept.list_backups()) < 14
    assert kept.list_backups()[0] == again
    assert again.path.read_bytes() == exported(store)
    assert again.path.stat().st_mode & 0o777 == 0o600
    assert kept.inventory(again.path) == kept.inventory()


def test_a_copy_is_put_where_somebody_wants_it(kept: Engine, store: str, tmp_path: Path) -> None:
    kept.copy_to(tmp_path / "copy.jsonl")

    assert (tmp_path / "copy.jsonl").read_bytes() == exported(store)
    with pytest.raises(NoRoom):
        kept.copy_to(tmp_path / "no folder" / "copy.jsonl")


def test_a_backup_takes_the_place_of_what_is_there_and_that_is_kept_aside(kept: Engine, store: str) -> None:
    some(store)
    backup = kept.back_up(NOW, Why.ASKED)
    held = exported(store)
    assert kept.inventory(backup.path) == kept.inventory()
    with writing(store, now=LATER + timedelta(hours=1)) as writer:
        writer.put(a_note("later"))
    after = exported(store)

    aside = kept.restore(backup.path, LATER)

    assert exported(store) == held
    assert aside is not None
    assert aside.read_bytes() == after
    assert {one.verdict for one in kept.examine(full=True)} <= {Verdict.WELL, Verdict.NOTE}
    with pytest.raises(Nothing), writing(store) as writer:
        writer.undo()
    with open_reading(kept) as reader:
        assert {one.command for one in reader.groups(1)} == {"restore-backup"}
    put(store, "goes on")
    with writing(store) as writer:
        assert writer.undo().command == "test"
    kept.restore(aside, LATER)
    assert exported(store) == after
    with writing(store) as writer:  # what began anew stays in the log
        writer.purge(writer.check_ins(WED, WED))
    assert {one.check for one in kept.examine(full=True) if one.verdict is Verdict.WRONG} == set()


def test_nobody_writes_between_what_is_kept_aside_and_what_takes_its_place(
    kept: Engine, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = kept.back_up(NOW, Why.ASKED)
    make = backing_up.make
    monkeypatch.setattr(connecting, "_WRITE", connecting._WRITE.replace("2500", "100"))

    def made(*given: Any) -> Any:
        with pytest.raises(Busy):
            put(store, "lost")
        return make(*given)

    monkeypatch.setattr(backing_up, "make", made)

    assert kept.restore(backup.path, LATER) is not None


def test_a_backup_is_brought_back_into_an_empty_database(kept: Engine, pg: Server, tmp_path: Path, store: str) -> None:
    backup = kept.back_up(NOW, Why.ASKED)
    new = pg.address(pg.database())

    assert engine_of(new, backups=tmp_path / "backups").restore(backup.path, LATER) is None

    assert exported(new) == exported(store)


def test_what_is_no_whole_backup_is_not_brought_back(kept: Engine, store: str, tmp_path: Path) -> None:
    before = exported(store)
    torn = tmp_path / "torn.jsonl"
    torn.write_bytes(before[:-3])
    newer = tmp_path / "newer.jsonl"
    newer.write_bytes(before.replace(b'"version":1', b'"version":9'))

    for path, kind in ((torn, StoreError), (newer, TooNew), (tmp_path / "none.jsonl", Nothing), (tmp_path, NoRoom)):
        with pytest.raises(kind):
            kept.restore(path, LATER)
        with pytest.raises(kind):
            kept.inventory(path)

    assert exported(store) == before
    assert kept.list_backups() == ()


def holding(folder: Path) -> list[Path]:
    """The files in a folder in which the words stand."""
    return [path for path in folder.rglob("*") if path.is_file() and WORDS.encode() in path.read_bytes()]


def test_what_is_removed_for_good_stands_in_no_table_no_draft_and_no_backup(
    pg: Server, place: str, tmp_path: Path
) -> None:
    kept = engine_of(place, backups=tmp_path / "backups", drafts=tmp_path / "drafts")
    with writing(place) as writer:
        writer.put(a_note(WORDS))
        gone = writer.put(a_note(f"more {WORDS}"))
    kept.back_up(NOW, Why.DAILY)
    for name in ("reflect-1", "kept"):
        (tmp_path / "drafts" / name).mkdir(parents=True)
        (tmp_path / "drafts" / name / "text.md").write_text(WORDS if name == "reflect-1" else "other")
    with writing(place, now=LATER) as writer:
        going = writer.everything().with_parts(set(writer.everything()))
        assert gone.id in going
        writer.purge(going.values(), ["reflect-1", "../kept", ""])
    elsewhere = engine_of(place, backups=tmp_path / "other machine", drafts=tmp_path / "none")
    (tmp_path / "other machine").mkdir()
    (tmp_path / "other machine" / kept.backups.name).mkdir()
    for one in kept.list_backups():
        (elsewhere.backups / one.path.name).write_bytes(one.path.read_bytes())

    with open_reading(kept) as reader:  # whoever opens it next begins with that
        assert reader.check_ins(WED, WED) == ()

    assert kept.clear() == 0
    assert [one.why for one in kept.list_backups()] == [Why.PURGE]
    assert (tmp_path / "drafts" / "kept").is_dir()
    pg.ask("CHECKPOINT")
    ((where,),) = pg.ask("SELECT pg_relation_filepath('valuetrack.check_in')", database_of(place))
    assert holding((pg.folder / "data" / where).parent) == []
    elsewhere.back_up(LATER + timedelta(days=1), Why.DAILY)
    assert holding(tmp_path) == []


@pytest.mark.parametrize("hours", [1, -1])
def test_what_is_removed_while_another_clears_is_cleared_afterwards(
    kept: Engine, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    some(store)
    make = backing_up.make
    (tmp_path / "drafts" / "reflect-2").mkdir(parents=True)
    begun = LATER + timedelta(hours=hours)  # a command may have asked for a yes for long, and clocks differ

    def made(*given: Any) -> Any:
        monkeypatch.setattr(backing_up, "make", make)
        with open_writing(engine_of(store), now=begun, command="purge", group=new_id()) as writer:
            writer.purge([writer.put(a_note(WORDS))], ["reflect-2"])
        return make(*given)

    monkeypatch.setattr(PostgresDatabase, "_put_right", lambda *_: None)
    monkeypatch.setattr(backing_up, "make", made)
    kept.clear()

    with open_reading(kept, migrate=False) as reader:
        assert {*reader._execute("SELECT kind FROM leftover", {})} == {("draft",), ("file",)}
    kept.clear()
    with open_reading(kept, migrate=False) as reader:
        assert [*reader._execute("SELECT kind FROM leftover", {})] == []
    assert [*(tmp_path / "drafts").iterdir()] == []


@pytest.mark.parametrize("days", [-400, 0, 400])
def test_backups_on_another_computer_go_once_and_no_clock_is_asked(
    kept: Engine, store: str, tmp_path: Path, days: int
) -> None:
    elsewhere = engine_of(store, backups=tmp_path / "other machine", drafts=tmp_path / "none")
    with writing(store) as writer:
        note = writer.put(a_note(WORDS))
    elsewhere.back_up(NOW + timedelta(days=days), Why.DAILY)
    with writing(store, now=LATER) as writer:
        writer.purge([note])
    kept.clear()

    for day in range(1, 5):
        elsewhere.back_up(LATER + timedelta(days=day), Why.DAILY)
        kept.back_up(LATER + timedelta(days=day), Why.DAILY)

    assert holding(tmp_path) == []
    assert len(elsewhere.list_backups()) == 4
    assert [one.why for one in kept.list_backups()] == [*[Why.DAILY] * 4, Why.PURGE]


def test_a_backup_from_before_a_removal_brings_back_nothing_of_it(
    pg: Server, kept: Engine, store: str, tmp_path: Path
) -> None:
    elsewhere = engine_of(store, backups=tmp_path / "other machine", drafts=tmp_path / "none")
    with writing(store) as writer:
        writer.put(a_note("tea"))
        note = writer.put(a_note(WORDS))
    backup = elsewhere.back_up(NOW, Why.ASKED)
    with writing(store, now=LATER) as writer:
        writer.purge([note])

    elsewhere.restore(backup.path, LATER)

    assert notes(store) == ["tea"]
    assert WORDS.encode() not in exported(store)
    kept.clear()
    pg.ask("CHECKPOINT")
    ((where,),) = pg.ask("SELECT pg_relation_filepath('valuetrack.check_in')", database_of(store))
    assert holding((pg.folder / "data" / where).parent) == []


def test_backups_by_another_spelling_of_the_address_go_too(
    pg: Server, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(store) as writer:
        note = writer.put(a_note(WORDS))
    with pg.databases() as new:
        spellings = [
            store,
            f"{store}&user=postgres",
            pg.address(database_of(store), host="127.0.0.1"),
            f"{store}&sslmode=disable",
        ]
        engines = [engine_of(one, backups=tmp_path, drafts=tmp_path / "drafts") for one in spellings]
        another = engine_of(pg.address(new()), backups=tmp_path, drafts=tmp_path / "drafts")
        with open_writing(another, now=NOW, command="test", group=new_id()) as writer:
            writer.put(a_note("of somebody else"))
        for one in (*engines, another):
            one.back_up(NOW, Why.DAILY)
        assert engines[0].backups == engines[3].backups
        with writing(store, now=LATER) as writer:
            writer.purge([note])

        assert engines[1].clear() == 4

        assert holding(tmp_path) == []
        assert len(another.list_backups()) == 1
        assert [one.why for one in engines[1].list_backups()] == [Why.PURGE]
        for one in engines:
            one.back_up(LATER + timedelta(days=1), Why.DAILY)
        assert [one.why for one in engines[1].list_backups()] == [Why.DAILY, Why.PURGE]


def test_backups_of_another_notebook_at_the_same_address_stay(pg: Server, kept: Engine, store: str) -> None:
    kept.back_up(NOW, Why.DAILY)
    pg.ask("DROP SCHEMA valuetrack CASCADE", database_of(store))
    put(store)
    pg.ask("UPDATE valuetrack.notebook SET clearings = 3", database_of(store))

    kept.back_up(LATER + timedelta(days=1), Why.DAILY)

    assert len(kept.list_backups()) == 2


def test_the_statistics_of_a_server_hold_nothing_that_was_written(pg: Server, store: str) -> None:
    with writing(store) as writer:
        for number in range(20):
            writer.put(an_action(goal=f"{WORDS} {number}", helped=(WORDS,)))
    pg.ask("ANALYZE", database_of(store))

    said = pg.ask("SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats", database_of(store))

    assert [one for one in said if WORDS in str(one)] == []


def test_a_role_that_may_not_write_the_tables_anew_is_told(pg: Server, store: str, tmp_path: Path) -> None:
    pg.ask("CREATE ROLE guest_writer LOGIN")
    pg.ask(
        "GRANT USAGE ON SCHEMA valuetrack TO guest_writer;"
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA valuetrack TO guest_writer",
        database_of(store),
    )
    some(store)
    told: list[str] = []

    guest = engine_of(pg.address(database_of(store), "guest_writer"), backups=tmp_path, drafts=tmp_path)
    with open_reading(guest, notice=told.append):
        pass

    pg.ask("DROP OWNED BY guest_writer; DROP ROLE guest_writer", database_of(store))
    assert "may not be read or written by the role" in told[0]


def test_to_write_a_table_anew_waits_for_nobody_who_stands_still(
    kept: Engine, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    some(store)
    told: list[str] = []
    monkeypatch.setattr(clearing, "_LIMITS", clearing._LIMITS.replace("2500", "100"))
    with closing(psycopg.connect(store)) as other:
        other.execute("SELECT count(*) FROM valuetrack.check_in")

        with open_reading(kept, notice=told.append) as reader:
            assert len(reader.lives()) == 1

    assert "Another program is writing" in told[0]
    assert kept.clear() == 0


# What a server takes


LONG = " ".join(f"{number:x}" for number in range(15_000))


def test_what_a_file_takes_a_server_takes(place: str, tmp_path: Path) -> None:
    file, back = tmp_path / "journal.db", tmp_path / "back.jsonl"
    with writing(file) as writer:
        writer.put(a_value())
        writer.put(a_wording())
        action = an_action(barrier=LONG, goal=LONG[::-1], acts_on=LONG, facet=LONG)
        writer.put(action)
        other = writer.put(an_action(got_in_way=LONG, outcome=Outcome.NOT_TAKEN, outcome_day=WED))
        for table in ("change", "action"):
            writer._connection.exec_driver_sql(f"UPDATE {table} SET entry = entry + {2**40}")  # noqa: S608
    back.write_bytes(exported(file))

    taken_in(place, back)

    assert exported(place) == back.read_bytes()
    with open_reading(engine_of(place)) as reader:
        assert reader.known_words("barrier") == (LONG,)
        assert {one.id for one in reader.naming("barrier", [LONG])} == {action.id, other.id}
    put(place, "goes on")


def test_what_somebody_still_reads_is_cleared_once_they_are_done(
    pg: Server, kept: Engine, store: str, tmp_path: Path
) -> None:
    import psycopg

    told: list[str] = []
    with writing(store) as writer:
        writer.put(a_note(WORDS))
    ((where,),) = pg.ask("SELECT pg_relation_filepath('valuetrack.check_in')", database_of(store))
    folder = (pg.folder / "data" / where).parent
    with closing(psycopg.connect(store)) as other:
        other.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        other.execute("SELECT 1")  # from here on it would see what is there now
        with writing(store) as writer:
            writer.purge([*writer.check_ins(WED, WED)])
        with open_reading(kept, notice=told.append) as reader:
            assert reader.check_ins(WED, WED) == ()
        assert other.execute("SELECT note FROM valuetrack.check_in").fetchall() == [(WORDS,)]
    assert "Somebody still reads" in told[0]
    pg.ask("CHECKPOINT")
    assert holding(folder) != []

    with open_reading(kept, notice=told.append):
        pass

    pg.ask("CHECKPOINT")
    assert holding(folder) == []
    assert len(told) == 1


def test_traces_that_cannot_be_cleared_are_told_and_the_next_command_tries_again(store: str, tmp_path: Path) -> None:
    some(store)
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("")
    kept = engine_of(store, backups=in_the_way, drafts=tmp_path / "drafts")
    told: list[str] = []

    for _ in range(2):
        with open_reading(kept, notice=told.append) as reader:
            assert len(reader.lives()) == 1
    with open_writing(kept, now=NOW, command="test", group=new_id(), notice=told.append):
        pass

    assert len(told) == 3
    assert all("still to be cleared" in one for one in told)
    cleared = engine_of(store, backups=tmp_path / "backups", drafts=tmp_path / "drafts")
    with open_writing(cleared, now=NOW, command="test", group=new_id(), notice=told.append):
        pass
    assert cleared.clear() == 0
    assert len(told) == 3


# Looking at it

UNCHECKED = """
    ALTER TABLE valuetrack.action DROP CONSTRAINT action_value_id_exists;
    ALTER TABLE valuetrack.action ADD CONSTRAINT action_value_id_exists
    FOREIGN KEY (value_id) REFERENCES valuetrack.value NOT VALID"""


def findings(kept: Engine, *, full: bool = True) -> dict[str, Finding]:
    return {one.check: one for one in kept.examine(full=full)}


def test_all_is_well_where_nothing_was_done_to_it(kept: Engine, store: str) -> None:
    some(store)
    kept.clear()
    kept.back_up(NOW, Why.DAILY)

    found = findings(kept)

    assert [*found] == ["file", "schema", "references", "tables", "rows", "log", "removals", "server", "backups"]
    assert {one.check for one in found.values() if one.verdict is not Verdict.WELL} == {"server"}
    assert [*findings(kept, full=False)] == ["file", "schema", "references", "tables", "server", "backups"]
    assert damage_in(kept, store, full=True) is None


@pytest.mark.parametrize(
    ("harm", "check", "fact"),
    [
        ("DROP INDEX valuetrack.check_in_day", "tables", "check_in_day"),
        ("ALTER TABLE valuetrack.check_in ADD COLUMN more INT", "tables", "check_in"),
        ("UPDATE valuetrack.wording SET name = ''", "rows", "wording"),
        ("UPDATE valuetrack.wording SET name = 'Other'", "log", "wording"),
        ("INSERT INTO valuetrack.tombstone VALUES ('x', 'nothing', now())", "removals", "tombstone x"),
        (UNCHECKED, "references", "action_value_id_exists"),
        (
            "ALTER TABLE valuetrack.action DROP CONSTRAINT action_value_id_exists",
            "references",
            "action_value_id_exists",
        ),
        ("ALTER TABLE valuetrack.action DROP CONSTRAINT action_day_or_week", "references", "action_day_or_week"),
        ("ALTER TABLE valuetrack.action DROP CONSTRAINT action_key CASCADE", "references", "action_key"),
    ],
)
def test_what_another_program_did_to_it_is_found(
    pg: Server, kept: Engine, store: str, harm: str, check: str, fact: str
) -> None:
    pg.ask(harm, database_of(store))

    found = findings(kept)[check]

    assert found.verdict is Verdict.WRONG
    assert any(fact in one for one in found.facts)


def test_what_cannot_be_looked_at_is_told_and_an_older_schema_one_to_know(
    pg: Server, kept: Engine, store: str, place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nowhere = engine_of("postgresql://postgres@/x?host=/nowhere", backups=tmp_path / "none")
    with pytest.raises(Unreachable):
        findings(nowhere)
    empty = engine_of(pg.address(pg.database()), backups=tmp_path / "none")
    assert findings(empty)["file"].verdict is Verdict.NOTE
    torn = kept.back_up(NOW, Why.DAILY).path
    torn.write_bytes(torn.read_bytes()[:-3])
    assert findings(kept)["backups"].verdict is Verdict.WRONG
    assert findings(kept, full=False)["backups"].verdict is Verdict.WELL
    monkeypatch.setattr(engine, "SCHEMA", engine.SCHEMA + 1)
    found = findings(kept)
    assert found["schema"].verdict is Verdict.NOTE
    assert "tables" not in found


def test_somebody_who_writes_for_long_is_waited_for_by_nobody_who_looks(
    kept: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Any) -> Any:
        raise Busy("Another program is writing.")

    monkeypatch.setattr(connecting, "begin_reading", busy)

    with pytest.raises(Busy):
        kept.examine(full=False)


def test_a_table_that_is_written_anew_is_waited_for_by_who_reads_and_not_for_ever(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    monkeypatch.setattr(connecting, "_READ", connecting._READ.replace("2500", "100"))

    with closing(psycopg.connect(store)) as other:
        other.execute("LOCK TABLE valuetrack.check_in IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(Busy, match="Another program is writing"):
            notes(store)


# A newer schema


class Sixth:
    """A revision that is yet to come."""

    revision = str(engine.SCHEMA + 1)
    MARK = ("check_in", "weather")

    @staticmethod
    def upgrade() -> None:
        from alembic import op
        from sqlalchemy import Column, Text

        op.add_column("check_in", Column("weather", Text))


def test_an_older_schema_is_brought_up_to_date_once_under_the_lock(
    pg: Server, kept: Engine, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store)
    monkeypatch.setattr(engine, "SCHEMA", engine.SCHEMA + 1)
    monkeypatch.setattr(migrations, "REVISIONS", (Sixth,))
    told: list[str] = []

    with pytest.raises(StoreError, match="waits for an update"), open_reading(kept, migrate=False):
        pass
    with open_reading(kept, notice=told.append) as reader:
        assert len(reader.check_ins(WED, WED)) == 1
    with open_writing(kept, now=NOW, command="test", group=new_id(), notice=told.append) as writer:
        writer.put(a_note("more"))
    assert isinstance(kept, PostgresDatabase)
    kept._upgrade(told.append)  # another process was quicker

    assert told == [f"The notebook is brought up to date (schema {engine.SCHEMA - 1} to {engine.SCHEMA})."]
    assert schema_version(kept) == engine.SCHEMA
    assert pg.ask("SELECT weather FROM valuetrack.check_in", database_of(store)) == [(None,), (None,)]


def test_an_older_schema_is_brought_up_to_date_before_a_change_too(
    kept: Engine, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SCHEMA", engine.SCHEMA + 1)
    monkeypatch.setattr(migrations, "REVISIONS", (Sixth,))

    put(store)

    assert schema_version(kept) == engine.SCHEMA


# What a server does not do


def test_encryption_and_repair_are_declined_and_no_copy_has_another_key(kept: Engine, tmp_path: Path) -> None:
    assert kept.seal() is None
    with pytest.raises(TypeError, match="no folder beside it"):
        _ = engine_of("postgresql://x").backups
    assert kept.other_copies() == ()
    with pytest.raises(Declined):
        kept.rewrite(None, print)
    with pytest.raises(Declined):
        kept.repair_into(tmp_path / "new.db", NOW)
