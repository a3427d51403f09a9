"""What a command has to say: frozen values, built by pure functions; a module for each noun.

What a command that writes has to say is what was done, as data; its words stand in render/receipts.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast, dataclass_transform

from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from valuetrack.model import Record

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Receipt(Frozen):
    """What was done: each kind of it is a class, named for programs after that class.

    `ids` are the full ids of what the command is about, `shorts` the beginnings of them to type, where there are any,
    `records` is what was written, as it is now, and `nudges` are the questions about it, by their kind.
    """

    ids: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    nudges: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """The id of the one thing it is about, or of the first of several."""
        return self.ids[0] if self.ids else None

    @property
    def short(self) -> str:
        """The first of `shorts`; empty where there is none."""
        return self.shorts[0] if self.shorts else ""


class Both(Receipt):
    """What two changes of one command did; it goes by the name of the first."""

    first: Receipt
    then: Receipt


def both(first: T | None, then: T | None) -> T | Both:
    """What one command did in two changes, each a receipt, or in the one of them that was made."""
    if isinstance(first, Receipt) and isinstance(then, Receipt):
        return Both(ids=(*first.ids, *then.ids), records=(*first.records, *then.records), first=first, then=then)
    return cast("T", first or then)
