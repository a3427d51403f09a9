"""What the tests let other processes do: forks of their own, or python -m tests.store.processes TASK ARGUMENTS."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.forked import load_modules
from tests.store.stores import NOW, WED, a_note, writing
from valuetrack.cli import app as command_line
from valuetrack.errors import StoreError
from valuetrack.store.database import engine_of, open_reading, open_writing

if TYPE_CHECKING:
    from collections.abc import Callable

NOBODY = 65534


def crowd(place: str, size: int, home: Path) -> None:
    """Let `size` processes run a command that writes, all in the same moment, and some others one that reads."""
    _load_everything()
    load_modules()
    environment = {"VALUETRACK_DB": place, "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    os.environ.update(environment)

    def run(number: int) -> None:
        time.sleep(random.random() / 5)  # noqa: S311 - some make the store while others are writing
        words = ["journal"] if number % 10 == 9 else ["check-in", "--note", f"note {number}"]
        os._exit(command_line.run([*words, "--json"]))

    _all_at_once(run, size + size // 9)


def climb(path: Path, size: int) -> None:
    """Let `size` processes open an older store in the same moment, every other one to write; say who brought it up."""
    _load_everything()

    def run(number: int) -> None:
        notices: list[str] = []
        if number % 2:
            with open_writing(
                engine_of(path), now=NOW, command="test", group=f"{number}", notice=notices.append
            ) as one:
                one.put(a_note(f"note {number}"))
        else:
            with open_reading(engine_of(path), notice=notices.append) as reader:
                assert len(reader.lives()) > 2
        if notices:
            os.write(sys.stdout.fileno(), f"{notices}\n".encode())
        os._exit(0)

    _all_at_once(run, size)


def _all_at_once(run: Callable[[int], None], size: int) -> None:
    """Run as many forks of this process, which begin together and end with 0."""
    waiting, start = os.pipe()
    children = []
    for number in range(size):
        child = os.fork()
        if child == 0:
            os.close(start)
            os.read(waiting, 1)  # returns when the parent closes its end
            run(number)
            os._exit(70)
        children.append(child)
    os.close(start)
    results = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert results == [0] * size, results


def killed(path: Path, trials: int) -> None:
    """Kill a process that writes pairs of notes, again and again, at any moment; each time the store is whole."""
    for trial in range(trials):
        child = os.fork()
        if child == 0:
            for number in range(1000):
                with writing(path, now=NOW + timedelta(seconds=number)) as writer:
                    writer.put(a_note(f"{trial} {number} one " + "x" * 20_000))
                    writer.put(a_note(f"{trial} {number} two"))
            os._exit(0)
        time.sleep(random.uniform(0.005, 0.12))  # noqa: S311 - no secret
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_reading(engine_of(path)) as reader:
            notes = [note.note.split("x")[0].split()[:3] for note in reader.check_ins(WED, WED)]
            logged = sum(len(group.changes) for group in reader.groups(100_000))
            assert tuple(reader._execute("PRAGMA integrity_check", {})) == (("ok",),)
        assert len(notes) == logged - 1  # the value
        assert len({tuple(note[:2]) for note in notes}) * 2 == len(notes)
    with writing(path) as writer:  # a journal from before the change began is no matter
        writer.put(a_note("last"))
    assert not Path(f"{path}-journal").exists()


def crash(path: Path) -> None:
    """Let a process die in the middle of a change, when part of it is in the file already."""

    def die() -> str:
        with writing(path) as writer:
            writer._execute("PRAGMA cache_size = 1", {})
            for number in range(50):
                writer.put(a_note(f"{number}" + "x" * 5000))
            os.kill(os.getpid(), signal.SIGKILL)
        return ""

    assert _in_a_fork(die) == (-signal.SIGKILL, "")


def full_disk(path: Path, room: int) -> list[str]:
    """What is told of a note of 100,000 characters where no file can grow beyond `room` bytes."""

    def note() -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        said = _refused(lambda: _note(path, "x" * 100_000))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        return said

    return _told(note)


def without_permission(task: str, path: Path) -> list[str]:
    """What is told to somebody whom permissions hold back, and who reads or writes."""
    _load_everything()

    def try_it() -> str:
        if root := os.geteuid() == 0:
            os.setresuid(NOBODY, NOBODY, 0)
        said = _refused(lambda: _read(path) if task == "read" else _note(path, "tea"))
        if root:
            os.setresuid(0, 0, 0)
        return said

    return _told(try_it)


def _in_a_fork(task: Callable[[], str]) -> tuple[int, str]:
    """How a fork of this process ended, below zero by a signal, and what it had to say."""
    answer, asked = os.pipe()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.write(asked, task().encode())
            code = 0
        finally:
            os._exit(code)
    os.close(asked)
    with open(answer, encoding="utf-8") as pipe:  # noqa: PTH123 - a number
        said = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def _told(task: Callable[[], str]) -> list[str]:
    """The class and the message of the error that a fork met; nothing where it met none."""
    code, said = _in_a_fork(task)
    assert code == 0
    answer: list[str] = json.loads(said or "[]")
    return answer


def _read(path: Path) -> None:
    with open_reading(engine_of(path)) as reader:
        assert len(reader.lives()) == 1


def _read_notes(path: Path) -> None:
    with open_reading(engine_of(path)) as reader:
        assert len(reader.check_ins(WED, WED)) == 1


def _note(path: Path, text: str) -> None:
    with writing(path) as writer:
        writer.put(a_note(text))


@cache
def _load_everything() -> None:
    """Load what is loaded on demand, while the interpreter's own files are in reach."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "scratch.db"
        _note(scratch, "tea")
        _read_notes(scratch)


def _refused(task: Callable[[], None]) -> str:
    """The kind and the message of what the store refuses, as JSON, or nothing."""
    try:
        task()
    except StoreError as error:
        return json.dumps([type(error).__name__, error.message])
    return ""


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["crowd", where, size, home]:
            crowd(where, int(size), Path(home))
        case ["killed", where, trials]:
            killed(Path(where), int(trials))
        case ["climb", where, size]:
            climb(Path(where), int(size))
        case other:
            sys.exit(f"unknown task: {other}")
