"""What a use case is given, as the JSON of a draft: what JSON has no kind for is an object of one key."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Any

from valuetrack.model import Choice
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_TAGGED: Mapping[str, Callable[[str], Any]] = {
    "$day": date.fromisoformat,
    "$time": time.fromisoformat,
    "$week": lambda text: Week(date.fromisoformat(text)),
    **{f"${kind.__name__}": kind for kind in Choice.__subclasses__()},
}


def encoded(value: Any) -> Any:
    """`value` as JSON; what JSON has no kind for is an object of one key, such as ``{"$day": "2026-01-14"}``."""
    if isinstance(value, Choice):
        return {f"${type(value).__name__}": value.value}
    if isinstance(value, Week):
        return {"$week": value.start.isoformat()}
    if isinstance(value, date | time):
        return {"$day" if isinstance(value, date) else "$time": value.isoformat()}
    if isinstance(value, dict):
        return {name: encoded(one) for name, one in value.items()}
    return [encoded(one) for one in value] if isinstance(value, list | tuple) else value


def decoded(value: Any) -> Any:
    """The reverse; raises ValueError, KeyError or TypeError. A list comes back as a tuple."""
    if isinstance(value, list):
        return tuple(decoded(one) for one in value)
    if not isinstance(value, dict):
        return value
    if len(value) == 1 and (tag := next(iter(value))).startswith("$"):
        return _TAGGED[tag](value[tag])
    return {name: decoded(one) for name, one in value.items()}


def texts(value: Any) -> Iterator[str]:
    """What a person wrote or chose in it, piece by piece, without ids."""
    if isinstance(value, str) and not isinstance(value, Choice) and not re.fullmatch("[0-9a-f-]{36}", value):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in texts(one))
