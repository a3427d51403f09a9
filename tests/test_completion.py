"""Completion in a real bash: what is offered, that nothing is executed, and that nothing is ever complained about."""

from __future__ import annotations

import os
import pty
import select
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.prepared import add_alike
from tests.terminal import PATIENCE
from valuetrack.cli.commands import COMMANDS
from valuetrack.cli.typer_seam import load

if TYPE_CHECKING:
    from tests.notebook import Notebook

# COMP_TYPE says how the key was pressed: 9 once, 63 (?) to list what is offered, 37 (%) to walk through a menu.
ASK = """
source ./script
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_TYPE=${TYPE:-9}
_valuetrack_completion "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
[[ ${#COMPREPLY[@]} -gt 0 ]] && printf '%s\\0' "${COMPREPLY[@]}"
true
"""


def replies(notebook: Notebook, *words: str, **more: str) -> list[str]:
    """What COMPREPLY holds in a bash that has sourced the script and completes the last of `words`."""
    program = notebook.home / "bin" / "valuetrack"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m valuetrack "$@"\n')
    program.chmod(0o755)
    (notebook.home / "script").write_text(notebook.do("completion", "bash").out)
    done = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", "valuetrack", *words],
        env=notebook.environment(PATH=f"{program.parent}:{os.environ['PATH']}", **more),
        cwd=notebook.home,
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    return done.stdout.decode().split("\0")[:-1]


