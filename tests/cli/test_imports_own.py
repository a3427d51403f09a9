"""Import at the command line: from a file or standard input, tried first, taken in as one change, or refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook


@pytest.fixture
def leaves(written: Notebook) -> Path:
    """What the prepared notebook exports, and no notebook any more."""
    file = written.home / "notebook.jsonl"
    written.do("export", "--output", str(file))
    written.clear()
    return file


def test_a_dry_run_says_what_would_come_and_makes_no_notebook(written: Notebook, leaves: Path) -> None:
    said = written.do("import", str(leaves), "--dry-run")

    assert said.out.startswith("With this import, ")
    assert said.out.endswith("are new. Nothing was changed yet.\n")
    assert not written.db.exists()
    counts = written.data("import", str(leaves), "--dry-run")["counts"]
    assert counts["added"] > 20
    assert counts | {"added": 0, "earlier": 0} == dict.fromkeys(counts, 0)
    assert "some records are new" in " ".join(
        written.do("import", str(leaves), "--dry-run", "--words-only").out.split()
    )


def test_what_was_exported_is_taken_in_once_and_taken_back_at_once(written: Notebook, leaves: Path) -> None:
    said = written.do("import", str(leaves))

    assert said.out.startswith(f"Took in {leaves}: ")
    assert written.do("export").out == leaves.read_text()
    assert written.do("import", str(leaves)).out == f"Everything in {leaves} was here already. Nothing was changed.\n"
    assert written.do("list-values").out
    written.do("undo")
    assert len(written.do("export").out.splitlines()) == 2
    assert written.run("import", "-", stdin=leaves.read_text()).out.startswith("Took in standard input: ")
    assert written.do("export").out == leaves.read_text()


def test_a_file_with_nothing_in_it_says_so(written: Notebook) -> None:
    file = written.home / "empty.jsonl"
    written.do("export", "--output", str(file), "--db", str(written.home / "none.db"))

    assert written.do("import", str(file)).out == f"There is nothing in {file} to take in. Nothing was changed.\n"
    assert written.do("import", str(file), "--dry-run").out.startswith("With this import, nothing is new.")


def test_what_was_removed_for_good_is_not_called_here(written: Notebook, leaves: Path) -> None:
    written.do("import", str(leaves))
    written.do("purge", "d0e", "--yes")

    said = written.do("import", str(leaves)).out

    assert said.startswith(f"Nothing in {leaves} is new here: ")
    assert said.endswith(" and 1 record stays out: removed for good here. Nothing was changed.\n")


def test_a_pipe_is_read_as_a_file_is(written: Notebook, leaves: Path) -> None:
    said = written.spawn("import", "-", stdin=leaves.read_text())

    assert (said.code, said.out[:25]) == (0, "Took in standard input: 2")
    assert written.spawn("import", "-", stdin="nothing of ours").code == 2


def test_an_entry_that_came_in_tells_when_each_of_its_versions_was_written(written: Notebook) -> None:
    written.do("edit-note", "d0e", "--note", "three of three", day="2026-01-15")
    before = written.data("show", "d0e")["history"]
    file = written.home / "notebook.jsonl"
    written.do("export", "--output", str(file))
    written.clear()

    written.do("import", str(file), day="2026-02-01")

    assert [one["at"] for one in written.data("show", "d0e")["history"]] == [one["at"] for one in before]


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [
        (b"", 2, "file"),
        (b"tea", 2, "file"),
        (b'{"format":"valuetrack export","version":1}\n', 2, "file"),
        (b'{"format":"valuetrack export","version":7}\n', 3, "too-new"),
    ],
)
def test_what_is_no_whole_export_is_refused_and_nothing_is_made(
    notebook: Notebook, content: bytes, code: int, kind: str
) -> None:
    file = notebook.home / "some.jsonl"
    file.write_bytes(content)

    said = notebook.run("import", str(file), "--json")

    assert (said.code, json.loads(said.err)["error"]["kind"]) == (code, kind)
    assert [path.name for path in notebook.home.iterdir()] == ["some.jsonl"]


def test_what_comes_through_a_pipe_stands_in_no_file_but_the_notebook(written: Notebook, leaves: Path) -> None:
    seen = """
