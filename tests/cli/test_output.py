"""Output: lines 8 to 11, 13 and 15 of what the command line promises."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from valuetrack.cli.run import WIDEST

if TYPE_CHECKING:
    from tests.notebook import Notebook

NASTY = "a\tb\nc\\d"


def test_results_go_to_stdout_and_everything_else_to_stderr(written: Notebook) -> None:
    said = written.do("list-values")
    assert said.out == "Connection\t9\t\tletting people in\t\nGrowth\t7\t\t\t\n"
    assert said.err == "1 archived value hidden; --all shows all.\n"
    kind = written.do("check-in", "3f2", "--outcome", "done")
    assert kind.out.startswith('Done: "Text Priya at lunch" (3f2)')
    assert kind.err == "That was a step toward Connection.\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["add-value", "Care"], "Added Care, from Wed 2026-01-14."),
        (["rate-value", "conn", "8"], "Connection: importance 8 from Wed 2026-01-14."),
        (["edit-value", "conn", "--name", "Closeness"], "Connection is now Closeness, from Wed 2026-01-14."),
        (["edit-value", "conn", "--meaning", "x"], "Reworded Connection, from Wed 2026-01-14."),
        (["archive-value", "conn"], "Connection rests from Wed 2026-01-14."),
        (["restore-value", "Rest"], "Rest is back, from Wed 2026-01-14."),
        (["set-focus", "conn"], "Focus of the week Mon 2026-01-12 to Sun 2026-01-18: Connection."),
        (["set-focus", "None"], "Cleared the focus of the week Mon 2026-01-12 to Sun 2026-01-18."),
        (["plan-week", "Call", "-v", "conn", "-o", "fri"], 'Planned "Call" for Connection: Fri 2026-01-16 (ID).'),
        (
            ["plan-week", "Call", "-v", "conn", "-o", "fri", "--at", "9pm"],
            'Planned "Call" for Connection: Fri 2026-01-16 21:00 (ID).',
        ),
        (
            ["plan-week", "Call", "-v", "conn"],
            'Planned "Call" for Connection: some time in the week Mon 2026-01-12 to Sun 2026-01-18 (ID).',
        ),
        (["set-aside-week"], "Set aside the week Mon 2026-01-12 to Sun 2026-01-18."),
        (["set-aside-week", "--resume"], "Back in the week Mon 2026-01-12 to Sun 2026-01-18."),
        (
            ["check-in", "3f2", "--outcome", "done"],
            'Done: "Text Priya at lunch" (ID), Wed 2026-01-14.',
        ),
        (
            ["check-in", "3f2", "--outcome", "carried", "--to", "2026-01-20"],
            'Carried on: "Text Priya at lunch" (ID), Wed 2026-01-14. Planned again for Tue 2026-01-20 (ID).',
        ),
        (
            ["check-in", "3f2", "--outcome", "carried", "--to", "fri"],
            'Moved "Text Priya at lunch" (ID) to Fri 2026-01-16.',
        ),
        (["check-in", "--note", "so far"], "Kept your note for Wed 2026-01-14 (ID)."),
        (["log-opportunity", "x", "-v", "conn", "-t"], 'Noted "x" (ID) for Wed 2026-01-14: Connection, taken.'),
        (["log-opportunity", "x", "-v", "conn", "-n"], 'Noted "x" (ID) for Wed 2026-01-14: Connection, not this time.'),
        (["reflect", "I froze."], "Kept your reflection for Wed 2026-01-14 (ID)."),
        (
            ["rate-week", "conn", "6", "--likely", "7"],
            "Connection: lived 6, likely 7, for the week Mon 2026-01-12 to Sun 2026-01-18.",
        ),
        (
            ["rate-week", "conn", "--note", "a slow start"],
            "Connection: a note, for the week Mon 2026-01-12 to Sun 2026-01-18.",
        ),
        (["rate-week", "growth", "--note", "x"], "Growth: a note, for the week Mon 2026-01-12 to Sun 2026-01-18."),
        (["edit-action", "3f2", "--on", "sun"], 'Edited "Text Priya at lunch" (ID), Sun 2026-01-18.'),
        (
            ["edit-action", "3f2", "--on", "none"],
            'Edited "Text Priya at lunch" (ID), some time in the week Mon 2026-01-12 to Sun 2026-01-18.',
        ),
        (["edit-opportunity", "9c1", "--on", "sun"], 'Edited "lunch invitation" (ID) of Sun 2026-01-11.'),
        (["edit-reflection", "b07", "--on", "fri"], "Edited your reflection of Fri 2026-01-09 (ID)."),
        (["edit-comparison", "ca7", "--on", "fri"], 'Edited "Thursday evenings" (ID) of Fri 2026-01-09.'),
        (["edit-step", "5e1", "--difficulty", "3"], 'Edited "Read one page" (ID) on Wed 2026-01-14.'),
        (["delete", "5e1", "--yes"], 'Deleted the step "Read one page" (ID). `valuetrack undo` brings it back.'),
        (["edit-action", "3f2", "--confidence", "3"], 'Edited "Text Priya at lunch" (ID), Wed 2026-01-14.'),
        (["edit-opportunity", "9c1", "-n"], 'Edited "lunch invitation" (ID) of Tue 2026-01-13.'),
        (["edit-reflection", "b07", "--learned", "x"], "Edited your reflection of Tue 2026-01-13 (ID)."),
        (
            ["delete", "3f2", "--yes"],
            'Deleted the action "Text Priya at lunch" (ID) of Wed 2026-01-14. `valuetrack undo` brings it back.',
        ),
        (
            ["undo"],
            (
                'Took back: reflect (1 reflection, 1 activity, 1 note), "I froze." for Tue 2026-01-13, '
                '"watched a film with Ines" for Tue 2026-01-13, "two of three so far" for Tue 2026-01-13.'
            ),
        ),
        (
            ["redo"],
            'Brought back: rate-week (1 week rating), "Connection" for the week Mon 2026-01-12 to Sun 2026-01-18.',
        ),
    ],
    ids=lambda case: " ".join(case)[:40] if isinstance(case, list) else None,
)
def test_every_change_says_in_one_line_what_was_done_with_id_and_day(
    written: Notebook, arguments: list[str], line: str
) -> None:
    first = written.do(*arguments).out.splitlines()[0]
    # an id that begins as another one does is longer
    assert re.sub(r"\b(?!2026)(?=[a-f]*\d|[a-f]{3,5}\b)[0-9a-f]{3,5}\b", "ID", first).startswith(line)
    written.do("undo")
    assert written.do(*arguments, "--quiet").out == ""


AHEAD = "Sat 2026-01-17 (still to come)"


@pytest.mark.parametrize(
    "arguments",
    [
        ["add-value", "Care"],
        ["rate-value", "conn", "3"],
        ["edit-value", "conn", "--name", "Closeness"],
        ["archive-value", "conn"],
        ["restore-value", "Rest"],
        ["log-opportunity", "x", "-v", "conn", "-t"],
        ["reflect", "I froze."],
        ["hard-moment", "--intensity", "3"],
        ["check-in", "--note", "so far"],
        ["check-in", "3f2", "--outcome", "done"],
        ["compare-options", "stay", "go"],
        ["revisit-values", "--done"],
        ["edit-opportunity", "9c1"],
        ["edit-reflection", "b07"],
        ["edit-comparison", "ca7"],
    ],
    ids=lambda words: words[0],
)
def test_what_is_entered_for_a_day_ahead_says_so(written: Notebook, arguments: list[str]) -> None:
    assert AHEAD in written.do(*arguments, "--on", "2026-01-17").out
    written.do("undo")
    assert AHEAD in written.data(*arguments, "--on", "2026-01-17")["message"]
    written.do("undo")
    assert "still to come" not in written.do(*arguments, "--on", "2026-01-14").out


def test_a_plan_is_ahead_by_nature_and_says_its_day_alone(written: Notebook) -> None:
    for words in (["plan-week", "Call Ines", "-v", "conn"], ["edit-action", "3f2"]):
        assert "still to come" not in written.do(*words, "--on", "2026-01-17").out


def test_quiet_drops_confirmations_and_notices_and_no_result(written: Notebook) -> None:
    said = written.do("check-in", "3f2", "--outcome", "done", "--quiet")
    assert (said.out, said.err) == ("", "")
    assert written.do("list-values", "--quiet").err == ""
    assert written.do("list-values", "--quiet").out.startswith("Connection\t9")
    assert "Discrepancy" in written.do("review-week", "--quiet").out
    assert written.run("show-value", "nosuch", "--quiet").err != ""


def test_an_empty_result_has_empty_lists_and_exit_0(notebook: Notebook) -> None:
    assert notebook.data("list-values")["values"] == []
    assert notebook.data("show-week")["actions"] == []
    assert notebook.data("review-week")["values"] == []
    assert notebook.data("undo", "--list")["changes"] == []


@pytest.mark.parametrize(
    ("arguments", "remark"),
    [
        (["list-values"], "No value yet. `valuetrack add-value` names something that matters."),
        (["undo", "--list"], "Nothing is changed (yet)."),
    ],
    ids=" ".join,
)
def test_nothing_found_in_a_listing_is_exit_0_with_a_sentence_on_stderr(
    notebook: Notebook, arguments: list[str], remark: str
) -> None:
    said = notebook.do(*arguments)
    assert (said.out, said.err) == ("", f"{remark}\n")
    assert not notebook.db.exists()


def test_json_has_iso_dates_and_cuts_nothing_off(written: Notebook) -> None:
    long = "an evening of words, " * 200
    data = written.data("plan-week", long, "-v", "conn", "--on", "fri", "--at", "18:30")
    assert data["records"][0]["text"] == long
    assert (data["records"][0]["day"], data["records"][0]["at"]) == ("2026-01-16", "18:30")
    assert data["records"][0]["created_at"].startswith("2026-01-14T")
    assert written.data("show-week")["week"] == {"iso": "2026-W03", "start": "2026-01-12", "end": "2026-01-18"}


@pytest.mark.parametrize(
    ("arguments", "code", "kind"),
    [
        (["show-value", "nosuch"], 1, "unknown"),
        (["review-week", "--week", "03/04"], 2, "date"),
        (["plan-week"], 2, "needs-more"),
        (["plan-weak"], 2, "usage"),
        (["today", "--bogus"], 2, "usage"),
        (["add-value"], 2, "needs-more"),
        (["list-values", "--db", "/dev/null"], 3, "not-a-store"),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else None,
)
def test_errors_under_json_are_json_on_stderr_with_the_same_code(
    written: Notebook, arguments: list[str], code: int, kind: str
) -> None:
    for placed in (["--json", *arguments], [*arguments, "--json"]):
        said = written.run(*placed)
        assert (said.code, said.out) == (code, "")
        error = json.loads(said.err)["error"]
        assert list(error) == ["kind", "message", "hint", "nearest"]
        assert error["kind"] == kind
    assert written.run(*arguments).code == code


def test_the_nearest_names_stand_in_the_json_of_an_error(written: Notebook) -> None:
    for arguments, nearest in ((["show-value", "conection"], "Connection"), (["plan-weak"], "plan-week")):
        error = json.loads(written.run(*arguments, "--json").err)["error"]
        assert nearest in error["nearest"]


def test_a_plain_listing_is_one_record_a_line_with_tabs_ends_and_backslashes_escaped(written: Notebook) -> None:
    written.do("edit-value", "Growth", "--meaning", NASTY)
    line = written.do("list-values").out.splitlines()[1]
    assert line == "Growth\t7\t\ta\\tb\\nc\\\\d\t"
    assert written.do("list-values", "--plain").out.splitlines()[1] == line
    assert {len(row.split("\t")) for row in written.do("list-values", "--all").out.splitlines()} == {5}


def test_the_other_listings_are_tab_separated_too(written: Notebook) -> None:
    assert written.do("undo", "--list").out.splitlines()[1].split("\t")[1:] == [
        "reflect",
        "1 reflection, 1 activity, 1 note",
        "",
        "b07",
        "I froze.",
        "2026-01-13",
    ]
    places = dict(row.split("\t") for row in written.do("where").out.splitlines())
    assert list(places) == ["store", "configuration", "data", "state", "cache", "drafts"]
    assert places["store"] == written.place


@pytest.mark.parametrize(
    ("arguments", "sections"),
    [
        (["review-week"], ["Your week, ", "Discrepancy: ", "Completion: ", "Reflections", "For next week"]),
        (["show-value", "conn"], ["Connection, ", "In your words", "How much it matters", "What you planned, "]),
        (["show-week"], ["The week "]),
        (["today"], ["Wed 2026-01-14"]),
    ],
    ids=lambda case: " ".join(case) if len(case) < 3 else None,
)
def test_reports_in_a_pipe_have_their_sections_as_plain_text_wrapped_at_columns_or_80(
    written: Notebook, arguments: list[str], sections: list[str]
) -> None:
    written.do("edit-action", "3f2", "--text", "a step in very many words, " * 20)
    for width in (80, 60, 120):
        columns = {} if width == 80 else {"COLUMNS": str(width)}
        lines = written.do(*arguments, **columns).out.splitlines()
        assert [line for line in lines if len(line) > width] == []
        assert [title for title in sections if not any(line.startswith(title) for line in lines)] == []
    assert written.do(*arguments, "--plain").out.isascii()


@pytest.mark.parametrize("columns", ["", "0", "-4", "wide", "٤٠", "99999999999", "9" * 5000])
def test_a_strange_width_is_no_trouble(written: Notebook, columns: str) -> None:
    assert "Text Priya at lunch" in written.do("today", COLUMNS=columns).out
    for report in (["review-week"], ["show-value", "conn"], ["show-trends"]):
        assert max(map(len, written.do(*report, COLUMNS=columns).out.splitlines())) <= WIDEST


@pytest.mark.parametrize("name", ["review-week", "show-week", "show-value", "set-focus"])
def test_the_head_of_every_report_names_its_range_with_both_ends(written: Notebook, name: str) -> None:
    ends = ("Thu 2026-01-01", "Wed 2026-01-14") if name == "show-value" else ("Mon 2026-01-12", "Sun 2026-01-18")
    head = written.do(name, *(["conn"] if name == "show-value" else [])).out.splitlines()[0]
    assert [end for end in ends if end not in head] == []


def test_what_is_left_out_is_said(written: Notebook) -> None:
    assert written.do("list-values").err == "1 archived value hidden; --all shows all.\n"
    assert written.do("list-values", "--all").err == ""
    assert "1 archived value is not shown; `valuetrack list-values --all`" in " ".join(
        written.do("review-week").out.split()
    )
    written.do("archive-value", "Growth", "--on", "2026-01-02")
    assert written.do("list-values").err == "2 archived values hidden; --all shows all.\n"


def test_the_next_command_is_never_suggested_in_a_pipe(notebook: Notebook) -> None:
    said = notebook.do("add-value", "Connection")
    assert (said.out, said.err) == ("Added Connection, from Wed 2026-01-14.\n", "")
