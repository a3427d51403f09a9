"""Commands as forks of one process that has loaded the program: each runs as it does, but for the time of loading.

`python -m tests.forked N` is that process; it is asked through the socket that is its file N, and ends with it.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import valuetrack
from tests.measuring import end, end_unmeasured, measure_without_lock
from valuetrack.__main__ import main
from valuetrack.store.database import load_writing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NUMBER = struct.Struct("i")
_LONGEST = 1 << 20


@dataclass
class Forked:
    """A running command, asked as one asks a `subprocess.Popen`."""

    pid: int
    _told: socket.socket
    returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code, or the negative number of the signal that ended it; None while it runs."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.returncode = _NUMBER.unpack(self._told.recv(_NUMBER.size))[0]
            self._told.close()
        return self.returncode

    def wait(self, seconds: float | None = None) -> int:
        """Wait for its end. Raises TimeoutError."""
        if self.returncode is None and not select.select([self._told], [], [], seconds)[0]:
            raise TimeoutError(f"the command is still running after {seconds} seconds")
        code = self.poll()
        assert code is not None
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, where it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


def start(arguments: Sequence[str], screen: int, environment: Mapping[str, str], folder: Path) -> Forked:
    """Run a command of valuetrack whose terminal is the open file `screen`, as the head of a session of its own."""
    ours, theirs = socket.socketpair()
    with theirs:
        asked = json.dumps([list(arguments), dict(environment), str(folder)]).encode()
        socket.send_fds(_loaded(), [_NUMBER.pack(len(asked)) + asked], [screen, theirs.fileno()])
    return Forked(_NUMBER.unpack(ours.recv(_NUMBER.size))[0], ours)


@cache
def _loaded() -> socket.socket:
    """The process that has loaded the program, one for all commands of this one."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.forked", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            cwd=Path(__file__).parent.parent,
        )

    @atexit.register
    def _end() -> None:
        ours.close()
        process.wait()

    return ours


def _serve(asking: socket.socket) -> None:
    """Start what is asked for, until nobody asks any more; a process beside each command tells of its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those
    while True:
        asked, files, _, _ = socket.recv_fds(asking, _LONGEST, 2)
        if not asked:
            return
        while len(asked) < _NUMBER.size + _NUMBER.unpack_from(asked)[0]:
            asked += asking.recv(_LONGEST)
        screen, told = files
        if os.fork() == 0:
            asking.close()
            arguments, environment, folder = json.loads(asked[_NUMBER.size :])
            _attend(arguments, environment, folder, screen, told)
        os.close(screen)
        os.close(told)


def _attend(arguments: list[str], environment: dict[str, str], folder: str, screen: int, told: int) -> NoReturn:
    """Run the command in a fork of this fork, and tell its number and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests behind other work ignores it
    command = os.fork()
    if command == 0:
        os.close(told)
        _run(arguments, environment, folder, screen)
    os.close(screen)
    try:
        with socket.socket(fileno=told) as telling:
            telling.send(_NUMBER.pack(command))
            telling.send(_NUMBER.pack(os.waitstatus_to_exitcode(os.waitpid(command, 0)[1])))
    finally:
        end_unmeasured()


def _run(arguments: list[str], environment: dict[str, str], folder: str, screen: int) -> NoReturn:
    """The command at its terminal, with what an interpreter that begins would find."""
    os.login_tty(screen)
    stand_in_for(arguments, environment, folder)
    measure_without_lock()
    run_to_the_end()


def stand_in_for(arguments: Sequence[str], environment: Mapping[str, str], folder: str | Path) -> None:
    """Let this process, a fork whose standard streams are set, find what an interpreter that begins would find."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode, 1) for number, mode in ((0, "r"), (1, "w"), (2, "w")))  # noqa: PTH123, SIM115 - the process's own
    sys.argv = ["valuetrack", *arguments]


def run_to_the_end() -> NoReturn:
    """Run the program and end this process, a fork, with its exit code.

    What was loaded is not taken apart: that writes to each page of memory that the forks share, and took longer than
    the command itself.
    """
    try:
        main()
    except SystemExit as ended:
        with suppress(OSError, ValueError):  # the terminal may be gone
            sys.stdout.flush()
            sys.stderr.flush()
        end(int(ended.code or 0))
    raise AssertionError("the command ends its process")


def load_modules() -> None:
    """Load the whole program, once for all the commands that are forks of this process."""
    for module in pkgutil.walk_packages(valuetrack.__path__, "valuetrack."):
        importlib.import_module(module.name)
    load_writing()


if __name__ == "__main__":
    load_modules()
    with socket.socket(fileno=int(sys.argv[1])) as its:
        _serve(its)
