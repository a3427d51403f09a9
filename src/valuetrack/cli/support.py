"""Commands for hard days: people of one's own to reach, and the support text."""

import sys
from typing import Annotated

import typer

from valuetrack.cli import ask
from valuetrack.cli import old_params as params
from valuetrack.cli.run import Run, wrapped
from valuetrack.errors import SaidNo
from valuetrack.render.pages.support import text as written_out
from valuetrack.reports.support import ContactList, Support
from valuetrack.tracker import contacts

Name = Annotated[str | None, typer.Argument(metavar="NAME", help="Who it is; - reads it from stdin.")]
Reach = Annotated[
    str | None,
    typer.Option("--reach", metavar="TEXT", help="How: a number, an address, a word; - reads it from stdin."),
]
ContactId = Annotated[
    str,
    typer.Argument(metavar="ID", help="The id, or the beginning of it.", autocompletion=params.complete_contacts),
]
Yes = Annotated[bool, typer.Option("--yes", help="Ask nothing and remove it.")]


def support(ctx: typer.Context) -> None:
    """Show who can be with you on a hard day: your own contacts, then numbers to call.

    It needs no notebook, and it reads nothing of what you write.
    """
    show_support(Run.of(ctx), sources=True)


def show_support(run: Run, *, sources: bool = False) -> None:
    """Show the contacts of one's own and the support text, whatever the state of the notebook."""
    report = support_text(run)
    if run.options.json:
        run.show(report)
        return
    print(wrapped(written_out(report, sources=sources), sys.stdout), flush=True)


def support_text(run: Run) -> Support:
    """The support text after the contacts of one's own, whatever the state of the notebook."""
    return contacts.support_text(_contacts(run))


def _contacts(run: Run) -> ContactList | None:
    try:
        with run.reading() as store:
            return contacts.list_contacts(store)
    except Exception:  # noqa: BLE001 - nothing stands between a person and this text
        _say_left_out(run)
        return None


def _say_left_out(run: Run) -> None:
    run.notice("The notebook cannot be opened right now, so your own contacts are not shown here.")


def add_contact(ctx: typer.Context, name: Name = None, reach: Reach = None) -> None:
    """Keep somebody whom you can reach on a hard day."""
    run = Run.of(ctx)
    if params.STDIN == name == reach:
        raise params.read_once()
    if not run.can_ask:
        if name is None:
            raise params.needs("NAME", "Who it is")
        if reach is None:
            raise params.needs("--reach", "How to reach them")
    who = params.from_stdin(name) if name is not None else ask.text("Who can be with you on a hard day?")
    if who is None:
        return
    how = params.from_stdin(reach) if reach is not None else ask.text("How do you reach them? A number, an address")
    if how is None:
        raise SaidNo("Without a way to reach them nothing is kept.", hint="`valuetrack add-contact` asks again.")
    with run.writing() as store:
        receipt = contacts.add_contact(store, who, how, run.today)
    run.show(receipt)


def list_contacts(ctx: typer.Context) -> None:
    """Show the contacts of your own."""
    run = Run.of(ctx)
    with run.reading() as store:
        report = contacts.list_contacts(store)
    run.show(report)


def remove_contact(ctx: typer.Context, contact_id: ContactId, yes: Yes = False) -> None:
    """Take a contact out; undo brings it back."""
    run = Run.of(ctx)
    if not yes:
        if not run.can_ask:
            raise params.needs("--yes", "A yes")
        with run.reading() as reader:
            found = contacts.contact(reader, contact_id)
        if not ask.yes(f"Remove {found.name}?"):
            raise SaidNo("Nothing is removed.")
    with run.writing() as store:
        receipt = contacts.remove_contact(store, contact_id, run.today)
    run.show(receipt)
