"""What a guided session needs to know before it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date


class OpenAction(Frozen):
    """An action without an outcome; `rate` names what the plan wants rated afterwards, of model.RATED."""

    id: str
    text: str
    value: str
    day: date | None
    rate: tuple[str, ...]
    belief: str | None


class CarriedAction(Frozen):
    """An action that was carried on, and has not been planned anew."""

    id: str
    text: str
    value: str
