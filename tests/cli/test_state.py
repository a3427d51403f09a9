"""State: where things are kept and for whom, and that reading leaves them alone: lines 28 to 30 and 33."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

from tests.nobody import as_nobody, open_folder
from tests.notebook import Notebook
from valuetrack.store import engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READING = [
    [],
    ["today"],
    ["show-week"],
    ["list-values", "--all"],
    ["show-value", "conn"],
    ["set-focus"],
    ["review-week"],
    ["undo", "--list"],
    ["where"],
    ["delete", "3f2", "--dry-run"],
    ["help", "today"],
    ["completion", "bash"],
    ["show-value", "nosuch"],
    ["delete", "3f2"],
]


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A umask that takes nothing away."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(home: Path) -> dict[str, int]:
    """The permissions of everything below `home`."""
    return {str(path.relative_to(home)): stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_leaves_the_bytes_and_the_time_of_the_store_and_makes_no_file(
    written: Notebook, arguments: list[str]
) -> None:
    os.utime(written.db, (1_700_000_000, 1_700_000_000))
    before = (written.content(), written.touched())
    for more in ([], ["--json"]):
        written.run(*arguments, *more)
        assert (written.content(), written.touched()) == before
    assert [path.name for path in written.home.iterdir()] == ["journal.db"]


@pytest.mark.parametrize("arguments", [case for case in READING if "conn" not in case], ids=" ".join)
def test_reading_without_a_store_makes_none(notebook: Notebook, arguments: list[str]) -> None:
    assert notebook.run(*arguments).code in (0, 1, 2)
    assert list(notebook.home.iterdir()) == []


@pytest.mark.usefixtures("open_umask")
@pytest.mark.parametrize("mask", [0, 0o777, 0o700], ids=oct)
def test_folders_are_0700_and_files_0600_whatever_the_umask(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch, mask: int
) -> None:
    monkeypatch.chdir(notebook.home)
    os.umask(mask)
    notebook.do("add-value", "Care")
    notebook.do("--db", "deep/er/one.db", "add-value", "Care")
    notebook.do("demo", "--keep", "a/b.db")
    notebook.do("add-value", "Care", VALUETRACK_DB="")
    found = modes(notebook.home)
    assert {mode for name, mode in found.items() if name.endswith(".db")} == {0o600}
    assert {mode for name, mode in found.items() if not name.endswith(".db")} == {0o700}
    assert len(found) == 10 + 7  # the backups of three notebooks, each in a folder of its own


@pytest.mark.usefixtures("open_umask")
def test_the_journal_of_a_change_is_0600_too(written: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    from valuetrack.tracker import notes

    seen: dict[str, int] = {}
    keep = notes.keep_note

    def looked_at(*arguments: object) -> object:
        receipt = keep(*arguments)  # type: ignore[arg-type]
        seen.update(modes(written.home))
        return receipt

    monkeypatch.setattr(notes, "keep_note", looked_at)
    written.do("check-in", "--note", "x")
    assert seen == {"journal.db": 0o600, "journal.db-journal": 0o600}


def test_where_prints_every_place(notebook: Notebook) -> None:
    places = notebook.data("where")
    folder = notebook.home / ".local" / "share" / "valuetrack"
    assert places == {
        "store": notebook.place,
        "store_exists": False,
        "configuration": str(notebook.home / ".config" / "valuetrack" / "config.toml"),
        "data": str(folder),
        "state": str(notebook.home / ".local" / "state" / "valuetrack"),
        "cache": str(notebook.home / ".cache" / "valuetrack"),
        "drafts": 0,
        "schema": None,
    }
    said = json.loads(notebook.run("where", "--json", VALUETRACK_DB="").out)
    assert said["data"]["store"] == str(folder / "journal.db")
    notebook.do("add-value", "Care")
    assert (notebook.data("where")["store_exists"], notebook.data("where")["schema"]) == (True, engine.SCHEMA)


def test_where_answers_also_for_a_store_that_cannot_be_opened(notebook: Notebook) -> None:
    notebook.db.write_bytes(b"not a store")
    assert (notebook.data("where")["store_exists"], notebook.data("where")["schema"]) == (True, None)


def test_a_flag_goes_before_the_environment_before_the_configuration_before_the_default(notebook: Notebook) -> None:
    config = notebook.home / ".config" / "valuetrack" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('db = "configured.db"\n')

    def store(*flags: str, environment: str) -> str:
        return str(json.loads(notebook.run("where", "--json", *flags, VALUETRACK_DB=environment).out)["data"]["store"])

    assert store("--db", "/flag.db", environment="/environment.db") == "/flag.db"
    assert store(environment="/environment.db") == "/environment.db"
    assert store(environment="") == str(config.parent / "configured.db")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('db = "a.db"\nfirst_dya = "monday"\n', "line 2: there is no setting first_dya.\nDid you mean first_day?"),
        ('first_day = "tuesday"\n', "line 1: first_day has a value that is not understood."),
        ("\n\nday_start = 4\n", "line 3: day_start has a value that is not understood."),
        ("db =\n", "line 1: this cannot be read as TOML."),
    ],
)
def test_an_unknown_or_bad_key_names_file_and_line(notebook: Notebook, text: str, words: str) -> None:
    config = notebook.home / "config.toml"
    config.write_text(text)
    said = notebook.run("today", VALUETRACK_CONFIG=str(config))
    assert (said.code, said.out) == (2, "")
    assert f"{config}, {words}" in said.err


def test_a_bad_clock_is_refused(notebook: Notebook) -> None:
    said = notebook.run("today", day="2026-01-14Tnoon")
    assert (said.code, said.err.splitlines()[0]) == (2, "VALUETRACK_NOW is not an ISO date-time.")


def test_without_a_home_a_clear_message_says_what_to_do(notebook: Notebook) -> None:
    for home in ("", "relative"):
        said = notebook.run("today", HOME=home, VALUETRACK_DB="/tmp/never.db")  # noqa: S108 - never made
        assert said.code in (0, 2)
        assert "Traceback" not in said.err


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch) -> Iterator[Notebook]:
    """A notebook in a home in which nobody may make a file."""
    with open_folder() as home:
        home.chmod(0o555)
        yield Notebook(home, monkeypatch)


@pytest.mark.parametrize("arguments", [["add-value", "Care"], ["demo", "--keep", "{}/demo.db"]], ids=" ".join)
def test_in_a_read_only_home_writing_is_refused_in_clear_words(unwritable: Notebook, arguments: list[str]) -> None:
    with as_nobody():
        said = unwritable.run(*(part.format(unwritable.home) for part in arguments))
    assert (said.code, said.out) == (3, "")
    assert "cannot be written: " in said.err
    assert "name another file with --db" in said.err
    assert list(unwritable.home.iterdir()) == []


def test_in_a_read_only_home_reading_works(unwritable: Notebook) -> None:
    with as_nobody():
        assert [unwritable.run(*arguments).code for arguments in ([], ["today"], ["where"], ["--help"])] == [0] * 4


def test_a_file_that_is_there_is_never_overwritten_by_the_demo(notebook: Notebook) -> None:
    kept = notebook.home / "letter.txt"
    kept.write_text("dear")
    said = notebook.run("demo", "--keep", str(kept))
    assert (said.code, said.err) == (3, f"There is a file already: {kept}\nGive --keep a name that is free.\n")
    assert kept.read_text() == "dear"


def test_the_kept_demo_can_be_explored(notebook: Notebook) -> None:
    kept = notebook.home / "a demo.db"
    said = notebook.do("demo", "--keep", str(kept), COLUMNS="300")
    assert said.out.splitlines()[-1] == f"Explore it: valuetrack show-week --week 2026-W09 --db '{kept}'"
    week = notebook.data("show-week", "--week", "2026-W09", "--db", str(kept))
    assert len(week["actions"]) == 5
    assert not notebook.db.exists()
