"""Hostile text: whatever is stored, typed or named, no terminal is steered by it, and JSON has it letter for letter.

With a larger `--rounds` other texts are tried, each command in every form.
"""

from __future__ import annotations

import inspect
import json
import random
import re
import shutil
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

import valuetrack
from tests import brought
from tests.cli.test_commands import LEFT_OUT, USED
from tests.desk import at_desk
from tests.hostile import PIECES, UNKEPT, as_kept, mixed, steering
from tests.spoilt import Spoilt, texts_of
from valuetrack.cli.command import function_of
from valuetrack.cli.commands import COMMANDS
from valuetrack.cli.params import Fields, Param
from valuetrack.cli.typer_seam import load
from valuetrack.render import progress
from valuetrack.store.asking import SHOWN_BY_ID
from valuetrack.store.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.notebook import Notebook, Said

    Spoils = Callable[[int], Spoilt]

# How a command is run: in a pipe; there with colour, narrow and in words alone; at a terminal of so many columns.
AT_A_TERMINAL = {"desk": "40", "wide": "120"}
FORMS: tuple[str, ...] = ("json", "pipe", "narrow", "desk", "wide")
UNDERSTOOD = (0, 1, 2, 3)
DEMO = "demo"  # it has a store of its own, with texts of its own


def said_in(form: str, notebook: Notebook, *words: str, **more: str) -> Said:
    """What a command says in a form; what could steer a terminal is none of it."""
    if form in AT_A_TERMINAL:
        said = at_desk(notebook, *words, answers={}, day=None, **{"COLUMNS": AT_A_TERMINAL[form], **more})
    elif form == "narrow":
        said = notebook.run(*words, "--words-only", **{"COLUMNS": "40", "FORCE_COLOR": "1", **more})
    else:
        said = notebook.run(*words, *(["--json"] if form == "json" else []), **more)
    assert said.code in UNDERSTOOD, (form, words, said.err)
    told = said.out + said.err
    # a listing in a pipe has a tab between its fields, and none within them
    told = told.replace("\t", " ") if form in ("pipe", "narrow") else told
    assert steering(told, colour=form not in ("json", "pipe")) == set(), (form, words)
    return said


@pytest.fixture(scope="module")
def spoils(tmp_path_factory: pytest.TempPathFactory) -> Spoils:
    """The spoilt store of a seed."""
    return cache(lambda seed: Spoilt(tmp_path_factory.mktemp("spoilt") / "journal.db", seed))


@pytest.fixture
def at_home(notebook: Notebook, spoils: Spoils, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Spoilt]:
    """Lays the spoilt store of a seed and the files of the examples into an empty home."""
    monkeypatch.chdir(notebook.home)
    monkeypatch.setattr(progress, "AFTER", 3600.0)  # it has words of its own alone, and steers on purpose

    def lay(seed: int) -> Spoilt:
        for path in notebook.home.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        brought.put_into(notebook.home)
        config = notebook.home / ".config" / "valuetrack" / "config.toml"
        config.parent.mkdir(parents=True)
        config.write_text("daily_backup = false\n")  # it says nothing, and takes as long as the command
        found = spoils(seed)
        shutil.copy(found.path, notebook.db)
        return found

    return lay


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_stored_steers_no_terminal(notebook: Notebook, at_home: Spoils, rounds: int, name: str) -> None:
    first = [*COMMANDS].index(name)
    for number in range(rounds if name != DEMO else 0):
        for place, arguments in enumerate(USED[name] or ([],)):
            at_home(number)
            if name == "restore-backup":
                notebook.do("backup", "old.db")
            form = FORMS[(first + place + number) % len(FORMS)]
            secret = ["--passphrase-command", "echo four words"] if name in LEFT_OUT else []
            said = said_in(form, notebook, name, *arguments, *secret)
            assert said.code == 0 or name in LEFT_OUT, said.err


