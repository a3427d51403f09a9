"""What a person needs now: how to begin, or the day at a glance and one next step."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import TYPE_CHECKING

from valuetrack.frozen import copied, replace
from valuetrack.model import Outcome
from valuetrack.reports.maintenance import HardTimes
from valuetrack.reports.notebook import LastStep, Noticed, Overview
from valuetrack.scoring import count_outcome, is_away, is_counted
from valuetrack.tracker import maintenance
from valuetrack.tracker.weeks import HEAVY, day_plan, due_on, has_just_begun, is_rated_whole, planned
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from valuetrack.model import Action, Maintenance
    from valuetrack.reports.weeks import DayPlan, PlannedAction
    from valuetrack.store.reading import Reader

# Two weeks without an entry: a holiday is shorter, and nobody who writes now and then is greeted anew.
_AWAY = timedelta(days=14)


def overview(
    store: Reader,
    day: date,
    first_day: int,
    day_of: Callable[[datetime], date],
    *,
    evening_of: date | None = None,
    is_evening: bool = False,
) -> Overview:
    """What a person needs now: how to begin, or the day at a glance and one next step, where one fits.

    `day_of` says to which of the person's days an instant belongs, `is_evening` whether it is 18:00 or later,
    `evening_of` names the day before where it may still be that day's night.
    """
    if not store.lives():
        return Overview(empty=True, today=None, next_step="valuetrack add-value")
    now = _Now(store, day, first_day, evening_of or day)
    today = now.plan()
    lately = now.lately
    if lately.last_change is not None and day - day_of(lately.last_change) >= _AWAY:
        return replace(_welcome_back(store, today), plan=_for_hard_times(lately.maintenance))
    is_enough = lately.hard_moments > 0 or (is_evening and now.is_heavy)
    return Overview(
        empty=False,
        today=today,
        next_step=None if is_enough else now.next_step(today),
        earlier=now.earlier(),
        noticed=now.noticed(),
        revisit_values=not today.away and not is_enough and maintenance.is_time(store, lately.maintenance, day),
    )


class _Now:
    """What is read of the weeks around a day, each thing once."""

    def __init__(self, store: Reader, day: date, first_day: int, evening_of: date) -> None:
        self.store, self.day = store, day
        self.week = week = Week.containing(day, first_day)
        self.lately = store.lately(day, evening_of)
        self.records, self.ratings = store.weeks_and_ratings(week.previous, week)
        found = store.actions(week.previous, week.next)
        self.actions = [one for one in found if one.due in week]
        self.has_next = any(one.due in week.next for one in found)
        self._due = due_on(day, self.actions)
        self._earlier = [one for one in found if self._is_earlier(one)]
        shown = (*self._due, *self._earlier, *self.lately.opportunities)
        self._shorts = store.short_ids([one.id for one in shown])

    def _is_earlier(self, one: Action) -> bool:
        """Whether an action is open from an earlier day of this week or from the one before, if that is not away.

        What was planned in a hard moment is not asked for afterwards.
        """
        if one.outcome is not None or one.due in self.week.next or not is_counted(one):
            return False
        if one.due in self.week:
            return one.day is not None and one.day < self.day and not self._is_away(self.week)
        return not self._is_away(self.week.previous)

    def _is_away(self, week: Week) -> bool:
        return is_away(self.records.get(week))

    @property
    def is_heavy(self) -> bool:
        """Whether two actions or more of the week were not for this time."""
        return count_outcome(self.actions, Outcome.NOT_TAKEN) >= HEAVY

    def plan(self) -> DayPlan:
        """The plan of the day."""
        due = planned(self.store, self._due, self.week, self._shorts)
        return day_plan(self.store, self.day, due, self.records.get(self.week), self.week)

    def earlier(self) -> tuple[PlannedAction, ...]:
        """What is open from earlier days."""
        return planned(self.store, self._earlier, self.week, self._shorts)

    def noticed(self) -> tuple[Noticed, ...]:
        """The opportunities of the day."""
        return tuple(
            copied(Noticed, one, short=self._shorts[one.id], value=self.store.life(one.value_id).name_on(self.day))
            for one in self.lately.opportunities
        )

    def next_step(self, today: DayPlan) -> str:
        """The one command that fits: closing a week where it ends or has ended, what is open, a plan, or noticing."""
        still_open = [*(one.id for one in today.actions if one.outcome is None), *(one.id for one in self._earlier)]
        if self._is_to_close(still_open):
            return "valuetrack close-week"
        if len(still_open) == 1:
            return f"valuetrack check-in {self._shorts[still_open[0]]}"
        if still_open:
            return "valuetrack check-in"
        is_planned = self.has_next if self.day == self.week.end else bool(self.actions)
        return "valuetrack log-opportunity" if is_planned else "valuetrack plan-week"

    def _is_to_close(self, still_open: Sequence[str]) -> bool:
        """Whether the week ends with this day, or has just begun, and what goes with its end is not all said."""
        if self.day == self.week.end:
            return not self._is_away(self.week) and (bool(still_open) or not self._is_rated(self.week))
        before = self.week.previous
        return has_just_begun(self.week, self.day) and not self._is_away(before) and not self._is_rated(before)

    def _is_rated(self, week: Week) -> bool:
        """Whether something of a week is rated, or nothing can be: whoever left the rest out is not asked anew."""
        ratings = self.ratings.get(week, {})
        return any(one.lived is not None for one in ratings.values()) or is_rated_whole(self.store, week, ratings)


def _for_hard_times(kept: Maintenance | None) -> HardTimes | None:
    """What is in one's own plan for hard times; None where nothing is."""
    plan = copied(HardTimes, kept) if kept is not None else None
    return plan if plan is not None and any(vars(plan).values()) else None


def _welcome_back(store: Reader, today: DayPlan) -> Overview:
    """One step to begin again: the last small action that worked, where its value is awake."""
    action = store.last_taken()
    life = store.life(action.value_id) if action is not None else None
    if action is None or life is None or life.rests_on(today.day):
        return Overview(empty=False, today=today, next_step="valuetrack log-opportunity", welcome_back=True)
    last = LastStep(action.text, life.name_on(today.day), action.smaller)
    step = shlex.join(["valuetrack", "plan-week", last.text, "--value", last.value, "--on", "today"])
    return Overview(empty=False, today=today, next_step=step, welcome_back=True, last_step=last)
