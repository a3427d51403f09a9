"""Kill the update of a kept store before one of its statements, again and again.

`python -m tests.store.killed_migrations SCHEMA FOLDER MOST` tries at most so many of the statements, and says as JSON
how many there are, were tried, left the store as it was, left it up to date, and left a journal to roll back.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tests.store.kept_stores import content, normalised, store_of
from tests.store.stores import ask
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.engine import SCHEMA
from valuetrack.store.sqlite_file import connecting

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

_SPILLING = ("cache_size=1", "cache_spill=1")  # what is changed stands in the file at once, and a journal beside it


def _bring_up(path: Path) -> None:
    with open_reading(engine_of(path)):
        pass


def _each_statement(heard: Callable[[], object]) -> None:
    """From now on `heard` is called before each statement of this process."""
    connect = connecting.connect

    def traced(path: Path, mode: str, pragmas: Sequence[str]) -> sqlite3.Connection:
        connection = connect(path, mode, (*pragmas, *_SPILLING))
        connection.set_trace_callback(lambda _: heard())
        return connection

    connecting.connect = traced


def _in_a_fork(path: Path, number: int | None) -> int:
    """Bring a store up to date in a process that is killed before a statement; without one, how many there are."""
    waiting, telling = os.pipe()
    child = os.fork()
    if child == 0:
        at = count()
        _each_statement(lambda: os.kill(os.getpid(), signal.SIGKILL) if next(at) == number else None)
        _bring_up(path)
        os.write(telling, str(next(at)).encode())
        os._exit(0)
    os.close(telling)
    with closing(os.fdopen(waiting)) as told:
        said = told.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended == (0 if number is None else -signal.SIGKILL), ended
    return int(said or 0)


def try_out(schema: int, folder: Path, most: int) -> dict[str, int]:
    """Kill it before at most so many of its statements; each time it is old or new, and the next command goes on."""

    def fresh(name: str) -> Path:
        path = folder / name / "journal.db"
        path.parent.mkdir(mode=0o700)
        shutil.copyfile(store_of(schema), path)
        path.chmod(0o600)
        return path

    whole = fresh("whole")
    _bring_up(whole)  # all that it needs is loaded now, for each fork
    total = _in_a_fork(fresh("counted"), None)
    before, old, new = content(store_of(schema), schema), normalised(store_of(schema)), normalised(whole)
    done = dict.fromkeys(("statements", "tried", "old", "new", "journals"), 0) | {"statements": total}
    for number in sorted(random.Random(schema).sample(range(total), min(total, most))):  # noqa: S311 - the same each time
        path = fresh(f"killed-{number}")
        _in_a_fork(path, number)
        done["journals"] += Path(f"{path}-journal").exists()
        ((state,),) = ask(path, "PRAGMA user_version")
        assert state in (schema, SCHEMA), f"statement {number}: schema {state}"
        assert normalised(path) == (old if state == schema else new), f"statement {number}"
        assert content(path, schema) == before, f"statement {number}"
        _bring_up(path)
        assert normalised(path) == new, f"statement {number}"
        assert content(path, schema) == before, f"statement {number}"
        _bring_up(path)
        left = [one for one in path.parent.rglob("*") if one.is_file() and one != path]
        assert len(left) in (1, 2), (
            f"statement {number}: {left}"
        )  # rolling back is a change, and the backup's name with it
        for backup in left:
            assert normalised(backup) == old, f"statement {number}"
            assert content(backup, schema) == before, f"statement {number}"
        done["tried"] += 1
        done["old" if state == schema else "new"] += 1
        shutil.rmtree(path.parent)
    return done


if __name__ == "__main__":
    print(json.dumps(try_out(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
