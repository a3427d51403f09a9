"""Commands for what matters: naming, rating, rewording, resting and listing values."""

from typing import Annotated, Any

import typer

from valuetrack.cli import params
from valuetrack.cli.params import MEANING, On, ValueName, with_fields
from valuetrack.cli.run import Run
from valuetrack.tracker import values

Name = Annotated[str, typer.Argument(metavar="NAME", help="A word or a few, your own.")]
Importance = Annotated[str, typer.Argument(metavar="IMPORTANCE", help="From 0 to 10; none clears.")]
ImportanceOption = Annotated[str | None, typer.Option("--importance", metavar="0-10", help="How much it matters.")]
NewName = Annotated[str | None, typer.Option("--name", metavar="TEXT", help="Another name.")]
Everything = Annotated[bool, typer.Option("--all", help="Archived values too.")]


@with_fields(*MEANING)
def add_value(
    ctx: typer.Context, name: Name, importance: ImportanceOption = None, on: On = None, *, fields: dict[str, Any]
) -> None:
    """Name something that matters, in your own words."""
    run = Run.of(ctx)
    day = run.day(on)
    rating = params.number("--importance", importance) if importance is not None else None
    name = params.from_stdin(name)
    with run.writing() as store:
        receipt = values.add_value(store, name, day, fields, rating)
    run.show(receipt)


def rate_value(ctx: typer.Context, value: ValueName, importance: Importance, on: On = None) -> None:
    """Say how much a value matters, from 0 to 10."""
    run = Run.of(ctx)
    day = run.day(on)
    rating = params.number("IMPORTANCE", importance)
    with run.writing() as store:
        receipt = values.rate_value(store, value, rating, day)
    run.show(receipt)


@with_fields(*MEANING)
def edit_value(
    ctx: typer.Context, value: ValueName, name: NewName = None, on: On = None, *, fields: dict[str, Any]
) -> None:
    """Reword a value; older reviews keep its older words."""
    run = Run.of(ctx)
    day = run.day(on)
    if name is None and not fields:
        raise params.needs("--name, --meaning or --domain", "Something to change")
    new_name = params.from_stdin(name) if name is not None else None
    with run.writing() as store:
        receipt = values.edit_value(store, value, day, new_name, fields)
    run.show(receipt)


def archive_value(ctx: typer.Context, value: ValueName, on: On = None) -> None:
    """Let a value rest; nothing of it is lost."""
    run = Run.of(ctx)
    day = run.day(on)
    with run.writing() as store:
        receipt = values.archive_value(store, value, day)
    run.show(receipt)


def restore_value(ctx: typer.Context, value: ValueName, on: On = None) -> None:
    """Bring a resting value back."""
    run = Run.of(ctx)
    day = run.day(on)
    with run.writing() as store:
        receipt = values.restore_value(store, value, day)
    run.show(receipt)


def list_values(ctx: typer.Context, everything: Everything = False) -> None:
    """Show what matters to you."""
    run = Run.of(ctx)
    with run.reading() as store:
        report = values.list_values(store, run.today, everything=everything)
    run.show(report)


def show_value(ctx: typer.Context, value: ValueName) -> None:
    """Show one value's history."""
    run = Run.of(ctx)
    with run.reading() as store:
        report = values.show_value(store, value, run.today, run.first_day)
    run.show(report)
