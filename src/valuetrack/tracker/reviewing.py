"""Looking back: the weekly review, reflections and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.errors import NeedsMore
from valuetrack.identity import new_id
from valuetrack.model import Action, CheckIn, Opportunity, Reflection, ReflectionKind
from valuetrack.reports.old_receipt import Receipt
from valuetrack.reports.week_review import AwayReview, WeekData, WeekReview, week_review

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

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


def reflect(store: Writer, day: date, kind: ReflectionKind, about: str | None, fields: Mapping[str, Any]) -> Receipt:
    """Keep a reflection of `day`; `about` is the beginning of an action's or opportunity's id.

    Raises NeedsMore where there is no text in it, Unknown, Ambiguous.
    """
    if not any(fields.values()):
        raise NeedsMore(
            "There is nothing to keep yet.", hint="Give --happened, --common-humanity, --kind-words or --learned."
        )
    about_id = store.find(about, [Action, Opportunity]).id if about else None
    reflection = store.put(Reflection(id=new_id(), day=day, kind=kind, about=about_id, **fields))
    short = store.short_id(reflection.id)
    message = f"Kept reflection {short} for {describe_day(day)}."
    return Receipt("reflection-kept", message, (reflection.id,), records=(reflection,))


def keep_note(store: Writer, day: date, note: str) -> Receipt:
    """Keep a note in the middle of a week."""
    check_in = store.put(CheckIn(id=new_id(), day=day, note=note))
    short = store.short_id(check_in.id)
    return Receipt("note-kept", f"Kept note {short} for {describe_day(day)}.", (check_in.id,), records=(check_in,))
