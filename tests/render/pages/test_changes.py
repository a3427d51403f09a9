"""Changes as a list, and what a deletion would take out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.render.screens import form, told
from valuetrack.render.page import Listing, Table
from valuetrack.reports.changes import ChangedThing, ChangeLine, ChangeList, WouldDelete

AT = datetime(2026, 1, 14, 20, 5, tzinfo=UTC)


def listing(report: object, *, words_only: bool = False) -> Listing:
    found = form(report, words_only=words_only)
    assert isinstance(found, Listing)
    return found


NIGHTS = ChangedThing("1", "", "short nights", None, None)
ANA = ChangedThing("4", "4", "", None, None)
CALL = ChangedThing(
    "3f2e", "3f2", "call Ines of the garden, and ask whether Sunday is fine with her", date(2026, 1, 14), None
)
WEEK = ChangedThing("5", "", "", None, date(2026, 1, 12))
LINES = (
    ChangeLine(AT, "delete", (("check_in", 1), ("action", 2)), undone=True, things=(CALL, NIGHTS, ANA)),
    ChangeLine(AT, "set-focus", (("week", 1),), undone=False, things=(WEEK,)),
    ChangeLine(AT, "maintenance-plan", (("maintenance", 1),), undone=False),
    ChangeLine(AT, "demo", (("action", 5),), undone=False, things=(CALL, NIGHTS, WEEK, CALL, CALL)),
)
WHEN = AT.astimezone().strftime("%Y-%m-%d %H:%M")


def test_for_a_program_a_change_is_one_row_that_ends_with_what_was_changed_first() -> None:
    found = listing(ChangeList(LINES))

    assert found.table.rows[:3] == (
        (WHEN, "delete", "1 note, 2 actions", "taken back", "3f2", CALL.words, "2026-01-14"),
        (WHEN, "set-focus", "1 week", "", "", "", "2026-01-12"),
        (WHEN, "maintenance-plan", "1 maintenance plan", "", "", "", ""),
    )
    assert found.remark == ""


@pytest.mark.parametrize(("words_only", "many"), [(False, "and 2 more"), (True, "and more")])
def test_people_see_what_was_changed_in_their_words_with_its_day_and_id(words_only: bool, many: str) -> None:
    [table] = listing(ChangeList(LINES), words_only=words_only).blocks
    assert isinstance(table, Table)
    call = '"call Ines of the garden, and ask whether Sunday is fine w..." for Wed 2026-01-14'
    week = "the week Mon 2026-01-12 to Sun 2026-01-18"
    plan = "maintenance plan" if words_only else "1 maintenance plan"

    assert table.rows == (
        (WHEN, f'delete: {call}, "short nights" (3f2 and 4)', "taken back"),
        (WHEN, f"set-focus: {week}", ""),
        (WHEN, f"maintenance-plan: {plan}", ""),
        (WHEN, f'demo: {call}, "short nights", {week}, {many} (3f2)', ""),
    )


@pytest.mark.parametrize(("words_only", "more"), [(False, "And 7 more."), (True, "And more before that.")])
def test_how_many_more_there_are_is_remarked(words_only: bool, more: str) -> None:
    assert listing(ChangeList(LINES, more=7), words_only=words_only).remark == more


def test_without_a_change_that_is_remarked() -> None:
    assert listing(ChangeList(())).remark == "Nothing is changed (yet)."


def test_what_a_deletion_would_take_out_is_shown() -> None:
    assert told(WouldDelete("1", "note", "half way")) == "This would delete the note: half way\n"
