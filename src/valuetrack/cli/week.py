"""Commands that look at the week ahead: its focus, what is planned, and weeks set aside."""

from typing import Annotated

import typer

from valuetrack.cli import old_params as params
from valuetrack.cli.old_params import NONE, InWeek
from valuetrack.cli.run import Run
from valuetrack.tracker import planning, plans

Values = Annotated[
    list[str] | None,
    typer.Argument(metavar="VALUE...", help="One or two values; none clears.", autocompletion=params.complete_values),
]
Resume = Annotated[bool, typer.Option("--resume", help="Take the week up again.")]


def set_focus(ctx: typer.Context, values: Values = None, week: InWeek = None) -> None:
    """Choose the one or two values of the week; without VALUE, see what is offered."""
    run = Run.of(ctx)
    chosen = run.week(week, ahead=True)
    if not values:
        with run.reading() as reader:
            offer = plans.focus_offer(reader, chosen)
        run.show(offer)
        return
    with run.writing() as store:
        receipt = planning.set_focus(store, [] if values == [NONE] else values, chosen)
    run.show(receipt)


def today(ctx: typer.Context) -> None:
    """Show what is planned for today."""
    run = Run.of(ctx)
    with run.reading() as store:
        report = plans.show_day(store, run.today, run.first_day)
    run.show(report)


def show_week(ctx: typer.Context, week: InWeek = None) -> None:
    """Show what is planned in a week."""
    run = Run.of(ctx)
    chosen = run.week(week)
    with run.reading() as store:
        report = plans.show_week(store, chosen)
    run.show(report)


def set_aside_week(ctx: typer.Context, week: InWeek = None, resume: Resume = False) -> None:
    """Set a week aside, as time away; it is in no count and no trend."""
    run = Run.of(ctx)
    chosen = run.week(week, ahead=True)
    with run.writing() as store:
        receipt = planning.set_aside(store, chosen, resume=resume)
    run.show(receipt)
