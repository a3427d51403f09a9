"""Whatever has become of the file of a notebook, every command says so in words, and a backup brings it back."""

from __future__ import annotations

import json
import os
import random
import shlex
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests import damages
from tests.store.stores import rows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook, Said

pytestmark = pytest.mark.file
_READING = [
    *(
        "today",
        "journal",
        "review-week",
        "list-values",
        "export",
        "where",
        "list-backups",
        "undo --list",
        "show-trends",
    ),
    *("show-value Connection", "list-steps", "write-note", "journal tea", "show 3f2", "list-routines", "support", ""),
]
_WRITING = [
    *("check-in --note tea", "add-value Sea", "plan-week x -v Connection", "undo", "rate-week Growth 5", "backup"),
    *("purge --before 2026-01-10 --yes", "edit-action 3f2 --on friday", "delete 9c1 --yes", "redo"),
    *("hard-moment --intensity 3", "reflect --happened x", "set-focus Growth", "import export.jsonl --yes"),
]
# What is odd and takes nothing from anybody: it is read and written as ever.
_HARMLESS = {
    *("longer by a page", "longer by a byte", "a hole at the end", "twice", "no page", "no index", "a table more"),
    *("numbers that are taken", "a journal of noise"),
}


@pytest.fixture
def whole(written: Notebook) -> Notebook:
    """A notebook with a backup and an export, of which each trial takes a copy."""
    written.do("backup", day="2026-01-11")
    written.do("export", "--output", str(written.home / "export.jsonl"))
    return written


class Copies:
    """The same notebook again and again, each time with its file damaged in one way."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self._kept = notebook.home.with_name(f"{notebook.home.name}-kept")
        shutil.copytree(notebook.home, self._kept)

    def damaged(self, name: str) -> bytes | None:
        """Begin anew with one damage; the bytes of the file, None where it is none or too large."""
        shutil.rmtree(self.notebook.home)
        shutil.copytree(self._kept, self.notebook.home)
        os.chdir(self.notebook.home)
        damages.named(self.notebook.db)[name](self.notebook.db)
        return self.bytes()

    def bytes(self) -> bytes | None:
        """What stands in the file."""
        path = self.notebook.db
        return path.read_bytes() if path.is_file() and path.stat().st_size < 1 << 25 else None

    def run(self, words: str) -> Said:
        """Run a command in the home, which is another folder each time."""
        return self.notebook.run(*shlex.split(words))


def content(path: Path) -> object:
    """All that can be read in a file, past the program; None where not all of it can."""
    try:
        return rows(path), ask(path, "SELECT * FROM change ORDER BY entry")
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def some_of(whole: Notebook, rounds: int) -> list[str]:
    """The names of the damages; in a quick run those of every other."""
    return [*damages.named(whole.db)][:: 2 if rounds == 1 else 1]


def test_every_damage_is_told_in_words_by_every_command(
    whole: Notebook, rounds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(whole.home)
    copies, draw = Copies(whole), random.Random(rounds)  # noqa: S311 - the same each time
    counted = dict.fromkeys(("damages", "runs", "refused", "done"), 0)
    for name in some_of(whole, rounds):
        counted["damages"] += 1
        chosen = [*draw.sample(_READING, min(rounds, len(_READING)))]
        chosen += draw.sample(_WRITING, min(rounds, len(_WRITING)))
        for words in chosen:
            before = copies.damaged(name)
            said = copies.run(words)
            counted["runs"] += 1
            where = f"{name}: {words}\n{said.err}"
            assert said.code in (0, 1, 3), where
            assert "Traceback" not in said.err, where
            if said.code == 3:
                counted["refused"] += 1
                assert_told(said, where)
                assert copies.bytes() == before or name == "the journal of another store", where
            else:
                counted["done"] += 1
                assert said.code == 0 or "nothing" in said.err.lower() or "Nothing" in said.err, where
    print(counted)


def assert_told(said: Said, where: str) -> None:
    """The message names the file, and the hint a way on."""
    assert "journal.db" in said.err, where
    assert any(way in said.err for way in ("restore-backup", "--db", "newer valuetrack", "permissions")), where


def test_the_doctor_finds_every_damage_and_changes_nothing(
    whole: Notebook, rounds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(whole.home)
    copies, good = Copies(whole), content(whole.db)
    for name in some_of(whole, rounds):
        before = copies.damaged(name)
        said = copies.run("doctor --full")
        assert copies.bytes() == before, name
        assert said.code == (0 if name in _HARMLESS else 3), f"{name}\n{said.out}"
        assert said.err == "", name
        if name in _HARMLESS:
            assert name == "numbers that are taken" or content(whole.db) == good, name
        else:
            assert "restore-backup" in said.out, name


def test_a_backup_brings_back_whatever_was_damaged(whole: Notebook, rounds: int) -> None:
    copies, good = Copies(whole), content(whole.db)
    names = [*damages.named(whole.db)]
    for name in names if rounds > 1 else random.Random(3).sample(names, 20):  # noqa: S311 - the same each time
        copies.damaged(name)
        said = copies.run("restore-backup 2026-01-11 --yes")
        if name in ("a folder", "a pipe"):
            assert (said.code, "is no file" in said.err) == (3, True)
            continue
        assert said.code == 0, f"{name}\n{said.err}"
        assert content(whole.db) == good, name
        assert copies.run("check-in --note tea").err == "", name
        assert copies.run("doctor --full").code == 0, name


def test_each_kind_of_damage_has_its_kind_of_error(whole: Notebook) -> None:
    copies = Copies(whole)
    for name, kind in (
        ("an empty file", "not-a-store"),
        ("a folder", "not-a-store"),
        ("of another program", "not-a-store"),
        ("a newer schema", "too-new"),
        ("an older schema", "damaged"),
        ("schema format 9", "damaged"),
        ("a row that refers to nobody", "damaged"),
        ("cut at 4096", "damaged"),
    ):
        copies.damaged(name)
        said = copies.run("journal --json")
        assert (said.code, json.loads(said.err)["error"]["kind"]) == (3, kind), name


def test_a_purge_takes_nothing_out_of_a_damaged_notebook_and_no_backup_of_it(whole: Notebook) -> None:
    copies = Copies(whole)
    for name in ("a row that refers to nobody", "no table", "page 40 zeroed"):
        before = copies.damaged(name)
        backups = sorted(whole.home.rglob("*.asked.db"))
        said = copies.run("purge --value Growth --yes")
        assert (said.code, "is damaged" in said.err) == (3, True), name
        assert copies.bytes() == before, name
        assert sorted(whole.home.rglob("*.asked.db")) == backups != [], name
