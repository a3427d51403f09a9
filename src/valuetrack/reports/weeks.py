"""Weeks: their plans, the focus that is chosen and on offer, and where the planning of one begins."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt
from valuetrack.reports.actions import Card

if TYPE_CHECKING:
    from collections.abc import Iterable

    from valuetrack.model import Outcome
    from valuetrack.reports.actions import EarlierAction
    from valuetrack.reports.reviews import AwayReview, FocusCandidate, ValueRow, WeekReview
    from valuetrack.weeks import Week


class WeekSpan(Frozen):
    """The week: its ISO name, first and last day."""

    iso: str
    """its ISO name, such as `2026-W09`, after the Thursday in it"""
    start: date
    """its first day"""
    end: date
    """its last day"""

    @classmethod
    def of(cls, week: Week) -> WeekSpan:
        """A week as reports name it."""
        return cls(week.iso, week.start, week.end)


class PlannedAction(Card):
    """One action of a plan, with the id to type; `outcome` is None while it is open."""

    short: str
    """the shortest beginning of the id that can be typed"""
    confidence: int | None
    """how sure the person is, 0 to 10"""
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
    at_one_time: tuple[tuple[str, str], ...] = ()
    """pairs of open actions that meet on a day, by their ids: one begins before the other is over, or with it"""


def at_one_time(actions: Iterable[PlannedAction]) -> tuple[tuple[str, str], ...]:
    """The pairs of open actions of a plan that meet, each in the plan's order.

    One without minutes is the moment at which it begins; two that follow each other do not meet.
    """
    timed = [one for one in actions if one.day is not None and one.at is not None and one.outcome is None]
    return tuple((one.id, other.id) for one, other in combinations(timed, 2) if _meet(one, other))


def _meet(one: PlannedAction, other: PlannedAction) -> bool:
    (begins, ends), (other_begins, other_ends) = _span(one), _span(other)
    return one.day == other.day and (begins == other_begins or (begins < other_ends and other_begins < ends))


def _span(one: PlannedAction) -> tuple[int, int]:
    """The minutes of the day in which an action begins and is over."""
    begins = one.at.hour * 60 + one.at.minute if one.at else 0
    return begins, begins + (one.planned_minutes or 0)


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


class OfferedFocus(Frozen):
    """A value on offer as a focus: its row in the review of the week before, and how likely a step is (0 to 10)."""

    row: ValueRow
    likely: int | None


class PlanStart(Frozen):
    """Where the planning of a week begins: the week `before`, its actions that may be planned anew, and the focus.

    `earlier` has each action of the same words and value once, and none that is in the week already. `values` are the
    names of those that are awake in the week, `all_at_ten` says whether each of several matters as much as can be;
    `still_open` is how many actions of the week are open, `not_this_time` how many of it and of the week before were
    not for this time.
    """

    before: WeekReview | AwayReview
    earlier: tuple[EarlierAction, ...]
    focus: tuple[str, ...]
    offered: tuple[OfferedFocus, ...]
    values: tuple[str, ...]
    all_at_ten: bool
    still_open: int
    not_this_time: int


class FocusSet(Receipt):
    """The focus values of a week by name; none where the focus was cleared."""

    week: Week
    focus: tuple[str, ...]


class WeekSetAside(Receipt):
    """A week that is set aside."""

    week: Week


class WeekResumed(Receipt):
    """A week that is taken up again."""

    week: Week


class WeekRated(Receipt):
    """How a value was lived in a week, how likely a small step is after it, and the note of it, as it stands now."""

    name: str
    week: Week
    lived: int | None
    likely: int | None
    note: str | None
