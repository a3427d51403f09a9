"""A note for a therapist: its sections, its text to be pasted elsewhere, and the list to choose its items from."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.safe import one_line
from valuetrack.render.therapist_note import count_of
from valuetrack.reports.therapist_note import ACTIONS, BARRIERS, NoteSection, TherapistNote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from valuetrack.render.therapist_note import NoteVoice
    from valuetrack.reports.therapist_note import NoteFormat, NoteItem, NoteRecords

HEADING = (
    "Drafted from the client's own records. Not a clinical record until reviewed, edited and signed by the clinician."
)
FOR_THE_CLINICIAN = "(for the clinician)"
NOTHING = "Nothing is selected."


def therapist_note(form: NoteFormat, records: NoteRecords, items: Sequence[NoteItem], say: NoteVoice) -> TherapistNote:
    """The note in that format, with those of the items that are included."""
    ahead = tuple(item for item in items if item.kind in ("next", "contacts"))
    so_far = tuple(item for item in items if item.kind not in ("next", "contacts"))
    said = tuple(_lines(so_far, records, say)) or (NOTHING,)
    plan = tuple(item.text for item in ahead if item.included)
    blank = (FOR_THE_CLINICIAN,)
    assessment, planned = NoteSection("Assessment", blank, ()), NoteSection("Plan", plan or blank, ahead)
    sections: tuple[NoteSection, ...]
    if form == "soap":
        sections = (NoteSection("Subjective", said, so_far), NoteSection("Objective", blank, ()), assessment, planned)
    elif form == "dap":
        observed = f"Observations: {FOR_THE_CLINICIAN}"
        sections = (NoteSection("Data", (*said, observed), so_far), assessment, planned)
    else:
        rest = " ".join([*plan, f"Observations and assessment: {FOR_THE_CLINICIAN}"])
        sections = (NoteSection(None, (" ".join(said),), so_far), NoteSection(None, (rest,), ahead))
    return TherapistNote(form, records.first, records.last, HEADING, records.set_aside, sections)


def _lines(items: Sequence[NoteItem], records: NoteRecords, say: NoteVoice) -> Iterator[str]:
    """What stands in the note; where the count is included, what was in the way of an action stands in it."""
    included = [item for item in items if item.included]
    counts = [item for item in included if item.kind == ACTIONS and item.about is None]
    named = {item.about for item in included if item.kind == BARRIERS and item.about}
    for item in included:
        if item in counts:
            yield count_of(records.actions, say, named)
        elif not (counts and item.kind == BARRIERS and item.about):
            yield item.text


def text(note: TherapistNote) -> str:
    """The whole note. A line is a paragraph and is not wrapped, for another program will do that."""
    span = f"Client's records from {describe_day(note.first)} to {describe_day(note.last)}."
    sections = ((section.title, *map(one_line, section.lines)) for section in note.sections)
    return "\n\n".join([note.heading, span, *("\n".join(filter(None, lines)) for lines in sections)]) + "\n"


def choices(items: Sequence[NoteItem], numbers: Collection[int]) -> str:
    """Those items that have these numbers (from 1), each with its number and whether it is in, under their kinds."""
    lines: list[str] = []
    numbered = [(number, item) for number, item in enumerate(items, 1) if number in numbers]
    for kind, some in groupby(numbered, key=lambda pair: pair[1].kind):
        lines.append(kind)
        lines += (f"  {number:>2} [{'x' if item.included else ' '}] {one_line(item.text)}" for number, item in some)
    return "\n".join(lines)
