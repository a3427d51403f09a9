"""What is refused: with its exit code, in kind words, and with nothing written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.prepared import add_alike

if TYPE_CHECKING:
    from tests.notebook import Notebook, Said

TOO_LONG = "x" * 100_001
NOT_RATINGS = [
    "11",
    "-1",
    "7.5",
    "7,5",
    "eleven",
    "no",
    "1_0",
    "٣",
    "７",
    "+7",
    "",
    " ",
    "0x5",
    "1e1",
    "10 10",
    "99999999999",
]
RATED = [
    (["rate-value", "conn"], "IMPORTANCE"),
    (["add-value", "Care"], "--importance"),
    (["rate-week", "conn"], "LIVED"),
    (["rate-week", "conn"], "--likely"),
    (["plan-week", "Call", "-v", "conn"], "--confidence"),
    (["check-in", "3f2", "--outcome", "done"], "--anxiety-before"),
    (["log-opportunity", "lunch", "-v", "conn", "-t"], "--mood-after"),
    (["edit-action", "3f2"], "--effort"),
    (["edit-opportunity", "9c1"], "--enjoyment"),
]
NOT_DAYS = ["someday", "13", "2026-13-01", "2026-02-30", "3 apples ago", "32 jan", "26 s", "1A2B", "", "now", "٣", "+d"]
TWO_WAYS = ["03/04", "03/04/2026", "13/04/2026", "3.4.26", "03-04", "3.2026", "03-04-2026"]
DAYS = [
    ["add-value", "Care", "--on"],
    ["rate-value", "conn", "8", "--on"],
    ["edit-value", "conn", "--name", "Care", "--on"],
    ["archive-value", "conn", "--on"],
    ["restore-value", "Rest", "--on"],
    ["plan-week", "Call", "-v", "conn", "--on"],
    ["check-in", "3f2", "--outcome", "done", "--on"],
    ["check-in", "3f2", "--outcome", "carried", "--to"],
    ["log-opportunity", "lunch", "-v", "conn", "-t", "--on"],
    ["reflect", "I froze.", "--on"],
    ["edit-action", "3f2", "--on"],
    ["edit-opportunity", "9c1", "--on"],
    ["edit-reflection", "b07", "--on"],
]
WEEKS = [
    ["set-focus", "conn", "--week"],
    ["plan-week", "Call", "-v", "conn", "--week"],
    ["show-week", "--week"],
    ["set-aside-week", "--week"],
    ["rate-week", "conn", "5", "--week"],
    ["review-week", "--week"],
    ["edit-action", "3f2", "--week"],
]


OR_IN_WORDS = re.compile(r"Or one of: [a-z ]+(?:, [a-z ]+){4}\.\n")


def refused(notebook: Notebook, *arguments: str, stdin: str = "", code: int) -> Said:
    """The refusal of a command that leaves the store as it was, to the byte."""
    before = (notebook.content(), notebook.touched())
    said = notebook.run(*arguments, stdin=stdin)
    assert (said.code, said.out) == (code, "")
    assert "Traceback" not in said.err
    assert (notebook.content(), notebook.touched()) == before
    return said


@pytest.mark.parametrize(("command", "name"), RATED, ids=lambda part: part if isinstance(part, str) else part[0])
def test_a_rating_is_a_whole_number_from_0_to_10(written: Notebook, command: list[str], name: str) -> None:
    for number in NOT_RATINGS:
        said = refused(written, *command, name if name.startswith("-") else "--", number, code=2)
        assert OR_IN_WORDS.fullmatch(said.err.removeprefix(f"{name} is a whole number, 0-10.\n"))


@pytest.mark.parametrize(("typed", "number"), [("ten", 10), ("7/10", 7), ("7 of 10", 7), ("Quite a lot", 8), ("v", 10)])
def test_a_rating_is_understood_as_at_a_question(written: Notebook, typed: str, number: int) -> None:
    assert written.data("rate-value", "conn", typed)["records"][0]["importance"] == number
    assert written.data("rate-week", "conn", "--likely", "likely")["records"][0]["likely"] == 8


def test_in_words_only_mode_a_rating_is_refused_without_a_number(written: Notebook) -> None:
    said = refused(written, "--words-only", "rate-value", "conn", "99", code=2)
    assert said.err == "IMPORTANCE is one of: not at all, a little, somewhat, quite a lot, very much.\n"


@pytest.mark.parametrize(("typed", "number"), [("70%", 70), ("7/10", 70), ("strongly", 80)])
def test_a_belief_is_understood_as_at_a_question(written: Notebook, typed: str, number: int) -> None:
    [planned] = written.data("plan-week", "x", "-v", "conn", "--belief", "y", "--belief-before", typed)["records"]
    assert planned["belief_before"] == number


@pytest.mark.parametrize(
    ("arguments", "field", "meant"),
    [
        (["check-in", "3f2", "--outcome", "not this time"], "outcome", "not-taken"),
        (["check-in", "3f2", "--outcome", "Carried on"], "outcome", "carried"),
        (["edit-action", "3f2", "--barrier-kind", "inside"], "barrier_kind", "internal"),
        (["reflect", "x", "--kind", "hard moment"], "kind", "intense-moment"),
    ],
)
def test_a_choice_is_understood_as_it_is_said(written: Notebook, arguments: list[str], field: str, meant: str) -> None:
    assert written.data(*arguments)["records"][0][field] == meant


def test_the_nearest_choice_is_suggested(written: Notebook) -> None:
    said = refused(written, "check-in", "3f2", "--outcome", "smaler", code=2)
    assert said.err.endswith(" smaller, not-taken, carried, let-go.\nDid you mean smaller?\n")
    assert "Did you mean" not in refused(written, "check-in", "3f2", "--outcome", "xyz", code=2).err


@pytest.mark.parametrize("number", ["101", "-1", "70.5", "seventy", "1_0"])
def test_a_belief_is_a_whole_number_from_0_to_100(written: Notebook, number: str) -> None:
    for command in (["plan-week", "x", "-v", "conn", "--belief-before"], ["check-in", "3f2", "--belief-after"]):
        said = refused(written, *command, number, *(["--outcome", "done"] if "3f2" in command else []), code=2)
        assert OR_IN_WORDS.fullmatch(said.err.removeprefix(f"{command[-1]} is a whole number, 0-100.\n"))


@pytest.mark.parametrize("number", ["-1", "2.5", "an hour", "1_0", "1000001"])
def test_minutes_are_whole_and_0_or_more(written: Notebook, number: str) -> None:
    for command in (["plan-week", "x", "-v", "conn", "--planned-minutes"], ["edit-action", "3f2", "--minutes"]):
        err = refused(written, *command, number, code=2).err
        assert f"{command[-1]} is a whole number, 0" in err
        assert "Or one of" not in err


def test_a_negative_number_without_its_dashes_is_refused_too(written: Notebook) -> None:
    refused(written, "rate-value", "conn", "-3", code=2)


VALUED = [
    ["rate-value", "{}", "5"],
    ["edit-value", "{}", "--name", "Care"],
    ["archive-value", "{}"],
    ["restore-value", "{}"],
    ["show-value", "{}"],
    ["set-focus", "{}"],
    ["plan-week", "Call", "-v", "{}"],
    ["log-opportunity", "lunch", "-t", "-v", "{}"],
    ["rate-week", "{}", "5"],
    ["edit-action", "3f2", "-v", "{}"],
    ["edit-opportunity", "9c1", "-v", "{}"],
]


@pytest.mark.parametrize("command", VALUED, ids=lambda command: command[0])
def test_an_unknown_value_is_declined_with_the_nearest_names(written: Notebook, command: list[str]) -> None:
    said = refused(written, *(part.format("conection") for part in command), code=1)
    assert said.err == "You have no value called 'conection'.\nDid you mean Connection?\n"
    far = refused(written, *(part.format("xyz") for part in command), code=1)
    assert far.err == "You have no value called 'xyz'.\nYour values: Connection, Growth, Rest.\n"


@pytest.mark.parametrize("command", VALUED, ids=lambda command: command[0])
def test_an_ambiguous_value_is_declined_with_all_that_it_fits(written: Notebook, command: list[str]) -> None:
    written.do("add-value", "Contemplation", "--on", "2026-01-01")
    said = refused(written, *(part.format("Con") for part in command), code=1)
    assert said.err == "'Con' fits more than one value.\nDid you mean Connection or Contemplation?\n"


def test_without_any_value_the_refusal_says_how_to_begin(notebook: Notebook) -> None:
    said = notebook.run("plan-week", "Call", "-v", "conn")
    assert (said.code, said.err) == (
        1,
        "You have no value called 'conn'.\nYou have not named a value yet. Start with: valuetrack add-value\n",
    )


@pytest.mark.parametrize("name", ["Connection", "CONNECTION", " connection ", "Rest", "rest"])
def test_a_second_value_of_the_same_name_is_declined(written: Notebook, name: str) -> None:
    added = refused(written, "add-value", name, code=1)
    assert f"There is a value named '{name.strip().title()}' already." in added.err
    assert ("It is at rest" in added.err) == (name.lower() == "rest")
    refused(written, "edit-value", "Growth", "--name", name, code=1)


TEXTS = [
    ["add-value", "{}"],
    ["add-value", "Care", "--meaning", "{}"],
    ["edit-value", "conn", "--name", "{}"],
    ["plan-week", "{}", "-v", "conn"],
    ["plan-week", "Call", "-v", "conn", "--why", "{}"],
    ["check-in", "--note", "{}"],
    ["check-in", "3f2", "--outcome", "done", "--learned", "{}"],
    ["check-in", "3f2", "--outcome", "done", "--helped", "{}"],
    ["log-opportunity", "{}", "-v", "conn", "-t"],
    ["reflect", "{}"],
    ["reflect", "--kind-words", "{}"],
    ["rate-week", "conn", "--note", "{}"],
    ["edit-action", "3f2", "--text", "{}"],
    ["edit-opportunity", "9c1", "--text", "{}"],
    ["edit-reflection", "b07", "--learned", "{}"],
]


@pytest.mark.parametrize("command", TEXTS, ids=" ".join)
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("   \n\t", "is empty."),
        ("a\x00b", "holds a character that cannot be kept"),
        ("caf\udce9", "is not UTF-8."),
        ("\udcff\udcfec\0a\0", "is not UTF-8."),
        (TOO_LONG, "has 100,001 characters; up to 100,000 can be kept."),
    ],
    ids=["blank", "NUL", "latin-1", "UTF-16", "too long"],
)
def test_text_that_cannot_be_kept_is_refused(written: Notebook, command: list[str], text: str, words: str) -> None:
    said = refused(written, *(part.format("-") for part in command), stdin=text, code=2)
    # reflect reads sections from standard input, and blank is none
    assert words in said.err or (command == ["reflect", "{}"] and text.isspace())


def test_text_of_100_000_characters_is_kept(written: Notebook) -> None:
    text = "é" * 100_000
    said = written.run("log-opportunity", "-", "-v", "conn", "-t", "--json", stdin=f"{text}\n")
    assert said.code == 0
    assert text in said.out


def test_the_name_of_a_value_has_at_most_200_characters(written: Notebook) -> None:
    assert "up to 200 can be kept" in refused(written, "add-value", "x" * 201, code=2).err
    written.do("add-value", "x" * 200)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([b"add-value", b"caf\xe9"], 2),
        ([b"plan-week", b"Call", b"-v", b"conn", b"--why", b"caf\xe9", b"--json"], 2),
        ([b"reflect", b"caf\xe9", b"--json"], 2),
        ([b"show-value", b"caf\xe9", b"--json"], 1),
        ([b"check-in", b"caf\xe9", b"--outcome", b"done"], 1),
        ([b"review-week", b"--week", b"caf\xe9", b"--json"], 2),
        ([b"caf\xe9", b"--json"], 2),
    ],
    ids=lambda case: case[0].decode(errors="replace") if isinstance(case, list) else None,
)
def test_an_argument_that_is_not_text_is_refused_also_under_json(
    written: Notebook, arguments: list[bytes], code: int
) -> None:
    before = written.content()
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"valuetrack", *arguments],
        env=written.environment(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (code, b"")
    assert b"Traceback" not in done.stderr
    assert b"--json" not in arguments or json.loads(done.stderr)["error"]["message"]
    assert written.content() == before


def test_standard_input_that_is_not_text_is_refused(written: Notebook) -> None:
    for encoding in ("utf-8:strict", "ascii"):
        done = subprocess.run(
            [sys.executable, "-m", "valuetrack", "log-opportunity", "-", "-v", "conn", "-t"],
            env=written.environment(PYTHONIOENCODING=encoding),
            input=b"caf\xe9",
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr == b"TEXT is not UTF-8.\nSave it as UTF-8, or type it anew.\n"


@pytest.mark.parametrize("command", DAYS, ids=lambda command: " ".join(command)[:30])
def test_a_bad_or_ambiguous_day_is_refused_in_one_line_that_names_where_the_forms_stand(
    written: Notebook, command: list[str]
) -> None:
    for day in [*NOT_DAYS, *TWO_WAYS]:
        (message,) = refused(written, *command, day, code=2).err.splitlines()
        assert ("can be read in two ways" in message) == (day in TWO_WAYS)
        assert message.endswith("more: valuetrack help days") or "Did you mean" in message


@pytest.mark.parametrize("command", WEEKS, ids=lambda command: command[0])
def test_a_bad_or_ambiguous_week_is_refused_in_one_line_that_names_where_the_forms_stand(
    written: Notebook, command: list[str]
) -> None:
    for week in ["2026-W54", "2025-W53", "w3", "someweek", "03/04", "last year", ""]:
        (message,) = refused(written, *command, week, code=2).err.splitlines()
        assert message.endswith("more: valuetrack help days")


@pytest.mark.parametrize("at", ["25:00", "half past", "12am", "9", "9:5"])
def test_a_time_that_is_none_or_not_clear_is_refused(written: Notebook, at: str) -> None:
    assert (
        "as a time, such as 18:30 or 9am; more: "
        in refused(written, "plan-week", "Call", "-v", "conn", "--at", at, code=2).err
    )


IDS = [
    ["check-in", "{}", "--outcome", "done"],
    ["check-in", "{}", "--outcome", "carried", "--to", "tomorrow"],
    ["edit-action", "{}", "--confidence", "3"],
    ["plan-week", "Call", "-v", "conn", "--carried-from", "{}"],
    ["log-opportunity", "lunch", "-v", "conn", "-t", "--same-as", "{}"],
    ["reflect", "I froze.", "--about", "{}"],
    ["edit-opportunity", "{}", "-t"],
    ["edit-opportunity", "9c1", "--same-as", "{}"],
    ["edit-reflection", "{}", "--learned", "x"],
    ["edit-reflection", "b07", "--about", "{}"],
    ["delete", "{}", "--yes"],
    ["delete", "{}", "--dry-run"],
]


@pytest.mark.parametrize("command", IDS, ids=" ".join)
@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("fff", "Nothing here has an id that starts with 'fff'."),
        ("3f", "No id starts with '3f'.\nIds look like 3f2; `valuetrack show-week` lists them."),
        ("lunch", "No id starts with 'lunch'."),
        ("11111111", "111 is a value"),
    ],
)
def test_an_unknown_id_is_declined(written: Notebook, command: list[str], prefix: str, words: str) -> None:
    assert words in refused(written, *(part.format(prefix) for part in command), code=1).err


KNOWN = {
    "3f2": ("an action", "valuetrack edit-action 3f2", "valuetrack delete 3f2"),
    "9c1": ("an opportunity", "valuetrack edit-opportunity 9c1", "valuetrack delete 9c1"),
    "b07": ("a reflection", "valuetrack edit-reflection b07", "valuetrack delete b07"),
    "d0e": ("a note of a day", "valuetrack edit-note d0e", "valuetrack delete d0e"),
    "5e1": ("a step", "valuetrack edit-step 5e1", "valuetrack delete 5e1"),
    "ca7": ("a comparison", "valuetrack edit-comparison ca7", "valuetrack delete ca7"),
    "c0d": ("a contact", "valuetrack remove-contact c0d"),
}
WANTED = {
    "3f2": ["check-in {} --outcome done", "edit-action {} --why x", "plan-week Call -v conn --carried-from {}"],
    "9c1": ["edit-opportunity {} -t"],
    "b07": ["edit-reflection {} --learned x"],
    "5e1": ["edit-step {} --retire", "plan-week --step {} --on fri"],
    "ca7": ["edit-comparison {} --on fri", "show-comparison {}"],
    "c0d": ["remove-contact {} --yes"],
}


@pytest.mark.parametrize("given", KNOWN)
@pytest.mark.parametrize("wanted", WANTED)
def test_an_id_of_another_kind_says_what_it_is_and_what_can_be_done_with_it(
    written: Notebook, wanted: str, given: str
) -> None:
    for command in WANTED[wanted] if wanted != given else ():
        said = refused(written, *command.format(given).split(), code=1).err
        noun, *commands = KNOWN[given]
        assert said.startswith(f"{given} is {noun}, not {KNOWN[wanted][0]}.\n")
        assert all(one in said for one in commands)


def test_an_id_of_another_kind_is_named_where_several_kinds_are_wanted(written: Notebook) -> None:
    assert refused(written, "delete", "c0d", "--yes", code=1).err.startswith("c0d is a contact.\n`valuetrack remove-")
    about = refused(written, "reflect", "x", "--about", "5e1", code=1).err
    assert about.startswith("5e1 is a step, not an action or an opportunity.\n")


@pytest.mark.parametrize("command", [one for one in IDS if one[0] != "edit-reflection"], ids=" ".join)
def test_an_ambiguous_id_is_declined_with_the_ids_that_tell_apart(written: Notebook, command: list[str]) -> None:
    add_alike(written.db)
    said = refused(written, *(part.format("3f2a") for part in command), code=1)
    assert said.err.startswith("'3f2a' fits more than one.\nOne of: 3f2a5b6")


CONTRADICTIONS = [
    (["log-opportunity", "x", "-v", "conn", "--taken", "--not-taken"], "--taken and --not-taken exclude each other."),
    (["edit-opportunity", "9c1", "-t", "-n"], "--taken and --not-taken exclude each other."),
    (["reflect", "I froze.", "--happened", "x"], "TEXT and --happened say the same."),
    (["plan-week", "-", "-v", "conn", "--why", "-"], "Standard input can be read once"),
    (["check-in", "3f2", "--outcome", "done", "--to", "fri"], "--to goes with --outcome carried."),
    (["check-in", "3f2", "--outcome", "carried", "--to", "2026-01-09"], "to its own week or a later one."),
    (["plan-week", "x", "-v", "conn", "--on", "2026-01-30", "--week", "this"], "is not in the week"),
    (["plan-week", "x", "-v", "conn", "--on", "today", "--week", "next"], "Wed 2026-01-14 is not in the week"),
    (["edit-action", "3f2", "--on", "today", "--week", "next"], "Wed 2026-01-14 is not in the week"),
    (["edit-action", "3f2", "--carried-from", "3f2"], "An action cannot come from itself."),
]


@pytest.mark.parametrize(("arguments", "words"), CONTRADICTIONS, ids=lambda case: " ".join(case)[:60])
def test_things_that_exclude_each_other_are_refused(written: Notebook, arguments: list[str], words: str) -> None:
    assert words in refused(written, *arguments, code=2).err


def test_three_focus_values_are_refused(written: Notebook) -> None:
    written.do("add-value", "Care")
    said = refused(written, "set-focus", "conn", "growth", "care", code=2)
    assert said.err == "A week has one or two focus values.\nChoose two now; the others can wait.\n"
    written.do("set-focus", "conn", "growth", "conn")


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan-week", "Sleep", "-v", "Rest", "--on", "today"],
        ["plan-week", "Sleep", "-v", "Rest", "--on", "2026-01-08", "--on", "2026-01-09"],
        ["plan-week", "Sleep", "-v", "Rest"],
        ["edit-action", "3f2", "-v", "Rest"],
        ["set-focus", "Rest"],
    ],
    ids=" ".join,
)
def test_an_action_in_an_archived_values_time_is_declined(written: Notebook, arguments: list[str]) -> None:
    said = refused(written, *arguments, code=1)
    assert said.err.startswith("Rest is at rest")
    assert said.err.endswith("`valuetrack restore-value` brings it back.\n")


def test_an_action_carried_into_an_archived_values_time_is_declined_whole(written: Notebook) -> None:
    written.do("archive-value", "conn", "--on", "2026-01-17")
    refused(written, "check-in", "3f2", "--outcome", "carried", "--to", "2026-01-20", code=1)
    assert written.data("show-week")["actions"][0]["outcome"] is None


@pytest.mark.parametrize("command", ["archive-value", "restore-value"])
def test_what_rests_or_is_awake_already_is_declined(written: Notebook, command: str) -> None:
    assert "at rest" in refused(written, command, "Rest" if command == "archive-value" else "conn", code=1).err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["add-value", "Care", "--importance", "11"], 2),
        (["add-value", "Care", "--on", "03/04"], 2),
        (["plan-week", "Call", "-v", "conn"], 1),
        (["check-in", "3f2", "--outcome", "done"], 1),
        (["undo"], 1),
        (["redo"], 1),
        (["log-opportunity", "x", "-v", "conn", "-t", "-n"], 2),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else None,
)
def test_a_refusal_leaves_no_store_with_anything_in_it(notebook: Notebook, arguments: list[str], code: int) -> None:
    assert notebook.run(*arguments).code == code
    assert code == 1 or list(notebook.home.iterdir()) == []
    assert notebook.data("undo", "--list")["changes"] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty, so it holds no notebook"), (b"SQLite format 3\x00" * 100, "is not a valuetrack notebook")],
    ids=["0 bytes", "foreign"],
)
def test_what_is_no_store_is_left_byte_for_byte_as_it_was(notebook: Notebook, content: bytes, words: str) -> None:
    notebook.db.write_bytes(content)
    for arguments in (["add-value", "Care"], ["list-values"], ["undo"], []):
        assert words in refused(notebook, *arguments, code=3).err
    assert notebook.do("where").out.startswith(f"store\t{notebook.place}\n")


@pytest.mark.parametrize("word", ["doone", "0", "open", "missed"])
def test_a_word_that_is_no_choice_is_refused_with_the_choices(written: Notebook, word: str) -> None:
    assert "is one of: done, smaller, " in refused(written, "check-in", "3f2", "--outcome", word, code=2).err
    assert "is one of: internal, external" in refused(written, "edit-action", "3f2", "--barrier-kind", word, code=2).err
    assert "--rate is one of: anxiety, mood," in refused(written, "edit-action", "3f2", "--rate", word, code=2).err
    assert "is one of: weekly, " in refused(written, "reflect", "x", "--kind", word, code=2).err


def test_the_demo_leaves_no_store_on_standard_output(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(notebook.home)
    said = notebook.run("demo", "--keep", "-")
    assert (said.code, said.out, list(notebook.home.iterdir())) == (2, "", [])
    assert said.err == "A store is a file of its own.\nGive --keep the name of a file.\n"
