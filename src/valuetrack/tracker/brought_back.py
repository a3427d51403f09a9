"""What earlier weeks bring back where a week is planned: what was learned, what helped, and what was let pass."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from valuetrack.model.words import as_known
from valuetrack.reports.brought_back import BroughtBack, HelpedLately, LetPass
from valuetrack.reports.done import counted
from valuetrack.reports.telling import by_day
from valuetrack.scoring import is_away
from valuetrack.tracker.actions import value_or_focus
from valuetrack.tracker.names import find_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from valuetrack.model import Action, Activity, Opportunity
    from valuetrack.store.reading import Reader
    from valuetrack.weeks import Week

_FOUR_WEEKS = timedelta(weeks=4)
# So many moments that were let pass are offered as a step.
_FEW = 2


def brought_back(store: Reader, week: Week) -> BroughtBack:
    """What was learned in the week before `week`; nothing of one that is set aside."""
    before = week.previous
    if is_away(store.week_record(before)):
        return BroughtBack((), ())
    done = sorted(_done(store, before.start, before.end), key=by_day)
    looked_back = store.reflections(before.start, before.end)
    return BroughtBack(_once(one.learned for one in done), _once(one.learned for one in looked_back))


def _done(store: Reader, first: date, last: date) -> Iterator[Action | Opportunity | Activity]:
    """All that was planned, noticed or done in the weeks from the day `first` to the day `last`, in any order."""
    yield from store.actions_due_between(first, last)
    yield from store.opportunities_between(first, last)
    yield from store.activities(first, last)


def _once(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple({as_known(one): one for one in texts if one}.values())


def helped_lately(store: Reader, typed: str | None, week: Week, first_day: int) -> HelpedLately:
    """What helped with a value, or with the single focus of `week`, in the four weeks before it and in that week.

    Raises NeedsMore, Unknown, Ambiguous.
    """
    life = value_or_focus(store, typed, week.end, first_day)
    done = _done(store, week.start - _FOUR_WEEKS, week.end)
    helped = counted(one.helped for one in done if one.value_id == life.id)
    return HelpedLately(life.name_on(week.end), tuple(one.what for one in helped))


def let_pass(store: Reader, week: Week, typed: str | None) -> tuple[LetPass, ...]:
    """The latest opportunities of `week` and the week before that were not taken, and are not planned in it yet.

    Of the value that is `typed`, where one is; none of a week that is set aside, and of no value that rests.
    """
    before = week.previous
    life = find_value(store, typed, week.end) if typed is not None else None
    awake = {
        one.id: one.name_on(week.end)
        for one in ([life] if life is not None else store.lives())
        if not one.rests_through(week.start, week.end)
    }
    first = week if is_away(store.week_record(before)) else before
    planned = {(one.value_id, as_known(one.text)) for one in store.actions(week)}
    found: dict[tuple[str, str], LetPass] = {}
    for one in reversed(store.opportunities_between(first.start, week.end)):
        words = (one.value_id, as_known(one.text))
        if not one.taken and one.value_id in awake and words not in planned:
            found.setdefault(words, LetPass(one.id, one.text, awake[one.value_id], one.got_in_way))
    return tuple(found.values())[:_FEW]
