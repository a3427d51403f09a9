"""Graded steps: which rung of a value's ladder is on offer next, as pure functions.

An own design, and a simple one. A rung is taken where its action was done, or a smaller version of it. What moves a
person on the ladder are the two latest actions that say something: taken with a rating of the effort, or not taken.
Where both are of one rung, two taken with an effort of 4 or less offer the next harder rung, and two not taken the
next easier one. In every other case the rung of the latest stays on offer, and at first the easiest. An action that
was taken without a rating, carried on, let go or is still open says nothing. A retired rung is never offered, and at
either end of the ladder the last rung stays.

However little the effort, the harder rung waits after an anxiety of 8 or more, for a week after a hard moment, and
where it is more than 3 harder: then a step in between is missing. What keeps a person on a rung is said.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from valuetrack.frozen import Frozen
from valuetrack.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from valuetrack.model import Action, Step

# Why the next harder rung is not on offer, where that is worth a word.
Stays = Literal["anxiety", "hard-moment", "step-between", "effort"]

LITTLE_EFFORT = 4
MUCH_ANXIETY = 8
A_WEEK = timedelta(days=7)
FAR = 3


class Offer(Frozen):
    """The rung on offer, None where all are retired, and what keeps a person on theirs, None where nothing does."""

    rung: Step | None
    stays: Stays | None = None


def in_order(rungs: Iterable[Step]) -> tuple[Step, ...]:
    """The rungs from the easiest up; of one difficulty, as they were entered."""
    return tuple(sorted(rungs, key=lambda rung: (rung.difficulty, rung.entry)))


def is_retired(rung: Step, day: date) -> bool:
    """Whether the rung is not offered any more on `day`."""
    return rung.retired is not None and rung.retired <= day


def recorded(actions: Iterable[Action]) -> list[Action]:
    """Those that were taken or not taken, the latest last; by day, or where there is none by its record's."""
    went = [action for action in actions if action.taken or action.outcome is Outcome.NOT_TAKEN]
    return sorted(went, key=lambda one: (one.day or one.outcome_day or one.due, one.entry))


def says_something(action: Action) -> bool:
    """Whether an action that was recorded moves a person on the ladder: with a rating of its effort, or not taken."""
    return action.outcome is Outcome.NOT_TAKEN or action.effort is not None


def next_rung(rungs: Iterable[Step], actions: Iterable[Action], day: date, hard_moments: Iterable[date] = ()) -> Offer:
    """The rung on offer on `day`, given the actions that were rungs of this ladder and the days of hard moments."""
    ordered = in_order(rungs)
    awake = [rung for rung in ordered if not is_retired(rung, day)]
    went = recorded(actions)
    last_two = [action for action in went if says_something(action)][-2:]
    unrated: Stays | None = "effort" if _lack_a_rating(went[-2:]) else None
    here = next((rung for rung in ordered if last_two and rung.id == last_two[-1].step_id), None)
    if here is None:
        return Offer(awake[0] if awake else None, unrated if awake[1:] else None)
    below, above = _neighbours(awake, here.difficulty)
    level = next((rung for rung in awake if rung.difficulty == here.difficulty), None)
    stay = here if here in awake else level or below or above
    direction = _direction(last_two)
    if direction == "easier":
        return Offer(below or stay)
    if above is None:
        return Offer(stay)
    if direction == "same":
        return Offer(stay, unrated)
    kept = _kept(last_two, above.difficulty - here.difficulty, day, hard_moments)
    return Offer(stay if kept else above, kept)


def _neighbours(rungs: Sequence[Step], difficulty: int) -> tuple[Step | None, Step | None]:
    """The next easier and the next harder rung; of several that are equally hard, the one that was entered first."""
    easier = max((rung.difficulty for rung in rungs if rung.difficulty < difficulty), default=None)
    below = next((rung for rung in rungs if rung.difficulty == easier), None)
    above = next((rung for rung in rungs if rung.difficulty > difficulty), None)
    return below, above


def _direction(last_two: Sequence[Action]) -> Literal["harder", "same", "easier"]:
    """Where the two latest actions that say something lead."""
    if len(last_two) < 2 or last_two[0].step_id != last_two[1].step_id:
        return "same"
    if all(action.outcome is Outcome.NOT_TAKEN for action in last_two):
        return "easier"
    went_easily = [action.taken and action.effort is not None and action.effort <= LITTLE_EFFORT for action in last_two]
    return "harder" if all(went_easily) else "same"


def _lack_a_rating(last_two: Sequence[Action]) -> bool:
    """Whether the two latest actions of a ladder were one rung, taken both times, and not rated each time."""
    if len(last_two) < 2 or last_two[0].step_id != last_two[1].step_id:
        return False
    return all(action.taken for action in last_two) and not all(map(says_something, last_two))


def _kept(last_two: Sequence[Action], further: int, day: date, hard_moments: Iterable[date]) -> Stays | None:
    """What keeps a person from a rung that is `further` up, 1 to 10, though the two latest took little effort."""
    if any(action.anxiety_after is not None and action.anxiety_after >= MUCH_ANXIETY for action in last_two):
        return "anxiety"
    if any(timedelta(0) <= day - one <= A_WEEK for one in hard_moments):
        return "hard-moment"
    return "step-between" if further > FAR else None
