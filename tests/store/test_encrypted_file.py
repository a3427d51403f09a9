"""An encrypted notebook: what opens it and what does not, and that it is the old or the new at any moment."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.stores import LATER, NOW, WED, a_note, a_value, an_action, an_opportunity, rows
from valuetrack import files
from valuetrack.errors import Busy, Damaged, Locked, NotAStore, StoreError, TooNew
from valuetrack.model import new_id
from valuetrack.store.database import engine_of, open_reading, open_writing, schema_version
from valuetrack.store.encrypted_file import keys, opening
from valuetrack.store.encrypted_file.converting import copy
from valuetrack.store.encrypted_file.keys import Key, derived, new_salt, salt_of
from valuetrack.store.engine import SCHEMA
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.sqlite_file.file import SqliteFile

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from valuetrack.store.encrypted_file.keys import Fits, Unlock
    from valuetrack.store.writing import Writer

sqlcipher3 = pytest.importorskip("sqlcipher3", reason="what encryption needs is missing: valuetrack[encrypt]")

WORDS = "rather private words"
KEY = Key(new_salt(), os.urandom(keys.KEY_BYTES))
OTHER = Key(new_salt(), os.urandom(keys.KEY_BYTES))


def with_key(key: Key) -> Unlock:
    """A way to the key that has one alone to offer."""

    def unlock(path: Path, salt: bytes, fits: Fits) -> Key:
        found = Key(salt, key.raw)
        if not fits(found):
            raise opening.locked(path)
        return found

    return unlock


def writing(path: Path, key: Key = KEY) -> AbstractContextManager[Writer]:
    return open_writing(engine_of(path, with_key(key)), now=NOW, command="test", group=new_id())


def notes(path: Path, key: Key = KEY) -> list[str]:
    with open_reading(engine_of(path, with_key(key))) as reader:
        return [one.note for one in reader.check_ins(WED, WED)]


@pytest.fixture
def closed(store: Path) -> Path:
    """A store with a value and a note, encrypted with KEY."""
    with writing(store) as writer:
        writer.put(a_note(WORDS))
    engine_of(store).rewrite(KEY, print)
    return store


def test_what_is_written_stands_in_no_file_as_it_is(closed: Path) -> None:
    with writing(closed) as writer:
        writer.put(a_note(f"more {WORDS}"))
    assert notes(closed) == [WORDS, f"more {WORDS}"]
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]
    assert WORDS.encode() not in closed.read_bytes()
    assert closed.stat().st_mode & 0o777 == 0o600
    assert schema_version(engine_of(closed, with_key(KEY))) == SCHEMA


def test_every_row_is_there_and_back_as_it_was(store: Path) -> None:
    with writing(store) as writer:
        writer.put(an_opportunity(learned="\N{GRINNING FACE} e\N{COMBINING ACUTE ACCENT} \n\t"))
        writer.put(a_note("x" * 100_000))
    before, log = rows(store), changes(store)
    engine_of(store).rewrite(KEY, print)
    engine_of(store, with_key(KEY)).rewrite(OTHER, print)
    assert salt_of(store) == OTHER.salt
    engine_of(store, with_key(OTHER)).rewrite(None, print)
    assert rows(store) == before
    assert changes(store) == log
    with closing(connecting.connect(store, "ro", connecting.READING)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def changes(path: Path) -> list[object]:
    with closing(connecting.connect(path, "ro", connecting.READING)) as connection:
        return connection.execute("SELECT * FROM change ORDER BY entry").fetchall()


def test_whatever_knows_such_files_opens_it_with_the_passphrase(store: Path) -> None:
    """Typed as it is: with SQLCipher's own way from a passphrase to a key, which shares no line with ours."""
    engine_of(store).rewrite(derived("vier Wörter, 'quoted'", new_salt()), print)
    with closing(sqlcipher3.connect(str(store))) as connection:
        connection.execute("PRAGMA key = 'vier Wörter, ''quoted'''")
        assert connection.execute("SELECT count(*) FROM value").fetchone() == (1,)


def test_one_passphrase_is_the_same_however_a_keyboard_sends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 2)
    salt = new_salt()
    assert derived("Wörter", salt) == derived("Wo\N{COMBINING DIAERESIS}rter", salt)
    assert derived("Wörter", salt) != derived("Worter", salt)
    assert derived("caf\udce9", salt) != derived("cafe", salt)
    assert derived("Wörter", salt).raw.hex() not in repr(derived("Wörter", salt))


