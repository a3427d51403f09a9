"""A note for a therapist: what the records of some days hold for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports.therapist_note import NoteRecords
from valuetrack.reports.weeks import WeekSpan
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.store.reading import Reader


def records_for_note(store: Reader, first: date, last: date, first_day: int) -> NoteRecords:
    """What may stand in a note about the days from `first` to `last`; weeks that are set aside are left out (R19)."""
    weeks = store.week_records(Week.containing(first, first_day), Week.containing(last, first_day))
    away = sorted(week for week, record in weeks.items() if record.set_aside)

    def counts(day: date) -> bool:
        return Week.containing(day, first_day) not in away

    return NoteRecords(
        first=first,
        last=last,
        set_aside=tuple(map(WeekSpan.of, away)),
        lives=store.lives(),
        actions=tuple(one for one in store.actions_between(first, last) if counts(one.due)),
        opportunities=tuple(one for one in store.opportunities_between(first, last) if counts(one.day)),
        reflections=tuple(one for one in store.reflections(first, last) if counts(one.day)),
        check_ins=tuple(one for one in store.check_ins(first, last) if counts(one.day)),
        coming=store.open_after(last),
        contacts=store.contacts(),
    )
