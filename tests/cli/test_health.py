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
    assert f"There is no backup {'of it on this computer ' if notebook.is_on_server else ''}yet" in said.out
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


def test_what_can_be_read_of_a_damaged_one_goes_into_a_new_file(written: Notebook) -> None:
    before = written.do("export").out
    whole = written.db.read_bytes()
    written.db.write_bytes(b"no notebook any more" + whole[20:])
    assert "--repair-into FILE" in " ".join(written.run("doctor").out.split())
    new = written.home / "new.db"
    said = written.do("doctor", "--repair-into", str(new), COLUMNS="300")
    assert "Nothing is left out." in said.out
    assert f"valuetrack restore-backup {new}" in said.out
    assert written.db.read_bytes()[:20] == b"no notebook any more"
    written.do("restore-backup", str(new), "--yes")
    assert written.do("export").out == before
    assert written.data("doctor", "--full")["well"]


def test_what_is_not_as_it_was_is_named_up_to_twenty(written: Notebook) -> None:
    with closing(sqlite3.connect(written.db, isolation_level=None)) as connection:
        connection.execute("UPDATE opportunity SET text = 'tea'")
        connection.execute("DROP TABLE contact")
        number = len(connection.execute("SELECT * FROM action").fetchall())
        connection.execute("DELETE FROM action")
    said = written.do("doctor", "--repair-into", str(written.home / "new.db"))
    assert said.out.count("\n    action ") == min(number, 20)
    assert "brought back from the log of changes:" in said.out
    assert "nobody can tell what else stood there:\n    contact" in said.out
    data = written.data("doctor", "--repair-into", str(written.home / "other.db"))
    assert (len(data["brought_back"]), data["unread"]) == (number + 1, ["contact"])
    third = str(written.home / "third.db")
    in_words = written.do("doctor", "--repair-into", third, "--words-only", COLUMNS="300").out
    assert "It holds value," in in_words.replace("values,", "value,")


def test_no_file_is_written_over_and_without_a_notebook_there_is_nothing_to_read(notebook: Notebook) -> None:
    assert notebook.run("doctor", "--repair-into", "new.db").code == 1
    notebook.do("check-in", "--note", "tea")
    said = notebook.run("doctor", "--repair-into", str(notebook.db))
    assert (said.code, "There is a file already" in said.err) == (1, True)
    notebook.db.write_bytes(b"")
    said = notebook.run("doctor", "--repair-into", str(notebook.home / "new.db"))
    assert (said.code, "Nothing can be read" in said.err) == (3, True)
    assert not (notebook.home / "new.db").exists()


def test_one_that_cannot_be_reached_is_said(written: Notebook) -> None:
    said = written.run("doctor", "--db", str(written.home / ("x" * 300)), "--json")
    assert said.code == 3
    assert "File name too long" in said.out


def test_a_repair_names_what_cannot_be_reached(written: Notebook) -> None:
    said = written.run("doctor", "--repair-into", "x" * 300)
    assert said.code == 3
    assert "give --repair-into another name" in said.err
    said = written.run("doctor", "--repair-into", "whole.db", "--db", str(written.home / ("x" * 300)))
    assert said.code == 3
    assert "cannot be reached: File name too long" in said.err
