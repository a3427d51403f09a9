"""A command that is ended or fails at one of its calls, and what has to hold afterwards, as the program sees it."""

from __future__ import annotations

import errno
import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.faults.loaded import How, Which
from valuetrack.errors import StoreError
from valuetrack.store.database import engine_of
from valuetrack.store.encrypted_file.keys import derived, salt_of
from valuetrack.store.health import Verdict
from valuetrack.store.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tests.faults.loaded import Loaded, Ran
    from tests.notebook import Notebook, Said
    from valuetrack.store.encrypted_file.keys import Fits, Key
    from valuetrack.store.engine import Engine

PASSPHRASE, OTHER = "four words nobody guesses", "quite other words"
NEXT_DAY = "2026-01-15"
HOT = bytes.fromhex("d9d505f920a163d7")  # with these a journal begins that is to be rolled back
_ROOM = {"write", "pwrite", "writev", "pwritev", "sendfile", "copy_file_range", "mkdir", "link", "linkat"}
_OPENING = {"open", "openat"}


class State(NamedTuple):
    """What a notebook holds: the passphrase that opens it, and every row but those of what is still to be cleared."""

    passphrase: str | None
    rows: dict[str, list[tuple[Any, ...]]]


class Point(NamedTuple):
    """A call by its number, and what becomes of it."""

    at: int
    how: How
    error: int = 0
    which: Which = Which.CHANGING


class Missed(AssertionError):
    """Something does not hold that has to."""


@dataclass
class Tally:
    """What was tried, in figures."""

    trials: int = 0
    kills: int = 0
    errors: int = 0
    hot: int = 0
    calls: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, int]:
        """What was tried, each figure under its name."""
        ours = {"trials": self.trials, "kills": self.kills, "errors": self.errors, "hot journals": self.hot}
        return ours | {f"calls of {name}": number for name, number in self.calls.items()}


