"""Opportunities that were noted and put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.model import BarrierKind


class OpportunityLogged(Receipt):
    """A moment in which a step toward `value` was possible, and toward a second one where `also` names it."""

    value: str
    also: str | None
    day: date
    taken: bool
    barrier_kind: BarrierKind | None


class OpportunityEdited(Receipt):
    """An opportunity of a day that was put right."""

    day: date
