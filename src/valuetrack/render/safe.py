"""The one place through which a person's text reaches a screen."""

from __future__ import annotations

import unicodedata

_BIDI = {"\u061c", "\u200e", "\u200f", *"\u202a\u202b\u202c\u202d\u202e", *"\u2066\u2067\u2068\u2069"}


def safe(text: str) -> str:
    r"""`text` with everything that could steer a terminal written out (``\x1b``).

    Control characters, escape sequences, bidirectional marks and overrides, and lone
    surrogates are neutralised; line ends stay, and so do joiners that emoji need.
    """
    return "".join(character if _harmless(character) else _written_out(character) for character in text)


def _harmless(character: str) -> bool:
    if character.isascii():
        return character.isprintable() or character == "\n"
    return character not in _BIDI and unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}


def _written_out(character: str) -> str:
    return " " if character == "\t" else character.encode("unicode_escape", "surrogatepass").decode("ascii")


def one_line(text: str) -> str:
    """`text`, safe, on a single line."""
    return " ".join(safe(text).split())


def field(text: str) -> str:
    """`text` as one field of a tab-separated line: backslash, tab and line end are escaped."""
    escaped = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return safe(escaped)
