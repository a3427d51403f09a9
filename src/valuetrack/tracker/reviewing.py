"""Looking back: how a week was lived, the weekly review, reflections and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.errors import NeedsMore
from valuetrack.frozen import replace
from valuetrack.identity import natural_id, new_id
from valuetrack.model import Action, CheckIn, Opportunity, Reflection, ReflectionKind, WeekRating
from valuetrack.reports.old_receipt import Receipt, Told
from valuetrack.reports.week_review import AwayReview, WeekData, WeekReview, week_review
from valuetrack.scoring import rating_word
from valuetrack.tracker.names import find_value
from valuetrack.tracker.planning import describe_week

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
    review = review_week(store, week)
    return () if isinstance(review, AwayReview) else tuple(row.value for row in review.values)


def rate_week(store: Writer, typed: str, week: Week, fields: Mapping[str, Any]) -> Receipt:
    """Keep how a value was lived in a week, how likely a small step is next week, and a note.

    `fields` holds what was named of `lived`, `likely` and `note`; None clears. Raises Unknown, Ambiguous.
    """
    life = find_value(store, typed, week.end)
    name = life.name_on(week.end)
    new = WeekRating(id=natural_id("week-rating", life.id, str(week.start)), value_id=life.id, week=week.start)
    rating = store.put(replace(store.week_ratings(week).get(life.id, new), **fields))
    known = [(word, one) for word, one in (("lived", rating.lived), ("likely", rating.likely)) if one is not None]
    numbers, words = (
        f"{name}: {', '.join(said) or 'no rating'}, for {describe_week(week)}."
        for said in ([f"{word} {one}" for word, one in known], [f"{word} {rating_word(one)}" for word, one in known])
    )
    return Receipt("week-rated", Told(numbers, words), (rating.id,), records=(rating,))


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
