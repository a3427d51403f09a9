"""A draft of a note for a therapist: what may stand in it, what was chosen, and its sections.

Whatever is said in it comes from the person's own records or is one of the fixed phrases here and in note_items.py.
What a clinician observes and concludes is left to them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from valuetrack.frozen import Frozen, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from valuetrack.reports.weeks import WeekSpan

NoteFormat = Literal["soap", "dap", "brief"]
Kind = Literal[
    "values",
    "goals",
    "actions",
    "barriers",
    "confidence",
    "ratings",
    "beliefs",
    "happened",
    "helped",
    "learned",
    "opportunities",
    "notes",
    "reflections",
    "intense-moments",
    "next",
    "contacts",
]

HEADING = (
    "Drafted from the client's own records. Not a clinical record until reviewed, edited and signed by the clinician."
)
FOR_THE_CLINICIAN = "(for the clinician)"
NOTHING = "Nothing is selected."
ACTIONS: Kind = "actions"
BARRIERS: Kind = "barriers"
_IN_THE_PLAN: tuple[Kind, ...] = ("next", "contacts")


class NoteItem(Frozen):
    """One thing that may stand in a note, as it stands there; `about` is the id of the action it is about."""

    kind: Kind
    """the word by which `--include` and `--exclude` name it"""
    text: str
    """how it stands there by itself; where the count of the actions is in, what was in the way stands within that"""
    included: bool
    """whether it is in"""
    about: str | None = None
    """the id of the action that it is about; null where it is about several, or none"""


class Tally(Frozen):
    """A part of the sentence that counts actions, and what the person names for them, by the id of the action."""

    text: str
    named: tuple[tuple[str, str], ...] = ()


class NoteMaterial(Frozen):
    """Everything from which a note can be made: a span of days, its items, and the sentence that counts its actions."""

    first: date
    last: date
    set_aside: tuple[WeekSpan, ...]
    items: tuple[NoteItem, ...]
    tallies: tuple[Tally, ...]


class NoteSection(Frozen):
    """A part of a note: its title, none in a brief one, its lines, and the items from which they may be made."""

    title: str | None
    """its title; null in a brief one"""
    lines: tuple[str, ...]
    """what stands in it, a paragraph each"""
    items: tuple[NoteItem, ...]
    """what may stand in it"""


class TherapistNote(Frozen):
    """A draft of a note for a therapist; `set_aside` are the weeks that are left out, for they are set aside."""

    format: NoteFormat
    """its format"""
    first: date
    """the first day that it is about"""
    last: date
    """the last day"""
    heading: str
    """the sentence with which the text begins"""
    set_aside: tuple[WeekSpan, ...]
    """the weeks of these days that are left out, because they are set aside"""
    sections: tuple[NoteSection, ...]
    """its sections, in their order"""


def selected(material: NoteMaterial, included: Collection[Kind]) -> NoteMaterial:
    """The same material with the items of these kinds included, and no others."""
    return replace(material, items=tuple(replace(one, included=one.kind in included) for one in material.items))


def sentence(parts: Iterable[str]) -> str:
    """Parts of a sentence, joined and ended."""
    joined = "; ".join(parts)
    return f"{joined[:1].upper()}{joined[1:]}."


def therapist_note(form: NoteFormat, material: NoteMaterial) -> TherapistNote:
    """The note in that format, with what is included in `material`."""
    plan = tuple(item for item in material.items if item.kind in _IN_THE_PLAN)
    told = tuple(item for item in material.items if item.kind not in _IN_THE_PLAN)
    said, planned = tuple(_lines(told, material.tallies)), tuple(_lines(plan, ()))
    make = {"soap": _soap, "dap": _dap, "brief": _brief}[form]
    sections = tuple(make(NoteSection(None, said, told), NoteSection(None, planned, plan)))
    return TherapistNote(form, material.first, material.last, HEADING, material.set_aside, sections)


def _soap(told: NoteSection, plan: NoteSection) -> Iterator[NoteSection]:
    yield replace(told, title="Subjective", lines=told.lines or (NOTHING,))
    yield NoteSection("Objective", (FOR_THE_CLINICIAN,), ())
    yield NoteSection("Assessment", (FOR_THE_CLINICIAN,), ())
    yield replace(plan, title="Plan", lines=plan.lines or (FOR_THE_CLINICIAN,))


def _dap(told: NoteSection, plan: NoteSection) -> Iterator[NoteSection]:
    observed = f"Observations: {FOR_THE_CLINICIAN}"
    yield replace(told, title="Data", lines=(*(told.lines or (NOTHING,)), observed))
    yield NoteSection("Assessment", (FOR_THE_CLINICIAN,), ())
    yield replace(plan, title="Plan", lines=plan.lines or (FOR_THE_CLINICIAN,))


def _brief(told: NoteSection, plan: NoteSection) -> Iterator[NoteSection]:
    yield replace(told, lines=(" ".join(told.lines) or NOTHING,))
    yield replace(plan, lines=(" ".join([*plan.lines, f"Observations and assessment: {FOR_THE_CLINICIAN}"]),))


def _lines(items: Sequence[NoteItem], tallies: Sequence[Tally]) -> Iterator[str]:
    """What stands in the note; where the count is included, what was in the way of an action stands in it."""
    counted = any(_counts(item) and item.included for item in items)
    barriers = {item.about for item in items if item.kind == BARRIERS and item.included and item.about}
    for item in items:
        if not item.included:
            continue
        if _counts(item):
            yield sentence(_with_barriers(tally, barriers) for tally in tallies)
        elif not (counted and item.kind == BARRIERS and item.about):
            yield item.text


def _counts(item: NoteItem) -> bool:
    """Whether the item is the sentence that counts the actions."""
    return item.kind == ACTIONS and item.about is None


def _with_barriers(tally: Tally, barriers: Collection[str | None]) -> str:
    named = "; ".join(what for action, what in tally.named if action in barriers)
    return f"{tally.text} (client names {named})" if named else tally.text
