"""The files of other programs: a module for each, bytes in and what was found out, and nothing is written here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from valuetrack.errors import BadText
from valuetrack.frozen import replace
from valuetrack.imports.found import Left, Program, Why
from valuetrack.model import clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from valuetrack.imports.found import Found, Moment, Reading

_MODULES = {Program.CSV: "any_csv"}


def read(program: Program, files: Mapping[str, bytes], reading: Reading) -> Found:
    """What the files of a program hold, by their names; one file alone has the empty name.

    What cannot be read in one of them is left out and named by its line. Raises BadFile where a file is none of that
    program, and TwoReadings where its days can be read in two ways.
    """
    module: Any = import_module(f"valuetrack.imports.{_MODULES.get(program, program.value)}")
    found: Found = module.read(files, reading)
    whys = [(one, _why_left(one)) for one in found.moments]
    kept = tuple(one for one, why in whys if why is None)
    left = {*found.left, *(Left(one.line, why, one.file) for one, why in whys if why is not None)}
    return replace(
        found, program=program, moments=kept, left=tuple(sorted(left, key=lambda one: (one.file, one.line, one.why)))
    )


def _why_left(moment: Moment) -> Why | None:
    """Why a moment cannot be kept; None where it can."""
    if not moment.done and moment.text is None and moment.mood is None:
        return Why.NOTHING
    try:
        for text in (*(one.text for one in moment.done), f"{moment.text or ''}\n\n{moment.mood or ''}:"):
            clean_text("", text)
    except BadText:
        return Why.TEXT
    return None