def offered(notebook: Notebook, *words: str, **more: str) -> dict[str, str]:
    """The answer that the script reads for the last of `words`: candidates, and what they are about."""
    typed = "\n".join(["valuetrack", *words])
    ask = {"_VALUETRACK_COMPLETE": "bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words)), **more}
    said = notebook.run(**ask)
    assert (said.code, said.err) == (0, "")
    return dict(line.split("\t") for line in said.out.splitlines() if line)


def test_the_script_is_printed_and_nothing_is_edited(notebook: Notebook) -> None:
    script = notebook.do("completion", "bash").out
    subprocess.run(["bash", "-n"], input=script.encode(), check=True)
    assert list(notebook.home.iterdir()) == []
    said = notebook.run("completion", "tcsh")
    assert (said.code, said.err) == (2, "There is no completion for 'tcsh' yet.\nKnown shells: bash.\n")


def test_bash_is_offered_commands_with_their_sentences(notebook: Notebook) -> None:
    assert replies(notebook, "show-") == [
        "show-value  (Show one value's history.)",
        "show-week  (Show what is planned in a week.)",
        "show-comparison  (Show the options of a decision beside your values.)",
        "show-trends  (Compare your weeks over time.)",
        "show-barrier  (Show what got in the way over time, and what you did...)",
        "show-goal  (Show what you did for a treatment goal, and how it was.)",
    ]
    assert replies(notebook, "plan") == ["plan-week"]


NAMES = [
    "Good friends",
    "$(touch x)",
    "`touch x` {a,b} ~ !x #y",
    'O\'Brien "the" second',
    "a;touch x|b&c>d",
    "star * and ? and [a-z]",
    "back\\slash\\",
    "日本語 の 価値",
    "👩‍👩‍👧 שלום בית",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_offered_so_that_bash_reads_it_back_and_executes_nothing(notebook: Notebook, name: str) -> None:
    notebook.do("add-value", name)
    (word,) = replies(notebook, "show-value", "")
    read = subprocess.run(
        ["bash", "--norc", "-c", f"printf %s {word}"], cwd=notebook.home, capture_output=True, check=True
    )
    assert read.stdout.decode() == name
    assert not (notebook.home / "x").exists()


@pytest.mark.parametrize(
    ("typed", "inserted"),
    [
        *[("Good\\ f", r"Good\ friends"), ("Goo", r"Good\ friends"), ("Good\\ friends", r"Good\ friends")],
        *[('"Good f', "Good friends"), ("'Good f", "Good friends"), ('"', "Good friends"), ('Good" f', " friends")],
        *[("gOO", r"Good\ friends"), ('"GOOD F', "Good friends"), ("Good' friends", " friends")],
    ],
)
def test_a_name_can_be_begun_in_every_kind_of_quotes_and_in_any_case(
    notebook: Notebook, typed: str, inserted: str
) -> None:
    notebook.do("add-value", "Good friends")
    assert replies(notebook, "show-value", typed) == [inserted]


@pytest.mark.parametrize(
    ("pieces", "inserted"),
    [
        (["plan-week", "Call", "--value", "=", "Goo"], r"Good\ friends"),
        (["plan-week", "Call", "--value", "="], r"Good\ friends"),
        (["plan-week", "Call", "--value", "=", '"Goo'], "Good friends"),
        (["plan-week", "Call", "--value=Goo"], r"Good\ friends"),  # where = cuts no words
        (["show-value", "work", ":", "de"], "deep"),
        (["show-value", "work", ":"], "deep"),
        (["show-value", "WORK:D"], "work:deep"),
        (["show-value", '"work:d'], "work:deep"),
        (["plan-week", "Call", "-v", "a", "=", "b"], r"b\ \$c"),
        (["plan-week", "Call", "--value", "=", "a", "="], r"b\ \$c"),
        (["plan-week", "Call", "-v", '"a='], r"a=b \$c"),
        (["plan-week", "Call", "-v", "'a="], "a=b $c"),
        (["plan-week", "Call", "-v", "it\\'s"], r"it\'s"),
        (["plan-week", "Call", "-v", "'it'\\''s"], "s"),
        (["plan-week", "Call", "-v", '"it'], "it's"),
        (["plan-week", "Call", "-v", "'it"], r"it'\''s"),
    ],
)
def test_a_name_is_found_beside_the_signs_at_which_bash_cuts_words(
    notebook: Notebook, pieces: list[str], inserted: str
) -> None:
    for name in ("Good friends", "work:deep", "a=b $c", "it's"):
        notebook.do("add-value", name)
    if inserted == r"Good\ friends" and pieces[-1] == "=":
        assert inserted in [offer.partition("  (")[0] for offer in replies(notebook, *pieces)]
    else:
        assert replies(notebook, *pieces) == [inserted]


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (["check-in", "3f2", "--outcome", ""], {"done", "smaller", "not-taken", "carried", "let-go"}),
        (["check-in", "3f2", "--outcome", "NO"], {"not-taken"}),
        (["check-in", "3f2", "--outcome", "=", "d"], {"done"}),
        (["check-in", "3f2", "--barrier-kind", ""], {"internal", "external"}),
        (["log-opportunity", "x", "--barrier-kind", "e"], {"external"}),
        (["reflect", "--kind", "we"], {"weekly"}),
        (["plan-week", "x", "--rate", "a"], {"anxiety"}),
        (["hard-moment", "--room", ""], {"yes", "no"}),
        (["write-note", "--format", ""], {"soap", "dap", "brief", "treatment-plan"}),
        (["write-note", "--include", "b"], {"barriers", "beliefs"}),
        (["completion", ""], {"bash"}),
        (["help", "review"], {"review-week"}),
        (["help", "da"], {"days"}),
        (["Rate-"], {"rate-value", "rate-week"}),
        (["plan-week", "x", "--on", "to"], {"today", "tomorrow"}),
        (["plan-week", "x", "--on", "F"], {"fri"}),
        (["plan-week", "x", "--every", "m"], {r"monthly\ 15"}),
        (["log-opportunity", "x", "--on", ""], {"today", "yesterday", "mon", "sun", "sat", "fri", "thu"}),
        (["check-in", "3f2", "--to", ""], {"today", "tomorrow", "fri", "sat", "sun", "mon", "tue"}),
        (["maintenance-plan", "--revisit", "tod"], {"today"}),
        (["archive-value", "gr"], {"Growth"}),
        (["restore-value", ""], {"Rest"}),
        (["show-value", "res"], {"Rest"}),
        (["plan-week", "Call", "-v", "res"], set()),
        (["plan-week", ""], set()),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else "",
)
def test_choices_days_and_names_are_offered_where_they_are_wanted(
    written: Notebook, words: list[str], choices: set[str]
) -> None:
    found = offered(written, *words)
    assert set(found) == choices


def test_the_days_that_are_offered_say_which_they_are(written: Notebook) -> None:
    assert offered(written, "plan-week", "x", "--on", "")["fri"] == "2026-01-16"
    assert offered(written, "log-opportunity", "x", "--on", "")["fri"] == "2026-01-09"


@pytest.mark.parametrize("words", [["demo", "--keep", ""], ["today", "--db", "x"], ["write-note", "--output", "=", ""]])
def test_files_are_left_to_the_shell_and_asked_of_it_nowhere_else(written: Notebook, words: list[str]) -> None:
    typed = "\n".join(["valuetrack", *words])
    said = written.run(_VALUETRACK_COMPLETE="bash", COMP_WORDS=typed, COMP_CWORD=str(len(words)))
    assert said.out == "<files>\n"
    assert replies(written, *words) == []


@pytest.mark.parametrize("flag", ["--toward", "--away"])
def test_where_an_option_leads_has_its_number_before_the_value(written: Notebook, flag: str) -> None:
    assert offered(written, "compare-options", "stay", "go", flag, "2:g") == {"2:Growth": ""}
    assert "1:Connection" in offered(written, "edit-comparison", "ca7", flag, "1:")


TABLE = "day,what,project,feeling\n2025-04-14,Ran,Sport club,fine\n2025-04-15,Read,Quiet,tired\n"


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (["--map", "sp"], {"Sport\\ club=Connection", "Sport\\ club=Growth", "Sport\\ club=none"}),
        (["--map", "Quiet", "=", "g"], {"Growth"}),
        (["--mood", "ti"], {f"tired={number}" for number in (0, 3, 5, 8, 10)}),
        (["--column", "day="], {"day=day", "day=what", "day=project", "day=feeling"}),
    ],
)
def test_what_a_file_has_is_offered_where_it_is_brought_in(
    written: Notebook, words: list[str], choices: set[str]
) -> None:
    (written.home / "table.csv").write_text(TABLE)
    found = offered(written, "import", str(written.home / "table.csv"), "--from", "csv", *words)
    assert {*found} >= choices
    os.mkfifo(written.home / "pipe")
    for name in ("nosuch.csv", "pipe"):
        assert offered(written, "import", str(written.home / name), "--from", "csv", *words) == {}
    assert offered(written, "import", "-", "--from", "csv", *words) == {}
    assert offered(written, "import", str(written.home / "table.csv"), *words) == {}


