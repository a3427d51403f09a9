"""The command for emotionally intense times."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from valuetrack.cli import params
from valuetrack.cli.guide import hard_moment as guided
from valuetrack.cli.params import MOMENT, On, OptionalValue, with_fields
from valuetrack.cli.run import Run
from valuetrack.cli.support import show_support, support_text
from valuetrack.errors import BadSettings, Contradiction
from valuetrack.identity import new_id
from valuetrack.model import clean_text
from valuetrack.render.pages.support import text as written_out
from valuetrack.tracker import hard_moments

ActionText = Annotated[
    str | None, typer.Option("--action", metavar="TEXT", help="One small thing for the day; - reads it from stdin.")
]


@with_fields(*MOMENT, params.KIND_WORDS)
def hard_moment(
    ctx: typer.Context, action: ActionText = None, value: OptionalValue = None, on: On = None, *, fields: dict[str, Any]
) -> None:
    """Be here for a moment when it is a lot; from 8 of 10, people who can be with you come first.

    Without options it asks a few short questions, each of which can be skipped. It takes nothing off the plan, and
    it judges nothing.
    """
    run = Run.of(ctx)
    try:
        day = run.day(on)
        run.settings  # noqa: B018 - read now, while there is somebody to show the text to
    except BadSettings:
        show_support(run)
        raise
    if value is not None and action is None:
        raise Contradiction("--value goes with --action.", hint="Give both, or none of them.")
    if not fields and action is None:
        if not run.can_ask:
            raise params.needs("--intensity, --room, --kind-words or --action", "An answer")
        guided.session(run, day)
        return
    text = clean_text("--action", params.from_stdin(action)) if action is not None else None
    is_a_lot = hard_moments.is_a_lot(fields.get("intensity"))
    if is_a_lot and not run.options.json:
        show_support(run)
    with run.writing() as store:
        receipt = hard_moments.keep(store, new_id(), day, fields)
        if text is not None:
            receipt = receipt.joined(hard_moments.plan(store, text, value, day, run.first_day))
    if is_a_lot and run.options.json:
        lines = written_out(support_text(run), sources=False).split("\n")
        receipt = replace(receipt, notes=(*filter(None, lines), *receipt.notes))
    run.show(receipt)