import os, sys
def hear(event, given):
    if event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR):
        opened.append(str(given[0]))
opened = []
sys.addaudithook(hear)
from valuetrack.cli.app import run
run(["import", "-", "--json"])
print(*(one for one in opened if one != os.devnull), sep="\\n", file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", seen],
        input=leaves.read_bytes(),
        capture_output=True,
        check=True,
        env=written.environment(),
    )

    assert b"notebook-imported" in done.stdout
    opened = [one for one in done.stderr.decode().split() if not one.startswith(str(written.home))]
    assert opened == []


def test_more_than_fits_into_memory_is_to_be_a_file(
    written: Notebook, leaves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from valuetrack.cli import imports_own

    monkeypatch.setattr(imports_own, "LARGEST_IN_MEMORY", 2**20)
    first, second, *_ = leaves.read_bytes().splitlines(keepends=True)
    pipe = written.home / "pipe"
    os.mkfifo(pipe)

    def write() -> None:
        with suppress(BrokenPipeError):
            pipe.write_bytes(first + second * 2**14)

    writer = Thread(target=write)
    writer.start()

    said = written.run("import", str(pipe))

    writer.join()
    assert (said.code, said.err.splitlines()) == (
        2,
        ["More than 1 MB came through the pipe.", "Nothing was changed. Save it as a file, and give its name."],
    )
    assert not written.db.exists()


def test_a_backup_comes_before_what_is_taken_in(written: Notebook, leaves: Path) -> None:
    assert written.data("list-backups")["backups"] == []
    written.do("import", str(leaves))
    assert [one["why"] for one in written.data("list-backups")["backups"]] == ["daily"]
    written.do("edit-note", "d0e", "--note", "three of three", day="2026-01-15")

    written.do("import", str(leaves), "--dry-run", day="2026-01-16")
    assert [one["why"] for one in written.data("list-backups")["backups"]] == ["daily", "daily"]
    written.do("import", str(leaves), day="2026-01-16")

    made = written.data("list-backups")["backups"]
    assert [one["why"] for one in made] == ["import", "daily", "daily"]
    assert made[0]["at"].startswith("2026-01-16")


BEGUN = '{"format":"valuetrack export","version":1}\n{"kind":"check-in","past":false,"deleted":false,'


@pytest.mark.parametrize(
    "line",
    [
        '"past":false,"record":{}}',
        '"record":{"entry":NaN}}',
        '"record":{"entry":1e999}}',
        f'"record":{{"entry":{"9" * 5_000}}}}}',
        f'"record":{"[" * 100_000}{"]" * 100_000}}}',
        '"record":' + '{"a":' * 50_000 + "1" + "}" * 50_001,
        '"record":{"note":"\\ud800"}}',
        '"record":{"note":"\ud800"}}',
    ],
    ids=["twice", "nan", "too large", "digits", "lists", "objects", "half", "half as bytes"],
)
def test_what_json_leaves_open_is_refused_by_its_line(notebook: Notebook, line: str) -> None:
    (notebook.home / "some.jsonl").write_bytes(f"{BEGUN}{line}\n".encode("utf-8", "surrogatepass"))

    for dry_run in ([], ["--dry-run"]):
        said = notebook.run("import", str(notebook.home / "some.jsonl"), *dry_run)
        assert (said.code, said.out, said.err[:18]) == (2, "", "Line 2 of the file")
    assert [path.name for path in notebook.home.iterdir()] == ["some.jsonl"]


@pytest.mark.parametrize("name", ["nosuch.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(notebook: Notebook, name: str) -> None:
    said = notebook.run("import", name)

    assert (said.code, said.err.splitlines()[1]) == (2, "Nothing was changed.")
    assert said.err.startswith(f"{name} cannot be read: ")


def test_standard_input_that_is_closed_is_told(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    from valuetrack.cli import imports_own
    from valuetrack.errors import NeedsMore

    monkeypatch.setattr("sys.stdin", None)

    with pytest.raises(NeedsMore), imports_own._opened("-"):
        pass
