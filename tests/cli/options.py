"""The options of each record, as its fields say them, with something to type for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from valuetrack.cli.params import Fields
from valuetrack.model import Action, Activity, Maintenance, Opportunity, Reflection, Wording

if TYPE_CHECKING:
    from valuetrack.model import Record

TYPED = {
    "TIME": ("18:30", "18:30"),
    "TEXT": ("a text of several words", "a text of several words"),
    "0-10": ("7", 7),
    "0-100": ("70", 70),
    "N": ("20", 20),
    "YES-NO": ("yes", True),
    "barrier_kind": ("external", "external"),
    "barrier_source": ("money", "money"),
    "rate": ("mood", "mood"),
    "leads": ("away", "away"),
}
AGAIN = {"TEXT": "another", "rate": "effort"}


@dataclass(frozen=True)
class Option:
    """The option of a field; `takes` is what stands for its text in help, or where that is a word, the field."""

    field: str
    flag: str
    takes: str
    many: bool


def options(kind: type[Record], part: str, *leave_out: str) -> tuple[Option, ...]:
    """The options of a record, or of a part of it, but for some."""
    return tuple(
        Option(name, one.flags[0], name if one.metavar == "WORD" else one.metavar, one.many)
        for name, one in Fields(kind, part).params().items()
        if name not in leave_out
    )


PLAN = options(Action, "plan", "carried_from", "also")
OUTCOME = options(Action, "outcome", "outcome")
HAPPENED = options(Opportunity, "outcome", "same_as", "also")
HOW_IT_WAS = options(Activity, "outcome")
REFLECTION = options(Reflection, "", "kind", "about", "intensity", "room")
KIND_WORDS = next(one for one in REFLECTION if one.field == "kind_words")
MOMENT = options(Reflection, "", "kind", "about", *(one.field for one in REFLECTION))
KEEPING = options(Maintenance, "", "revisit")
MEANING = options(Wording, "", "name")


def flags(some: tuple[Option, ...]) -> list[str]:
    """Each option with something to keep; a repeatable one twice."""
    once = [part for one in some for part in (one.flag, TYPED[one.takes][0])]
    return [*once, *(part for one in some if one.many for part in (one.flag, AGAIN[one.takes]))]


def kept(some: tuple[Option, ...]) -> dict[str, Any]:
    """What is kept of `flags`."""
    return {one.field: [TYPED[one.takes][1], AGAIN[one.takes]] if one.many else TYPED[one.takes][1] for one in some}
