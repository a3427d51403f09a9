"""Commands that look back over many weeks: weeks side by side, and beliefs that were tried out."""

from typing import Annotated

import typer

from valuetrack.cli import old_params as params
from valuetrack.cli.old_params import InWeek
from valuetrack.cli.run import Run
from valuetrack.model import Scale
from valuetrack.tracker import trends

DEFAULT_WEEKS = 12
WEEKS = Scale(1, 520)
HowMany = Annotated[str | None, typer.Option("--weeks", metavar="N", help=f"How many; {DEFAULT_WEEKS} without it.")]
ThisValue = Annotated[
    str | None,
    typer.Option(
        "--value", "-v", metavar="VALUE", help="This one; all without it.", autocompletion=params.complete_values
    ),
]


def show_trends(ctx: typer.Context, weeks: HowMany = None, value: ThisValue = None, week: InWeek = None) -> None:
    """Lay weeks side by side: what matters, and how it was lived.

    They end with this week, or with the one that --week names.
    """
    run = Run.of(ctx)
    count = (params.number("--weeks", weeks, WEEKS) if weeks is not None else None) or DEFAULT_WEEKS
    chosen = run.week(week).last(count)
    with run.reading() as store:
        report = trends.show_trends(store, chosen, value)
    run.show(report)


def list_experiments(ctx: typer.Context, value: ThisValue = None) -> None:
    """Show beliefs that were tried out, before and after."""
    run = Run.of(ctx)
    with run.reading() as store:
        report = trends.list_experiments(store, value, run.today, run.first_day)
    run.show(report)
