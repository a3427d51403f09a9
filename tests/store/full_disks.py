"""Real commands on a disk that fills up: python -m tests.store.full_disks MOST COMMAND..., in a mount namespace.

The disk is a file system in memory. Every page of room from none up to what the command takes is a size; at most so
many of them are tried, by a seed. It says as JSON, a line for each command, how many sizes there are, how many were
tried, and at how many it was refused or done.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.cli import prepared
from tests.forked import load_modules
from tests.store.kept_stores import store_of
from tests.store.mounts import run_forked
from tests.store.stores import ask
from valuetrack.store.encrypted_file import keys

PAGE = 4096
LARGE = 64 << 20
# Each command by a name, with those that come before it; what has no store begins on an empty disk.
COMMANDS = {
    "first": ["add-value Garden --importance 7"],
    "write": ["check-in --note tea"],
    "long": ["reflect --happened " + "x" * 60_000],
    "undo": ["undo"],
    "backup": ["backup"],
    "backup-file": ["backup mine.db"],
    "export": ["export --output all.jsonl"],
    "pages": ["export --format markdown --output all"],
    "import": ["import all.jsonl --yes"],
    "purge": ["backup", "purge --value Growth --yes"],
    "restore": ["backup", "check-in --note tea", "restore-backup 2026-01-1 --yes"],
    "migrate": ["journal"],
    "encrypt": ["encrypt"],
    "decrypt": ["encrypt", "decrypt --yes"],
}


class Disk:
    """A file system in memory at a folder, whose size can be another at any time; it goes with its namespace."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={LARGE},mode=700", "tmpfs", folder], check=True)

    @property
    def taken(self) -> int:
        """How many pages are taken."""
        found = os.statvfs(self.folder)
        return found.f_blocks - found.f_bfree

    def resize(self, pages: int) -> None:
        """Have room for so many pages in all."""
        # nothing would be no limit at all
        subprocess.run(["mount", "-o", f"remount,size={max(pages, 1) * PAGE}", self.folder], check=True)

    def clear(self) -> None:
        """Begin with an empty one."""
        self.resize(LARGE // PAGE)
        for one in self.folder.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()


class Trials:
    """One command, tried on the same notebook on disks of any size."""

    def __init__(self, disk: Disk, name: str) -> None:
        self.disk = disk
        self.name = name
        self.home = disk.folder / "home"
        self.db = self.home / "journal.db"
        self.said = disk.folder.with_name("said")
        *self.before, self.command = COMMANDS[name]
        self.kept = disk.folder.with_name("kept")

    def prepare(self) -> None:
        """Make what each trial begins with, once."""
        self.home.mkdir()
        if self.name == "migrate":
            shutil.copyfile(store_of(1), self.db).chmod(0o600)
        elif self.name != "first":
            prepared.prepare(self.db)
        if self.name == "import":
            other = self.home / "other.db"
            shutil.copyfile(store_of(2), other).chmod(0o600)
            assert self.run(f"--db {other} export --output all.jsonl") == 0, self.said.read_text()
            other.unlink()
        for words in self.before:
            assert self.run(words) == 0, self.said.read_text()
        shutil.copytree(self.home, self.kept)

    def begin(self) -> None:
        """Begin anew, on a large disk."""
        self.disk.clear()
        shutil.copytree(self.kept, self.home)

    def run(self, words: str) -> int:
        """Run a command; gives its exit code."""
        return run_forked(words, self.home, self.db, self.said)

    def content(self) -> object:
        """All that the store holds; None where there is none, its bytes where it is encrypted."""
        if not self.db.exists():
            return None
        if keys.salt_of(self.db):
            return self.db.read_bytes()
        return (rows_of(self.db), ask(self.db, "PRAGMA user_version"))

    def needed(self) -> int:
        """A number of pages with which the command is done, and all that follows on it."""
        pages = 16
        while not self._is_whole(pages):
            pages *= 2
            assert pages * PAGE < LARGE, self.said.read_text()
        return pages

    def _is_whole(self, pages: int) -> bool:
        self.begin()
        return self.tried(pages) == 0 and "backup could not" not in self.said.read_text()

    def tried(self, room: int) -> int:
        """The exit code of the command where there is so much room; afterwards there is much again."""
        self.disk.resize(self.disk.taken + room)
        code = self.run(self.command)
        self.disk.resize(LARGE // PAGE)
        return code

    def files(self) -> set[Path]:
        """What lies about, but for the store, its backups and its log of a bug."""
        return {one for one in self.home.rglob("*") if one.is_file() and one != self.db and "backups" not in one.parts}

    def try_at(self, room: int) -> bool:
        """Whether it is done with so much room; where it is not, it says so, and all is as it was."""
        self.begin()
        before, files = self.content(), self.files()
        code = self.tried(room)
        said = f"{self.name}, {room} pages, exit code {code}: {self.said.read_text()}"
        after = self.content()
        assert code in (0, 3), said
        assert "Traceback" not in said, said
        assert not [one for one in self.home.rglob("*") if ".new" in one.name or one.name.endswith("-journal")], said
        if code == 3:
            assert "cannot be written" in said or "could not be written" in said, said
            if "It is gone from the notebook" not in said:
                assert after == before, said
                assert self.files() == files, said
                assert self.run(self.command) == 0, f"{said}\nand then: {self.said.read_text()}"
        assert self.run("journal") == 0, f"{said}\nand then: {self.said.read_text()}"  # it does what is left to be done
        assert self.run("doctor --full") == 0, f"{said}\nand then: {self.said.read_text()}"
        if self.name == "purge":
            assert b"Growth" not in b"".join(one.read_bytes() for one in self.home.rglob("*") if one.is_file()), said
        return code == 0


def try_out(folder: Path, name: str, most: int) -> dict[str, object]:
    """Try a command at sizes of a disk."""
    (folder / "disk").mkdir()
    trials = Trials(Disk(folder / "disk"), name)
    trials.prepare()
    sizes = trials.needed()
    few, many = range(min(16, sizes)), range(min(16, sizes), sizes)  # a change takes few, a copy of all takes many
    draw = random.Random(name)  # noqa: S311 - the same each time
    small = min(len(few), (most + 1) // 2)
    chosen = {*draw.sample(few, small), *draw.sample(many, min(len(many), most - small))}
    done = sum(map(trials.try_at, sorted(chosen)))
    return {"command": name, "sizes": sizes, "tried": len(chosen), "refused": len(chosen) - done, "done": done}


def rows_of(path: Path) -> object:
    """Each row of each table, the log too."""
    tables = [name for (name,) in ask(path, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {name: ask(path, f"SELECT * FROM {name} ORDER BY 1") for name in tables}  # noqa: S608


if __name__ == "__main__":
    keys.ROUNDS = 2
    load_modules()
    for one in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as place:
            print(json.dumps(try_out(Path(place), one, int(sys.argv[1]))), flush=True)
            subprocess.run(["umount", Path(place) / "disk"], check=True)
