"""The command that says how an action went, or keeps a note."""

from datetime import date
from typing import Annotated, Any

import typer

from valuetrack.cli import ask, params
from valuetrack.cli.params import OUTCOME, On, with_fields
from valuetrack.cli.run import Run
from valuetrack.dates import describe_day
from valuetrack.errors import Contradiction
from valuetrack.model import Outcome, clean_text
from valuetrack.reports.plans import PlannedAction
from valuetrack.tracker import acting, plans, reviewing
from valuetrack.weeks import Week

ActionId = Annotated[
    str | None,
    typer.Argument(metavar="ID", help="The action's id, or the beginning of it.", autocompletion=params.complete_ids),
]
OutcomeOption = Annotated[
    str | None,
    typer.Option("--outcome", metavar="HOW", help="done, smaller, not-taken, carried or let-go; none: open again."),
]
To = Annotated[str | None, typer.Option("--to", metavar="DAY", help="With carried: the day it is carried on to.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note of the day; - reads it from stdin.")]

_read = params.read_choice(Outcome)


@with_fields(*OUTCOME)
def check_in(
    ctx: typer.Context,
    action_id: ActionId = None,
    outcome: OutcomeOption = None,
    to: To = None,
    note: Note = None,
    on: On = None,
    *,
    fields: dict[str, Any],
) -> None:
    """Say how an action went, or leave a note; without ID, go through what is open.

    `carried` plans nothing by itself. With --to in a later week a copy is planned there; with --to in
    the same week the action moves and stays open.
    """
    run = Run.of(ctx)
    day = run.day(on)
    text = clean_text("--note", params.from_stdin(note)) if note is not None else None
    if action_id is not None:
        _check_in(run, action_id, outcome, to, text, day, fields)
        return
    if outcome is not None or to is not None or fields:
        raise params.needs("ID", "The id of an action")
    if text is not None:
        _keep_note(run, day, text)
    else:
        _guided(run, day)


def _check_in(
    run: Run, action_id: str, outcome: str | None, to: str | None, text: str | None, day: date, fields: dict[str, Any]
) -> None:
    if outcome is None and not run.can_ask:
        raise params.needs("--outcome", "How it went")
    read: Outcome | None = _read("--outcome", outcome) if outcome is not None else ask.read(_QUESTION, _word)
    if to is not None and read is not Outcome.CARRIED:
        raise Contradiction("--to goes with --outcome carried.", hint="Give both, or edit the action's day.")
    if outcome is None and read is None:
        return
    target = run.day(to, ahead=True) if to is not None else None
    with run.writing() as store:
        if target is not None:
            receipt = acting.carry(store, action_id, target, day, run.first_day, fields)
        else:
            receipt = acting.check_in(store, action_id, read, day, run.first_day, fields)
        if text is not None:
            receipt = receipt.joined(reviewing.keep_note(store, day, text))
    run.show(receipt)


def _keep_note(run: Run, day: date, text: str) -> None:
    with run.writing() as store:
        receipt = reviewing.keep_note(store, day, text)
    run.show(receipt)


_QUESTION = "How did it go?\ndone, smaller, not this time, carried or let go"


def _word(answer: str) -> Outcome | None:
    """An outcome in the words of the question."""
    said: Outcome | None = _read("The answer", "not-taken" if answer.strip().lower() == "not this time" else answer)
    return said


def _guided(run: Run, day: date) -> None:
    """Go through what is open in the week, one action at a time; each is saved as soon as it is known."""
    if not run.can_ask:
        raise params.needs("ID and --outcome, or --note", "An action or a note")
    with run.reading() as store:
        is_open = plans.open_actions(store, Week.containing(day, run.first_day))
    if not is_open:
        run.notice("Nothing is open this week.")
    for action in is_open:
        _guided_action(run, action, day)
    text = ask.text("Anything to keep from these days?")
    if text is not None:
        _keep_note(run, day, text)


def _guided_action(run: Run, action: PlannedAction, day: date) -> None:
    when = f", {describe_day(action.day)}" if action.day else ""
    run.notice(f"{action.text} ({action.value}{when})")
    outcome = ask.read(_QUESTION, _word)
    if outcome is None:
        return
    fields: dict[str, Any] = {}
    try:
        _ask_around(outcome, fields)
    finally:
        with run.writing() as store:
            receipt = acting.check_in(store, action.id, outcome, day, run.first_day, fields)
        run.show(receipt)


def _ask_around(outcome: Outcome, fields: dict[str, Any]) -> None:
    """Ask what goes with an outcome; the answers land in `fields` one by one."""
    if outcome in (Outcome.DONE, Outcome.SMALLER):
        helped = ask.text("What helped?")
        fields["helped"] = (helped,) if helped else ()
        fields["learned"] = ask.text("Anything you learned?")
    elif outcome in (Outcome.NOT_TAKEN, Outcome.CARRIED):
        fields["got_in_way"] = ask.text("What got in the way?")
        if fields["got_in_way"]:
            fields["barrier_kind"] = ask.barrier_kind()
