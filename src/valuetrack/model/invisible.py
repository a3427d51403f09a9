"""Characters that nobody sees: which of them a text needs, and which could make two names of one or steer a screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# What Unicode lets a screen leave out (Default_Ignorable_Code_Point), with the annotations of U+FFF9 to U+FFFB.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_BLANK = rf"{_IGNORABLE}\s\u2800"
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_IDEOGRAPHS = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Arabic, Indic and other scripts in which a joiner changes the letters beside it.
_JOINING = (
    "\u0620-\u085f\u08a0-\u0dff\u0f00-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af\u1a00-\u1cff\ua800-\ua95f"
    "\ua980-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
_FLAG = "\U0001f3f4"
# What is needed, seen from behind it: so that a search leaps from one such character to the next.
_NEEDED = (
    f"(?<={_FLAG})[\U000e0020-\U000e007e]+\U000e007f"  # the flag of a region
    "|(?<=[0-9#*]\ufe0f)(?=\u20e3)"  # a key with a digit on it
    f"|(?<=[{_EMOJI}][\ufe0e\ufe0f])"
    f"|(?<=[{_EMOJI}\ufe0f]\u200d)(?=[{_EMOJI}])"
    f"|(?<=[{_JOINING}][\u200d\ufe00\u180b-\u180f])|(?<=[{_JOINING}]\u200c)(?=[{_JOINING}])"
    f"|(?<=[{_IDEOGRAPHS}][\ufe00-\ufe02\U000e0100-\U000e01ef])"
)
_SEEN_OR_NOT = f"[{_FLAG}{_IGNORABLE}](?P<needed>{_NEEDED})?"


def is_blank(text: str) -> bool:
    """Whether there is nothing in `text` that anybody could see."""
    return re.search(f"[^{_BLANK}]", text) is None


def without_ignorable(text: str) -> str:
    """`text` without any character that a screen may leave out, needed or not: as names are compared."""
    return text if text.isascii() else re.sub(f"[{_IGNORABLE}]", "", text)


def with_stand_ins(text: str, stand_in: Callable[[str], str]) -> str:
    """`text` with a stand-in for each character that nobody sees, but for those that an emoji or a script needs."""
    if text.isascii():
        return text
    return re.sub(_SEEN_OR_NOT, lambda found: _as_it_is_or(stand_in, found), text)


def _as_it_is_or(stand_in: Callable[[str], str], found: re.Match[str]) -> str:
    is_seen = found["needed"] is not None or found[0] == _FLAG
    return found[0] if is_seen else stand_in(found[0])
