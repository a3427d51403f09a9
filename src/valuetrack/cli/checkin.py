"""The command that says how an action went, or keeps a note."""

from datetime import date
from typing import Annotated, Any

import typer

from valuetrack.cli import old_params as params
from valuetrack.cli.old_params import OUTCOME, On, with_fields
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction
from valuetrack.model import Action, Outcome, clean_text
from valuetrack.tracker import acting, guiding, reviewing

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
    if action_id is not None and outcome is None and to is None and run.can_ask:
        _ask_how(run, action_id, text, day, fields)
        return
    if action_id is not None:
        if outcome is None:
            raise params.needs("--outcome", "How it went")
        _check_in(run, action_id, outcome, to, text, day, fields)
        return
    if outcome is not None or to is not None or fields:
        raise params.needs("ID", "The id of an action")
    if text is not None:
        _keep_note(run, day, text)
    elif not run.can_ask:
        raise params.needs("ID and --outcome, or --note", "An action or a note")
    else:
        from valuetrack.cli.guide import checking_in  # noqa: PLC0415 - asked at a terminal alone

        checking_in.session(run, day)


def _check_in(
    run: Run, action_id: str, outcome: str | None, to: str | None, text: str | None, day: date, fields: dict[str, Any]
) -> None:
    read: Outcome | None = _read("--outcome", outcome) if outcome is not None else None
    if to is not None and read is not Outcome.CARRIED:
        raise Contradiction("--to goes with --outcome carried.", hint="Give both, or edit the action's day.")
    target = run.day(to, ahead=True) if to is not None else None
    with run.writing() as store:
        if target is not None:
            receipt = acting.carry(store, action_id, target, day, run.first_day, fields)
        else:
            receipt = acting.check_in(store, action_id, read, day, run.first_day, fields)
        if text is not None:
            receipt = receipt.joined(reviewing.keep_note(store, day, text))
    run.show(receipt)


def _ask_how(run: Run, action_id: str, text: str | None, day: date, fields: dict[str, Any]) -> None:
    """Ask how one action went; what was given by flag is not asked."""
    from valuetrack.cli.guide import checking_in  # noqa: PLC0415 - asked at a terminal alone

    with run.reading() as store:
        action = guiding.open_action(store, store.find(action_id, [Action]))
    checking_in.one(run, action, day, fields)
    if text is not None:
        _keep_note(run, day, text)


def _keep_note(run: Run, day: date, text: str) -> None:
    with run.writing() as store:
        receipt = reviewing.keep_note(store, day, text)
    run.show(receipt)
