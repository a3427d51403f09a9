"""What makes start-up quick: the modules that are loaded, garbage collection, and the statements that are sent.

Each case runs the program in a fresh interpreter that says afterwards what it has seen.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from benchmarks.bench import BOUNDS, FAR, IMPORT, PASS, READ, SIZES, START, WRITE, report, review_of
from benchmarks.stores import TODAY, fill

from tests.terminal import CTRL_D, at_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook

HEAVY = {"sqlmodel", "sqlalchemy", "alembic", "pydantic", "rich", "dateutil", "platformdirs", "sqlite3"}
NOTHING: set[str] = set()
READING = {"platformdirs", "sqlite3"}
WRITING = {*READING, "sqlmodel", "sqlalchemy", "pydantic"}

# The import system asks its finders for every module.
_PROGRAM = """
import gc, json, sys

seen = {"collecting": None, "statements": statements, "steps": steps}


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            seen["collecting"] = gc.isenabled()


sys.meta_path.insert(0, Finder())
sys.argv[0] = "valuetrack"
from valuetrack.__main__ import main
try:
    main()
except SystemExit as stop:
    seen["code"] = stop.code
seen.update(modules=sorted(sys.modules), enabled=gc.isenabled(), frozen=gc.get_freeze_count())
sys.stderr.write("\\n" + json.dumps(seen))
"""

# What a tool that measures coverage has loaded before the program is not counted as the program's.
_UNHEARD = """
import sys

statements, steps = [], []
for name in [name for name in sys.modules if name.partition(".")[0] == "sqlite3"]:
    del sys.modules[name]
"""
_HEARD = """
import functools, sqlite3

statements, steps = [], []


class Connection(sqlite3.Connection):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        # what SQLite asks itself within a statement comes after two dashes, and is not sent
        self.set_trace_callback(lambda sent: None if sent.startswith("--") else statements.append(sent))
        self.set_progress_handler(lambda: steps.append(1), 10)


sqlite3.connect = functools.partial(sqlite3.connect, factory=Connection)
"""


@dataclass(frozen=True)
class Seen:
    """What a run of the program loaded, sent and left behind."""

    code: int
    modules: list[str]
    statements: list[str]
    steps: list[int]
    collecting: bool
    enabled: bool
    frozen: int

    @property
    def heavy(self) -> set[str]:
        """The libraries among the modules whose cost is counted."""
        return HEAVY.intersection(name.partition(".")[0] for name in self.modules)


def look_at(notebook: Notebook, *arguments: str, before: str = _UNHEARD, **more: str) -> Seen:
    done = subprocess.run(
        [sys.executable, "-c", before + _PROGRAM, *arguments],
        env=notebook.environment(str(TODAY), **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        cwd=notebook.home,
    )
    return Seen(**json.loads(done.stderr.decode().rpartition("\n")[2]))


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with some weeks in it."""
    path = tmp_path_factory.mktemp("journal") / "journal.db"
    fill(path, 100)
    return path


LOG = ("log-opportunity", "a hello", "--value", "Connection", "--taken")


@pytest.mark.parametrize(
    ("arguments", "code", "heavy"),
    [
        (("--version",), 0, NOTHING),
        (("--help",), 0, NOTHING),
        (("help", "--all"), 0, NOTHING),
        (("review-week", "--help"), 0, NOTHING),
        (("log-opportunity", "--help"), 0, NOTHING),
        (("reviw-week",), 2, NOTHING),
        (("review-week", "--wek", "last"), 2, NOTHING),
        (("add-value",), 2, NOTHING),
        (("completion", "bash"), 0, NOTHING),
        (("list-values", "--json"), 0, READING),
        (("list-values",), 0, READING),
        (("show-week", "--json"), 0, READING),
        (("review-week", "--json"), 0, READING),
        (("undo", "--list"), 0, READING),
        (("show-trends", "--json"), 0, READING),
        (("show-trends",), 0, {*READING, "rich"}),
        (("show-barrier", "no such words"), 1, READING),
        (("list-goals", "--json"), 0, READING),
        (("show-goal", "no such words"), 1, READING),
        (("list-experiments",), 0, READING),
        (("list-experiments", "--json"), 0, READING),
        (("where", "--json"), 0, READING),
        (("support",), 0, READING),
        (("support", "--json"), 0, READING),
        (("list-contacts",), 0, READING),
        (("write-note", "--include", "all"), 0, READING),
        (("write-note", "--json"), 0, READING),
        (("export",), 0, READING),
        (("import", "nosuch.csv", "--from", "daylio", "--yes"), 2, NOTHING),
        (("import", "nosuch.jsonl"), 2, NOTHING),
        (("list-comparisons",), 0, READING),
        (("compare-options", "stay"), 2, {"platformdirs"}),
        (("compare-options", "stay", "go", "--json"), 0, WRITING),
        (("list-steps",), 0, READING),
        (("journal",), 0, READING),
        (("journal", "lunch", "--json"), 0, READING),
        (("list-steps", "--json"), 0, READING),
        (("maintenance-plan", "--json"), 0, {*READING, "dateutil"}),
        (("show-value", "nosuch"), 1, READING),
        ((), 0, {*READING, "rich"}),
        (("today",), 0, {*READING, "rich"}),
        (("review-week",), 0, {*READING, "rich"}),
        (("review-week", "--week", "2026-W02", "--json"), 0, READING),
        (("review-week", "--from", "2026-01-05", "--json"), 0, READING),
        (("review-week", "--week", "14 jan", "--json"), 0, {*READING, "dateutil"}),
        (("review-week", "--week", "2 months ago", "--json"), 0, {*READING, "dateutil"}),
        (("review-week", "--week", "03/04"), 2, {"platformdirs"}),
        (LOG, 0, WRITING),  # and the backup of the day needs nothing more
        (("list-backups", "--json"), 0, READING),
        (("backup",), 0, READING),
        (("doctor", "--json"), 0, READING),
        ((*LOG, "--json"), 0, WRITING),
        ((*LOG, "--on", "2 days ago"), 0, WRITING),
        (("add-value", "Play", "--importance", "5"), 0, WRITING),
        (("undo",), 0, WRITING),
        (("add-contact", "Ana", "--reach", "555 0100"), 0, WRITING),
        (("hard-moment",), 2, READING),  # people first: contacts of one's own are read
        (("hard-moment", "--intensity", "9"), 0, WRITING),
        (("add-step", "conn", "Wave", "--difficulty", "1"), 0, WRITING),
        (("maintenance-plan", "--people", "Ana"), 0, WRITING),
        (("revisit-values", "--done"), 0, {*WRITING, "dateutil"}),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, tuple) else "",
)
def test_a_command_loads_what_it_needs_and_nothing_else(
    arguments: tuple[str, ...], code: int, heavy: set[str], notebook: Notebook, journal: Path
) -> None:
    notebook.db.write_bytes(journal.read_bytes())

    seen = look_at(notebook, *arguments)

    assert (seen.code, seen.heavy) == (code, heavy)


