"""The page of the doctor: a notebook in a file, and one on a server, where no file is spoken of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.render.screens import told
from valuetrack.render.pages import health as page
from valuetrack.reports.health import Check, Health

FILE = "/home/maya/journal.db"
SERVERS = ("postgresql://maya@db.example.org/maya", "postgres://maya@db.example.org/maya")
KEPT_THERE = (
    "Its log, and backups of its own, hold what was removed for good until they are written over or thrown away."
)


def said(store: str, *checks: tuple[str, str], facts: tuple[str, ...] = (), full: bool = True) -> str:
    """The page of what was found, on one line for each block."""
    found = tuple(Check(name, verdict, facts if verdict == "wrong" else ()) for name, verdict in checks)
    well = all(verdict != "wrong" for _, verdict in checks)
    return told(Health(store, full, well, found, None, None), 1_000)


@pytest.mark.parametrize("store", SERVERS)
def test_a_notebook_on_a_server_that_is_well_and_what_the_server_keeps(store: str) -> None:
    text = said(store, ("file", "well"), ("schema", "well"), ("server", "note"), ("backups", "note"))
    assert text.startswith(f"All is well: {store}\n")
    assert f"Whoever looks after the server can read the notebook. {KEPT_THERE}" in text
    assert "There is no backup of it on this computer yet." in text
    assert "Looked at, and well: the database and its schema." in text
    assert "file" not in text


@pytest.mark.parametrize("check", ["file", "schema", "references", "tables", "rows", "log", "removals", "backups"])
def test_no_file_is_spoken_of_where_there_is_none(check: str) -> None:
    for verdict in {"file": ("well", "wrong"), "schema": ("well", "note")}.get(check, ("well", "wrong")):
        text = said(SERVERS[0], (check, verdict), facts=("action 3f2",))
        assert "file" not in text.casefold()
        assert "--repair-into" not in text
        if verdict == "wrong":
            assert "action 3f2" in text
            assert (
                "`valuetrack restore-backup` brings a backup back. Whoever looks after the server can do more." in text
            )


def test_a_server_that_cannot_be_reached_is_told_with_its_reason() -> None:
    reason = f"{SERVERS[0]} cannot be reached: Connection refused."
    text = said(SERVERS[0], ("file", "wrong"), ("server", "note"), facts=(reason,))
    assert f"The notebook cannot be read there:\n    {reason}" in text


def test_a_notebook_that_is_not_there_yet_and_one_of_an_older_valuetrack() -> None:
    assert "There is no notebook yet. The first entry makes it." in said(SERVERS[0], ("file", "note"))
    assert "as a whole or not at all." in said(SERVERS[0], ("schema", "note"))
    assert "after a backup." in said(FILE, ("schema", "note"))


def test_a_file_is_told_as_one() -> None:
    text = said(FILE, ("file", "wrong"), ("schema", "well"), facts=("it is empty",), full=False)
    assert "The file cannot be read as a notebook:\n    it is empty" in text
    assert "Keep the file as it is." in text
    assert "--repair-into FILE" in text
    assert "server" not in text


def test_every_check_has_a_name_and_the_newest_backup_its_day() -> None:
    named = {name for words in (page._GOOD_TO_KNOW_THERE, page._WRONG_THERE) for name in words}
    assert named <= {*page._NAMES}
    at = datetime(2026, 1, 11, 20, tzinfo=UTC)
    text = told(
        Health(
            store=SERVERS[0],
            full=True,
            well=True,
            checks=(Check("backups", "well", ()),),
            newest_backup=at,
            backup_age=3,
        )
    )
    assert "3 days ago." in text
