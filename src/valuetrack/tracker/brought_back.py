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
from valuetrack.tracker.activities import what_lifted
from valuetrack.tracker.names import find_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from valuetrack.model import Action, Activity, Opportunity, ValueLife
    from valuetrack.reports.activities import LiftedLine
    from valuetrack.store.reading import Reader
    from valuetrack.weeks import Week

_FOUR_WEEKS = timedelta(weeks=4)
_SEASON = timedelta(weeks=12)
# So many moments that were let pass are offered as a step, and so much of what gave something back.
_FEW = 2
_SOME = 3


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
    awake = {one.id: one.name_on(week.end) for one in _awake(store, week, typed)}
    first = week if is_away(store.week_record(before)) else before
    planned = {(one.value_id, as_known(one.text)) for one in store.actions(week)}
    found: dict[tuple[str, str], LetPass] = {}
    for one in reversed(store.opportunities_between(first.start, week.end)):
        words = (one.value_id, as_known(one.text))
        if not one.taken and one.value_id in awake and words not in planned:
            found.setdefault(words, LetPass(one.id, one.text, awake[one.value_id], one.got_in_way))
    return tuple(found.values())[:_FEW]


def _awake(store: Reader, week: Week, typed: str | None) -> Iterator[ValueLife]:
    """The values that do not rest through a week, or of them the one that is `typed`. Raises Unknown, Ambiguous."""
    lives = store.lives() if typed is None else (find_value(store, typed, week.end),)
    return (one for one in lives if not one.rests_through(week.start, week.end))


def gave_back(store: Reader, week: Week, typed: str | None) -> tuple[LiftedLine, ...]:
    """What gave something back in the twelve weeks up to `week`, and is not planned in it yet.

    Of the value that is `typed`, where one is, and what was done for none; nothing that cost something later or led
    away from what matters, and of no value that rests. Raises Unknown, Ambiguous.
    """
    names = {one.name_on(week.end) for one in _awake(store, week, typed)}
    planned = {as_known(one.text) for one in store.actions(week)}
    return tuple(
        one
        for one in what_lifted(store, week.end - _SEASON, week.end, None)
        if one.value in (None, *names) and not one.has_cost and as_known(one.text) not in planned
    )[:_SOME]
