"""Text broken into lines by the cells that it takes on a screen, of which some signs take two and some none."""

from __future__ import annotations

import re
import unicodedata

_VARIATION, _JOINER = "\ufe0f", "\u200d"
_NO_BREAK = "\N{NO-BREAK SPACE}"  # which Python does not call printable
_NOT_FIRST = "、。，．・：；？！）」』】》〉ー々…"
_NOT_LAST = "（「『【《〈"


def cells(text: str) -> int:
    """How many cells `text` takes; an emoji of several signs counts as all of them, so that it is never too few."""
    return len(text) if text.isascii() else sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if character == _VARIATION:  # the sign before it becomes a wide one
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def broken(line: str, width: int, indent: str = "") -> list[str]:
    """`line` as lines of at most `width` cells: broken at blanks, and between wide signs; what goes on has an `indent`.

    A word of narrow ASCII letters stays whole, however long it is, so that it can be copied.
    """
    lines, last = [], ""
    for blanks, word in re.findall("( *)([^ ]+)", line):
        for piece in _pieces(word, width - len(indent)):
            if last.strip() and cells(last) + len(blanks) + cells(piece) > width:
                lines.append(last)
                last = indent + piece
            else:
                last += blanks + piece
            blanks = ""  # noqa: PLW2901 - they stand before the first piece alone
    return [*lines, last]


def _pieces(word: str, room: int) -> list[str]:
    """The parts of a word between which a line may end."""
    pieces: list[str] = []
    for character in word:
        taken = _cells(character)
        last = pieces[-1] if pieces else ""
        goes_on = taken == 0 or character in (_VARIATION, *_NOT_FIRST) or last[-1:] in (_JOINER, *_NOT_LAST)
        is_narrow = taken == 1 and last.replace(_NO_BREAK, "").isprintable() and _cells(last[-1:] or "一") == 1
        if last and (goes_on or (is_narrow and (last.isascii() or cells(last) < room))):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
