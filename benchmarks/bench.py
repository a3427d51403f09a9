"""What starting up and growing cost, as ratios to `python -c pass`. See README.md beside it."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.relays import relay
from tests.servers import is_installed, server

from benchmarks.stores import TODAY, fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PASS, IMPORT, START = "python -c pass", "import sqlmodel alone", "--version"
READ, WRITE = "a read (list-values --json)", "a write (log-opportunity)"
ON_SERVER, FAR = "on a server: {}", "on a server 20 ms away: {}"
LATENCY = 0.02
SIZES = (100, 10_000, 100_000)
_PROGRAM = ("-c", "from valuetrack.__main__ import main; main()")
_WARM_UP = 2


@dataclass(frozen=True)
class Case:
    """One thing to measure: what Python is given, and the environment it runs in."""

    name: str
    arguments: tuple[str, ...]
    environment: dict[str, str]

    def run(self) -> float:
        """Run it once; the seconds it took."""
        begin = time.perf_counter()
        subprocess.run(
            [sys.executable, *self.arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return time.perf_counter() - begin


Costs = dict[str, list[float]]


def ratio(costs: Costs, name: str, other: str) -> float:
    """What `name` costs beside `other`: the median over the rounds, so that a busy moment falls on both."""
    return statistics.median(one / beside for one, beside in zip(costs[name], costs[other], strict=True))


def _judged(said: str, found: float, most: float) -> tuple[bool, str]:
    holds = found <= most
    return holds, f"{said}, at most {most:g}: {'holds' if holds else 'does not hold'}"


@dataclass(frozen=True)
class Bound:
    """A promise: `name` costs at most `factor` times what `other` does."""

    name: str
    factor: float
    other: str

    def judge(self, costs: Costs) -> tuple[bool, str]:
        """Whether it holds, and a line that says so."""
        found = ratio(costs, self.name, self.other)
        return _judged(f"{self.name}: {found:.2f} x {self.other}", found, self.factor)


@dataclass(frozen=True)
class Wait:
    """A promise: `name` answers at most so many `seconds` later than `other`."""

    name: str
    seconds: float
    other: str

    def judge(self, costs: Costs) -> tuple[bool, str]:
        """Whether it holds, and a line that says so."""
        pairs = zip(costs[self.name], costs[self.other], strict=True)
        found = statistics.median(one - beside for one, beside in pairs)
        return _judged(f"{self.name}: {found:.2f} s after {self.other}", found, self.seconds)


def review_of(records: int) -> str:
    """The name of the review of a store of that size."""
    return f"review-week, {records:,} records"


BOUNDS = (
    Bound(READ, 0.5, IMPORT),
    Bound(WRITE, 1.0, IMPORT),
    Bound(review_of(SIZES[-1]), 1.1, review_of(SIZES[0])),
    Wait(FAR.format("today"), 0.5, START),
)


@contextmanager
def cases(folder: Path, sizes: Sequence[int], *, on_server: bool) -> Iterator[list[Case]]:
    """Everything that is measured, with its stores made in `folder` and, where one is there, on a server."""
    # a compiler that runs each time would be measured too
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    outside = {name: value for name, value in outside.items() if not name.startswith(("VALUETRACK_", "_VALUETRACK_"))}
    outside |= {"HOME": str(folder), "VALUETRACK_NOW": f"{TODAY}T20:00:00"}

    def case(name: str, *arguments: str, db: Path | str = folder / "small.db", **more: str) -> Case:
        return Case(name, (*_PROGRAM, *arguments), {**outside, "VALUETRACK_DB": str(db), **more})

    write = ("log-opportunity", "a hello on the stairs", "--value", "Connection", "--taken")
    fill(folder / "small.db", sizes[0])
    for size in sizes:
        fill(folder / f"{size}.db", size)
    complete = {"COMP_WORDS": "valuetrack\nreview-", "COMP_CWORD": "1", "_VALUETRACK_COMPLETE": "complete_bash"}
    found = [
        Case(PASS, ("-c", "pass"), outside),
        case("--help", "--help"),
        case(START, "--version"),
        case("completion of a command", **complete),
        case(READ, "list-values", "--json"),
        case("today", "today"),
        case(WRITE, *write),
        Case(IMPORT, ("-c", "import sqlmodel"), outside),
        *(case(review_of(size), "review-week", db=folder / f"{size}.db") for size in sizes),
    ]
    if not on_server:
        yield found
        return
    with server().databases() as new, relay(server(), LATENCY) as far:
        small, many = new(), [(size, server().address(new())) for size in sizes]
        near = server().address(small)
        fill(near, sizes[0])
        for size, place in many:
            fill(place, size)
        yield [
            *found,
            case(ON_SERVER.format(READ), "list-values", "--json", db=near),
            case(ON_SERVER.format("today"), "today", db=near),
            case(ON_SERVER.format(WRITE), *write, db=near),
            *(case(ON_SERVER.format(review_of(size)), "review-week", db=place) for size, place in many),
            case(FAR.format("today"), "today", db=far.address(small)),
            case(FAR.format(WRITE), *write, db=far.address(small)),
        ]


def measure(all_cases: Sequence[Case], rounds: int, tell: Callable[[str], object]) -> Costs:
    """The seconds of each case in each of `rounds` rounds, after some to warm up."""
    costs: Costs = {case.name: [] for case in all_cases}
    for number in range(-_WARM_UP, rounds):
        tell(f"round {number + 1} of {rounds}" if number >= 0 else "warming up")
        for case in all_cases:
            took = case.run()
            if number >= 0:
                costs[case.name].append(took)
    return costs


def report(costs: Costs) -> tuple[bool, str]:
    """Whether every bound holds, and the table with the verdicts under it."""
    width = max(len(name) for name in costs)
    lines = [f"{name:<{width}}  {ratio(costs, name, PASS):>6.2f}" for name in costs]
    verdicts = [bound.judge(costs) for bound in BOUNDS if {bound.name, bound.other} <= costs.keys()]
    head = f"{'':<{width}}   ratio   (1 is {statistics.median(costs[PASS]) * 1000:.1f} ms)"
    return all(holds for holds, _ in verdicts), "\n".join([head, *lines, "", *(line for _, line in verdicts)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit status whether every bound holds."""
    parser = argparse.ArgumentParser(description="What starting up and growing cost, as ratios to `python -c pass`.")
    parser.add_argument("--rounds", type=int, default=25, help="How often each case runs (25).")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="Records in the stores.")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        print("making the stores", file=sys.stderr)
        if not is_installed():
            print("a server is left out: none is installed (pip install -e '.[test-postgres]')", file=sys.stderr)
        with cases(Path(folder), given.sizes, on_server=is_installed()) as all_cases:
            costs = measure(all_cases, given.rounds, lambda line: print(line, file=sys.stderr))
    holds, text = report(costs)
    print(text)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
