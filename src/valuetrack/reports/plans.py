"""What is planned: in a week, on a day, and what is offered as its focus."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from valuetrack.model import Outcome
    from valuetrack.reports.week_review import FocusCandidate, WeekSpan


class PlannedAction(Frozen):
    """One action of a plan, with the id to type; `outcome` is None while it is open.

    `if_then` is what was thought of beforehand as one sentence.
    """

    id: str
    short: str
    value: str
    text: str
    day: date | None
    at: time | None
    confidence: int | None
    barrier: str | None
    coping: str | None
    smaller: str | None
    if_then: str | None
    outcome: Outcome | None


class WeekPlan(Frozen):
    """The plan of a week."""

    week: WeekSpan
    away: bool
    focus: tuple[str, ...]
    actions: tuple[PlannedAction, ...]


class DayPlan(Frozen):
    """What is planned for a day, and what may fall on any day of its week."""

    day: date
    week: WeekSpan
    away: bool
    focus: tuple[str, ...]
    actions: tuple[PlannedAction, ...]
    any_day: tuple[PlannedAction, ...]


class FocusOffer(Frozen):
    """The focus of a week, and what the review of the week before offers for it."""

    week: WeekSpan
    focus: tuple[str, ...]
    offered: tuple[FocusCandidate, ...]
    rated: bool


class LastStep(Frozen):
    """The small action that was taken last."""

    text: str
    value: str


class Overview(Frozen):
    """What a person needs now: on an empty store how to begin, else the day and the next step.

    After a time away (`welcome_back`) the next step begins with the last small action that worked.
    `revisit_values` offers to look at the values again.
    """

    empty: bool
    today: DayPlan | None
    next_step: str
    welcome_back: bool = False
    last_step: LastStep | None = None
    revisit_values: bool = False
