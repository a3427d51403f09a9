"""Options of a decision beside what matters: which leads toward a value, away from it, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.errors import Contradiction, OutOfRange
from valuetrack.frozen import Frozen, copied, replace
from valuetrack.model import MOST_OPTIONS, Comparison, Leaning, OptionLeaning, clean_text, natural_id, new_id
from valuetrack.reports.comparisons import (
    ComparisonEdited,
    ComparisonKept,
    ComparisonLine,
    ComparisonList,
    ComparisonTable,
    OptionChosen,
    comparison_table,
)
from valuetrack.tracker.names import awake_by_importance, find_value, receipt
from valuetrack.tracker.weeks import week_record
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

FEWEST_OPTIONS = 2


class TypedLeaning(Frozen):
    """Where an option (its number, from 1) leads, seen from a value (as typed); None takes back what was said."""

    number: int
    value: str
    leaning: Leaning | None


def compare(
    store: Writer,
    options: Sequence[str],
    question: str | None,
    day: date,
    typed: Iterable[TypedLeaning],
    chosen: int | None = None,
) -> ComparisonKept:
    """Keep two to five options of a decision, where they lead, and the number of the one that is chosen (0: none).

    Raises Contradiction, OutOfRange, Unknown.
    """
    check_options(options)
    cleaned = tuple(clean_text("OPTION", option) for option in options)
    comparison = Comparison(id=new_id(), day=day, options=cleaned, question=question)
    comparison = store.put(replace(comparison, chosen=_index(comparison, chosen) if chosen else None))
    leanings = _lean(store, comparison, typed)
    table = show_comparison(store, comparison.id)
    return receipt(store, ComparisonKept, comparison, records=(comparison, *leanings), table=table)


def check_options(options: Sequence[str]) -> None:
    """Raise Contradiction where there are fewer than two options, or more than five."""
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise Contradiction(
            f"A comparison has {FEWEST_OPTIONS} to {MOST_OPTIONS} options.", hint="Give each OPTION in quotes."
        )


def edit_comparison(
    store: Writer,
    prefix: str,
    fields: Mapping[str, Any],
    reworded: Iterable[tuple[int, str]],
    typed: Iterable[TypedLeaning],
    chosen: int | None = None,
) -> ComparisonEdited:
    """Put a comparison right; what is not named stays, and as `chosen` 0 says that none is (yet).

    Raises Unknown, Ambiguous, OutOfRange, Contradiction.
    """
    comparison = store.find(prefix, [Comparison])
    if chosen is not None:
        fields = {**fields, "chosen": _index(comparison, chosen) if chosen else None}
    options = list(comparison.options)
    for number, text in reworded:
        options[_index(comparison, number)] = text
    comparison = store.put(replace(comparison, options=tuple(options), **fields))
    leanings = _lean(store, comparison, typed)
    choice = {"is_said": chosen is not None, "option": _chosen(comparison)}
    return receipt(store, ComparisonEdited, comparison, records=(comparison, *leanings), **choice)


def choose(store: Writer, comparison_id: str, number: int) -> OptionChosen:
    """Keep which option is chosen, by its number from 1. Raises OutOfRange."""
    comparison = store.find(comparison_id, [Comparison])
    place = _index(comparison, number)
    chosen = store.put(replace(comparison, chosen=place))
    return receipt(store, OptionChosen, chosen, option=comparison.options[place])


def _chosen(comparison: Comparison) -> str | None:
    return comparison.options[comparison.chosen] if comparison.chosen is not None else None


def _index(comparison: Comparison, number: int) -> int:
    """Where the option with that number (from 1) stands among the options. Raises OutOfRange."""
    if not 1 <= number <= len(comparison.options):
        raise OutOfRange(f"The options are 1 to {len(comparison.options)}.", hint="They count as they were given.")
    return number - 1


def _lean(store: Writer, comparison: Comparison, typed: Iterable[TypedLeaning]) -> list[OptionLeaning]:
    """Write where the options lead; what was written, without what was taken back."""
    found: dict[tuple[int, str], Leaning | None] = {}
    for one in typed:
        life = find_value(store, one.value, comparison.day)
        option = _index(comparison, one.number)
        if found.setdefault((option, life.id), one.leaning) is not one.leaning:
            name = life.name_on(comparison.day)
            raise Contradiction(f"Option {one.number} leads two ways, seen from {name}.", hint="Give one of them.")
    written = (lean(store, comparison.id, option, value, leaning) for (option, value), leaning in found.items())
    return [one for one in written if one]


def lean(
    store: Writer, comparison_id: str, option: int, value_id: str, leaning: Leaning | None
) -> OptionLeaning | None:
    """Keep where an option (numbered from 0) leads, seen from a value; None takes out what was kept."""
    one = natural_id("leaning", comparison_id, str(option), value_id)
    if leaning is not None:
        new = OptionLeaning(id=one, comparison_id=comparison_id, option=option, value_id=value_id, leaning=leaning)
        return store.put(new)
    for kept in store.leanings(comparison_id):
        if kept.id == one:
            store.remove(kept)
    return None


def show_comparison(store: Reader, prefix: str) -> ComparisonTable:
    """A comparison as a table. Raises Unknown, Ambiguous."""
    one = store.find(prefix, [Comparison])
    return comparison_table(one, store.short_id(one.id), store.leanings(one.id), store.lives())


def list_comparisons(store: Reader) -> ComparisonList:
    """The comparisons, by day."""
    found = store.comparisons()
    shorts = store.short_ids([one.id for one in found])
    return ComparisonList(tuple(copied(ComparisonLine, one, short=shorts[one.id]) for one in found))


def values_to_look_at(store: Reader, day: date, first_day: int) -> dict[str, str]:
    """The values that are awake on `day`, id to name: the week's focus first, then by importance, then by name."""
    focus = week_record(store, Week.containing(day, first_day)).focus
    awake = sorted(awake_by_importance(store, day), key=lambda life: life.id not in focus)
    return {life.id: life.name_on(day) for life in awake}
