"""Commands for keeping going: the plan for hard times, and looking at the values again."""

from typing import Annotated, Any

import typer

from valuetrack.cli import editor
from valuetrack.cli.guide import keeping as guided
from valuetrack.cli.guide import revisiting
from valuetrack.cli.old_params import KEEPING, NONE, Edit, On, with_fields
from valuetrack.cli.run import Run
from valuetrack.errors import NeedsMore
from valuetrack.tracker import keeping

Revisit = Annotated[
    str | None,
    typer.Option("--revisit", metavar="DAY", help="When to look at your values again; none leaves it open."),
]

Done = Annotated[bool, typer.Option("--done", help="Ask nothing and keep that you looked through them.")]


@with_fields(*KEEPING)
def maintenance_plan(
    ctx: typer.Context, revisit: Revisit = None, edit: Edit = False, *, fields: dict[str, Any]
) -> None:
    """Show your plan for hard times, or keep a part of it.

    At a terminal, while nothing is in it, it asks for each part; Enter leaves one out. An empty text clears a part.
    """
    run = Run.of(ctx)
    if revisit is not None:
        fields["revisit"] = None if revisit.strip().lower() == NONE else run.day(revisit, ahead=True)
    if edit:
        _write(run, fields)
    elif fields:
        _keep(run, fields)
    else:
        _look(run)


def _keep(run: Run, fields: dict[str, Any]) -> None:
    with run.writing() as store:
        receipt = keeping.keep_plan(store, fields, run.today)
    run.show(receipt)


def _write(run: Run, fields: dict[str, Any]) -> None:
    with run.reading() as store:
        kept = vars(keeping.show_plan(store, run.today))
    cleared = dict.fromkeys(guided.QUESTIONS)
    given = {**kept, **fields}
    editor.compose(run, guided.QUESTIONS, given, lambda written: _keep(run, {**fields, **cleared, **written}))


def _look(run: Run) -> None:
    """Show the plan; where nothing is in it and somebody can be asked, after asking."""
    with run.reading() as store:
        report = keeping.show_plan(store, run.today)
    if run.can_ask and not any(getattr(report, part) for part in guided.QUESTIONS):
        guided.plan(run, report.offered)
        with run.reading() as store:
            report = keeping.show_plan(store, run.today)
    run.show(report)


def revisit_values(ctx: typer.Context, done: Done = False, on: On = None) -> None:
    """Look at your values again, one by one, and see if they still fit.

    Each can stay, get other words or another rating, or rest. They come up again three months later.
    """
    run = Run.of(ctx)
    day = run.day(on)
    if not done:
        if not run.can_ask:
            raise NeedsMore(
                "Somebody to ask is needed here.",
                hint="Use edit-value, rate-value and archive-value as you like, then give --done.",
            )
        revisiting.session(run, day)
        return
    with run.writing() as store:
        receipt = keeping.keep_revisited(store, day)
    run.show(receipt)
