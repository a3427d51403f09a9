"""A note for a therapist: its sections, its text to be pasted elsewhere, and the list to choose its items from."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from valuetrack.dates import describe_day
from valuetrack.model.words import as_known
from valuetrack.render.brief_note import brief_lines
from valuetrack.render.note_clauses import taken_or_not
from valuetrack.render.safe import one_line
from valuetrack.render.therapist_note import goals_of, names_of
from valuetrack.reports.therapist_note import ACTIONS, AHEAD, KINDS, NoteSection, TherapistNote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from valuetrack.render.therapist_note import NoteVoice
    from valuetrack.render.voice import Voice
    from valuetrack.reports.therapist_note import Kind, NoteFormat, NoteItem, NoteRecords

HEADING = (
    "Drafted from the client's own records. Not a clinical record until reviewed, edited and signed by the clinician."
)
NOTHING = "Nothing is selected."
_BLANK = "(for the clinician)"
_INTERVENTION = f"Intervention: {_BLANK}"
_RESPONSE = f"Client's response: {_BLANK}"


class Part(NamedTuple):
    """A part of a format: its title, the kinds that stand in it, what stands below them, and instead of them."""

    title: str | None
    kinds: tuple[Kind, ...] = ()
    below: tuple[str, ...] = ()
    instead: str = _BLANK


_SO_FAR = tuple(kind for kind in KINDS if kind not in AHEAD)
_PLAN = Part("Plan", AHEAD)
_PARTS: dict[NoteFormat, tuple[Part, ...]] = {
    "soap": (
        Part("Subjective", _SO_FAR, instead=NOTHING),
        Part("Objective", below=(_BLANK, _INTERVENTION, _RESPONSE)),
        Part("Assessment", below=(_BLANK,)),
        _PLAN,
    ),
    "dap": (
        Part("Data", _SO_FAR, (f"Observations: {_BLANK}", _INTERVENTION), NOTHING),
        Part("Assessment", below=(_BLANK, _RESPONSE)),
        _PLAN,
    ),
    "treatment-plan": (
        Part("Problem", below=(_BLANK,)),
        Part("Goals", ("goals",)),
        Part("Values", ("values",)),
        Part("Steps", ("ladder", "next", "maintenance")),
        Part("Measures", ("discrepancy", "ratings", "beliefs")),
        Part("Interventions", below=(_BLANK,)),
        Part("Review", below=(_BLANK,)),
    ),
}


def therapist_note(form: NoteFormat, records: NoteRecords, items: Sequence[NoteItem], say: NoteVoice) -> TherapistNote:
    """The note in that format, with those of the items that are included."""
    sections = _brief(records, items, say) if form == "brief" else _sections(_PARTS[form], records, items)
    return TherapistNote(form, records.first, records.last, HEADING, records.set_aside, tuple(sections))


def _brief(records: NoteRecords, items: Sequence[NoteItem], say: NoteVoice) -> Iterator[NoteSection]:
    so_far, ahead = brief_lines(items, records, say)
    blank = f"{_INTERVENTION}; client's response, observations and assessment: {_BLANK}"
    yield NoteSection(None, (" ".join(so_far or [NOTHING]),), tuple(item for item in items if item.kind not in AHEAD))
    yield NoteSection(None, (" ".join([*ahead, blank]),), tuple(item for item in items if item.kind in AHEAD))


def _sections(parts: Iterable[Part], records: NoteRecords, items: Sequence[NoteItem]) -> Iterator[NoteSection]:
    for part in parts:
        own = tuple(item for item in items if item.kind in part.kinds)
        said = tuple(_lines(own, records, _goals_in(items)))
        instead = (part.instead,) if part.kinds else ()
        yield NoteSection(part.title, (*(said or instead), *part.below), own)


def _goals_in(items: Iterable[NoteItem]) -> frozenset[str]:
    return frozenset(item.text for item in items if item.included and item.kind == "goals")


def _lines(items: Sequence[NoteItem], records: NoteRecords, goals: Collection[str]) -> Iterator[str]:
    """The paragraphs: what is about the same record is one, with the sentence on it first where that is in."""
    places = {item.about: place for place, item in enumerate(items) if item.about and item.joined is None}
    included = [(place, item) for place, item in enumerate(items) if item.included]
    included.sort(key=lambda pair: (places.get(pair[1].about or "", pair[0]), pair[1].joined is not None))
    for _, same in groupby(included, key=lambda pair: pair[1].about or pair[0]):
        first, *others = (item for _, item in same)
        yield " ".join([_with_goal(first, records, goals), *(item.joined or "" for item in others)])


def _with_goal(first: NoteItem, records: NoteRecords, goals: Collection[str]) -> str:
    """The first sentence of a paragraph; of a planned action with its goal, where that is in the note too."""
    action = next((one for one in records.actions if first.kind == ACTIONS and one.id == first.about), None)
    if action is None or action.goal is None or goals_of(records)[as_known(action.goal)] not in goals:
        return first.text
    return taken_or_not(action, names_of(records), action.goal)


def text(note: TherapistNote) -> str:
    """The whole note. A line is a paragraph and is not wrapped, for another program will do that."""
    span = f"Client's records from {describe_day(note.first)} to {describe_day(note.last)}."
    sections = ((section.title, *map(one_line, section.lines)) for section in note.sections)
    return "\n\n".join([note.heading, span, *("\n".join(filter(None, lines)) for lines in sections)]) + "\n"


# What each kind is, as the person whose records they are is asked for it.
_KIND: dict[Kind, str] = {
    "values": "what matters to you",
    "goals": "treatment goals",
    "discrepancy": "how much it matters, and how your week was",
    "actions": "what you planned, and how it went",
    "ratings": "anxiety, mood, effort and enjoyment",
    "helped": "what helped",
    "barriers": "what got in the way, and what you planned for that",
    "relief": "relief in the short term, cost in the longer term",
    "beliefs": "worries that you tried out",
    "happened": "what happened to them",
    "learned": "what you learned",
    "confidence": "how sure you were",
    "plan": "why, when, with whom, a smaller version",
    "ladder": "steps from easy to hard",
    "opportunities": "moments that you noticed",
    "activities": "what you did, planned or not",
    "decisions": "decisions that you weighed",
    "notes": "notes of the day",
    "reflections": "looks back",
    "intense-moments": "hard moments",
    "next": "what is planned next",
    "maintenance": "your plan for hard times",
    "contacts": "people to reach on a hard day",
}


def kind_line(kind: Kind, number: int, say: Voice) -> str:
    """A kind, what it is, and how many lines there are of it."""
    return f"{kind}: {_KIND[kind]}{say.either(f' ({number})', '')}"


def kind_choices(kinds: Sequence[NoteItem], numbers: Collection[int]) -> str:
    """Those kinds that have these numbers (from 1), each with its number and whether it is in."""
    numbered = [(number, one) for number, one in enumerate(kinds, 1) if number in numbers]
    return "\n".join(f"  {number:>2} [{'x' if one.included else ' '}] {one.text}" for number, one in numbered)


def choices(items: Sequence[NoteItem], numbers: Collection[int]) -> str:
    """Those items that have these numbers (from 1), each with its number and whether it is in, under their kinds."""
    lines: list[str] = []
    numbered = [(number, item) for number, item in enumerate(items, 1) if number in numbers]
    for kind, some in groupby(numbered, key=lambda pair: pair[1].kind):
        lines.append(kind)
        lines += (f"  {number:>2} [{'x' if item.included else ' '}] {one_line(item.text)}" for number, item in some)
    return "\n".join(lines)
