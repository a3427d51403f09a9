"""How often a command sends to a server and waits, connecting and the end of the change counted: at most ten times."""

from __future__ import annotations

import select
import shutil
import socket
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import needs_server, server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.notebook import Notebook

pytestmark = needs_server
MOST = 10
COMMANDS = (
    ("today",),
    ("list-values",),
    ("check-in", "--note", "green"),
    ("plan-week", "water the beans", "--value", "Connection", "--on", "thu"),
    ("log-opportunity", "sun", "--value", "Connection", "--taken"),
    ("edit-value", "Connection", "--meaning", "green things"),
    ("review-week",),
    ("show-week",),
    ("journal",),
    ("show-value", "Connection"),
    ("show-trends",),
    ("undo",),
    ("redo",),
)


class Relay:
    """A way to a server that counts how often something is sent there after an answer came; the goodbye is none."""

    def __init__(self, folder: Path, port: int, to: str) -> None:
        self.trips = 0
        self._to = to
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / f".s.PGSQL.{port}"))
        self._listening.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                self._pass_on(client)

    def _pass_on(self, client: socket.socket) -> None:
        waits = False
        with client, socket.socket(socket.AF_UNIX) as there:
            there.connect(self._to)
            while True:
                for one in select.select([client, there], [], [])[0]:
                    if not (said := one.recv(1 << 16)):
                        return
                    if one is there:
                        self.trips += waits
                        waits = False
                    else:
                        waits = True
                    (client if one is there else there).sendall(said)

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


@pytest.fixture
def relay() -> Iterator[tuple[Relay, Path]]:
    folder = Path(tempfile.mkdtemp(prefix="relay-"))  # a socket has a short name
    found = Relay(folder, server().port, str(server().folder / f".s.PGSQL.{server().port}"))
    yield found, folder
    found.close()
    shutil.rmtree(folder)


def test_a_command_goes_to_the_server_ten_times_at_most(
    notebook: Notebook, written_database: str, relay: tuple[Relay, Path]
) -> None:
    counting, folder = relay
    found: dict[str, int] = {}
    with server().databases() as new:
        place: Any = f"postgresql://postgres@/{new(written_database)}?host={folder}&port={server().port}"
        notebook.db = place
        notebook.do("check-in", "--note", "the first of the day makes a backup")
        for command in COMMANDS:
            counting.trips = 0
            notebook.do(*command)
            found[command[0]] = counting.trips

    assert {name: trips for name, trips in found.items() if not 3 <= trips <= MOST} == {}