def test_a_key_that_does_not_fit_is_told_with_nothing_on_standard_error(
    closed: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = closed.read_bytes()
    with pytest.raises(Locked, match=r"does not fit .* or that is no encrypted notebook") as caught:
        notes(closed, OTHER)
    with pytest.raises(Locked), writing(closed, OTHER):
        pass
    assert (caught.value.exit_code, caught.value.kind) == (3, "locked")
    assert capfd.readouterr() == ("", "")
    assert closed.read_bytes() == before
    with pytest.raises(Locked, match="is encrypted"):
        schema_version(engine_of(closed))


def noise(path: Path) -> None:
    path.write_bytes(os.urandom(8192))


def one_page_that_was_overwritten(path: Path) -> None:
    first(path)
    path.write_bytes(os.urandom(4096) + path.read_bytes()[4096:])


def first(path: Path) -> None:
    with open_writing(engine_of(path), now=NOW, command="test", group=new_id()) as writer:
        writer.put(a_value())
    engine_of(path).rewrite(KEY, print)


@pytest.mark.parametrize("stranger", [noise, one_page_that_was_overwritten])
def test_what_may_be_encrypted_and_what_is_not_cannot_be_told_apart(
    path: Path, stranger: Callable[[Path], None]
) -> None:
    stranger(path)
    before = path.read_bytes()
    with pytest.raises(Locked):
        notes(path)
    assert path.read_bytes() == before


def test_an_encrypted_file_of_another_program_is_none_of_ours(path: Path) -> None:
    with closing(sqlcipher3.connect(str(path))) as connection:
        connection.execute(f'PRAGMA key="{KEY.literal}"')
        connection.execute("CREATE TABLE other (id)")
    with pytest.raises(NotAStore, match="is encrypted, but"):
        notes(path)


def test_a_text_of_many_letters_is_not_taken_for_an_encrypted_file(path: Path) -> None:
    path.write_text("".join(map(chr, range(32, 3000))))
    assert salt_of(path) is None
    with pytest.raises(NotAStore):
        notes(path)
    assert (salt_of(path.parent), salt_of(path / "below")) == (None, None)


def test_what_was_encrypted_and_is_something_else_is_left_alone(closed: Path) -> None:
    engine = engine_of(closed, with_key(KEY))
    closed.write_text("hello")
    with pytest.raises(NotAStore, match="not the encrypted notebook"), open_reading(engine):
        pass
    closed.unlink()
    with open_reading(engine_of(closed, with_key(KEY))) as reader:
        assert not reader.lives()


def test_damage_is_told_as_damage(closed: Path) -> None:
    whole = bytearray(closed.read_bytes())
    for place in range(3 * 4096, len(whole), 4096):
        whole[place + 100] ^= 1
    closed.write_bytes(whole)
    with pytest.raises(Damaged):
        notes(closed)
    with pytest.raises(Damaged):
        engine_of(closed, with_key(KEY)).rewrite(None, print)
    assert closed.read_bytes() == bytes(whole)
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]


def test_a_newer_schema_is_refused(closed: Path) -> None:
    with closing(opening.connect(KEY, closed, "rw", ())) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    with pytest.raises(TooNew):
        notes(closed)
    with pytest.raises(TooNew):
        engine_of(closed, with_key(KEY)).rewrite(None, print)


def test_a_store_of_an_older_schema_is_brought_up_to_date_without_a_plain_copy(path: Path) -> None:
    plain = Path(__file__).parent / "schema-1" / "journal.db"
    path.write_bytes(b"")
    copy(plain, None, path, KEY)
    said: list[str] = []
    with open_reading(engine_of(path, with_key(KEY)), notice=said.append) as reader:
        assert reader.lives()
    assert "schema 1 to" in said[0]
    assert schema_version(engine_of(path, with_key(KEY))) == SCHEMA
    files = [one for one in path.parent.rglob("*") if one.is_file()]
    assert len(files) == 2
    assert all(salt_of(one) == KEY.salt for one in files)


def test_a_first_encrypted_store_was_never_a_plain_one(path: Path) -> None:
    engine_of(path).rewrite(KEY, print)
    assert salt_of(path) == KEY.salt
    assert notes(path) == []
    with writing(path) as writer:
        writer.put(a_note(WORDS))
    assert notes(path) == [WORDS]


