"""Encryption at the command line: what opens the notebook, what asks, and that no word stands anywhere as it is."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import sys
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.test_drafts import FOUR, at_the_end, draft_of
from tests.cli.test_editor import SAVE_IT
from tests.desk import at_desk
from tests.notebook import Notebook
from tests.terminal import CTRL_C, CTRL_D, at_terminal
from valuetrack import files
from valuetrack.errors import StoreError
from valuetrack.store.encrypted_file import opening, remembering
from valuetrack.store.encrypted_file.keys import Key, derived, salt_of
from valuetrack.store.encrypted_file.remembering import KeyFile, Keyring

if TYPE_CHECKING:
    from collections.abc import Iterator


pytest.importorskip("sqlcipher3", reason="what encryption needs is missing: valuetrack[encrypt]")
keyring = pytest.importorskip("keyring", reason="what encryption needs is missing: valuetrack[encrypt]")
fail = pytest.importorskip("keyring.backends.fail")

pytestmark = pytest.mark.file
PASSPHRASE = "four words nobody guesses"  # noqa: S105 - of notebooks that are gone with their test
PRINTED = f"echo {PASSPHRASE}"
OTHER = "echo quite other words"
WORDS = "rather private words"


@pytest.fixture
def closed(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """A notebook with a value and a note, encrypted, and without the copies that were made of it before.

    The environment has a command that prints the passphrase, and a file that remembers the key for other processes,
    where a passphrase would take its time.
    """
    monkeypatch.setenv("VALUETRACK_PASSPHRASE_COMMAND", PRINTED)
    monkeypatch.setenv("VALUETRACK_KEY_FILE", str(notebook.home / "remembered"))
    notebook.do("add-value", "Connection", "--meaning", WORDS)
    notebook.do("check-in", "--note", WORDS)
    said = notebook.do("encrypt", "--yes")
    assert said.out.startswith(f"Encrypted {notebook.db}.")
    assert "Without the passphrase nobody can open the notebook again" in said.err
    return notebook


def everything(notebook: Notebook) -> bytes:
    """What stands in all files under the home, where the store, the drafts and all else of the program lies."""
    return b"".join(path.read_bytes() for path in notebook.home.rglob("*") if path.is_file())


def folder_of_backups(notebook: Notebook) -> Path:
    """Where its backups lie."""
    return Path(notebook.data("list-backups")["folder"])


def locked(_: Notebook) -> Any:
    """An environment that has nothing to open a notebook with."""
    return {"VALUETRACK_PASSPHRASE_COMMAND": "", "VALUETRACK_KEY_FILE": ""}


def told(notebook: Notebook, *words: str, **environment: str) -> Any:
    """The data of a command's JSON, in that environment."""
    return json.loads(notebook.do(*words, "--json", **environment).out)["data"]


def test_every_command_works_on_it_and_leaves_no_word_in_any_file(closed: Notebook) -> None:
    closed.do("log-opportunity", WORDS, "-v", "conn", "-t")
    assert WORDS in closed.do("journal").out
    assert WORDS in closed.do("undo").out
    closed.do("redo")
    closed.do("review-week")
    closed.do("delete", closed.data("journal")["entries"][0]["id"], "--yes")
    assert WORDS.encode() not in everything(closed)
    assert b"onnection" not in everything(closed)


def test_decrypted_it_is_as_it_was(closed: Notebook) -> None:
    before = closed.data("journal")
    assert closed.run("decrypt").code == 2
    assert salt_of(closed.db) is not None
    assert closed.do("decrypt", "--yes").out.startswith(f"Decrypted {closed.db}.")
    assert closed.data("journal") == before
    assert WORDS.encode() in closed.db.read_bytes()
    assert closed.run("decrypt", "--yes").code == 1
    assert closed.run("change-passphrase").code == 1


def test_another_passphrase_opens_it_and_the_one_before_no_more(closed: Notebook) -> None:
    closed.do("change-passphrase", "--new-passphrase-command", OTHER)
    said = closed.run("journal", "--passphrase-command", PRINTED)
    assert (said.code, said.out) == (3, "")
    assert "does not fit" in said.err
    assert WORDS in closed.do("journal", "--passphrase-command", OTHER).out


