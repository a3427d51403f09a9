"""Actions: what is open, what waits to be planned anew, and what was done with them."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, Self

from valuetrack.frozen import Frozen, copied
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.model import Action, Outcome, Wording
    from valuetrack.reports.steps import NextStep


class Card(Frozen):
    """An action with what was thought of beforehand, as it stands where it is about to happen or is asked about."""

    id: str
    """its id"""
    value: str
    """the name of its value"""
    facet: str | None
    """which side of its value it is"""
    also: str | None
    """the name of another value that it serves too; it is counted for its own alone"""
    text: str
    """what is planned"""
    day: date | None
    """its day; null for some time in the week"""
    at: time | None
    """its time of day, `HH:MM`"""
    why: str | None
    """why it matters"""
    meaning: str | None
    """what its value means, in the person's words"""
    cue: str | None
    """what will remind them"""
    energy_window: str | None
    """when in the day there is energy for it"""
    planned_minutes: int | None
    """how long it may take"""
    barrier: str | None
    """what might get in the way"""
    coping: str | None
    """how they would meet it"""
    smaller: str | None
    """the smaller version"""
    with_whom: str | None
    """with whom"""
    reward: str | None
    """something kind for afterwards"""

    @classmethod
    def of(cls, action: Action, wording: Wording, also: str | None, **more: Any) -> Self:
        """An action with the words of its value that are in force, and the name of the second value that it serves."""
        return copied(cls, action, value=wording.name, meaning=wording.meaning, also=also, **more)


class OpenAction(Card):
    """An action without an outcome; `rate` names what the plan wants rated afterwards, of model.RATED.

    `known` are the fields before it that are kept already: `anxiety_before`, `mood_before`.
    """

    rate: tuple[str, ...]
    known: tuple[str, ...]
    belief: str | None


class EarlierAction(Frozen):
    """An action of the week before that may be planned anew: taken, not taken, or carried on; of a routine or none."""

    id: str
    text: str
    value: str
    smaller: str | None
    outcome: Outcome
    routine_id: str | None


class ActionPlanned(Receipt):
    """Actions that were planned for a value.

    `first_day` is the weekday on which weeks begin, `is_first` says whether there was no action before. `carried` is
    how often an action came along that was planned anew, `also` the name of the second value that they serve.
    """

    records: tuple[Action, ...] = ()
    value: str
    also: str | None
    first_day: int
    is_first: bool = False
    carried: int = 0


class ActionCheckedIn(Receipt):
    """How an action went, entered for a day; where it was carried on to a day of a later week, with the copy for it.

    `carried` is how often it came along by now, where it was carried on; `next_step` is where its ladder leads.
    """

    records: tuple[Action, ...] = ()
    value: str
    also: str | None
    day: date
    first_day: int
    carried: int
    next_step: NextStep | None


class BeforeKept(Receipt):
    """What was kept of anxiety and mood before an action, which is open."""

    records: tuple[Action, ...] = ()


class ActionMoved(Receipt):
    """An action that moved to another day of its week, and is open."""

    records: tuple[Action, ...] = ()
    first_day: int


class ActionEdited(Receipt):
    """An action that was put right; `first_day` is the weekday on which weeks begin."""

    records: tuple[Action, ...] = ()
    first_day: int
