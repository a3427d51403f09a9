"""Long text of wide signs stays within the edge in all that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal import at_terminal
from valuetrack.render.cells import cells

if TYPE_CHECKING:
    from tests.notebook import Notebook

LONG = "家族と一緒に夕食を食べて、" * 12
COMMANDS = [
    ["support"],
    ["plan-week", LONG, "-v", "conn", "--barrier", LONG, "--coping", LONG],
    ["log-opportunity", LONG, "-v", "conn", "-t"],
    ["add-value", LONG[:150], "--meaning", LONG],
    ["add-contact", LONG, "--reach", LONG],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_in_a_pipe_of_a_named_width_it_is_wrapped(written: Notebook, command: list[str]) -> None:
    written.do("add-contact", LONG, "--reach", LONG)
    said = written.do(*command, COLUMNS="60")
    assert max(map(cells, f"{said.out}{said.err}".splitlines())) <= 60


def test_at_a_terminal_receipts_support_and_questions_are_wrapped(written: Notebook) -> None:
    written.do("add-contact", LONG, "--reach", LONG)
    written.do("add-value", LONG[:150])
    shown = ""
    for command in (["support"], ["plan-week", "Ring", "-v", LONG[:20], "--barrier", LONG, "--coping", LONG]):
        with at_terminal(written, *command, COLUMNS="60") as terminal:
            assert terminal.end() == 0
        shown += terminal.shown
    with at_terminal(written, "show-value", COLUMNS="60") as terminal:
        terminal.until("Which value?")
        terminal.until("]")
        terminal.press("conn\n")
        terminal.end()
    asked = terminal.shown[: terminal.shown.index("]")]
    assert max(map(cells, f"{shown}{asked}".replace("\r", "").splitlines())) <= 60
