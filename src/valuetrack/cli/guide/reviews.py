"""Closing a week: how each value was lived, the review, and the focus of the next week."""

from valuetrack.cli import ask
from valuetrack.cli.guide import save
from valuetrack.cli.guide.weeks import choose_focus, rate
from valuetrack.cli.run import Run
from valuetrack.dates import describe_week
from valuetrack.render.notices import LOOK_AGAIN
from valuetrack.tracker import maintenance, notes, reviews, weeks
from valuetrack.weeks import Week


def session(run: Run, week: Week | None) -> None:
    """Rate the values of `week`, or where none is named of this one or the one before; then read the review.

    Where some of them are rated already, the others are asked about. Each answer is saved as soon as it is given. Five
    values take twelve answers at most.
    """
    ask.require_values(run)
    chosen = week or _week(run)
    names = run.read(reviews.values_to_rate, chosen)
    run.notice(f"How was {describe_week(chosen)}? There is no right number.")
    said = [rate(run, name, chosen) for name in names]
    if any(said):
        _look_at_it(run, chosen)


def _week(run: Run) -> Week:
    """This week, or in its first three days the one before, if that is wanted and it is not rated, wholly or partly."""
    before = run.read(weeks.week_to_rate, run.today, run.first_day)
    if before is not None and ask.yes(f"Rate {describe_week(before)}?", enter=True):
        return before
    return run.week(None)


def _look_at_it(run: Run, week: Week) -> None:
    """A note of the week, its review, the offer of a focus, and every three months the way back to the values."""
    text = ask.text("Anything to keep from that week?")
    if text is not None:
        save(run, notes.keep_note, min(run.today, week.end), text)
    with run.reading() as store:
        review = reviews.review_week(store, week)
        start = weeks.plan_start(store, week.next)
        look_again = maintenance.is_time(store, store.maintenance(), run.today)
    run.show(review)
    if not start.focus and run.today <= week.next.end:
        choose_focus(run, week.next, start)
    if look_again:
        run.notice(LOOK_AGAIN)
