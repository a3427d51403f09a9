"""The export at the command line: to a file that is its owner's alone, or to standard output."""

from __future__ import annotations

import csv
import json
import re
import stat
from typing import TYPE_CHECKING

import pytest

from valuetrack.cli import exports
from valuetrack.cli.exports import KINDS
from valuetrack.store import kinds

if TYPE_CHECKING:
    from tests.notebook import Notebook


def test_an_export_goes_to_standard_output_or_into_a_file_of_ones_own(written: Notebook) -> None:
    file = written.home / "notebook.jsonl"
    said = written.do("export", "--output", str(file))

    assert said.out.strip() == f"Wrote the whole notebook to {file}. Whoever has that can read it."
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert written.do("export").out == written.do("export", "--output", "-").out == file.read_text(encoding="ascii")


def test_a_file_that_is_there_is_never_written_over_without_a_yes(written: Notebook) -> None:
    file = written.home / "notebook.jsonl"
    file.write_text("mine")

    said = written.run("export", "--output", str(file))

    assert (said.code, said.out, file.read_text()) == (1, "", "mine")
    assert str(file) in said.err


def test_json_is_told_of_a_file_alone(written: Notebook) -> None:
    said = written.run("export", "--json")

    assert (said.code, said.out) == (2, "")
    assert json.loads(said.err)["error"]["kind"] == "contradiction"


def test_a_notebook_that_cannot_be_read_leaves_no_file(written: Notebook) -> None:
    written.db.write_bytes(b"")

    said = written.run("export", "--output", "notebook.jsonl")

    assert said.code == 3
    assert [path.name for path in written.home.iterdir()] == ["journal.db"]


def test_a_table_has_a_column_for_each_field_and_runs_nothing(written: Notebook) -> None:
    written.do("edit-note", "d0e", "--note", '=HYPERLINK("x"), "tea"')

    rows = list(csv.DictReader(written.do("export", "--format", "csv", "--kind", "check-in").out.splitlines()))

    assert list(rows[0]) == ["id", "entry", "created_at", "updated_at", "day", "note"]
    assert rows[0]["note"] == '\'=HYPERLINK("x"), "tea"'
    file = written.home / "notes.csv"
    written.do("export", "--kind", "check-in", "--output", str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().decode() == "\ufeff" + written.do("export", "--kind", "check-in").out


def test_all_tables_stand_in_a_new_folder_of_ones_own(written: Notebook) -> None:
    folder = written.home / "tables"

    written.do("export", "--format", "csv", "--output", str(folder))

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = {path.stem: path.read_text(encoding="utf-8-sig") for path in folder.iterdir()}
    assert set(files) == set(KINDS)
    assert len(KINDS) == len(kinds.KINDS)
    assert "Text Priya at lunch" in files["action"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    again = written.run("export", "--format", "csv", "--output", str(folder))
    assert (again.code, again.err.splitlines()[0]) == (1, f"There is something already: {folder}")


def test_the_pages_of_weeks_and_values_link_to_each_other(written: Notebook) -> None:
    folder = written.home / "pages"
    written.do("add-value", "a/b: [c] | COM1?", "--on", "2026-01-12")
    written.do("add-value", "Con", "--on", "2026-01-12")
    written.do("add-value", "a-b: [c] | COM1?", "--on", "2026-01-12")
    written.do("set-aside-week", "--week", "next")

    written.do("export", "--format", "markdown", "--output", str(folder))

    pages = {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.md")}
    assert {"values/Con-.md", "values/a-b- -c- - COM1.md", "values/a-b- -c- - COM1 2.md"} <= set(pages)
    assert "[[weeks/2026-W03|2026-W03]]" in pages["values/Connection.md"]
    assert "[[values/Connection|Connection]]" in pages["weeks/2026-W03.md"]
    links = {link for page in pages.values() for link in re.findall(r"\[\[(.*?)\|", page)}
    assert links == {name.removesuffix(".md") for name in pages} - {"index"}


def test_the_book_tells_the_values_and_the_weeks(written: Notebook) -> None:
    out = written.do("export", "--format", "text").out

    assert "Connection" in out
    assert "Text Priya at lunch" in out
    assert "555 0100" in out
    assert max(map(len, out.splitlines())) <= 80
    file = written.home / "book.txt"
    written.do("export", "--format", "text", "--output", str(file))
    assert file.read_text() == out


def test_a_list_in_which_nothing_stands_is_no_chapter(notebook: Notebook) -> None:
    notebook.do("add-value", "Rest")
    notebook.do("export", "--format", "markdown", "--output", str(notebook.home / "pages"))

    assert [path.name for path in (notebook.home / "pages" / "more").iterdir()] == ["Plan for hard times.md"]
    assert "Contacts" not in (notebook.home / "pages" / "index.md").read_text()
    assert "how to reach them" not in notebook.do("export", "--format", "text").out
    notebook.do("add-contact", "Ines", "--reach", "555 0100")
    assert "\nContacts\n" in notebook.do("export", "--format", "text").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--format", "jsonl", "--kind", "action"], 2),
        (["--format", "csv"], 2),
        (["--format", "markdown", "--output", "-"], 2),
        (["--format", "pdf"], 2),
        (["--format", "csv", "--kind", "nosuch"], 2),
        (["--format", "text", "--json"], 2),
        (["--format", "csv", "--output", "no/such/place"], 3),
        (["--format", "csv", "--output", "x" * 300], 3),
    ],
)
def test_what_cannot_be_exported_so_is_refused_and_leaves_nothing(
    written: Notebook, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(written.home)

    assert written.run("export", *arguments).code == code
    assert [path.name for path in written.home.iterdir()] == ["journal.db"]


def test_a_terminal_is_shown_no_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    exports._to_screen(b"tea \x1b[31m")

    assert capsys.readouterr().out == "tea \\x1b[31m"
