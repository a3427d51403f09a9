"""The weekly review, from what is entered for the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports.reviews import AwayReview, WeekData, WeekReview, week_review

if TYPE_CHECKING:
    from valuetrack.store.reading import Reader
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
