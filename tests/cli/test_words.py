"""The command that gives what is known by its words other ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk import at_desk

if TYPE_CHECKING:
    from tests.notebook import Notebook


def test_it_says_what_it_did(written: Notebook) -> None:
    assert written.do("rename-words", "NO", "silence").out == '"no words" is now "silence", in 1 entry.\n'
    assert written.do("rename-words", "silence", "x", "--words-only").out == '"silence" is now "x", everywhere.\n'
    assert written.do("undo").out.startswith("Took back: rename-words (1 action)")


def test_what_is_left_out_is_asked_for(written: Notebook) -> None:
    said = at_desk(written, "rename-words", answers={"Which one?": "1", "In other words?": "silence"})
    assert said.code == 0
    assert '"no words" is now "silence"' in said.out
    assert at_desk(written, "rename-words", "silence", answers={"In other words?": ""}).code == 1


def test_the_beginning_of_its_name_does_not_run_it(written: Notebook) -> None:
    assert at_desk(written, "rename", "no words", "x").code == 2
