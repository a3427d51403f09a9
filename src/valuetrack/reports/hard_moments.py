"""Hard moments: what was kept of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports.receipt import Receipt

if TYPE_CHECKING:
    from datetime import date


class HardMomentKept(Receipt):
    """What was said of a hard moment; `people` is the support text for a program, where it is a lot."""

    short: str
    day: date
    people: tuple[str, ...] = ()
