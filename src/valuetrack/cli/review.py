"""Commands for the weekly review."""

from valuetrack.cli.command import examples
from valuetrack.cli.params import InWeek
from valuetrack.cli.run import Run
from valuetrack.reports.week_review import AwayReview, WeekReview
from valuetrack.tracker import reviewing


@examples("valuetrack review-week", "valuetrack review-week --week last", "valuetrack review-week --json")
def review_week(run: Run, week: InWeek) -> WeekReview | AwayReview:
    """Read the weekly review: what matters beside how the week was."""
    return run.read(reviewing.review_week, week)
