"""Emotionally intense times: what was said of one of them, kept answer by answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import replace
from valuetrack.model import Reflection, ReflectionKind
from valuetrack.reports.hard_moments import HardMomentKept
from valuetrack.tracker import actions
from valuetrack.tracker.names import awake_by_importance, receipt

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.reports.actions import ActionPlanned
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

# Below it no number is shown that nobody asked for.
A_LOT = 8


def may_be_a_lot(intensity: int | None) -> bool:
    """Whether the support text is shown: at an intensity, 0 to 10, from 8 on, and where it is not clear (None)."""
    return intensity is None or intensity >= A_LOT


def keep(store: Writer, moment_id: str, day: date, fields: Mapping[str, Any]) -> HardMomentKept:
    """Keep what is said so far of the moment with that id: `intensity`, `room` and `kind_words`, or some of them."""
    moment = Reflection(id=moment_id, day=day, kind=ReflectionKind.INTENSE_MOMENT, **fields)
    return receipt(store, HardMomentKept, store.put(moment))


def plan(store: Writer, text: str, typed: str | None, day: date, first_day: int) -> ActionPlanned:
    """Plan the one small action of a hard moment, on its day, marked as such, without any question about it.

    Raises AtRest, Unknown, Ambiguous, NeedsMore.
    """
    return replace(
        actions.plan(store, text, typed, [day], first_day, {"in_hard_moment": True}), nudges=(), is_first=False
    )


def what_matters(store: Reader, day: date) -> tuple[str, ...]:
    """The names of the values that are awake on a day, those that matter most first."""
    return tuple(life.name_on(day) for life in awake_by_importance(store, day))
