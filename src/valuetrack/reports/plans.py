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
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    value: str
    """the name of its value"""
    text: str
    """what is planned"""
    day: date | None
    """its day; null for some time in the week"""
    at: time | None
    """its time of day, `HH:MM`"""
    confidence: int | None
    """how sure the person is, 0 to 10"""
    barrier: str | None
    """what might get in the way"""
    coping: str | None
    """how they would meet it"""
    smaller: str | None
    """the smaller version"""
    if_then: str | None
    """what was thought of beforehand, as one sentence"""
    outcome: Outcome | None
    """how it went; null while it is open"""


class WeekPlan(Frozen):
    """The plan of a week."""

    week: WeekSpan
    """the week"""
    away: bool
    """whether it is set aside"""
    focus: tuple[str, ...]
    """the names of its focus values, in order"""
    actions: tuple[PlannedAction, ...]
    """its actions by day, time and entry; those without a day stand last"""


class DayPlan(Frozen):
    """What is planned for a day, and what may fall on any day of its week."""

    day: date
    """the day"""
    week: WeekSpan
    """its week"""
    away: bool
    """whether the week is set aside"""
    focus: tuple[str, ...]
    """the names of the week's focus values, in order"""
    actions: tuple[PlannedAction, ...]
    """the actions of the day"""
    any_day: tuple[PlannedAction, ...]
    """the week's open actions without a day"""


class FocusOffer(Frozen):
    """The focus of a week, and what the review of the week before offers for it."""

    week: WeekSpan
    """the week"""
    focus: tuple[str, ...]
    """the names of its focus values, in order"""
    offered: tuple[FocusCandidate, ...]
    """every candidate, the best first"""
    rated: bool
    """whether the week before is rated"""


class LastStep(Frozen):
    """The small action that was taken last."""

    text: str
    """what it was"""
    value: str
    """the name of its value"""


class Overview(Frozen):
    """What a person needs now: on an empty store how to begin, else the day and the next step.

    After a time away (`welcome_back`) the next step begins with the last small action that worked.
    `revisit_values` offers to look at the values again.
    """

    empty: bool
    """whether there is no value yet"""
    today: DayPlan | None
    """the plan of today; null on an empty notebook"""
    next_step: str
    """a command that fits now"""
    welcome_back: bool = False
    """whether nothing was entered for two weeks or more"""
    last_step: LastStep | None = None
    """then the small action that was taken last; null where there is none"""
    revisit_values: bool = False
    """whether looking at the values again is offered"""
