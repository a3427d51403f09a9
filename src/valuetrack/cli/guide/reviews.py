"""The end of a week: what is open, how each value was lived, the review, and the focus and plan of the next week."""

from valuetrack.cli import ask
from valuetrack.cli.guide import save, take_in, write
from valuetrack.cli.guide.actions import ask_how_it_went
from valuetrack.cli.guide.maintenance import offered_after_four_weeks, tick_signs
from valuetrack.cli.guide.plans import plan_after
from valuetrack.cli.guide.weeks import ask_importance, ask_lived, choose_focus, rate
from valuetrack.cli.run import Run
from valuetrack.dates import describe_week
from valuetrack.render.notices import LOOK_AGAIN
from valuetrack.reports.reviews import ClosingReview, WeekReview
from valuetrack.tracker import actions, maintenance, notes, reviews, weeks
from valuetrack.weeks import Week


def session(run: Run, week: Week | None) -> None:
    """Rate the values of `week`, or where none is named of this one or the one before; then read the review.

    Where some of them are rated already, the others are asked about. Each answer is saved as soon as it is given. Five
    values take twelve answers at most.
    """
    take_in(run)
    ask.require_values(run)
    chosen = week or _week(run)
    names = run.read(reviews.values_to_rate, chosen)
    run.notice(f"How was {describe_week(chosen)}? There are no right answers.")
    with offered_after_four_weeks(run):
        said = [rate(run, name, chosen) for name in names]
        if any(said):
            _keep_a_note(run, chosen)
            _look_at_it(run, chosen, goes_on=False)
            _look_again(run)


def close_week(run: Run, week: Week | None) -> None:
    """Close `week`, or where none is named this one or the one before, in one go.

    What is open, how each value was lived, the signs of the plan for hard times, the review, and the focus and the plan
    of the week after it. Each part is asked as its own command asks it, with fewer questions.
    """
    take_in(run)
    ask.require_values(run)
    chosen = week or run.read(weeks.week_to_rate, run.today, run.first_day) or run.week(None)
    run.notice(
        f"Closing {describe_week(chosen)}. Leave out whatever you like, with Enter.\n"
        "A dot (.) ends the questions about an action, Ctrl-D all of them. What you said stays."
    )
    with offered_after_four_weeks(run):
        review = run.read(reviews.review_week, chosen)
        if review.away:
            run.show(review)
        else:
            _look_back_on(run, chosen, review)
        if run.today <= chosen.next.end:
            plan_after(run, chosen.next)
        _look_again(run)


def _look_back_on(run: Run, week: Week, review: WeekReview) -> None:
    """Ask for what is open in a week and not rated yet, then show its review."""
    for action in run.read(actions.open_in, week, run.today):
        run.notice("")
        ask_how_it_went(run, action, run.today, at_week_end=True)
    unrated = [row for row in review.values if row.lived is None]
    if unrated:
        run.notice("\nHow was the week? There are no right answers.")
    for row in unrated:
        if row.importance is None:
            ask_importance(run, row.value, week)
        ask_lived(run, row.value, week, write)
    tick_signs(run)
    run.notice("")
    _keep_a_note(run, week)
    _look_at_it(run, week, goes_on=run.today <= week.next.end)


def _week(run: Run) -> Week:
    """This week, or in its first three days the one before, if that is wanted and it is not rated, wholly or partly."""
    before = run.read(weeks.week_to_rate, run.today, run.first_day)
    if before is not None and ask.yes(f"Rate {describe_week(before)}?", enter=True):
        return before
    return run.week(None)


def _keep_a_note(run: Run, week: Week, question: str = "", enter: str = "skip") -> None:
    """Ask for a note of a week; by another `question` it is one that one may leave, too."""
    text = ask.text(
        question
        or "Anything you want to write down about this week? Small signs count: sleep, energy, a lighter hour.",
        enter,
    )
    if text is not None:
        save(run, notes.keep_note, min(run.today, week.end), text)


def _look_at_it(run: Run, week: Week, *, goes_on: bool) -> None:
    """The review of a week and, once it is read, the question of a focus for the next one.

    Where nothing is asked after it, also not because the session `goes_on`, it ends with its own offer.
    """
    run.notice("")
    with run.reading() as store:
        review = reviews.review_week(store, week)
        start = weeks.plan_start(store, week.next)
    is_focus_open = not start.focus and len(start.values) > 1 and run.today <= week.next.end
    if not (is_focus_open or goes_on):
        run.show(review)
        return
    run.show(ClosingReview(review) if isinstance(review, WeekReview) else review)
    run.notice("")
    _keep_a_note(run, week, "That was the week. Take your time.", "go on")
    if is_focus_open:
        choose_focus(run, week.next, start)


def _look_again(run: Run) -> None:
    """Every three months, name the way back to the values."""
    with run.reading() as store:
        is_time = maintenance.is_time(store, store.maintenance(), run.today)
    if is_time:
        run.notice(LOOK_AGAIN)
