"""A note for a therapist: what the records of some days hold for it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.reports.therapist_note import NoteRecords, NoteWeek, RatedValue
from valuetrack.reports.weeks import WeekSpan
from valuetrack.tracker.routines import list_routines
from valuetrack.tracker.steps import list_steps
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from valuetrack.model import ValueLife, WeekRating, WeekRecord
    from valuetrack.store.reading import Reader


def records_for_note(store: Reader, first: date, last: date, first_day: int, rate: tuple[str, ...] = ()) -> NoteRecords:
    """What may stand in a note about the days from `first` to `last`; weeks that are set aside are left out (R19).

    `rate` is what is asked to be rated after any step.
    """
    records, ratings = store.weeks_and_ratings(Week.containing(first, first_day), Week.containing(last, first_day))
    lives = store.lives()
    check_ins, comparisons = store.notes_and_comparisons(first, last)
    away = sorted(week for week, record in records.items() if record.set_aside)

    def counts(day: date) -> bool:
        return Week.containing(day, first_day) not in away

    return NoteRecords(
        first=first,
        last=last,
        set_aside=tuple(map(WeekSpan.of, away)),
        weeks=_weeks(store, records, ratings, away, last),
        lives=lives,
        actions=tuple(one for one in store.actions_between(first, last) if counts(one.due)),
        opportunities=tuple(one for one in store.opportunities_between(first, last) if counts(one.day)),
        activities=tuple(one for one in store.activities(first, last) if counts(one.day)),
        comparisons=tuple(one for one in comparisons if counts(one.day)),
        leanings=store.leanings_between(first, last) if comparisons else (),
        reflections=tuple(one for one in store.reflections(first, last) if counts(one.day)),
        check_ins=tuple(one for one in check_ins if counts(one.day)),
        coming=store.open_after(last),
        rate=rate,
        routines=list_routines(store, last, everything=False).routines,
        ladder=list_steps(store, None, last, everything=False).steps,
        maintenance=store.maintenance(),
        contacts=store.contacts(),
    )


def _weeks(
    store: Reader,
    records: Mapping[Week, WeekRecord],
    ratings: Mapping[Week, Mapping[str, WeekRating]],
    away: Collection[Week],
    last: date,
) -> tuple[NoteWeek, ...]:
    """The weeks that were rated or had a focus, in their order."""
    rated = sorted(ratings)
    importance = store.importance_by_week(tuple(_from_to(rated[0], rated[-1]))) if rated else {}
    return tuple(
        NoteWeek(
            WeekSpan.of(week),
            _rows(store.lives(), last, importance.get(week, {}), ratings.get(week, {})),
            records[week].focus if week in records else (),
        )
        for week in sorted({*records, *ratings}.difference(away))
    )


def _from_to(first: Week, last: Week) -> Iterator[Week]:
    while not last < first:
        yield first
        first = first.next


def _rows(
    lives: Iterable[ValueLife], last: date, importance: Mapping[str, int], ratings: Mapping[str, WeekRating]
) -> tuple[RatedValue, ...]:
    rows = []
    for life in lives:
        if rating := ratings.get(life.id):
            matters, name = importance.get(life.id), life.name_on(last)
            read = scoring.reading(matters, rating.lived)
            row = RatedValue(name, matters, rating.lived, rating.likely, rating.note, read)
            rows.append((scoring.row_order(read, matters, scoring.discrepancy(matters, rating.lived), name), row))
    return tuple(row for _, row in sorted(rows, key=itemgetter(0)))
