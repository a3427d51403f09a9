"""What a command that writes has to say: one line, the ids, and a kind word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from valuetrack.frozen import Frozen, replace

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


class SoftQuestion(Told):
    """A question after something was entered that may be another thing than it says.

    One of each kind is asked in a run, and none where the settings say so.
    """

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, kind: str, numbers: str, words: str | None = None) -> Self:
        """The question of that kind; without `words` it is the same in words-only mode."""
        question = super().__new__(cls, numbers, numbers if words is None else words)
        question.kind = kind
        return question


def told(sentence: str, *, words_only: bool) -> str:
    """A sentence as it is said in either mode."""
    return sentence.words if words_only and isinstance(sentence, Told) else sentence


class Receipt(Frozen):
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

    def without_soft_questions(self) -> Receipt:
        """This receipt with the other notes alone."""
        return replace(self, notes=tuple(note for note in self.notes if not isinstance(note, SoftQuestion)))

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
