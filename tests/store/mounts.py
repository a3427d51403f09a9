"""Places of a kind that a test needs, in a mount namespace of its own, and commands that run there."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from valuetrack.cli import app

ROOT = Path(__file__).parents[2]
_ALONE = ("unshare", "--map-root-user", "--mount")


@cache
def _refusal() -> str:
    """Why there is no such namespace here; nothing where there is one."""
    try:
        tried = subprocess.run([*_ALONE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, text=True)  # noqa: PLW1510
    except FileNotFoundError:
        return "the program unshare of util-linux"
    return f"a mount namespace of one's own: {tried.stderr.strip()}" if tried.returncode else ""


def run_alone(module: str, *arguments: object) -> str:
    """What a module prints that runs where it may mount; it ends with 0. Skips where that cannot be."""
    if refusal := _refusal():
        pytest.skip(f"what this needs is missing here: {refusal}")
    ran = subprocess.run(
        [*_ALONE, sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def run_forked(words: str, home: Path, db: Path, said: Path) -> int:
    """Run a command in a fork of this process; gives its exit code, and puts what it says into the file `said`."""
    child = os.fork()
    if child == 0:
        os.environ.update({"HOME": str(home), "VALUETRACK_DB": str(db), "VALUETRACK_NOW": "2026-01-14T20:00:00"})
        os.environ["VALUETRACK_PASSPHRASE_COMMAND"] = "echo four words of mine"  # noqa: S105 - no secret
        os.chdir(home)
        with open(said, "w", 1, encoding="utf-8") as out, open(os.devnull, encoding="utf-8") as nothing:  # noqa: PTH123
            sys.stdin, sys.stdout, sys.stderr = nothing, out, out
            code = app.run(shlex.split(words))
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
