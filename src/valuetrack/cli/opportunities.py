"""Commands for opportunities: noting one in ten seconds, and putting it right."""

from datetime import date
from functools import partial
from typing import Annotated, Any

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.guide import take_in, write
from valuetrack.cli.guide.barriers import Blocked, ask_what_got_in_way, offer_ways
from valuetrack.cli.guide.notes import or_note, texts_of
from valuetrack.cli.guide.tracking import ratings_around
from valuetrack.cli.params import (
    Fields,
    NewDay,
    NewValue,
    NotTaken,
    On,
    OptionalValue,
    Taken,
    an_id,
    argument,
    needs,
    written,
)
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction
from valuetrack.model import EntryKind, Opportunity
from valuetrack.render.notices import WITHOUT_TAKEN
from valuetrack.reports.opportunities import OpportunityEdited, OpportunityLogged
from valuetrack.tracker import opportunities, values
from valuetrack.tracker.barriers import with_kind

TheOpportunity = Annotated[str, an_id(EntryKind.OPPORTUNITY)]
Outcome = Annotated[dict[str, Any], Fields(Opportunity, "outcome")]
AnyField = Annotated[dict[str, Any], Fields(Opportunity)]
Text = Annotated[str | None, argument("TEXT", "What it was; - reads it from stdin.", written)]


@examples(
    'valuetrack log-opportunity "said hello in the lift" -v Connection --taken',
    'valuetrack log-opportunity "lunch invitation" -v Connection -n --got-in-way "automatic no"',
    'valuetrack log-opportunity "said it was fine when it was not" -v Connection -n',
)
def log_opportunity(
    run: Run, text: Text = None, *, value: OptionalValue, taken: Taken, not_taken: NotTaken, on: On, fields: Outcome
) -> OpportunityLogged | None:
    """Write down a moment when you could take a step, whether you did or not.

    A no that was said before you thought counts, and so does a wish that was kept back: noticing is the first part.
    """
    was_taken = _either(taken, not_taken)
    if text is None and take_in(run):
        return None
    if run.can_ask:
        ask.require_values(run)
    elif text is None:
        raise needs("TEXT", "A text")
    elif was_taken is None:
        raise needs("--taken or --not-taken", "Your yes or no")
    if run.can_ask:  # what was mistyped on the line is said before a word is written
        value = ask.named(run, value, on) if value is not None else None
        run.read(opportunities.check, value, on, fields)
        fields = with_kind(fields)
    said = text if text is not None else ask.field(run, Opportunity, "text")
    if said is None:
        return None
    words = [said, *texts_of(fields)]
    with or_note(run, on, words):
        typed = ask.value(run, value, on)
        words += [typed] if typed is not None else []
        if was_taken is None:
            was_taken = ask.once_more(lambda: ask.field(run, Opportunity, "taken"), WITHOUT_TAKEN)
    try:
        if text is None:
            _ask_how_it_was(run, typed, on, fields, taken=was_taken)
    finally:
        logged = write(run, opportunities.log_opportunity, said, typed, on, run.first_day, fields, taken=was_taken)
        run.show(logged)
    if text is None and not was_taken:
        again = partial(opportunities.plan_of, prefix=logged.ids[0], first_day=run.first_day)
        with ask.until_dot():
            offer_ways(run, on, Blocked(logged.ids[0], said, logged.value, fields, again))
    return None


def _ask_how_it_was(run: Run, value: str | None, day: date, fields: dict[str, Any], *, taken: bool) -> None:
    """Ask what the value tracks around a step, or of one that was not taken what got in the way and was learned."""
    if taken:
        tracked = run.read(values.tracked, value, day, run.first_day)
        ask.fields(run, Opportunity, fields, *ratings_around(tracked))
    else:
        ask_what_got_in_way(run, Opportunity, fields)
        ask.fields(run, Opportunity, fields, "learned")


@examples("valuetrack edit-opportunity 9c1 --not-taken", 'valuetrack edit-opportunity 9c1 --text "lunch, I sat down"')
def edit_opportunity(
    run: Run,
    record_id: TheOpportunity,
    value: NewValue,
    taken: Taken,
    not_taken: NotTaken,
    on: NewDay,
    fields: AnyField,
) -> OpportunityEdited:
    """Correct an opportunity.

    What is not named stays as it is; `none` clears a number or choice, an empty text clears a text.
    """
    own = {"taken": _either(taken, not_taken), "day": on}
    fields |= {name: given for name, given in own.items() if given is not None}
    if not fields and value is None:
        if not run.can_ask:
            raise needs("at least one option", "Something to change")
        fields |= ask.other_words(run, Opportunity, record_id, "text")
    return run.write(opportunities.edit_opportunity, record_id, value, fields)


def _either(taken: bool, not_taken: bool) -> bool | None:
    """Whether it was taken; None where neither flag says so. Raises Contradiction."""
    if taken and not_taken:
        raise Contradiction("--taken and --not-taken exclude each other.", hint="Give one of them.")
    return taken if taken or not_taken else None
