"""What a receipt says, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.receipts import words
from valuetrack.render.voice import Voice

if TYPE_CHECKING:
    from valuetrack.render.receipts import Words
    from valuetrack.reports import Receipt


def spoken(receipt: Receipt, *, words_only: bool = False) -> Words:
    """A receipt in words."""
    return words(receipt, Voice(words_only))
