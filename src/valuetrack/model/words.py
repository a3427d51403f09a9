"""When two texts of a person are the same words, in any case and however they were typed."""

from __future__ import annotations

import unicodedata

from valuetrack.model.invisible import without_ignorable

_ENDS = " .!\u2026"


def folded(name: str) -> str:
    """`name` in any case, composed, with single blanks, without what nobody sees."""
    return " ".join(unicodedata.normalize("NFC", without_ignorable(name)).casefold().split())


def as_known(text: str) -> str:
    """What texts have in common that name the same barrier, goal or side of a value: folded, without a last full stop.

    It tells them apart and is never shown.
    """
    said = folded(text)
    return said.rstrip(_ENDS) or said
