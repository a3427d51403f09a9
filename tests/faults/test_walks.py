"""Two sessions that write, take back and bring back in turn: each step leaves what a model of a few lines says."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.store.stores import a_note, ask
from tests.store.stores import writing as writing_in
from valuetrack.errors import Nothing
from valuetrack.frozen import replace
from valuetrack.model import CheckIn, new_id
from valuetrack.store.database import engine_of
from valuetrack.store.health import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tried
    from valuetrack.store.writing import Writer

WALKS, STEPS = 6, 40  # in a round


@dataclass
class Line:
    """A change: the session that made it, the note, and its words before and after; whether it stands."""

    session: str
    note: str
    before: str | None
    after: str | None
    stands: bool = True


@dataclass
class Model:
    """What the words of decision 29 come to, for notes, which name no other record."""

    notes: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def write(self, session: str, note: str, after: str | None) -> None:
        """What was taken back is gone for good once something is written."""
        self.lines = [one for one in self.lines if one.stands]
        self.lines.append(Line(session, note, self.notes.get(note), after))
        self._set(note, after)

    def undo(self) -> bool:
        """Take back of the session that wrote last what no other change was built on; whether there was any."""
        for last in reversed([one for one in self.lines if one.stands]):
            own = [one for one in self.lines if one.stands and one.session == last.session]
            going = []
            staying: set[str] = set()
            for one in reversed([one for one in self.lines if one.stands]):
                if one.session == last.session and one.note not in staying:
                    going.append(one)
                else:
                    staying.add(one.note)
            if going:
                name = last.session if len(going) == len(own) else new_id()
                for one in going:
                    one.stands, one.session = False, name
                    self._set(one.note, one.before)
                return True
        return False

    def redo(self) -> bool:
        """Bring back what was taken back last; whether there was any."""
        latest = {one.session: place for place, one in enumerate(self.lines) if not one.stands}
        if not latest:
            return False
        session = min(latest, key=lambda one: latest[one])
        for one in self.lines:
            if one.session == session and not one.stands:
                one.stands = True
                self._set(one.note, one.after)
        return True

    def _set(self, note: str, words: str | None) -> None:
        if words is None:
            self.notes.pop(note, None)
        else:
            self.notes[note] = words


class Walk:
    """A store in which two sessions write in turn, and the model beside it."""

    def __init__(self, path: Path, lots: random.Random) -> None:
        self.path = path
        self.lots = lots
        self.model = Model()
        self.sessions = [new_id(), new_id()]

    def step(self) -> None:
        """One of both sessions does something."""
        turn = self.lots.randrange(2)
        kind = self.lots.choice(["new", "edit", "edit", "remove", "undo", "undo", "redo", "leave"])
        if kind == "leave":
            self.sessions[turn] = new_id()
        elif kind in ("undo", "redo"):
            self.go(kind)
        else:
            with writing_in(self.path, self.sessions[turn]) as writer:
                self._write(writer, kind, self.sessions[turn])
        self.compare()

    def _write(self, writer: Writer, kind: str, session: str) -> None:
        notes = writer._records(CheckIn, "ORDER BY entry")
        words = str(self.lots.random())
        if kind == "new" or not notes:
            note = writer.put(a_note(words))
            self.model.write(session, note.id, words)
            return
        note = self.lots.choice(notes)
        if kind == "edit":
            writer.put(replace(note, note=words))
        else:
            writer.remove(note)
        self.model.write(session, note.id, words if kind == "edit" else None)

    def go(self, kind: str) -> bool:
        """Take back or bring back; whether there was anything, which the model knows."""
        expected = self.model.undo() if kind == "undo" else self.model.redo()
        try:
            with writing_in(self.path) as writer:
                writer.undo() if kind == "undo" else writer.redo()
        except Nothing:
            assert not expected
        else:
            assert expected
        return expected

    def compare(self) -> None:
        """What is kept is what the model says."""
        assert dict(ask(self.path, "SELECT id, note FROM check_in")) == self.model.notes


@pytest.mark.parametrize("seed", range(WALKS))
def test_two_sessions_in_turn_leave_what_the_model_says(
    blank: Path, tmp_path: Path, rounds: int, seed: int, tried: Tried
) -> None:
    for more in range(rounds):
        path = tmp_path / f"{more}.db"
        shutil.copy(blank, path)
        walk = Walk(path, random.Random(seed + WALKS * more))  # noqa: S311 - no secret
        for _ in range(STEPS):
            walk.step()
        there = dict(walk.model.notes)
        taken = 0
        while walk.go("undo"):
            walk.compare()
            taken += 1
        assert walk.model.notes == {}
        for _ in range(taken):
            assert walk.go("redo")
            walk.compare()
        assert walk.model.notes == there
        assert all(one.verdict is not Verdict.WRONG for one in engine_of(path).examine(full=True))
    tried({"walks": rounds})
