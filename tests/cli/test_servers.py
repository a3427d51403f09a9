"""What commands say of a notebook on a server: in words that fit it, at once, and with the answers in a draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.test_drafts import at_the_end
from tests.cli.test_editor import SAVE_IT
from tests.desk import at_desk
from tests.notebook import Notebook
from tests.servers import database_of, needs_server, server

if TYPE_CHECKING:
    from collections.abc import Iterator


NOWHERE = "postgresql://maya@/maya?host=/nowhere"


@pytest.fixture
def there(notebook: Notebook) -> Iterator[Notebook]:
    """A notebook in a database on a server."""
    with server().databases() as new:
        place: Any = server().address(new())
        notebook.db = place
        notebook.do("add-value", "Garden", "--importance", "7")
        yield notebook


@pytest.mark.parametrize("name", ["encrypt", "decrypt", "change-passphrase"])
def test_encryption_is_declined_before_anything_is_asked(notebook: Notebook, name: str) -> None:
    said = notebook.run(name, "--db", NOWHERE)

    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("A notebook on a server is not encrypted by valuetrack.")


def test_a_password_in_the_address_is_told_to_nobody(notebook: Notebook) -> None:
    said = notebook.run("today", "--json", "--db", "postgresql://maya:hush@host/maya")

    assert said.code == 2
    assert "hush" not in said.out + said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("demo", "--keep"),
        ("export", "--output"),
        ("write-note", "--output"),
        ("backup",),
        ("doctor", "--repair-into"),
        ("import",),
    ],
)
def test_an_address_is_no_file(notebook: Notebook, arguments: tuple[str, ...]) -> None:
    for address in ("postgresql://maya:hush@host/maya", "POSTGRES://maya:hush@host/maya", "mysql://maya:hush@host/x"):
        said = notebook.run(*arguments, address)

        assert said.code == 2
        assert "is a file" in said.err
        assert "hush" not in said.out + said.err
    assert [*notebook.home.iterdir()] == []


def test_a_backup_of_a_server_goes_into_a_file_as_an_import(written: Notebook) -> None:
    file = written.home / "2026-01-14T200000Z.daily.jsonl"
    written.do("export", "--output", str(file))

    said = written.run("restore-backup", str(file), "--yes", "--db", str(written.home / "other.db"))

    assert (said.code, said.out) == (1, "")
    assert f"`valuetrack import {file}`" in said.err


@needs_server
def test_the_doctor_says_what_keeps_it_out_as_every_command_does(notebook: Notebook) -> None:
    said = notebook.run("doctor", "--db", NOWHERE)

    assert said.code == 3
    assert said.err == notebook.run("today", "--db", NOWHERE).err


@needs_server
def test_a_server_that_cannot_be_reached_is_told_with_a_kind_of_its_own(notebook: Notebook) -> None:
    said = notebook.run("today", "--json", "--db", NOWHERE)

    assert said.code == 3
    assert json.loads(said.err)["error"]["kind"] == "unreachable"
    assert NOWHERE in json.loads(said.err)["error"]["message"]
    assert notebook.data("where", "--db", NOWHERE)["store"] == NOWHERE
    assert notebook.data("encryption-status", "--db", NOWHERE)["encrypted"] is False


@needs_server
def test_answers_are_kept_in_a_draft_where_the_server_goes_away_meanwhile(there: Notebook) -> None:
    said = at_desk(there, "reflect", answers=at_the_end(Notebook.take_away, there))
    there.bring_back()

    assert said.code == 3, said.out
    assert f'database "{database_of(there.db)}" does not exist' in said.out
    assert "Your answers are kept in a draft" in said.out
    saved = at_desk(there, "reflect", answers=SAVE_IT)
    assert saved.code == 0, saved.out
    assert "I froze." in there.do("journal").out


@needs_server
def test_the_doctor_a_purge_and_a_backup_speak_of_the_server(there: Notebook) -> None:
    note = there.data("check-in", "--note", "green beans")["id"]

    assert "Its log, and backups of its own" in " ".join(there.do("doctor", "--full").out.split())
    assert there.data("doctor")["well"] is True
    assert "The server, too, keeps the words" in " ".join(there.do("purge", note, "--dry-run").out.split())
    said = there.do("purge", note, "--yes")
    assert "The server, too, keeps the words" in said.err
    assert "green beans" not in there.do("export").out
    assert ".asked.jsonl" in there.do("backup").out
    made = there.data("list-backups")["backups"]
    assert {one["why"] for one in made} == {"purge", "asked"}
    there.do("restore-backup", made[0]["name"], "--yes")
    assert there.run("doctor", "--repair-into", "new.db").code == 1
    assert there.data("list-values")["values"][0]["value"] == "Garden"
