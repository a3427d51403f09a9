"""The command for emotionally intense times."""

from typing import Annotated

from valuetrack.cli.command import examples
from valuetrack.cli.contacts import show_support, support_of
from valuetrack.cli.guide import hard_moments as guided
from valuetrack.cli.params import MomentFields, OptionalValue, needs, option, written
from valuetrack.cli.run import Run
from valuetrack.errors import BadSettings, Contradiction
from valuetrack.frozen import replace
from valuetrack.model import new_id
from valuetrack.reports import Both, both
from valuetrack.reports.actions import ActionPlanned
from valuetrack.reports.hard_moments import HardMomentKept
from valuetrack.tracker import hard_moments

SmallStep = Annotated[
    str | None, option("--action", "TEXT", "One small thing for the day; - reads it from stdin.", written)
]
# a text, for the command to read it: what cannot be read of the settings is said after people were shown
On = Annotated[str | None, option("--on -o", "DAY", "The day it belongs to; today without it.")]


@examples(
    "valuetrack hard-moment --intensity 8",
    'valuetrack hard-moment --room yes --kind-words "This is hard, and I am here." --on yesterday',
)
def hard_moment(
    run: Run, action: SmallStep, value: OptionalValue, on: On, fields: MomentFields
) -> HardMomentKept | ActionPlanned | Both | None:
    """Be here for a moment when it is a lot: people, a breath, and one small step or none.

    From 8 of 10, people who can be with you come first. Without options it asks a few short questions, each of which
    can be skipped. It takes nothing off the plan, and it judges nothing.
    """
    try:
        day = run.day(on)
    except BadSettings:
        show_support(run)
        raise
    if value is not None and action is None:
        raise Contradiction("--value goes with --action.", hint="Give both, or none of them.")
    if not fields and action is None:
        if not run.can_ask:
            raise needs("--intensity, --room, --kind-words or --action", "An answer")
        guided.session(run, day)
        return None
    is_a_lot = hard_moments.is_a_lot(fields.get("intensity"))
    people = support_of(run) if is_a_lot and run.options.json else None
    if is_a_lot and not run.options.json:
        show_support(run)
    with run.writing() as store:
        said = hard_moments.keep(store, new_id(), day, fields) if fields else None
        planned = hard_moments.plan(store, action, value, day, run.first_day) if action is not None else None
    return both(replace(said, people=people) if said else None, planned)
