"""Changes as a list, and what a deletion would take out."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.render.screens import form, told
from valuetrack.render.page import Listing
from valuetrack.reports.changes import ChangeLine, ChangeList, WouldDelete

AT = datetime(2026, 1, 14, 20, 5, tzinfo=UTC)


def listing(report: object) -> Listing:
    found = form(report)
    assert isinstance(found, Listing)
    return found


def test_a_change_is_one_row_with_its_local_time() -> None:
    lines = (
        ChangeLine(AT, "delete", (("check_in", 1), ("action", 2)), undone=True),
        ChangeLine(AT, "maintenance-plan", (("maintenance", 1),), undone=False),
    )
    when = AT.astimezone().strftime("%Y-%m-%d %H:%M")

    found = listing(ChangeList(lines))

    assert found.table.rows == (
        (when, "delete", "1 note, 2 actions", "taken back"),
        (when, "maintenance-plan", "1 maintenance plan", ""),
    )
    assert found.remark == ""


def test_without_a_change_that_is_remarked() -> None:
    assert listing(ChangeList(())).remark == "Nothing is changed (yet)."


def test_what_a_deletion_would_take_out_is_shown() -> None:
    assert told(WouldDelete("1", "note", "half way")) == "This would delete the note: half way\n"
