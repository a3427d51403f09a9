"""What a command that writes has to say: one line, the ids, and a kind word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from valuetrack.model import Record


class Told(str):
    """A sentence with a rating or a count in it; `words` is what is said instead in words-only mode."""

    __slots__ = ("words",)
    words: str

    def __new__(cls, numbers: str, words: str) -> Self:
        """The sentence with numbers, and the one without."""
        sentence = super().__new__(cls, numbers)
        sentence.words = words
        return sentence


def told(sentence: str, *, words_only: bool) -> str:
    """A sentence as it is said in either mode."""
    return sentence.words if words_only and isinstance(sentence, Told) else sentence


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
        numbers, words = (
            f"{told(self.message, words_only=each)} {told(other.message, words_only=each)}" for each in (False, True)
        )
        return replace(
            self,
            message=Told(numbers, words),
            notes=(*self.notes, *other.notes),
            ids=(*self.ids, *other.ids),
            records=(*self.records, *other.records),
        )
