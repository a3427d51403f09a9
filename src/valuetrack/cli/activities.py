"""Commands for activities: noting what was done, putting it right, and listing it."""

from typing import Annotated, Any

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.guide import activities as guided
from valuetrack.cli.params import (
    AllOfIt,
    Fields,
    FromDay,
    NewDay,
    OfValue,
    On,
    ToDay,
    an_id,
    argument,
    check_order,
    needs,
    option,
    reference,
    switch,
    written,
)
from valuetrack.cli.run import Run
from valuetrack.model import Activity, EntryKind
from valuetrack.reports.activities import ActivityEdited, ActivityList, ActivityLogged, LiftedList
from valuetrack.tracker import activities
from valuetrack.tracker.journal import LATEST_FEW, Search

TheActivity = Annotated[str, an_id(EntryKind.ACTIVITY)]
Text = Annotated[str | None, argument("TEXT", "What you did; - reads it from stdin.", written)]
ItsValue = Annotated[
    str | None, option("--value -v", "VALUE", "The value it was for; without it, none.", complete="values")
]
NewValue = Annotated[str, option("--value -v", "VALUE", "Another value; none: it was for none.", complete="values")]
Lifted = Annotated[bool, switch("--lifted", "What gave something back: mood, calm, joy, energy or relief.")]
HowItWas = Annotated[dict[str, Any], Fields(Activity, "outcome")]
AnyField = Annotated[dict[str, Any], Fields(Activity)]


@examples(
    'valuetrack log-activity "watered the plants" --minutes 15 --mood-before 3 --mood-after 5',
    'valuetrack log-activity "called Ines" -v Connection --on yesterday --at 18:30 --leads toward',
    'valuetrack log-activity "scrolled in bed" --relief "no thinking" --cost "a short night" --leads away',
)
def log_activity(run: Run, text: Text = None, *, value: ItsValue, on: On, fields: HowItWas) -> ActivityLogged | None:
    """Write down something you did, planned or not, for a value or for none.

    It is in no count of planned steps.
    """
    if value is not None:
        fields["value_id"] = value
    if text is None:
        if not run.can_ask:
            raise needs("TEXT", "A text")
        guided.log_activity(run, on, fields)
        return None
    return run.write(activities.log_activity, text, on, fields)


@examples("valuetrack edit-activity ac7 --mood-after 6", "valuetrack edit-activity ac7 --value none --minutes none")
def edit_activity(run: Run, record_id: TheActivity, value: NewValue, on: NewDay, fields: AnyField) -> ActivityEdited:
    """Correct an activity.

    What is not named stays as it is; `none` clears a value, number or choice, an empty text clears a text.
    """
    if value is not None:
        fields["value_id"] = reference(run, "--value", value)
    if on is not None:
        fields["day"] = on
    if not fields:
        if not run.can_ask:
            raise needs("at least one option", "Something to change")
        fields |= ask.other_words(run, Activity, record_id, "text")
    return run.write(activities.edit_activity, record_id, fields)


@examples("valuetrack list-activities", "valuetrack list-activities --lifted --value Connection --from 2026-01-01")
def list_activities(
    run: Run, value: OfValue, first: FromDay, last: ToDay, everything: AllOfIt, lifted: Lifted
) -> ActivityList | LiftedList:
    """Show what you did, the newest first; the latest twenty.

    With --lifted, show what gave something back: what you did, planned or not, that lifted your mood, lowered anxiety,
    was enjoyed, left you with energy or eased something. It looks back a year, or from --from on.
    """
    check_order(first, last)
    search = Search(value=value, first=first, last=last)
    limit = 0 if everything else LATEST_FEW
    if lifted:
        return run.read(activities.list_lifted, search, run.days, limit)
    return run.read(activities.list_activities, search, run.days, limit)