PRINTED: tuple[list[str], ...] = (
    [],
    ["journal", "--all"],
    ["review-week", "--from", "2026-01-05", "--to", "today"],
    ["show-value", "garden", "--all"],
    ["write-note", "--include", "all"],
    ["export", "--format", "text"],
    ["export", "--format", "csv", "--kind", "action"],
    ["export", "--format", "csv", "--kind", "wording"],
    ["export"],
    ["undo", "--list"],
)


@pytest.mark.parametrize("arguments", PRINTED, ids=" ".join)
def test_nor_where_much_is_printed_at_once(
    notebook: Notebook, at_home: Spoils, rounds: int, arguments: list[str]
) -> None:
    for number in range(rounds):
        at_home(number)
        for form in ("desk", "narrow") if "csv" not in arguments else ("desk",):
            said_in(form, notebook, *arguments)


def test_nor_where_a_session_asks(notebook: Notebook, at_home: Spoils) -> None:
    """Each command that begins with a question, and what asks with the words that there are, where Enter answers."""
    at_home(0)
    for name in COMMANDS.keys() - {DEMO, "encrypt", "change-passphrase"}:
        said_in("desk", notebook, name)
    for words in (["edit-note", "d0e"], ["edit-reflection", "b07"], ["rename-words", "no"], ["check-in", "3f2"]):
        said_in("desk", notebook, *words)
    said_in("desk", notebook, "write-note", "--edit", EDITOR="sed -i '$a tea \x1b[31m\u202e'")


def _strings(thing: Any) -> Iterator[str]:
    if isinstance(thing, dict | list):
        for one in thing.values() if isinstance(thing, dict) else thing:
            yield from _strings(one)
    elif isinstance(thing, str):
        yield thing


def test_each_text_comes_back_letter_for_letter_in_json(notebook: Notebook, at_home: Spoils, rounds: int) -> None:
    for number in range(rounds):
        spoilt = at_home(number)
        exported = notebook.do("export").out
        records = [json.loads(line) for line in exported.splitlines()[1:-1]]
        ids = [
            one["record"]["id"]
            for one in records
            if not one["past"] and one["kind"] in {kind.__name__.lower() for kind in SHOWN_BY_ID}
        ]
        printing = [["show", one] for one in ids]
        printing += [["show-value", name, "--all"] for name in ("conn", "growth", "rest", "garden", "people")]
        printing += [["show-value", "sea", "--all"], ["list-contacts"], ["maintenance-plan"], ["journal", "--all"]]
        said = {one for words in printing for one in _strings(notebook.data(*words))}
        assert {where: text for where, text in spoilt.kept.items() if text not in said} == {}
        assert set(spoilt.kept.values()) <= set(_strings(records))
        fields = {f"{table}.{name}" for table, kind in KINDS.items() for name in texts_of(kind)}
        assert {where.partition(" ")[0] for where in spoilt.kept} == fields


def test_an_export_comes_back_byte_for_byte_and_cut_off_anywhere_it_is_refused(
    notebook: Notebook, at_home: Spoils, rounds: int
) -> None:
    for number in range(rounds):
        at_home(number)
        leaves = notebook.do("export").out
        assert leaves.isascii()
        notebook.db.unlink()
        chance = random.Random(number)  # noqa: S311 - no secret
        for end in chance.sample(range(len(leaves)), 6):
            cut = notebook.run("import", "-", stdin=leaves[:end])
            assert (cut.code, cut.out, notebook.db.exists()) == (2, "", False)
        assert notebook.run("import", "-", stdin=leaves).code == 0
        assert notebook.do("export").out == leaves


