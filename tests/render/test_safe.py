"""What a person wrote, on its way to a screen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetrack.render.safe import field, in_json, one_line, safe, stands_as_it_is


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\nlines"),
        ("a\tb", "a b"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\rb\x00\x7f\x9b", "a\\rb\\x00\\x7f\\x9b"),
        ("\u202eabc\u2066\u200f\u061c", "\\u202eabc\\u2066\\u200f\\u061c"),
        ("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        ("half \ud83d", "half \\ud83d"),
        ("a\u200bb\ufeff\u00ad", "a\\u200bb\\ufeff\\xad"),
        ("a\u200db a\ufe0f \U000e0041", "a\\u200db a\\ufe0f \\U000e0041"),
        ("می\u200cخواهم क्\u200dष ❤️ 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "می\u200cخواهم क्\u200dष ❤️ 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
        ("👩‍👩‍👧 e\u0301 人 שבת é", "👩‍👩‍👧 e\u0301 人 שבת é"),
    ],
)
def test_what_could_steer_a_terminal_is_written_out(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_steers_is_left_and_nothing_else_is_touched(text: str) -> None:
    shown = safe(text)

    assert all(character == "\n" or character.isprintable() or not character.isascii() for character in shown)
    assert safe(shown) == shown
    assert shown.encode().decode() == shown


@given(st.text(st.characters()))
def test_a_json_document_says_the_same_without_what_steers(text: str) -> None:
    written = in_json(json.dumps({text: [text]}, ensure_ascii=False, indent=1))

    assert json.loads(written) == {text: [text]}
    assert safe(written) == written


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("tea ☕ 👩‍👧", True), ("two\nlines", False), ("a\ttab", False), ("\x1b", False), ("a\u202e", False), ("", True)],
)
def test_what_a_shell_can_show_is_one_line_that_steers_nothing(text: str, is_so: bool) -> None:
    assert stands_as_it_is(text) is is_so


@pytest.mark.parametrize(("text", "line"), [(" a \n\n b\t", "a b"), ("\x1b\n", "\\x1b"), ("", "")])
def test_a_text_can_be_put_on_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text())
def test_a_field_is_one_line_without_a_tab_from_which_the_text_can_be_had_again(text: str) -> None:
    written = field(text)

    assert not {"\t", "\n"} & set(written)


@pytest.mark.parametrize(("text", "written"), [("a\tb", "a\\tb"), ("a\nb", "a\\nb"), ("a\\n", "a\\\\n")])
def test_a_field_escapes_tab_line_end_and_backslash(text: str, written: str) -> None:
    assert field(text) == written
