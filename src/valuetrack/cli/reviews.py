"""The command that reads the weekly review."""

from valuetrack.cli.command import examples
from valuetrack.cli.params import InWeek
from valuetrack.cli.run import Run
from valuetrack.reports.reviews import AwayReview, WeekReview
from valuetrack.tracker import reviews


@examples("valuetrack review-week", "valuetrack review-week --week last", "valuetrack review-week --json")
def review_week(run: Run, week: InWeek) -> WeekReview | AwayReview:
    """Read the weekly review: what matters beside how the week was."""
    return run.read(reviews.review_week, week)
