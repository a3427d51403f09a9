"""Questions about routines: each one that has days in a week is offered once for its plan."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.guide import save
from valuetrack.cli.guide.weeks import NO, SMALLER, again
from valuetrack.cli.run import Run
from valuetrack.model import Routine
from valuetrack.render.routines import asked_again
from valuetrack.render.safe import one_line
from valuetrack.reports.routines import OfferedRoutine
from valuetrack.tracker import routines
from valuetrack.weeks import Week

_NOT_THIS_WEEK = "not this week"


def plan_routines(run: Run, week: Week, offered: Sequence[OfferedRoutine]) -> int:
    """Ask for each routine on offer whether its days are planned, smaller, or not this week; how many were planned."""
    if not offered:
        return 0
    run.notice(f"What comes back, one by one: y, smaller, or {_NOT_THIS_WEEK}. Other days may follow, as in: y wed")
    planned = 0
    for one in offered:
        with ask.until_dot():
            planned += _plan_one(run, week, one)
    return planned


def _plan_one(run: Run, week: Week, one: OfferedRoutine) -> int:
    """Ask for one routine; how many actions were planned."""
    without_day: tuple[date, ...] = ()
    in_words = f" ({one_line(one.smaller)})" if one.smaller else ""
    question = f"{asked_again(one)} y, smaller{in_words}, {_NOT_THIS_WEEK}"
    how, days = ask.read(question, partial(again, run, week), _NOT_THIS_WEEK) or (NO, without_day)
    text = None
    fields: dict[str, Any] = {}
    if how == SMALLER:
        text, fields = one.smaller or ask.field(run, Routine, "smaller"), {"smaller": None}
    if how == NO or (how == SMALLER and text is None):
        return 0
    when = days or one.days or week
    is_saved = save(run, routines.plan_routine, one.id, text, None, when, run.today, run.first_day, fields)
    return len(days or one.days or (week,)) if is_saved else 0
