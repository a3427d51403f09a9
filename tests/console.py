"""A Markdown page as it reads when its console blocks are run at a terminal of 80 columns."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FENCE = "```"
DAY = re.compile(r"<!-- day: (\S+) -->")
ANSWER = re.compile(r"\[Enter: [^\]]*\](?: (.*))?$")
OTHERS = re.compile("VALUETRACK_|XDG_|LC_|(COLUMNS|LINES|FORCE_COLOR|LANGUAGE|VISUAL|EDITOR)$")
# A page shows ids, and types them: they are made from the day and the command, so that they are the same in each run.
START = """
import random, sys, uuid
chance = random.Random(sys.argv.pop(1))
uuid.uuid4 = lambda: uuid.UUID(int=chance.getrandbits(128), version=4)
from valuetrack.__main__ import main
main()
"""


def retold(page: str, home: Path) -> str:
    """`page` with what its console blocks print in the empty `home`, one after another.

    A line that begins with ``$ `` is a command, entered at 20:00 of the day that a comment before
    its block names; what follows a question in the block is typed as its answer.
    """
    return "\n".join(_lines(page.split("\n"), home))


def _lines(page: list[str], home: Path) -> Iterator[str]:
    lines = iter(page)
    day = ""
    for line in lines:
        yield line
        if named := DAY.fullmatch(line):
            day = named[1]
        if line == f"{FENCE}console":
            block = list(iter(lambda: next(lines), FENCE))
            for command, printed in _sessions(block):
                yield from command
                yield from _typed(command, printed, day, home)
            yield FENCE


def _sessions(block: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Each command of a block, which a backslash carries on to the next line, with the lines it printed."""
    starts = [place for place, line in enumerate(block) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        length = next(place for place in range(start, end) if not block[place].endswith("\\")) + 1
        yield block[start:length], block[length:end]


def _typed(command: list[str], printed: list[str], day: str, home: Path) -> list[str]:
    program, *arguments = shlex.split("\n".join(command).removeprefix("$ ").replace("\\\n", " "))
    assert program == "valuetrack", f"a console block runs valuetrack, not {program}"
    answers = [said[1] or "" for line in printed if (said := ANSWER.search(line))]
    seed = f"{day} {shlex.join(arguments)}"
    screen = _at_terminal([sys.executable, "-c", START, seed, *arguments], answers, _environment(day, home))
    return [line.rstrip() for line in screen.replace("\r\n", "\n").splitlines()]


def _environment(day: str, home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not OTHERS.match(name)}
    ours = {"HOME": str(home), "VALUETRACK_NOW": f"{day}T20:00:00", "TZ": "UTC", "LANG": "C.UTF-8", "NO_COLOR": "1"}
    return {**kept, **ours, "TERM": "dumb"}


def _at_terminal(command: list[str], answers: list[str], environment: dict[str, str]) -> str:
    """What stands on a terminal of 80 columns after `command`; a question beyond `answers` is skipped with Enter."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment):
        os.close(theirs)
        said = b""
        while more := _read(ours):
            said += more
            if said.endswith(b"] "):
                os.write(ours, f"{answers.pop(0) if answers else ''}\n".encode())
    os.close(ours)
    return said.decode()


def _read(terminal: int) -> bytes:
    """The next bytes, none after the end, which Linux reports as an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
