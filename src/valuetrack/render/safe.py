"""The one place through which a person's text reaches a screen."""

from __future__ import annotations

import re

from valuetrack.model.invisible import with_stand_ins

# Control characters but for the line end, ends of lines and paragraphs, halves of surrogate pairs.
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def safe(text: str) -> str:
    r"""`text` with everything that could steer a terminal written out (``\x1b``).

    Control characters, escape sequences, lone surrogates, and what nobody would see (bidirectional marks, characters
    of no width) are written out; line ends stay, and so do joiners that an emoji or a script needs.
    """
    if text.isascii() and text.replace("\n", "").isprintable():  # most texts; what follows looks at each character
        return text
    return _STEERING.sub(lambda one: _written_out(one[0]), with_stand_ins(text, _written_out))


def stands_as_it_is(text: str) -> bool:
    """Whether `text` is one line that a screen shows as it is."""
    return "\n" not in text and safe(text) == text


def _written_out(character: str) -> str:
    return " " if character == "\t" else character.encode("unicode_escape", "surrogatepass").decode("ascii")


def in_json(document: str) -> str:
    r"""A JSON document with the same characters written as JSON itself escapes them (``\u001b``): it says the same."""
    return _STEERING.sub(lambda one: _escaped(one[0]), with_stand_ins(document, _escaped))


def _escaped(character: str) -> str:
    return re.sub("(....)", r"\\u\1", character.encode("utf-16-be", "surrogatepass").hex())


def one_line(text: str) -> str:
    """`text`, safe, on a single line."""
    return " ".join(safe(text).split())


def field(text: str) -> str:
    """`text` as one field of a tab-separated line: backslash, tab and line end are escaped."""
    escaped = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return safe(escaped)
