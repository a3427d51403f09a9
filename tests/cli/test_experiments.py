"""Beliefs that were tried out, at the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.eight_weeks import typed_in
from tests.terminal import shown

if TYPE_CHECKING:
    from tests.notebook import Notebook


@pytest.fixture
def lived(notebook: Notebook) -> Notebook:
    """Eight weeks."""
    return typed_in(notebook)


def test_in_a_pipe_each_is_a_line_of_fields(lived: Notebook) -> None:
    first, second = lived.do("list-experiments").out.splitlines()

    assert first.split("\t")[1:] == [
        "Tue 2026-01-13", "Friends", "she is busy", "80", "Ring Ana", "done", "she had time", "20", "-60", ""
    ]  # fmt: skip
    assert second.split("\t")[1:] == [
        "week of Mon 2026-02-09", "Friends", "no answer", "", "Write to Dan", "open", "", "still open", "", ""
    ]  # fmt: skip


def test_at_a_terminal_each_is_told(lived: Notebook) -> None:
    text = shown(lived, "list-experiments", more={"NO_COLOR": "1"})
    first, second = (one["short"] for one in lived.data("list-experiments")["experiments"])

    assert text.splitlines() == [
        "What you tested",
        f"  • Tue 2026-01-13 ({first}), Friends: she is busy (believed 80 of 100)",
        "    tried: Ring Ana (done)",
        "    what happened: she had time",
        "    afterwards: 20 of 100, -60",
        f"  • week of Mon 2026-02-09 ({second}), Friends: no answer",
        "    tried: Write to Dan (open)",
        "    still open",
    ]


def test_in_words_only_mode_strengths_are_words(lived: Notebook) -> None:
    text = shown(lived, "list-experiments", "--words-only", more={"NO_COLOR": "1"})

    assert "she is busy (believed strongly)" in text
    assert "afterwards: a little, less than before" in text
    piped = lived.do("list-experiments", "--words-only").out.splitlines()[0].split("\t")
    assert (piped[4], piped[8], piped[9]) == ("strongly", "a little", "less than before")


def test_without_any_a_sentence_says_so(notebook: Notebook) -> None:
    said = notebook.do("list-experiments")

    assert (said.out, notebook.data("list-experiments")) == ("", {"experiments": [], "elsewhere": 0})
    assert said.err.startswith("No belief is tried out (yet). `valuetrack plan-week --belief`")
