"""Commands for hard days: people of one's own to reach, and the support text."""

import sys
from collections.abc import Callable
from typing import Annotated

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.guide import write
from valuetrack.cli.guide.notes import or_note
from valuetrack.cli.params import Yes, argument, asking, needs, param_of, written
from valuetrack.cli.run import Run, told
from valuetrack.errors import Nothing, SaidNo
from valuetrack.model import Contact
from valuetrack.render import notices
from valuetrack.render.pages.contacts import support_text
from valuetrack.reports.contacts import ContactAdded, ContactList, ContactRemoved, Support
from valuetrack.tracker import contacts

Name = Annotated[
    str,
    argument(
        "NAME", "Who it is; - reads it from stdin.", written, needed="A name", ask=asking("field", Contact, "name")
    ),
]
Reach = Annotated[str | None, param_of(Contact, "reach")]


def _which(run: Run) -> str | None:
    """Ask which contact a command is about. Raises Nothing where there is none."""
    found = run.read(contacts.list_contacts).contacts
    if not found:
        raise Nothing("No contact yet.", hint="Start with: valuetrack add-contact")
    lines = (f"{one.short}  {one.name}" for one in found)
    ids = [one.id for one in found]
    return ask.from_a_list(lines, ids, lambda answer: run.read(contacts.contact, answer).id)


ContactId = Annotated[
    str, argument("ID", "The id, or the beginning of it.", complete="contacts", needed="An id", ask=_which)
]


@examples("valuetrack support", "valuetrack support --json")
def support(run: Run) -> Support | None:
    """Show who can be with you on a hard day, your own contacts first.

    It needs no notebook, and it reads nothing of what you write.
    """
    show_people(run, people(run, contacts.support), sources=True)
    return None


def people(run: Run, wanted: Callable[..., Support]) -> Support:
    """What is `wanted` of the support text with what is one's own, whatever the state of the notebook."""
    try:
        return run.read(wanted)
    except Exception:  # noqa: BLE001 - nothing stands between a person and this text
        run.notice(notices.CONTACTS_LEFT_OUT)
        return wanted(None)


def show_people(run: Run, report: Support, *, sources: bool = False) -> None:
    """Show a support text, whatever else is left out."""
    if run.options.json:
        run.show(report)
    else:
        print(told(support_text(report, sources=sources), sys.stdout), flush=True)


@examples(
    'valuetrack add-contact Ines --reach "555 0100"',
    'valuetrack add-contact "My doctor" --reach "555 0199, weekdays until noon"',
)
def add_contact(run: Run, name: Name, *, reach: Reach) -> ContactAdded:
    """Save someone you can call on a hard day."""
    if reach is None and not run.can_ask:
        raise needs("--reach", "A way to reach them")
    with or_note(run, run.today, [name]):
        how = reach or ask.once_more(lambda: ask.field(run, Contact, "reach"), notices.WITHOUT_REACH)
    return write(run, contacts.add_contact, name, how, run.today)


@examples("valuetrack list-contacts", "valuetrack list-contacts --json")
def list_contacts(run: Run) -> ContactList:
    """Show the contacts of your own."""
    return run.read(contacts.list_contacts)


@examples("valuetrack remove-contact c0d --yes", "valuetrack remove-contact c0d1e --yes --json")
def remove_contact(run: Run, contact_id: ContactId, yes: Yes) -> ContactRemoved:
    """Take a contact out; undo brings it back."""
    if not yes:
        if not run.can_ask:
            raise needs("--yes", "Your yes")
        question = notices.remove_contact(run.read(contacts.contact, contact_id).name)
        ask.consent(question, SaidNo("Nothing is removed."))
    return run.write(contacts.remove_contact, contact_id, run.today)
