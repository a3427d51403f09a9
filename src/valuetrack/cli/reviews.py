"""Commands for the end of a week: reading its review, and closing it in one go."""

from datetime import date
from typing import Annotated

from valuetrack.cli.command import examples
from valuetrack.cli.params import MaybeWeek, check_order, day_back, needs, option
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, NeedsMore
from valuetrack.reports.reviews import AwayReview, WeekReview
from valuetrack.reports.several_weeks import WeeksReview
from valuetrack.tracker import reviews
from valuetrack.weeks import Week

FirstWeek = Annotated[
    date | None, option("--from", "DAY", "A day of the first week, where you want several.", day_back)
]
LastWeek = Annotated[date | None, option("--to", "DAY", "A day of the last one; today without it.", day_back)]


@examples(
    "valuetrack review-week",
    "valuetrack review-week --week last",
    'valuetrack review-week --from "2 weeks ago" --to yesterday',
    "valuetrack review-week --json",
)
def review_week(run: Run, week: MaybeWeek, first: FirstWeek, last: LastWeek) -> WeekReview | AwayReview | WeeksReview:
    """Look at your week: what matters, and how it went.

    With --from you see several weeks, each with its values, and then what was done in all of them together.
    """
    if first is None and last is None:
        return run.read(reviews.review_week, week or run.week(None))
    if week is not None:
        raise Contradiction("--week is one week, --from and --to are several.", hint="Leave one of them out.")
    if first is None:
        raise needs("--from", "The first day")
    end = last or run.today
    check_order(first, end)
    weeks = [Week.containing(day, run.first_day) for day in (first, end)]
    return run.read(reviews.review_weeks, *weeks)


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
