"""Input: values by name, days and weeks, standard input, and what clears: lines 21, 22, 26 and 27."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.options import HAPPENED, MEANING, MOMENT, OUTCOME, PLAN, REFLECTION

if TYPE_CHECKING:
    from tests.notebook import Notebook

STRANGE = [
    "Good friends",
    'O\'Brien "the" second',
    "work: deep",
    "🌱 growing",
    "👩‍👩‍👧 family",
    "שלום בית",
    "日本語の価値",
    "e\u0301tude",
    "$(touch x)",
    "a;b|c&d>e*?[f]{g}~",
    "[bold red]x[/]",
    "back\\slash",
    "İlişki",
    "Kır",
    "می\u200cخواهم",
    "all",
    "yes",
    "5",
    "-5",
    "--json",
    "Love and care, and 'us'",
    "plan-week",
]


@pytest.mark.parametrize("typed", ["Connection", "connection", "CONN", "c", " Connection ", "connectio"])
def test_a_value_is_its_name_or_the_beginning_of_it_in_any_case(written: Notebook, typed: str) -> None:
    assert written.data("show-value", typed)["value"] == "Connection"


def test_a_whole_name_goes_before_the_beginning_of_one(written: Notebook) -> None:
    written.do("add-value", "Grow", "--on", "2026-01-01")
    assert written.data("show-value", "grow")["value"] == "Grow"
    assert written.data("show-value", "growt")["value"] == "Growth"


def test_a_value_that_is_awake_goes_before_one_at_rest(written: Notebook) -> None:
    written.do("add-value", "Restoring", "--on", "2026-01-01")
    assert written.data("show-value", "res")["value"] == "Restoring"
    assert written.data("show-value", "rest")["value"] == "Rest"


def test_composed_and_decomposed_letters_are_the_same_name(written: Notebook) -> None:
    written.do("add-value", "e\u0301tude")
    assert written.data("show-value", "ÉTU")["value"] == "e\u0301tude"
    assert written.run("add-value", "\u00e9tude").code == 1


def test_an_archived_value_and_a_name_it_once_had_are_found_for_an_old_day(written: Notebook) -> None:
    written.do("edit-value", "Rest", "--name", "Quiet", "--on", "2026-01-05")
    for name in ("Rest", "Quiet", "qui"):
        logged = written.data("log-opportunity", "a nap", "-v", name, "-t", "--on", "2026-01-07")
        assert "Quiet, taken" in logged["message"]
    planned = written.data("plan-week", "a nap", "-v", "Rest", "--on", "2026-01-04")
    assert planned["message"].startswith('Planned "a nap" for Rest: Sun 2026-01-04 (')


@pytest.mark.parametrize("name", STRANGE)
def test_names_of_any_kind_work_everywhere(written: Notebook, name: str) -> None:
    def told(*arguments: str) -> Any:
        return json.loads(written.do("--json", *arguments).out)["data"]

    own, named = ["--", name], f"--value={name}"  # a name may begin with a dash
    written.do("add-value", "--importance", "6", f"--meaning={name}", *own)
    for command in ("rate-value", "rate-week"):
        written.do(command, *own, "7")
    action = told("plan-week", named, "--on", "fri", *own)["id"]
    written.do("log-opportunity", named, "-t", "--same-as", action, *own)
    written.do("check-in", action, "--outcome", "done", f"--helped={name}")
    written.do("edit-action", action, named, f"--why={name}")
    review = told("review-week")
    assert name in [row["value"] for row in review["values"]]
    assert {"what": name, "count": 1} in review["helped"]
    assert told("show-value", *own)["value"] == name
    assert told("set-focus", *own, "growth")["records"][0]["second_focus"]
    written.do("edit-value", f"--name={name} anew", *own)
    written.do("archive-value", "--", f"{name} anew")
    written.do("restore-value", "--", f"{name} anew")


@pytest.mark.parametrize(
    ("name", "typed"), [("İlişki", "ilişki"), ("İlişki", "İLİŞ"), ("Işık", "ışık"), ("ışık", "IŞI")]
)
def test_turkish_letters_are_found_in_any_case(written: Notebook, name: str, typed: str) -> None:
    written.do("add-value", name)
    assert written.data("rate-value", typed, "4")["message"].startswith(f"{name}: importance 4")
    assert written.run("add-value", name.replace("İ", "i").replace("I", "ı")).code == 1


def test_what_nobody_sees_is_shown_where_it_is_stored_and_makes_no_double(written: Notebook) -> None:
    with closing(sqlite3.connect(written.db)) as store, store:
        store.execute(
            "UPDATE wording SET name = 'Con' || char(0x200b) || 'nection' || char(0xfeff) WHERE name = 'Connection'"
        )
    assert "Con\\u200bnection\\ufeff" in written.do("list-values").out
    assert written.run("add-value", "Connection").code == 1
    assert written.do("rate-value", "connec", "7").code == 0
    written.do("edit-value", "connection", "--meaning", "warmth")  # its name stays as it is


def test_words_after_two_dashes_are_never_flags(written: Notebook) -> None:
    written.do("add-value", "--", "--json")
    assert written.do("show-value", "--", "--json").out.startswith("--json, ")
    written.do("plan-week", "-v", "conn", "-o", "today", "--", "-5 degrees: a walk")
    assert written.data("today")["actions"][1]["text"] == "-5 degrees: a walk"


def test_flags_and_arguments_stand_in_any_order(written: Notebook) -> None:
    orders = (
        ["plan-week", "Call", "-v", "conn", "-o", "fri", "--why", "warm"],
        ["plan-week", "-o", "fri", "--why", "warm", "Call", "-v", "conn"],
        ["plan-week", "--why=warm", "--value=conn", "--on=fri", "Call"],
        ["plan-week", "-vconn", "-ofri", "--why", "warm", "Call"],
    )
    kept = [written.data(*order)["records"][0] for order in orders]
    assert {(one["text"], one["day"], one["why"]) for one in kept} == {("Call", "2026-01-16", "warm")}


def test_a_single_focus_value_is_taken_and_named(written: Notebook) -> None:
    written.do("set-focus", "Growth")
    assert "for Growth:" in written.do("plan-week", "Read ten pages").out
    assert "Growth, taken" in written.do("log-opportunity", "a talk on the radio", "-t").out
    assert "for Connection:" in written.do("plan-week", "Call", "-v", "conn").out


@pytest.mark.parametrize("focus", [[], ["Growth", "Connection"]], ids=["none", "two"])
def test_without_a_single_focus_value_the_missing_flag_is_named(written: Notebook, focus: list[str]) -> None:
    written.do("set-focus", *(focus or ["none"]))
    for command in (["plan-week", "Read"], ["log-opportunity", "a talk", "-t"]):
        said = written.run(*command)
        assert (said.code, said.err) == (2, "A value is needed here.\nGive --value VALUE.\n")


def test_the_focus_is_that_of_the_week_that_is_planned(written: Notebook) -> None:
    written.do("set-focus", "Growth", "--week", "next")
    assert "for Growth:" in written.do("plan-week", "Read", "--on", "2026-01-20").out
    assert "for Growth:" in written.do("plan-week", "Read", "--week", "next").out
    assert written.run("plan-week", "Read").code == 2


def test_several_days_plan_one_action_each(written: Notebook) -> None:
    data = written.data("plan-week", "Stretch", "-v", "conn", "--on", "mon", "--on", "thu", "--on", "mon")
    assert [record["day"] for record in data["records"]] == ["2026-01-19", "2026-01-15"]
    assert len(set(data["ids"])) == 2
    written.do("undo")
    assert len(written.data("show-week")["actions"]) == 1


@pytest.mark.parametrize(
    ("arguments", "day", "week"),
    [
        (["--on", "wed"], "2026-01-14", None),  # today, or the next such day
        (["--on", "tue"], "2026-01-20", None),
        (["--on", "tue", "--week", "this"], "2026-01-13", None),  # beside a week: that week's
        (["--on", "tue", "--week", "2026-W05"], "2026-01-27", None),
        (["--on", "tue", "--week", "last"], "2026-01-06", None),
        (["--on", "today", "--week", "this"], "2026-01-14", None),
        (["--on", "tomorrow", "--week", "2026-01-18"], "2026-01-15", None),
        (["--on", "9 jan", "--week", "last"], "2026-01-09", None),
        (["--on", "2026-01-21", "--week", "next"], "2026-01-21", None),
        (["--week", "next"], None, "2026-01-19"),
        (["--week", "2026-01-21"], None, "2026-01-19"),
        (["--week", "sun"], None, "2026-01-12"),
        ([], None, "2026-01-12"),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else None,
)
def test_a_plan_has_a_day_or_a_week(written: Notebook, arguments: list[str], day: str | None, week: str | None) -> None:
    planned = written.data("plan-week", "Call", "-v", "conn", *arguments)["records"][0]
    assert (planned["day"], planned["week"]) == (day, week)
    edited = written.data("edit-action", "3f2", *arguments)["records"][0] if arguments else planned
    assert (edited["day"], edited["week"]) == (day, week)


@pytest.mark.parametrize(
    "week", ["20 jan", "13 jan", "fri", "tue", "next mon", "20.1.", "in a week", "eow", "2026-W09"]
)
def test_a_week_that_is_planned_is_shown_by_the_same_words_and_named(written: Notebook, week: str) -> None:
    planned = written.data("plan-week", "Call", "-v", "conn", "-w", week)
    shown = written.data("show-week", "-w", week)
    assert planned["id"] in [action["id"] for action in shown["actions"]]
    assert shown["week"]["start"] == planned["records"][0]["week"]
    assert f"{planned['records'][0]['week']} to " in planned["message"]
    assert shown["week"]["start"] in written.do("show-week", "-w", week).out.splitlines()[0]
    for command in ("set-focus", "set-aside-week"):
        assert written.data(command, *(["conn"] if command == "set-focus" else []), "-w", week)["message"].count(
            shown["week"]["start"]
        )


@pytest.mark.parametrize("command", [["review-week"], ["show-trends"], ["rate-week", "conn", "5"]], ids=" ".join)
def test_what_was_is_looked_up_backwards_and_the_week_is_named(written: Notebook, command: list[str]) -> None:
    assert "Sun 2026-01-11" in written.do(*command, "--week", "fri").out.splitlines()[0]


@pytest.mark.parametrize(("typed", "day"), [("next fri", "2026-01-23"), ("eow", "2026-01-25"), ("tue", "2026-01-20")])
def test_a_day_beside_a_week_is_one_of_it(written: Notebook, typed: str, day: str) -> None:
    planned = written.data("plan-week", "Call", "-v", "conn", "--on", typed, "--week", "next")
    assert planned["records"][0]["day"] == day


def test_a_day_goes_by_the_first_day_of_the_week(written: Notebook) -> None:
    config = written.home / "config.toml"
    config.write_text('first_day = "sunday"\n')
    for typed, day in (("next sunday", "Sun 2026-01-18"), ("eow", "Sat 2026-01-17")):
        said = written.run("plan-week", "Call", "-v", "conn", "-o", typed, VALUETRACK_CONFIG=str(config))
        assert day in said.out


def test_in_a_log_a_weekday_is_today_or_the_latest_such_day(written: Notebook) -> None:
    days = {"wed": "2026-01-14", "tue": "2026-01-13", "thu": "2026-01-08", "yesterday": "2026-01-13"}
    for typed, day in days.items():
        assert written.data("log-opportunity", "x", "-v", "conn", "-t", "-o", typed)["records"][0]["day"] == day


def test_after_midnight_it_is_still_the_day_before_until_the_day_starts(written: Notebook) -> None:
    config = written.home / "config.toml"
    config.write_text('day_start = "04:00"\n')
    for hour, day in (("03:59", "Tue 2026-01-13"), ("04:00", "Wed 2026-01-14")):
        said = written.run("check-in", "--note", "x", day=f"2026-01-14T{hour}:00", VALUETRACK_CONFIG=str(config))
        assert f"for {day} (" in said.out


def test_weeks_can_begin_on_sunday(written: Notebook) -> None:
    config = written.home / "config.toml"
    config.write_text('first_day = "sunday"\n')
    said = written.run("show-week", VALUETRACK_CONFIG=str(config))
    assert said.out.startswith("The week Sun 2026-01-11 to Sat 2026-01-17")


TAKE_TEXT = [
    (["add-value", "-"], "name"),
    (["edit-value", "conn", "--name", "-"], "name"),
    (["plan-week", "-", "-v", "conn"], "text"),
    (["check-in", "--note", "-"], "note"),
    (["log-opportunity", "-", "-v", "conn", "-t"], "text"),
    (["reflect", "-"], "happened"),
    (["rate-week", "conn", "--note", "-"], "note"),
    (["edit-action", "3f2", "--text", "-"], "text"),
    (["edit-opportunity", "9c1", "--text", "-"], "text"),
    *(
        ([*before, field.flag, "-"], field.field)
        for before, fields in (
            (["add-value", "Care"], MEANING),
            (["plan-week", "Call", "-v", "conn"], PLAN),
            (["check-in", "3f2", "--outcome", "done"], OUTCOME),
            (["reflect"], REFLECTION),
        )
        for field in fields
        if field.takes == "TEXT"
    ),
]


@pytest.mark.parametrize(("arguments", "field"), TAKE_TEXT, ids=lambda case: " ".join(case) if case[0] != "-" else None)
def test_a_dash_reads_the_text_from_standard_input(written: Notebook, arguments: list[str], field: str) -> None:
    said = written.run(*arguments, "--json", stdin="warm words, a 日本 line\n")
    assert said.code == 0, said.err
    kept = [record[field] for record in json.loads(said.out)["data"]["records"] if field in record]
    assert kept in (["warm words, a 日本 line"], [["warm words, a 日本 line"]])


def test_lines_from_standard_input_end_as_they_are_kept_everywhere(written: Notebook) -> None:
    said = written.run("log-opportunity", "-", "-v", "conn", "-t", stdin="one\r\ntwo\rthree\n\n")
    assert said.code == 0
    assert written.data("show-value", "conn")["opportunities"][-1]["text"] == "one\ntwo\nthree\n"


AS_IT_COMES = "one\ftwo\x85three\u2028four\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["as it is", "a byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_text_is_read_in_one_way_from_every_source(written: Notebook, mark: str, end: str) -> None:
    text = f"{mark}{AS_IT_COMES}{end}{end}and more"
    kept = f"{AS_IT_COMES}\n\nand more"
    written.do("log-opportunity", text, "-v", "conn", "-t")
    assert written.run("log-opportunity", "-", "-v", "conn", "-t", stdin=text + end).code == 0
    assert [one["text"] for one in written.data("show-value", "conn")["opportunities"]][-2:] == [kept, kept]

    sections = text + end + end.join(["# What would you say to a friend in the same place?", AS_IT_COMES, ""])
    assert written.run("reflect", "-", stdin=sections).code == 0
    entry = written.data("review-week")["reflection_entries"][-1]
    assert (entry["happened"], entry["kind_words"]) == (kept, AS_IT_COMES.strip())

    said = written.run("compare-options", "-", "--json", stdin=text + end)
    assert json.loads(said.out)["data"]["records"][0]["options"] == [AS_IT_COMES, "and more"]


def test_standard_input_is_utf_8_whatever_the_locale(written: Notebook) -> None:
    said = written.spawn("log-opportunity", "-", "-v", "conn", "-t", stdin="café", PYTHONIOENCODING="ascii")
    assert said.code == 0
    assert written.data("show-value", "conn")["opportunities"][-1]["text"] == "café"


def test_a_reflection_from_standard_input_may_have_the_headings_of_its_template(written: Notebook) -> None:
    heading = "# What would you say to a friend in the same place?"
    text = f"I froze.\n\n{heading}\n\nYou noticed.\nThat counts.\n# Another heading\n"
    written.run("reflect", "-", stdin=text)
    entry = written.data("review-week")["reflection_entries"][-1]
    assert entry["happened"] == "I froze."
    assert entry["kind_words"] == "You noticed.\nThat counts.\n# Another heading"


CLEARED = [
    *((["edit-action", "3f2"], field) for field in (*PLAN, *OUTCOME)),
    *((["edit-opportunity", "9c1"], field) for field in HAPPENED),
    *((["edit-reflection", "b07"], field) for field in (*REFLECTION[1:], *MOMENT)),
    *((["edit-value", "conn"], field) for field in MEANING),
]
SET = {
    "TIME": "9:30",
    "TEXT": "words",
    "0-10": "7",
    "0-100": "70",
    "N": "20",
    "YES-NO": "yes",
    "barrier_kind": "internal",
    "barrier_source": "habit",
    "rate": "mood",
}


@pytest.mark.parametrize("command", ["edit-action", "edit-opportunity", "edit-reflection", "edit-value"])
def test_none_clears_a_number_or_choice_and_an_empty_string_a_text(written: Notebook, command: str) -> None:
    for before, field in CLEARED:
        if before[0] != command:
            continue
        filled = written.data(*before, field.flag, SET[field.takes])["records"][-1]
        assert filled[field.field]
        cleared = written.data(*before, field.flag, "" if field.takes == "TEXT" else "NONE")["records"][-1]
        assert not cleared[field.field]
        assert {key for key in filled if filled[key] != cleared[key]} <= {field.field, "updated_at"}


@pytest.mark.parametrize(
    ("before", "flag", "field"),
    [
        (["edit-action", "3f2"], "--on", "day"),
        (["edit-action", "3f2"], "--outcome", "outcome"),
        (["edit-action", "3f2"], "--carried-from", "carried_from"),
        (["edit-opportunity", "9c1"], "--same-as", "same_as"),
        (["edit-reflection", "b07"], "--about", "about"),
        (["rate-week", "conn"], "--likely", "likely"),
    ],
)
def test_none_clears_a_date_an_id_and_an_outcome(written: Notebook, before: list[str], flag: str, field: str) -> None:
    written.do("rate-week", "conn", "--likely", "3")
    assert written.data(*before, flag, "none")["records"][-1][field] is None


def test_a_rating_is_cleared_by_none_and_its_note_by_an_empty_string(written: Notebook) -> None:
    written.do("rate-week", "conn", "6", "--likely", "7", "--note", "slow")
    cleared = written.data("rate-week", "conn", "none", "--note", "")["records"][0]
    assert (cleared["lived"], cleared["likely"], cleared["note"]) == (None, 7, None)
    written.do("rate-value", "conn", "none", "--on", "2026-01-01")
    assert written.data("list-values")["values"][1]["importance"] is None
    assert written.run("rate-value", "conn", "none").code == 1


@pytest.mark.parametrize("words", [["none"], ["--note", ""], ["none", "--likely", "none"]], ids=str)
def test_where_there_is_nothing_to_clear_nothing_is_written(written: Notebook, words: list[str]) -> None:
    before = written.data("undo", "--list"), written.data("review-week", "--week", "last")
    said = written.do("rate-week", "conn", *words, "--week", "last")
    assert said.out == "Connection: no rating, for the week Mon 2026-01-05 to Sun 2026-01-11.\n"
    assert (written.data("undo", "--list"), written.data("review-week", "--week", "last")) == before


def test_a_plan_for_hard_times_that_is_empty_is_not_made(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    said = notebook.run("maintenance-plan", "--signs", "")
    assert (said.code, said.err) == (1, "Your plan is empty already.\n")


def test_an_occasion_that_is_cleared_is_the_weekly_one(written: Notebook) -> None:
    assert written.data("reflect", "I froze.", "--kind", "none")["records"][0]["kind"] == "weekly"
    for word, kept in (("return", "return"), ("none", "weekly")):
        assert written.data("edit-reflection", "b07", "--kind", word)["records"][0]["kind"] == kept