@pytest.mark.parametrize("arguments", [("list-values", "--json"), LOG], ids=" ".join)
def test_a_key_from_a_file_opens_an_encrypted_notebook_with_the_driver_alone(
    arguments: tuple[str, ...], notebook: Notebook, journal: Path
) -> None:
    pytest.importorskip("sqlcipher3", reason="what encryption needs is missing: valuetrack[encrypt]")
    notebook.db.write_bytes(journal.read_bytes())
    key_file = {"VALUETRACK_KEY_FILE": str(notebook.home / "key")}
    plain = look_at(notebook, *arguments)
    notebook.do("encrypt", "--yes", "--passphrase-command", "echo four words", **key_file)

    seen = look_at(notebook, *arguments, **key_file)

    assert seen.code == 0
    assert "sqlcipher3" in seen.modules
    costly = {"hashlib", "unicodedata", "keyring", "subprocess", "threading"}
    assert not costly.intersection(seen.modules) - {*plain.modules}


_SAYS_WHETHER_IT_IS_LOADED = """
import sys
from valuetrack.__main__ import main
try:
    main()
finally:
    from valuetrack.cli import loading
    loading.finish()
    print("loaded" if "valuetrack.store.tables.reflections" in sys.modules else "not loaded")
"""


@pytest.mark.parametrize(
    ("arguments", "question"), [(("reflect",), "What happened?"), (("today",), ""), (("list-values",), "")]
)
def test_the_writing_side_is_loaded_beside_a_question_and_by_no_command_that_reads(
    written: Notebook, arguments: tuple[str, ...], question: str
) -> None:
    with at_terminal(written, *arguments, program=_SAYS_WHETHER_IT_IS_LOADED) as terminal:
        if question:
            terminal.until(question)
            terminal.press(CTRL_D)
        assert terminal.end() == 0
    assert terminal.shown.endswith("\nloaded\n") is bool(question)