def test_what_is_typed_steers_no_terminal(notebook: Notebook, at_home: Spoils, rounds: int) -> None:
    """Each command with something hostile in the place of a word of one of its lines, an option or a text."""
    chance = random.Random(rounds)  # noqa: S311 - no secret
    for number in range(rounds):
        for name in COMMANDS.keys() - {DEMO}:
            at_home(number)
            typed = [*chance.choice(USED[name] or ([],)), ""]
            typed[chance.randrange(len(typed))] = mixed(chance, (*PIECES, *UNKEPT))
            said_in(chance.choice(FORMS[:3]), notebook, name, *typed)


@pytest.mark.parametrize(
    "words",
    [
        *(["{}"], ["--{}"], ["help", "{}"], ["--db"], ["list-{}"], ["show-valu{}"], ["show-value", "Connectio{}"]),
        *(["show", "{}"], ["list-values", "--al{}"], ["-{}"], ["--passphrase-command", "{}", "today"], ["sos", "{}"]),
    ],
    ids=" ".join,
)
def test_nor_what_is_mistyped(notebook: Notebook, at_home: Spoils, rounds: int, words: list[str]) -> None:
    at_home(0)
    chance = random.Random(" ".join(words))  # noqa: S311 - no secret
    for _ in range(rounds):
        text = mixed(chance, (*PIECES, *UNKEPT))
        said_in(chance.choice(FORMS), notebook, *(one.replace("{}", text) for one in words))


def test_what_is_typed_is_kept_letter_for_letter(notebook: Notebook, at_home: Spoils, rounds: int) -> None:
    at_home(0)
    chance = random.Random(rounds)  # noqa: S311 - no secret
    for _ in range(6 * rounds):
        text = f"tea {mixed(chance)}"
        [note] = notebook.data("check-in", f"--note={text}")["records"]
        [action] = notebook.data("plan-week", text, "-v", "conn", f"--why={text}", f"--barrier={text}")["records"]
        assert {note["note"], *(action[name] for name in ("text", "why", "barrier"))} == {as_kept(text)}
        said_in("pipe", notebook, "plan-week", text, "-v", "conn", f"--barrier={text}", f"--coping={text}")


@pytest.mark.parametrize("text", ["nul \x00", *(f"tea {one}" for one in UNKEPT)], ids=ascii)
def test_what_cannot_be_kept_is_refused(notebook: Notebook, at_home: Spoils, text: str) -> None:
    at_home(0)
    before = notebook.do("export").out

    for form in FORMS[:2]:
        assert said_in(form, notebook, "check-in", f"--note={text}").code == 2
    assert notebook.do("export").out == before


