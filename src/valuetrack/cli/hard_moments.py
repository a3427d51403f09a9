"""The command for emotionally intense times."""

from contextlib import suppress
from typing import Annotated

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.contacts import people, show_people
from valuetrack.cli.guide import hard_moments as guided
from valuetrack.cli.guide.notes import KeptAsNote, or_note
from valuetrack.cli.params import MomentFields, On, OptionalValue, needs, option, written
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction
from valuetrack.frozen import replace
from valuetrack.model import new_id
from valuetrack.reports import Both, both
from valuetrack.reports.actions import ActionPlanned
from valuetrack.reports.hard_moments import HardMomentKept
from valuetrack.tracker import contacts, hard_moments

SmallStep = Annotated[
    str | None, option("--action", "TEXT", "One small thing for the day; - reads it from stdin.", written)
]


@examples(
    "valuetrack hard-moment --intensity 8",
    'valuetrack hard-moment --room yes --kind-words "This is hard, and I am here." --on yesterday',
)
def hard_moment(
    run: Run, action: SmallStep, value: OptionalValue, on: On, fields: MomentFields
) -> HardMomentKept | ActionPlanned | Both | None:
    """For a very hard moment: people to call, one breath, and one small step if you want.

    People whom you can reach come first, and numbers to call where it is 8 of 10 or more, or hard to say. Without
    options it asks a few short questions, each of which can be skipped. It takes nothing off the plan, and it judges
    nothing.
    """
    if value is not None and action is None:
        raise Contradiction("--value goes with --action.", hint="Give both, or none of them.")
    says_nothing = action is None and all(one is None for one in fields.values())
    if says_nothing and (fields or not run.can_ask):
        raise needs("--intensity, --room, --kind-words or --action", "An answer")
    if says_nothing:
        show_people(run, people(run, contacts.hard_moment_begins))
        guided.session(run, on)
        return None
    if action is not None and not run.can_ask:
        value = ask.value(run, value, on)  # its refusal shows who can be there
    is_a_lot = "intensity" in fields and hard_moments.may_be_a_lot(fields["intensity"])
    first = people(run, contacts.hard_moment if is_a_lot else contacts.hard_moment_begins)
    if not run.options.json:
        show_people(run, first)
    step = None
    with suppress(KeptAsNote):
        if action is not None:
            with or_note(run, on, [action]):
                value = ask.value(run, value, on) if run.can_ask else value
            step = action
    if step is None and not fields:
        return None
    with run.writing("hard_moments") as store:
        said = hard_moments.keep(store, new_id(), on, fields) if fields else None
        planned = hard_moments.plan(store, step, value, on, run.first_day) if step is not None else None
    return both(replace(said, people=first if is_a_lot and run.options.json else None) if said else None, planned)


def before_refusing(run: Run) -> None:
    """Show who can be there before it is said that the words of the command cannot be understood."""
    show_people(run, people(run, contacts.hard_moment))
