"""Putting a note of a day right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.notebook import Notebook


def test_a_note_gets_other_words_another_day_or_both(written: Notebook) -> None:
    assert (
        written.do("edit-note", "d0e", "--note", "three of three").out == "Edited your note of Tue 2026-01-13 (d0e).\n"
    )
    assert written.do("edit-note", "d0e", "--on", "mon").out == "Edited your note of Mon 2026-01-12 (d0e).\n"
    [note] = written.data("review-week")["check_in_entries"]
    assert (note["note"], note["date"]) == ("three of three", "2026-01-12")
    written.do("edit-note", "d0e", "--note", "so far", "--on", "yesterday")
    assert written.data("show", "d0e")["record"]["note"] == "so far"
    written.do("undo")
    assert written.data("show", "d0e")["record"]["note"] == "three of three"


def test_without_anything_to_change_it_is_not_understood(written: Notebook) -> None:
    said = written.run("edit-note", "d0e")
    assert (said.code, said.err) == (2, "Something to change is needed here.\nGive --note or --on.\n")
    assert written.run("edit-note", "d0e", "--note", "").code == 2
    assert written.run("edit-note", "3f2", "--note", "x").err.startswith("3f2 is an action, not a note of a day.")
