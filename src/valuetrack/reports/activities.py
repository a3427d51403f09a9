"""Activities: what was done, planned or not, noted, put right and listed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.model import Leaning


class ActivityLogged(Receipt):
    """Something that was done; `value` is the name of its value, None where it belongs to none."""

    value: str | None
    day: dt.date
    minutes: int | None


class ActivityEdited(Receipt):
    """An activity of a day that was put right."""

    day: dt.date


class ActivityLine(Frozen):
    """An activity, with the id to type."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    day: dt.date
    """its day"""
    at: dt.time | None
    """its time of day, `HH:MM`"""
    text: str
    """what it was"""
    value: str | None
    """the name of its value; null where it belongs to none"""
    leads: Leaning | None
    """whether it leads toward what matters, away from it, or neither"""
    minutes: int | None
    """how long it took"""
    anxiety_before: int | None
    """0 to 10"""
    anxiety_after: int | None
    """0 to 10"""
    mood_before: int | None
    """0 to 10"""
    mood_after: int | None
    """0 to 10"""
    effort: int | None
    """0 to 10"""
    enjoyment: int | None
    """0 to 10"""
    energy: int | None
    """how much energy there was afterwards, 0 to 10"""
    helped: tuple[str, ...]
    """what helped"""
    hindered: tuple[str, ...]
    """what made it harder"""
    learned: str | None
    """what was learned"""
    relief: str | None
    """the relief it brought in the short term"""
    cost: str | None
    """what it cost in the longer term"""


class ActivityList(Frozen):
    """Activities from `start` to `end`, the newest first; the days that were not named are those of the list."""

    start: dt.date | None
    """the first day; null where there is no activity and none was named"""
    end: dt.date | None
    """the last day, likewise"""
    activities: tuple[ActivityLine, ...]
    """the latest, the newest first"""
    more: int
    """how many older ones there are; `--all` shows them"""
