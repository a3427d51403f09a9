"""The command that shows a barrier, at a terminal and without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import at_desk

if TYPE_CHECKING:
    from tests.notebook import Notebook


@pytest.mark.parametrize("answer", ["1", "NO W"])
def test_without_words_one_is_chosen_from_a_list(written: Notebook, answer: str) -> None:
    said = at_desk(written, "show-barrier", answers={"Which one? Its number or its words": answer})
    assert said.code == 0
    assert "  1  no words\n" in said.out
    assert "Planned with it in mind" in said.out


def test_where_nothing_is_written_that_is_said(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    assert at_desk(notebook, "show-barrier").code == 1
    said = notebook.run("show-barrier")
    assert (said.code, said.err) == (2, "What got in the way is needed here.\nGive WORDS.\n")