def test_to_encrypt_twice_is_declined(closed: Notebook) -> None:
    said = closed.run("encrypt")
    assert (said.code, said.out) == (1, "")
    assert "encrypted already" in said.err


def test_before_the_first_entry_an_encrypted_notebook_is_made(notebook: Notebook) -> None:
    notebook.do("encrypt", "--passphrase-command", PRINTED)
    notebook.do("check-in", "--note", WORDS, "--passphrase-command", PRINTED)
    assert WORDS.encode() not in everything(notebook)


@pytest.mark.parametrize("name", ["encrypt", "change-passphrase", "decrypt"])
def test_each_answers_with_one_json_document_and_by_common_options_on_either_side(closed: Notebook, name: str) -> None:
    if name == "encrypt":
        closed.do("decrypt", "--yes")
    more = {"change-passphrase": ["--new-passphrase-command", PRINTED], "decrypt": ["--yes"]}.get(name, [])
    document = json.loads(closed.do("--db", str(closed.db), "--no-input", name, *more, "--json").out)
    assert (document["valuetrack"], document["data"]["records"]) == (1, [])
    assert str(closed.db) in document["data"]["message"]


def test_the_doctor_looks_at_the_newest_backup_with_the_key_of_the_notebook(closed: Notebook) -> None:
    with_key = closed.data("list-backups")["backups"][0]["name"]
    closed.do("decrypt", "--yes")
    said = closed.do("doctor", "--full", "--json")
    (checked,) = [one for one in json.loads(said.out)["data"]["checks"] if one["check"] == "backups"]
    assert (checked["verdict"], checked["facts"] != [with_key]) == ("well", True)
    for one in closed.home.rglob("*.db"):
        if one != closed.db and salt_of(one) is None:
            one.unlink()
    assert "no backup yet of the notebook as it is now" in closed.do("doctor").out


# What opens it


def test_a_new_passphrase_is_asked_for_by_its_own_option(closed: Notebook) -> None:
    said = closed.run("change-passphrase")
    assert said.code == 2
    assert "--new-passphrase-command COMMAND" in said.err


def test_nobody_is_asked_without_a_terminal(closed: Notebook) -> None:
    said = closed.run("today", **locked(closed))
    assert (said.code, said.out) == (2, "")
    assert "--passphrase-command" in said.err
    assert closed.run("check-in", "--note", "tea", **locked(closed)).code == 2
    assert closed.run("encrypt", "--db", str(closed.home / "new.db"), **locked(closed)).code == 2
    assert closed.run("change-passphrase").code == 2


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("echo other words", 3, "does not fit"),
        ("false", 3, "ended with an error (1)"),
        ("true", 3, "printed nothing"),
        ("no-such-command", 2, "does not start"),
        ("'", 2, "does not start"),
        ("' '", 2, "does not start"),
    ],
)
def test_a_command_that_gives_no_passphrase_that_fits_opens_nothing(
    closed: Notebook, command: str, code: int, said: str
) -> None:
    before = closed.db.read_bytes()
    answer = closed.run("journal", "--passphrase-command", command)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert closed.db.read_bytes() == before


def test_help_completion_and_places_ask_for_nothing_and_tell_nothing(closed: Notebook) -> None:
    for words in (["help"], ["help", "encrypt"], ["where"], ["encryption-status"], ["completion", "bash"], ["--help"]):
        said = closed.do(*words, **locked(closed))
        assert said.err == ""
    offered = {"_VALUETRACK_COMPLETE": "bash", "COMP_WORDS": "valuetrack\nrate-value\n", "COMP_CWORD": "2"}
    key_file = str(closed.home / "keys")
    closed.do("today", VALUETRACK_KEY_FILE=key_file)
    for environment in ({}, {"VALUETRACK_KEY_FILE": key_file}):
        assert closed.run(**offered, **environment).out.strip() == ""
    closed.do("decrypt", "--yes")
    assert "Connection" in closed.run(**offered).out


def test_on_a_hard_day_nothing_stands_between(closed: Notebook) -> None:
    said = closed.do("support", **locked(closed))
    assert "112" in said.out
    assert "your own contacts are not shown" in said.err


