"""Frozen values as plain ones, to be looked at part by part."""

from __future__ import annotations

from typing import Any

from valuetrack.frozen import Frozen


def as_dict(thing: Any) -> Any:
    """A frozen value as a dictionary, and so what is in it."""
    if isinstance(thing, Frozen):
        return {name: as_dict(value) for name, value in vars(thing).items()}
    return type(thing)(map(as_dict, thing)) if isinstance(thing, tuple | list) else thing
