"""Activities: what was done, planned or not, with or without a value."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from valuetrack.frozen import copied, replace
from valuetrack.model import Activity, EntryKind, new_id
from valuetrack.reports.activities import (
    ActivityEdited,
    ActivityLine,
    ActivityList,
    ActivityLogged,
    LiftedLine,
    LiftedList,
    lifted,
)
from valuetrack.scoring import done
from valuetrack.tracker.journal import Search, wanted_by
from valuetrack.tracker.names import find_value, receipt, resolved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer
    from valuetrack.tracker.journal import Days

KINDS = (EntryKind.ACTIVITY,)
# So far back it is looked for what gave something back, where no first day is named: through all seasons.
_A_YEAR = timedelta(weeks=52)


def log_activity(store: Writer, text: str, day: date, fields: Mapping[str, Any]) -> ActivityLogged:
    """Note something that was done; the value in `fields` goes by its name. Raises Unknown, Ambiguous."""
    more = resolved(store, Activity, fields, day)
    noted = store.put(Activity(id=new_id(), text=text, day=day, **more))
    return receipt(store, ActivityLogged, noted, value=_value(store, noted))


def edit_activity(store: Writer, prefix: str, fields: Mapping[str, Any]) -> ActivityEdited:
    """Put an activity right; fields that are not named stay. Raises Unknown, Ambiguous."""
    activity = store.find(prefix, [Activity])
    changed = replace(activity, **resolved(store, Activity, fields, fields.get("day", activity.day)))
    return receipt(store, ActivityEdited, store.put(changed))


def list_activities(store: Reader, search: Search, days: Days, limit: int) -> ActivityList:
    """The latest `limit` activities of some days, of one value or of all, or with 0 all. Raises Unknown, Ambiguous."""
    wanted = wanted_by(store, replace(search, kinds=KINDS), days)
    found: list[Activity] = sorted(
        cast("tuple[Activity, ...]", store.entries(wanted, limit)),
        key=lambda one: (one.day, one.entry),
        reverse=True,
    )
    shorts = store.short_ids([one.id for one in found])
    listed = [one.day for one in found]
    return ActivityList(
        start=search.first or min(listed, default=None),
        end=search.last or max(listed, default=None),
        activities=tuple(copied(ActivityLine, one, short=shorts[one.id], value=_value(store, one)) for one in found),
        more=store.count(wanted) - len(found) if limit else 0,
    )


def list_lifted(store: Reader, search: Search, days: Days, limit: int) -> LiftedList:
    """What gave something back on some days, in the year before the last of them where no first one is named.

    The first `limit` of it, or with 0 all. Raises Unknown, Ambiguous.
    """
    last = search.last or days.today
    first = search.first or last - _A_YEAR
    found = what_lifted(store, first, last, search.value)
    shown = found[:limit] if limit else found
    return LiftedList(first, last, shown, more=len(found) - len(shown))


def what_lifted(store: Reader, first: date, last: date, typed: str | None) -> tuple[LiftedLine, ...]:
    """What was done from the day `first` to the day `last` and gave something back; for one value, or for all and none.

    Raises Unknown, Ambiguous.
    """
    value_id = find_value(store, typed, last).id if typed is not None else None
    everything = done(
        store.actions_due_between(first, last), store.opportunities_between(first, last), store.activities(first, last)
    )
    names = {life.id: life.name_on(last) for life in store.lives()}
    return lifted((one for one in everything if value_id in (None, one.value_id)), names)


def _value(store: Reader, activity: Activity) -> str | None:
    """The name that an activity's value had on its day; None where it belongs to none."""
    return store.life(activity.value_id).name_on(activity.day) if activity.value_id is not None else None
