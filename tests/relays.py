"""A way to a server that counts how often it is gone, and can be long."""

from __future__ import annotations

import select
import shutil
import socket
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers import Server


class Relay:
    """Passes on what is said between a command and a server.

    `trips` counts how often something is sent there after an answer came, the first included and the goodbye not. There
    and back takes `latency` seconds.
    """

    def __init__(self, folder: Path, to: Server, latency: float) -> None:
        self.trips = 0
        self._folder = folder
        self._to = to
        self._latency = latency
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / f".s.PGSQL.{to.port}"))
        self._listening.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def address(self, database: str) -> str:
        """How a database of the server is named by who takes this way."""
        return f"postgresql://postgres@/{database}?host={self._folder}&port={self._to.port}"

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                self._pass_on(client)

    def _pass_on(self, client: socket.socket) -> None:
        waits = False
        with client, socket.socket(socket.AF_UNIX) as there:
            there.connect(str(self._to.folder / f".s.PGSQL.{self._to.port}"))
            while True:
                for one in select.select([client, there], [], [])[0]:
                    if not (said := one.recv(1 << 16)):
                        return
                    if one is there:
                        self.trips += waits
                        waits = False
                    else:
                        waits = True
                    time.sleep(self._latency / 2)
                    (client if one is there else there).sendall(said)

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


@contextmanager
def relay(to: Server, latency: float = 0) -> Iterator[Relay]:
    """A way to a server that is there within the block."""
    folder = Path(tempfile.mkdtemp(prefix="relay-"))  # a socket has a short name
    try:
        found = Relay(folder, to, latency)
        yield found
        found.close()
    finally:
        shutil.rmtree(folder)
