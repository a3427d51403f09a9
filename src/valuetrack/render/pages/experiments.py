"""Beliefs, tried out, in words: a list for programs, and for people what happened to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import Outcome
from valuetrack.render.page import NUMBER, Column, Listing, Table, section
from valuetrack.render.voice import how_it_went
from valuetrack.scoring import strength_word

if TYPE_CHECKING:
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
_NONE = "No belief is tried out (yet). `valuetrack plan-week --belief` notes what you expect to happen."
Said = Callable[[int], str]


def experiments(report: ExperimentList) -> Listing:
    """The beliefs with their strengths as numbers."""
    return _listing(report, _table(report, str, _number_of_change), told(report.experiments))


def experiments_in_words(report: ExperimentList) -> Listing:
    """The beliefs with their strengths in words."""
    return _listing(report, _table(report, strength_word, _word_of_change), told(report.experiments, words_only=True))


def told(experiments: Iterable[TriedBelief], *, words_only: bool = False) -> tuple[str, ...]:
    """What was expected of each, what was tried and what came of it, for people to read."""
    strength, change = (strength_word, _word_of_change) if words_only else (_of_100, _number_of_change)
    return tuple(f"{_when(one)}, {one.value}: {_told(one, strength, change)}" for one in experiments)


def _listing(report: ExperimentList, table: Table, items: tuple[str, ...]) -> Listing:
    return Listing(table, "" if report.experiments else _NONE, section("Beliefs, tried out", items))


def _of_100(strength: int) -> str:
    return f"{strength} of 100"


def _number_of_change(change: int) -> str:
    return f"{change:+}" if change else "as before"


def _word_of_change(change: int) -> str:
    return "as before" if change == 0 else "more than before" if change > 0 else "less than before"


def _table(report: ExperimentList, strength: Said, change: Said) -> Table:
    rows = tuple(
        (
            one.short,
            _when(one),
            one.value,
            one.belief,
            _said(one.before, strength),
            one.action,
            how_it_went(one.outcome),
            one.result or "",
            _said(one.after, strength) or _still_open(one),
            _said(one.change, change),
            one.alternative or "",
        )
        for one in report.experiments
    )
    return Table(_COLUMNS, rows)


def _said(number: int | None, say: Said) -> str:
    return "" if number is None else say(number)


def _when(one: TriedBelief) -> str:
    return describe_day(one.day) if one.day else f"week of {describe_day(one.week)}"


def _still_open(one: TriedBelief) -> str:
    return "still open" if one.after is None and one.outcome is not Outcome.LET_GO else ""


def _told(one: TriedBelief, strength: Said, change: Said) -> str:
    """What was expected, what was tried, and how it is seen afterwards."""
    before, after, moved = _said(one.before, strength), _said(one.after, strength), _said(one.change, change)
    lines = (
        f"{one.belief}{f' (believed {before})' if before else ''}",
        f"tried: {one.action} ({how_it_went(one.outcome)})",
        f"what happened: {one.result}" if one.result else "",
        f"afterwards: {', '.join(filter(None, [after, moved]))}" if after else _still_open(one),
        f"a kinder way to see it: {one.alternative}" if one.alternative else "",
    )
    return "\n".join(filter(None, lines))
