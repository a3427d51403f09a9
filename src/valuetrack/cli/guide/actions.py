"""Questions about actions: planning those of a week after a look back, and saying how they went."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from valuetrack import nudges
from valuetrack.cli import ask
from valuetrack.cli.guide import save
from valuetrack.cli.guide.notes import KeptAsNote, or_note
from valuetrack.cli.guide.reflections import session as reflect
from valuetrack.cli.guide.weeks import choose_focus
from valuetrack.cli.run import Run
from valuetrack.dates import describe_day, describe_week
from valuetrack.model import Action, BarrierKind, Happened, Outcome, ReflectionKind, facts_of
from valuetrack.render.notices import STAYS, nudged
from valuetrack.render.pages.weeks import looking_back
from valuetrack.render.voice import listed
from valuetrack.reports.actions import ActionPlanned, OpenAction
from valuetrack.reports.steps import OfferedStep
from valuetrack.tracker import actions, notes, reflections, steps, weeks
from valuetrack.weeks import Week

# Past so many open actions another one is asked about twice.
PLENTY = 5
_YES = "yes"


# Planning a week


def plan_week(run: Run, week: Week | None, value: str | None) -> None:
    """Ask for the plan of `week`, or where none is named of this one or the next; `value` is for all its actions."""
    ask.require_values(run)
    week = week or _week(run)
    if value is not None:
        value = ask.named(run, value, week.end)
    start = run.read(weeks.plan_start, week)
    run.notice(f"Planning {describe_week(week)}. A step small enough to do beats a grand one.")
    for line in looking_back(start.before, run.say):
        run.notice(line)
    for action in start.carried:
        question = f"Carried on: {action.text} ({action.value}). On which day?"
        day = ask.read(question, partial(run.day_in, week=week), "it can wait")
        if day is not None:
            save(run, actions.plan_carried, action.id, day, run.first_day)
    if start.focus:
        run.notice(f"Focus: {' and '.join(start.focus)}.")
    elif value is None:
        choose_focus(run, week, start)
    offered = list(run.read(steps.offered_steps, week, value, run.today))
    still_open = start.still_open
    while _has_room(run, still_open):
        if not _plan_one(run, week, value, offered.pop(0) if offered else None):
            run.notice("Nothing more is planned now. That is fine, too.")
            return
        still_open += 1
        if still_open < PLENTY and not ask.yes("Another one?"):
            return


def _week(run: Run) -> Week:
    """This week, or in its last two days the next one, if that is wanted."""
    week = run.week(None)
    if weeks.is_ending(week, run.today) and ask.yes("This week is nearly over. Plan the next one?", enter=True):
        return week.next
    return week


def _has_room(run: Run, still_open: int) -> bool:
    """Whether there is room for another action; a question from five open ones on."""
    if still_open < PLENTY:
        return True
    are_open = run.say.either(f"{still_open} actions are", "A good deal is")
    return ask.yes(f"{are_open} open in this week. Is there room for another one?")


def _plan_one(run: Run, week: Week, value: str | None, offered: OfferedStep | None) -> bool:
    """Ask for one action, with a rung of a ladder on offer or none; False where none is named."""
    run.notice("")
    if offered is not None:
        run.notice(f"Next on the ladder of {offered.value}: {offered.text}")
        if offered.stays is not None:
            run.notice(STAYS[offered.stays])
    text = ask.text("What will you do?" if offered is None else "What will you do? (y: that step)")
    if text is None:
        return False
    plan: Callable[..., ActionPlanned]
    if offered is not None and _YES.startswith(text.lower()):
        plan = partial(actions.plan_step, prefix=offered.id, text=None, typed=None)
    else:
        try:
            with or_note(run, run.today, [text]):
                plan = partial(actions.plan, text=text, typed=ask.value(run, value, week.end))
        except KeptAsNote:
            return True
    fields: dict[str, Any] = {}
    day: date | None = None
    try:
        day = ask.read("On which day?", partial(run.day_in, week=week), "any day")
        _ask_ahead(run, fields)
    finally:  # also where the rest is interrupted
        plan = partial(plan, first_day=run.first_day, fields=fields)
        if day is None or not save(run, plan, when=[day]):
            save(run, plan, when=week)
    return True


def _ask_ahead(run: Run, fields: dict[str, Any]) -> None:
    """Ask what helps an action along."""
    ask.fields(run, Action, fields, "confidence")
    about_confidence = nudges.about_confidence(fields["confidence"], has_smaller=True)
    run.nudge(nudged(about_confidence, run.say, fields["confidence"]))
    ask.fields(run, Action, fields, "barrier")
    if fields["barrier"]:
        ask.fields(run, Action, fields, "coping")
    ask.fields(run, Action, fields, "smaller")
    if ask.yes("Anything more to it: why, a cue, a reward, with whom?"):
        ask.fields(run, Action, fields, "why", "cue", "reward", "energy_window", "with_whom", "belief")
        if fields["belief"]:
            ask.fields(run, Action, fields, "belief_before")


# How it went


def check_in(run: Run, day: date) -> None:
    """Go through what is open up to `day`; each action is saved as soon as it is known."""
    is_open = run.read(actions.open_actions, day, run.first_day)
    if not is_open:
        run.notice("Nothing is open up to today.")
    for action in is_open:
        ask_how_it_went(run, action, day)
        run.notice("")
    text = ask.text("Anything to keep from these days?")
    if text is not None:
        save(run, notes.keep_note, day, text)


def ask_how_it_went(run: Run, action: OpenAction, day: date, given: dict[str, Any] | None = None) -> None:
    """Ask how an action went and what goes with that; fields that are `given` are not asked for."""
    when = f", {describe_day(action.day)}" if action.day else ""
    run.notice(f"{action.text} ({action.value}{when})")
    outcomes = listed([one.said for one in Outcome], "or")
    outcome = ask.choice(f"{facts_of(Action)['outcome'].question}\n{outcomes}", Outcome)
    if outcome is None:
        return
    fields = dict(given or {})
    to: date | None = None
    try:
        if outcome is Outcome.CARRIED:
            to = ask.read("On to which day?", partial(run.day, ahead=True), "later")
        _ask_around(run, action, outcome, fields)
    finally:  # where it cannot be planned on the day `to`, it waits
        if to is None or not save(run, actions.carry, action.id, to, day, run.first_day, fields):
            save(run, actions.check_in, action.id, outcome, day, run.first_day, fields)
    if outcome is Outcome.NOT_TAKEN and ask.yes("Would a few kind words about it help?"):
        is_limit = fields.get("barrier_kind") is BarrierKind.EXTERNAL
        kind = ReflectionKind.GRIEVING_A_LIMIT if is_limit else ReflectionKind.AFTER_NOT_ACTING
        reflect(run, lambda texts: save(run, reflections.reflect, day, kind, action.id, texts))


def _ask_around(run: Run, action: OpenAction, outcome: Outcome, fields: dict[str, Any]) -> None:
    """Ask what goes with an outcome."""
    if outcome in (Outcome.DONE, Outcome.SMALLER):
        rated = (*action.rate, *run.settings.rate)
        ratings = [name for what in rated for name in facts_of(Happened) if name.split("_")[0] == what]
        ask.fields(run, Action, fields, "helped", *ratings)
        if action.belief is not None:
            run.notice(f"You wanted to try this out: {action.belief}")
            ask.fields(run, Action, fields, "result", "belief_after", "alternative")
        ask.fields(run, Action, fields, "learned")
    elif outcome in (Outcome.NOT_TAKEN, Outcome.CARRIED):
        ask.fields(run, Action, fields, "got_in_way")
        if fields["got_in_way"]:
            ask.fields(run, Action, fields, "barrier_kind")
