"""Planning a week: a look back, the focus, then one small action after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from valuetrack.cli import ask
from valuetrack.cli.guide.saving import save
from valuetrack.cli.guide.weeks import choose_focus
from valuetrack.errors import SaidNo
from valuetrack.model import BELIEF
from valuetrack.render.pages.weeks import looking_back
from valuetrack.tracker import acting, planning, soft_questions, steps, weeks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from valuetrack.cli.run import Run
    from valuetrack.reports.guide import CarriedAction
    from valuetrack.reports.old_receipt import Receipt
    from valuetrack.reports.steps import OfferedStep
    from valuetrack.weeks import Week

# Past so many open actions another one is asked about twice.
PLENTY = 5
_YES = "yes"
_MORE = {
    "why": "Why does it matter?",
    "cue": "What will remind you?",
    "reward": "Something kind for afterwards?",
    "energy_window": "When in the day do you have the energy for it?",
    "with_whom": "With whom?",
}


def session(run: Run, week: Week | None, value: str | None) -> None:
    """Ask for the plan of `week`, or where none is named of this one or the next; `value` is for all its actions."""
    ask.require_values(run)
    chosen = week or _week(run)
    if value is not None:
        value = ask.named(run, value, chosen.end)
    with run.reading() as store:
        start = weeks.plan_start(store, chosen)
    run.notice(f"Planning {planning.describe_week(chosen)}. A step small enough to do beats a grand one.")
    for line in looking_back(start.before, run.say):
        run.notice(line)
    for action in start.carried:
        _carry(run, action, chosen)
    if start.focus:
        run.notice(f"Focus: {' and '.join(start.focus)}.")
    elif value is None:
        choose_focus(run, chosen, start)
    with run.reading() as store:
        offered = steps.offered_steps(store, chosen, value, run.today)
    _actions(run, chosen, value, start.still_open, list(offered))


def _week(run: Run) -> Week:
    """This week, or in its last two days the next one, if that is wanted."""
    week = run.week(None)
    if weeks.is_ending(week, run.today) and ask.yes("This week is nearly over. Plan the next one?", enter=True):
        return week.next
    return week


def _carry(run: Run, action: CarriedAction, week: Week) -> None:
    """Ask on which day something that was carried on shall be; without an answer it waits."""
    question = f"Carried on: {action.text} ({action.value}). On which day?"
    day = ask.read(question, lambda answer: _day(run, answer, week), "it can wait")
    if day is not None:
        save(run, lambda store: acting.plan_carried(store, action.id, day, run.first_day))


def _actions(run: Run, week: Week, value: str | None, still_open: int, offered: list[OfferedStep]) -> None:
    while _wants_another(run, still_open):
        if not _action(run, week, value, offered.pop(0) if offered else None):
            run.notice("Nothing more is planned now. That is fine, too.")
            return
        still_open += 1
        if still_open < PLENTY and not ask.yes("Another one?"):
            return


def _wants_another(run: Run, still_open: int) -> bool:
    """Whether there is room for an action; a question from five open ones on."""
    if still_open < PLENTY:
        return True
    counted = "A good deal is" if run.words_only else f"{still_open} actions are"
    return ask.yes(f"{counted} open in this week. Is there room for another one?")


def _action(run: Run, week: Week, value: str | None, offered: OfferedStep | None) -> bool:
    """Ask for one action, with a rung of a ladder on offer or none; False where none is named."""
    run.notice("")
    text = _what(run, offered)
    if text is None:
        return False
    if offered is not None and text == _YES:
        plan = partial(steps.plan_step, prefix=offered.id, text=None, typed=None)
    else:
        try:
            plan = partial(planning.plan, text=text, typed=ask.value(run, value, week.end))
        except SaidNo as no:
            run.notice(no.message)
            return True
    _when_and_how(run, week, partial(plan, first_day=run.first_day))
    return True


def _what(run: Run, offered: OfferedStep | None) -> str | None:
    """Ask what the action is; _YES where it is the rung on offer."""
    if offered is None:
        return ask.text("What will you do?")
    run.notice(f"Next on the ladder of {offered.value}: {offered.text}")
    said = ask.text("What will you do? (y: that step)")
    return _YES if said is not None and _YES.startswith(said.lower()) else said


def _when_and_how(run: Run, week: Week, plan: Callable[..., Receipt]) -> None:
    """Ask for the day and for what helps an action along; then it is planned, also where the rest is interrupted."""
    fields: dict[str, Any] = {}
    day: date | None = None
    try:
        day = ask.read("On which day?", lambda answer: _day(run, answer, week), "any day")
        _ask_ahead(run, fields)
    finally:
        plan = partial(plan, fields=fields)
        if day is None or not save(run, partial(plan, when=[day])):
            save(run, partial(plan, when=week))


def _ask_ahead(run: Run, fields: dict[str, Any]) -> None:
    """Ask what helps an action along; the answers land in `fields` one by one."""
    fields["confidence"] = ask.rating(run, "How sure are you that you will do it?")
    for asked in soft_questions.about_confidence(fields["confidence"]):
        run.remark(asked)
    fields["barrier"] = ask.text("What might get in the way?")
    if fields["barrier"]:
        fields["coping"] = ask.text("How would you meet it?")
    fields["smaller"] = ask.text("What would a smaller version be?")
    if ask.yes("Anything more to it: why, a cue, a reward, with whom?"):
        for field, question in _MORE.items():
            fields[field] = ask.text(question)
        _ask_belief(run, fields)


def _ask_belief(run: Run, fields: dict[str, Any]) -> None:
    """Ask for a belief that the action may put to the test, and how strong it is."""
    fields["belief"] = ask.text("Is there something you expect to happen, to be tried out?")
    if fields["belief"]:
        fields["belief_before"] = ask.rating(run, "How strongly do you believe it?", BELIEF)


def _day(run: Run, answer: str, week: Week) -> date:
    """The day of the week that an answer names; a weekday is that week's. Raises BadDate, Contradiction."""
    return run.day_in(answer, week)
