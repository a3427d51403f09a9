"""What a screen is given: widths, colour, character sets, and nothing that steers it: lines 11, 12 and 14."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.terminal import at_terminal, shown

if TYPE_CHECKING:
    from tests.notebook import Notebook

WIDTHS = [40, 60, 80, 200, 300]
SCRIPTS = {
    "CJK": "人とのつながりを大切にして毎日少しずつ歩いていくこと",
    "emoji": "👩‍👩‍👧🌱🏳️‍🌈👍🏽❤️🇪🇺",
    "combining": "e\u0301a\u0308o\u0302\u0323" * 12,
    "one long word": "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
    "right to left": "الاتصال بالآخرين وبناء علاقات عميقة",
    "many words": "letting people in " * 12,
}
# what could steer a terminal: controls, escape sequences of both widths, marks and overrides of direction
STEERING = [*map(chr, [*range(1, 9), *range(11, 13), *range(14, 32), *range(127, 160)])]
STEERING += ["\u061c", "\u200e", "\u200f", "\u2028", "\u2029"]
STEERING += "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ATTACK = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202eesrever\x08\x08" + "".join(STEERING)
REPORTS = [
    ["review-week"], ["show-week"], ["today"], ["show-value", "conn"], ["show-trends"], ["set-focus"], []
]  # fmt: skip
LISTINGS = [["list-values", "--all"], ["list-experiments"], ["undo", "--list"], ["where"]]


def fill(notebook: Notebook, text: str) -> None:
    """Let `text` stand in every place where a report shows what a person wrote."""
    notebook.run("edit-value", "conn", "--name", "-", "--on", "2026-01-02", stdin=f"Connection {text}"[:190])
    written = ["--meaning", "--domain"], ["--text", "--barrier", "--coping", "--belief", "--got-in-way", "--helped"]
    for flags, command in zip(written, (["edit-value", "conn"], ["edit-action", "3f2"]), strict=True):
        for flag in flags:
            assert notebook.run(*command, flag, "-", stdin=text).code == 0
    notebook.do("edit-action", "3f2", "--barrier-kind", "external", "--hindered", "x")
    edits = (["edit-opportunity", "9c1", "--text"], ["edit-reflection", "b07", "--learned"])
    for command in (*edits, ["check-in", "--note"]):
        assert notebook.run(*command, "-", stdin=text).code == 0
    assert notebook.run("rate-week", "conn", "3", "--note", "-", stdin=text).code == 0
    notebook.do("set-focus", "conn")


def cells(line: str) -> int:
    """How many cells a line takes; what a sequence of emoji joined by joiners takes, Rich has to know."""
    if any(character in line for character in SCRIPTS["emoji"]):
        from rich.cells import cell_len

        return cell_len(line)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_line_of_a_report_is_wider_than_the_terminal(written: Notebook, script: str) -> None:
    fill(written, SCRIPTS[script])
    for width in WIDTHS:
        for report in REPORTS[:5]:
            out = written.do(*report, COLUMNS=str(width)).out
            assert [line for line in out.splitlines() if cells(line) > width] == [], report
            assert SCRIPTS[script].split()[0][:4] in out


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_a_listing_is_wider_than_the_terminal(written: Notebook, width: int) -> None:
    for text in SCRIPTS.values():
        written.do("add-value", f"Care {text}"[:190], "--meaning", text, "--domain", "people")
    for listing in LISTINGS if width == 40 else LISTINGS[:1]:
        lines = shown(written, *listing, width=width, more={"NO_COLOR": "1"}).splitlines()
        assert [line for line in lines if cells(line) > width] == []


def test_an_empty_listing_is_a_sentence(notebook: Notebook) -> None:
    assert shown(notebook, "list-values") == "No value yet. `valuetrack add-value` names something that matters.\n"


@pytest.mark.parametrize("width", [*WIDTHS, 20, 10])
def test_ids_are_never_cut(written: Notebook, width: int) -> None:
    written.do("edit-action", "3f2", "--text", "word " * 60, "-v", "conn")
    ids = [written.data("plan-week", "x" * 300, "-v", "conn", "--on", "today")["id"][:3] for _ in range(3)]
    for report in (["show-week"], ["today"]):
        out = written.do(*report, COLUMNS=str(width)).out
        assert [one for one in ("3f2", *ids) if not re.search(rf"^{one}[0-9a-f]*\b", out, re.MULTILINE)] == []


@pytest.mark.parametrize("width", [1, 19])
def test_the_narrowest_terminal_is_no_trouble(written: Notebook, width: int) -> None:
    fill(written, SCRIPTS["CJK"])
    for report in REPORTS:
        assert written.do(*report, COLUMNS=str(width)).out


def test_below_60_columns_each_row_becomes_a_short_block(written: Notebook) -> None:
    narrow = written.do("show-week", COLUMNS="59").out
    assert "3f2\n  when: Wed 2026-01-14\n  Value: Connection\n  action: Text Priya at lunch\n" in narrow
    assert "how it went" in written.do("show-week", COLUMNS="60").out.splitlines()[1]


def test_nothing_that_steers_a_terminal_reaches_the_screen(written: Notebook) -> None:
    fill(written, ATTACK)
    name = written.data("list-values")["values"][0]["value"]
    written.do("set-focus", name, "growth")
    said = [written.do(*report, COLUMNS=str(width)).out for report in REPORTS for width in (40, 80)]
    said += [written.do(*listing).out for listing in LISTINGS]
    said.append(written.do("delete", "3f2", "--dry-run").out)
    for arguments in (
        ["rate-value", name, "5"],
        ["plan-week", ATTACK, "-v", name, "--barrier", ATTACK, "--coping", ATTACK],
        ["archive-value", "Growth"],
        ["show-value", f"x{ATTACK}"],
        ["check-in", ATTACK, "--outcome", "done"],
        ["review-week", "--week", ATTACK],
        ["add-value", name],
        [ATTACK],
        ["today", f"--{ATTACK}"],
        ["completion", ATTACK],
        ["help", ATTACK],
        ["today", "--db", f"/dev/null/{ATTACK}"],
    ):
        done = written.run(*arguments)
        said += [done.out, done.err]
    assert [character for character in STEERING for text in said if character in text] == []
    assert sum("\\x1b" in text for text in said) > 10


def test_nothing_that_steers_a_terminal_reaches_it_in_a_question(written: Notebook) -> None:
    fill(written, ATTACK)
    with at_terminal(written, "check-in", width=200, NO_COLOR="1") as terminal:
        terminal.answer("How did it go?", "carried")
        terminal.answer("Which day?")
        terminal.answer("What got in the way?")
        terminal.answer("Anything you want to write down")
        assert terminal.end() == 0
    assert [character for character in STEERING if character in terminal.shown] == []


def test_markup_of_the_screens_library_is_shown_as_it_was_typed(written: Notebook) -> None:
    fill(written, "[bold]b[/bold] :smile: [link=x]y[/link] [/]")
    for report in REPORTS[:5]:
        out = " ".join(written.do(*report, COLUMNS="300", FORCE_COLOR="1").out.split())
        assert "[bold]b[/bold] :smile: [link=x]y[/link] [/]" in out


@pytest.mark.parametrize(
    ("environment", "flags", "is_coloured"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"TERM": "dumb"}, [], False),
        ({}, ["--no-color"], False),
        ({}, ["--plain"], False),
    ],
    ids=str,
)
def test_colour_at_a_terminal(
    written: Notebook, environment: dict[str, str], flags: list[str], is_coloured: bool
) -> None:
    assert ("\x1b[" in shown(written, "today", *flags, more=environment)) == is_coloured


@pytest.mark.parametrize(
    ("environment", "flags", "is_coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--no-color"], False),
        ({"FORCE_COLOR": "1"}, ["--plain"], False),
        ({"FORCE_COLOR": "1"}, ["--json"], False),
        ({"FORCE_COLOR": "", "NO_COLOR": ""}, [], False),
        ({"FORCE_COLOR": "1", "TERM": "dumb", "NO_COLOR": ""}, [], True),
    ],
    ids=str,
)
def test_colour_in_a_pipe(written: Notebook, environment: dict[str, str], flags: list[str], is_coloured: bool) -> None:
    assert ("\x1b[" in written.do("review-week", *flags, **environment).out) == is_coloured


def test_meaning_is_never_in_colour_alone(written: Notebook) -> None:
    coloured = written.do("review-week", FORCE_COLOR="1").out
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written.do("review-week").out


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=str,
)
def test_no_character_set_ever_raises(written: Notebook, environment: dict[str, str]) -> None:
    fill(written, f"{SCRIPTS['CJK']} {SCRIPTS['emoji']}")
    argument = 0 if "PYTHONUTF8" not in environment else 2  # there, what is not ASCII is no text
    cases = ((["review-week"], 0), (["show-value", "人"], 1), (["add-value", "人", "--meaning", "👍"], argument))
    said = [(written.spawn(*arguments, **environment), code) for arguments, code in cases]
    assert [one.code for one, _ in said] == [code for _, code in said]
    assert all(one.out or one.err for one, _ in said)
    assert [one.err for one, _ in said if "Traceback" in one.err] == []
    assert "─" not in said[0][0].out


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}], ids=str)
def test_json_is_utf_8_in_every_character_set(written: Notebook, environment: dict[str, str]) -> None:
    written.do("add-value", "人とのつながり")
    assert "人とのつながり" in written.spawn("list-values", "--json", **environment).out
    assert "人とのつながり" in written.spawn("show-value", "人とのつなが！", "--json", **environment).err


def test_without_unicode_bars_and_lines_are_ascii(written: Notebook) -> None:
    written.do("rate-week", "conn", "5")
    for out in (written.do("review-week", "--plain").out, written.do("review-week", LC_ALL="C").out):
        assert out.isascii()
        assert "####......  4" in out
    assert "████░░░░░░  4" in written.do("review-week").out
