"""Beliefs, tried out, in words: a list for programs, and for people what happened to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import Outcome
from valuetrack.render.page import NUMBER, Column, Listing, Table, section
from valuetrack.render.voice import how_it_went

if TYPE_CHECKING:
    from collections.abc import Iterable

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.experiments import ExperimentList, TriedBelief

_COLUMNS = (
    Column("id"),
    Column("day"),
    Column("Value", wide=True),
    Column("belief", wide=True),
    Column("before", NUMBER),
    Column("action", wide=True),
    Column("how it went"),
    Column("what happened", wide=True),
    Column("after", NUMBER),
    Column("change", NUMBER),
    Column("a kinder way to see it", wide=True),
)
TRIED = "What you tested"
_NONE = "No belief is tried out (yet). `valuetrack plan-week --belief` notes what you expect to happen."


def experiment_list(report: ExperimentList, say: Voice) -> Listing:
    """The beliefs, how strongly each was held before and after, and what happened."""
    rows = tuple(
        (
            one.short,
            _when(one),
            one.value,
            one.belief,
            "" if one.before is None else say.strength(one.before),
            one.action,
            how_it_went(one.outcome),
            one.result or "",
            _still_open(one) if one.after is None else say.strength(one.after),
            _change(one, say),
            one.alternative or "",
        )
        for one in report.experiments
    )
    remark = "" if rows else _NONE
    if report.elsewhere and not rows:
        others = say.count(report.elsewhere, "belief", some="some")
        remark = f"No belief of this value is tried out (yet); {others} of others: valuetrack list-experiments"
    return Listing(Table(_COLUMNS, rows), remark, beliefs(report.experiments, say))


def beliefs(experiments: Iterable[TriedBelief], say: Voice, title: str = TRIED) -> tuple[Block, ...]:
    """What was expected of each, what was tried and what came of it, for people to read."""
    return section(title, (f"{_when(one)} ({one.short}), {one.value}: {_belief(one, say)}" for one in experiments))


def _belief(one: TriedBelief, say: Voice) -> str:
    before = "" if one.before is None else f" (believed {say.of_100(one.before)})"
    after = _still_open(one)
    if one.after is not None:
        after = f"afterwards: {', '.join(filter(None, [say.of_100(one.after), _change(one, say)]))}"
    lines = (
        f"{one.belief}{before}",
        f"tried: {one.action} ({how_it_went(one.outcome)})",
        f"what happened: {one.result}" if one.result else "",
        after,
        f"a kinder way to see it: {one.alternative}" if one.alternative else "",
    )
    return "\n".join(filter(None, lines))


def _when(one: TriedBelief) -> str:
    return describe_day(one.day) if one.day else f"week of {describe_day(one.week)}"


def _change(one: TriedBelief, say: Voice) -> str:
    if not one.change:
        return "" if one.change is None else "as before"
    return say.either(f"{one.change:+}", f"{'more' if one.change > 0 else 'less'} than before")


def _still_open(one: TriedBelief) -> str:
    return "still open" if one.after is None and one.outcome is not Outcome.LET_GO else ""
