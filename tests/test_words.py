"""The words that are never used, in no text that the program or its pages can say (RULES.md, "Words").

They are looked for as whole words in any case. Exempt are what a person wrote (the demo's invented
person too), ids, "read-only", a word of the operating system, and words-only mode, which is named so.
"""

from __future__ import annotations

import ast
import random
import re
import shlex
import sqlite3
import uuid
from contextlib import closing
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import brought
from valuetrack.cli.app import group
from valuetrack.cli.commands import COMMANDS
from valuetrack.cli.typer_seam import load
from valuetrack.store.encrypted_file.keys import salt_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.notebook import Notebook

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "valuetrack"
MODULES = sorted(SOURCE.rglob("*.py"))
PAGES = [*sorted(ROOT.glob("*.md")), ROOT / "benchmarks" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

NEVER = [
    *("failed", "failure", "missed", "overdue", "late", "behind", "streak", "broken", "lazy", "bad", "should", "must"),
    *("only", "deficit", "poor", "worse", "perfect", "incomplete", "excuse", "lapse", "non-compliant", "abandoned"),
]
_NEVER = re.compile(rf"\b(?:{'|'.join(NEVER)})\b|(?<![\d.,])0\s?%", re.IGNORECASE)
_CODE_BLOCK = re.compile(r"^( *(?:```|~~~)).*?^\1", re.MULTILINE | re.DOTALL)
_COLOUR = re.compile(r"\x1b\[([\d;]*)m")


def found(text: str) -> list[str]:
    """The words of the list that stand in a text."""
    return _NEVER.findall(re.sub("read-only|[Ww]ords-only", "", text))


def quoted(source: str, commands: set[str]) -> Iterator[str]:
    """Every text in a module that can be shown: what is quoted in it, and what its commands say about themselves."""
    tree = ast.parse(source)
    unseen = {id(docstring) for name, docstring in _docstrings(tree) if name not in commands}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unseen:
            yield node.value


def _docstrings(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            for first in node.body[:1]:
                if isinstance(first, ast.Expr):
                    yield getattr(node, "name", ""), first.value


def commands_in(module: Path) -> set[str]:
    """The functions of a module whose docstrings are help."""
    in_cli = module.parent == SOURCE / "cli"
    names = {entry.name.replace("-", "_") for entry in COMMANDS.values() if in_cli and entry.module == module.stem}
    return {f"{name}_" if iskeyword(name) else name for name in names}


class TestTheSearch:
    @pytest.mark.parametrize("word", [*NEVER, "0%", "0 %", "Only", "BEHIND", "(late)", "a 0% share", "write-only"])
    def test_a_word_of_the_list_is_found_in_a_sentence(self, word: str) -> None:
        assert found(f"You have {word}, as it were.")

    @pytest.mark.parametrize(
        "text",
        [
            "later",
            "Latest",
            "badge",
            "10%",
            "100 %",
            "1.0%",
            "a read-only place",
            "--words-only",
            "Words-only mode",
            "streaky",
            "lateral",
        ],
    )
    def test_another_word_that_holds_one_is_let_pass(self, text: str) -> None:
        assert not found(text)

    @pytest.mark.parametrize(
        "line",
        [
            'raise Unknown("You should know")',
            'message = f"{count} missed"',
            'TABLE = {"a": ("late",)}',
            'def add_value():\n    """It must be named."""',
            'Importance = typer.Option(help="0% or more")',
        ],
    )
    def test_a_planted_word_is_found_in_a_module(self, line: str) -> None:
        module = SOURCE / "cli" / "values.py"
        source = f"{module.read_text(encoding='utf-8')}\n{line}\n"

        assert len([text for text in quoted(source, commands_in(module)) if found(text)]) == 1

    def test_a_docstring_that_nobody_is_shown_is_let_pass(self) -> None:
        source = '"""It must hold."""\n\n\ndef _private():\n    """It should."""\n'

        assert not list(quoted(source, {"add_value"}))

    def test_a_code_block_is_let_pass_and_the_text_around_it_is_not(self) -> None:
        assert outside_code("it must\n\n```console\nonly\n```\n\nbe late\n").split() == ["it", "must", "be", "late"]


class TestTheSource:
    @pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
    def test_no_text_in_a_module_has_such_a_word(self, module: Path) -> None:
        texts = quoted(module.read_text(encoding="utf-8"), commands_in(module))

        assert not [text for text in texts if found(text)]

    @pytest.mark.parametrize("module", sorted((SOURCE / "render").rglob("*.py")), ids=lambda path: path.name)
    def test_nothing_is_drawn_in_red(self, module: Path) -> None:
        assert not [text for text in quoted(module.read_text(encoding="utf-8"), set()) if re.search(r"\bred\b", text)]


def outside_code(page: str) -> str:
    return _CODE_BLOCK.sub("", page)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_has_such_a_word(page: Path) -> None:
    lines = outside_code(page.read_text(encoding="utf-8")).splitlines()

    assert not [line for line in lines if found(line)]


HELP = [(), ("--all",), *((name,) for name in COMMANDS)]


@pytest.mark.parametrize("topic", HELP, ids=" ".join)
def test_no_help_has_such_a_word(topic: tuple[str, ...], notebook: Notebook) -> None:
    said = notebook.do("help", *topic)

    assert said.out
    assert not found(said.out)


def _options(name: str) -> list[Any]:
    ctx = group().make_context("valuetrack", ["where"])
    return [param for param in load(COMMANDS[name]).get_params(ctx) if param.param_type_name == "option"]


def _usage_errors(name: str) -> Iterator[tuple[str, ...]]:
    """Command lines that cannot be understood: of what is said of any option alike, one of each command."""
    yield (name, *(["too much"] * 4))
    yield (name, "--frobnicate")
    yield (name, "-z")
    options = _options(name)
    for flag in [one for one in options if one.is_flag][:1]:
        yield (name, f"{flag.opts[0]}=yes")
    for number, option in enumerate(one for one in options if not one.is_flag):
        if not number:
            yield (name, option.opts[0][:-1])
            yield (name, option.opts[0])
        yield (name, "a1b2", "a1b2", option.opts[0], "9999 nonsense\0")


@pytest.mark.parametrize("name", COMMANDS)
def test_what_cannot_be_understood_is_said_without_such_a_word(name: str, notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    answers = [(line, notebook.run(*line)) for line in _usage_errors(name)]

    assert {said.code for _, said in answers} <= {0, 1, 2}
    assert [said.code for _, said in answers].count(2) >= 3
    assert not [(line, said) for line, said in answers if found(said.out + said.err)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "lst-values",
        "frobnicate",
        "--frobnicate",
        "--db",
        "add-value",
        "add-value ''",
        "add-value Tea --importance 11",
        "add-value Tea --importance x --json",
        "add-value Tea --on 03/04",
        "add-value Tea --on '31 feb'",
        "rate-value",
        "rate-value nosuch 3",
        "show-value t",
        "plan-week x --value Tea --on friday --week last",
        "plan-week x --value Tea --at 25:00",
        "check-in",
        "check-in zzz --outcome done",
        "check-in abc --outcome perhaps",
        "check-in abc --outcome done --to friday",
        "check-in abc --outcome done --belief-after 101",
        "check-in abc --outcome done --minutes -1",
        "log-opportunity x --value Tea",
        "log-opportunity x --value Tea --taken --not-taken",
        "log-opportunity x --taken --same-as abc",
        "compare-options",
        "compare-options stay",
        "compare-options a b --toward Tea",
        "compare-options a b --toward 3:Tea",
        "compare-options a b --toward 1:Tea --away 1:Tea",
        "compare-options - b",
        "edit-comparison abc",
        "show-comparison abc",
        "write-note --format prose",
        "write-note --include moods",
        "write-note --from today --to yesterday",
        "write-note --edit",
        "write-note --output {home}",
        "write-note --output /no/such/place",
        "write-note",
        "import nosuch.csv --from daylio --yes",
        "import nosuch.csv --yes",
        "import nosuch.csv --from daylio",
        "import nosuch.csv --from diary --yes",
        "import - --from jrnl --yes",
        "import - --from loop --column day=Datum --yes",
        "import - --from csv --column date=Datum --yes",
        "import - --from csv --map Tea --yes",
        "import {home} --from loop --yes",
        "import {home} --from jrnl --yes",
        "export --json",
        "import nosuch.jsonl",
        "import {home}",
        "export --output {home}",
        "export --output /no/such/place",
        "reflect",
        "reflect --kind birthday --happened x",
        "reflect --edit",
        "hard-moment",
        "hard-moment --intensity 11",
        "hard-moment --room perhaps",
        "hard-moment --value Tea",
        "hard-moment --action walk --value nosuch",
        "rate-week Tea",
        "rate-week Tea eleven",
        "set-focus Tea Snow Rain",
        "review-week --week 2026-W60",
        "review-week --to today",
        "review-week --from 2020-01-01",
        "review-week --from today --week last",
        "review-week --from today --to yesterday",
        "show-trends --weeks 0",
        "show-trends --weeks 521",
        "show-trends --value nosuch",
        "show-trends --week 03/04",
        "list-experiments --value nosuch",
        "show-barrier",
        "show-barrier nosuch",
        "rename-words",
        "rename-words nosuch",
        "rename-words nosuch other",
        "show-goal",
        "show-goal nosuch",
        "delete abc",
        "purge",
        "purge abc",
        "purge abc --yes",
        "purge abc --all --yes",
        "purge --all --yes",
        "show abc",
        "journal",
        "journal --from 2026-01-02 --to 2026-01-01",
        "edit-note abc",
        "edit-note abc --note x",
        "undo",
        "redo",
        "help nosuch",
        "completion csh",
        "support too much",
        "add-step Tea",
        "add-step Tea x",
        "add-step Tea x --difficulty 11",
        "add-step Tea x --difficulty none",
        "add-step nosuch x --difficulty 1",
        "add-step - - --difficulty 1",
        "list-steps",
        "list-steps nosuch",
        "edit-step abc",
        "edit-step abc --retire",
        "edit-step abc --retire --restore",
        "plan-week --step abc",
        "plan-week --routine abc",
        "plan-week Walk -v Tea --every 'second tue'",
        "plan-week Walk -v Tea --every nonsense",
        "plan-week Walk -v Tea --every '0 weeks'",
        "plan-week Walk -v Tea --every 'monthly 32'",
        "plan-week Walk -v Tea --every 15th,30th",
        "plan-week Walk -v Tea --every tue --until today --times 3",
        "plan-week Walk -v Tea --every fri --until 2020-01-01",
        "plan-week Walk -v Tea --every fri --why x",
        "plan-week Walk -v Tea --times 3",
        "edit-routine abc",
        "edit-routine abc --pause --end",
        "edit-routine abc --pause",
        "list-routines",
        "add-contact",
        "add-contact Ana",
        "add-contact '' --reach x",
        "add-contact - --reach -",
        "remove-contact abc",
        "remove-contact abc --yes",
        "maintenance-plan --signs - --people -",
        "maintenance-plan --revisit 03/04",
        "maintenance-plan --edit",
        "revisit-values",
        "revisit-values --done",
        "--db /dev/null support",
        "--db /dev/null list-values",
        "--db /proc/journal.db add-value Tea",
        "demo --keep {home}",
    ],
)
def test_what_is_declined_is_said_without_such_a_word(line: str, notebook: Notebook) -> None:
    said = notebook.run(*shlex.split(line.format(home=notebook.home)))

    assert said.out + said.err
    assert not found(said.out + said.err)


# A month with everything in it that a text could judge.
MONTH = """
02-02 add-value Friends --meaning 'turning up' --domain people --importance 9
02-02 add-value Craft --importance 8
02-02 add-value Sport --importance 2
02-02 add-value Music --importance 6
02-02 list-values
02-02 show-trends
02-02 list-experiments
02-02 review-week
02-02 show-week
02-02 today
02-02
02-02 set-focus
02-02 set-focus Friends Craft
02-02 plan-week 'Ring Ana' -v Friends -o mon -o tue -o wed -o thu -o fri --confidence 2 --barrier shy --coping breathe
02-02 plan-week 'Sand the box' -v Craft --confidence 5 --belief 'it will crack' --belief-before 90
02-02 plan-week 'Sweep the bench' -v Craft -o sun --at 18:00 --confidence 9 --cue 'after tea'
02-02 plan-week 'Write to Ben' -v Friends -o wed
02-02 list-steps
02-02 add-step Craft 'Look at the tools' --difficulty 0
02-02 add-step Craft 'be more skilled' --difficulty 3
02-02 add-step Craft 'Plane a board' --difficulty 6
02-02 list-steps
02-02 edit-step {s} --difficulty 1
02-02 edit-step {s} --restore
02-02 list-routines
02-02 plan-week Walk -v Friends --every tue,thu --at 18:00 --minutes 20 --times 40
02-02 list-routines
02-02 edit-routine {w} --smaller 'to the door' --every 'other wed' --until none
02-02 edit-routine {w} --pause
02-02 edit-routine {w} --pause
02-02 list-routines
02-02 edit-routine {w} --resume
02-02 edit-routine {w} --resume
02-02 show {w}
02-02 today
02-02 show-week
02-02 check-in {1} --outcome not-taken
02-03 check-in {2} --outcome not-taken --got-in-way 'no train' --barrier-kind external
02-04 check-in {3} --outcome not-taken --got-in-way shy --barrier-kind internal --hindered rain
02-05 check-in {4} --outcome not-taken
02-06 check-in {5} --outcome not-taken
02-06 check-in {6} --outcome smaller --anxiety-before 7 --anxiety-after 8 --effort 9 --minutes 0 --helped tea
02-07 check-in {8} --outcome carried
02-07 log-opportunity 'Ana waved' -v Friends -n --got-in-way shy --barrier-kind internal
02-07 log-opportunity 'Ben waved' -v Friends -n --barrier-kind external
02-07 log-activity 'mended the shelf' -v Craft --minutes 30 --mood-before 3 --mood-after 6 --leads toward --at 10:00
02-07 log-activity 'scrolled in bed' --mood-before 5 --mood-after 2 --relief quiet --cost 'a grey day' --leads away
02-07 edit-activity {a} --energy 7 --enjoyment 8 --effort 2
02-07 list-activities
02-07 list-activities -v Sport
02-07 list-activities --lifted
02-08 rate-week Friends 0 --likely 0 --note grey
02-08 rate-week Craft 10
02-08 rate-week Sport 9
02-08 check-in --note 'a grey week'
02-08 edit-note {n} --note 'a grey week, and snow'
02-08 reflect --kind after-not-acting --happened 'I stayed in.' --about {1}
02-08 list-goals
02-08 edit-action {1} --goal 'two evenings with people'
02-08 list-goals
02-08 list-goals --words-only
02-08 show-goal two
02-08 show-goal two --words-only
02-08 show-barrier shy
02-08 show-barrier 'no train' --all
02-08 show-barrier 'no such words'
02-08 rename-words shy 'too shy'
02-08 rename-words 'too shy' 'too shy'
02-08 support
02-08 list-contacts
02-08 add-contact Ana --reach '555 0100'
02-08 list-contacts
02-08 support
02-08 hard-moment --intensity 9 --room yes --kind-words 'tea first' --action 'open the window' -v Friends
02-08 hard-moment --intensity 0
02-08 remove-contact {c} --yes
02-08 write-note --include all
02-08 write-note --format dap --include all --words-only
02-08 write-note --format brief --include all
02-08 write-note --format brief --include beliefs
02-08 write-note --format treatment-plan --include all
02-08 list-comparisons
02-08 compare-options 'a day off' 'a full day' --question Friday --toward 1:Friends --away 2:Friends
02-08 compare-options tea snow
02-08 show-comparison {k}
02-08 edit-comparison {k} --neither 1:Craft
02-08 show-comparison {k}
02-08 list-comparisons
02-08 maintenance-plan
02-08 maintenance-plan --signs 'I stop answering' --stressors 'the move' --first-step 'open the curtains'
02-08 maintenance-plan --people Ana --revisit 2026-03-01
02-08 maintenance-plan
02-08 review-week
02-08 today
02-08 plan-week 'Write to Ben' -v Friends -o 2026-02-10 --carried-from {8}
02-10 check-in {9} --outcome carried --to 2026-02-17
02-11 log-opportunity 'sang in the kitchen' -v Music -t --same-as {6}
02-11 rate-week Music 9
02-11 rate-week Friends 1
02-11 set-focus Music
02-11 review-week
02-11 archive-value Sport
02-11 archive-value Sport
02-11 list-values
02-11 list-values --all
02-11 edit-value Craft --name Making --meaning ''
02-11 rate-value Making none
02-11 rate-value Making 8
02-11 rate-value Making none
02-12 show-value Making
02-12 show-value Friends
02-12 show-value Sport
02-12 show-value Craft --words-only
02-12 edit-action {7} --outcome let-go --confidence none
02-12 edit-action {9} --on 2026-02-13
02-12 edit-opportunity {o} --taken
02-12 edit-reflection {r} --learned 'mornings'
02-12 journal
02-12 journal box --value Craft --all
02-12 journal no such words
02-12 show {o}
02-12 show {r} --words-only
02-12 show {a}
02-12 edit-action {o} --why x
02-12 delete {o} --dry-run
02-12 delete {o} --yes
02-12 undo --list
02-12 import {f} --from daylio --dry-run
02-12 import {f} --from daylio --map tea=none --mood calm=6 --yes
02-12 import {f} --from daylio --yes --words-only
02-12 undo
02-12 export
02-12 undo
02-12 redo
02-12 undo
02-17 review-week
02-17 check-in {10} --outcome let-go
02-18 set-aside-week
02-18 review-week
02-18 review-week --from 2026-02-02
02-18 show-week
02-18 today
02-18
02-18 write-note
02-18 set-focus
02-18 set-aside-week --resume
02-25 restore-value Sport
02-25 set-focus none
02-25 review-week
02-25 review-week --week 2026-W07
02-25 review-week --week 2026-W06
02-25 list-experiments
02-25 show-trends
02-25 show-trends --weeks 4 --words-only
02-25 show-trends --week 2026-W07 --weeks 1
02-25 set-aside-week
02-25 show-trends --weeks 1
02-25 set-aside-week --resume
02-25 close-week
02-25 revisit-values --done
02-25 where
02-25 completion bash
02-25 help
02-25 list-backups
02-25 backup
02-25 list-backups
02-25 list-backups --words-only
02-25 restore-backup 2026-02-25T200000Z.a --dry-run
02-25 restore-backup 2026-02-25T200000Z.a --dry-run --words-only
02-25 restore-backup 2026-02-25T200000Z.a --yes
02-25 restore-backup nowhere --yes
02-25 doctor
02-25 doctor --full --words-only
02-25 demo
02-25 plan-week --step {s} -o 2026-02-25
02-25 plan-week --step {s} -o 2026-02-26
02-25 plan-week --step {s} -o 2026-02-27
02-25 plan-week --step {s} -o 2026-02-28
02-25 check-in {11} --outcome done --effort 2
02-26 check-in {12} --outcome done --effort 3
02-26 list-steps
02-27 check-in {13} --outcome not-taken
02-28 check-in {14} --outcome not-taken
02-28 edit-step {s} --retire
02-28 edit-step {s} --retire
02-28 list-steps
02-28 list-steps Making --all
02-28 list-steps Friends
02-28 undo --list
02-28 edit-routine {w} --end
02-28 edit-routine {w} --end
02-28 list-routines
02-28 list-routines --all
02-28 encrypt
02-28 encrypt --passphrase-command "echo four words"
02-28 encrypt --passphrase-command "echo four words"
02-28 encryption-status
02-28 today
02-28 decrypt --yes --passphrase-command "echo five words"
02-28 change-passphrase --passphrase-command "echo four words" --new-passphrase-command "echo five words"
02-28 decrypt --passphrase-command "echo five words"
02-28 decrypt --passphrase-command "echo five words" --yes
02-28 decrypt --yes
03-25
03-25 purge {r} --dry-run
03-25 purge {r} --yes
03-25 purge {r} --yes
03-25 purge --before 2026-02-14 --dry-run
03-25 purge --value Music --yes
03-25 undo
03-25 purge --all --yes
03-25 undo
"""
LINES = [line for line in MONTH.split("\n") if line]


@pytest.fixture
def notebook(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """An empty notebook whose ids are the same in each run: one may by chance begin with a word or a number."""
    chance = random.Random("a month")  # noqa: S311 - no secret
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=chance.getrandbits(128), version=4))
    return notebook


class Month:
    """The month, typed in; its lines name actions by their place, and what comes once by its first letter."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        brought.put_into(notebook.home)
        self.ids: dict[str, str] = {"f": str(notebook.home / "daylio.csv")}
        self.known: set[str] = set()

    def texts(self, *options: str, **screen: str) -> Iterator[str]:
        for line in LINES:
            day, _, typed = line.partition(" ")
            words = shlex.split(self.filled(typed))
            said = self.notebook.run(*words, *options, day=f"2026-{day}", **screen)
            may_refuse = words == ["close-week"] or "crypt" in typed or "words" in typed or line == "02-28 today"
            assert said.code in (0, 1) or may_refuse, f"{line}\n{said.err}"
            self.known |= ids_in(self.notebook.db)
            yield self.without_ids(said.out + said.err)
            self.note_ids(typed, said.out)

    def without_ids(self, text: str) -> str:
        """A text without the ids in it, of which one may well begin with `bad`."""
        return re.sub(r"\b[0-9a-f]{3,8}\b", lambda word: "" if self.begun_with(word[0]) else word[0], text)

    def begun_with(self, word: str) -> list[str]:
        """The full ids of everything that was ever written which begin so."""
        return [one for one in self.known if one.startswith(word)]

    def filled(self, typed: str) -> str:
        for name, one in self.ids.items():
            typed = typed.replace(f"{{{name}}}", one)
        return typed

    def note_ids(self, typed: str, out: str) -> None:
        """Remember what was entered, by eight digits: the beginning that is shown may come to be another's too."""
        shown = re.findall(r"\(([0-9a-f]{3,})\)", out)
        for one in re.findall(r"\(([0-9a-f]{3,})\)", out if "Planned " in out else ""):
            self.ids[str(1 + sum(name.isdigit() for name in self.ids))] = self.begun_with(one)[0][:8]
        for command, name in (
            ("log-opportunity", "o"),
            ("log-activity", "a"),
            ("reflect", "r"),
            ("add-step", "s"),
            ("plan-week Walk", "w"),
            ("add-contact", "c"),
            ("compare-options", "k"),
            ("check-in --note", "n"),
        ):
            if typed.startswith(command):
                self.ids.setdefault(name, self.begun_with(shown[0])[0][:8])


_IN_COLOUR = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}


