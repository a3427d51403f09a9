"""What begins later, rests, is retired or is of another value is counted: no list says "no … yet" beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.notebook import Notebook

LATER = "1 value begins later"


@pytest.mark.parametrize(
    ("command", "words_only"),
    [
        (("list-values",), "Some values begin later; --all shows all."),
        (("review-week",), "Some values begin later; `valuetrack list-values --all` shows all."),
        (("show-trends",), "Some values begin later; `valuetrack list-values --all` shows all."),
    ],
)
def test_a_value_that_begins_later_is_counted_where_there_is_no_other(
    notebook: Notebook, command: tuple[str, ...], words_only: str
) -> None:
    notebook.do("add-value", "Tea", "--on", "2026-01-19")

    said = notebook.do(*command)

    assert LATER in said.out + said.err
    assert "(yet)" not in said.out + said.err
    assert "No value yet" not in said.err
    in_words = notebook.do(*command, "--words-only")
    assert words_only in in_words.out + in_words.err
    assert LATER not in notebook.do(*command, day="2026-01-21").out


def test_a_value_that_rests_and_one_that_begins_later_are_both_counted(notebook: Notebook) -> None:
    for name, begins in (("Snow", "2026-01-01"), ("Tea", "2026-01-19")):
        notebook.do("add-value", name, "--on", begins)
    notebook.do("archive-value", "Snow", "--on", "2026-01-02")

    for command in ("review-week", "show-trends"):
        week = ("--week", "this", *(("--weeks", "1") if command == "show-trends" else ()))
        assert f"1 archived value is not shown; {LATER}; `valuetrack list-values" in notebook.do(command, *week).out
    assert notebook.data("review-week")["later"] == 1


def test_the_list_of_one_value_counts_what_is_of_others(written: Notebook) -> None:
    assert (
        written.do("list-steps", "conn").err == "No step on this ladder yet; 2 steps on others: valuetrack list-steps\n"
    )
    assert written.do("list-steps", "growth").err == "1 step hidden, retired or of a value at rest; --all shows all.\n"
    tried = written.do("list-experiments", "--value", "growth")
    assert tried.err == "No belief of this value is tried out (yet); 1 belief of others: valuetrack list-experiments\n"
    assert written.data("list-steps", "conn")["elsewhere"] == 2
    assert written.data("list-experiments", "-v", "growth")["elsewhere"] == 1
    assert written.do("list-experiments", "--words-only", "-v", "growth").err.count("some beliefs of others") == 1
