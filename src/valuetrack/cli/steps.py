"""Commands for graded steps: a ladder for a value, from almost effortless up."""

from typing import Annotated, Any

import typer

from valuetrack.cli import ask
from valuetrack.cli import old_params as params
from valuetrack.cli.old_params import ValueName
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, SaidNo
from valuetrack.model import clean_text
from valuetrack.tracker import steps

Text = Annotated[
    str | None, typer.Argument(metavar="TEXT", help="Something small enough to do; - reads it from stdin.")
]
Difficulty = Annotated[
    str | None, typer.Option("--difficulty", metavar="0-10", help="How hard it is; 0 is almost effortless.")
]
MaybeValue = Annotated[
    str | None,
    typer.Argument(metavar="VALUE", help="The value; without it, all of them.", autocompletion=params.complete_values),
]
Everything = Annotated[bool, typer.Option("--all", help="Retired steps and values at rest too.")]
StepId = Annotated[
    str,
    typer.Argument(metavar="ID", help="The step's id, or the beginning of it.", autocompletion=params.complete_steps),
]
NewText = Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Other words; - reads them from stdin.")]
NewDifficulty = Annotated[str | None, typer.Option("--difficulty", metavar="0-10", help="Another place on the ladder.")]
Retire = Annotated[bool, typer.Option("--retire", help="Offer it no more; what was done of it stays.")]
Restore = Annotated[bool, typer.Option("--restore", help="Offer it again.")]


def add_step(ctx: typer.Context, value: ValueName, text: Text = None, difficulty: Difficulty = None) -> None:
    """Put a small step on a value's ladder, with how hard it is.

    The ladder offers its easiest step first. After two that took little effort it offers the next harder one, after two
    that were not taken the next easier one.
    """
    run = Run.of(ctx)
    if not run.can_ask:
        if text is None:
            raise params.needs("TEXT", "A step")
        if difficulty is None:
            raise params.needs("--difficulty", "How hard it is")
    hard = _difficulty(difficulty) if difficulty is not None else None
    name = ask.named(run, value, run.today) if run.can_ask else value
    said = clean_text("TEXT", params.from_stdin(text)) if text is not None else ask.text("Which small step?")
    if said is None:
        return
    if hard is None:
        hard = ask.rating(run, "How hard is it? Not at all is almost effortless.")
    if hard is None:
        raise SaidNo("Without a difficulty the step has no place.", hint="`valuetrack add-step` asks again.")
    with run.writing() as store:
        receipt = steps.add_step(store, name, said, hard, run.today)
    run.show(receipt)


def _difficulty(text: str) -> int:
    """The difficulty that was given. Raises OutOfRange, and NeedsMore where it is cleared."""
    number = params.number("--difficulty", text)
    if number is None:
        raise params.needs("--difficulty 0-10", "How hard it is")
    return number


def list_steps(ctx: typer.Context, value: MaybeValue = None, everything: Everything = False) -> None:
    """Show the ladder of a value, or all of them, and the step that is next on offer."""
    run = Run.of(ctx)
    with run.reading() as store:
        report = steps.list_steps(store, value, run.today, everything=everything)
    run.show(report)


def edit_step(
    ctx: typer.Context,
    step_id: StepId,
    text: NewText = None,
    difficulty: NewDifficulty = None,
    retire: Retire = False,
    restore: Restore = False,
) -> None:
    """Put a step right, move it on its ladder, or retire it.

    What is not named stays as it is.
    """
    run = Run.of(ctx)
    if retire and restore:
        raise Contradiction("--retire and --restore exclude each other.", hint="Give one of them.")
    fields: dict[str, Any] = {}
    if text is not None:
        fields["text"] = clean_text("--text", params.from_stdin(text))
    if difficulty is not None:
        fields["difficulty"] = _difficulty(difficulty)
    if not (fields or retire or restore):
        raise params.needs("--text, --difficulty, --retire or --restore", "Something to change")
    with run.writing() as store:
        receipt = steps.edit_step(store, step_id, fields) if fields else None
        if retire or restore:
            turned = (steps.retire if retire else steps.restore)(store, step_id, run.today)
            receipt = receipt.joined(turned) if receipt else turned
    run.show(receipt)
