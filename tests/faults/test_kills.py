"""Writers that are killed at any moment: all that they told is there, and of the last change all or nothing.

Each change says what it found and what it is about to leave, by the time that it has its turn, and that it is kept once
it is; so what is kept is known change by change, whoever made it.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import random
import shutil
import signal
import struct
import time
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from tests.faults import mutants
from tests.faults.trials import HOT
from tests.store.stores import NOW, a_note, a_value, ask, writing
from valuetrack.errors import Nothing, StoreError
from valuetrack.frozen import replace
from valuetrack.model import CheckIn
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.health import Verdict
from valuetrack.store.kinds import KINDS, Standing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tried
    from valuetrack.store.writing import Writer

WRITERS = 3
TRIALS = 12  # in a round
AT_LEAST_HOT = 0.25
_NUMBER = struct.Struct("q")
TABLES = (*KINDS, "change", "tombstone")


def digest(ask: Any) -> str:
    """What all rows of a store come to; `ask` executes SQL."""
    found = hashlib.sha256()
    for table in TABLES:
        key = "entry" if table == "change" else "id"
        for row in ask(f"SELECT * FROM {table} ORDER BY {key}"):  # noqa: S608
            found.update(repr(tuple(row)).encode())
    return found.hexdigest()[:16]


def write_on(path: Path, number: int, told: int, turns: mmap.mmap) -> NoReturn:
    """Write, change, remove, take back and bring back, until somebody ends this."""
    lots = random.Random(number)  # noqa: S311 - no secret
    at = NOW + timedelta(seconds=number)
    try:
        while True:
            at += timedelta(seconds=WRITERS)
            with writing(path, now=at) as writer:
                writer._execute("PRAGMA cache_size = 1", {})  # what is changed is in the file before the change is kept
                (turn,) = _NUMBER.unpack(turns[: _NUMBER.size])
                turns[: _NUMBER.size] = _NUMBER.pack(turn + 1)
                found = digest(lambda sql: writer._execute(sql, {}))
                for _ in range(lots.randrange(4, 10)):
                    change(writer, lots)
                say(told, turn=turn, found=found, leaves=digest(lambda sql: writer._execute(sql, {})))
            say(told, turn=turn, kept=True)
    finally:
        os._exit(1)


def change(writer: Writer, lots: random.Random) -> None:
    """One of the kinds of change, by lot."""
    notes = writer._records(CheckIn, "ORDER BY entry")
    kind = lots.choice(["many", "many", "edit", "remove", "undo", "redo"])
    with suppress(Nothing):
        if kind == "undo":
            writer.undo()
            return
        if kind == "redo":
            writer.redo()
            return
    if kind == "edit" and notes:
        for one in lots.sample(notes, min(3, len(notes))):
            writer.put(replace(one, note=f"{lots.random()} " + "y" * lots.randrange(6000)))
    elif kind == "remove" and notes:
        writer.remove(lots.choice(notes))
    else:
        for _ in range(lots.randrange(3, 9)):
            writer.put(a_note(f"{lots.random()} " + "x" * lots.randrange(6000)))


def say(told: int, **what: Any) -> None:
    """Tell it at once; a line is short enough to come whole."""
    os.write(told, f"{json.dumps(what)}\n".encode())


class Killed:
    """What a crowd of writers told until they were killed."""

    def __init__(self, path: Path, seconds: float, seed: int) -> None:
        turns = mmap.mmap(-1, _NUMBER.size)
        read, told = os.pipe()
        children = []
        for number in range(WRITERS):
            child = os.fork()
            if child == 0:
                os.close(read)
                write_on(path, seed * WRITERS + number, told, turns)
            children.append(child)
        os.close(told)
        with os.fdopen(read, "rb") as lines:
            self.lines = [json.loads(lines.readline())]  # the first is about to be kept: from here on, any moment
            for child in children:  # the first is gone while the others go on
                time.sleep(seconds if child in children[:2] else 0)
                os.kill(child, signal.SIGKILL)
            codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
            self.lines += [json.loads(line) for line in lines]
        assert codes == [-signal.SIGKILL] * WRITERS
        journal = path.with_name(f"{path.name}-journal")
        self.is_hot = journal.exists() and journal.read_bytes().startswith(HOT)
        self.kept = sum("kept" in one for one in self.lines)

    def may_be_left(self, first: str) -> set[str]:
        """What may be kept now, walking through all that was told, from what was there at `first`."""
        kept = {one["turn"] for one in self.lines if "kept" in one}
        may_be = {first}
        for one in sorted((one for one in self.lines if "leaves" in one), key=lambda one: one["turn"]):
            assert one["found"] in may_be, "a change found what no change before it had left"
            may_be = {one["leaves"]} if one["turn"] in kept else {one["found"], one["leaves"]}
        return may_be


def replayed(path: Path) -> dict[str, dict[str, Any]]:
    """What the log alone says is there: each change that stands leads from what the ones before it had left."""
    left: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    lines = ask(path, "SELECT kind, record_id, before, after, standing FROM change ORDER BY entry")
    for kind, one, before, after, standing in lines:
        if standing == Standing.DONE.value:
            assert left[kind].pop(one, None) == (json.loads(before) if before else None)
            if after:
                left[kind][one] = json.loads(after)
    return left


def judge(path: Path, killed: Killed, first: str) -> str:
    """What is kept now; whatever was told as kept is there, and the log alone leads to it."""
    may_be = killed.may_be_left(first)
    with open_reading(engine_of(path)) as reader:  # whoever opens it rolls back what was left halfway
        state = digest(lambda sql: reader._execute(sql, {}))
    assert state in may_be, "what is kept is neither what was told nor what was about to be"
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    notes = {one: fields["note"] for one, fields in replayed(path)["check_in"].items()}
    assert notes == dict(ask(path, "SELECT id, note FROM check_in")), "the log leads to something else"
    for found in engine_of(path).examine(full=True):
        assert found.verdict is not Verdict.WRONG, f"doctor says {found.check}: {found.facts}"
    return state


def walk(blank: Path, path: Path, trials: int, lots: random.Random) -> tuple[int, int]:
    """Kill a crowd of writers so many times; how often a hot journal was left, and how many changes were told."""
    hot = told = 0
    state = ""
    for trial in range(trials):
        if trial % 2 == 0:  # what is read at each change grows with it
            shutil.copy(blank, path)
            with writing(path) as writer:
                writer.put(a_value())
                state = digest(lambda sql: writer._execute(sql, {}))
        killed = Killed(path, lots.uniform(0, 0.25), lots.randrange(1 << 20))
        hot += killed.is_hot
        told += killed.kept
        state = judge(path, killed, state)
    return hot, told


def test_what_was_told_is_there_and_the_last_change_is_whole_or_absent(
    blank: Path, tmp_path: Path, rounds: int, tried: Tried
) -> None:
    trials = TRIALS * rounds
    hot, told = walk(blank, tmp_path / "journal.db", trials, random.Random(rounds))  # noqa: S311 - no secret
    tried({"crowds killed": trials, "of them with a hot journal": hot, "changes told as kept": told})
    assert hot >= AT_LEAST_HOT * trials
    assert told > trials // 2


def tell_first() -> None:
    """Say that it is kept before it is."""
    global say  # noqa: PLW0603 - of a fork
    then = say

    def early(told: int, **what: Any) -> None:
        then(told, **what)
        then(told, turn=what["turn"], kept=True)
        time.sleep(0.03 * ("leaves" in what))

    say = early


MUTANTS = {**mutants.BY_NAME, "receipt first": tell_first}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_writer_that_loses_things_is_found_out(
    blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, tried: Tried
) -> None:
    turned = write_on

    def wrongly(*given: Any) -> NoReturn:
        MUTANTS[name]()
        turned(*given)

    monkeypatch.setattr("tests.faults.test_kills.write_on", wrongly)
    with pytest.raises((AssertionError, StoreError)):
        walk(blank, tmp_path / "journal.db", 60, random.Random(name))  # noqa: S311 - no secret
    tried({"mutants found out": 1})
