"""The one place through which a person's text reaches a screen."""

from __future__ import annotations

import unicodedata

from valuetrack.model.invisible import with_stand_ins


def safe(text: str) -> str:
    r"""`text` with everything that could steer a terminal written out (``\x1b``).

    Control characters, escape sequences, lone surrogates, and what nobody would see (bidirectional marks, characters
    of no width) are written out; line ends stay, and so do joiners that an emoji or a script needs.
    """
    if text.isascii() and text.replace("\n", "").isprintable():  # most texts; what follows looks at each character
        return text
    seen = with_stand_ins(text, _written_out)
    return "".join(character if _harmless(character) else _written_out(character) for character in seen)


def _harmless(character: str) -> bool:
    if character.isascii():
        return character.isprintable() or character == "\n"
    return unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}


def _written_out(character: str) -> str:
    return " " if character == "\t" else character.encode("unicode_escape", "surrogatepass").decode("ascii")


def one_line(text: str) -> str:
    """`text`, safe, on a single line."""
    return " ".join(safe(text).split())


def field(text: str) -> str:
    """`text` as one field of a tab-separated line: backslash, tab and line end are escaped."""
    escaped = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return safe(escaped)
