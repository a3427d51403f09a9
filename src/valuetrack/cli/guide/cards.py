"""Questions about what was thought of beforehand, which is shown where an action is asked about."""

from functools import partial
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.guide.barriers import ask_what_got_in_way, kind_said, on_a_day
from valuetrack.cli.run import Run
from valuetrack.dates import describe_day
from valuetrack.model import Action, BarrierKind, facts_of
from valuetrack.render.pages.actions import card
from valuetrack.reports.actions import OpenAction
from valuetrack.tracker import actions


def show_card(run: Run, action: OpenAction, *, whole: bool) -> None:
    """Say which action is asked about and, where it is wanted `whole`, all that was thought of beforehand."""
    when = f", {describe_day(action.day)}" if action.day else ""
    lines = card(action, run.say) if whole else ()
    run.notice("\n".join([f"{action.text} ({action.value}{when})", *lines]))


def ask_what_came(run: Run, action: OpenAction, fields: dict[str, Any]) -> None:
    """Ask what got in the way, and where that was expected, whether the answer to it was tried.

    What was expected and came is what got in the way, in the words of the plan.
    """
    if action.barrier is not None and "barrier_came" not in fields:
        run.notice(f"You thought this might get in the way: {action.barrier}")
        ask.fields(run, Action, fields, "barrier_came")
    has_come = bool(fields.get("barrier_came")) and action.barrier is not None
    if has_come:
        fields.setdefault("got_in_way", action.barrier)
    ask_what_got_in_way(run, Action, fields)
    if has_come and action.coping is not None and "coping_tried" not in fields:
        run.notice(f"Your idea for it was: {action.coping}")
        ask.fields(run, Action, fields, "coping_tried")


def ask_which_smaller(action: OpenAction, fields: dict[str, Any]) -> None:
    """Offer the words of the smaller version that was thought of, for the one that was done."""
    if action.smaller is not None and "smaller" not in fields:
        said = ask.text("Which smaller version was it?", action.smaller)
        fields["smaller"] = said or action.smaller


def offer_smaller(run: Run, action: OpenAction, fields: dict[str, Any]) -> None:
    """After "not this time", offer to plan a smaller version at once.

    It is offered where one was thought of, or where something from inside got in the way; what comes from outside does
    not grow less with a smaller step.
    """
    kind = kind_said(fields)
    is_inside = bool(fields.get("got_in_way")) and kind is not BarrierKind.EXTERNAL
    if not (is_inside or (action.smaller is not None and kind is None)):
        return
    if not ask.yes("Would you like to make it smaller, for another day?"):
        return
    question = facts_of(Action)["smaller"].question or ""
    words = ask.text(question, action.smaller or "skip") or action.smaller
    if words is None:
        return
    on_a_day(run, partial(actions.plan_again, prefix=action.id, first_day=run.first_day, smaller=words))
