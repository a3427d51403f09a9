"""What all that was done adds up to, planned or not: minutes, effort, before and after, what helped and hindered.

Ratings are 0 to 10, minutes 0 or more; None stands for what is missing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


class BeforeAfter(Frozen):
    """Pairs of numbers before and after what was done, and the median change from three on (rule R15)."""

    pairs: tuple[tuple[int, int], ...]
    """`[before, after]` for each thing done that has both"""
    median_change: float | None
    """the median of after less before, from three pairs on"""


class Effort(Frozen):
    """The effort of what was done: how many have one, and the median from three on."""

    n: int
    """how many have one"""
    median: float | None
    """their median, from three on"""


class Counted(Frozen):
    """Something that helped or hindered, and how often."""

    what: str
    """in the person's words"""
    count: int
    """on how many actions, opportunities and activities"""


def minutes(everything: Iterable[scoring.Done]) -> int:
    """The minutes that were spent on it; 0 where none has any."""
    return sum(one.minutes or 0 for one in everything)


def before_after(numbers: Iterable[tuple[int | None, int | None]]) -> BeforeAfter:
    """The pairs that have both numbers (rule R15)."""
    pairs = tuple((before, after) for before, after in numbers if before is not None and after is not None)
    return BeforeAfter(pairs, scoring.median_from_three(after - before for before, after in pairs))


def effort(everything: Iterable[scoring.Done]) -> Effort:
    """The effort of what has one."""
    efforts = [one.effort for one in everything if one.effort is not None]
    return Effort(len(efforts), scoring.median_from_three(efforts))


def counted(lists: Iterable[tuple[str, ...]]) -> tuple[Counted, ...]:
    """What stands in the lists, by how many of them hold it, the most frequent first, then by name."""
    counts = Counter(what for items in lists for what in set(items))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold(), item[0]))
    return tuple(Counted(what, count) for what, count in ordered)
