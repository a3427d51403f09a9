"""Pages as Markdown and as rows of a table."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.store.stores import NOW, WED, an_activity
from valuetrack.frozen import replace
from valuetrack.render.book import as_markdown, file_name
from valuetrack.render.page import Bar, Chart, Column, Heading, Items, Line, Page, Paragraph, Table
from valuetrack.render.tables import header, row


def test_each_part_of_a_page_has_its_form_in_markdown() -> None:
    page = Page(
        (
            Heading("A *week*"),
            Paragraph("- no list\n1. nor this"),
            Items(("one\ntwo", "three")),
            Table((Column("a"), Column("b")), ((Bar(3), Bar(None)), ("x|y", "one\ntwo"))),
            Chart(("1",), (Line("lived", (3,), "3 weeks"),)),
        )
    )

    assert as_markdown(page, ()) == (
        "## A \\*week\\*\n\n\\- no list\n1\\. nor this\n\n- one\n  two\n- three\n\n"
        "| a | b |\n| --- | --- |\n| 3 | \\- |\n| x\\|y | one<br>two |\n\n- lived: 3 weeks\n"
    )
    assert as_markdown(Page(()), ["values/Tea"]) == "## See also\n\n- [[values/Tea|Tea]]\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Tea", "Tea"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        ("..", "value"),
        ("con", "con-"),
        ("LPT1", "LPT1-"),
        ("x" * 300, "x" * 60),
        ("家族 🌱", "家族"),
        ("a\tb", "a-b"),
    ],
)
def test_a_name_is_that_of_a_file_on_every_system(name: str, said: str) -> None:
    assert file_name(name) == said


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_a_cell_that_a_spreadsheet_would_run_is_a_text(first: str) -> None:
    record = replace(an_activity(text=f"{first}1+1"), created_at=NOW, helped=("tea", "snow"), minutes=0)

    cells = dict(zip(header(type(record)).strip().split(","), _cells(row(record)), strict=True))

    assert cells["text"] == f"'{first}1+1"
    assert (cells["helped"], cells["minutes"], cells["day"]) == ("tea\nsnow", "0", str(WED))
    assert cells["created_at"] == "2026-01-14T19:00:00.250000+00:00"


@given(
    st.lists(st.sampled_from(["=1+1", "-1", "@x", "\uff1d1", ";", "\t", "\n", '"', ",", "'", " ", "tea"]), min_size=1)
    .map("".join)
    .filter(str.strip),
    st.sampled_from(",;\t"),
)
@example("tea\n=cmd|' /C calc'!A0\nsnow", ";")
@example("tea;=1+1", ";")
def test_a_cell_is_a_text_whatever_a_spreadsheet_takes_for_the_end_of_one(text: str, delimiter: str) -> None:
    record = replace(an_activity(text=text), helped=("tea", text.lstrip("\n")), learned=text)

    rows = csv.reader(io.StringIO(row(record), newline=""), delimiter=delimiter)

    begins = [cell.strip()[:1] for cells in rows for cell in cells]
    assert not {"=", "+", "-", "@", "\uff1d"} & {*begins}


def _cells(line: str) -> list[str]:
    [cells] = csv.reader(io.StringIO(line, newline=""))
    return cells
