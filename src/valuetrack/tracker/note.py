"""A note for a therapist: what the records of some days hold for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports.note import NoteMaterial
from valuetrack.reports.note_items import NoteData, Wording, note_items, tallies
from valuetrack.reports.weeks import WeekSpan
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.store.reading import Reader


def material(store: Reader, first: date, last: date, first_day: int, *, words_only: bool) -> NoteMaterial:
    """What may stand in a note about the days from `first` to `last`; weeks that are set aside are left out (R19)."""
    away = _set_aside(store, first, last, first_day)

    def counts(day: date) -> bool:
        return Week.containing(day, first_day) not in away

    actions = tuple(one for one in store.actions_between(first, last) if counts(one.due))
    data = NoteData(
        last=last,
        lives=store.lives(),
        actions=actions,
        opportunities=tuple(one for one in store.opportunities_between(first, last) if counts(one.day)),
        reflections=tuple(one for one in store.reflections(first, last) if counts(one.day)),
        check_ins=tuple(one for one in store.check_ins(first, last) if counts(one.day)),
        coming=store.open_after(last),
        contacts=store.contacts(),
    )
    say = Wording(words_only)
    counted = tallies(actions, say)
    spans = tuple(WeekSpan.of(week) for week in away)
    return NoteMaterial(first, last, spans, note_items(data, counted, say), counted)


def _set_aside(store: Reader, first: date, last: date, first_day: int) -> list[Week]:
    """The weeks with one of these days that are set aside, in their order."""
    records = store.week_records(Week.containing(first, first_day), Week.containing(last, first_day))
    return sorted(week for week, record in records.items() if record.set_aside)
