"""What is read of the files of other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from valuetrack.imports import read
from valuetrack.imports.found import Program, Reading

if TYPE_CHECKING:
    from valuetrack.imports.found import Found


def found_in(program: str, text: str | bytes, **reading: Any) -> Found:
    """What is found in one file."""
    data = text.encode() if isinstance(text, str) else text
    return read(Program(program), {"": data}, Reading(**reading))


def left(found: Found) -> list[tuple[int, str]]:
    """The rows that are left out, with why."""
    return [(one.line, one.why.value) for one in found.left]


def told(found: Found) -> list[tuple[str, str, str, str]]:
    """Each moment: its day with its time, what was done, what was written, and the mood."""
    return [
        (
            str(one.when.instant or one.when.day) + (f" {one.when.at:%H:%M}" if one.when.at else ""),
            " + ".join(done.text for done in one.done),
            one.text or "",
            one.mood or "",
        )
        for one in found.moments
    ]
