"""Every command with every one of its options, by flags and with --json, and the options that all of them have."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests import brought
from tests.cli import prepared
from tests.cli.options import (
    HAPPENED,
    HOW_IT_WAS,
    KEEPING,
    KIND_WORDS,
    MEANING,
    MOMENT,
    OUTCOME,
    PLAN,
    REFLECTION,
    Option,
    flags,
    kept,
)
from valuetrack.cli.commands import COMMANDS
from valuetrack.cli.run import Options
from valuetrack.cli.typer_seam import load
from valuetrack.frozen import names_of

if TYPE_CHECKING:
    from tests.notebook import Notebook

USED: dict[str, tuple[list[str], ...]] = {
    "add-value": (
        ["Care", "--importance", "6", "--tracks", "both", "--on", "2026-01-02", *flags(MEANING)],
        ["Play", "-o", "today"],
    ),
    "rate-value": (["conn", "8", "--on", "yesterday"], ["Growth", "none", "-o", "2026-01-01"]),
    "edit-value": (
        ["conn", "--name", "Closeness", "--on", "today", *flags(MEANING)],
        ["conn", "--domain", "people", "-o", "today"],
        ["conn", "--tracks", "mood"],
    ),
    "archive-value": (["conn", "--on", "2026-01-31"], ["conn", "-o", "today"]),
    "restore-value": (["Rest", "--on", "2026-01-10"], ["Rest", "-o", "today"]),
    "list-values": ([], ["--all"]),
    "show-value": (["conn"], ["conn", "--from", "2026-01-12", "--to", "today", "--all"]),
    "set-focus": (["conn", "growth", "--week", "next"], ["-w", "next"], ["none"]),
    "plan-week": (
        [
            *("Call Ines", "--value", "conn", "--on", "fri", "--on", "sat", "--week", "this"),
            *("--carried-from", "3f2", "--also", "growth", *flags(PLAN)),
        ],
        ["Call Ines", "-v", "conn", "-o", "fri", "-w", "this"],
        ["Call Ines", "-v", "conn", "-w", "2026-W05"],
        ["--step", "5e1", "--on", "fri"],
        ["--routine", "4b1", "--on", "fri", "--minutes", "20"],
        ["Walk", "-v", "conn", "--every", "fri", "--until", "2026-03-20"],
        ["Walk", "-v", "conn", "--every", "day", "--times", "3"],
    ),
    "add-step": (["conn", "Say hello", "--difficulty", "1"],),
    "list-steps": ([], ["growth", "--all"]),
    "edit-step": (["5e1", "--text", "Read a line", "--difficulty", "1", "--retire"], ["5e2", "--restore"]),
    "list-routines": ([], ["--all"]),
    "edit-routine": (
        ["4b2", "--text", "Walk alone", "--value", "growth", "--until", "2026-03-20", "--at", "18:30",
         "--minutes", "20", "--smaller", "to the door", "--every", "fri", "--resume"],
        ["4b2", "-v", "growth", "--every", "day", "--times", "3"],
        ["4b1", "--end"],
        ["4b1", "--pause"],
    ),
    "today": ([],),
    "show-week": ([], ["--week", "last"], ["-w", "2026-01-14"]),
    "set-aside-week": (["--week", "next"], ["-w", "next", "--resume"]),
    "compare-options": (
        ["stay", "go", *("--toward", "1:conn", "--away", "2:conn", "--neither", "1:growth", "--on", "yesterday"),
         "--question", "where to live", "--chosen", "1"],
        ["stay", "go", "-o", "today"],
    ),
    "list-comparisons": ([],),
    "show-comparison": (["ca7"],),
    "edit-comparison": (
        ["ca7", "--option", "2:go", "--toward", "2:conn", "--away", "1:growth", "--neither", "2:growth", "--unsaid",
         "1:conn", "--on", "yesterday", "--question", "where to live", "--chosen", "2"],
        ["ca7", "-o", "today"],
    ),
    "check-in": (
        ["3f2", "--outcome", "done", "--on", "yesterday", *flags(OUTCOME)],
        ["3f2", "--outcome", "carried", "--to", "2026-01-20", "--note", "next week then", "-o", "today"],
        ["--note", "two of three so far"],
        ["3f2", "--before", "--anxiety-before", "7"],
    ),
    "log-opportunity": (
        [
            *("lunch", "--value", "conn", "--taken", "--same-as", "3f2", "--also", "growth", "--on", "yesterday"),
            *flags(HAPPENED),
        ],
        ["lunch", "-v", "conn", "-t", "-o", "today"],
        ["lunch", "-v", "conn", "-n"],
        ["lunch", "-v", "conn", "--not-taken"],
    ),
    "log-activity": (
        ["swam", "--value", "conn", "--on", "yesterday", *flags(HOW_IT_WAS)],
        ["swam", "-v", "conn", "-o", "today"],
        ["swam"],
    ),
    "list-activities": (
        ["--value", "conn", "--from", "2026-01-12", "--to", "today", "--all"], ["-v", "conn"], [], ["--lifted"],
    ),
    "reflect": (
        ["--kind", "after-not-acting", "--about", "9c1", "--on", "yesterday", *flags(REFLECTION)],
        ["I froze.", "-o", "today"],
    ),
    "hard-moment": (
        [*("--action", "open the window", "--value", "conn", "--on", "yesterday"), *flags((*MOMENT, KIND_WORDS))],
        ["--action", "open the window", "-v", "conn", "-o", "today"],
    ),
    "support": ([],),
    "add-contact": (["Ana", "--reach", "555 0100"],),
    "list-contacts": ([],),
    "remove-contact": (["c0d", "--yes"],),
    "maintenance-plan": ([], ["--revisit", "in 3 months", *flags(KEEPING)]),
    "rate-week": (
        ["conn", "6", "--likely", "7", "--note", "a slow start", "--week", "last"],
        ["conn", "4", "-w", "last"],
    ),
    "revisit-values": (["--done", "--on", "yesterday"], ["--done", "-o", "today"]),
    "review-week": ([], ["--week", "last"], ["-w", "2026-W03"], ["--from", "2026-01-05", "--to", "today"]),
    "show-trends": ([], ["--weeks", "3", "--value", "conn", "--week", "last"], ["-v", "conn", "-w", "2026-W03"]),
    "show-barrier": (["no words"], ["no", "--all"]),
    "list-goals": ([],),
    "show-goal": (["see people again"], ["see", "--all"]),
    "list-experiments": (["--value", "conn"], ["-v", "conn"], []),
    "write-note": (
        [],
        ["--format", "dap", "--from", "2026-01-12", "--to", "today", "--include", "all", "--exclude", "contacts",
         "--no-edit", "--output", "note.txt"],
    ),
    "edit-action": (
        [
            *("3f2", "--text", "Call", "--value", "growth", "--on", "fri", "--week", "this"),
            *("--carried-from", "none", "--also", "conn", "--outcome", "smaller", *flags((*PLAN, *OUTCOME))),
        ],
        ["3f2", "-v", "growth", "-o", "none"],
        ["3f2", "-w", "next"],
    ),
    "edit-opportunity": (
        [
            *("9c1", "--text", "lunch", "--value", "growth", "--not-taken", "--same-as", "3f2", "--also", "conn"),
            *("--on", "2026-01-12", *flags(HAPPENED)),
        ],
        ["9c1", "-v", "growth", "-n", "-o", "2026-01-12"],
        ["9c1", "--taken", "-o", "2026-01-12"],
        ["9c1", "-t", "-o", "2026-01-12"],
    ),
    "edit-activity": (
        ["ac7", "--text", "read", "--value", "growth", "--on", "2026-01-12", *flags(HOW_IT_WAS)],
        ["ac7", "-v", "conn", "-o", "2026-01-12"],
    ),
    "edit-reflection": (
        ["b07", "--kind", "return", "--about", "9c1", "--on", "yesterday", *flags((*REFLECTION, *MOMENT))],
        ["b07", "-o", "today"],
    ),
    "rename-words": (["no words", "at a loss"],),
    "edit-note": (["d0e", "--note", "three of three", "--on", "2026-01-12"], ["d0e", "-o", "2026-01-12"]),
    "journal": (
        ["lunch", "--value", "conn", "--from", "2026-01-01", "--to", "today", "--kind", "action", "--about", "3f2",
         "--all"],
        ["-v", "conn"],
        [],
    ),
    "show": (["3f2"], ["d0e"]),
    "delete": (["3f2", "--yes"], ["9c1", "--dry-run"]),
    "purge": (
        ["3f2", "9c1", "--yes"],
        ["--value", "conn", "--dry-run"],
        ["-v", "conn", "--yes"],
        ["--before", "2026-01-14", "--yes"],
        ["--all", "--dry-run"],
    ),
    "close-week": ([], ["--week", "last"], ["-w", "last"]),
    "undo": ([], ["--list"]),
    "redo": ([],),
    "import": (
        ["daylio.csv", "--from", "daylio", "--map", "tea=conn", "--mood", "calm=7", "--as", "reflection", "--yes"],
        ["table.csv", "--from", "csv", "--day-format", "day-first", "--column", "day=Tag", "--column", "note=was war",
         "--dry-run"],
        ["laptop.jsonl"],
        ["laptop.jsonl", "--dry-run"],
    ),
    "export": (["--output", "notebook.jsonl"], ["--format", "csv", "--kind", "action", "--output", "actions.csv"]),
    "encrypt": (["--yes"],),
    "decrypt": (["--yes"],),
    "change-passphrase": (["--new-passphrase-command", "echo four words", "--yes"],),
    "encryption-status": ([],),
    "backup": (["copy.db"],),
    "list-backups": ([],),
    "restore-backup": (["journal.db", "--yes"], ["journal.db", "--dry-run"]),
    "doctor": (["--full"], ["--repair-into", "whole.db"]),
    "where": ([],),
    "help": ([], ["--all"], ["plan-week"]),
    "completion": (["bash"],),
    "demo": ([], ["--keep", "demo.db"]),
}  # fmt: skip
AT_A_TERMINAL = {
    "write-note": {"--edit"},
    "maintenance-plan": {"--edit"},
    "reflect": {"--edit"},
    "edit-reflection": {"--edit"},
}
# Sessions that nothing but the person at a terminal can go through; tests/cli/guide has them.
SESSIONS = {"close-week"}
# What needs a passphrase, or an encrypted notebook; tests/cli/test_encryption.py has them.
WITH_A_PASSPHRASE = {"encrypt", "decrypt", "change-passphrase"}
LEFT_OUT = SESSIONS | WITH_A_PASSPHRASE
OF_A_FILE = ("journal.db", "whole.db")


def cases(*left_out: str) -> list[Any]:
    """Each way in which each command is used, as parameters."""
    return [
        pytest.param(name, arguments, marks=[pytest.mark.file] * any(one in OF_A_FILE for one in arguments))
        for name, ways in USED.items()
        if name not in (*LEFT_OUT, *left_out)
        for arguments in ways
    ]


def names(*left_out: str) -> list[Any]:
    """Each command, as a parameter."""
    commands = [name for name in COMMANDS if name not in (*LEFT_OUT, *left_out)]
    return [pytest.param(one, marks=[pytest.mark.file] * (one == "restore-backup")) for one in commands]


WRITES = {
    "add-value", "rate-value", "edit-value", "archive-value", "restore-value", "set-focus", "plan-week", "add-step",
    "edit-step", "set-aside-week", "compare-options", "edit-comparison", "check-in", "log-opportunity", "hard-moment",
    "add-contact", "remove-contact", "reflect", "rate-week", "edit-action", "edit-opportunity", "edit-reflection",
    "log-activity", "edit-activity",
    "edit-note", "delete", "purge", "undo", "redo", "revisit-values", "edit-routine", "rename-words", "import",
}  # fmt: skip


def case_name(case: object) -> str | None:
    return " ".join(case)[:40] if isinstance(case, list) else None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_every_command_is_used_below(name: str) -> None:
    options = {flag for param in load(COMMANDS[name]).params for flag in param.opts if flag.startswith("-")}
    used = {word for arguments in USED[name] for word in arguments if word.startswith("-")}
    assert options - {"--help", "-h"} == used | AT_A_TERMINAL.get(name, set())


# What is typed, and what is written for it on Wed 2026-01-14; all else is written as it is typed.
MEANT = {
    "conn": prepared.CONNECTION, "growth": prepared.GROWTH, "Growth": prepared.GROWTH, "Rest": prepared.REST,
    "3f2": prepared.ACTION, "9c1": prepared.OPPORTUNITY,
    "ac7": prepared.ACTIVITY, "b07": prepared.REFLECTION, "ca7": prepared.COMPARISON,
    "c0d": prepared.CONTACT, "d0e": prepared.NOTE, "5e1": prepared.STEP, "5e2": prepared.RETIRED_STEP,
    "4b1": prepared.ROUTINE, "4b2": prepared.PAUSED_ROUTINE, "day": "FREQ=DAILY", "3": "2026-01-16",
    "2": "1",  # the second option is kept by its place, from 0
    "yesterday": "2026-01-13", "today": "2026-01-14", "fri": "2026-01-16", "sat": "2026-01-17",
    "this": "2026-01-16",  # the day that stands beside it, in this week
    "in 3 months": "2026-04-14", "last": "2026-01-05", "next": "2026-01-19", "2026-W05": "2026-01-26",
    "18:30": "18:30:00", "yes": "True", "none": "None",
    "laptop.jsonl": "brought along",
    "daylio.csv": "2026-01-02", "daylio": "tea", "tea=conn": prepared.CONNECTION, "calm=7": "7", "reflection": "weekly",
    "--taken": "True", "-t": "True", "--not-taken": "False", "-n": "False",
}  # fmt: skip
# What of the notebook, or of the program, stands in the answer of each case that writes nothing.
SHOWS = {
    "list-values": "letting people in",
    "list-values --all": "Rest",
    "show-value conn": "lunch invitation",
    "show-value conn --from 2026-01-12 --to today --all": "lunch invitation",
    "set-focus -w next": "2026-W04",
    "list-routines": "Walk with Priya",
    "list-routines --all": "Bake for Ines",
    "list-steps": "Read one page",
    "list-steps growth --all": "Read a book",
    "today": "Text Priya at lunch",
    "show-week": "Text Priya at lunch",
    "show-week --week last": "2026-W02",
    "show-week -w 2026-01-14": "Text Priya at lunch",
    f"list-activities {' '.join(USED['list-activities'][0])}": "a film with Ines",
    "list-activities -v conn": "a film with Ines",
    "list-activities": "a film with Ines",
    "list-activities --lifted": "",  # nothing is there that gave something back
    "list-comparisons": "Thursday evenings",
    "show-comparison ca7": "the evening class",
    "support": "555 0100",
    "list-contacts": "555 0100",
    "maintenance-plan": "2026-04-01",
    "review-week": "2026-W03",
    "review-week --week last": "2026-W02",
    "review-week -w 2026-W03": "2026-W03",
    "review-week --from 2026-01-05 --to today": "Your weeks, Mon 2026-01-05 to Sun 2026-01-18",
    "show-trends": "2025-10-27",
    "show-trends --weeks 3 --value conn --week last": "2025-12-22",
    "show-trends -v conn -w 2026-W03": "2025-10-27",
    "show-barrier no words": "Text Priya at lunch",
    "show-barrier no --all": "Text Priya at lunch",
    "list-goals": "see people again",
    "show-goal see people again": "Ask Ines how she is",
    "show-goal see --all": "Ask Ines how she is",
    "list-experiments --value conn": "she will not want to talk",
    "list-experiments -v conn": "she will not want to talk",
    "list-experiments": "she will not want to talk",
    "write-note": "Text Priya at lunch",
    f"write-note {' '.join(USED['write-note'][1])}": "note.txt",
    f"journal {' '.join(USED['journal'][0])}": "Text Priya at lunch",
    "journal -v conn": "lunch invitation",
    "journal": "two of three so far",
    "show 3f2": "no words",
    "show d0e": "two of three so far",
    "delete 9c1 --dry-run": "lunch invitation",
    "purge --value conn --dry-run": "Connection",
    "purge --all --dry-run": "Connection",
    "undo --list": "rate-week",
    f"import {' '.join(USED['import'][1])}": "Fri 2026-01-02",
    "export --output notebook.jsonl": "notebook.jsonl",
    "export --format csv --kind action --output actions.csv": "actions.csv",
    "import laptop.jsonl --dry-run": "is new",
    "backup copy.db": "copy.db",
    "restore-backup journal.db --yes": "journal.db",
    "restore-backup journal.db --dry-run": "opportunity",
    "doctor --full": "All is well",
    "doctor --repair-into whole.db": "whole.db",
    "where": "PLACE",
    "encryption-status": "PLACE",
    "help": "review-week",
    "help --all": "archive-value",
    "help plan-week": "--carried-from",
    "completion bash": "_valuetrack_completion",
}


def changes(notebook: Notebook) -> list[tuple[Any, ...]]:
    """The log of the store, read past the program."""
    return notebook.ask('SELECT record_id, "before", "after", standing FROM change ORDER BY entry')


def leaves(thing: object) -> set[str]:
    """Every value in a document, as text."""
    inner = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list | tuple) else None
    return {str(thing)} if inner is None else {leaf for one in inner for leaf in leaves(one)}


# the demo takes a second; its examples are run with the help's; of backups there are none yet
@pytest.mark.parametrize(("name", "arguments"), cases("demo", "list-backups"), ids=case_name)
def test_every_command_by_flags_writes_what_was_given_or_shows_what_is_there(
    written: Notebook, monkeypatch: pytest.MonkeyPatch, name: str, arguments: list[str]
) -> None:
    monkeypatch.chdir(written.home)
    brought.put_into(written.home)
    before = changes(written)
    out = written.do(name, *arguments).out
    after = changes(written)

    if (shown := SHOWS.get(" ".join([name, *arguments]))) is not None:
        assert shown.replace("PLACE", written.place) in out
        assert after == before
    elif name == "purge":
        gone = {one for one, *_ in before} - {one for one, *_ in after}
        assert gone
        assert [one for one, *_ in after] == [one for one, *_ in before if one not in gone]
        assert not {meant(word) for word in arguments} & leaves(after)
    else:
        assert after != before
        new = after[len(before) :]
        written_now = [now for *_, now, _ in new if now]
        told = leaves([(one, json.loads(was or "null"), json.loads(now or "null")) for one, was, now, _ in new])
        told |= {str(one["chosen"] + 1) for one in map(json.loads, written_now) if one.get("chosen") is not None}
        given = [word for word in arguments if not word.startswith("-") or word in MEANT]
        assert [word for word in given if meant(word) not in told] == []


def meant(word: str) -> str:
    """What is written for a word; of an option by its number and what is said of it, the latter."""
    return MEANT.get(word) or MEANT.get(word.partition(":")[2], word.partition(":")[2] or word)


@pytest.mark.parametrize(("name", "arguments"), cases("completion"), ids=case_name)
def test_every_command_answers_with_one_json_document_of_snake_case_keys(
    written: Notebook, monkeypatch: pytest.MonkeyPatch, name: str, arguments: list[str]
) -> None:
    monkeypatch.chdir(written.home)
    brought.put_into(written.home)
    said = written.do(name, *arguments, "--json")
    document = json.loads(said.out)
    assert list(document) == ["valuetrack", "report", "data"]
    assert document["valuetrack"] == 1
    assert said.err == ""
    assert "\x1b" not in said.out
    assert [key for key in keys(document) if not key.replace("_", "").islower()] == []


def keys(thing: object) -> list[str]:
    """Every key in a document."""
    if isinstance(thing, dict):
        return [*thing, *(key for value in thing.values() for key in keys(value))]
    return [key for one in thing for key in keys(one)] if isinstance(thing, list) else []


@pytest.mark.parametrize(("name", "fields", "before"), [
    ("add-value", MEANING, ["Care"]),
    ("edit-value", MEANING, ["conn"]),
    ("plan-week", PLAN, ["Call Ines", "-v", "conn"]),
    ("check-in", OUTCOME, ["3f2", "--outcome", "done"]),
    ("log-opportunity", HAPPENED, ["lunch", "-v", "conn", "-t"]),
    ("log-activity", HOW_IT_WAS, ["swam"]),
    ("edit-activity", HOW_IT_WAS, ["ac7"]),
    ("reflect", REFLECTION, []),
    ("maintenance-plan", KEEPING, []),
    ("edit-action", (*PLAN, *OUTCOME), ["3f2"]),
    ("edit-opportunity", HAPPENED, ["9c1"]),
    ("edit-reflection", REFLECTION, ["b07"]),
])  # fmt: skip
def test_every_field_is_kept_as_it_was_given(
    written: Notebook, name: str, fields: tuple[Option, ...], before: list[str]
) -> None:
    record = written.data(name, *before, *flags(fields))["records"][-1]
    assert {field: record[field] for field in kept(fields)} == kept(fields)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("is_before", [True, False], ids=["before", "after"])
def test_common_options_work_before_and_after_every_command(
    written: Notebook, monkeypatch: pytest.MonkeyPatch, name: str, is_before: bool
) -> None:
    monkeypatch.chdir(written.home)
    brought.put_into(written.home)
    common = ["--db", written.place, "--plain", "--no-color", "--quiet", "--no-input", "--words-only"]
    common += ["--passphrase-command", "echo four words"]
    arguments = [name, *USED[name][0]]
    elsewhere = {"VALUETRACK_DB": str(written.home / "elsewhere.db"), "FORCE_COLOR": "1"}
    if name == "list-backups":
        written.do("backup")
    said = written.do(*(common + arguments if is_before else arguments + common), **elsewhere)
    # a hard moment shows people whatever is left out, and an export or a backup goes into its file
    assert (said.out == "") == (name in (WRITES | {"export", "backup", "restore-backup"}) - {"hard-moment"})
    assert said.err == ""
    assert "\x1b" not in said.out
    assert not (written.home / "elsewhere.db").exists()


@pytest.mark.parametrize("name", names("completion", "demo"))
def test_json_stands_before_every_command_too(written: Notebook, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(written.home)
    brought.put_into(written.home)
    said = written.do("--json", "--db", written.place, name, *USED[name][0])
    assert json.loads(said.out)["valuetrack"] == 1


@pytest.mark.parametrize("flag", [f"--{name.replace('_', '-')}" for name in names_of(Options)])
def test_every_common_option_is_tried_above(flag: str) -> None:
    assert flag in {
        "--db",
        "--json",
        "--plain",
        "--no-color",
        "--quiet",
        "--no-input",
        "--words-only",
        "--passphrase-command",
    }


def test_what_creates_a_record_prints_its_short_id_and_json_has_the_full_one(written: Notebook) -> None:
    for arguments in (
        ["plan-week", "Call Ines", "-v", "conn"],
        ["log-opportunity", "lunch", "-v", "conn", "-t"],
        ["reflect", "I froze."],
        ["check-in", "--note", "two of three"],
    ):
        data = written.data(*arguments)
        assert len(data["id"]) == 36
        assert data["ids"] == [data["id"]]
        assert f"({data['id'][:3]}" in data["message"]
    several = written.data("plan-week", "Call Ines", "-v", "conn", "--on", "fri", "--on", "sat")
    assert several["id"] == several["ids"][0]
    assert len(several["ids"]) == 2
