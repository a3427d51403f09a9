"""A Markdown page as it reads when its console blocks are run at a terminal of 80 columns.

All commands of a page, and of those that go on from it, are forks of one process, `python -m tests.console PAGE`, which
has loaded the program once.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import pty
import random
import re
import shlex
import shutil
import subprocess
import sys
import termios
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import valuetrack
from tests.forked import run_to_the_end

if TYPE_CHECKING:
    from collections.abc import Iterator

FENCE = "```"
DAY = re.compile(r"<!-- day: (\S+) -->")
EARLIER = re.compile(r"^<!-- after: (\S+) -->$", re.MULTILINE)
ANSWER = re.compile(r"\[Enter: [^\]]*\](?: (.*))?$")
OTHERS = re.compile("VALUETRACK_|XDG_|LC_|(COLUMNS|LINES|FORCE_COLOR|LANGUAGE|VISUAL|EDITOR)$")


def goes_on_from(page: Path) -> Path | None:
    """The page whose notebook this one goes on with, as a comment in it says."""
    earlier = EARLIER.search(page.read_text(encoding="utf-8"))
    return (page.parent / earlier[1]).resolve() if earlier else None


def retold(page: Path, home: Path) -> dict[Path, str]:
    """The text of `page`, and of each that goes on from it, with what its console blocks print in the empty `home`.

    A line that begins with ``$ `` is a command, entered at 20:00 of the day that a comment before
    its block names; what follows a question in the block is typed as its answer. A page that goes
    on from another finds the notebook that the other one left.
    """
    kept = {name: value for name, value in os.environ.items() if not OTHERS.match(name)}
    ours = {"HOME": str(home), "TZ": "UTC", "LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb"}
    command = [sys.executable, "-m", "tests.console", str(page)]
    project = Path(__file__).parent.parent
    told = subprocess.run(
        command, env={**kept, **ours}, cwd=project, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout
    return {Path(one): text for one, text in json.loads(told).items()}


def _told(page: Path) -> dict[str, str]:
    told = {str(page): "\n".join(_lines(page.read_text(encoding="utf-8").split("\n")))}
    home = os.environ["HOME"]
    for later in sorted(page.parent.rglob("*.md")):
        if goes_on_from(later) == page:
            os.environ["HOME"] = shutil.copytree(home, f"{home}-{later.stem}")
            told |= _told(later)
    return told


def _lines(page: list[str]) -> Iterator[str]:
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
                yield from _typed(command, printed, day)
            yield FENCE


def _sessions(block: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Each command of a block, which a backslash carries on to the next line, with the lines it printed."""
    starts = [place for place, line in enumerate(block) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        length = next(place for place in range(start, end) if not block[place].endswith("\\")) + 1
        yield block[start:length], block[length:end]


def _typed(command: list[str], printed: list[str], day: str) -> list[str]:
    program, *arguments = shlex.split("\n".join(command).removeprefix("$ ").replace("\\\n", " "))
    assert program == "valuetrack", f"a console block runs valuetrack, not {program}"
    answers = [said[1] or "" for line in printed if (said := ANSWER.search(line))]
    screen = _at_terminal(arguments, day, answers)
    return [line.rstrip() for line in screen.replace("\r\n", "\n").splitlines()]


def _at_terminal(arguments: list[str], day: str, answers: list[str]) -> str:
    """What stands on a terminal of 80 columns after a command; a question beyond `answers` is skipped with Enter."""
    process, keyboard = pty.fork()
    if process == pty.CHILD:
        _run(arguments, day)
    said = b""
    while more := _read(keyboard):
        said += more
        if said.endswith(b"] "):
            os.write(keyboard, f"{answers.pop(0) if answers else ''}\n".encode())
    os.close(keyboard)
    os.waitpid(process, 0)
    return said.decode()


def _run(arguments: list[str], day: str) -> NoReturn:
    """The command, in its fork.

    A page shows ids, and types them: they are made from the day and the command, so that they are the same in each run.
    """
    termios.tcsetwinsize(0, (24, 80))
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode, 1) for number, mode in ((0, "r"), (1, "w"), (2, "w")))  # noqa: PTH123, SIM115 - the terminal's
    chance = random.Random(f"{day} {shlex.join(arguments)}")  # noqa: S311
    uuid.uuid4 = lambda: uuid.UUID(int=chance.getrandbits(128), version=4)
    os.environ["VALUETRACK_NOW"] = f"{day}T20:00:00"
    sys.argv = ["valuetrack", *arguments]
    run_to_the_end()


def _read(terminal: int) -> bytes:
    """The next bytes, none after the end, which Linux reports as an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


if __name__ == "__main__":
    for module in pkgutil.walk_packages(valuetrack.__path__, "valuetrack."):  # loaded once, for all commands
        importlib.import_module(module.name)
    sys.stdout.write(json.dumps(_told(Path(sys.argv[1]))))
