"""What a command that writes has to say: one line, the ids, and a kind word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from valuetrack.model import Record


@dataclass(frozen=True)
class Receipt:
    """What was done.

    `report` names it for programs, `message` says it in one line with ids and days,
    `more` is a second line worth keeping (the if-then sentence), `notes` are questions
    and kind words, `suggestion` is the next command, offered to a newcomer once.
    """

    report: str
    message: str
    ids: tuple[str, ...] = ()
    more: str | None = None
    notes: tuple[str, ...] = ()
    suggestion: str | None = None
    records: tuple[Record, ...] = ()

    @property
    def id(self) -> str | None:
        """The id of the one record that was written, or of the first of several."""
        return self.ids[0] if self.ids else None

    def joined(self, other: Receipt) -> Receipt:
        """This receipt with what `other` did in the same command."""
        return replace(
            self,
            message=f"{self.message} {other.message}",
            ids=(*self.ids, *other.ids),
            records=(*self.records, *other.records),
        )