def test_without_the_driver_it_is_said_what_to_install(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    with pytest.raises(StoreError, match="not installed here") as caught:
        engine_of(closed)
    assert "valuetrack[encrypt]" in caught.value.hint


def test_a_plain_store_loads_no_driver(store: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "before = {*sys.modules}\n"  # what measures how much is tested has loaded some of its own
        "from valuetrack.store.database import engine_of, open_reading\n"
        "with open_reading(engine_of(Path(sys.argv[1]))) as reader: reader.lives()\n"
        "print([one for one in {*sys.modules} - before if one.startswith(('sqlcipher3', 'keyring', 'hashlib'))])"
    )
    done = subprocess.run([sys.executable, "-c", program, store], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_copies_that_another_key_closes_or_none_are_known_by_their_names(closed: Path) -> None:
    beside = closed.parent
    shutil.copy(closed, beside / f"{closed.name}.same")
    engine_of(closed, with_key(KEY)).rewrite(OTHER, print)
    shutil.copy(closed, beside / f"{closed.name}.own")
    with writing(beside / f"{closed.name}.plain") as writer:
        writer.put(a_note())
    (beside / f"{closed.name}.txt").write_text("a text")
    with writing(beside / "another.db") as writer:
        writer.put(a_note())
    found = engine_of(closed, with_key(OTHER)).other_copies()
    assert [one.name for one in found] == [f"{closed.name}.plain", f"{closed.name}.same"]


# What goes wrong while it gets another form


def test_where_a_place_knows_no_locks_it_gets_another_form_all_the_same(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    engine_of(closed, with_key(KEY)).rewrite(OTHER, print)
    assert notes(closed, OTHER) == [WORDS]


def test_one_that_an_older_store_has_just_replaced_stays_as_it_is(store: Path) -> None:
    class Late(connecting.Opener):
        def connect(self, path: Path, mode: str, pragmas: Sequence[str]) -> sqlite3.Connection:
            if mode == "rw":
                shutil.copy(older, store)
            return super().connect(path, mode, pragmas)

    older = Path(__file__).parent / "schema-1" / "journal.db"
    with pytest.raises(Busy, match="replaced"):
        SqliteFile(store, store.parent, Late()).rewrite(KEY, print)
    assert store.read_bytes() == older.read_bytes()


def test_a_folder_that_does_not_say_that_it_kept_the_new_name_is_told(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(files, "sync_folder", full)
    with pytest.raises(StoreError, match="Input/output error"):
        engine_of(store).rewrite(KEY, print)
    monkeypatch.undo()
    assert salt_of(store) == KEY.salt
    assert notes(store) == []


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM check_in",
        "UPDATE check_in SET note = note || '.'",
        "DROP INDEX check_in_day",
        "CREATE TABLE another (id)",
    ],
)
def test_a_copy_that_is_not_what_was_copied_is_never_put_in_its_place(
    store: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    with writing(store) as writer:
        writer.put(a_note(WORDS))
    before = store.read_bytes()
    _spoil(monkeypatch, lambda connection, _: connection.execute(harm), when="copied")
    with pytest.raises(Damaged):
        engine_of(store).rewrite(KEY, print)
    assert store.read_bytes() == before
    assert [one.name for one in store.parent.iterdir()] == [store.name]


def _flip(path: Path, _: Key | None) -> None:
    whole = bytearray(path.read_bytes())
    whole[-100] ^= 1
    path.write_bytes(whole)


def _orphan(path: Path, key: Key | None) -> None:
    with closing(opening.connect(key, path, "rw", ())) as connection:
        connection.execute("PRAGMA foreign_keys = 0")
        assert connection.execute("DELETE FROM value").rowcount == 1


@pytest.mark.parametrize(("form", "harm"), [(KEY, _flip), (KEY, _orphan), (None, _orphan)])
def test_what_was_written_is_read_once_more_before_it_is_put_in_its_place(
    store: Path, monkeypatch: pytest.MonkeyPatch, form: Key | None, harm: Callable[[Path, Key | None], None]
) -> None:
    with writing(store) as writer:
        writer.put(an_action())
    if form is None:
        engine_of(store).rewrite(OTHER, print)
    before = store.read_bytes()
    _spoil(monkeypatch, lambda _, path: harm(path, form), when="written")
    with pytest.raises(Damaged):
        engine_of(store, with_key(OTHER)).rewrite(form, print)
    assert store.read_bytes() == before
    assert [one.name for one in store.parent.iterdir()] == [store.name]


def _spoil(patch: pytest.MonkeyPatch, harm: Callable[[Any, Path], object], *, when: str) -> None:
    """Do harm to the copy once it is `copied`, or once it is `written` and closed: a disk that does not keep it."""
    connect = opening.connect

    class Spoiled:
        def __init__(self, connection: Any, path: Path) -> None:
            self.connection, self.path = connection, path

        def execute(self, statement: str, *given: object) -> Any:
            found = self.connection.execute(statement, *given)
            if "sqlcipher_export" in statement and when == "copied":
                found.fetchall()
                harm(self.connection, self.path)
            return found

        def close(self) -> None:
            self.connection.close()
            if when == "written":
                patch.setattr(opening, "connect", connect)
                harm(None, self.path)

    def spoiled(key: Key | None, path: Path, mode: str, pragmas: Sequence[str]) -> Any:
        connection = connect(key, path, mode, pragmas)
        return Spoiled(connection, path) if pragmas == connecting.DRAFTING else connection

    patch.setattr(opening, "connect", spoiled)


# Kills


@pytest.fixture
def crashed(closed: Path) -> Path:
    """An encrypted store in whose change the power went: a hot journal, and pages that were changed already."""
    child = os.fork()
    if child == 0:
        with writing(closed) as writer:
            writer._execute("PRAGMA cache_size = 1", {})
            for number in range(50):
                writer.put(a_note(f"{number}" + "x" * 5000))
            os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    assert Path(f"{closed}-journal").exists()
    return closed


def test_what_a_crash_left_is_rolled_back_and_no_wrong_key_does_harm(crashed: Path) -> None:
    with pytest.raises(Locked):
        notes(crashed, OTHER)
    assert notes(crashed) == [WORDS]
    assert WORDS.encode() not in b"".join(one.read_bytes() for one in crashed.parent.iterdir())


FORMS = {"encrypt": (None, KEY), "change": (KEY, OTHER), "decrypt": (KEY, None)}


@pytest.mark.parametrize("way", FORMS)
def test_a_kill_at_any_step_leaves_the_old_store_or_the_new_one(store: Path, way: str) -> None:
    """Before each step: a file operation of the program, or each fourth statement that SQLite is given."""
    old, new = FORMS[way]
    with writing(store) as writer:
        writer.put(a_note(WORDS))
    if old is not None:
        engine_of(store).rewrite(old, print)
    before, number, seen = store.read_bytes(), 0, set()
    while _is_killed(store, old, new, number):
        opened_by = next(key for key in (old, new) if salt_of(store) == (key.salt if key is not None else None))
        seen.add(opened_by)
        assert notes(store, opened_by or KEY) == [WORDS]
        with writing(store, opened_by or KEY) as writer:  # it sweeps what was left
            writer.put(a_note("next"))
        assert [one.name for one in store.parent.iterdir()] == [store.name]
        store.write_bytes(before)
        number += 1
    assert seen == {old, new}
    assert number > 15


def _is_killed(store: Path, old: Key | None, new: Key | None, at: int) -> bool:
    """Whether a process that gives the store another form was killed before its step with this number."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -9
    count, statements = iter(range(10_000)), iter(range(10_000))

    def step(event: str, *_: object) -> None:
        if event in _STEPS and (event != "statement" or not next(statements) % 4) and next(count) == at:
            os.kill(os.getpid(), 9)

    connect = opening.connect

    def traced(*given: object) -> object:
        connection = connect(*given)  # type: ignore[arg-type]
        connection.set_trace_callback(lambda _: step("statement"))
        return connection

    opening.connect = traced  # type: ignore[assignment]
    sys.addaudithook(step)
    engine_of(store, with_key(old or KEY)).rewrite(new, lambda _: None)
    os._exit(0)


_STEPS = {"statement", "open", "os.rename", "os.remove", "os.link", "os.chmod", "os.listdir", "fcntl.flock"}


@pytest.mark.parametrize("way", FORMS)
def test_who_comes_while_it_gets_another_form_is_told_that(store: Path, way: str) -> None:
    old, new = FORMS[way]
    if old is not None:
        engine_of(store).rewrite(old, print)
    reads, writes = (engine_of(store, with_key(old or KEY)) for _ in range(2))
    engine_of(store, with_key(old or KEY)).rewrite(new, print)
    with pytest.raises(Busy, match="replaced"), open_reading(reads):
        pass
    late = open_writing(writes, now=LATER, command="test", group=new_id())
    with pytest.raises(Busy, match="replaced"), late as writer:
        writer.put(a_note("late"))
    assert notes(store, new or KEY) == []


def test_two_writers_and_a_change_of_the_key_lose_nothing(closed: Path) -> None:
    """Who waits for the turn while the file gets another form is refused, and whoever is let through is kept."""
    engine = engine_of(closed, with_key(KEY))
    with open_reading(engine):
        pass
    engine_of(closed, with_key(KEY)).rewrite(OTHER, print)
    with (
        pytest.raises(StoreError) as caught,
        open_writing(engine, now=LATER, command="test", group=new_id()) as writer,
    ):
        writer.put(a_note("late"))
    assert caught.value.exit_code == 3
    assert notes(closed, OTHER) == [WORDS]
