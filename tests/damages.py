"""What can become of the file of a notebook: each damage by its name, as a function that does it to a file."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.store.kept_stores import store_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Damage = Callable[[Path], object]

PAGE = 4096


def named(path: Path) -> dict[str, Damage]:
    """The damages that can be done to a file such as the one at `path`."""
    return {**dict(_cut(path)), **dict(_pages(path)), **dict(_header()), **dict(_others()), **dict(_beside())}


def _write(text: bytes, path: Path) -> None:
    path.write_bytes(text)


def _cut(path: Path) -> Iterator[tuple[str, Damage]]:
    size = path.stat().st_size
    pages = size // PAGE
    edges = [PAGE * page for page in (1, 2, 3, pages // 4, pages // 2, pages - 2, pages - 1)]
    odd = [0, 1, 15, 16, 17, 60, 99, 100, 101, 512, 1024, *(edge + 1 for edge in edges), size - 1, size - PAGE + 7]
    for end in (*edges, *odd):
        yield f"cut at {end}", partial(_cut_at, end)
    yield "longer by a page", lambda path: path.write_bytes(path.read_bytes() + bytes(PAGE))
    yield "longer by a byte", lambda path: path.write_bytes(path.read_bytes() + b"x")
    yield "a hole at the end", lambda path: os.truncate(path, 1 << 33)
    yield "twice", lambda path: path.write_bytes(2 * path.read_bytes())


def _pages(path: Path) -> Iterator[tuple[str, Damage]]:
    pages = path.stat().st_size // PAGE
    for number in range(pages):
        for name, byte in (("zeroed", b"\0"), ("of ones", b"\xff"), ("of a letter", b"d")):
            if name == "zeroed" or number % 7 == 1:
                yield f"page {number} {name}", partial(_overwrite, number * PAGE, byte * PAGE)
    for one, other in ((1, 2), (2, pages - 1), (pages // 3, pages // 2), (0, 1)):
        yield f"pages {one} and {other} swapped", partial(_move, one, other, back=True)
        yield f"page {one} in the place of {other}", partial(_move, one, other, back=False)


def _cut_at(end: int, path: Path) -> None:
    os.truncate(path, end)


def _overwrite(at: int, new: bytes, path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + new + whole[at + len(new) :])


def _move(one: int, other: int, path: Path, *, back: bool) -> None:
    whole = path.read_bytes()
    first, second = (whole[number * PAGE : (number + 1) * PAGE] for number in (one, other))
    _overwrite(other * PAGE, first, path)
    if back:
        _overwrite(one * PAGE, second, path)


def _header() -> Iterator[tuple[str, Damage]]:
    """Each field of https://www.sqlite.org/fileformat.html that something can stand in."""
    fields = {
        "magic": (0, b"SQLite format 4\x00"),
        "page size 512": (16, b"\x02\x00"),
        "page size 65536": (16, b"\x00\x01"),
        "page size 3": (16, b"\x00\x03"),
        "written as WAL": (18, b"\x02\x02"),
        "written by nobody knows whom": (18, b"\x09\x09"),
        "reserved space": (20, b"\xff"),
        "fractions": (21, b"\x00\x00\x00"),
        "no page": (28, bytes(4)),
        "a million pages": (28, (1_000_000).to_bytes(4, "big")),
        "one page": (28, (1).to_bytes(4, "big")),
        "a freelist in a table": (32, (3).to_bytes(4, "big") + (1).to_bytes(4, "big")),
        "a huge freelist": (36, b"\xff\xff\xff\xff"),
        "a freelist from nowhere": (32, (1 << 30).to_bytes(4, "big") + (9).to_bytes(4, "big")),
        "schema format 9": (44, (9).to_bytes(4, "big")),
        "largest root": (52, (2).to_bytes(4, "big")),
        "UTF-16": (56, (2).to_bytes(4, "big")),
        "encoding 7": (56, (7).to_bytes(4, "big")),
        "schema 0": (60, bytes(4)),
        "a newer schema": (60, (77).to_bytes(4, "big")),
        "an absurd schema": (60, b"\x7f\xff\xff\xff"),
        "a schema below nothing": (60, b"\xff\xff\xff\xff"),
        "an older schema": (60, (1).to_bytes(4, "big")),
        "of another program": (68, b"abcd"),
        "of no program": (68, bytes(4)),
    }
    for name, (at, new) in fields.items():
        yield name, partial(_overwrite, at, new)


