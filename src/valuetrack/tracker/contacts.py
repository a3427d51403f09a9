"""People to reach on a hard day: contacts of one's own, and the support text after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import support
from valuetrack.dates import describe_day
from valuetrack.identity import new_id
from valuetrack.model import Contact, clean_text
from valuetrack.reports.old_receipt import Receipt
from valuetrack.reports.support import ContactLine, ContactList, Support

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


def add_contact(store: Writer, name: str, reach: str, day: date) -> Receipt:
    """Keep somebody to reach, and how; `day` is the one on which it is said. Raises BadText."""
    contact = store.put(Contact(id=new_id(), name=clean_text("NAME", name), reach=clean_text("--reach", reach)))
    message = f"Added contact {store.short_id(contact.id)} on {describe_day(day)}: {contact.name}."
    return Receipt("contact-added", message, (contact.id,), records=(contact,))


def remove_contact(store: Writer, prefix: str, day: date) -> Receipt:
    """Take a contact out. Raises Unknown, Ambiguous."""
    contact = store.find(prefix, [Contact])
    short = store.short_id(contact.id)
    store.remove(contact)
    message = f"Removed contact {short} on {describe_day(day)}. `valuetrack undo` brings it back."
    return Receipt("contact-removed", message, (contact.id,))


def contact(store: Reader, prefix: str) -> ContactLine:
    """The contact whose id begins so. Raises Unknown, Ambiguous."""
    return _line(store, store.find(prefix, [Contact]))


def list_contacts(store: Reader) -> ContactList:
    """The contacts of one's own."""
    return ContactList(tuple(_line(store, one) for one in store.contacts()))


def _line(store: Reader, one: Contact) -> ContactLine:
    return ContactLine(one.id, store.short_id(one.id), one.name, one.reach)


def support_text(contacts: ContactList | None) -> Support:
    """The support text after the contacts of one's own; None where they cannot be read."""
    own = contacts.contacts if contacts is not None else None
    return Support(own, support.LINES, support.SOURCES, support.READ)
