"""People to reach on a hard day: contacts of one's own, and the support text after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.model import Contact, new_id
from valuetrack.reports.contacts import ContactAdded, ContactLine, ContactList, ContactRemoved, Support
from valuetrack.support import HEAD, IN_A_HARD_MOMENT, LINES, READ, SOURCES
from valuetrack.tracker.names import receipt

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


def add_contact(store: Writer, name: str, reach: str, day: date) -> ContactAdded:
    """Keep somebody to reach, and how; `day` is the one on which it is said. Raises BadText."""
    added = store.put(Contact(id=new_id(), name=name, reach=reach))
    return receipt(store, ContactAdded, added, day=day)


def remove_contact(store: Writer, prefix: str, day: date) -> ContactRemoved:
    """Take a contact out. Raises Unknown, Ambiguous."""
    removed = store.find(prefix, [Contact])
    done = receipt(store, ContactRemoved, removed, records=(), day=day)
    store.remove(removed)
    return done


def contact(store: Reader, prefix: str) -> ContactLine:
    """The contact whose id begins so. Raises Unknown, Ambiguous."""
    return _line(store, store.find(prefix, [Contact]))


def list_contacts(store: Reader) -> ContactList:
    """The contacts of one's own."""
    return ContactList(tuple(_line(store, one) for one in store.contacts()))


def _line(store: Reader, one: Contact) -> ContactLine:
    return ContactLine(one.id, store.short_id(one.id), one.name, one.reach)


def support(store: Reader | None) -> Support:
    """The support text, with contacts and a plan of one's own where the store can be read."""
    return _with_ones_own(store, LINES)


def hard_moment_begins(store: Reader | None) -> Support:
    """What a hard moment opens with: one line, and what is one's own."""
    return _with_ones_own(store, (HEAD,))


def hard_moment_is_a_lot() -> Support:
    """The support text of a hard moment that has begun; what is one's own stands there already."""
    return _with_ones_own(None, IN_A_HARD_MOMENT)


def hard_moment(store: Reader | None) -> Support:
    """Both of them, for whoever is shown them at once."""
    return _with_ones_own(store, (HEAD, "", *IN_A_HARD_MOMENT))


def _with_ones_own(store: Reader | None, lines: tuple[str, ...]) -> Support:
    plan = store.maintenance() if store is not None else None
    return Support(
        contacts=list_contacts(store).contacts if store is not None else None,
        first_step=plan.first_step if plan is not None else None,
        people=plan.people if plan is not None else None,
        lines=lines,
        sources=SOURCES,
        read=READ,
    )
