"""A brief note, of at most five sentences: what matters, the count, the step taken last, the next one, and a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.render import note_clauses as clauses
from valuetrack.render.note_clauses import small
from valuetrack.render.therapist_note import NAMED, count_of, joined, names_of, next_step, values_and_goals
from valuetrack.reports.therapist_note import ACTIONS, AHEAD, HELD, NoteItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from valuetrack.model import Action
    from valuetrack.render.therapist_note import NoteVoice
    from valuetrack.reports.therapist_note import NoteRecords


def brief_items(records: NoteRecords, say: NoteVoice) -> tuple[NoteItem, ...]:
    """What may stand in a brief note, kind by kind; nothing of it is in yet."""
    found = [*values_and_goals(records, in_a_sentence=True), *_so_far(records, say)]
    found += [item for one in records.coming[:1] for item in next_step(one, records, say)][:1]
    kinds = HELD["brief"]
    return tuple(sorted((item for item in found if item.kind in kinds), key=lambda item: kinds.index(item.kind)))


def _so_far(records: NoteRecords, say: NoteVoice) -> Iterator[NoteItem]:
    names, last = names_of(records), _last_taken(records)
    if count := count_of(records.actions, say):
        yield NoteItem(ACTIONS, count)
    for one in records.actions:
        if scoring.stayed_undone(one) and clauses.something_in_the_way(one):
            said = clauses.of_barrier(one)
            yield from joined(one.id, clauses.about(one, names), [("barriers", said)])
    if last is not None:
        yield NoteItem(ACTIONS, clauses.taken_or_not(last, names), about=last.id)
        yield from joined(last.id, clauses.about(last, names), clauses.of_experience(last, say))


def _last_taken(records: NoteRecords) -> Action | None:
    taken = [one for one in records.actions if one.taken]
    return max(taken, key=lambda one: (one.day or one.outcome_day or one.due, one.entry), default=None)


def brief_lines(items: Sequence[NoteItem], records: NoteRecords, say: NoteVoice) -> tuple[list[str], list[str]]:
    """The sentences of a brief note on what was, and those on what is next: what is in of one subject is one sentence.

    What got in the way of an action stands within the sentence that counts the actions, where that is in.
    """
    included = [item for item in items if item.included]
    last = _last_taken(records)
    barriers = [item for item in included if item.kind == "barriers" and (last is None or item.about != last.id)]
    counted = [item for item in included if item.kind == ACTIONS and item.about is None]
    said = count_of(records.actions, say, {item.about for item in barriers}) if counted else _one_sentence(barriers)
    so_far = [
        _what_matters(included),
        said,
        _one_sentence(item for item in included if last is not None and item.about == last.id),
    ]
    ahead = [item.text for item in included if item.kind in AHEAD]
    return [sentence for sentence in so_far if sentence], ahead


def _what_matters(included: Sequence[NoteItem]) -> str:
    """The values in one list, and after them the treatment goals."""
    values = [item.text.removeprefix(NAMED).removesuffix(".") for item in included if item.kind == "values"]
    name = "Named values: " if values[1:] else NAMED
    listed = [NoteItem("values", f"{name}{'; '.join(values)}")] if values else []
    return _one_sentence([*listed, *(item for item in included if item.kind == "goals")])


def _one_sentence(items: Iterable[NoteItem]) -> str:
    """The first of them as it stands, and the others after semicolons."""
    texts = [((place and item.joined) or item.text).removesuffix(".") for place, item in enumerate(items)]
    return f"{'; '.join([*texts[:1], *map(small, texts[1:])])}." if texts else ""
