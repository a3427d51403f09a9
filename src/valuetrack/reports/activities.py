"""Activities: what was done, planned or not, noted, put right and listed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.model import Activity, Leaning
from valuetrack.model.words import as_known
from valuetrack.reports import Receipt
from valuetrack.reports.lifted import direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from valuetrack.scoring import Done

# From so much on it is said that something was enjoyed, or left one with energy: more than the middle of the scale.
_MUCH = 6


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


class LiftedLine(Frozen):
    """Something that was done and gave something back: how often it was done, and after how many of these it was what.

    What goes by the same words and belongs to the same value is one thing.
    """

    text: str
    """what it was, in its latest words"""
    value: str | None
    """the name of its value; null where it was done for none"""
    times: int
    """how often it was done"""
    mood: int
    """after how many of these the mood was higher"""
    anxiety: int
    """after how many anxiety was lower"""
    enjoyment: int
    """how many were enjoyed, with 6 or more"""
    energy: int
    """how many left one with energy, 6 or more"""
    relief: tuple[str, ...]
    """what it eased in the short term"""
    cost: tuple[str, ...]
    """what it cost in the longer term"""
    away: int
    """how many led away from what matters"""
    latest: dt.date
    """the day on which it was done last"""

    @property
    def has_cost(self) -> bool:
        """Whether it cost something in the longer term, or led away from what matters."""
        return bool(self.cost or self.away)


class LiftedList(Frozen):
    """What was done from `start` to `end`, planned or not, and gave something back, what did so most often first."""

    start: dt.date
    """the first day"""
    end: dt.date
    """the last day"""
    lifted: tuple[LiftedLine, ...]
    """actions and opportunities that were taken, and activities, that lifted the mood, lowered anxiety, were enjoyed,
    left one with energy or eased something
    """
    more: int
    """how many more there are; `--all` shows them"""


def lifted(done: Iterable[Done], names: Mapping[str, str]) -> tuple[LiftedLine, ...]:
    """What gave something back of all that was `done`, what did so most often first, then what did so last."""
    groups: dict[tuple[str, str | None], list[Done]] = {}
    for one in sorted(done, key=lambda one: (one.due, one.entry)):
        groups.setdefault((as_known(one.text), one.value_id), []).append(one)
    found = [(sum(any(_gave(one)) for one in some), _line(some, names)) for some in groups.values()]
    found.sort(key=lambda pair: (-pair[0], -pair[1].latest.toordinal(), pair[1].text.casefold(), pair[1].value or ""))
    return tuple(line for times, line in found if times)


def _gave(one: Done) -> Iterator[bool]:
    """Whether it lifted the mood, lowered anxiety, was enjoyed, left one with energy, eased without a lower mood."""
    yield direction(one) == 1
    yield one.anxiety_before is not None and one.anxiety_after is not None and one.anxiety_after < one.anxiety_before
    yield (one.enjoyment or 0) >= _MUCH
    yield isinstance(one, Activity) and (one.energy or 0) >= _MUCH
    yield one.relief is not None and direction(one) != -1


def _line(same: list[Done], names: Mapping[str, str]) -> LiftedLine:
    last = same[-1]
    mood, anxiety, enjoyment, energy, _ = (sum(ways) for ways in zip(*map(_gave, same), strict=True))
    return LiftedLine(
        text=last.text,
        value=names[last.value_id] if last.value_id is not None else None,
        times=len(same),
        mood=mood,
        anxiety=anxiety,
        enjoyment=enjoyment,
        energy=energy,
        relief=tuple(dict.fromkeys(one.relief for one in same if one.relief is not None)),
        cost=tuple(dict.fromkeys(one.cost for one in same if one.cost is not None)),
        away=sum(isinstance(one, Activity) and one.leads is Leaning.AWAY for one in same),
        latest=last.due,
    )
