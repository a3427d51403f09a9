"""A draft of a note for a therapist: the records from which it is made, what may stand in it, and its sections.

Whatever is said in it comes from the person's own records or is one of the fixed phrases in render/. What a clinician
observes and concludes is left to them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.model import (
        Action,
        Activity,
        CheckIn,
        Comparison,
        Contact,
        Maintenance,
        Opportunity,
        OptionLeaning,
        Reflection,
        ValueLife,
    )
    from valuetrack.reports.routines import RoutineLine
    from valuetrack.reports.steps import StepLine
    from valuetrack.reports.weeks import WeekSpan
    from valuetrack.scoring import Reading

NoteFormat = Literal["soap", "dap", "brief", "treatment-plan"]
Kind = Literal[
    "values",
    "goals",
    "discrepancy",
    "actions",
    "ratings",
    "helped",
    "barriers",
    "relief",
    "beliefs",
    "happened",
    "learned",
    "confidence",
    "plan",
    "ladder",
    "opportunities",
    "activities",
    "decisions",
    "notes",
    "reflections",
    "intense-moments",
    "next",
    "maintenance",
    "contacts",
]
# In the order in which they stand in a note, and within a paragraph.
KINDS: tuple[Kind, ...] = get_args(Kind)
ACTIONS: Kind = "actions"
AHEAD: tuple[Kind, ...] = ("next", "maintenance", "contacts")
_BRIEF: tuple[Kind, ...] = ("values", "goals", ACTIONS, "ratings", "helped", "barriers", "learned", "next")
_PLANNED: tuple[Kind, ...] = ("values", "goals", "discrepancy", "ratings", "beliefs", "ladder", "next", "maintenance")
# The kinds that each format has a place for, and those that are in it without a choice.
HELD: dict[NoteFormat, tuple[Kind, ...]] = {"soap": KINDS, "dap": KINDS, "brief": _BRIEF, "treatment-plan": _PLANNED}
BY_ITSELF: dict[NoteFormat, frozenset[Kind]] = {
    "soap": frozenset({ACTIONS}),
    "dap": frozenset({ACTIONS}),
    "brief": frozenset({ACTIONS}),
    "treatment-plan": frozenset({"goals", "values", "next"}),
}


class RatedValue(Frozen):
    """How a week was rated for a value: its importance (R2), lived (R3), and how they read (R6)."""

    value: str
    importance: int | None
    lived: int | None
    likely: int | None
    note: str | None
    reading: Reading


class NoteWeek(Frozen):
    """A week that some of the days belong to: its values that were rated, in the order of R7, and its focus by ids."""

    span: WeekSpan
    rated: tuple[RatedValue, ...]
    focus: tuple[str, ...]


class NoteRecords(Frozen):
    """The records from which a note is made: those of a span of days, what is open after it, what comes back, and more.

    Those of the weeks that are `set_aside` are left out. `rate` is what is asked to be rated after any step.
    """

    first: date
    last: date
    set_aside: tuple[WeekSpan, ...]
    weeks: tuple[NoteWeek, ...]
    lives: tuple[ValueLife, ...]
    actions: tuple[Action, ...]
    opportunities: tuple[Opportunity, ...]
    activities: tuple[Activity, ...]
    comparisons: tuple[Comparison, ...]
    leanings: tuple[OptionLeaning, ...]
    reflections: tuple[Reflection, ...]
    check_ins: tuple[CheckIn, ...]
    coming: tuple[Action, ...]
    rate: tuple[str, ...]
    routines: tuple[RoutineLine, ...]
    ladder: tuple[StepLine, ...]
    maintenance: Maintenance | None
    contacts: tuple[Contact, ...]


class NoteItem(Frozen):
    """One thing that may stand in a note; those about the same record are joined to one paragraph."""

    kind: Kind
    """the word by which `--include` and `--exclude` name it"""
    text: str
    """how it stands there by itself"""
    included: bool = False
    """whether it is in"""
    about: str | None = None
    """the id of the action, moment or activity that it is about; null where it is about several, or none"""
    joined: str | None = None
    """how it stands in a paragraph after others about the same; null where it begins one"""


class NoteSection(Frozen):
    """A part of a note: its title, where it has one, its lines, and the items from which they may be made."""

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


class NoteWritten(Receipt):
    """A note that was written into a file."""

    path: str
