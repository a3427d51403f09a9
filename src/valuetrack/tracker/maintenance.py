"""Keeping going: the plan for hard times, and looking at the values again every three months."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from valuetrack.dates import months_after
from valuetrack.errors import AtRest, Nothing
from valuetrack.frozen import copied, replace
from valuetrack.model import Maintenance, lines_of, natural_id
from valuetrack.reports.maintenance import MaintenancePlan, MaintenancePlanKept, ValuesRevisited
from valuetrack.tracker.changes import refuse_overwriting
from valuetrack.tracker.names import require_values
from valuetrack.tracker.values import list_values
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.reports.values import ValueLine
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

_NO_PLAN = Maintenance(id=natural_id("maintenance"))
_MONTHS = 3
_A_YEAR = timedelta(days=364)
# After so many rated weeks a plan for hard times is offered.
_ENOUGH_WEEKS = 4
_PARTS = ("signs", "stressors", "first_step", "people")
# Three months have 89 to 92 days: outside of these no months are counted, which takes a library that is slow to load.
_SHORTEST, _LONGEST = timedelta(days=89), timedelta(days=92)


def keep_plan(
    store: Writer, fields: Mapping[str, Any], day: date, stood: Mapping[str, Any] | None = None
) -> MaintenancePlanKept:
    """Keep parts of the plan; what is not named stays. `day` is the one on which it is said.

    `stood` is what stood in it when the person began to write. Raises Declined where one of the fields is another by
    now, and Nothing where it is empty and is to stay so.
    """
    if store.maintenance() is None and all(value is None for value in fields.values()):
        raise Nothing("Your plan is empty already.")
    refuse_overwriting(_maintenance(store), fields, stood)
    kept = store.put(replace(_maintenance(store), **fields))
    return MaintenancePlanKept(ids=(kept.id,), records=(kept,), day=day, revisit=fields.get("revisit"))


def show_plan(store: Reader, day: date) -> MaintenancePlan:
    """The plan, and the day on which looking at the values again is offered, seen from `day`."""
    kept = _maintenance(store)
    since = kept.revisited or _oldest(store, day)
    offered = kept.revisit or (months_after(since, _MONTHS) if since is not None else None)
    return copied(MaintenancePlan, kept, offered=offered)


def signs(store: Reader) -> tuple[str, ...]:
    """The signs of the plan, one for each line of their text, or where it has one line, for each part between commas.

    They are for the person to tick; nothing else that is written is looked at.
    """
    text = _maintenance(store).signs or ""
    lines = [line.strip() for line in lines_of(text) if line.strip()]
    parts = lines if len(lines) > 1 else [part.strip() for part in text.split(",")]
    return tuple(part for part in parts if part)


def _maintenance(store: Reader) -> Maintenance:
    return store.maintenance() or _NO_PLAN


def _oldest(store: Reader, day: date) -> date | None:
    """Since when there is the oldest value that is awake on `day`."""
    return min((life.value.created for life in store.lives() if life.is_awake_on(day)), default=None)


def is_time(store: Reader, kept: Maintenance | None, day: date) -> bool:
    """Whether looking at the values again is offered on `day`, where one of them is awake; `kept` is the plan."""
    oldest = _oldest(store, day)
    if oldest is None:
        return False
    kept = kept or _NO_PLAN
    if kept.revisit is not None:
        return kept.revisit <= day
    passed = day - (kept.revisited or oldest)
    if _SHORTEST <= passed < _LONGEST:
        return months_after(day - passed, _MONTHS) <= day
    return passed >= _LONGEST


def values_to_revisit(store: Reader, day: date) -> tuple[ValueLine, ...]:
    """The values that are awake on `day`, what matters most first. Raises Nothing and AtRest where there is none."""
    require_values(store)
    awake = list_values(store, day, everything=False).values
    if not awake:
        raise AtRest("Your values are all at rest.", hint="`valuetrack restore-value` brings one back.")
    return awake


def wants_first_plan(store: Reader, day: date, first_day: int) -> bool:
    """Whether four weeks or more of the last year are rated, seen from `day`, and no plan for hard times is written."""
    week = Week.containing(day, first_day)
    plan = _maintenance(store)
    if any(getattr(plan, name) for name in _PARTS):
        return False
    by_week = store.ratings_by_week(Week.containing(day - _A_YEAR, first_day), week)
    rated = [one for one in by_week.values() if any(rating.lived is not None for rating in one.values())]
    return len(rated) >= _ENOUGH_WEEKS


def keep_revisited(store: Writer, day: date) -> ValuesRevisited:
    """Keep that the values were looked through on `day`; they come up again three months later. Raises Nothing."""
    require_values(store)
    again = months_after(day, _MONTHS)
    kept = store.put(replace(_maintenance(store), revisited=day, revisit=again))
    return ValuesRevisited(ids=(kept.id,), records=(kept,), day=day, again=again)
