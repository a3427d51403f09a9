"""Treatment goals at a terminal: which one is meant, and which one a step serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import at_desk

if TYPE_CHECKING:
    from tests.notebook import Notebook

WHICH = "Does it serve one of these goals? Its number or its words"
PLANNING = {
    "What will you do?": "swim",
    "For which value?": "conn",
    "Add more?": "y",
}


@pytest.fixture
def served(written: Notebook) -> Notebook:
    """Two goals are served."""
    written.do("edit-action", "3f2", "--goal", "Meet friends")
    written.do("plan-week", "Sleep by ten", "-v", "growth", "--on", "fri", "--goal", "better nights")
    return written


@pytest.mark.parametrize("answer", ["2", "meet"])
def test_without_words_one_is_chosen_from_a_list(served: Notebook, answer: str) -> None:
    said = at_desk(served, "show-goal", answers={"Which one? Its number or its words": answer})

    assert said.code == 0
    assert "Meet friends\n" in said.out


def test_where_no_goal_is_written_that_is_said(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    assert at_desk(notebook, "show-goal").code == 1
    assert (
        notebook.do("list-goals").err
        == "No goal yet. `valuetrack plan-week --goal` says which treatment goal an action serves.\n"
    )
