"""From bytes to text, and from text to JSON, with what a hostile file may hold."""

from __future__ import annotations

import codecs
import json
from typing import Any, NoReturn

from valuetrack.errors import BadFile

_BY_MARK = {
    codecs.BOM_UTF8: ("utf-8-sig", "UTF-8"),
    codecs.BOM_UTF32_LE: ("utf-32", "UTF-32"),  # it begins as the next one does
    codecs.BOM_UTF16_LE: ("utf-16", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16", "UTF-16"),
}
# Every other byte of plain letters in UTF-16 is a NUL; a text in any other encoding hardly has one.
_MANY = 4


def decoded(data: bytes) -> tuple[str, str]:
    """A file as text, without a byte order mark, and the name of its encoding. Raises BadFile."""
    codec, name = _encoding_of(data)
    try:
        return data.decode(codec).removeprefix("\ufeff"), name
    except UnicodeDecodeError:
        raise BadFile("The file is no text that can be read.", hint="Save it as UTF-8.") from None


def _encoding_of(data: bytes) -> tuple[str, str]:
    for mark, known in _BY_MARK.items():
        if data.startswith(mark):
            return known
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first::2].count(0) * _MANY > len(data) > 1:
            return codec, "UTF-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


def document(text: str) -> Any:
    """What a JSON document holds, in which no object names a thing twice. Raises BadFile."""
    try:
        return json.loads(text, strict=False, parse_constant=_refuse, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):  # a number of thousands of digits is a ValueError too
        raise BadFile("The file is no JSON that can be read.", hint="Export it anew.") from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
