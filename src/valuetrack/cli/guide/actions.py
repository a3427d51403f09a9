"""Questions about actions that are open: how each went, and what goes with that."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.guide import save, take_in, tried
from valuetrack.cli.guide.barriers import Blocked, ask_what_got_in_way, offer_ways
from valuetrack.cli.guide.cards import ask_what_came, ask_which_smaller, offer_smaller, show_card
from valuetrack.cli.guide.tracking import before_it, ratings_around
from valuetrack.cli.run import Run
from valuetrack.model import Action, Outcome, facts_of
from valuetrack.render.voice import listed
from valuetrack.reports.actions import OpenAction
from valuetrack.tracker import actions, notes

# What is answered of a step of today that is still ahead, where something is rated before it.
_BEFORE = "before"


def check_in(run: Run, day: date) -> None:
    """Go through what is open up to `day`; each action is saved as soon as it is known."""
    take_in(run)
    is_open = run.read(actions.open_actions, day, run.first_day)
    if not is_open:
        run.notice("Nothing from this week or last week is waiting for an answer.")
    for action in is_open:
        ask_how_it_went(run, action, day)
        run.notice("")
    text = ask.text("Anything you want to write down about these days?")
    if text is not None:
        save(run, notes.keep_note, day, text)


def ask_how_it_went(
    run: Run, action: OpenAction, day: date, given: dict[str, Any] | None = None, *, at_week_end: bool = False
) -> None:
    """Ask how an action went and what goes with that; fields that are `given` are not asked for.

    At the end of a week fewer questions stand: what was carried on gets its day where the next week is planned.
    """
    fields = dict(given or {})
    with ask.until_dot():
        outcome = _ask_outcome(run, action, day, fields, at_week_end=at_week_end)
        if outcome is Outcome.NOT_TAKEN and not at_week_end:
            offer_smaller(run, action, fields)
            again = partial(actions.plan_again, prefix=action.id, first_day=run.first_day)
            offer_ways(run, day, Blocked(action.id, action.text, action.value, fields, again))


def _ask_outcome(
    run: Run, action: OpenAction, day: date, fields: dict[str, Any], *, at_week_end: bool
) -> Outcome | None:
    """Ask for an outcome and what goes with it, and keep that; the outcome."""
    show_card(run, action, whole=not at_week_end)
    may_be_ahead = action.day == day == run.today and not at_week_end
    before = before_it(action) if may_be_ahead else []
    outcomes = listed([one.said for one in Outcome], "or")
    if before:
        outcomes = f"{outcomes}\nStill ahead? Answer: {_BEFORE}"
    question = f"{facts_of(Action)['outcome'].question}\n{outcomes}"
    said = ask.choice(question, Outcome, also=[_BEFORE] if before else [])
    if said == _BEFORE:
        _keep_before(run, action, before, fields)
    if not isinstance(said, Outcome):
        return None
    outcome: Outcome = said
    to: date | None = None
    try:
        if outcome is Outcome.CARRIED and not at_week_end:
            to = ask.read("Which day?", partial(run.day, ahead=True), "later")
        _ask_around(run, action, outcome, fields, at_week_end=at_week_end)
    finally:  # where it cannot be planned on the day `to`, it waits
        if to is None or not tried(run, actions.carry, action.id, to, day, run.first_day, fields):
            save(run, actions.check_in, action.id, outcome, day, run.first_day, fields)
    return outcome


def _keep_before(run: Run, action: OpenAction, names: Sequence[str], fields: dict[str, Any]) -> None:
    """Ask for the ratings before a step that is still ahead; it stays open. What was given of it is kept too."""
    try:
        ask.fields(run, Action, fields, *names)
    finally:  # also where somebody leaves
        said = {name: one for name, one in fields.items() if one is not None}
        if said:
            save(run, actions.keep_before, action.id, said)


def _ask_around(run: Run, action: OpenAction, outcome: Outcome, fields: dict[str, Any], *, at_week_end: bool) -> None:
    """Ask what goes with an outcome; at the end of a week, what helped or stood in the way and what the plan wants."""
    if outcome is Outcome.SMALLER and not at_week_end:
        ask_which_smaller(action, fields)
    if outcome in (Outcome.DONE, Outcome.SMALLER):
        around = ratings_around((*action.rate, *run.settings.rate))
        ask.fields(run, Action, fields, "helped", *(name for name in around if name not in action.known))
        if action.belief is not None:
            run.notice(f"You thought this might happen: {action.belief}")
            ask.fields(run, Action, fields, "result", "belief_after", *([] if at_week_end else ["alternative"]))
        if not at_week_end:
            ask.fields(run, Action, fields, "learned")
    elif outcome is Outcome.NOT_TAKEN and not at_week_end:
        ask_what_came(run, action, fields)
        ask.fields(run, Action, fields, "learned")
    elif outcome in (Outcome.NOT_TAKEN, Outcome.CARRIED):
        ask_what_got_in_way(run, Action, fields)
