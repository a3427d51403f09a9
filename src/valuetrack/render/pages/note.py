"""A note for a therapist as text to be pasted elsewhere, and the list from which its items are chosen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from valuetrack.reports.note import NoteItem, NoteSection, TherapistNote


def text(note: TherapistNote) -> str:
    """The whole note. A line is a paragraph and is not wrapped, for another program will do that."""
    span = f"Client's records from {describe_day(note.first)} to {describe_day(note.last)}."
    parts = [note.heading, span, *(_section(section) for section in note.sections)]
    return "\n\n".join(parts) + "\n"


def _section(section: NoteSection) -> str:
    lines = [one_line(line) for line in section.lines]
    return "\n".join([section.title, *lines] if section.title else lines)


def choices(items: Sequence[NoteItem], numbers: Collection[int]) -> str:
    """Those items that have these numbers (from 1), each with its number and whether it is in, under their kinds."""
    lines = []
    numbered = [(number, item) for number, item in enumerate(items, 1) if number in numbers]
    for kind, some in groupby(numbered, key=lambda each: each[1].kind):
        lines.append(kind)
        for number, item in some:
            lines.append(f"  {number:>2} [{'x' if item.included else ' '}] {one_line(item.text)}")
    return "\n".join(lines)
