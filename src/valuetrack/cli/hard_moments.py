"""The command for emotionally intense times."""

from typing import Annotated

from valuetrack.cli.command import examples
from valuetrack.cli.contacts import people, show_people
from valuetrack.cli.guide import hard_moments as guided
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
    if not fields and action is None:
        if not run.can_ask:
            raise needs("--intensity, --room, --kind-words or --action", "An answer")
        show_people(run, people(run, contacts.hard_moment_begins))
        guided.session(run, on)
        return None
    is_a_lot = "intensity" in fields and hard_moments.may_be_a_lot(fields["intensity"])
    first = people(run, contacts.hard_moment if is_a_lot else contacts.hard_moment_begins)
    if not run.options.json:
        show_people(run, first)
    if action is None and "intensity" not in fields and all(one is None for one in fields.values()):
        raise needs("--intensity, --room, --kind-words or --action", "An answer")
    with run.writing("hard_moments") as store:
        said = hard_moments.keep(store, new_id(), on, fields) if fields else None
        planned = hard_moments.plan(store, action, value, on, run.first_day) if action is not None else None
    return both(replace(said, people=first if is_a_lot else None) if said else None, planned)


def before_refusing(run: Run) -> None:
    """Show who can be there before it is said that the words of the command cannot be understood."""
    show_people(run, people(run, contacts.hard_moment))
