"""The values of a person, as a list and as one value's history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt
from valuetrack.reports.telling import Told

if TYPE_CHECKING:
    from valuetrack.model import Outcome, Tracked
    from valuetrack.reports.comparisons import ComparisonSeen
    from valuetrack.reports.experiments import TriedBelief
    from valuetrack.reports.review_sums import ReflectionEntry


class ValueLine(Frozen):
    """One value of the list, with the words and the importance in force on its day."""

    id: str
    """its id"""
    value: str
    """its name"""
    importance: int | None
    """how much it matters, 0 to 10"""
    meaning: str | None
    """what it means, in the person's words"""
    domain: str | None
    """the part of life it belongs to"""
    created: date
    """the day from which it is there"""
    resting: bool
    """whether it is archived"""
    facets: tuple[str, ...] = ()
    """what it looks like in daily life, in the person's words"""
    chosen: bool | None = None
    """whether the person says that it is their own choice; null where that was not said"""


class ValueList(Frozen):
    """What matters on a day; `hidden` counts the archived values left out, `later` those that begin later."""

    day: date
    """today"""
    values: tuple[ValueLine, ...]
    """the values, by importance, then by name"""
    hidden: int
    """how many archived values are left out; `--all` shows them"""
    later: int
    """how many values are left out that begin on a later day; `--all` shows them"""


class DatedWords(Frozen):
    """The words of a value from a day on."""

    day: date
    """from when"""
    value: str
    """the name"""
    meaning: str | None
    """what it means"""
    domain: str | None
    """the part of life"""
    facets: tuple[str, ...] = ()
    """what it looks like in daily life"""
    chosen: bool | None = None
    """whether it is the person's own choice; null where that was not said"""


class DatedImportance(Frozen):
    """How much a value matters from a day on."""

    day: date
    """from when"""
    importance: int
    """0 to 10"""


class RatedWeek(Frozen):
    """One week's ratings of a value; `week` is the week's first day in the person's present calendar."""

    week: date
    """the first day of the week"""
    lived: int | None
    """how it was lived, 0 to 10"""
    likely: int | None
    """how likely a small step seemed for the week after, 0 to 10"""
    note: str | None
    """why the week was as it was"""


class RestTime(Frozen):
    """A time in which the value rested."""

    start: date
    """the day on which it was archived"""
    until: date | None
    """the day on which it came back; null while it rests"""


class LivedAction(Told):
    """An action of the value."""

    short: str
    """the shortest beginning of the id that can be typed"""
    due: date
    """its day, or the first day of the week it is planned into"""
    day: date | None
    """its day; null where it is planned for some time in a week"""
    outcome: Outcome | None
    """how it went; null while it is open"""
    facet: str | None = None
    """which side of the value it is, in the person's words"""
    also: str | None = None
    """the name of another value that it serves too"""


class LivedOpportunity(Told):
    """An opportunity of the value."""

    short: str
    """the shortest beginning of the id that can be typed"""
    day: date
    """its day"""
    taken: bool
    """whether it was taken"""
    facet: str | None = None
    """which side of the value it is, in the person's words"""
    also: str | None = None
    """the name of another value that it serves too"""

    @property
    def due(self) -> date:
        """Its day, by the name that it has for an action."""
        return self.day


class AlsoServed(Frozen):
    """An action or an opportunity of another value that serves this one too. It is counted for its own alone."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    day: date
    """its day, or the first day of the week it is planned into"""
    value: str
    """the name of the value that it is counted for"""
    text: str
    """what it is"""
    taken: bool | None
    """whether it was taken; null while it is open"""


class LivedActivity(Told):
    """Something that was done for the value without a plan."""

    short: str
    """the shortest beginning of the id that can be typed"""
    day: date
    """its day"""

    @property
    def due(self) -> date:
        """Its day, by the name that it has for an action."""
        return self.day


class LadderStep(Frozen):
    """A step of the value's ladder, of a difficulty from 0 to 10; `retired` is the day from which it is not offered."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    text: str
    """what it is"""
    difficulty: int
    """how hard it is, 0 to 10"""
    retired: date | None
    """the day from which it is not offered any more; null while it is"""


class StoryMore(Frozen):
    """How many older ones are left out of each part of a value's story."""

    importance: int = 0
    """of `importance`"""
    weeks: int = 0
    """of `weeks`"""
    actions: int = 0
    """of `actions`"""
    opportunities: int = 0
    """of `opportunities`"""
    activities: int = 0
    """of `activities`"""
    experiments: int = 0
    """of `experiments`"""
    reflections: int = 0
    """of `reflections`"""
    also: int = 0
    """of `also`"""
    comparisons: int = 0
    """of `comparisons`"""


class ValueStory(Frozen):
    """One value from its first day to the last thing entered, or what was entered for it on some days."""

    id: str
    """its id"""
    value: str
    """its name today"""
    created: date
    """its first day"""
    tracks: Tracked | None
    """what is asked before and after a step toward it; null where that was not said yet"""
    start: date
    """the first day that is shown: the one that was named, or its first day or that of the first thing shown"""
    until: date
    """the last day that is shown: the one that was named, or today, or where that is later its first day or the day of
    the last thing entered
    """
    wordings: tuple[DatedWords, ...]
    """its words, by day"""
    importance: tuple[DatedImportance, ...]
    """how much it mattered, by day"""
    weeks: tuple[RatedWeek, ...]
    """its ratings, week by week"""
    rests: tuple[RestTime, ...]
    """when it was archived"""
    actions: tuple[LivedAction, ...]
    """its actions, by entry"""
    opportunities: tuple[LivedOpportunity, ...]
    """its opportunities, by day"""
    activities: tuple[LivedActivity, ...]
    """what was done for it without a plan, by day"""
    experiments: tuple[TriedBelief, ...]
    """beliefs that its actions put to the test, by week, day, time and entry"""
    steps: tuple[LadderStep, ...]
    """the steps of its ladder, from the easiest up, those that are not offered any more too"""
    reflections: tuple[ReflectionEntry, ...]
    """the reflections about its actions and opportunities, by day"""
    also: tuple[AlsoServed, ...]
    """actions and opportunities of other values that serve it too, by day; they are counted for their own alone"""
    comparisons: tuple[ComparisonSeen, ...]
    """the decisions in which something was said of it, by day, each as it looks from this value"""
    more: StoryMore
    """how many older ones are left out of each part; `--all` shows all"""


class ValueReceipt(Receipt):
    """What was done with the value of that name, from a day on."""

    name: str
    day: date


class ValueAdded(ValueReceipt):
    """A value that was named; `is_first` says whether there was none before, `chosen` whether it is one's own."""

    importance: int | None
    chosen: bool | None
    is_first: bool


class ValueTracked(Receipt):
    """What is asked before and after a step toward a value from now on."""

    name: str
    tracks: Tracked


class ValueRated(ValueReceipt):
    """How much a value matters from a day on, `until` the day of a later rating.

    The importance is None where the rating of that day was taken out.
    """

    importance: int | None
    until: DatedImportance | None


class WordsUntil(Frozen):
    """The day of later words, in which a field of a value says something else."""

    field: str
    day: date
    words: Any


class ValueEdited(ValueReceipt):
    """Other words for a value from a day on; `before` is its name until then, `until` the later words that it meets."""

    before: str
    until: tuple[WordsUntil, ...]


class ValueArchived(ValueReceipt):
    """A value that rests from a day on."""


class ValueRestored(ValueReceipt):
    """A value that is back from a day on."""
