"""What a person needs now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from valuetrack.reports.weeks import DayPlan


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
