"""The weekly review, from what is entered for the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.errors import OutOfRange
from valuetrack.reports.reviews import AwayReview, WeekData, WeekReview, week_review
from valuetrack.reports.several_weeks import WeeksReview, weeks_review

if TYPE_CHECKING:
    from valuetrack.store.reading import Reader
    from valuetrack.weeks import Week


MOST_WEEKS = 52


def review_week(store: Reader, week: Week) -> WeekReview | AwayReview:
    """The weekly review, from everything that is entered for the week by now."""
    return week_review(week, _entered(store, week))


def review_weeks(store: Reader, first: Week, last: Week) -> WeeksReview:
    """The weeks from `first` to `last`, and what they add up to. Raises OutOfRange for more than a year of them."""
    count = (last.start - first.start).days // 7 + 1
    if count > MOST_WEEKS:
        hint = "`valuetrack show-trends` compares more of them."
        raise OutOfRange(f"Those are {count} weeks; at most {MOST_WEEKS} are shown at once.", hint=hint)
    return weeks_review({week: _entered(store, week) for week in last.last(count)})


def _entered(store: Reader, week: Week) -> WeekData:
    """All that is entered for a week."""
    actions, opportunities, activities, reflections = store.entered(week)
    records, ratings = store.weeks_and_ratings(week, week)
    notes, comparisons = store.notes_and_comparisons(week.start, week.end)
    return WeekData(
        lives=store.lives(),
        importance=store.importance_on(week.end),
        ratings=ratings.get(week, {}),
        earlier=store.earlier_lived(week),
        record=records.get(week),
        actions=actions,
        opportunities=opportunities,
        activities=activities,
        reflections=reflections,
        check_ins=notes,
        comparisons=comparisons,
        carried_before=store.carried_before([action.id for action in actions if action.carried_from]),
        shorts=store.short_ids(
            [one.id for one in (*actions, *opportunities, *activities, *reflections, *notes, *comparisons)]
        ),
    )


def values_to_rate(store: Reader, week: Week) -> tuple[str, ...]:
    """The names of the values of a week's review that are not rated yet, in its order; of all where each is rated.

    None for a week that is set aside.
    """
    rows = review_week(store, week).values
    return tuple(row.value for row in rows if row.lived is None) or tuple(row.value for row in rows)
