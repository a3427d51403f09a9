"""Keeping going: the plan for hard times, and looking at the values again every three months."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day, months_after
from valuetrack.identity import natural_id
from valuetrack.model import Maintenance
from valuetrack.reports.keeping import MaintenancePlan
from valuetrack.reports.receipt import Receipt

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

_MONTHS = 3


def keep_plan(store: Writer, fields: Mapping[str, Any], day: date) -> Receipt:
    """Keep parts of the plan; what is not named stays. `day` is the one on which it is said."""
    kept = store.put(replace(_maintenance(store), **fields))
    message = f"Kept your maintenance plan on {describe_day(day)}."
    if fields.get("revisit"):
        message += f" Your values come up again on {describe_day(fields['revisit'])}."
    return Receipt("maintenance-plan-kept", message, (kept.id,), records=(kept,))


def show_plan(store: Reader, day: date) -> MaintenancePlan:
    """The plan, and the day on which looking at the values again is offered, seen from `day`."""
    kept = _maintenance(store)
    return MaintenancePlan(
        signs=kept.signs,
        stressors=kept.stressors,
        first_step=kept.first_step,
        people=kept.people,
        revisit=kept.revisit,
        offered=_offered(store, kept, day),
        revisited=kept.revisited,
    )


def _maintenance(store: Reader) -> Maintenance:
    return store.maintenance() or Maintenance(id=natural_id("maintenance"))


def _offered(store: Reader, kept: Maintenance, day: date) -> date | None:
    """The day on which to look at the values again: the chosen one, or three months after the last time."""
    since = _since(store, kept, day)
    return kept.revisit or (months_after(since, _MONTHS) if since is not None else None)


def _since(store: Reader, kept: Maintenance, day: date) -> date | None:
    """The day on which the values were looked at last; before the first time, that of the oldest awake one."""
    awake = (life.value.created for life in store.lives() if not life.rests_on(day))
    return kept.revisited or min(awake, default=None)
