"""Options of a decision beside what matters: one comparison as a table, the list of them, and what was kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen, copied
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.model import Comparison, Leaning, OptionLeaning, ValueLife


class ComparedValue(Frozen):
    """A value with the name in force on the day of the comparison, and where each option leads, in their order.

    None stands for what was not said.
    """

    id: str
    """the value's id"""
    value: str
    """its name in force on the comparison's day"""
    leanings: tuple[Leaning | None, ...]
    """for each option, in their order, where it leads; null where that was not said"""


class ComparisonLine(Frozen):
    """One comparison of the list."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that is its own"""
    day: date
    """its day"""
    question: str | None
    """what the decision is about"""
    options: tuple[str, ...]
    """the options, in the order in which they were given"""
    chosen: int | None
    """the place of the option that was chosen, from 0; null while none is"""


class ComparisonTable(ComparisonLine):
    """The options of a decision beside one's values. Nothing is counted in it and no option stands out."""

    values: tuple[ComparedValue, ...]
    """the values of which something was said, in the order in which they were added"""


class ComparisonSeen(ComparisonTable):
    """The options of a decision as they look from one value, which is the one in `values`."""


class ComparisonList(Frozen):
    """The comparisons, by day."""

    comparisons: tuple[ComparisonLine, ...]
    """by day"""


class ComparisonKept(Receipt):
    """A comparison that was kept, with its table."""

    table: ComparisonTable


class OptionChosen(Receipt):
    """The option of a comparison that was chosen, in the person's words."""

    option: str
    day: date


class ComparisonEdited(Receipt):
    """A comparison of a day that was put right; `option` is the one that is chosen, where the choice `is_said` anew."""

    day: date
    is_said: bool
    option: str | None


def comparison_table(
    one: Comparison, short: str, leanings: Sequence[OptionLeaning], lives: Sequence[ValueLife]
) -> ComparisonTable:
    """A comparison as a table: the values of which something was said, in the order of `lives`."""
    said = {(lean.value_id, lean.option): lean.leaning for lean in leanings}
    options = range(len(one.options))
    values = tuple(
        ComparedValue(life.id, life.name_on(one.day), tuple(said.get((life.id, option)) for option in options))
        for life in lives
        if any(value == life.id for value, _ in said)
    )
    return copied(ComparisonTable, one, short=short, values=values)
