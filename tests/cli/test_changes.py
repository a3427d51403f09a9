"""Deleting, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.notebook import Notebook


@pytest.mark.parametrize(
    ("prefix", "kind", "text"),
    [
        ("3f2", "action", "Text Priya at lunch"),
        ("9c1", "opportunity", "lunch invitation"),
        ("b07", "reflection", "I froze."),
        ("d0e", "note", "two of three so far"),
    ],
)
def test_deleting_needs_a_yes_can_be_tried_and_can_be_undone(
    written: Notebook, prefix: str, kind: str, text: str
) -> None:
    before = written.content()
    asked = written.run("delete", prefix)
    assert (asked.code, asked.err) == (2, "Your yes is needed here.\nGive --yes.\n")
    tried = written.do("delete", prefix, "--dry-run")
    assert tried.out == f"This would delete the {kind}: {text}\n"
    assert written.do("delete", prefix, "--dry-run", "--yes").out == tried.out
    assert written.content() == before
    whole = written.data("review-week"), written.data("show-value", "conn")
    assert written.do("delete", prefix, "--yes").out.startswith(f'Deleted the {kind} "{text}" ({prefix}) of ')
    assert written.run("delete", prefix, "--yes").code == 1
    written.do("undo")
    assert (written.data("review-week"), written.data("show-value", "conn")) == whole


def test_a_reflection_without_a_first_text_is_named_by_the_next(written: Notebook) -> None:
    written.do("edit-reflection", "b07", "--happened", "", "--learned", "mornings")
    assert written.do("delete", "b07", "--dry-run").out.endswith(": mornings\n")
    written.do("edit-reflection", "b07", "--learned", "")
    assert written.do("delete", "b07", "--dry-run").code == 0


CHANGES = [
    ["add-value", "Care", "--importance", "5"],
    ["rate-value", "conn", "3"],
    ["edit-value", "conn", "--name", "Closeness"],
    ["archive-value", "conn"],
    ["restore-value", "Rest"],
    ["set-focus", "conn", "growth"],
    ["plan-week", "Stretch", "-v", "conn", "-o", "mon", "-o", "thu"],
    ["set-aside-week"],
    ["check-in", "3f2", "--outcome", "done"],
    ["check-in", "3f2", "--outcome", "carried", "--to", "2026-01-20"],
    ["check-in", "--note", "x"],
    ["log-opportunity", "x", "-v", "conn", "-t", "--same-as", "3f2"],
    ["reflect", "x", "--about", "9c1"],
    ["rate-week", "conn", "6"],
    ["edit-action", "3f2", "--on", "none"],
    ["edit-opportunity", "9c1", "-n"],
    ["edit-reflection", "b07", "--learned", "x"],
    ["delete", "3f2", "--yes"],
]


def seen(notebook: Notebook) -> list[Any]:
    """Everything that the reports show."""
    reports = (["list-values", "--all"], ["show-value", "conn"], ["show-value", "growth"], ["review-week"])
    return [notebook.data(*report) for report in (*reports, ["show-week"], ["show-week", "-w", "next"], ["set-focus"])]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: " ".join(change)[:30])
def test_every_change_is_taken_back_and_brought_back_whole(written: Notebook, change: list[str]) -> None:
    before = seen(written)
    written.do(*change)
    after = seen(written)
    assert after != before
    assert written.do("undo").out.startswith(f"Took back: {change[0]} (")
    assert seen(written) == before
    assert written.do("redo").out.startswith(f"Brought back: {change[0]} (")
    assert seen(written) == after


def test_undo_goes_back_step_by_step_to_an_empty_notebook(written: Notebook) -> None:
    for _ in range(3):
        written.do("undo")
    assert written.data("list-values", "--all")["values"] == []
    said = written.run("undo")
    assert (said.code, said.err) == (1, "There is nothing to take back.\n")
    for _ in range(4):
        written.do("redo")
    assert written.run("redo").code == 1
    assert written.data("review-week")["values"][0]["lived"] == 5


def test_the_list_of_changes_is_latest_first_and_says_what_is_taken_back(written: Notebook) -> None:
    written.do("check-in", "--note", "x")
    written.do("undo")
    lines = [line.split("\t") for line in written.do("undo", "--list").out.splitlines()]
    assert [line[1] for line in lines] == ["check-in", "rate-week", "reflect", "plan-week", "add-value"]
    assert [line[3] for line in lines] == ["taken back", "taken back", "", "", ""]
    assert lines[0][2] == "1 note"
    assert written.data("undo", "--list")["changes"][0]["records"] == ["1 note"]
