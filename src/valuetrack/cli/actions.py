"""Commands for actions: planning them, saying how they went, and putting them right."""

from datetime import date
from typing import Annotated, Any

from valuetrack.cli import ask, routines
from valuetrack.cli.command import examples
from valuetrack.cli.guide import actions as guided
from valuetrack.cli.guide import plans, take_in, tracking, write
from valuetrack.cli.guide.notes import or_note, texts_of
from valuetrack.cli.params import (
    ActionFields,
    MaybeWeekAhead,
    NewValue,
    NewWeek,
    On,
    OptionalValue,
    OutcomeFields,
    PlanFields,
    an_id,
    argument,
    day_ahead,
    is_none,
    needs,
    option,
    param_of,
    switch,
    written,
)
from valuetrack.cli.routines import Every, Minutes, Times, Until
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, SaidNo
from valuetrack.model import Action, CheckIn, EntryKind, Outcome
from valuetrack.render.notices import NOTHING_CHOSEN
from valuetrack.reports import Both, both
from valuetrack.reports.actions import ActionCheckedIn, ActionEdited, ActionMoved, ActionPlanned, BeforeKept
from valuetrack.reports.notes import NoteKept
from valuetrack.reports.routines import RoutineAdded
from valuetrack.tracker import actions, notes
from valuetrack.tracker import routines as kept
from valuetrack.tracker.barriers import with_kind

Text = Annotated[str | None, argument("ACTION", "What you will do; - reads it from stdin.", written)]
Days = Annotated[
    tuple[str, ...],
    option(
        "--on -o",
        "DAY",
        "The day; several plan one action each. Without: any day of the week.",
        many=True,
        complete="days_ahead",
    ),
]
ARoutine = Annotated[
    str | None,
    option("--routine", "ID", "Plan the days of a routine in the week, or those of --on.", complete="routines"),
]
Step = Annotated[str | None, option("--step", "ID", "The step of a ladder that it is.", complete="steps")]
TheAction = Annotated[str, an_id(EntryKind.ACTION)]
ActionId = Annotated[str | None, argument("ID", "The action's id, or the beginning of it.", complete="ids")]
To = Annotated[date | None, option("--to", "DAY", "With carried: the day it is carried on to.", day_ahead)]
Before = Annotated[bool, switch("--before", "Keep anxiety and mood before it, and leave it open.")]
Note = Annotated[str | None, param_of(CheckIn, "note")]
NewDay = Annotated[
    str | None, option("--on -o", "DAY", "Another day; none: some time in its week.", complete="days_ahead")
]


@examples(
    'valuetrack plan-week "Text Priya at lunch" --value Connection --on wednesday',
    'valuetrack plan-week "Call Ines" -v Connection --barrier "no words" --coping "a note" --smaller "a text"',
    "valuetrack plan-week --step 5e1 --on friday",
    'valuetrack plan-week "Walk" -v Connection --every tue,thu --at 18:30 --minutes 20',
)
def plan_week(
    run: Run,
    value: OptionalValue,
    on: Days,
    week: MaybeWeekAhead,
    step: Step,
    routine: ARoutine,
    every: Every,
    until: Until,
    times: Times,
    minutes: Minutes,
    fields: PlanFields,
    action: Text = None,
) -> ActionPlanned | RoutineAdded | None:
    """Plan a small action; without ACTION, be guided through the week's plan.

    With several --on there is one action for each day. Without --on it is for some time in the week. With --step the
    words and the value are the step's, where no others are given. With --every it becomes a routine, which is offered
    for each week and planned by nobody but you; --routine plans its days of a week.
    """
    days = [run.day_in(text, week) if week else run.day(text, ahead=True) for text in on]
    when = days or week or run.week(None)
    fields = fields if minutes is None else {**fields, "planned_minutes": minutes}
    if sum(one is not None for one in (step, routine, every)) > 1:
        raise Contradiction("--step, --routine and --every exclude each other.", hint="Give one of them.")
    if every is not None:
        begins = days or [max(run.today, week.start) if week else run.today]
        return routines.add_routine(run, action, value, every, begins, times, until, fields)
    routines.check_every(until, times)
    if step is not None:
        return run.write(actions.plan_step, step, action, value, when, run.first_day, fields)
    if routine is not None:
        return run.write(kept.plan_routine, routine, action, value, when, run.today, run.first_day, fields)
    if action is not None:
        with or_note(run, run.today, [action, *texts_of(fields)]):
            value = ask.value(run, value, days[0] if days else (week or run.week(None)).end)
        return run.write(actions.plan, action, value, when, run.first_day, fields)
    if on or fields or not run.can_ask:
        raise needs("ACTION", "An action")
    plans.plan_week(run, week, value)
    return None


