"""Bringing in the files of other programs at the command line."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests import brought
from tests.desk import at_desk
from valuetrack.imports import archives

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook

TWICE = "date,note\n05/04/2025,Rain\n"


@pytest.fixture
def files(notebook: Notebook) -> Path:
    """The home of the notebook, with the files of the examples in it."""
    brought.put_into(notebook.home)
    return notebook.home


def journal(notebook: Notebook) -> list[str]:
    return [f"{one['day']} {one['value']} {one['text']}" for one in notebook.data("journal", "--all")["entries"]]


def test_it_says_what_it_understood_and_brings_it_in_as_one_change(notebook: Notebook, files: Path) -> None:
    notebook.do("add-value", "Quiet")
    before = notebook.do("journal", "--all").out
    table = str(files / "daylio.csv")
    tried = notebook.do("import", table, "--from", "daylio", "--map", "tea=quiet", "--dry-run")
    assert "What comes in: 3 activities and 2 notes of a day" in tried.out
    assert notebook.do("journal", "--all").out == before

    said = notebook.do("import", table, "--from", "daylio", "--map", "tea=quiet", "--mood", "calm=good", "--yes")

    assert said.out.startswith("From Daylio\n")
    assert said.out.splitlines()[-1].startswith("From Daylio: 3 activities and 2 notes of a day, Tue 2025-12-30 to Fri")
    assert "2026-01-02 Quiet tea" in journal(notebook)
    assert notebook.do("import", table, "--from", "daylio", "--yes").out.endswith("Nothing was changed.\n")
    notebook.do("undo")
    assert notebook.do("journal", "--all").out == before


def test_a_backup_comes_before_it_where_there_is_something_to_back_up(notebook: Notebook, files: Path) -> None:
    def made() -> list[str]:
        return [one["why"] for one in notebook.data("list-backups")["backups"]]

    table = str(files / "daylio.csv")
    notebook.do("import", table, "--from", "daylio", "--yes")
    assert made() == ["daily"]
    notebook.do("import", table, "--from", "daylio", "--yes")  # nothing is new
    notebook.do("import", str(files / "loop.zip"), "--from", "loop", "--dry-run")
    assert made() == ["daily"]

    notebook.do("import", str(files / "loop.zip"), "--from", "loop", "--yes")

    assert made() == ["import", "daily"]


def test_each_program_has_its_file(notebook: Notebook, files: Path) -> None:
    with zipfile.ZipFile(files / "loop.zip") as archive:
        archive.extractall(files / "loop")
    for file, program in (("loop.zip", "loop"), ("journal.json", "jrnl"), ("tasks.json", "taskwarrior")):
        notebook.do("import", str(files / file), "--from", program, "--yes", "--quiet")
    table = ("table.csv", "--from", "csv", "--day-format", "day-first", "--column", "day=Tag", "--column")
    notebook.do("import", str(files / table[0]), *table[1:], "note=was war", "--yes", "--quiet")

    assert sorted(one.partition(" None ")[2] for one in journal(notebook)) == [
        "A walk.\nIt snowed.",
        "Meditate",
        "Meditate: a cold",
        "Tee getrunken",
        "write to Ada",
    ]
    assert "is new here" in notebook.do("import", str(files / "loop"), "--from", "loop", "--yes").out


def test_a_file_may_come_through_a_pipe(notebook: Notebook) -> None:
    said = notebook.run("import", "-", "--from", "taskwarrior", "--yes", "--json", stdin=brought.TASKS)

    [task] = json.loads(said.out)["data"]["records"]
    assert (said.code, task["text"], task["record"]) == (0, "write to Ada", "activity")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["daylio.csv"], 2, "--from"),
        (["daylio.csv", "--map", "tea=none"], 2, "--from PROGRAM"),
        (["daylio.csv", "--from", "daylio"], 2, "--yes"),
        (["daylio.csv", "--from", "diary", "--yes"], 2, "daylio, loop, jrnl, taskwarrior, csv"),
        (["nosuch.csv", "--from", "daylio", "--yes"], 2, "cannot be read"),
        (["daylio.csv", "--from", "loop", "--yes"], 2, "no table of marks"),
        (["daylio.csv", "--from", "daylio", "--column", "day=date", "--yes"], 2, "--from csv"),
        (["daylio.csv", "--from", "csv", "--column", "date=date", "--yes"], 2, "begins with one of: day"),
        (["daylio.csv", "--from", "daylio", "--map", "tea", "--yes"], 2, "--map swimming=Health"),
        (["daylio.csv", "--from", "daylio", "--map", "=tea", "--yes"], 2, "--map swimming=Health"),
        (["daylio.csv", "--from", "daylio", "--map", "tee=none", "--yes"], 1, "Did you mean tea?"),
        (["daylio.csv", "--from", "daylio", "--map", "xyz=none", "--yes"], 1, "--dry-run"),
        (["daylio.csv", "--from", "daylio", "--map", "tea=Nosuch", "--yes"], 1, "no value called"),
        (["daylio.csv", "--from", "daylio", "--mood", "calm=11", "--yes"], 2, "0-10"),
        (["twice.csv", "--from", "csv", "--yes"], 2, "Give --day-format."),
    ],
)
def test_what_cannot_be_brought_in_is_refused_and_nothing_is_written(
    notebook: Notebook, files: Path, arguments: list[str], code: int, said: str
) -> None:
    (files / "twice.csv").write_text(TWICE, encoding="utf-8")
    refused = notebook.run("import", str(files / arguments[0]), *arguments[1:])

    assert refused.code == code
    assert said in refused.err
    assert not notebook.db.exists()


@pytest.mark.parametrize(
    "entry",
    [
        '{"title": "a", "title": "b", "date": "2026-01-02"}',
        '{"description": "a", "status": "completed", "status": "pending", "end": "20260102T183000Z"}',
        '{"title": NaN, "description": -Infinity}',
        f'{{"title": {"9" * 5_000}}}',
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
        '{"title": "cut',
    ],
    ids=["twice", "twice too", "nan", "digits", "lists", "objects", "cut"],
)
def test_what_json_leaves_open_is_refused_and_nothing_is_written(notebook: Notebook, entry: str) -> None:
    for program, text in (("jrnl", f'{{"entries": [{entry}]}}'), ("taskwarrior", f"[{entry}]"), ("taskwarrior", entry)):
        for more in ("--dry-run", "--yes"):
            said = notebook.run("import", "-", "--from", program, more, stdin=text)
            assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 2), text[:40]
    assert not notebook.db.exists()


@pytest.mark.parametrize("kind", ["file", "folder", "pipe"])
def test_what_is_larger_than_any_diary_is_refused(
    notebook: Notebook, files: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("valuetrack.cli.imports_from.LARGEST", 50)
    folder = files / "loop"
    folder.mkdir()
    for name in ("Habits.csv", "Checkmarks.csv", "Scores.txt"):
        (folder / name).write_text("Date,Walk\n2026-01-02,2\n2026-01-03,\n", encoding="utf-8")
    named = {"file": "daylio.csv", "folder": "loop", "pipe": "-"}[kind]
    file = named if kind == "pipe" else str(files / named)
    said = notebook.run("import", file, "--from", "loop", "--yes", stdin=brought.DAYLIO)

    assert (said.code, said.err.splitlines()[0]) == (2, archives.too_large().message)


class TestAtATerminal:
    def test_where_things_go_is_asked_once_each_and_before_anything_is_written(
        self, notebook: Notebook, files: Path
    ) -> None:
        notebook.do("add-value", "Quiet")
        answers = {
            '"tea" for, 2 times?': "qui",
            '"reading" for': "new:Growth",
            '"calm" stand for': "8",
            "in? (y/n)": "y",
        }

        said = at_desk(notebook, "import", "daylio.csv", "--from", "daylio", answers=answers)

        assert said.code == 0
        assert "(your values: Quiet; new:NAME makes one, a dot ends these questions)" in said.out
        assert said.out.index("Which value each is for") < said.out.index("Bring it in?")
        assert {"2026-01-02 Quiet tea", "2026-01-02 Growth reading"} <= set(journal(notebook))
        assert notebook.data("undo")["message"].startswith("Took back: import (")

    def test_enter_leaves_each_as_it_is_and_at_the_end_brings_nothing_in(self, notebook: Notebook, files: Path) -> None:
        said = at_desk(notebook, "import", "daylio.csv", "--from", "daylio")

        assert (said.code, notebook.db.exists()) == (1, False)
        assert "Nothing is brought in." in said.out
        assert "your values: none yet" in said.out

    def test_a_dot_ends_the_questions_of_a_kind(self, notebook: Notebook, files: Path) -> None:
        answers = {'"tea" for': ".", '"calm" stand for': ".", "in? (y/n)": "y"}

        said = at_desk(notebook, "import", "daylio.csv", "--from", "daylio", answers=answers)

        assert said.code == 0
        assert '"reading" for' not in said.out

    def test_which_day_is_meant_is_asked(self, notebook: Notebook, files: Path) -> None:
        (files / "twice.csv").write_text(TWICE, encoding="utf-8")
        said = at_desk(
            notebook, "import", "twice.csv", "--from", "csv", answers={"Which is it?": "2", "in? (y/n)": "y"}
        )

        assert said.code == 0
        assert [one[:10] for one in journal(notebook)] == ["2025-05-04"]

    def test_a_day_that_stays_open_brings_nothing_in(self, notebook: Notebook, files: Path) -> None:
        (files / "twice.csv").write_text(TWICE, encoding="utf-8")
        said = at_desk(notebook, "import", "twice.csv", "--from", "csv")

        assert said.code == 1
        assert "Without the order of its days nothing is brought in." in said.out
