"""Commands for the end of a week: reading its review, and closing it in one go."""

from valuetrack.cli.command import examples
from valuetrack.cli.params import InWeek, MaybeWeek
from valuetrack.cli.run import Run
from valuetrack.errors import NeedsMore
from valuetrack.reports.reviews import AwayReview, WeekReview
from valuetrack.tracker import reviews


@examples("valuetrack review-week", "valuetrack review-week --week last", "valuetrack review-week --json")
def review_week(run: Run, week: InWeek) -> WeekReview | AwayReview:
    """Look at your week: what matters, and how it went."""
    return run.read(reviews.review_week, week)


@examples("valuetrack close-week", "valuetrack close-week --week last")
def close_week(run: Run, week: MaybeWeek) -> None:
    """Close the week in one go: what is open, how it was, its review, and a plan.

    In a week's first three days it is the week before, where a value of it is not rated yet. Each part is a command of
    its own too: check-in, rate-week, review-week, set-focus and plan-week.
    """
    if not run.can_ask:
        hint = "Its parts go by flags: check-in, rate-value, rate-week, review-week, set-focus and plan-week."
        raise NeedsMore("Somebody to ask is needed here.", hint)
    from valuetrack.cli.guide import reviews as guided  # noqa: PLC0415 - asked at a terminal alone

    guided.close_week(run, week)
