"""Ladders of graded steps, one rung a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.page import NUMBER, Column, Listing, Table
from valuetrack.scoring import rating_word

if TYPE_CHECKING:
    from valuetrack.reports.steps import StepLine, StepList

_TEXTS = (Column("id"), Column("Value", wide=True), Column("step", wide=True))


def steps(report: StepList) -> Listing:
    """The ladders, with difficulties and counts."""
    numbers = (Column("hard", NUMBER), Column("taken", NUMBER), Column("not this time", NUMBER))
    rows = tuple(
        (*_texts(one), str(one.difficulty), str(one.taken), str(one.not_taken), _state(one)) for one in report.steps
    )
    return Listing(Table((*_TEXTS, *numbers, Column("now")), rows), _remark(report, str(report.hidden)))


def in_words(report: StepList) -> Listing:
    """The ladders in words-only mode."""
    columns = (*_TEXTS, Column("how hard"), Column("so far"), Column("now"))
    rows = tuple((*_texts(one), rating_word(one.difficulty), _so_far(one), _state(one)) for one in report.steps)
    return Listing(Table(columns, rows), _remark(report, "Some"))


def _texts(one: StepLine) -> tuple[str, str, str]:
    return (one.short, one.value, one.text)


def _state(one: StepLine) -> str:
    if one.retired is not None:
        return "retired"
    return "next" if one.on_offer else ""


def _so_far(one: StepLine) -> str:
    said = [word for word, count in (("taken", one.taken), ("not this time", one.not_taken)) if count]
    return ", ".join(said) or "not yet"


def _remark(report: StepList, count: str) -> str:
    if report.hidden:
        return f"{count} {'step' if count == '1' else 'steps'} hidden, retired or of a value at rest; --all shows all."
    return "" if report.steps else "No step yet. `valuetrack add-step` puts one on a ladder."
