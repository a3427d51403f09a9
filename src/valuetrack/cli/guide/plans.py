"""Questions that plan a week: what may come again, and what is new, after a look back."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from functools import partial
from typing import Any

from valuetrack import nudges
from valuetrack.cli import ask
from valuetrack.cli.answers import one_of
from valuetrack.cli.guide import save, take_in, tried
from valuetrack.cli.guide.barriers import say_what_came
from valuetrack.cli.guide.brought_back import offer_what_lifted, say_learned, say_let_pass, say_what_helped
from valuetrack.cli.guide.facets import ask_facet
from valuetrack.cli.guide.goals import ask_goal
from valuetrack.cli.guide.notes import KeptAsNote, or_note
from valuetrack.cli.guide.routines import plan_routines
from valuetrack.cli.guide.tracking import ask_what_to_track, say_what_may_be_tracked
from valuetrack.cli.guide.weeks import NO, SMALLER, again, choose_focus
from valuetrack.cli.run import Run
from valuetrack.dates import describe_week
from valuetrack.model import Action, Outcome
from valuetrack.render.notices import HEAVY, STAYS, nudged
from valuetrack.render.pages.weeks import looking_back
from valuetrack.render.safe import one_line
from valuetrack.reports.actions import ActionPlanned, EarlierAction
from valuetrack.reports.activities import LiftedLine
from valuetrack.reports.brought_back import LetPass
from valuetrack.reports.steps import OfferedStep
from valuetrack.reports.weeks import PlanStart
from valuetrack.tracker import actions, brought_back, opportunities, routines, steps, weeks
from valuetrack.weeks import Week

# What stands ready to be planned with a yes.
Idea = OfferedStep | LetPass
# Past so many open actions another one is asked about twice.
PLENTY = 5
_YES = "yes"


def plan_week(run: Run, week: Week | None, value: str | None) -> None:
    """Ask for the plan of `week`, or where none is named of this one or the next; `value` is for all its actions."""
    take_in(run)
    ask.require_values(run)
    week = week or _week(run)
    if value is not None:
        value = ask.named(run, value, week.end)
    start = run.read(weeks.plan_start, week)
    run.notice(f"Planning {describe_week(week)}. Small steps work best.")
    for line in looking_back(start.before, run.say):
        run.notice(line)
    say_what_came(run, week)
    say_learned(run, week)
    pace = _pace(run, week, start)
    if pace is Pace.REST:
        return
    waiting = [one for one in start.earlier if one.outcome is Outcome.CARRIED or is_for_smaller(one, pace)]
    planned = _plan_what_was(run, week, waiting, pace, value)
    if start.focus:
        run.notice(f"Focus: {' and '.join(start.focus)}.")
    elif value is None:
        choose_focus(run, week, start)
    plan_new(run, week, value, start.still_open + planned)


def plan_after(run: Run, week: Week) -> None:
    """Ask for the plan of a week where the one before was looked at: what may come again of it, and what is new."""
    start = run.read(weeks.plan_start, week)
    run.notice(f"\nPlanning {describe_week(week)}.")
    say_what_came(run, week)
    pace = _pace(run, week, start)
    if pace is not Pace.REST:
        planned = _plan_what_was(run, week, start.earlier, pace)
        plan_new(run, week, None, start.still_open + planned)


class Pace(Enum):
    """How the days ahead are to be after some in which much was not for this time."""

    AS_EVER = ""
    SMALLER = "smaller"
    REST = "rest"


def _pace(run: Run, week: Week, start: PlanStart) -> Pace:
    """Where two actions or more were not for this time, and none is open in the week, whether to go smaller, or rest.

    A week of rest is set aside.
    """
    if start.not_this_time < weeks.HEAVY or start.still_open:
        return Pace.AS_EVER
    words = {one.value: one for one in (Pace.SMALLER, Pace.REST)}
    said = ask.read(f"{HEAVY} (smaller, rest)", lambda answer: one_of(answer, words), "neither")
    if said is Pace.REST:
        save(run, weeks.set_aside, week, resume=False)
    return said or Pace.AS_EVER


def _plan_what_was(run: Run, week: Week, earlier: Sequence[EarlierAction], pace: Pace, value: str | None = None) -> int:
    """Ask for the routines on offer, and for what may come again of the week before; how many were planned.

    What was carried on from a routine comes along with that. Where a `value` is named, its routines alone are offered.
    """
    offered = run.read(routines.offered, week, run.today)
    by_themselves = {one.id for one in offered}
    planned = plan_again(run, week, [one for one in earlier if one.routine_id not in by_themselves], pace)
    return planned + plan_routines(run, week, [one for one in offered if value in (None, one.value)])


def is_for_smaller(one: EarlierAction, pace: Pace) -> bool:
    """Whether Enter plans the smaller version of an action: it was not for this time, and smaller is what is wanted."""
    return pace is Pace.SMALLER and one.outcome is Outcome.NOT_TAKEN


def plan_again(run: Run, week: Week, earlier: Sequence[EarlierAction], pace: Pace) -> int:
    """Ask for each action of the week before whether it is planned again, smaller, or not; how many were planned."""
    if not earlier:
        return 0
    run.notice("From the week before, one by one: again, smaller, or no. A day may follow, as in: again tue")
    planned = 0
    for one in earlier:
        with ask.until_dot():
            planned += _plan_one_again(run, week, one, SMALLER if is_for_smaller(one, pace) else NO)
    return planned


def _plan_one_again(run: Run, week: Week, one: EarlierAction, enter: str) -> bool:
    """Ask for one action of the week before, where Enter is `enter`; whether it was planned."""
    in_words = f" ({one_line(one.smaller)})" if one.smaller else ""
    question = f"{one.text} ({one.value}): again, smaller{in_words}, no?"
    without_day: tuple[date, ...] = ()
    reader = partial(again, run, week)
    how, days = ask.read(question, reader, enter, enter=(enter, without_day)) or (NO, without_day)
    smaller = None
    if how == SMALLER:
        smaller = one.smaller or ask.field(run, Action, "smaller")
    if how == NO or (how == SMALLER and smaller is None):
        return False
    return save(run, actions.plan_again, one.id, days or week, run.first_day, smaller)


def plan_new(run: Run, week: Week, value: str | None, still_open: int) -> None:
    """Ask for new actions, one after the other, in a week in which some are open; for `value`, where one is named.

    The next step of a ladder is on offer, then what was noticed and let pass; what gave something back is named once.
    """
    offered: list[Idea] = [
        *run.read(steps.offered_steps, week, value, run.today),
        *run.read(brought_back.let_pass, week, value),
    ]
    lifted = offer_what_lifted(run, week, value)
    told: set[str] = set()
    while _has_room(run, still_open):
        if not _plan_one(run, week, value, offered.pop(0) if offered else None, lifted, told):
            run.notice("That is the plan for now." if still_open else "Nothing planned for now. That is fine too.")
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


def _plan_one(
    run: Run,
    week: Week,
    value: str | None,
    offered: Idea | None,
    lifted: Sequence[LiftedLine],
    told: set[str],
) -> bool:
    """Ask for one action, with something on offer or nothing; False where none is named.

    `lifted` may be chosen by its number, and `told` are the values of which it was said what helped.
    """
    run.notice("")
    _say_offered(run, offered)
    text = ask.text(_question(offered, lifted))
    if text is None:
        return False
    wanted: Idea | LiftedLine | None = offered if _YES.startswith(text.lower()) else ask.of_number(text, lifted)
    try:
        typed, plan, fields = _begun(run, week, value, text, wanted)
    except KeptAsNote:
        return True
    day: date | None = None
    try:
        say_what_helped(run, typed, week, told)
        with ask.until_dot():
            ask_facet(run, typed, week.end, fields)
            day = ask.read("On which day?", partial(run.day_in, week=week), "any day")
            _ask_ahead(run, fields, typed, week)
    finally:  # also where the rest is interrupted
        plan = partial(plan, first_day=run.first_day, fields=fields)
        if day is None or not tried(run, plan, when=[day]):
            save(run, plan, when=week)
    return True


def _question(offered: Idea | None, lifted: Sequence[LiftedLine]) -> str:
    ways = [*(["y: that step"] if offered is not None else []), *(["a number: one of these"] if lifted else [])]
    return f"What will you do? ({'; '.join(ways)})" if ways else "What will you do?"


def _begun(
    run: Run, week: Week, value: str | None, text: str, wanted: Idea | LiftedLine | None
) -> tuple[str | None, Callable[..., ActionPlanned], dict[str, Any]]:
    """The value of an action, how to plan it and what is known of it: in words of its own, or as it is `wanted`.

    Raises KeptAsNote where it is for no value.
    """
    if isinstance(wanted, OfferedStep):
        return wanted.value, partial(actions.plan_step, prefix=wanted.id, text=None, typed=None), {}
    if isinstance(wanted, LetPass):
        known = {"barrier": wanted.got_in_way} if wanted.got_in_way is not None else {}
        return wanted.value, partial(opportunities.plan_of, prefix=wanted.id), known
    text, value = (text, value) if wanted is None else (wanted.text, wanted.value or value)
    with or_note(run, run.today, [text]):
        typed = ask.value(run, value, week.end)
    return typed, partial(actions.plan, text=text, typed=typed, is_new=wanted is None), {}


def _say_offered(run: Run, offered: Idea | None) -> None:
    """Say what is on offer: the next step of a ladder, or a moment that was let pass."""
    if isinstance(offered, LetPass):
        say_let_pass(run, offered)
    elif offered is not None:
        run.notice(f"Next on the ladder of {offered.value}: {offered.text}")
        if offered.stays is not None:
            run.notice(STAYS[offered.stays])


def _ask_ahead(run: Run, fields: dict[str, Any], value: str | None, week: Week) -> None:
    """Ask what helps an action along."""
    ask.fields(run, Action, fields, "confidence")
    about_confidence = nudges.about_confidence(fields["confidence"], has_smaller=True)
    run.nudge(nudged(about_confidence, run.say, fields["confidence"]))
    if about_confidence:
        ask.fields(run, Action, fields, "smaller")
        if fields["smaller"]:
            ask.fields(run, Action, fields, "smaller_confidence")
    if "barrier" in fields:
        run.notice(f"This may come up again: {fields['barrier']}")
    ask.fields(run, Action, fields, "barrier")
    if fields["barrier"]:
        ask.fields(run, Action, fields, "coping")
    ask.fields(run, Action, fields, "smaller")
    say_what_may_be_tracked(run, value, week.end)
    if ask.yes("Add more? (why, a reminder, a treat, with whom)"):
        ask.fields(run, Action, fields, "why", "cue", "reward", "energy_window", "with_whom", "belief")
        if fields["belief"]:
            ask.fields(run, Action, fields, "belief_before")
        ask_goal(run, fields)
        ask_what_to_track(run, value, week.end)
