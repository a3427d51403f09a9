"""A process that has loaded the program under tests/faults/calls.c, and forks for each command that it is asked for.

`python -m tests.faults.loaded N` is that process; it is asked through the socket that is its file N, and ends with it.
"""

from __future__ import annotations

import ctypes
import importlib
import io
import json
import os
import pkgutil
import random
import signal
import socket
import struct
import subprocess
import sys
import uuid
from dataclasses import asdict, dataclass
from enum import IntEnum, IntFlag
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import valuetrack
from tests.faults import mutants
from tests.forked import run_to_the_end, stand_in_for
from tests.measuring import measure_without_lock
from valuetrack.store.database import load_writing
from valuetrack.store.encrypted_file import keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SIZE = struct.Struct("I")
MOST, LENGTH, PATH = 4096, 96, 4096


class Which(IntFlag):
    """Which calls count."""

    CHANGING = 1
    READING = 2
    LOCKING = 4


class How(IntEnum):
    """What becomes of the chosen call: of a short one half is done and told, FAIL_ON lets those after it fail, too."""

    NOTHING = 0
    KILL_BEFORE = 1
    KILL_AFTER = 2
    KILL_HALFWAY = 3
    FAIL = 4
    FAIL_ON = 5
    SHORT = 6


class _Plan(ctypes.Structure):
    """As calls.c has it."""

    _fields_ = (
        ("counted", ctypes.c_long),
        ("at", ctypes.c_long),
        ("hits", ctypes.c_long),
        ("which", ctypes.c_int),
        ("how", ctypes.c_int),
        ("error", ctypes.c_int),
        ("folder", ctypes.c_char * PATH),
        ("names", ctypes.c_char * LENGTH * MOST),
    )


@dataclass(frozen=True)
class Ran:
    """How a command went: its code (negative: the signal that ended it), what it said, its calls, how many were hit.

    A call is its name, a blank, and the place below the home.
    """

    code: int
    out: str
    err: str
    calls: list[str]
    hits: int


class Loaded:
    """The process that has loaded the program."""

    def __init__(self, library: Path) -> None:
        self._asking, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.loaded", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                cwd=Path(__file__).parents[2],
                env={**os.environ, "LD_PRELOAD": str(library)},
            )

    def run(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        home: Path,
        *,
        at: int = 0,
        how: How = How.NOTHING,
        error: int = 0,
        which: Which = Which.CHANGING,
        stdin: str = "",
        mutant: str = "",
    ) -> Ran:
        """Run a command, and let its call number `at` of those that count under `home` come to `how`."""
        told = {
            "arguments": [*arguments],
            "environment": dict(environment),
            "home": str(home),
            "at": at,
            "how": how,
            "error": error,
            "which": which,
            "stdin": stdin,
            "mutant": mutant,
        }
        _send(self._asking, told)
        try:
            return Ran(**_receive(self._asking))
        except EOFError:
            raise EOFError(f"the process that has loaded the program ended with {self._process.wait()}") from None

    def end(self) -> None:
        """Let it end."""
        self._asking.close()
        self._process.wait()


def _send(through: socket.socket, what: Any) -> None:
    text = json.dumps(what).encode()
    through.sendall(SIZE.pack(len(text)) + text)


def _receive(through: socket.socket) -> Any:
    with through.makefile("rb", buffering=0) as file:
        (length,) = SIZE.unpack(_exactly(file, SIZE.size))
        return json.loads(_exactly(file, length))


def _exactly(file: Any, length: int) -> bytes:
    read = b""
    while len(read) < length:
        part = file.read(length - len(read))
        if not part:
            raise EOFError("the other side is gone")
        read += part
    return read


def _serve(asking: socket.socket, plan: _Plan) -> None:
    """Run what is asked for, one after the other, until nobody asks any more."""
    while True:
        try:
            asked = _receive(asking)
        except EOFError:
            return
        out, err, given = (os.memfd_create(name) for name in ("out", "err", "in"))
        os.write(given, asked["stdin"].encode())
        os.lseek(given, 0, os.SEEK_SET)
        plan.counted = plan.hits = 0
        plan.at, plan.how, plan.error, plan.which = (asked[name] for name in ("at", "how", "error", "which"))
        plan.folder = b""
        child = os.fork()
        if child == 0:
            _be_the_command(asked, plan, (given, out, err))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        plan.folder = b""
        seen = [_named(plan.names[one].value) for one in range(min(plan.counted, MOST))]
        _send(asking, asdict(Ran(code, _all_of(out), _all_of(err), seen, plan.hits)))
        for file in (given, out, err):
            os.close(file)


def _be_the_command(asked: Any, plan: _Plan, streams: tuple[int, int, int]) -> NoReturn:
    """Run the command with these standard streams; what it draws by lot is the same each time."""
    for number, file in enumerate(streams):
        os.dup2(file, number)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    lots = random.Random(" ".join(asked["arguments"]))  # noqa: S311 - no secret
    uuid.uuid4 = lambda: uuid.UUID(int=lots.getrandbits(128), version=4)
    measure_without_lock()
    stand_in_for(asked["arguments"], asked["environment"], asked["home"])
    if asked["mutant"]:
        mutants.BY_NAME[asked["mutant"]]()
    plan.folder = asked["home"].encode()
    run_to_the_end()


def _named(call: bytes) -> str:
    """The name of a call and the place of its file, whatever widths of numbers the callers were built for."""
    name, _, place = call.decode(errors="replace").partition(" ")
    return f"{name.removesuffix('64').replace('fdatasync', 'fsync')} {place}"


def _all_of(file: int) -> str:
    os.lseek(file, 0, os.SEEK_SET)
    with io.FileIO(file, closefd=False) as reader:
        return reader.readall().decode(errors="replace")


if __name__ == "__main__":
    del os.environ["LD_PRELOAD"]
    library = ctypes.CDLL(None)
    library.faults.restype = ctypes.POINTER(_Plan)
    for module in pkgutil.walk_packages(valuetrack.__path__, "valuetrack."):  # loaded once, for all commands
        importlib.import_module(module.name)
    load_writing()
    keys.ROUNDS = 2  # elsewhere a passphrase takes long on purpose
    with socket.socket(fileno=int(sys.argv[1])) as its:
        _serve(its, library.faults().contents)