@dataclass
class Trials:
    """One command in a home that is as it was before each trial."""

    loaded: Loaded
    notebook: Notebook
    kept: Path
    arguments: Sequence[str]
    mutant: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.lay_out()
        self.before = self.state()
        self.whole = self.run(Point(0, How.NOTHING))
        assert self.whole.code == 0, f"{self.arguments}\n{self.whole.out}{self.whole.err}"
        self.after = self.state()
        self.tally.calls.update(one.split()[0] for one in self.whole.calls)

    def lay_out(self) -> None:
        """Make the home as it was."""
        shutil.rmtree(self.notebook.home, ignore_errors=True)
        shutil.copytree(self.kept, self.notebook.home, symlinks=True)

    def run(self, point: Point) -> Ran:
        """Run the command on what is there."""
        return self.loaded.run(
            self.arguments,
            self.notebook.environment(**self.environment),
            self.notebook.home,
            at=point.at,
            how=point.how,
            error=point.error,
            which=point.which,
            mutant=self.mutant,
        )

    def engine(self) -> Engine:
        """The engine of the notebook, opened by whichever of the passphrases fits."""
        home = self.notebook.home
        backups, drafts = home / ".local/share/valuetrack/backups", home / ".local/state/valuetrack/drafts"
        return engine_of(self.notebook.db, _key, backups=backups, drafts=drafts)

    def passphrase(self) -> str | None:
        """The one that opens the notebook; None for one that is not encrypted."""
        if salt_of(self.notebook.db) is None:
            return None
        found: list[str] = []

        def noted(path: Path, salt: bytes, fits: Fits) -> Key:
            found.append(next(one for one in (PASSPHRASE, OTHER) if fits(derived(one, salt))))
            return derived(found[0], salt)

        engine_of(self.notebook.db, noted).remember()
        return found[0]

    def state(self) -> State:
        """What the notebook holds."""
        with self.engine().reading(lambda _: None, migrate=True) as execute:
            tables = (*KINDS, "change", "tombstone")
            rows = {one: sorted(map(tuple, execute(f"SELECT * FROM {one}", {})), key=repr) for one in tables}  # noqa: S608
        return State(self.passphrase(), rows)

    def then(self, *arguments: str, day: str | None = None, codes: tuple[int, ...] = (0,)) -> Said:
        """A command that comes after, and has to end with one of the codes. Raises Missed."""
        fits = self.passphrase()
        more = {"VALUETRACK_PASSPHRASE_COMMAND": f"echo {fits}"} if fits else {}
        said = self.notebook.run(*arguments, day=day, **{**self.environment, **more})
        hold(said.code in codes, f"then {arguments} ends with {said.code}: {said.err}")
        return said

    def try_at(self, point: Point, also: Callable[[Trials, State], None] = lambda *_: None) -> State:
        """Try it once; the state that it left. Raises Missed."""
        self.lay_out()
        ran = self.run(point)
        try:
            self._count(point, ran)
            self._judge_said(point, ran)
            state = self.state()  # whoever opens it rolls back and clears what was left
            self._judge_state(ran, state)
            self.then("check-in", "--note", "and then", day=NEXT_DAY)
            self._judge_health("journal", "leftovers")
            also(self, state)
        except (Missed, StoreError) as missed:
            name = ran.calls[point.at - 1] if point.at <= len(ran.calls) else "-"
            bug = self.notebook.home / ".local/state/valuetrack/bug.log"
            said = f"{ran.out}{ran.err}{bug.read_text() if bug.exists() else ''}"
            raise Missed(f"{' '.join(self.arguments)}: {point} ({name}): {missed}\n{said}") from None
        return state

    def _count(self, point: Point, ran: Ran) -> None:
        journal = Path(f"{self.notebook.db}-journal")
        self.tally.trials += 1
        self.tally.kills += ran.code == -9
        self.tally.errors += ran.hits if ran.code != -9 else 0
        self.tally.hot += journal.exists() and journal.read_bytes().startswith(HOT)

    def _judge_said(self, point: Point, ran: Ran) -> None:
        if ran.code == -9:
            hold(point.how in (How.KILL_BEFORE, How.KILL_AFTER, How.KILL_HALFWAY), "it was killed by somebody else")
            return
        of_the_settings = point.at <= len(ran.calls) and "config.toml" in ran.calls[point.at - 1]
        hold(ran.code in ((0, 2, 3) if of_the_settings else (0, 3)), f"it ends with {ran.code}")
        hold("Traceback" not in ran.err and "went wrong" not in ran.err, "it speaks of a bug")
        hold(ran.code == 0 or ran.err != "", "it says nothing")

    def _judge_state(self, ran: Ran, state: State) -> None:
        hold(state in (self.before, self.after), "what is kept is neither the old nor the new")
        told = ran.code == 0 or ran.out == self.whole.out
        hold(not told or state == self.after, "it was told as done, and is not there")
        if ran.code == 3 and "Nothing was changed" in ran.err:
            hold(state == self.before, "it was told as not done, and is there")

    def _judge_health(self, *also: str) -> None:
        for one in self.engine().examine(full=True):
            hold(one.verdict is not Verdict.WRONG, f"doctor says {one.check}: {one.verdict.value} {one.facts}")
            left = [fact for fact in one.facts if fact.endswith((".new", "-journal"))] if one.check in also else []
            hold(not left, f"doctor says {one.check}: {one.verdict.value} {one.facts}")

    def point(self, call: str, how: How, error: int = 0, which: Which = Which.CHANGING, *, nth: int = 0) -> Point:
        """The first call that is named so, or another: its name, and at least the beginning of its file's place."""
        self.lay_out()
        calls = self.run(Point(0, How.NOTHING, which=which)).calls
        found = [number for number, one in enumerate(calls, 1) if one.startswith(call)]
        assert found, f"{call} is none of {calls}"
        return Point(found[nth], how, error, which)

    def points_of_kills(self) -> list[Point]:
        """Before each call, half-way through each that writes, and after the last."""
        calls = self.whole.calls
        found = [Point(number, How.KILL_BEFORE) for number in range(1, len(calls) + 1)]
        found += [Point(number, How.KILL_HALFWAY) for number, one in enumerate(calls, 1) if one.split()[0] in _ROOM]
        return [*found, Point(len(calls), How.KILL_AFTER)]

    def points_of_errors(self) -> list[Point]:
        """Each call with each error that it can meet, once and from there on; and reading and locking, likewise."""
        found = []
        for number, call in enumerate(self.whole.calls, 1):
            name = call.split()[0]
            found += [Point(number, how, errno.EIO) for how in (How.FAIL, How.FAIL_ON)]
            if name in _ROOM | _OPENING:
                found += [Point(number, how, errno.ENOSPC) for how in (How.FAIL, How.FAIL_ON)]
                found += [Point(number, How.FAIL, errno.EINTR)]
            if name in _ROOM:
                found += [Point(number, How.SHORT)]
        for which, error in ((Which.READING, errno.EIO), (Which.LOCKING, errno.ENOLCK)):
            self.lay_out()
            calls = self.run(Point(0, How.NOTHING, which=which)).calls
            found += [Point(number, How.FAIL, error, which) for number in range(1, len(calls) + 1)]
        return found


def _key(_: Path, salt: bytes, fits: Fits) -> Key:
    return next(key for one in (PASSPHRASE, OTHER) if fits(key := derived(one, salt)))


def hold(what: bool, otherwise: str) -> None:
    """As `assert`, so that what is missed can be told with what was tried. Raises Missed."""
    if not what:
        raise Missed(otherwise)


def some_of(points: Iterable[Point], most: int, seed: object) -> Iterator[Point]:
    """So many of the points, the same for the same seed, in the order of the calls."""
    points = list(points)
    yield from sorted(random.Random(repr(seed)).sample(points, min(most, len(points))))  # noqa: S311 - no secret
