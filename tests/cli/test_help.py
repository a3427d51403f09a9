"""Help and discovery: lines 1 to 6 of what the command line promises."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from tests import brought
from tests.cli.prepared import prepare
from tests.cli.test_commands import SESSIONS
from tests.terminal import at_terminal
from valuetrack import __version__
from valuetrack.cli.command import examples_of
from valuetrack.cli.commands import COMMANDS, CRIES, EVERYDAY, MEANT, PANELS, QUICK
from valuetrack.cli.run import Run
from valuetrack.render.day_help import FORMS
from valuetrack.render.notices import EXAMPLES, MORE, SUPPORT

if TYPE_CHECKING:
    from tests.notebook import Notebook

BOXES = re.compile("[\x1b\u2500-\u257f]")
WAYS = [["-h"], ["--help"], ["help"], ["help", "--all"]]
WAYS += [way for name in COMMANDS for way in (["help", name], [name, "-h"], [name, "--help"])]


def printed_examples(out: str) -> list[str]:
    """The examples of a page of help, continued lines joined as a shell joins them."""
    section = re.search(r"Examples:\n((?:  .*\n)+)", out)
    assert section is not None
    return [line.strip() for line in section[1].replace("\\\n", "").splitlines()]


@pytest.mark.parametrize("arguments", WAYS, ids=" ".join)
def test_help_is_on_stdout_at_most_80_columns_wide_and_without_boxes(notebook: Notebook, arguments: list[str]) -> None:
    said = notebook.run(*arguments, COLUMNS="80")
    assert (said.code, said.err) == (0, "")
    assert max(map(len, said.out.splitlines())) <= 80
    assert not BOXES.search(said.out)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_three_ways_to_the_help_of_a_command_say_the_same(notebook: Notebook, name: str) -> None:
    told = {notebook.run(*way).out for way in (["help", name], [name, "-h"], [name, "--help"])}
    assert len(told) == 1


def test_the_program_alone_on_an_empty_store_says_in_three_lines_how_to_begin(notebook: Notebook) -> None:
    said = notebook.do()
    assert len(said.out.splitlines()) == 3
    assert "add-value" in said.out.splitlines()[0]
    assert not notebook.db.exists()


def test_the_program_alone_shows_today_and_the_next_step(written: Notebook) -> None:
    for name in ("conn", "growth", "rest"):
        written.do("rate-week", name, "5", "--week", "last")
    out = written.do().out
    assert out.startswith("Wed 2026-01-14\n")
    assert "Text Priya at lunch" in out
    assert out.endswith("Next: valuetrack check-in 3f2\n")


@pytest.mark.parametrize(("hour", "is_evening"), [("17:59", False), ("18:00", True), ("00:30", True), ("04:00", False)])
def test_the_evening_begins_at_six_and_ends_with_the_day(written: Notebook, hour: str, is_evening: bool) -> None:
    settings = written.home / "settings.toml"
    settings.write_text('day_start = "04:00"\n')
    for text in ("Read", "Walk"):
        short = written.data("plan-week", text, "-v", "conn", "--on", "mon", "--week", "this")["id"][:8]
        written.do("check-in", short, "--outcome", "not-taken")
    at = f"2026-01-15T{hour}:00" if hour != "00:30" else "2026-01-16T00:30:00"
    assert ("\nNext: " not in written.do(day=at, VALUETRACK_CONFIG=str(settings)).out) is is_evening


@pytest.mark.parametrize(
    ("day", "step"),
    [
        ("2026-01-15", "valuetrack check-in 3f2"),
        ("2026-01-18", "valuetrack close-week"),
        ("2026-01-20", "valuetrack close-week"),
        ("2026-01-22", "valuetrack check-in 3f2"),
    ],
)
def test_the_next_step_follows_the_week(written: Notebook, day: str, step: str) -> None:
    assert written.do(day=day).out.endswith(f"Next: {step}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_begins_with_one_sentence_and_two_to_four_examples(notebook: Notebook, name: str) -> None:
    sentence, examples = notebook.do("help", name).out.split("\n\n")[:2]
    assert " ".join(sentence.split()) == COMMANDS[name].sentence
    assert sentence.endswith(".")
    assert 2 <= len(printed_examples(f"{examples}\n")) <= 4


def test_the_help_on_days_names_each_form_within_eighty_columns(notebook: Notebook) -> None:
    page = notebook.do("help", "days", COLUMNS="80").out
    assert max(map(len, page.splitlines())) <= 80
    assert all(typed in page for rows in FORMS.values() for typed, _ in rows)
    (told,) = notebook.data("help", "days")["commands"]
    assert (told["name"], told["text"]) == ("days", page.rstrip("\n"))


@pytest.mark.parametrize("name", ["--help", *COMMANDS])
def test_every_example_runs_as_printed(written: Notebook, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    page = written.do(name).out if name == "--help" else written.do("help", name).out
    examples = printed_examples(page)
    assert tuple(" ".join(one.split()) for one in examples) == (
        EXAMPLES if name == "--help" else examples_of(COMMANDS[name])
    )
    monkeypatch.chdir(written.home)
    if name == "list-activities":
        written.do("edit-activity", "ac7", "--enjoyment", "8")  # so that something gave something back
    brought.put_into(written.home)
    monkeypatch.setenv("VALUETRACK_PASSPHRASE_COMMAND", "echo four words")
    (written.home / "new.txt").write_text("four others\n")
    if "backup" in name:
        written.do("backup")
    before = written.content()
    for example in examples:
        written.db.write_bytes(before)
        command, _, file = example.partition(" > ")
        program, *arguments = shlex.split(command)
        assert program == "valuetrack"
        if arguments[0] in ("decrypt", "change-passphrase"):
            written.do("encrypt")
        if arguments[0] == "add-value":
            written.clear()
        if arguments[0] in SESSIONS:
            assert written.run(*arguments).code == 2, "it asks at a terminal"
            continue
        out = written.do(*arguments).out
        assert out or file


def test_the_prepared_store_is_a_store_like_any_other(notebook: Notebook) -> None:
    prepare(notebook.db)
    assert [line["value"] for line in notebook.data("list-values")["values"]] == ["Connection", "Growth"]


def test_panels_stand_in_the_order_of_the_week_the_everyday_commands_first(notebook: Notebook) -> None:
    everything, short = notebook.do("help", "--all").out, notebook.do("--help").out
    assert re.findall(r"^  ([a-z][a-z-]+)  ", everything, re.MULTILINE) == [
        name for panel in PANELS for name, entry in COMMANDS.items() if entry.panel == panel
    ]
    assert [panel for panel in PANELS if f"\n{panel}:\n" in everything] == list(PANELS)
    listed = re.findall(r"^  ([a-z][a-z-]+)  ", short, re.MULTILINE)
    assert listed == [name for commands in EVERYDAY.values() for name in commands]
    assert set(listed) == {name for name, entry in COMMANDS.items() if entry.short}
    assert [len(commands) for commands in EVERYDAY.values()] == [10, 2]
    assert "Options:" in everything
    assert "--words-only" in everything


@pytest.mark.parametrize("way", ["-h", "--help", "help"])
def test_help_is_one_screen_a_line_for_each_command(notebook: Notebook, way: str) -> None:
    shown = notebook.do(way, COLUMNS="80").out.splitlines()
    assert len(shown) <= 24
    assert all(f"  {one.short}" in " ".join(shown) for one in COMMANDS.values() if one.short)


@pytest.mark.parametrize(
    ("arguments", "end"),
    [(["--help"], MORE), (["help"], MORE), (["help", "--all"], f"{MORE}\n{SUPPORT}")],
    ids=lambda case: " ".join(case) if isinstance(case, list) else "",
)
def test_help_ends_with_where_to_read_more_and_names_who_can_be_there(
    notebook: Notebook, arguments: list[str], end: str
) -> None:
    assert notebook.do(*arguments, COLUMNS="200").out.endswith(f"\n\n{end}\n")
    assert "\n  support " in notebook.do(*arguments).out
    assert "It is not medical or psychological treatment." in " ".join(notebook.do(*arguments).out.split())


@pytest.mark.parametrize("arguments", [["help", name] for name in COMMANDS], ids=" ".join)
def test_the_help_of_a_command_ends_with_where_to_read_more(notebook: Notebook, arguments: list[str]) -> None:
    assert notebook.do(*arguments, COLUMNS="200").out.endswith(f"\n\n{MORE}\n")


@pytest.mark.parametrize("arguments", [["--version"], ["--db", "no/such/place", "--version"], ["--version", "today"]])
def test_the_version_is_one_line_and_touches_no_file(notebook: Notebook, arguments: list[str]) -> None:
    assert notebook.do(*arguments).out == f"valuetrack {__version__}\n"
    assert list(notebook.home.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "suggested"),
    [
        (["plan-weak"], "plan-week"),
        (["add-vlaue", "Rest"], "add-value"),
        (["opportunity"], "log-opportunity"),
        (["help", "plan-weak"], "plan-week"),
        (["add-value", "Rest", "--importence", "3"], "--importance"),
        (["review-week", "--jsn"], "--json"),
        (["--jsn", "review-week"], "--json"),
        (["plan-week", "Call", "--vlaue", "conn"], "--value?"),
        (["plan-week", "Call", "--VALUE", "conn"], "--value?"),
        (["PLAN-WEEK"], "plan-week?"),
        (["Rveiew-week"], "review-week"),
        (["log"], "log-opportunity or log-activity?"),
        (["plan"], "plan-week?"),
        (["review"], "review-week?"),
        (["UND"], "undo?"),
        (["list"], "list-values, list-steps"),
        (["add"], "add-value, add-step"),
        (["exprot"], "export"),
        (["Notes"], "check-in"),
        (["done", "3f2"], "check-in?"),
        (["help", "mood"], "check-in or hard-moment?"),
        (["pannic"], "support"),
    ],
    ids=" ".join,
)
def test_a_mistyped_word_is_answered_with_the_nearest_and_does_nothing(
    notebook: Notebook, arguments: list[str], suggested: str
) -> None:
    said = notebook.run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert f"Did you mean {suggested}" in said.err
    assert list(notebook.home.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["log-opportunity", "lunch", "-o"],
        ["plan-week", "lunch", "--value"],
        ["today", "lunch"],
        ["add-value", "--nosuch"],
        ["rate-value", "Play", "7", "8"],
        ["today", "--json=yes"],
    ],
    ids=" ".join,
)
def test_whatever_is_not_understood_of_a_command_names_its_help(notebook: Notebook, arguments: list[str]) -> None:
    said = notebook.run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(f"Help: valuetrack help {arguments[0]}\n")


@pytest.mark.parametrize("arguments", [["lunch", "with", "Ann"], ["xyzzy"], ["today", "lunch"], ["add", "value"]])
def test_unknown_words_never_become_data(notebook: Notebook, arguments: list[str]) -> None:
    said = notebook.run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "Help: valuetrack help" in said.err
    assert list(notebook.home.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        *([one] for one in CRIES),
        ["SOS"],
        ["sad", "today", "--whatever"],
        ["help", "me"],
        ["Help", "me", "please"],
        ["help", "crisis"],
        ["panic", "attack"],
    ],
    ids=" ".join,
)
def test_who_cries_for_help_is_shown_people(written: Notebook, words: list[str]) -> None:
    assert written.do(*words).out == written.do("support").out
    assert written.data(*words) == written.data("support")


def test_what_people_type_for_something_else_is_no_command_and_leads_to_some() -> None:
    assert not {*MEANT, *CRIES, *QUICK} & COMMANDS.keys()
    assert {name for names in (*MEANT.values(), QUICK.values()) for name in names} <= COMMANDS.keys()
    assert not any(COMMANDS[name].by_whole_name for name in QUICK.values())


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        (["revie"], "review-week"),
        (["list-v"], "list-values"),
        (["TOD"], "today"),
        (["Show-W", "-w", "last"], "show-week"),
        (["log", "a wave", "-v", "conn", "-t"], "log-opportunity"),
        (["LOG", "a wave", "-v", "conn", "-n"], "log-opportunity"),
        (["log-a", "swam"], "log-activity"),
    ],
    ids=str,
)
def test_at_a_terminal_an_unambiguous_beginning_runs_a_command_and_says_which(
    written: Notebook, typed: list[str], runs: str
) -> None:
    with at_terminal(written, *typed) as terminal:
        assert terminal.end() == 0
    assert f"This is valuetrack {runs}." in terminal.shown


@pytest.mark.parametrize(
    "typed", [*(name[:-1] for name in COMMANDS if COMMANDS[name].by_whole_name), "list", "lo", "log-", "x", ""]
)
def test_no_beginning_takes_back_deletes_or_replaces_and_an_ambiguous_one_runs_nothing(
    written: Notebook, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(Run, "can_ask", True)
    before = written.content()
    said = written.run(typed, "conn", "--yes")
    assert (said.code, said.out) == (2, "")
    assert written.content() == before


def test_what_takes_back_deletes_or_replaces_is_known() -> None:
    known = {name for name, entry in COMMANDS.items() if entry.by_whole_name}
    assert {"undo", "redo", "delete", "purge", "remove-contact", "set-focus", "archive-value"} <= known
    assert {name for name, entry in COMMANDS.items() if entry.panel == "Putting right"} <= known


@pytest.mark.parametrize("option", ["--json", "--no-input"])
def test_where_nobody_can_be_asked_no_beginning_runs_a_command(written: Notebook, option: str) -> None:
    for words in ([option, "rev"], ["rev", option]):
        with at_terminal(written, *words) as terminal:
            assert terminal.end() == 2
