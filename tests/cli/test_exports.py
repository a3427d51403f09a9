"""The export at the command line: to a file that is its owner's alone, or to standard output."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.notebook import Notebook


def test_an_export_goes_to_standard_output_or_into_a_file_of_ones_own(written: Notebook) -> None:
    file = written.home / "notebook.jsonl"
    said = written.do("export", "--output", str(file))

    assert said.out.strip() == f"Wrote the whole notebook to {file}. Whoever has that file can read it."
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
