"""Graded steps: which rung of a value's ladder is on offer next, as pure functions.

An own design, and a simple one. A rung is taken where its action was done, or a smaller version of it. What moves a
person on the ladder are the two latest actions that say something: taken with a rating of the effort, or not taken.
Where both are of one rung, two taken with an effort of 4 or less offer the next harder rung, and two not taken the
next easier one. In every other case the rung of the latest stays on offer, and at first the easiest. An action that
was taken without a rating, carried on, let go or is still open says nothing. A retired rung is never offered, and at
either end of the ladder the last rung stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from valuetrack.model import Action, Step

LITTLE_EFFORT = 4


def in_order(rungs: Iterable[Step]) -> tuple[Step, ...]:
    """The rungs from the easiest up; of one difficulty, as they were entered."""
    return tuple(sorted(rungs, key=lambda rung: (rung.difficulty, rung.entry)))


def is_retired(rung: Step, day: date) -> bool:
    """Whether the rung is not offered any more on `day`."""
    return rung.retired is not None and rung.retired <= day


def says_something(action: Action) -> bool:
    """Whether an action moves a person on the ladder: taken with a rating of its effort, or not taken."""
    return action.outcome is Outcome.NOT_TAKEN or (action.taken and action.effort is not None)


def latest(actions: Iterable[Action]) -> Sequence[Action]:
    """The two latest actions that say something, the last one last; by day, or where there is none by its record's."""
    telling = [action for action in actions if says_something(action)]
    return sorted(telling, key=lambda one: (one.day or one.outcome_day or one.due, one.entry))[-2:]


def next_rung(rungs: Iterable[Step], actions: Iterable[Action], day: date) -> Step | None:
    """The rung on offer on `day`, given the actions that were rungs of this ladder; None where all are retired."""
    ordered = in_order(rungs)
    awake = [rung for rung in ordered if not is_retired(rung, day)]
    last_two = latest(actions)
    here = next((rung for rung in ordered if last_two and rung.id == last_two[-1].step_id), None)
    if here is None:
        return awake[0] if awake else None
    below, above = _neighbours(awake, here.difficulty)
    level = next((rung for rung in awake if rung.difficulty == here.difficulty), None)
    stay = here if here in awake else level or below or above
    return {1: above, 0: stay, -1: below}[_direction(last_two)] or stay


def _neighbours(rungs: Sequence[Step], difficulty: int) -> tuple[Step | None, Step | None]:
    """The next easier and the next harder rung; of several that are equally hard, the one that was entered first."""
    easier = max((rung.difficulty for rung in rungs if rung.difficulty < difficulty), default=None)
    below = next((rung for rung in rungs if rung.difficulty == easier), None)
    above = next((rung for rung in rungs if rung.difficulty > difficulty), None)
    return below, above


def _direction(last_two: Sequence[Action]) -> int:
    """1 for up, -1 for down, 0 to stay, as the two latest actions say."""
    if len(last_two) < 2 or last_two[0].step_id != last_two[1].step_id:
        return 0
    if all(action.outcome is Outcome.NOT_TAKEN for action in last_two):
        return -1
    went_easily = [action.taken and action.effort is not None and action.effort <= LITTLE_EFFORT for action in last_two]
    return 1 if all(went_easily) else 0
