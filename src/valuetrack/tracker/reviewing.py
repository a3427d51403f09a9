"""Looking back: the weekly review, reflections and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.identity import new_id
from valuetrack.model import CheckIn
from valuetrack.reports.old_receipt import Receipt
from valuetrack.reports.week_review import AwayReview, WeekData, WeekReview, week_review

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer
    from valuetrack.weeks import Week


def review_week(store: Reader, week: Week) -> WeekReview | AwayReview:
    """The weekly review, from everything that is entered for the week by now."""
    actions = store.actions(week)
    data = WeekData(
        lives=store.lives(),
        importance=store.importance_on(week.end),
        ratings=store.week_ratings(week),
        earlier=store.earlier_lived(week),
        record=store.week_record(week),
        actions=actions,
        opportunities=store.opportunities(week),
        reflections=store.reflections(week.start, week.end),
        check_ins=store.check_ins(week.start, week.end),
        carried_before=store.carried_before([action.id for action in actions if action.carried_from]),
    )
    return week_review(week, data)


def values_of(store: Reader, week: Week) -> tuple[str, ...]:
    """The names of the values that a week's review shows, in its order; none for a week set aside."""
    return tuple(row.value for row in review_week(store, week).values)


def keep_note(store: Writer, day: date, note: str) -> Receipt:
    """Keep a note in the middle of a week."""
    check_in = store.put(CheckIn(id=new_id(), day=day, note=note))
    short = store.short_id(check_in.id)
    return Receipt("note-kept", f"Kept note {short} for {describe_day(day)}.", (check_in.id,), records=(check_in,))
