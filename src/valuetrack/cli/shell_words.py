"""What stands on the shell's line: words put together again from bash's pieces, and a candidate as bash takes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAKS = {"=", ":"}
_AS_IT_IS = r"[^\w@%+=:,./-]"


class TypedWord(Frozen):
    """The word at which completion was asked for, after the words `before` it.

    `text` is what the shell reads so far. Of it, bash leaves the first `stays` characters on the line and puts the
    candidate in place of the rest; `quote` is the one that is still open there.
    """

    before: tuple[str, ...]
    text: str
    stays: int
    quote: str

    def inserted(self, candidate: str) -> str:
        """What bash is to put on the line, so that it reads back as `candidate`."""
        rest = candidate[self.stays :]
        if self.quote == "'":
            return rest.replace("'", r"'\''")
        return re.sub(r'(["\\$`])' if self.quote else f"({_AS_IT_IS})", r"\\\1", rest)


def typed_word(pieces: Sequence[str], line: str) -> TypedWord:
    """The word that is typed, from the pieces into which bash cuts a line up to the cursor: at blanks, = and :."""
    words: list[list[str]] = []
    for number, piece in enumerate(pieces):
        begins_anew = number == len(pieces) - 1 and not piece and line.endswith((" ", "\t"))
        is_beside_break = bool(words) and (piece[:1] in _BREAKS or words[-1][-1][-1:] in _BREAKS)
        if number > 1 and is_beside_break and not begins_anew:
            words[-1].append(piece)
        else:
            words.append([piece])
    *before, last = words
    own = "" if set(last[-1]) <= _BREAKS else last[-1]
    start, _, _ = _read("".join(last).removesuffix(own) if own else "".join(last))
    text, quote, quoted_from = _read(own)
    stays = len(start) + (quoted_from if quote else 0)
    args = tuple(_read("".join(word))[0] for word in before[1:])
    option, equals, value = (start + text).partition("=")
    if equals and option.startswith("--") and "--" not in args:
        return TypedWord((*args, option), value, max(0, stays - len(option) - 1), quote)
    return TypedWord(args, start + text, stays, quote)


def _read(raw: str) -> tuple[str, str, int]:
    """What a shell reads of a piece, the quote that is open at its end, and the length of what stands before that."""
    text, quote, quoted_from = "", "", 0
    escaped = False
    for character in raw:
        if escaped:
            text += character if not quote or character in '"\\$`' else f"\\{character}"
            escaped = False
        elif character == "\\" and quote != "'":
            escaped = True
        elif character == quote:
            quote = ""
        elif not quote and character in "\"'":
            quote, quoted_from = character, len(text)
        else:
            text += character
    return text, quote, quoted_from