@examples(
    "valuetrack check-in 3f2 --outcome done --anxiety-after 4",
    'valuetrack check-in 3f2 --outcome not-taken --got-in-way "no trains" --barrier-kind external',
    "valuetrack check-in 3f2 --before --anxiety-before 7",
    'valuetrack check-in --note "two of three so far"',
)
def check_in(
    run: Run, to: To, note: Note, on: On, before: Before, fields: OutcomeFields, action_id: ActionId = None
) -> ActionCheckedIn | ActionMoved | BeforeKept | NoteKept | Both | None:
    """Say how an action went, or leave a note; without ID, go through what is open.

    With --before it stays open, and is not asked about these again. `carried` plans nothing by itself. With --to in a
    later week a copy is planned there; with --to in the same week the action moves and stays open.
    """
    if action_id is None and (to is not None or fields):
        action_id = _which(run)
    fields = with_kind(fields)
    if before:
        return _keep_before(run, action_id, fields | {name: one for name, one in (("to", to), ("note", note)) if one})
    if action_id is not None and "outcome" in fields:
        return _keep_outcome(run, action_id, to, on, fields, note)
    if action_id is not None:
        if to is not None or not run.can_ask:
            raise needs("--outcome", "An outcome")
        take_in(run)
        action = run.read(actions.open_action, action_id)
        try:
            guided.ask_how_it_went(run, action, on, fields)
        finally:  # also where somebody leaves
            if note is not None:
                run.show(write(run, notes.keep_note, on, note))
        return None
    if note is None:
        if not run.can_ask:
            raise needs("ID and --outcome, or --note", "An action or a note")
        guided.check_in(run, on)
        return None
    return run.write(notes.keep_note, on, note)


def _keep_outcome(
    run: Run, action_id: str, to: date | None, on: date, fields: dict[str, Any], note: str | None
) -> ActionCheckedIn | ActionMoved | NoteKept | Both:
    """Keep how an action went, and a note beside it where there is one. Raises Contradiction."""
    outcome = fields.pop("outcome")
    if to is not None and outcome is not Outcome.CARRIED:
        raise Contradiction("--to goes with --outcome carried.", hint="Give both, or edit the action's day.")
    with run.writing("actions", *(["notes"] if note is not None else [])) as store:
        went: ActionCheckedIn | ActionMoved
        if to is not None:
            went = actions.carry(store, action_id, to, on, run.first_day, fields)
        else:
            went = actions.check_in(store, action_id, outcome, on, run.first_day, fields)
        return both(went, notes.keep_note(store, on, note) if note is not None else None)


def _keep_before(run: Run, action_id: str | None, fields: dict[str, Any]) -> BeforeKept:
    """Keep anxiety and mood before an action, which are asked for where none is given. Raises Contradiction."""
    action_id = action_id or _which(run)
    if not fields.keys() <= set(actions.BEFORE):
        raise Contradiction("--before goes with --anxiety-before and --mood-before.", hint="Leave the others out.")
    if not fields:
        if not run.can_ask:
            raise needs("--anxiety-before or --mood-before", "A rating")
        asked = tracking.before_it(run.read(actions.open_action, action_id)) or actions.BEFORE
        ask.fields(run, Action, fields, *asked)
        fields = {name: one for name, one in fields.items() if one is not None}
    return run.write(actions.keep_before, action_id, fields)


def _which(run: Run) -> str:
    """The action that is chosen from the latest. Raises NeedsMore off a terminal, SaidNo where none is."""
    if not run.can_ask:
        raise needs("ID", "The id of an action")
    chosen = ask.entry(run, EntryKind.ACTION)
    if chosen is None:
        raise SaidNo(NOTHING_CHOSEN)
    return chosen


@examples("valuetrack edit-action 3f2 --on friday", "valuetrack edit-action 3f2 --confidence none")
def edit_action(
    run: Run, action_id: TheAction, value: NewValue, on: NewDay, week: NewWeek, fields: ActionFields
) -> ActionEdited:
    """Correct an action, in its plan or in how it went.

    What is not named stays as it is; `none` clears a number, day or choice, an empty text clears a text.
    """
    if on is not None and not is_none(on):
        fields["day"] = run.day_in(on, week) if week else run.day(on, ahead=True)
    elif week is not None:
        fields["week"] = week.start
    elif on is not None:
        fields["day"] = None
    if not fields and value is None:
        if not run.can_ask:
            raise needs("at least one option", "Something to change")
        fields |= ask.other_words(run, Action, action_id, "text")
    return run.write(actions.edit_action, action_id, value, fields, run.today, run.first_day)
