"""What helps to keep going: the plan for hard times, and when the values are looked at again."""

from __future__ import annotations

from datetime import date

from valuetrack.frozen import Frozen

LOOK_AGAIN = "Do your values still fit? When you like: valuetrack revisit-values"


class MaintenancePlan(Frozen):
    """The plan for hard times and for keeping going; a part that was left out is None.

    `revisit` is the day that the person chose for looking at the values again, `offered` the one on which that is
    offered, `revisited` the last on which it was done.
    """

    signs: str | None
    stressors: str | None
    first_step: str | None
    people: str | None
    revisit: date | None
    offered: date | None
    revisited: date | None