def test_a_word_that_is_begun_after_a_colon_and_a_blank_is_a_new_one(written: Notebook) -> None:
    assert offered(written, "rate-value", "work", ":", "", COMP_LINE="valuetrack rate-value work: ") == {}
    assert "Connection" in offered(written, "rate-value", "", COMP_LINE="valuetrack rate-value ")


def test_in_a_bash_at_a_terminal_a_key_completes_a_line_that_runs(written: Notebook) -> None:
    """One session: in quotes, after = and after a colon, in another case, and a choice."""
    for name in ("Good friends", "work:deep"):
        written.do("add-value", name)
    replies(written, "")
    lines = {
        'valuetrack show-value "good f\t\n': "Good friends, ",
        "valuetrack show-value 'Goo\t\n": "Good friends, ",
        "valuetrack show-value work:d\t\n": "work:deep, ",
        "valuetrack plan-week Ring --value=goo\t\n": 'Planned "Ring" for Good friends: ',
        "valuetrack check-in 3f2 --outcome=smal\t\n": "Smaller version done",
    }
    path = f"{written.home / 'bin'}:{os.environ['PATH']}"
    environment = written.environment(PATH=path, TERM="dumb", PS1="ready$ ", HISTFILE="")
    process, keyboard = pty.fork()
    if process == pty.CHILD:
        os.chdir(written.home)
        os.execvpe("bash", ["bash", "--norc", "--noprofile", "-i"], environment)  # noqa: S606 - a shell is meant
    try:
        _until(keyboard, "ready$ ")
        os.write(keyboard, b"source ./script\n")
        _until(keyboard, "ready$ ")
        for line, shown in lines.items():
            os.write(keyboard, line.encode())
            _until(keyboard, shown, "ready$ ")
    finally:
        os.write(keyboard, b"exit\n")
        os.close(keyboard)
        os.waitpid(process, 0)


def _until(keyboard: int, *texts: str) -> None:
    """Read what bash shows, up to these texts one after the other; they may come at once."""
    shown = b""
    for text in texts:
        while text.encode() not in shown:
            assert select.select([keyboard], [], [], PATIENCE)[0], f"{text!r} never came:\n{shown!r}"
            shown += os.read(keyboard, 4096)
        shown = shown.partition(text.encode())[2]


def test_names_of_several_values_are_offered_with_their_meaning(written: Notebook) -> None:
    assert replies(written, "plan-week", "Call", "-v", "") == ["Connection  (letting people in)", "Growth"]
    assert replies(written, "plan-week", "Call", "-v", "", TYPE="37") == ["Connection", "Growth"]
    assert replies(written, "plan-week", "Call", "-v", "C") == ["Connection"]