def test_what_is_loaded_beside_a_question_is_all_that_a_change_needs(notebook: Notebook, journal: Path) -> None:
    notebook.db.write_bytes(journal.read_bytes())
    program = (
        "import sys\n"
        "from valuetrack.cli import loading\n"
        "loading.begin(); loading.begin(); loading.finish()\n"
        "before = set(sys.modules)\n"
        "from valuetrack.cli.app import run\n"
        "code = run(sys.argv[1:])\n"
        "heavy = ('sqlalchemy', 'sqlmodel', 'pydantic')\n"
        "print(code, sorted(name for name in set(sys.modules) - before if name.startswith(heavy)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, *LOG, "--quiet"],
        env=notebook.environment(str(TODAY)),
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "0 []\n"


@pytest.mark.parametrize(
    ("words", "heavy"), [("valuetrack\nreview-", NOTHING), ("valuetrack\nrate-value\nConn", READING)]
)
def test_completion_reads_the_store_for_what_stands_in_it_alone(
    words: str, heavy: set[str], notebook: Notebook, journal: Path
) -> None:
    notebook.db.write_bytes(journal.read_bytes())
    last = str(words.count("\n"))

    seen = look_at(notebook, COMP_WORDS=words, COMP_CWORD=last, _VALUETRACK_COMPLETE="complete_bash")

    assert seen.heavy == heavy


FORMS = ("2026-01-14", "2026-W03", "today", "wed", "last", "next", "-3d", "+2w", "2 weeks ago", "in 3 days")


@pytest.mark.parametrize(("forms", "needed"), [(FORMS, False), (("14 jan",), True), (("2 months ago",), True)])
def test_a_date_loads_dateutil_where_it_names_a_month_or_counts_them(forms: tuple[str, ...], needed: bool) -> None:
    program = (
        "import sys, datetime; from valuetrack.dates import parse_week\n"
        f"for form in {forms!r}: parse_week(form, datetime.date(2026, 1, 14), 0)\n"
        "print('dateutil' in sys.modules)"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert said.strip() == str(needed)


@pytest.mark.parametrize("arguments", [("--version",), ("reviw-week",), ("list-values",), LOG])
def test_garbage_collection_is_off_from_the_first_line_and_frozen_at_the_last(
    arguments: tuple[str, ...], notebook: Notebook, journal: Path
) -> None:
    notebook.db.write_bytes(journal.read_bytes())

    seen = look_at(notebook, *arguments)

    assert (seen.collecting, seen.enabled) == (False, False)
    assert seen.frozen > 0


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Stores of two sizes."""
    folder = tmp_path_factory.mktemp("grown")
    paths = {size: folder / f"{size}.db" for size in (10, 1_000)}
    assert all(fill(path, size) >= size for size, path in paths.items())
    return paths


@pytest.mark.parametrize("command", ["review-week", "today"])
def test_a_grown_store_is_sent_as_many_statements_and_takes_hardly_more_steps(
    command: str, notebook: Notebook, grown: dict[int, Path]
) -> None:
    small, large = (look_at(notebook, command, before=_HEARD, VALUETRACK_DB=str(path)) for path in grown.values())

    assert len(small.statements) == len(large.statements)
    assert sum(statement.lstrip().startswith("SELECT") for statement in small.statements) > 2
    assert 10 < len(large.steps) < 1.3 * len(small.steps)


def test_more_weeks_are_laid_side_by_side_with_as_many_statements_in_a_store_of_any_size(
    notebook: Notebook, grown: dict[int, Path]
) -> None:
    seen = {
        (size, weeks): look_at(notebook, "show-trends", "--weeks", weeks, before=_HEARD, VALUETRACK_DB=str(path))
        for size, path in grown.items()
        for weeks in ("1", "2", "52")
    }

    assert len({len(one.statements) for one in seen.values()}) == 1
    for few in ("1", "2"):
        assert 10 < len(seen[1_000, few].steps) < 1.3 * len(seen[10, few].steps)
    assert len(seen[1_000, "52"].steps) > 10 * len(seen[1_000, "1"].steps)


@pytest.mark.parametrize("command", [("list-experiments",), ("show-value", "Connection")])
def test_a_whole_history_is_read_with_as_many_statements_in_a_store_of_any_size(
    command: tuple[str, ...], notebook: Notebook, grown: dict[int, Path]
) -> None:
    small, large = (look_at(notebook, *command, before=_HEARD, VALUETRACK_DB=str(path)) for path in grown.values())

    assert len(small.statements) == len(large.statements)


@pytest.mark.parametrize(
    ("read", "write", "review", "far", "holding"),
    [(0.1, 0.2, 0.11, 0.3, 4), (0.11, 0.2, 0.11, 0.31, 2), (0.1, 0.21, 0.111, 0.3, 2), (1.0, 1.0, 1.0, 1.0, 0)],
)
def test_the_benchmark_says_which_bounds_hold(
    read: float, write: float, review: float, far: float, holding: int
) -> None:
    seconds = {
        PASS: 0.01,
        READ: read,
        WRITE: write,
        review_of(SIZES[0]): 0.1,
        review_of(SIZES[-1]): review,
        IMPORT: 0.2,
        START: 0.05,
        FAR.format("today"): far,
    }

    holds, text = report({name: [one, 2 * one, 50 * one] for name, one in seconds.items()})

    assert holds is (holding == len(BOUNDS))
    assert (text.count(": holds"), text.count(": does not hold")) == (holding, len(BOUNDS) - holding)
    assert f"{READ:<{max(map(len, seconds))}}  {read / 0.01:>6.2f}" in text


@pytest.mark.parametrize(
    ("arguments", "most"), [((), 10), (("today",), 9), (("review-week",), 16), (("list-values",), 7), (LOG, 19)]
)
def test_a_command_asks_for_each_thing_once(
    arguments: tuple[str, ...], most: int, notebook: Notebook, journal: Path
) -> None:
    notebook.db.write_bytes(journal.read_bytes())
    notebook.do("backup", day=str(TODAY))  # else the first change of a day is followed by one

    statements = look_at(notebook, *arguments, before=_HEARD).statements

    assert len(statements) <= most, "\n".join(statements)
    assert [one for one in statements if statements.count(one) > 1] == []
