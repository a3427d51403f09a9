"""Commands that look back at a week: rating how it was lived, and the weekly review."""

from typing import Annotated, Any

import typer

from valuetrack.cli import ask, params
from valuetrack.cli.params import InWeek
from valuetrack.cli.run import Run
from valuetrack.model import clean_text
from valuetrack.tracker import planning, reviewing
from valuetrack.weeks import Week

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

    Without VALUE it asks for each value in turn.
    """
    run = Run.of(ctx)
    chosen = run.week(week)
    fields: dict[str, Any] = {}
    if lived is not None:
        fields["lived"] = params.number("LIVED", lived)
    if likely is not None:
        fields["likely"] = params.number("--likely", likely)
    if note is not None:
        text = params.from_stdin(note)
        fields["note"] = clean_text("--note", text) if text else None
    if value is None:
        _guided(run, chosen, is_given=bool(fields))
        return
    if not fields:
        if not run.can_ask:
            raise params.needs("LIVED, --likely or --note", "A rating")
        fields = _ask_for(run, ask.named(run, value, chosen.end))
    if fields:
        _save(run, value, chosen, fields)


def _save(run: Run, value: str, week: Week, fields: dict[str, Any]) -> None:
    with run.writing() as store:
        receipt = reviewing.rate_week(store, value, week, fields)
    run.show(receipt)


def _ask_for(run: Run, value: str) -> dict[str, Any]:
    lived = ask.rating(run, f"{value}: how was it lived in that week?")
    return {"lived": lived} if lived is not None else {}


def _guided(run: Run, week: Week, *, is_given: bool) -> None:
    """Ask for each value of the week; each answer is saved as soon as it is given."""
    if is_given or not run.can_ask:
        raise params.needs("VALUE", "A value")
    ask.require_values(run)
    with run.reading() as store:
        names = reviewing.values_of(store, week)
    run.notice(f"How was {planning.describe_week(week)}? There is no right number.")
    for name in names:
        fields = _ask_for(run, name)
        if not fields:
            continue
        try:
            fields["likely"] = ask.rating(run, "How likely is a small step toward it next week?")
        finally:
            _save(run, name, week, {key: number for key, number in fields.items() if number is not None})


def review_week(ctx: typer.Context, week: InWeek = None) -> None:
    """Read the weekly review: what matters beside how the week was."""
    run = Run.of(ctx)
    chosen = run.week(week)
    with run.reading() as store:
        report = reviewing.review_week(store, chosen)
    run.show(report)