def test_ids_are_offered_with_their_texts_the_open_ones_first(written: Notebook) -> None:
    add_alike(written.db)
    written.do("check-in", "3f2a5b6c", "--outcome", "done")
    assert replies(written, "check-in", "") == ["3f2a5b6d  (Read)", "3f2a5b6c  (Text Priya at lunch)"]


def test_a_reflection_is_known_by_the_first_text_that_it_has(written: Notebook) -> None:
    assert offered(written, "edit-reflection", "") == {"b07": "I froze."}
    written.do("edit-reflection", "b07", "--happened", "", "--learned", "mornings are harder")
    assert offered(written, "edit-reflection", "") == {"b07": "mornings are harder"}


def test_a_long_or_strange_text_beside_an_id_is_cut_and_cannot_steer_the_terminal(written: Notebook) -> None:
    written.do("edit-action", "3f2", "--text", "\x1b[31m words\tand\nmore " * 20)
    (about,) = offered(written, "check-in", "").values()
    assert about.startswith("\\x1b[31m words and more")
    assert len(about) <= 60


VALUED = {"VALUE": "Connection", "VALUE...": "Connection", "WEEK": "this"}
IDS = {
    "check-in": {"3f2"},
    "plan-week": {"3f2"},
    "log-opportunity": {"3f2"},
    "edit-action": {"3f2"},
    "reflect": {"3f2", "9c1"},
    "edit-opportunity": {"9c1"},
    "edit-activity": {"ac7"},
    "edit-reflection": {"b07"},
    "show-comparison": {"ca7"},
    "edit-comparison": {"ca7"},
    "plan-week --step": {"5e1"},
    "edit-step": {"5e1", "5e2"},
    "plan-week --routine": {"4b1", "4b2"},
    "edit-routine": {"4b1", "4b2"},
    "purge": {"3f2", "9c1", "ac7", "b07", "d0e", "5e1", "5e2", "4b1", "4b2", "ca7"},
    "delete": {"3f2", "9c1", "ac7", "b07", "d0e", "5e1", "5e2", "4b1", "4b2", "ca7"},
    "show": {"3f2", "9c1", "ac7", "b07", "d0e", "5e1", "5e2", "4b1", "4b2", "ca7"},
    "journal": {"3f2", "9c1", "ac7", "b07", "d0e", "5e1", "5e2", "4b1", "4b2", "ca7"},
    "edit-note": {"d0e"},
    "remove-contact": {"c0d"},
}
PLACES = [
    (name, param.opts[0] if param.param_type_name == "option" else "", param.metavar)
    for name, entry in COMMANDS.items()
    for param in load(entry).params
    if param.metavar in (*VALUED, "ID")
]
SELDOM = ("--carried-from", "--same-as", "--about")  # in what is edited, these are typed


@pytest.mark.parametrize(
    ("name", "flag", "metavar"),
    [place for place in PLACES if not (place[0].startswith("edit-") and place[1] in SELDOM)],
)
def test_values_ids_and_weeks_are_offered_wherever_they_are_taken(
    written: Notebook, name: str, flag: str, metavar: str
) -> None:
    found = offered(written, name, *([flag] if flag else []), "")
    ids = IDS.get(f"{name} {flag}") or IDS.get(name)
    wanted = "Rest" if name == "restore-value" else VALUED.get(metavar)
    assert set(found) == ids if metavar == "ID" else wanted in found


def test_options_are_offered_before_and_after_a_command(notebook: Notebook) -> None:
    assert offered(notebook, "--no-")["--no-color"] == "Print without colour."
    assert {"--week", "--json", "--help"} <= set(offered(notebook, "review-week", "--"))
    assert set(offered(notebook, "plan-week", "--be")) == {"--belief", "--belief-before"}


def test_weeks_are_offered_by_name(notebook: Notebook) -> None:
    assert offered(notebook, "review-week", "--week", "") == {
        "this": "2026-01-12",
        "last": "2026-01-05",
        "next": "2026-01-19",
        "2026-W02": "2026-01-05",
        "2026-W01": "2025-12-29",
        "2025-W52": "2025-12-22",
    }


