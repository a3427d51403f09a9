"""Commands that put right what was entered."""

from typing import Annotated, Any

import typer

from valuetrack.cli import old_params as params
from valuetrack.cli.old_params import (
    NONE,
    OUTCOME,
    PLAN,
    InWeek,
    RecordId,
    with_fields,
)
from valuetrack.cli.run import Run
from valuetrack.model import Outcome, clean_text
from valuetrack.tracker import mending

NewText = Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Other words; - reads them from stdin.")]
NewValue = Annotated[
    str | None,
    typer.Option("--value", "-v", metavar="VALUE", help="Another value.", autocompletion=params.complete_values),
]
NewDay = Annotated[
    str | None, typer.Option("--on", "-o", metavar="DAY", help="Another day; none: some time in its week.")
]
NewOutcome = Annotated[
    str | None,
    typer.Option("--outcome", metavar="HOW", help="done, smaller, not-taken, carried or let-go; none: open again."),
]
NewOrigin = Annotated[
    str | None, typer.Option("--carried-from", metavar="ID", help="The action that it carries on; none clears.")
]


def _reference(fields: dict[str, Any], name: str, given: str | None) -> None:
    """Put an id that was given into `fields`; ``none`` clears it."""
    if given is not None:
        fields[name] = None if given.lower() == NONE else given


@with_fields(*PLAN, *OUTCOME)
def edit_action(
    ctx: typer.Context,
    action_id: RecordId,
    text: NewText = None,
    value: NewValue = None,
    on: NewDay = None,
    week: InWeek = None,
    carried_from: NewOrigin = None,
    outcome: NewOutcome = None,
    *,
    fields: dict[str, Any],
) -> None:
    """Put an action right, in its plan or in how it went.

    What is not named stays as it is; `none` clears a number, day or choice, an empty text clears a text.
    """
    run = Run.of(ctx)
    if text is not None:
        fields["text"] = clean_text("--text", params.from_stdin(text))
    if outcome is not None:
        fields["outcome"] = params.read_choice(Outcome)("--outcome", outcome)
    _reference(fields, "carried_from", carried_from)
    when = _new_time(run, on, week)
    if not fields and value is None and not when:
        raise params.needs("at least one option", "Something to change")
    with run.writing() as store:
        receipt = mending.edit_action(store, action_id, value, when, run.today, run.first_day, fields)
    run.show(receipt)


def _new_time(run: Run, on: str | None, week: str | None) -> mending.NewTime:
    """The time that was given. A weekday beside a week is that week's. Raises BadDate, Contradiction."""
    chosen = run.week(week, ahead=True) if week is not None else None
    if on is None or on.lower() == NONE:
        return mending.NewTime(week=chosen, any_day=on is not None)
    return mending.NewTime(day=run.day_in(on, chosen) if chosen else run.day(on, ahead=True))
