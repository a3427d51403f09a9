"""The ladders of values: graded steps from almost effortless up, and which of them is on offer."""

from __future__ import annotations

from datetime import date

from valuetrack.frozen import Frozen


class StepLine(Frozen):
    """One rung, with the id to type; `taken` and `not_taken` count its actions, `on_offer` is the one to take next.

    The difficulty is 0 (almost effortless) to 10; `retired` is the day from which it is not offered any more.
    """

    id: str
    short: str
    value: str
    text: str
    difficulty: int
    taken: int
    not_taken: int
    on_offer: bool
    retired: date | None


class StepList(Frozen):
    """Ladders on a day, value by value by name, each from the easiest rung up; `hidden` counts what is left out."""

    day: date
    steps: tuple[StepLine, ...]
    hidden: int
