"""Actions: what is open, what waits to be planned anew, and what was done with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.model import Action, Outcome
    from valuetrack.reports.steps import NextStep


class OpenAction(Frozen):
    """An action without an outcome; `rate` names what the plan wants rated afterwards, of model.RATED."""

    id: str
    text: str
    value: str
    day: date | None
    rate: tuple[str, ...]
    belief: str | None


class EarlierAction(Frozen):
    """An action of the week before that may be planned anew: taken, not taken, or carried on."""

    id: str
    text: str
    value: str
    smaller: str | None
    outcome: Outcome


class ActionPlanned(Receipt):
    """Actions that were planned for a value.

    `first_day` is the weekday on which weeks begin, `is_first` says whether there was no action before. `carried` is
    how often an action came along that was planned anew.
    """

    records: tuple[Action, ...] = ()
    value: str
    first_day: int
    is_first: bool = False
    carried: int = 0


class ActionCheckedIn(Receipt):
    """How an action went, entered for a day; where it was carried on to a day of a later week, with the copy for it.

    `carried` is how often it came along by now, where it was carried on; `next_step` is where its ladder leads.
    """

    records: tuple[Action, ...] = ()
    value: str
    day: date
    first_day: int
    carried: int
    next_step: NextStep | None


class ActionMoved(Receipt):
    """An action that moved to another day of its week, and is open."""

    records: tuple[Action, ...] = ()
    first_day: int


class ActionEdited(Receipt):
    """An action that was put right; `first_day` is the weekday on which weeks begin."""

    records: tuple[Action, ...] = ()
    first_day: int