@pytest.mark.parametrize(
    "words",
    [
        ("--db", "{}", "show-value", "G"),
        ("show-value", "--db", "{}", "G"),
        ("show-value", "--db={}", "G"),
        ("--db", "/no/such/file", "show-value", "--db", "{}", "G"),
    ],
)
def test_the_store_that_was_named_is_the_one_that_is_read(written: Notebook, words: tuple[str, ...]) -> None:
    typed = [word.format(written.db) for word in words]
    assert offered(written, *typed, VALUETRACK_DB="/no/such/file") == {"Growth": ""}


def test_reading_for_a_shell_leaves_the_store_as_it_was(written: Notebook) -> None:
    os.utime(written.db, (1_700_000_000, 1_700_000_000))
    before = (written.db.read_bytes(), written.db.stat().st_mtime_ns)
    assert replies(written, "show-value", "") != []
    assert (written.db.read_bytes(), written.db.stat().st_mtime_ns) == before


@pytest.mark.parametrize("trouble", ["no file", "0 bytes", "foreign", "damaged"])
def test_where_there_is_no_store_to_read_nothing_is_offered_and_nothing_said(written: Notebook, trouble: str) -> None:
    whole = written.db.read_bytes()
    content = {"0 bytes": b"", "foreign": b"dear diary", "damaged": whole[:4096] + b"\xff" * (len(whole) - 4096)}
    if trouble == "no file":
        written.db.unlink()
    else:
        written.db.write_bytes(content[trouble])
    assert replies(written, "show-value", "") == []
    assert [path.name for path in written.home.iterdir() if path.name.startswith("journal")] == (
        [] if trouble == "no file" else ["journal.db"]
    )
    assert trouble == "no file" or written.db.read_bytes() == content[trouble]


@pytest.mark.parametrize(
    "words",
    [["nosuch", ""], ["--db"], ["today", "--week", "\udcff"], ["show-value", "'"], ["completion", ""], ["help", ""]],
    ids=str,
)
def test_what_cannot_be_completed_is_answered_with_silence(written: Notebook, words: list[str]) -> None:
    offered(written, *words)
    assert offered(written, "show-value", "", VALUETRACK_NOW="x", VALUETRACK_CONFIG="/no/such/file") == {}


def test_what_is_known_by_its_words_is_offered_where_it_is_typed(written: Notebook) -> None:
    written.do("edit-action", "3f2", "--goal", "Meet people", "--facet", "calls")
    assert [*offered(written, "show-barrier", "NO")] == [r"no\ words"]
    for command in (["check-in", "3f2", "--got-in-way"], ["plan-week", "x", "--barrier"], ["plan-week", "--acts-on"]):
        assert [*offered(written, *command, "")] == [r"no\ words"]
    assert [*offered(written, "plan-week", "x", "--goal", "m")] == [r"Meet\ people"]
    assert [*offered(written, "show-goal", "")] == [r"Meet\ people", r"see\ people\ again"]
    assert [*offered(written, "log-opportunity", "x", "--facet", "")] == ["calls"]
    named = ["calls", r"Meet\ people", r"no\ words", r"see\ people\ again"]
    assert [*offered(written, "rename-words", "")] == named
    written.do("edit-value", "growth", "--facet", "one page", "--facet", "asking")
    assert [*offered(written, "log-opportunity", "x", "-v", "Grow", "--facet", "")] == [r"one\ page", "asking"]
    assert [*offered(written, "log-opportunity", "x", "-v", "conn", "--facet", "")] == ["asking", "calls", r"one\ page"]
    assert [*offered(written, "edit-value", "growth", "--facet", "")] == [r"one\ page", "asking"]
    written.do("plan-week", "Write", "-v", "growth")
    step = written.data("show-week")["actions"][1]["short"]
    assert [*offered(written, "edit-action", step, "--facet", "")] == [r"one\ page", "asking"]
    assert [*offered(written, "edit-action", step, "-v", "conn", "--facet", "a")] == ["asking"]
    assert [*offered(written, "edit-opportunity", "9c1", "--facet", "")] == ["asking", "calls", r"one\ page"]
    assert [*offered(written, "edit-opportunity", "nosuch", "--facet", "o")] == [r"one\ page"]
    written.do("set-focus", "growth")
    assert [*offered(written, "plan-week", "x", "--facet", "")] == [r"one\ page", "asking"]
    assert [*offered(written, "edit-opportunity", "9c1", "--got-in-way", "")] == [r"no\ words"]
    assert [*offered(written, "edit-action", "3f2", "--goal", "see")] == [r"see\ people\ again"]
