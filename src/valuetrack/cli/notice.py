"""The command that notes an opportunity: ten seconds, one line."""

from typing import Annotated, Any

import typer

from valuetrack.cli import ask
from valuetrack.cli import old_params as params
from valuetrack.cli.old_params import HAPPENED, On, OptionalValue, with_fields
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction
from valuetrack.model import clean_text
from valuetrack.tracker import acting

Text = Annotated[str | None, typer.Argument(metavar="TEXT", help="What it was; - reads it from stdin.")]
Taken = Annotated[bool, typer.Option("--taken", "-t", help="You took it.")]
NotTaken = Annotated[bool, typer.Option("--not-taken", "-n", help="Not this time.")]
SameAs = Annotated[
    str | None,
    typer.Option(
        "--same-as",
        metavar="ID",
        help="The planned action that it was, so that it counts once.",
        autocompletion=params.complete_ids,
    ),
]


@with_fields(*HAPPENED)
def log_opportunity(
    ctx: typer.Context,
    text: Text = None,
    value: OptionalValue = None,
    taken: Taken = False,
    not_taken: NotTaken = False,
    same_as: SameAs = None,
    on: On = None,
    *,
    fields: dict[str, Any],
) -> None:
    """Note a moment in which a step was possible, taken or not."""
    run = Run.of(ctx)
    day = run.day(on)
    if taken and not_taken:
        raise Contradiction("--taken and --not-taken exclude each other.", hint="Give one of them.")
    if not run.can_ask:
        _refuse_gaps(text, is_said=taken or not_taken)
    else:
        ask.require_values(run)
    said = clean_text("TEXT", params.from_stdin(text)) if text is not None else ask.text("What did you notice?")
    if said is None:
        return
    typed = ask.value(run, value, day)
    if not (taken or not_taken):
        taken = ask.yes("Did you take it?")
    try:
        if text is None and not taken:
            _ask_why(fields)
    finally:
        with run.writing() as store:
            receipt = acting.log_opportunity(
                store, said, typed, day, run.first_day, fields, taken=taken, same_as=same_as
            )
        run.show(receipt)


def _refuse_gaps(text: str | None, *, is_said: bool) -> None:
    if text is None:
        raise params.needs("TEXT", "What you noticed")
    if not is_said:
        raise params.needs("--taken or --not-taken", "Whether you took it")


def _ask_why(fields: dict[str, Any]) -> None:
    """Ask what got in the way, unless it was given; the answers land in `fields` one by one."""
    if "got_in_way" not in fields:
        fields["got_in_way"] = ask.text("What got in the way?")
    if fields["got_in_way"] and "barrier_kind" not in fields:
        fields["barrier_kind"] = ask.barrier_kind()
