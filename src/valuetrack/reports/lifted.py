"""What lifted and what cost: the mood around what was done, by the part of the day too, and relief beside cost.

Ratings are 0 to 10; None stands for what is missing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Literal

from valuetrack.frozen import Frozen, copied
from valuetrack.model import Action, Activity
from valuetrack.reports.telling import Source, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from valuetrack.scoring import Done

Part = Literal["morning", "afternoon", "evening", "night"]
# The hour with which each part of the day begins; the night goes on to the morning.
_BEGINS: tuple[tuple[int, Part], ...] = ((5, "morning"), (12, "afternoon"), (17, "evening"), (22, "night"))
# From so many things on a part of the day is spoken of.
ENOUGH = 5


class MoodPairs(Frozen):
    """Something that was done and the mood before and after it, each time that both were noted."""

    text: str
    """what it was"""
    value: str | None
    """the name of its value; null where it was done for none"""
    pairs: tuple[tuple[int, int], ...]
    """`[before, after]` for each time that it was done, in the order of their days"""


class MoodChanges(Frozen):
    """What was done and lifted the mood, left it the same, or cost: afterwards it was higher, the same, or lower."""

    lifted: tuple[MoodPairs, ...]
    """where it was higher afterwards, what was done most often first, then by text"""
    unchanged: tuple[MoodPairs, ...]
    """where it was the same"""
    cost: tuple[MoodPairs, ...]
    """where it was lower"""


class ReliefAndCost(Frozen):
    """The short-term relief of an action, opportunity or activity beside its longer cost, in the person's words."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that is its own"""
    day: dt.date
    """its day, or the first day of the week it is planned into"""
    text: str
    """what it was"""
    value: str | None
    """the name of its value; null where it was done for none"""
    source: Source
    """which of the three it is"""
    relief: str | None
    """the relief in the short term"""
    cost: str | None
    """the cost in the longer term"""


class DayPart(Frozen):
    """A part of the day, and how often the mood was higher, the same and lower after what was done in it."""

    part: Part
    """from 5:00 `morning`, from 12:00 `afternoon`, from 17:00 `evening`, from 22:00 `night`"""
    n: int
    """how many things were done in it that have a time, and a mood before and after; five or more"""
    lifted: int
    """after how many the mood was higher"""
    unchanged: int
    """after how many it was the same"""
    cost: int
    """after how many it was lower"""


def direction(one: Done) -> int | None:
    """Whether the mood was higher afterwards (1), the same (0) or lower (-1); None where a number is missing."""
    before, after = one.mood_before, one.mood_after
    return None if before is None or after is None else (after > before) - (after < before)


def mood_changes(done: Iterable[Done], names: Mapping[str, str]) -> MoodChanges:
    """The pairs of mood before and after (rule R15), by whether it was higher, the same or lower afterwards.

    What was `done` comes in the order of its days.
    """
    groups: dict[int, dict[tuple[str, str | None], list[tuple[int, int]]]] = {1: {}, 0: {}, -1: {}}
    for one in done:
        if one.mood_before is not None and one.mood_after is not None:
            value = names[one.value_id] if one.value_id is not None else None
            group = groups[direction(one) or 0]
            group.setdefault((one.text, value), []).append((one.mood_before, one.mood_after))
    found = [[MoodPairs(*of, tuple(pairs)) for of, pairs in group.items()] for group in groups.values()]
    for some in found:
        some.sort(key=lambda one: (-len(one.pairs), one.text.casefold(), one.text, one.value or ""))
    return MoodChanges(*map(tuple, found))


def by_part_of_day(done: Iterable[Done]) -> tuple[DayPart, ...]:
    """The parts of the day in which enough was done whose time and mood are known, from the morning on."""
    counts: dict[Part, Counter[int]] = {part: Counter() for _, part in _BEGINS}
    for one in done:
        way = direction(one)
        if isinstance(one, Action | Activity) and one.at is not None and way is not None:
            counts[_part_of(one.at)][way] += 1
    found = ((part, ways, ways.total()) for part, ways in counts.items())
    return tuple(DayPart(part, n, ways[1], ways[0], ways[-1]) for part, ways, n in found if n >= ENOUGH)


def _part_of(at: dt.time) -> Part:
    return next((part for begins, part in reversed(_BEGINS) if at.hour >= begins), "night")


def relief_and_cost(
    entered: Iterable[Done], names: Mapping[str, str], shorts: Mapping[str, str]
) -> tuple[ReliefAndCost, ...]:
    """What was written of either, in the order in which it is given; `shorts` are the ids to type, by the ids."""
    return tuple(
        copied(
            ReliefAndCost,
            one,
            short=shorts.get(one.id, one.id),
            day=one.due,
            value=names[one.value_id] if one.value_id is not None else None,
            source=source_of(one),
        )
        for one in entered
        if one.has_relief_or_cost
    )
