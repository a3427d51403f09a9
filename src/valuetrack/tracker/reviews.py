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
    records, ratings = store.weeks_and_ratings(week, week)
    reflections, notes = store.reflections(week.start, week.end), store.check_ins(week.start, week.end)
    data = WeekData(
        lives=store.lives(),
        importance=store.importance_on(week.end),
        ratings=ratings.get(week, {}),
        earlier=store.earlier_lived(week),
        record=records.get(week),
        actions=actions,
        opportunities=store.opportunities(week),
        activities=store.activities(week.start, week.end),
        reflections=reflections,
        check_ins=notes,
        carried_before=store.carried_before([action.id for action in actions if action.carried_from]),
        shorts=store.short_ids([one.id for one in (*actions, *reflections, *notes)]),
    )
    return week_review(week, data)


def values_to_rate(store: Reader, week: Week) -> tuple[str, ...]:
    """The names of the values of a week's review that are not rated yet, in its order; of all where each is rated.

    None for a week that is set aside.
    """
    rows = review_week(store, week).values
    return tuple(row.value for row in rows if row.lived is None) or tuple(row.value for row in rows)