def test_the_status_says_how_it_is_opened(closed: Notebook) -> None:
    (closed.home / ".config" / "valuetrack").mkdir(parents=True)
    config = closed.home / ".config" / "valuetrack" / "config.toml"
    config.write_text('passphrase_command = "true"\nkey_file = "keys"\nkeyring = true\n')
    status = told(closed, "encryption-status", **locked(closed))
    assert status == {
        "store": str(closed.db),
        "encrypted": True,
        "available": True,
        "passphrase_command": True,
        "key_file": str(config.with_name("keys")),
        "keyring": True,
        "other_copies": [],
    }


def test_without_the_library_the_status_says_so_and_nothing_else_opens(
    closed: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> object:
        raise StoreError("not here")

    file = reflected(closed)
    before = file.read_bytes()
    monkeypatch.setattr(opening, "driver", missing)
    status = closed.data("encryption-status")
    assert (status["encrypted"], status["available"]) == (True, False)
    assert closed.do("encryption-status").out
    assert closed.run("today").code == 3
    assert file.read_bytes() == before
    assert closed.do("where").out


# What remembers the key


def test_a_key_file_that_is_no_file_is_not_waited_for(closed: Notebook) -> None:
    pipe = closed.home / "pipe"
    os.mkfifo(pipe)
    for one in (str(pipe), "/dev/zero", str(closed.home)):
        said = closed.run("today", VALUETRACK_KEY_FILE=one)
        assert said.code == 0
        assert f"{one} does not give the key (it is no file)." in said.err


def test_a_command_for_the_new_passphrase_that_does_not_start_names_its_own_option(closed: Notebook) -> None:
    said = closed.run("change-passphrase", "--new-passphrase-command", "no-such-command")
    assert said.code == 2
    assert said.err.endswith("Give --new-passphrase-command COMMAND.\n")


def test_a_key_file_remembers_the_keys_of_several_notebooks(closed: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    key_file = closed.home / "stick" / "keys"
    monkeypatch.setenv("VALUETRACK_KEY_FILE", str(key_file))
    second = closed.home / "second.db"
    closed.do("today")
    closed.do("encrypt", "--db", str(second), "--passphrase-command", OTHER)
    monkeypatch.setenv("VALUETRACK_PASSPHRASE_COMMAND", "false")
    closed.do("today")
    closed.do("today", "--db", str(second))
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert len(key_file.read_text().splitlines()) == 2
    closed.do("change-passphrase", "--new-passphrase-command", OTHER)
    closed.do("today")
    assert len(key_file.read_text().splitlines()) == 2
    closed.do("decrypt", "--yes")
    assert len(key_file.read_text().splitlines()) == 1
    closed.do("decrypt", "--yes", "--db", str(second))
    assert not key_file.exists()


@pytest.mark.parametrize(
    "text", ["", "no key", "{salt} zz", "{salt} 00ff", "{salt} {zeros}", "\xff {salt} {zeros}", "key: \xff"]
)
def test_a_key_file_with_something_else_in_it_opens_nothing(closed: Notebook, text: str) -> None:
    salt = salt_of(closed.db)
    assert salt is not None
    key_file = closed.home / "keys"
    key_file.write_text(text.format(salt=salt.hex(), zeros="00" * 32), encoding="latin-1")
    environment = {**locked(closed), "VALUETRACK_KEY_FILE": str(key_file)}
    assert closed.run("today", **environment).code == 2
    assert closed.run("today", VALUETRACK_KEY_FILE=str(key_file)).code == 0


def test_a_place_that_does_not_remember_a_key_forgets_it_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    kept, gone_already = Key(b"1" * 16, b"k" * 32), b"2" * 16
    with in_a_file(tmp_path, monkeypatch):
        for place in (KeyFile(tmp_path / "keys"), Keyring()):
            place.forget(gone_already)
            place.keep(kept)
            place.forget(gone_already)
            assert place.get(kept.salt) == kept
            place.forget(kept.salt)
            assert place.get(kept.salt) is None


def test_a_key_file_that_cannot_be_read_or_written_is_said(closed: Notebook) -> None:
    said = closed.do("today", VALUETRACK_KEY_FILE=str(closed.db / "keys"))
    assert "does not give the key (Not a directory)" in said.err
    said = closed.do("today", VALUETRACK_KEY_FILE="/proc/valuetrack")
    assert "/proc/valuetrack does not take the key (No such file or directory)" in said.err


_KEYRING = """
import json, os, pathlib, time
from keyring.backend import KeyringBackend

class InAFile(KeyringBackend):
    priority = 1
    _file = pathlib.Path(os.environ["HOME"]) / "ring.json"

    def _all(self):
        time.sleep(float(os.environ.get("SLOW", "0")))
        return json.loads(self._file.read_text()) if self._file.exists() else {}

    def get_password(self, service, name):
        return self._all().get(f"{service} {name}")

    def set_password(self, service, name, password):
        self._file.write_text(json.dumps({**self._all(), f"{service} {name}": password}))

    def delete_password(self, service, name):
        kept = self._all()
        del kept[f"{service} {name}"]
        self._file.write_text(json.dumps(kept))
"""


@contextmanager
def in_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The keyring of this process keeps its secrets in a file."""
    (folder / "in_a_file.py").write_text(_KEYRING)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "in_a_file", raising=False)
    before = keyring.get_keyring()
    try:
        keyring.set_keyring(import_module("in_a_file").InAFile())
        yield
    finally:
        keyring.set_keyring(before)


def test_a_keyring_remembers_the_key_where_it_is_wanted(closed: Notebook) -> None:
    """One of the keyring library's own kind, that keeps its secrets in a file."""
    (closed.home / "in_a_file.py").write_text(_KEYRING)
    (closed.home / "config.toml").write_text("keyring = true\n")
    wanted = {
        "VALUETRACK_CONFIG": str(closed.home / "config.toml"),
        "VALUETRACK_KEY_FILE": "",
        "PYTHON_KEYRING_BACKEND": "in_a_file.InAFile",
        "PYTHONPATH": os.pathsep.join([str(closed.home), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
    closed.do("change-passphrase", "--new-passphrase-command", PRINTED)
    # as a process of its own hashes it
    key = _rekeyed(closed)
    assert closed.spawn("today", **wanted).code == 0
    ring = json.loads((closed.home / "ring.json").read_text())
    assert list(ring.values()) == [key]
    assert closed.spawn("today", **{**wanted, **locked(closed)}).code == 0
    said = closed.spawn("decrypt", "--yes", **{**wanted, **locked(closed)})
    assert (said.code, said.err) == (0, "")
    assert json.loads((closed.home / "ring.json").read_text()) == {}


def _rekeyed(closed: Notebook) -> str:
    """Give the notebook the key that its passphrase makes elsewhere, where that takes long; the key."""
    from valuetrack.store.database import engine_of

    salt = salt_of(closed.db)
    assert salt is not None
    quick = derived(PASSPHRASE, salt)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("valuetrack.store.encrypted_file.keys.ROUNDS", 256_000)
        real = derived(PASSPHRASE, salt)
    engine_of(closed.db, lambda *_: quick).rewrite(real, print)
    return real.raw.hex()


def test_a_keyring_that_does_not_answer_is_not_waited_for(closed: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "KEYRING_SECONDS", 0.01)
    monkeypatch.setenv("SLOW", "60")
    (closed.home / "config.toml").write_text("keyring = true\n")
    wanted = {"VALUETRACK_CONFIG": str(closed.home / "config.toml"), "VALUETRACK_KEY_FILE": ""}
    with in_a_file(closed.home, monkeypatch):
        said = closed.do("today", **wanted)
        assert "The keyring does not give the key (no answer in" in said.err
        keyring.set_keyring(fail.Keyring())
        monkeypatch.setattr(remembering, "KEYRING_SECONDS", 60)
        assert "(NoKeyringError)" in closed.do("today", **wanted).err


# Other copies


def test_copies_that_its_passphrase_does_not_close_are_listed_and_removed_where_that_is_wanted(
    closed: Notebook,
) -> None:
    closed.do("decrypt", "--yes")
    with_another_or_none = [one["name"] for one in closed.data("list-backups")["backups"]]
    assert len(with_another_or_none) == 3
    beside = closed.db.with_name(f"{closed.db.name}.older.backup")
    beside.write_bytes(closed.db.read_bytes())
    backups = [str(folder_of_backups(closed) / one) for one in with_another_or_none]
    copies = [str(beside), *backups]
    said = closed.do("encrypt")
    assert [one for one in copies if one not in said.err] == []
    assert sorted(closed.data("encryption-status")["other_copies"]) == sorted(copies)
    assert closed.do("encrypt").code == 0  # it names them again
    assert WORDS.encode() in everything(closed)
    said = closed.do("encrypt", "--yes")
    assert [one for one in copies if f"Removed {one}" not in said.err] == []
    assert WORDS.encode() not in everything(closed)


def test_a_notebook_that_was_kept_aside_is_one_of_them_damaged_or_not(notebook: Notebook) -> None:
    notebook.do("check-in", "--note", WORDS)
    notebook.do("backup")
    for damage in (b"SQLite format 3", b"\x00" * 15):
        notebook.db.write_bytes(damage + notebook.db.read_bytes()[15:-4096])
        newest = told(notebook, "list-backups")["backups"][0]["name"]
        notebook.do("restore-backup", newest, "--yes")
    aside = sorted(folder_of_backups(notebook).glob("*.aside.db"))
    assert [WORDS.encode() in one.read_bytes() for one in aside] == [True, True]
    said = notebook.do("encrypt", "--yes", "--passphrase-command", PRINTED)
    assert [one for one in aside if f"Removed {one}" not in said.err] == []
    assert WORDS.encode() not in everything(notebook)


# What else is done with the file


def test_it_is_backed_up_looked_at_and_purged_and_every_copy_is_closed(closed: Notebook) -> None:
    closed.do("check-in", "--note", f"more {WORDS}", day="2026-01-15")
    made = told(closed, "list-backups")["backups"]
    assert [one["why"] for one in made] == ["daily", "encryption"]
    kept = closed.home / "mine.db"
    closed.do("backup", str(kept))
    assert {salt_of(folder_of_backups(closed) / one["name"]) for one in made} == {salt_of(kept)} == {salt_of(closed.db)}
    health = told(closed, "doctor", "--full", VALUETRACK_NOW="2026-01-15T20:00:00")
    assert [one for one in health["checks"] if one["verdict"] != "well"] == []
    assert [one for one in ("rows", "log", "removals") if one not in str(health["checks"])] == []
    closed.do("purge", "--before", "2026-01-15", "--yes", day="2026-01-16")
    assert [one["why"] for one in told(closed, "list-backups")["backups"]] == ["purge"]
    assert [one["text"] for one in closed.data("journal")["entries"]] == [f"more {WORDS}"]
    kept.unlink()
    assert WORDS.encode() not in everything(closed)


def test_a_page_that_was_changed_is_damage(closed: Notebook) -> None:
    whole = closed.db.read_bytes()
    at = len(whole) // 2
    closed.db.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    said = closed.run("doctor", "--full")
    assert (said.code, "Not as it was written" in said.out) == (3, True)
    newest = told(closed, "list-backups")["backups"][0]["name"]
    assert closed.do("restore-backup", newest, "--yes").code == 0
    assert WORDS in closed.do("journal").out
    assert WORDS.encode() not in everything(closed)


@pytest.mark.parametrize("form", ["plain", "another passphrase", "encrypted"])
def test_a_backup_of_any_form_is_brought_back_in_the_form_of_the_notebook(closed: Notebook, form: str) -> None:
    before = closed.data("journal")
    backup = closed.home / "mine.db"
    if form == "another passphrase":
        closed.do("backup", str(backup))
        closed.do("change-passphrase", "--new-passphrase-command", OTHER)
    elif form == "plain":
        closed.do("decrypt", "--yes")
        closed.do("backup", str(backup))
        closed.do("encrypt", "--yes", "--passphrase-command", OTHER)
    else:
        closed.do("backup", str(backup))
        closed.do("decrypt", "--yes")
    closed.do("check-in", "--note", "tea")
    salt = salt_of(closed.db)
    assert "note" in closed.do("restore-backup", str(backup), "--dry-run").out
    closed.do("restore-backup", str(backup), "--yes")
    assert closed.data("journal") == before
    assert (salt_of(closed.db), salt is None) == (salt, form == "encrypted")
    assert (WORDS.encode() in closed.db.read_bytes()) is (form == "encrypted")
    assert told(closed, "doctor", "--full")["well"]


@pytest.mark.parametrize("command", ["", OTHER])
def test_the_passphrase_of_an_older_backup_is_asked_for(closed: Notebook, command: str) -> None:
    # by a process of its own, whose keys take their time, as at a terminal
    assert closed.spawn("change-passphrase", "--new-passphrase-command", "echo older words").code == 0
    closed.do("change-passphrase", "--new-passphrase-command", OTHER)
    backup = told(closed, "list-backups")["backups"][1]["name"]
    off = closed.run("restore-backup", backup, "--yes", "--passphrase-command", OTHER, VALUETRACK_KEY_FILE="")
    assert (off.code, "does not fit" in off.err) == (3, True)
    key_file = closed.home / "remembered"
    kept = key_file.read_text()
    with at_terminal(closed, "restore-backup", backup, VALUETRACK_PASSPHRASE_COMMAND=command) as screen:
        screen.until(f"{backup} (it is not shown) [Enter: without it]")
        screen.press("older words\r")
        screen.answer("Bring it back?", "y")
        assert screen.end() == 0
    assert key_file.read_text() == kept
    assert WORDS in closed.do("journal").out


def test_where_there_is_no_notebook_any_more_a_backup_brings_its_own_form(closed: Notebook) -> None:
    backup = str(folder_of_backups(closed) / told(closed, "list-backups")["backups"][0]["name"])
    salt = salt_of(closed.db)
    for damage in (None, b"", b"nothing that can be read"):
        if damage is None:
            closed.db.unlink()
        else:
            closed.db.write_bytes(damage)
        closed.do("restore-backup", backup, "--yes")
        assert salt_of(closed.db) == salt
        assert WORDS in closed.do("journal").out


def test_what_is_exported_from_it_is_imported_into_it(closed: Notebook) -> None:
    whole = closed.do("export").out
    second = ("--db", str(closed.home / "second.db"))
    closed.do("encrypt", *second)
    (closed.home / "all.jsonl").write_text(whole)
    closed.do("import", str(closed.home / "all.jsonl"), *second)
    assert closed.do("export", *second).out == whole
    closed.do("undo", *second)
    closed.do("redo", *second)
    assert closed.do("export", *second).out == whole
    (closed.home / "all.jsonl").unlink()
    assert WORDS.encode() not in everything(closed)


# At a terminal


def test_at_a_terminal_the_passphrase_is_asked_for_twice_and_shown_never(notebook: Notebook) -> None:
    notebook.do("add-value", "Connection")
    with at_terminal(notebook, "encrypt") as screen:
        assert "not even you" in screen.until("[Enter: stop here]")
        screen.press("tea\r")
        screen.until("once more [Enter: stop here]")
        screen.press("coffee\r")
        screen.until("not the same")
        screen.until("[Enter: stop here]")
        screen.press("tea\r")
        screen.until("once more [Enter: stop here]")
        screen.press("tea\r")
        screen.until(".daily.db")
        screen.answer("Remove them for good?", "y")
        screen.until("Encrypted")
        assert screen.end() == 0
        assert "tea" not in screen.shown
    assert [one["why"] for one in told(notebook, "list-backups")["backups"]] == ["encryption"]
    with at_terminal(notebook, "list-values") as screen:
        screen.until("[Enter: without it]")
        screen.press("coffee\r")
        screen.until("does not fit")
        screen.until("[Enter: without it]")
        screen.press("tea\r")
        screen.until("Connection")
        assert screen.end() == 0


@pytest.mark.parametrize("keys", ["\r", CTRL_D, "tea\r\r"])
def test_without_a_new_passphrase_nothing_is_encrypted(notebook: Notebook, keys: str) -> None:
    notebook.do("add-value", "Connection")
    before = notebook.db.read_bytes()
    with at_terminal(notebook, "encrypt") as screen:
        screen.until("[Enter: stop here]")
        for key in keys.replace("\r", "\r ").split(" "):
            screen.press(key)
            if key == "tea\r":
                screen.until("once more [Enter: stop here]")
        assert screen.end() == 1
    assert notebook.db.read_bytes() == before


def test_after_three_times_that_differ_nothing_is_encrypted(notebook: Notebook) -> None:
    notebook.do("add-value", "Connection")
    before = notebook.db.read_bytes()
    with at_terminal(notebook, "encrypt") as screen:
        for number in range(3):
            screen.until("[Enter: stop here]")
            screen.press("tea\r")
            screen.until("once more [Enter: stop here]")
            screen.press(f"coffee {number}\r")
        screen.until("Nothing was changed.")
        assert screen.end() == 2
    assert screen.shown.count("Please type both again.") == 2
    assert notebook.db.read_bytes() == before


def test_to_decrypt_is_asked(closed: Notebook) -> None:
    for answer, code in (("", 1), ("n", 1), ("y", 0)):
        assert salt_of(closed.db) is not None
        with at_terminal(closed, "decrypt") as screen:
            screen.answer("can read the notebook. Decrypt it?", answer)
            assert screen.end() == code
    assert salt_of(closed.db) is None


@pytest.mark.parametrize(("keys", "code"), [("\r", 3), (CTRL_D, 3), (CTRL_C, 130), (None, 129)])
def test_no_passphrase_is_an_answer(closed: Notebook, keys: str | None, code: int) -> None:
    before = closed.db.read_bytes()
    with at_terminal(closed, "journal", **locked(closed)) as screen:
        screen.until("[Enter: without it]")
        if keys is None:
            assert screen.close() == code
        else:
            screen.press(keys)
            assert screen.end() == code
    assert closed.db.read_bytes() == before


def test_after_three_times_it_stays_closed(closed: Notebook) -> None:
    with at_terminal(closed, "journal", **locked(closed)) as screen:
        for _ in range(3):
            screen.until("[Enter: without it]")
            screen.press("tea\r")
        screen.until("does not fit")
        assert screen.end() == 3


# Drafts


def reflected(notebook: Notebook) -> Path:
    """The draft of a reflection that the notebook did not take, for it was away at the end."""
    at_desk(notebook, "reflect", answers={**at_the_end(Notebook.take_away, notebook), FOUR[0]: WORDS})
    notebook.bring_back()
    return draft_of(notebook, "reflect")


def test_a_draft_is_closed_with_the_key_and_saved_by_the_next_session(closed: Notebook) -> None:
    salt = salt_of(closed.db)
    assert salt is not None
    file = reflected(closed)
    assert file.name == f"draft.json.{salt.hex()}"
    assert WORDS.encode() not in everything(closed)
    assert told(closed, "where", **locked(closed))["drafts"] == 1
    assert str(file) in closed.do("today").err
    said = at_desk(closed, "reflect", answers=SAVE_IT)
    assert WORDS in said.out
    assert closed.data("journal", "--kind", "reflection")["entries"][0]["text"] == WORDS
    assert not file.exists()


def test_a_draft_keeps_up_with_its_notebook(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VALUETRACK_PASSPHRASE_COMMAND", PRINTED)
    monkeypatch.setenv("VALUETRACK_KEY_FILE", str(notebook.home / "remembered"))
    notebook.do("add-value", "Connection")
    file = reflected(notebook)
    assert WORDS in file.read_text()
    notebook.do("encrypt")
    assert WORDS.encode() not in everything(notebook)
    notebook.do("change-passphrase", "--new-passphrase-command", OTHER)
    assert [one.name for one in file.parent.iterdir()] == [f"draft.json.{(salt_of(notebook.db) or b'').hex()}"]
    monkeypatch.setenv("VALUETRACK_PASSPHRASE_COMMAND", OTHER)
    notebook.do("decrypt", "--yes")
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert WORDS in at_desk(notebook, "reflect", answers=SAVE_IT).out


def test_a_draft_of_another_notebook_stays_where_it_is(closed: Notebook) -> None:
    file = reflected(closed)
    plain, second = str(closed.home / "plain.db"), str(closed.home / "second.db")
    closed.do("encrypt", "--db", second)
    for other in (plain, second):
        assert closed.data("where", "--db", other)["drafts"] == 0
        assert file.parent.name not in closed.do("today", "--db", other).err
    closed.do("decrypt", "--yes", "--db", second)
    assert file.exists()


def test_a_draft_that_is_damaged_is_named_and_stays(closed: Notebook) -> None:
    file = reflected(closed)
    for content in (b"", os.urandom(8192)):
        file.write_bytes(content)
        said = at_desk(closed, "reflect", answers={})
        assert "cannot be read" in said.out
        assert file.read_bytes() == content
    closed.do("change-passphrase", "--new-passphrase-command", OTHER)
    assert file.parent.exists()


def test_while_an_editor_is_open_the_key_stays(closed: Notebook) -> None:
    file = reflected(closed)
    before = closed.db.read_bytes()
    descriptor = os.open(file.parent, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    said = closed.run("change-passphrase", "--new-passphrase-command", OTHER)
    os.close(descriptor)
    assert (said.code, closed.db.read_bytes()) == (3, before)
    assert "An editor is open" in said.err


@pytest.mark.parametrize("name", ["encrypt", "change-passphrase", "decrypt"])
def test_where_the_notebook_stays_as_it_is_so_do_its_drafts(closed: Notebook, name: str) -> None:
    if name == "encrypt":
        closed.do("decrypt", "--yes")
    file = reflected(closed)
    before = file.read_bytes()
    more = {"change-passphrase": ["--new-passphrase-command", PRINTED], "decrypt": ["--yes"]}.get(name, [])
    with closing(opening.driver().connect(str(closed.db), isolation_level=None, timeout=0)) as other:
        if name != "encrypt":
            _unlock(other, closed)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("valuetrack.store.sqlite_file.connecting.BUSY_SECONDS", 0.01)
            assert closed.run(name, *more).code == 3
    assert [(one.name, one.read_bytes()) for one in file.parent.iterdir()] == [(file.name, before)]


def test_where_the_disk_does_not_say_that_it_lasts_a_draft_is_there_for_either_key(
    closed: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = reflected(closed)

    sync = files.sync_folder

    def no_word(folder: Path) -> None:
        sync(folder)
        if folder == closed.db.parent:
            raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_folder", no_word)
        assert closed.run("change-passphrase", "--new-passphrase-command", OTHER).code == 3
    assert len([*file.parent.iterdir()]) == 2
    monkeypatch.setenv("VALUETRACK_PASSPHRASE_COMMAND", OTHER)
    assert WORDS in at_desk(closed, "reflect", answers=SAVE_IT).out


def _unlock(connection: Any, notebook: Notebook) -> None:
    key = derived(PASSPHRASE, salt_of(notebook.db) or b"")
    connection.execute(f'PRAGMA key="{key.literal}"')


def test_what_an_editor_left_is_closed_once_it_is_left(closed: Notebook) -> None:
    editor = f'sh -c \'echo {WORDS} > "$0"; echo {WORDS} > "$0~"; mkdir "$0.d"; echo {WORDS} > "$0.d/1"; exit 1\''
    with at_terminal(closed, "reflect", "--edit", EDITOR=editor) as screen:
        assert screen.end() == 1
    assert WORDS.encode() not in everything(closed)
    with at_terminal(closed, "reflect") as screen:
        screen.answer("Save it now?", "y")
        assert screen.end() == 0
    assert closed.data("journal", "--kind", "reflection")["entries"][0]["text"] == WORDS


def test_where_the_passphrase_is_not_given_what_was_written_is_shown_to_be_copied(closed: Notebook) -> None:
    with at_terminal(closed, "hard-moment", **locked(closed)) as screen:
        screen.until("[Enter: without it]")
        screen.press("\r")
        screen.until("your own contacts are not shown")
        screen.until("[Enter: go on]")
        screen.press("\r")
        screen.until("[Enter: hard to say]")
        screen.press("9\r")
        screen.until("[Enter: without it]")
        screen.press("\r")
        screen.until("We can still go on.")
        screen.until("[Enter: skip]")
        screen.press("n\r")
        screen.until("Here is what you wrote, to copy it:")
