"""Hard moments: what was kept of one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.reports.contacts import Support


class HardMomentKept(Receipt):
    """What was said of a hard moment; `people` is the support text for a program, where it is a lot."""

    day: date
    people: Support | None = None
