"""Four invented weeks of an invented person, entered through the use cases as anybody's would be.

They stand in `demo.toml`.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack.model import BarrierKind, Outcome, ReflectionKind
from valuetrack.tracker import actions, notes, opportunities, reflections, values, weeks
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from typing import Any

    from valuetrack.store.writing import Writer

    Opener = Callable[[datetime, str], AbstractContextManager[Writer]]

_WEEKS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FIRST: date = _WEEKS["first"]
LAST: date = _WEEKS["last"]


def fill(opened: Opener) -> None:
    """Enter the four weeks; `opened(now, command)` opens the store for one change at that moment."""
    for one in _WEEKS["value"]:
        with opened(_evening(FIRST), "add-value") as store:
            words = {"meaning": one["meaning"], "domain": one["domain"]}
            values.add_value(store, one["name"], FIRST, words, one["importance"])
    _act(opened)
    for one in _WEEKS["opportunity"]:
        happened = _fields({key: one[key] for key in ("got_in_way", "barrier_kind") if key in one})
        with opened(_evening(one["day"]), "log-opportunity") as store:
            opportunities.log_opportunity(
                store, one["text"], one["value"], one["day"], MONDAY, happened, taken=one["taken"]
            )
    _look_back(opened)


def _act(opened: Opener) -> None:
    ids: dict[str, str] = {}
    for one in _WEEKS["action"]:
        day, text, plan = one["day"], one["text"], one["plan"]
        if "carried_from" in one:
            plan = {**plan, "carried_from": ids[one["carried_from"]]}
        with opened(_evening(day), "plan-week") as store:
            (ids[text],) = actions.plan(store, text, one["value"], [day], MONDAY, plan).ids
        if "outcome" in one:
            with opened(_evening(day), "check-in") as store:
                actions.check_in(store, ids[text], Outcome(one["outcome"]), day, MONDAY, _fields(one["went"]))


def _look_back(opened: Opener) -> None:
    week = Week(FIRST)
    for one in _WEEKS["week"]:
        if one["focus"]:
            with opened(_evening(week.start), "set-focus") as store:
                weeks.set_focus(store, one["focus"], week)
        for value, rating in one["rated"].items():
            with opened(_evening(week.end), "rate-week") as store:
                weeks.rate_week(store, value, week, rating)
        week = week.next
    note = _WEEKS["note"]
    with opened(_evening(note["day"]), "check-in") as store:
        notes.keep_note(store, note["day"], note["text"])
    with opened(_evening(LAST), "reflect") as store:
        reflections.reflect(store, LAST, ReflectionKind.WEEKLY, None, _WEEKS["reflection"])


def _fields(read: Mapping[str, Any]) -> dict[str, Any]:
    """What was read of an action or an opportunity, as its record holds it."""
    kind = {"barrier_kind": BarrierKind(read["barrier_kind"])} if "barrier_kind" in read else {}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in read.items()} | kind


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(20), tzinfo=UTC)
