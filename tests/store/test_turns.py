"""Who writes waits for those who write, and is told of one that hangs."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.stores import NOW, VALUE, a_note, an_action, rows, writing
from valuetrack.errors import Busy, StoreError
from valuetrack.store.database import engine_of, open_reading, open_writing
from valuetrack.store.sqlite_file import connecting, turns
from valuetrack.store.sqlite_file.file import SqliteFile
from valuetrack.store.tables import HOMES, prepare
from valuetrack.store.tables.columns import METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.notebook import Notebook

SMALL = 0.05


@pytest.fixture
def held(store: Path) -> Iterator[int]:
    """Another program has locked the folder of the store."""
    descriptor = os.open(store.parent, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield descriptor
    os.close(descriptor)


@pytest.mark.usefixtures("held")
def test_a_folder_that_stays_locked_is_told_and_read_all_the_same(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", SMALL)
    with pytest.raises(Busy, match="keeps the folder of") as caught, writing(store):
        pass
    assert (str(store) in caught.value.message, caught.value.hint) == (
        True,
        "Nothing was changed. Try again in a moment.",
    )
    with open_reading(engine_of(store)) as reader:
        assert len(reader.lives()) == 1


@pytest.mark.parametrize("shown_by", [lambda store: store, lambda store: store.parent], ids=["file", "folder"])
def test_whoever_waits_is_served_as_long_as_others_get_on(
    store: Path, held: int, monkeypatch: pytest.MonkeyPatch, shown_by: Callable[[Path], Path]
) -> None:
    seconds, changes = [0.0], [9]

    def sleep(_: float) -> None:
        """Nearly the whole limit goes by, and somebody gets on; the last of them leaves."""
        seconds[0] += 0.9 * connecting.BUSY_SECONDS
        changes[0] -= 1
        os.utime(shown_by(store), ns=(0, changes[0]))
        if not changes[0]:
            fcntl.flock(held, fcntl.LOCK_UN)

    monkeypatch.setattr(turns, "monotonic", lambda: seconds[0])
    monkeypatch.setattr(turns, "sleep", sleep)
    with writing(store) as writer:
        writer.put(a_note())
    assert (changes, len(rows(store)["check_in"])) == ([0], 1)


def test_where_there_is_no_store_yet_the_limit_holds_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", SMALL)
    descriptor = os.open(path.parent, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(Busy), writing(path):
        pass
    os.close(descriptor)
    assert [*path.parent.iterdir()] == []


def test_where_a_place_knows_no_such_lock_sqlites_own_are_left(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with writing(store) as writer:
        writer.put(a_note())
    assert len(rows(store)["check_in"]) == 1


def test_a_folder_that_may_not_be_looked_at_is_written_all_the_same(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refused(path: object, *more: int) -> int:
        if path == store.parent:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refused)
    with turns.in_turn(store):
        pass


# Each command is a fork of one process that has loaded all, and built nothing yet; it has a copy of the store.
_PROGRAM = """
import json, os, shutil, sys
from valuetrack.store import tables, writing
from valuetrack.store.sqlite_file import file, transaction, turns
from valuetrack.cli.app import run
built = []
find, change = tables.row, file.SqliteFile._change
def row(name):
    if name not in tables.METADATA.tables or not tables.METADATA.tables[name].columns.get("entry") is not None:
        built.append(name)
    return find(name)
def locked(self, path):
    tables.row = writing.row = row
    return change(self, path)
file.SqliteFile._change = locked
store = os.environ["VALUETRACK_DB"]
for number, words in enumerate(json.loads(sys.argv[1])):
    os.environ["VALUETRACK_DB"] = shutil.copy(store, f"{store}.{number}")
    if os.fork() == 0:
        code = run([*words, "--quiet"])
        print(json.dumps([words, code, built]), flush=True)
        os._exit(0)
    os.wait()
"""
_WRITES = [
    ["log-opportunity", "rain", "-v", "conn", "-t"],
    ["plan-week", "water the beans", "-v", "conn"],
    ["rate-week", "conn", "3"],
    ["add-value", "Tea", "--importance", "3"],
    ["reflect", "slowly"],
    ["check-in", "--note", "half way"],
    ["check-in", "3f2", "--outcome", "done", "--note", "half way"],
    ["hard-moment", "--intensity", "3", "--action", "tea", "-v", "conn"],
    ["compare-options", "stay", "go"],
    ["add-contact", "Ana", "--reach", "next door"],
    ["maintenance-plan", "--signs", "short nights"],
    ["undo"],
    ["delete", "3f2", "--yes"],
    ["delete", "ca7", "--yes"],
    ["archive-value", "conn"],
    ["edit-value", "conn", "--meaning", "near"],
    ["set-focus", "conn"],
    ["add-step", "conn", "wave", "--difficulty", "2"],
    ["edit-note", "d0e", "--note", "three"],
    ["edit-comparison", "ca7", "--on", "fri"],
    ["set-aside-week"],
    ["log-activity", "swam", "-v", "conn"],
    ["edit-routine", "4b1", "--pause"],
    ["rename-words", "see people again", "people"],
]


def test_no_table_is_built_while_the_store_is_locked(written: Notebook) -> None:
    written.do("delete", "9c1", "--yes")
    written.do("undo")
    writes = [*_WRITES, ["redo"]]
    program = [sys.executable, "-c", _PROGRAM, json.dumps(writes)]
    environment = {**written.environment(), "VALUETRACK_DB": str(written.db)}
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
    assert [line for line in done.stdout.splitlines() if line.startswith("[")] == [
        json.dumps([words, 0, []]) for words in writes
    ]


def test_a_noun_without_a_table_of_its_own_needs_none() -> None:
    prepare(["experiments"])
    prepare(HOMES)
    assert set(METADATA.tables["action"].columns.keys()) > {"id", "in_hard_moment"}


def test_two_changes_of_one_process_are_not_in_each_others_way(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", SMALL)
    with writing(store) as writer:
        writer.put(an_action())
        with pytest.raises(Busy), writing(store):
            pass
    with writing(store) as writer:
        assert len(writer.lived(VALUE).actions) == 1


def test_a_killed_writer_leaves_no_lock(store: Path) -> None:
    program = (
        "import fcntl, os, signal, sys\n"
        "fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", program, store.parent], check=False)
    with writing(store) as writer:
        writer.put(a_note())
    with closing(connecting.connect(store, "ro", connecting.READING)) as connection:
        assert connection.execute("SELECT count(*) FROM check_in").fetchone() == (1,)


def test_a_file_that_is_replaced_while_it_is_opened_takes_no_change(store: Path, tmp_path: Path) -> None:
    class Late(connecting.Opener):
        def connect(self, path: Path, mode: str, pragmas: Sequence[str]) -> sqlite3.Connection:
            connection = super().connect(path, mode, pragmas)
            another.replace(store)
            return connection

    another = tmp_path / "another.db"
    another.write_bytes(store.read_bytes())
    late = open_writing(SqliteFile(store, store.parent, Late()), now=NOW, command="test", group="one")
    with pytest.raises(Busy, match="replaced"), late as writer:
        writer.put(a_note())
    assert rows(store)["check_in"] == []


def test_a_file_that_is_removed_before_it_is_opened_is_not_made_anew(store: Path) -> None:
    class Late(connecting.Opener):
        def is_there(self, path: Path) -> bool:
            was_there = super().is_there(path)
            store.unlink()
            return was_there

    late = open_writing(SqliteFile(store, store.parent, Late()), now=NOW, command="test", group="one")
    with pytest.raises(StoreError), late as writer:
        writer.put(a_note())
    assert not store.exists()
