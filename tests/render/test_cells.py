"""Lines of cells: wide signs, marks that take none, and words that stay whole."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetrack.render.cells import broken, cells


@pytest.mark.parametrize(
    ("text", "width"),
    [("plain", 5), ("é", 1), ("e\u0301", 1), ("日本", 4), ("ｗ", 2), ("👍🏽", 4), ("❤️", 2), ("می\u200cخ", 3), ("", 0)],
)
def test_a_text_takes_so_many_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("日本語の価値", ["日本語の価", "値"]),
        ("日本語の価、値", ["日本語の", "価、値"]),
        ("日本語の「価値」", ["日本語の", "「価値」"]),
        ("a 日本語の価値", ["a 日本語の", "価値"]),
        ("日本語 of value", ["日本語 of", "value"]),
        ("👩‍👩‍👧👩‍👩‍👧", ["👩‍👩‍👧", "👩‍👩‍👧"]),
        ("ไทยไม่มีช่องว่าง", ["ไทยไม่มีช่องว่", "าง"]),
        ("http://example.org is long", ["http://example.org", "is long"]),
        ("  日本語の価値", ["  日本語の", "価値"]),
        ("", [""]),
    ],
)
def test_a_line_is_broken_by_cells(line: str, lines: list[str]) -> None:
    assert broken(line, 10) == lines


def test_what_goes_on_has_an_indent() -> None:
    assert broken("日本語の価値を", 8, "  ") == ["日本語の", "  価値を"]


@given(st.text("ab 日、本e\u0301"), st.integers(6, 40))
def test_no_line_is_wider_than_there_is_room_and_nothing_is_lost(line: str, width: int) -> None:
    lines = broken(line, width)
    words = ("".join(line.split()), "".join("".join(lines).split()))
    assert words[0] == words[1]
    assert all(cells(one) <= width or "、" in one or one.strip().isascii() or " " not in one for one in lines)


@given(st.lists(st.text("abc.-", min_size=1, max_size=12), max_size=30).map(" ".join), st.integers(8, 60))
def test_narrow_words_are_wrapped_as_ever(line: str, width: int) -> None:
    wrap = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    assert broken(line, width) == (wrap.wrap(line) or [""])


def test_a_blank_that_keeps_words_together_ends_no_line() -> None:
    bracket = "[Enter:\N{NO-BREAK SPACE}hard\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}say]"
    assert broken(f"How strong is it? {bracket}", 30) == ["How strong is it?", bracket]
