"""Ladders of graded steps, one rung a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.model import HARD
from valuetrack.render.notices import STAYS
from valuetrack.render.page import NUMBER, Column, Listing, Table

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.steps import StepLine, StepList


def step_list(report: StepList, say: Voice) -> Listing:
    """The ladders, with how hard each rung is and how it went."""
    numbers = (Column("hard", NUMBER), Column("taken", NUMBER), Column("not this time", NUMBER))
    went = (Column("how hard"), Column("so far")) if say.words_only else numbers
    columns = (Column("id"), Column("Value", wide=True), Column("step", wide=True), *went, Column("now"))
    remark = "" if report.steps else "No step yet. `valuetrack add-step` puts one on a ladder."
    if report.hidden:
        hidden = say.count(report.hidden, "step", some="Some")
        remark = f"{hidden} hidden, retired or of a value at rest; --all shows all."
    elif report.elsewhere and not report.steps:
        others = say.count(report.elsewhere, "step", some="some")
        remark = f"No step on this ladder yet; {others} on others: valuetrack list-steps"
    kept = [f"{one.value}: {STAYS[one.stays]}" for one in report.steps if one.stays is not None]
    remark = "\n".join([*kept, *([remark] if remark else [])])
    rows, shown = (tuple(_row(one, say, none) for one in report.steps) for none in ("0", ""))  # no wall of zeros
    return Listing(Table(columns, rows), remark, (Table(columns, shown),))


def _row(one: StepLine, say: Voice, none: str) -> tuple[str, ...]:
    """A rung; `none` stands where it was never taken, or there was no time that it was not."""
    counts = {"taken": one.taken, "not this time": one.not_taken}
    so_far = [", ".join(word for word, count in counts.items() if count) or "not yet"]
    now = "retired" if one.retired is not None else "next" if one.on_offer else ""
    went = so_far if say.words_only else [str(count) if count else none for count in counts.values()]
    return (one.short, one.value, one.text, say.rating(one.difficulty, HARD), *went, now)