@pytest.mark.parametrize("screen", [_IN_COLOUR, {"COLUMNS": "50", "LC_ALL": "C"}], ids=["colour", "narrow, ascii"])
def test_a_month_of_every_command_is_told_without_such_a_word_or_red(
    screen: dict[str, str], notebook: Notebook
) -> None:
    shown = list(Month(notebook).texts(**screen))
    styles = {number for text in shown for codes in _COLOUR.findall(text) for number in codes.split(";")} - {"", "0"}
    texts = [_COLOUR.sub("", text) for text in shown]

    assert bool(styles) is (screen == _IN_COLOUR)
    assert styles <= {"1", "2", "36"}, "bold, dim and cyan are what there is"
    assert not [text for text in texts if found(text)]
    for state in (
        "in the background",
        "wide gap",
        "not this time",
        "set aside",
        "From outside (people, work, money)",
        "no plan",
    ):
        assert any(state in text for text in texts), state


# Help and scripts name a scale or a place, a telephone's number, which a hard moment shows too, is no count, and the
# options of a decision are named by their place. The time stands in the name of a backup. An export is data for
# programs, as JSON is.
_WITH_NUMBERS = {
    *("help", "completion", "where", "support", "list-contacts", "hard-moment", "export"),
    *("encrypt", "decrypt", "change-passphrase", "encryption-status"),
    *("backup", "list-backups", "restore-backup", "doctor"),
    *("compare-options", "show-comparison", "edit-comparison"),
}
_A_DAY_OR_A_TIME = re.compile(r"\d{4}-(?:\d\d-\d\d|W\d\d)|\d\d:\d\d")
_NUMBER = re.compile(r"[0-9a-z]*\d[0-9a-z%]*|[█░]")


def ids_in(store: Path) -> set[str]:
    """The full ids of everything that was ever written to a store, none where there is no store yet."""
    if not store.exists() or salt_of(store) is not None:
        return set()
    with closing(sqlite3.connect(store)) as connection:
        return {one for (one,) in connection.execute("SELECT record_id FROM change")}


def test_in_words_only_mode_the_month_is_told_without_a_number(notebook: Notebook) -> None:
    month = Month(notebook)
    for line, text in zip(LINES, month.texts("--words-only"), strict=True):
        if not _WITH_NUMBERS & set(line.split()[1:2]):
            numbers = _NUMBER.findall(_A_DAY_OR_A_TIME.sub("", text))
            others = line.endswith(" demo")  # which keeps its ids in a store of its own
            known = [one for one in numbers if len(one) > 2 and (others or month.begun_with(one))]
            assert numbers == known, line


def test_the_month_has_every_command_in_it() -> None:
    assert {line.split()[1] for line in LINES if " " in line} == set(COMMANDS)
