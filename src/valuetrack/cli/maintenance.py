"""Commands for keeping going: the plan for hard times, and looking at the values again."""

from typing import Annotated

from valuetrack.cli import ask, editor
from valuetrack.cli.command import examples
from valuetrack.cli.drafts import Write
from valuetrack.cli.guide import maintenance as guided
from valuetrack.cli.guide import take_in
from valuetrack.cli.guide import values as guided_values
from valuetrack.cli.params import Edit, MaintenanceFields, On, switch
from valuetrack.cli.run import Run
from valuetrack.errors import NeedsMore
from valuetrack.model import Maintenance
from valuetrack.reports.maintenance import MaintenancePlan, MaintenancePlanKept, ValuesRevisited
from valuetrack.tracker import maintenance

Done = Annotated[bool, switch("--done", "Ask nothing and keep that you looked through them.")]


@examples(
    "valuetrack maintenance-plan",
    'valuetrack maintenance-plan --signs "I stop answering" --first-step "open the curtains"',
    'valuetrack maintenance-plan --people "Ines, my sister" --revisit "in 3 months"',
)
def maintenance_plan(run: Run, edit: Edit, fields: MaintenanceFields) -> MaintenancePlan | MaintenancePlanKept | None:
    """Show your plan for hard times, or keep a part of it.

    At a terminal, while nothing is in it, it asks for each part; Enter leaves one out. An empty text clears a part.
    """
    if fields and not edit:
        return run.write(maintenance.keep_plan, fields, run.today)
    take_in(run)
    plan = run.read(maintenance.show_plan, run.today)
    if edit:
        write = Write.of(maintenance.keep_plan, fields, run.today)
        kept: MaintenancePlanKept | None = editor.compose(run, Maintenance, vars(plan) | fields, write, vars(plan))
        return kept
    if run.can_ask and not any(getattr(plan, part) for part in ask.text_questions(Maintenance)):
        guided.session(run, plan.offered)
        plan = run.read(maintenance.show_plan, run.today)
    return plan


@examples("valuetrack revisit-values --done", "valuetrack revisit-values --done --on yesterday")
def revisit_values(run: Run, done: Done, on: On) -> ValuesRevisited | None:
    """Look at your values again, one by one, and see if they still fit.

    Each can stay, get other words or another rating, or rest. You will be asked about them again three months later.
    After a move, a loss, a birth or a new job what matters may be another thing: any day is a good one.
    """
    if done:
        return run.write(maintenance.keep_revisited, on)
    if not run.can_ask:
        hint = "Use edit-value, rate-value and archive-value as you like, then give --done."
        raise NeedsMore("Somebody to ask is needed here.", hint)
    guided_values.session(run, on)
    return None