def variables() -> list[str]:
    """Every variable of the environment that the program reads by its name."""
    sources = "".join(one.read_text(encoding="utf-8") for one in Path(valuetrack.__path__[0]).rglob("*.py"))
    named = set(re.findall(r"\bVALUETRACK_[A-Z_]+[A-Z]", sources)) | set(
        re.findall(r'environ\.get\("([A-Z_]+)"', sources)
    )
    return sorted(named | {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME", "EDITOR", "TERM"})


def test_nothing_in_the_environment_does(notebook: Notebook, at_home: Spoils, rounds: int) -> None:
    assert {"VALUETRACK_DB", "VALUETRACK_NOW", "VALUETRACK_KEY_FILE", "COLUMNS", "LC_ALL", "EDITOR"} <= {*variables()}
    chance = random.Random(rounds)  # noqa: S311 - no secret
    for _ in range(rounds):
        for name in variables():
            at_home(0)
            text = mixed(chance, (*PIECES, *UNKEPT))
            words = chance.choice((["where"], ["encryption-status"], ["add-value", "Zeal"], ["list-backups"]))
            said_in(chance.choice(FORMS[:3]), notebook, *words, **{name: text})


@pytest.mark.parametrize(
    "line", ["db = {}", "first_day = {}", "day_start = {}", "rate = [{}]", "{} = 1", "passphrase_command = {}", "[{}]"]
)
def test_nor_in_the_configuration(notebook: Notebook, at_home: Spoils, rounds: int, line: str) -> None:
    at_home(0)
    config = notebook.home / ".config" / "valuetrack" / "config.toml"
    chance = random.Random(line)  # noqa: S311 - no secret
    for form in chance.sample(FORMS[:3] * rounds, rounds):
        text = mixed(chance)
        config.write_text(line.replace("{}", chance.choice([text, json.dumps(text)])), encoding="utf-8")
        said_in(form, notebook, "where", VALUETRACK_DB="")


def test_nor_does_what_a_passphrase_is_asked_of(notebook: Notebook, at_home: Spoils, rounds: int) -> None:
    at_home(0)
    notebook.do("encrypt", "--yes", "--passphrase-command", "echo four words")
    chance = random.Random(rounds)  # noqa: S311 - no secret
    for form in FORMS * rounds:
        text = mixed(chance, (*PIECES, *UNKEPT))
        (notebook.home / "words").write_text(f"{text}\n", encoding="utf-8", errors="surrogateescape")
        for command in (text, f"nosuch '{text}'", "cat words", "cat words >&2; false"):
            assert said_in(form, notebook, "today", "--passphrase-command", command).code != 0


# Every command that names a file, and the store; {} is a folder and * a new name in it.
FILES: dict[str, tuple[list[str], ...]] = {
    "--db": (["where"], ["doctor"], ["list-backups"], ["backup"], ["add-value", "Zeal"], ["encryption-status"]),
    "backup": (["{}/*"], ["{}/j.db"], ["{}"]),
    "restore-backup": (["{}/j.db", "--dry-run"], ["{}/j.db", "--yes"], ["{}", "--yes"], ["{}/*", "--yes"]),
    "import": (
        *(["{}/laptop.jsonl", "--dry-run"], ["{}/laptop.jsonl"], ["{}"], ["{}/*"]),
        *(["{}/daylio.csv", "--from", "daylio", "--dry-run"], ["{}", "--from", "loop", "--yes"]),
    ),
    "export": (
        *(["--output", "{}/*"], ["--output", "{}/j.db"], ["--output", "{}"], ["--output", "{}/*/x"]),
        *(["--format", one, "--output", "{}/*"] for one in ("csv", "text", "markdown")),
    ),
    "write-note": (["--output", "{}/*"], ["--output", "{}"]),
    "demo": (["--keep", "{}/j.db"],),
    "doctor": (["--repair-into", "{}/*"], ["--repair-into", "{}/j.db"], ["--repair-into", "{}/*/x"]),
}


def test_nor_does_the_name_of_a_file(notebook: Notebook, at_home: Spoils, rounds: int) -> None:
    naming = {name for name in COMMANDS for one in load(COMMANDS[name]).params if one.metavar in ("FILE", "BACKUP")}
    assert naming == FILES.keys() - {"--db"}
    chance, number = random.Random(rounds), count()  # noqa: S311 - no secret
    for _ in range(rounds):
        for name, lines in FILES.items():
            at_home(0)
            folder = Path(mixed(chance, (*PIECES, *UNKEPT)).replace("/", "")[:40])
            folder.mkdir()
            shutil.copy(notebook.db, folder / "j.db")
            shutil.copy(notebook.db, folder / "j (conflicted copy \x1b[31m\u202e).db")
            brought.put_into(folder)
            for words in lines:
                new = f"{mixed(chance)[:20]}{next(number)}".replace("/", "")
                typed = [one.replace("{}", str(folder)).replace("*", new) for one in words]
                line = ["--db", f"{folder}/j.db", *typed] if name == "--db" else [name, *typed]
                said_in(chance.choice(FORMS), notebook, *line)


def completed() -> Iterator[tuple[str, Param]]:
    """Each parameter of each command for which the shell is offered something of the notebook."""
    for name, entry in COMMANDS.items():
        for one in inspect.signature(function_of(entry)).parameters.values():
            known = (*get_args(one.annotation), None)[-2 if get_args(one.annotation) else -1]
            params = known.params().values() if isinstance(known, Fields) else [known]
            yield from ((name, param) for param in params if isinstance(param, Param) and param.complete)


def test_what_is_completed_is_one_line_for_each_candidate(notebook: Notebook, at_home: Spoils, rounds: int) -> None:
    at_home(0)
    notebook.do("add-value", "Zeal and tea")
    notebook.do("backup", "journal \x1b[31m.db")
    asked: set[tuple[str, str]] = set()
    for name, param in completed():
        once = (param.complete, name if rounds > 1 else "")
        for last in () if once in asked else ("", '"'):
            words = [name, *param.flags[:1], last]
            asks = {"COMP_WORDS": "\n".join(["valuetrack", *words]), "COMP_CWORD": str(len(words))}
            said = notebook.run(_VALUETRACK_COMPLETE="bash", **asks)
            lines = [line for line in said.out.split("\n") if line]
            assert steering(said.out.replace("\t", " ")) == set(), words
            assert {line.count("\t") for line in lines} <= {1}, words
            assert lines or param.complete not in ("values", "all_values", "ids", "days_back"), words
        asked.add(once)
    assert len(asked) > 12


IN_TABLES = {
    "daylio": "full_date,date,weekday,time,mood,activities,{},note\n2026-01-02,,,21:15,{},{},{},{}\n",
    "csv": "date,activity,note,{}\n2026-01-02,{},{},{}\n",
    "loop": "Date,{},\n2026-01-02,2,\n{},2,\n",
}
IN_JSON: dict[str, Any] = {
    "jrnl": {
        "entries": [{"title": "{}", "body": "{}", "date": "2026-01-02", "time": "{}", "tags": ["{}"], "{}": "{}"}]
    },
    "taskwarrior": [
        {"description": "{}", "status": "completed", "end": "20260102T183000Z", "project": "{}", "tags": ["{}"]},
        {"description": "{}", "status": "completed", "end": "{}", "annotations": [{"description": "{}"}], "{}": "{}"},
    ],
}


def _as_a_cell(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"'


@pytest.mark.parametrize("program", [*IN_TABLES, *IN_JSON])
def test_nor_does_what_comes_from_another_program(
    notebook: Notebook, at_home: Spoils, rounds: int, program: str
) -> None:
    chance = random.Random(program)  # noqa: S311 - no secret
    codes = set()
    for number in range(2 * rounds):
        at_home(0)
        if program in IN_TABLES:
            file = re.sub("{}", lambda _: _as_a_cell(mixed(chance)), IN_TABLES[program])
        else:  # now and then with what cannot be kept
            pieces = (*PIECES, *(("\ud800", "\x00") if number % 2 else ()))
            file = re.sub('"{}"', lambda _: json.dumps(mixed(chance, pieces)), json.dumps(IN_JSON[program]))  # noqa: B023
        (notebook.home / "file").write_text(file, encoding="utf-8")
        for form in FORMS if rounds > 1 else ("json", "desk"):
            codes.add(said_in(form, notebook, "import", "file", "--from", program, "--dry-run").code)
        codes.add(said_in("narrow", notebook, "import", "file", "--from", program, "--yes").code)
        assert notebook.run("journal", "--all").code == 0
    assert 0 in codes


def test_files_to_be_read_hold_nothing_either_and_tables_hold_each_text(notebook: Notebook, at_home: Spoils) -> None:
    at_home(0)
    for words in (["--format", "markdown", "--output", "pages"], ["--format", "text", "--output", "book.txt"]):
        notebook.do("export", *words)
    notebook.do("write-note", "--include", "all", "--output", "note.txt")
    files = [notebook.home / "book.txt", notebook.home / "note.txt", *(notebook.home / "pages").rglob("*.md")]
    assert len(files) > 8
    for file in files:
        assert steering(file.read_text(encoding="utf-8")) == set(), file.name
        assert steering(file.name) == set()
