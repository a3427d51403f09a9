"""Texts that would steer a terminal, a spreadsheet or a reader, and what is left of them on a screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

PIECES: tuple[str, ...] = (
    *(chr(one) for one in (*range(0x01, 0x0A), *range(0x0B, 0x20), 0x7F, *range(0x80, 0xA0))),
    *("\n", "\t\t", "\r", "over\rwritten", "\n\n\n", "\x0b\x0c", "\b\b\b\b"),
    *("\x1b[31m", "\x1b[2J\x1b[H", "\x1b[1m\x1b[36m", "\x1b]0;title\x07", "\x1bPq#0\x1b\\", "\x1bc", "\x1b(0", "\x1b"),
    *("\x9b31m", "\x90q\x9c", "\x9d0;title\x9c", "\x1b[?1049h", "\x1b[6n", "\x1b]52;c;dGVh\x07"),
    *(f"\x1b]8;;http://tea.example{end}tea\x1b]8;;{end}" for end in ("\x07", "\x1b\\", "\x9c")),
    "\x9d8;;http://tea.example\x9ctea\x9d8;;\x9c",
    *(chr(one) for one in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)),
    *("\u2066a\u202eb\u2069", "\u202egnp.exe", "\u200b", "\u200c\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e"),
    *("\u2028", "\u2029", "\x85", "\u206a\u206f", "\ufff9a\ufffab\ufffb", "\u3164", "\uffa0", "\u034f"),
    *("\U000e0001\U000e0074\U000e0065\U000e0061\U000e007f", "a\ufe0e\ufe0f", "b\U000e0100", "\U0001d173"),
    *("e" + "\u0301" * 40, "\u0489" * 20, "\u20dd" * 9, "日" * 30, "👩\u200d👩\u200d👧" * 9, "\ufdfd" * 9, "🏴"),
    *("A" * 90, "[red]", "[/red]", "[/]", "[link=http://tea.example]tea[/link]", "[bold", "\\[", ":smile:", "{0} %s"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", ";=1+1", "|", "\uff1d1", "\n=cmd|' /C calc'!A0\n"),
    *('"', "'", "\\", "\\x1b", "\\u001b[31m", '{"a": "\\u001b"}', "$(touch x)", "`", "!!", "--db", "<b>", "[[x]]"),
)  # fmt: skip
# What an argument may hold and a record may not: bytes that are no UTF-8, as Python has them.
UNKEPT = ("\udc9b31m", "\udc9d8;;tea", "\udcff\udcfe", "\udce2\udc80", "\udc85")

_UNSEEN = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0001\ud800-\udfff"
)
# Joiners, variations and tags belong to an emoji or a script, and nothing of that kind has a letter of ASCII before it.
_ALONE = "(?:^|[ -~\n])[\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e0fff]"
_STEERS = re.compile(f"[{_UNSEEN}]|{_ALONE}")
# Bold, dim and cyan, as the pages and the questions have them.
_OWN = re.compile("\x1b\\[(?:0|1|2|36)m")


def as_kept(text: str) -> str:
    """What is stored of a text that begins with a letter: all of it, with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def steering(said: str, *, colour: bool = False) -> set[str]:
    """What of it would steer a terminal, or be unseen there; with `colour` the program's own weights are no part."""
    return set(_STEERS.findall(_OWN.sub("", said) if colour else said))


def mixed(chance: random.Random, pieces: tuple[str, ...] = PIECES) -> str:
    """Some of the pieces, with and without letters between them."""
    return "".join(f"{one}{chance.choice(['', ' ', 'x'])}" for one in chance.sample(pieces, 3))


def of_every_piece(chance: random.Random) -> Iterator[str]:
    """Texts without end, in which each piece comes as often as any other."""
    while True:
        left = chance.sample(PIECES, len(PIECES))
        while left:
            yield "".join(f"{left.pop()}{chance.choice(['', ' ', 'x'])}" for _ in range(min(3, len(left))))
