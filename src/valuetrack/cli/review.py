"""Commands that look back at a week: rating how it was lived, and the weekly review."""

from typing import Annotated, Any

import typer

from valuetrack.cli import ask
from valuetrack.cli import old_params as params
from valuetrack.cli.old_params import InWeek
from valuetrack.cli.run import Run
from valuetrack.model import clean_text
from valuetrack.tracker import reviewing

OneValue = Annotated[
    str | None,
    typer.Argument(
        metavar="VALUE", help="A value's name, or the beginning of it.", autocompletion=params.complete_values
    ),
]
Lived = Annotated[str | None, typer.Argument(metavar="LIVED", help="From 0 to 10; none clears.")]
Likely = Annotated[str | None, typer.Option("--likely", metavar="0-10", help="How likely a small step is next week.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why the week was as it was; - reads stdin.")]


def rate_week(
    ctx: typer.Context,
    value: OneValue = None,
    lived: Lived = None,
    likely: Likely = None,
    note: Note = None,
    week: InWeek = None,
) -> None:
    """Say how the week was lived, value by value, from 0 to 10.

    Without VALUE it asks for each value in turn, then shows the review and offers a focus for the next week.
    """
    run = Run.of(ctx)
    fields: dict[str, Any] = {}
    if lived is not None:
        fields["lived"] = params.number("LIVED", lived)
    if likely is not None:
        fields["likely"] = params.number("--likely", likely)
    if note is not None:
        text = params.from_stdin(note)
        fields["note"] = clean_text("--note", text) if text else None
    if value is None:
        if fields or not run.can_ask:
            raise params.needs("VALUE", "A value")
        from valuetrack.cli.guide import closing  # noqa: PLC0415 - asked at a terminal alone

        closing.session(run, run.week(week) if week is not None else None)
        return
    chosen = run.week(week)
    if fields:
        with run.writing() as store:
            receipt = reviewing.rate_week(store, value, chosen, fields)
        run.show(receipt)
    elif run.can_ask:
        from valuetrack.cli.guide import closing  # noqa: PLC0415 - asked at a terminal alone

        closing.rate(run, ask.named(run, value, chosen.end), chosen)
    else:
        raise params.needs("LIVED, --likely or --note", "A rating")


def review_week(ctx: typer.Context, week: InWeek = None) -> None:
    """Read the weekly review: what matters beside how the week was."""
    run = Run.of(ctx)
    chosen = run.week(week)
    with run.reading() as store:
        report = reviewing.review_week(store, chosen)
    run.show(report)
