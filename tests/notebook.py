"""A person at the command line: runs real commands on a real store, in this process or in one of their own."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.servers import database_of, server
from valuetrack.store.kinds import TABLE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TODAY = "2026-01-14"
_OURS = ("VALUETRACK_", "XDG_", "LC_")
_OTHERS = {"LANG", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "EDITOR", "VISUAL", "TERM"}


@dataclass(frozen=True)
class Said:
    """What a command said, and the code it ended with."""

    code: int
    out: str
    err: str


class Notebook:
    """Commands against the store at `db`, in a home of its own; on a server that is an address."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch, db: Path | None = None) -> None:
        self.home = home
        self.db = db or home / "journal.db"
        self.day = TODAY
        self._patch = monkeypatch
        for name in list(os.environ):
            if name.startswith(_OURS) or name in _OTHERS:
                monkeypatch.delenv(name)
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv("LANG", "C.UTF-8")

    def environment(self, day: str | None = None, **more: str) -> dict[str, str]:
        """The environment of a command entered on `day` at 20:00."""
        ours = {"VALUETRACK_DB": str(self.db), "VALUETRACK_NOW": _moment(day or self.day)}
        return {**os.environ, **ours, **more}

    def run(self, *arguments: str, day: str | None = None, stdin: str = "", **more: str) -> Said:
        """Run a command in this process, without a terminal."""
        from valuetrack.cli.app import run

        out, err = _stream(), _stream()
        with self._patch.context() as patch:
            for name, value in self.environment(day, **more).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(_bytes(stdin)), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run(list(arguments))
        return Said(code, _text(out), _text(err))

    def do(self, *arguments: str, day: str | None = None, **more: str) -> Said:
        """Run a command that has to work."""
        said = self.run(*arguments, day=day, **more)
        assert said.code == 0, f"exit {said.code}: {arguments}\n{said.out}{said.err}"
        return said

    def data(self, *arguments: str, day: str | None = None) -> Any:
        """The data of a command's JSON."""
        return json.loads(self.do(*arguments, "--json", day=day).out)["data"]

    def spawn(self, *arguments: str, day: str | None = None, stdin: str = "", **more: str) -> Said:
        """Run a command in a process of its own, without a terminal."""
        done = subprocess.run(
            [sys.executable, "-m", "valuetrack", *arguments],
            env=self.environment(day, **more),
            input=_bytes(stdin),
            capture_output=True,
            check=False,
            cwd=self.home,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    @property
    def is_on_server(self) -> bool:
        """Whether a server keeps it."""
        return isinstance(self.db, str)

    @property
    def place(self) -> str:
        """Where it is, as the program says it."""
        return str(self.db)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """What the store answers to a query, past the program."""
        if self.is_on_server:
            return server().ask(f"SET search_path TO valuetrack; {sql}", database_of(self.db))
        with closing(sqlite3.connect(self.db)) as connection:
            return connection.execute(sql).fetchall()

    def content(self) -> bytes:
        """All that is kept, to the byte: the file, or each row and who wrote it."""
        if self.is_on_server:
            asked = [f"SELECT xmin::text, * FROM {one} ORDER BY ctid" for one in TABLE.values()]  # noqa: S608
            return repr([self.ask(one) for one in asked]).encode()
        return self.db.read_bytes()

    def touched(self) -> int:
        """When the file was written last; a server keeps with each row who wrote it."""
        return 0 if self.is_on_server else self.db.stat().st_mtime_ns

    def clear(self) -> None:
        """Let there be no notebook any more."""
        if self.is_on_server:
            server().ask("DROP SCHEMA valuetrack CASCADE", database_of(self.db))
        else:
            self.db.unlink()

    def take_away(self) -> None:
        """Let something else stand in the place of the notebook, or nothing."""
        if self.is_on_server:
            server().take_away(database_of(self.db))
            return
        if self.db.exists():
            self.db.rename(self.home / "away")
        self.db.mkdir()

    def bring_back(self) -> None:
        """Undo `take_away`."""
        if self.is_on_server:
            server().bring_back(database_of(self.db))
            return
        self.db.rmdir()
        if (self.home / "away").exists():
            (self.home / "away").rename(self.db)


def _moment(day: str) -> str:
    return day if "T" in day else f"{day}T20:00:00"


def _bytes(stdin: str) -> bytes:
    """What a pipe brings; a surrogate stands for a byte that is no UTF-8."""
    return stdin.encode("utf-8", "surrogateescape")


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
