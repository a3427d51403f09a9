"""A notebook that comes back, or another one that is taken in: what its records have to hold, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import EARLIEST, LATEST
from valuetrack.errors import NotUnderstood
from valuetrack.model import (
    MOST_OPTIONS,
    Action,
    Comparison,
    Described,
    OptionLeaning,
    Routine,
    facts_of,
)
from valuetrack.recurrence import is_rule
from valuetrack.reports.imports import ImportCounts, ImportPreview, NotebookImported

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from valuetrack.store.imports import Checked, ExportFile
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


def check(record: Described) -> None:
    """Raise NotUnderstood where a record, or what is left of one, is valid and none that the program ever writes."""
    for name, field in facts_of(type(record)).items():
        value = getattr(record, name)
        day = value.date() if field.kind == "instant" else value if field.kind == "day" else None
        if day is not None and not EARLIEST <= day <= LATEST:
            raise NotUnderstood(f"{name} lies outside {EARLIEST} to {LATEST}.")
        if field.kind == "time" and value is not None and value.tzinfo is not None:
            raise NotUnderstood(f"{name} is a time of the day wherever one is.")
    if isinstance(record, Action) and (record.day is None) is (record.week is None):
        raise NotUnderstood("an action has a day or a week.")
    if isinstance(record, Routine) and not is_rule(record.rule):
        raise NotUnderstood("rule is not one of days that come back.")
    if isinstance(record, Comparison) and not _is_comparison(record):
        raise NotUnderstood(f"a comparison has 2 to {MOST_OPTIONS} options, and one of them may be chosen.")
    if isinstance(record, OptionLeaning) and not 0 <= record.option < MOST_OPTIONS:
        raise NotUnderstood("option is the place of one.")


def _is_comparison(record: Comparison) -> bool:
    is_choice = record.chosen is None or 0 <= record.chosen < len(record.options)
    return is_choice and 1 < len(record.options) <= MOST_OPTIONS


def preview(store: Reader, file: ExportFile, checked: Checked, name: str) -> ImportPreview:
    """What a file would bring. Raises BadFile."""
    return ImportPreview(name, _counts(store.merge_tried(file, checked)))


def take_in(store: Writer, file: ExportFile, checked: Checked, name: str) -> NotebookImported:
    """Take a file in, as one change. Raises BadFile."""
    return NotebookImported(file=name, counts=_counts(store.merge(file, checked)))


def _counts(fates: Mapping[Any, int]) -> ImportCounts:
    counts = {str(fate).replace("-", "_"): number for fate, number in fates.items()}
    return ImportCounts(**{name: counts.get(name, 0) for name in ImportCounts.__annotations__})
