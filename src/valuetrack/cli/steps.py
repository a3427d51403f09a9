"""Commands for graded steps: a ladder for a value, from almost effortless up."""

from typing import Annotated

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.guide import write
from valuetrack.cli.guide.notes import or_note
from valuetrack.cli.params import StepFields, an_id, argument, asking, needs, param_of, switch, written
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction
from valuetrack.model import EntryKind, Step
from valuetrack.render.notices import WITHOUT_DIFFICULTY
from valuetrack.reports import Both, both
from valuetrack.reports.steps import StepAdded, StepEdited, StepList, StepRestored, StepRetired
from valuetrack.tracker import steps


def _value(run: Run, _name: str, text: str) -> str:
    """The value, looked up before the next question where there is one. Raises Unknown, Ambiguous."""
    return ask.named(run, text, run.today) if run.can_ask else text


Value = Annotated[
    str,
    argument(
        "VALUE",
        "A value's name, or the beginning of it.",
        _value,
        complete="values",
        needed="A value",
        ask=asking("one_value"),
    ),
]
Text = Annotated[
    str,
    argument(
        "TEXT",
        "Something small enough to do; - reads it from stdin.",
        written,
        needed="A step",
        ask=asking("field", Step, "text"),
    ),
]
Difficulty = Annotated[int | None, param_of(Step, "difficulty")]
MaybeValue = Annotated[str | None, argument("VALUE", "The value; without it, all of them.", complete="values")]
Everything = Annotated[bool, switch("--all", "Retired steps and values at rest too.")]
StepId = Annotated[str, an_id(EntryKind.STEP, complete="steps")]
Retire = Annotated[bool, switch("--retire", "Offer it no more; what was done of it stays.")]
Restore = Annotated[bool, switch("--restore", "Offer it again.")]


@examples(
    'valuetrack add-step Connection "Say hello to a neighbour" --difficulty 2',
    'valuetrack add-step conn "Join the choir" --difficulty 8 --json',
)
def add_step(run: Run, value: Value, text: Text, difficulty: Difficulty) -> StepAdded:
    """Put a small step on a value's ladder, with how hard it is.

    The ladder offers its easiest step first. After two that took little effort it offers the next harder one, after two
    that were not taken the next easier one.
    """
    if difficulty is None and not run.can_ask:
        raise needs("--difficulty", "A difficulty")
    if difficulty is None:
        with or_note(run, run.today, [text]):
            difficulty = ask.once_more(lambda: ask.field(run, Step, "difficulty"), WITHOUT_DIFFICULTY)
    return write(run, steps.add_step, value, text, difficulty, run.today)


@examples("valuetrack list-steps", "valuetrack list-steps Growth --all")
def list_steps(run: Run, everything: Everything, value: MaybeValue = None) -> StepList:
    """Show the ladder of a value, or all of them, and the step that is next on offer."""
    return run.read(steps.list_steps, value, run.today, everything=everything)


@examples("valuetrack edit-step 5e1 --difficulty 4", "valuetrack edit-step 5e1 --retire")
def edit_step(
    run: Run, step_id: StepId, fields: StepFields, retire: Retire, restore: Restore
) -> StepEdited | StepRetired | StepRestored | Both:
    """Correct a step, move it on its ladder, or retire it.

    What is not named stays as it is.
    """
    if retire and restore:
        raise Contradiction("--retire and --restore exclude each other.", hint="Give one of them.")
    if fields.get("difficulty", 0) is None:
        raise needs("--difficulty", "A difficulty")
    if not (fields or retire or restore) and run.can_ask:
        fields = ask.other_words(run, Step, step_id, "text")
    if not (fields or retire or restore):
        raise needs("--text, --difficulty, --retire or --restore", "Something to change")
    offer = steps.retire_step if retire else steps.restore_step if restore else None
    with run.writing("steps") as store:
        edited = steps.edit_step(store, step_id, fields, run.today) if fields else None
        return both(edited, offer(store, step_id, run.today) if offer else None)
