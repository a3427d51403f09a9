"""What the tests let other processes do: python -m tests.store.processes TASK ARGUMENTS."""

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
from pathlib import Path
from typing import TYPE_CHECKING

from tests.store.revisions import warmth
from tests.store.stores import NOW, WED, a_note, a_value, an_opportunity, writing
from valuetrack.errors import StoreError
from valuetrack.store import engine, migrations
from valuetrack.store.database import engine_of, open_reading

if TYPE_CHECKING:
    from collections.abc import Callable

NOBODY = 65534


def crowd(path: Path, size: int) -> None:
    """Let `size` processes enter one opportunity each, all in the same moment."""
    _load_everything()
    waiting, start = os.pipe()
    children = []
    for _ in range(size):
        child = os.fork()
        if child == 0:
            os.close(start)
            os.read(waiting, 1)  # returns when the parent closes its end
            time.sleep(random.random() / 5)  # noqa: S311 - some make the store while others are writing
            with writing(path) as writer:
                writer.put(a_value())
                writer.put(an_opportunity())
            os._exit(0)
        children.append(child)
    os.close(start)
    results = [os.waitpid(child, 0)[1] for child in children]
    assert results == [0] * size


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
    """Die in the middle of a change, when part of it is in the file already."""
    with writing(path) as writer:
        writer._execute("PRAGMA cache_size = 1", {})
        for number in range(50):
            writer.put(a_note(f"{number}" + "x" * 5000))
        os.kill(os.getpid(), signal.SIGKILL)


def full_disk(path: Path, room: int) -> None:
    """Try a change, and a note of 100,000 characters, where no file can grow beyond `room` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    _tell(lambda: _note(path, "x" * 100_000))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def without_permission(task: str, path: Path) -> None:
    """Read or write as somebody whom permissions hold back."""
    _load_everything()
    if root := os.geteuid() == 0:
        os.setresuid(NOBODY, NOBODY, 0)
    _tell(lambda: _read(path) if task == "read" else _note(path, "tea"))
    if root:
        os.setresuid(0, 0, 0)


def migrate(path: Path) -> None:
    """Read a store with a program of the next schema."""
    engine.SCHEMA += 1
    migrations.REVISIONS = (*migrations.REVISIONS, warmth)
    notices: list[str] = []
    with open_reading(engine_of(path), notice=notices.append) as reader:
        assert len(reader.lives()) == 1
    print(json.dumps(notices))


def _read(path: Path) -> None:
    with open_reading(engine_of(path)) as reader:
        assert len(reader.lives()) == 1


def _read_notes(path: Path) -> None:
    with open_reading(engine_of(path)) as reader:
        assert len(reader.check_ins(WED, WED)) == 1


def _note(path: Path, text: str) -> None:
    with writing(path) as writer:
        writer.put(a_note(text))


def _load_everything() -> None:
    """Load what is loaded on demand, while the interpreter's own files are in reach."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "scratch.db"
        _note(scratch, "tea")
        _read_notes(scratch)


def _tell(task: Callable[[], None]) -> None:
    """Print the kind and the message of what the store refuses, or nothing."""
    try:
        task()
    except StoreError as error:
        print(json.dumps([type(error).__name__, error.message]))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["crowd", where, size]:
            crowd(Path(where), int(size))
        case ["killed", where, trials]:
            killed(Path(where), int(trials))
        case ["crash", where]:
            crash(Path(where))
        case ["full-disk", where, room]:
            full_disk(Path(where), int(room))
        case ["without-permission", task, where]:
            without_permission(task, Path(where))
        case ["migrate", where]:
            migrate(Path(where))
        case other:
            sys.exit(f"unknown task: {other}")
