"""The doctor says what is well, what is good to know and what is wrong, and changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook


def everything(home: Path) -> dict[str, tuple[bytes, int]]:
    """All files with their content and the time of their last change."""
    return {str(one): (one.read_bytes(), one.stat().st_mtime_ns) for one in home.rglob("*") if one.is_file()}


def test_a_notebook_that_is_well(written: Notebook) -> None:
    written.do("backup", day="2026-01-11")
    before = everything(written.home)
    said = written.do("doctor", "--full")
    assert said.out.startswith("All is well:")
    assert str(written.db) in said.out.replace("\n", "")
    assert "every entry" in said.out
    assert "The newest backup is of Sun 2026-01-11 20:00, 3 days ago." in said.out
    assert "--full" not in said.out
    assert "3 days" not in written.do("doctor", "--words-only").out
    assert "--full" in written.do("doctor").out
    assert everything(written.home) == before


def test_one_that_is_not_there_yet(notebook: Notebook) -> None:
    said = notebook.do("doctor")
    assert "There is no notebook yet." in said.out
    assert "There is no backup yet" in said.out
    assert [*notebook.home.iterdir()] == []


def test_an_entry_that_is_not_what_the_log_says(written: Notebook) -> None:
    with closing(sqlite3.connect(written.db, isolation_level=None)) as connection:
        connection.execute("UPDATE opportunity SET text = 'another'")
    before = everything(written.home)
    assert written.run("doctor").code == 0
    said = written.run("doctor", "--full")
    assert said.code == 3
    assert "Something is not as it was written" in said.out
    assert "Some entries are not what the log of changes says:" in said.out
    assert "restore-backup" in said.out
    assert said.err == ""
    document = written.run("doctor", "--full", "--json")
    assert document.code == 3
    assert '"check": "log",\n    "verdict": "wrong"' in document.out
    assert everything(written.home) == before


def test_damage_is_found_and_takes_no_write(written: Notebook) -> None:
    written.db.write_bytes(written.db.read_bytes()[:40_960])
    before = everything(written.home)
    for words in (("doctor",), ("doctor", "--full", "--words-only")):
        assert written.run(*words).code == 3
    said = written.run("log-opportunity", "tea", "-v", "conn", "-t")
    assert said.code == 3
    assert "valuetrack doctor" in said.err
    assert everything(written.home) == before


def test_a_draft_that_waits_is_good_to_know(written: Notebook) -> None:
    draft = written.home / ".local/state/valuetrack/drafts/reflect-1"
    draft.mkdir(parents=True)
    (draft / "text.md").write_text("a walk")
    (draft / "draft.json").write_text('{"command": "reflect"}')
    checks = {one["check"]: one["verdict"] for one in written.data("doctor")["checks"]}
    assert checks["drafts"] in {"well", "note"}