def _others() -> Iterator[tuple[str, Damage]]:
    texts = {
        "an empty file": b"",
        "a text": "Liebes Tagebuch, \N{GRINNING FACE}\n".encode() * 300,
        "a line": b"a letter",
        "an export": b'{"valuetrack": 1, "format": "export", "version": 1}\n',
        "zeros": bytes(8 * PAGE),
        "noise": bytes(one * one * 7 % 251 for one in range(9 * PAGE)),
        "a header alone": b"SQLite format 3\x00" + b"\xff" * 5000,
    }
    for name, text in texts.items():
        yield name, partial(_write, text)

    def a_folder(path: Path) -> None:
        path.unlink()
        path.mkdir()

    def a_link_to_itself(path: Path) -> None:
        path.unlink()
        path.symlink_to(path.name)

    def a_pipe(path: Path) -> None:
        path.unlink()
        os.mkfifo(path)

    def of_another_program(path: Path) -> None:
        path.unlink()
        _ask("CREATE TABLE note (text)", path)

    yield "a folder", a_folder
    yield "a link to itself", a_link_to_itself
    yield "a pipe", a_pipe
    yield "a store of another program", of_another_program
    statements = {
        "no index": "DROP INDEX change_group",
        "no table": "DROP TABLE contact",
        "no log": "DROP TABLE change",
        "no column": "ALTER TABLE check_in RENAME COLUMN note TO noted",
        "a table more": "CREATE TABLE mine (text)",
        "a view in the place of a table": "DROP TABLE contact; CREATE VIEW contact AS SELECT * FROM value",
        "a row that refers to nobody": "UPDATE action SET value_id = 'nobody'",
        "a day that is none": "UPDATE action SET day = '2026-02-30'",
        "no UTF-8": "UPDATE check_in SET note = CAST(x'ffc0' AS TEXT)",
        "rows that no log knows": "DELETE FROM change",
        "a log of nothing": "DELETE FROM leaning; DELETE FROM comparison",
        "numbers that are taken": "UPDATE change SET entry = entry + 9223372036854770000",
        "words that are no JSON": "UPDATE change SET after = 'x'",
    }
    for name, statement in statements.items():
        yield name, partial(_ask, statement)


def _beside() -> Iterator[tuple[str, Damage]]:
    def journal(text: bytes) -> Damage:
        return lambda path: Path(f"{path}-journal").write_bytes(text)

    magic = bytes.fromhex("d9d505f920a163d7")
    yield "a journal of noise", journal(bytes(one * 31 % 256 for one in range(5000)))
    yield "a journal with a header alone", journal(magic + bytes(504))
    yield "a journal of many pages that are not there", journal(magic + b"\x00\x00\xff\xff" + bytes(500))
    yield "the journal of another store", lambda path: _hot(path, other=True)
    yield "a journal that is cut off", lambda path: _hot(path, other=False)

    def a_log_beside(path: Path) -> None:
        """What another program leaves that opens it in WAL mode and is killed."""
        copy = path.with_name("copy.db")
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("UPDATE check_in SET note = 'written by another'")
            for ending in ("", "-wal", "-shm"):
                shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
        for ending in ("", "-wal", "-shm"):
            Path(f"{copy}{ending}").replace(f"{path}{ending}")

    yield "a log beside it", a_log_beside
    yield "a log of noise beside it", lambda path: Path(f"{path}-wal").write_bytes(b"x" * 5000)


def _hot(path: Path, *, other: bool) -> None:
    """Leave a journal that SQLite rolls back: that of a store of another schema, or one that ends too early."""
    victim = path.with_name("victim.db")
    shutil.copyfile(store_of(1) if other else path, victim)
    with closing(sqlite3.connect(victim, isolation_level=None)) as connection:
        connection.executescript("PRAGMA cache_size = 1; BEGIN; UPDATE change SET command = 'x' || command;")
        journal = Path(f"{victim}-journal").read_bytes()
        halfway = victim.read_bytes()
    victim.unlink()
    Path(f"{path}-journal").write_bytes(journal if other else journal[: len(journal) // 2])
    if not other:
        path.write_bytes(halfway)


def _ask(statements: str, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(statements)
