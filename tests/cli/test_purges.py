"""Removing for good at the command line: what is said before, what goes, what stays; no file keeps the words."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.prepared import ACTION, CONNECTION, NOTE, OPPORTUNITY, REFLECTION
from tests.terminal import at_terminal
from valuetrack.render.notices import FOR_GOOD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook


def state(notebook: Notebook) -> Path:
    return notebook.home / ".local" / "state" / "valuetrack"


def holding(notebook: Notebook, words: str) -> list[Path]:
    """The files under the home in which the words stand."""
    ways = [words.encode(way) for way in ("utf-8", "utf-16-le", "utf-16-be", "unicode-escape")]
    files = [path for path in notebook.home.rglob("*") if path.is_file()]
    return [path for path in files if any(way in path.read_bytes() for way in ways)]


def draft(notebook: Notebook, name: str, given: dict[str, Any] | None = None, **texts: str) -> Path:
    """A draft, with what is to be written in it and files of these names."""
    folder = state(notebook) / "drafts" / name
    folder.mkdir(parents=True)
    if given is not None:
        writes = [{"use_case": "reflections.reflect", "given": given}]
        facts = {"at": "2026-01-14T20:00:00+00:00", "writes": writes, "form": None}
        (folder / "draft.json").write_text(json.dumps(facts), encoding="utf-8")
    for file, text in texts.items():
        (folder / file.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def said_of(notebook: Notebook, *arguments: str) -> Any:
    return notebook.data("purge", *arguments, "--dry-run")


def test_it_says_before_what_goes_and_asks_for_a_yes_elsewhere(written: Notebook) -> None:
    before = written.content()
    asked = written.run("purge", "3f2")
    assert (asked.code, asked.err) == (2, "Your yes is needed here.\nGive --yes.\n")
    tried = written.do("purge", "3f2", "--dry-run").out
    assert "1 action" in tried
    assert '"Text Priya at lunch" for Wed 2026-01-14' in tried
    assert " ".join(FOR_GOOD.split()) in " ".join(tried.split())
    assert written.content() == before
    assert not (written.home / "backups").exists()

    done = written.do("purge", "3f2", "--yes")
    assert done.err.startswith(FOR_GOOD.split("\n")[0])
    assert done.out == "Removed for good: 1 action. A new backup is made.\n"
    again = written.run("purge", "3f2", "--yes")
    assert (again.code, again.err) == (1, "3f2 was removed for good on Wed 2026-01-14.\n")


@pytest.mark.file
def test_what_is_removed_is_in_no_file_whatever_was_made_of_it(written: Notebook) -> None:
    words = "Ganz geheim: Öl"
    written.do("edit-action", "3f2", "--why", words)
    written.do("edit-action", "3f2", "--why", "other words")
    written.do("plan-week", words, "--value", "conn", "--on", "today")
    written.do("undo")
    note = written.do("check-in", "--note", words).out.partition("(")[2][:3]
    written.do("delete", note, "--yes")
    assert len(holding(written, words)) >= 1
    before = written.data("review-week")

    written.do("purge", "3f2", note, "--yes")
    assert len(holding(written, words)) == 2  # the notebook and its backup: what was taken back holds them too
    written.do("purge", "--before", "2026-01-15", "--yes")
    assert holding(written, words) == []
    assert before != written.data("review-week")


@pytest.mark.parametrize("kind", ["words", "listed", "line", "id", "broken", "stray"])
def test_a_draft_with_the_words_goes_and_another_stays(written: Notebook, kind: str) -> None:
    words = "Text Priya at lunch"
    fields = {"words": {"happened": f"seen: {words}!"}, "listed": {"common": ["a", f"{words}."], "effort": 3}}.get(kind)
    folder = draft(written, "reflect-aaa", {"fields": fields} if fields else {})
    if kind == "line":
        (folder / ".text.md.swp").write_bytes(b"\x00\xff" + words.encode() + b"\x00")
    elif kind == "id":
        (folder / "draft.json").write_text(
            json.dumps(
                {"at": "2026-01-14", "form": None, "writes": [{"use_case": "x.y", "given": {"prefix": "3F2a-5b"}}]}
            )
        )
    elif kind == "broken":
        (folder / "draft.json").write_text('{"at": ' + words)
    elif kind == "stray":
        (folder.parent / "a stray file").write_text(words)
    other = draft(written, "reflect-bbb", {"fields": {"happened": f"pre{words}", "about": "9c1"}})
    names = {folder.parent / "a stray file" if kind == "stray" else folder}

    assert {*said_of(written, "3f2")["drafts"]} == {*map(str, names)}
    done = written.do("purge", "3f2", "--yes").out
    assert "Gone with it: 1 draft." in done
    assert not any(path.exists() for path in names)
    assert other.exists()


def test_all_takes_every_draft_and_every_record(written: Notebook) -> None:
    folder = draft(written, "reflect-aaa", {"fields": {"happened": "something else"}})
    written.do("purge", "--all", "--yes")
    assert not folder.exists()
    assert written.data("list-values", "--all")["values"] == []
    assert written.data("undo", "--list")["changes"] == []
    nothing = written.run("purge", "--all", "--yes")
    assert (nothing.code, nothing.err) == (1, "There is nothing to remove.\n")
    assert written.run("undo").err == "There is nothing to take back.\nWhat was removed for good does not come back.\n"


def test_a_value_goes_with_all_that_is_for_it(written: Notebook) -> None:
    told = said_of(written, "--value", "conn")
    assert {CONNECTION, ACTION, OPPORTUNITY, REFLECTION} <= {*told["ids"]}
    written.do("purge", "--value", "conn", "--yes")
    assert [one["value"] for one in written.data("list-values")["values"]] == ["Growth"]
    assert NOTE not in told["ids"]
    assert written.run("show-value", "conn").code == 1
    assert holding(written, "letting people in") == []


def test_a_value_that_was_taken_back_is_found_by_its_name(written: Notebook) -> None:
    written.do("add-value", "Zeal", "--meaning", "not for long")
    written.do("undo")
    assert written.run("purge", "--value", "No such", "--yes").code == 1
    written.do("purge", "--value", "zeal", "--yes")
    assert holding(written, "not for long") == []


def test_before_a_day_goes_what_is_over_and_what_is_in_force_stays(notebook: Notebook) -> None:
    notebook.do("add-value", "Garden", "--importance", "4", "--on", "2026-01-01")
    notebook.do("rate-value", "Garden", "6", "--on", "2026-01-05")
    notebook.do("rate-value", "Garden", "8", "--on", "2026-01-12")
    notebook.do("edit-value", "Garden", "--meaning", "old meaning", "--on", "2026-01-03")
    notebook.do("edit-value", "Garden", "--meaning", "new meaning", "--on", "2026-01-06")
    notebook.do("archive-value", "Garden", "--on", "2026-01-02")
    notebook.do("restore-value", "Garden", "--on", "2026-01-04")
    for day in ("2026-01-06", "2026-01-07"):
        notebook.do("check-in", "--note", f"note of {day}", "--on", day)
    notebook.do("plan-week", "some time", "-v", "Garden", "--week", "2026-01-07")
    notebook.do("rate-week", "Garden", "5", "--week", "2026-W01")
    notebook.do("rate-week", "Garden", "6", "--week", "2026-W02")
    told = said_of(notebook, "--before", "2026-01-07")["going"]
    assert told == ["2 wordings", "1 rest", "1 importance", "1 week rating", "1 note"]

    notebook.do("purge", "--before", "2026-01-07", "--yes")
    value = notebook.data("show-value", "Garden")
    assert [one["importance"] for one in value["importance"]] == [6, 8]
    assert holding(notebook, "old meaning") == holding(notebook, "note of 2026-01-06") == []
    assert holding(notebook, "new meaning")
    assert holding(notebook, "some time")


def test_what_stays_beside_it_is_told(written: Notebook) -> None:
    written.do("check-in", "3f2", "--outcome", "carried", "--to", "2026-01-20")
    told = said_of(written, "3f2")["stays"]
    assert {(one["kind"], one["has_words"]) for one in told} >= {("action", True)}
    page = written.do("purge", "3f2", "--dry-run").out
    assert "What stays beside it" in page
    assert ", with the same words" in page


def test_many_that_stay_are_told_in_short(notebook: Notebook) -> None:
    notebook.do("add-value", "Garden")
    for day in range(12, 24):
        notebook.do("plan-week", "water the beans", "-v", "Garden", "-o", f"2026-01-{day}")
    first = notebook.data("show-week")["actions"][0]["id"]
    page = notebook.do("purge", first, "--dry-run").out
    assert "and 1 more" in page
    words = notebook.do("purge", first, "--dry-run", "--words-only").out
    assert "and more" in words
    assert "1 action" not in words
    everything = notebook.do("purge", "--all", "--dry-run").out
    assert "; and 11 more" in everything


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "What to remove is needed here."),
        (["3f2", "--all"], 2, "exclude each other"),
        (["--before", "03/04"], 2, "03/04"),
        (["zzz"], 1, "No id starts with"),
        (["ab"], 1, "No id starts with"),
        (["--value", "nosuch"], 1, "no value called"),
        (["--before", "2000-01-01"], 1, "There is nothing to remove."),
        ([CONNECTION], 1, "is a value"),
    ],
)
def test_what_cannot_be_removed_is_refused(written: Notebook, arguments: list[str], code: int, said: str) -> None:
    before = written.content()
    found = written.run("purge", *arguments, "--yes")
    assert found.code == code
    assert said in found.err
    assert written.content() == before


def test_two_that_were_deleted_and_begin_alike_are_told_apart(written: Notebook) -> None:
    from tests.store.stores import a_note, writing

    for end in "01":
        with writing(written.db) as writer:
            note = writer.put(a_note("no more tea", record_id=f"eeeeeeee-0000-4000-8000-00000000000{end}"))
        with writing(written.db) as writer:
            writer.remove(note)
    assert written.run("purge", "eee", "--yes").err.startswith("'eee' fits more than one.")
    written.do("purge", "eeeeeeee-0000-4000-8000-000000000000", "--yes")
    written.do("purge", "eee", "--yes")
    assert holding(written, "no more tea") == []


def test_undo_goes_on_with_what_was_before_and_says_what_does_not_come_back(written: Notebook) -> None:
    written.do("check-in", "--note", "tea and toast")
    written.do("purge", "3f2", "--yes")
    taken = written.do("undo").out
    assert "check-in" in taken
    assert "What was removed for good since then does not come back." in taken
    written.do("redo")
    written.do("check-in", "--note", "later", day="2026-01-15")
    assert "removed for good" not in written.do("undo", day="2026-01-15").out


def test_a_draft_that_is_open_elsewhere_is_waited_for(written: Notebook) -> None:
    folder = draft(written, "reflect-aaa", {"fields": {"happened": "Text Priya at lunch"}})
    before = written.content()
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    said = written.run("purge", "3f2", "--yes")
    os.close(descriptor)
    assert said.code == 1
    assert "is open elsewhere" in said.err
    assert written.content() == before


def test_what_is_left_to_clear_is_done_by_the_next_command(written: Notebook) -> None:
    backups = written.home / ".local" / "share" / "valuetrack" / "backups"
    backups.parent.mkdir(parents=True, exist_ok=True)
    backups.write_text("in the way")
    stopped = written.run("purge", "3f2", "--yes")
    assert stopped.code == 3
    assert stopped.err.endswith("the next command does it.\n")
    assert "Traces of what was removed for good" in written.run("today").err
    backups.unlink()
    assert written.run("today").err == ""
    assert [*backups.rglob("*.purge.db")]


@pytest.mark.file
def test_at_a_terminal_it_asks(written: Notebook) -> None:
    with at_terminal(written, "purge", "3f2") as terminal:
        terminal.until("This would be removed for good")
        terminal.answer("Remove it for good? (y/n)", "n")
        assert terminal.end() == 1
    assert holding(written, "Text Priya at lunch")
