"""The command for emotionally intense times."""

from typing import Annotated, Any

import typer

from valuetrack.cli import old_params as params
from valuetrack.cli.contacts import show_support, support_of
from valuetrack.cli.guide import hard_moment as guided
from valuetrack.cli.old_params import MOMENT, On, OptionalValue, with_fields
from valuetrack.cli.run import Run
from valuetrack.errors import BadSettings, Contradiction
from valuetrack.frozen import replace
from valuetrack.identity import new_id
from valuetrack.model import clean_text
from valuetrack.render.pages.contacts import support_text
from valuetrack.reports.receipt import both
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
    people: tuple[str, ...] = ()
    if hard_moments.is_a_lot(fields.get("intensity")):
        if run.options.json:
            people = tuple(support_text(support_of(run), sources=False).split("\n\n"))
        else:
            show_support(run)
    with run.writing() as store:
        said = hard_moments.keep(store, new_id(), day, fields) if fields else None
        planned = hard_moments.plan(store, text, value, day, run.first_day) if text is not None else None
    run.show(both(replace(said, people=people) if said else None, planned))
