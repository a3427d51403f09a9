"""What a person may have entered, fact by fact, and hypothesis strategies for it.

A fact knows how it is entered through the use cases; two facts of one life never exclude
each other, so that they can be entered in any order. Facts about actions carry their
outcome, and the opportunity that was the same act, with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.strategies import ITEMS, MAYBE_BELIEF, MAYBE_MINUTES, MAYBE_RATING, MAYBE_WORDS, RATINGS, days_of
from valuetrack.model import BarrierKind, Outcome, ReflectionKind
from valuetrack.tracker import actions, notes, opportunities, reflections, values, weeks
from valuetrack.weeks import MONDAY, SUNDAY, Week

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.store.writing import Writer

# Actions are planned for the first two alone; the third may rest at any time.
VALUES = ("Tea", "snow", "Ärger")
AWAKE = VALUES[:2]
WEEKS_AROUND = 3


@dataclass(frozen=True)
class Matters:
    """A value matters that much from a day on."""

    value: str
    day: date
    importance: int

    def enter(self, store: Writer) -> None:
        values.rate_value(store, self.value, self.importance, self.day)


@dataclass(frozen=True)
class Named:
    """A value has another name, and another meaning, from a day on."""

    value: str
    day: date
    times: int

    def enter(self, store: Writer) -> None:
        name = f"{'z' * self.times}{self.value}"
        values.edit_value(store, self.value, self.day, {"name": name, "meaning": f"meaning {self.times}"})


@dataclass(frozen=True)
class Rested:
    """A value rests from a day on, until another or for good."""

    value: str
    start: date
    until: date | None

    def enter(self, store: Writer) -> None:
        values.archive_value(store, self.value, self.start)
        if self.until is not None:
            values.restore_value(store, self.value, self.until)


@dataclass(frozen=True)
class Lived:
    """How a value was lived in a week, and how likely a step is."""

    value: str
    week: Week
    lived: int | None
    likely: int | None

    def enter(self, store: Writer) -> None:
        weeks.rate_week(store, self.value, self.week, {"lived": self.lived, "likely": self.likely})


@dataclass(frozen=True)
class Focused:
    """The focus of a week."""

    week: Week
    values: tuple[str, ...]

    def enter(self, store: Writer) -> None:
        weeks.set_focus(store, self.values, self.week)


@dataclass(frozen=True)
class Away:
    """A week that is set aside."""

    week: Week

    def enter(self, store: Writer) -> None:
        weeks.set_aside(store, self.week, resume=False)


@dataclass(frozen=True)
class Step:
    """An action for a day or for some time in a week, how it went, and the opportunity that it also was."""

    value: str
    when: date | Week
    plan: dict[str, Any]
    outcome: Outcome | None
    went: dict[str, Any] = field(default_factory=dict)
    noticed_too: bool = False

    def enter(self, store: Writer) -> None:
        when = self.when if isinstance(self.when, Week) else [self.when]
        action = actions.plan(store, "a step", self.value, when, MONDAY, self.plan).ids[0]
        day = self.when.start if isinstance(self.when, Week) else self.when
        if self.outcome is not None:
            actions.check_in(store, action, self.outcome, day, MONDAY, self.went)
        if self.noticed_too:
            opportunities.log_opportunity(store, "the step", self.value, day, MONDAY, {"same_as": action}, taken=True)


@dataclass(frozen=True)
class Noticed:
    """An opportunity."""

    value: str
    day: date
    taken: bool
    went: dict[str, Any]

    def enter(self, store: Writer) -> None:
        opportunities.log_opportunity(store, "a moment", self.value, self.day, MONDAY, self.went, taken=self.taken)


@dataclass(frozen=True)
class LookedBack:
    """A reflection."""

    day: date
    learned: str

    def enter(self, store: Writer) -> None:
        reflections.reflect(store, self.day, ReflectionKind.WEEKLY, None, {"learned": self.learned})


@dataclass(frozen=True)
class Noted:
    """A note."""

    day: date
    note: str

    def enter(self, store: Writer) -> None:
        notes.keep_note(store, self.day, self.note)


Fact = Matters | Named | Rested | Lived | Focused | Away | Step | Noticed | LookedBack | Noted

WENT = {
    "got_in_way": MAYBE_WORDS,
    "barrier_kind": st.none() | st.sampled_from(BarrierKind),
    "anxiety_before": MAYBE_RATING,
    "anxiety_after": MAYBE_RATING,
    "mood_before": MAYBE_RATING,
    "mood_after": MAYBE_RATING,
    "minutes": MAYBE_MINUTES,
    "effort": MAYBE_RATING,
    "helped": ITEMS.map(lambda items: tuple(dict.fromkeys(items))),
    "hindered": ITEMS.map(lambda items: tuple(dict.fromkeys(items))),
}
PLAN = {
    "at": st.none() | st.sampled_from([time(9), time(18, 30)]),
    "confidence": MAYBE_RATING,
    "belief": MAYBE_WORDS,
    "belief_before": MAYBE_BELIEF,
}

# The year ends in this week, and the year that ends has 53 of them.
WEEKS = st.sampled_from([MONDAY, SUNDAY]).map(lambda first_day: Week.containing(date(2026, 12, 30), first_day))


def first_day_of(week: Week) -> date:
    """The day on which the values of a life around `week` were named."""
    return week.start - timedelta(weeks=WEEKS_AROUND)


def of_the_week(week: Week) -> st.SearchStrategy[Fact]:
    """A fact that belongs to the week and shows in its review."""
    day, value = days_of(week), st.sampled_from(VALUES)
    steps = st.builds(
        Step,
        st.sampled_from(AWAKE),
        day | st.just(week),
        st.fixed_dictionaries(PLAN),
        st.none() | st.sampled_from(Outcome),
        st.fixed_dictionaries(WENT),
        st.booleans(),
    )
    noticed = st.builds(Noticed, value, day, st.booleans(), st.fixed_dictionaries(WENT))
    return st.one_of(
        steps,
        steps,
        noticed,
        st.builds(Lived, value, st.just(week), RATINGS, MAYBE_RATING),
        st.builds(LookedBack, day, st.just("it was enough")),
        st.builds(Noted, day, st.just("half way")),
    )


def up_to(week: Week) -> st.SearchStrategy[Fact]:
    """A fact of the week or of the weeks before it."""
    weeks = st.sampled_from([Week(week.start - timedelta(weeks=back)) for back in range(1, WEEKS_AROUND)])
    return of_the_week(week) | weeks.flatmap(of_the_week) | _of_values(first_day_of(week), week.end) | _of_weeks(weeks)


def after(week: Week) -> st.SearchStrategy[Fact]:
    """A fact that is dated after the week."""
    weeks = st.sampled_from([Week(week.start + timedelta(weeks=ahead)) for ahead in range(1, WEEKS_AROUND)])
    later = _of_values(week.after, week.after + timedelta(weeks=WEEKS_AROUND))
    return later | later | weeks.flatmap(of_the_week) | _of_weeks(weeks)


def _of_values(first: date, last: date) -> st.SearchStrategy[Fact]:
    day, value = st.dates(first, last), st.sampled_from(VALUES)
    rests = st.tuples(day, st.none() | day).filter(lambda ends: ends[1] is None or ends[0] <= ends[1])
    return st.one_of(
        st.builds(Matters, value, day, RATINGS),
        # on the very first day another name would take the first one's place
        st.builds(Named, value, st.dates(first + timedelta(days=1), last), st.integers(1, 3)),
        rests.map(lambda ends: Rested(VALUES[2], *ends)),
    )


def _of_weeks(weeks: st.SearchStrategy[Week]) -> st.SearchStrategy[Fact]:
    focus = st.lists(st.sampled_from(AWAKE), max_size=2, unique=True).map(tuple)
    return st.builds(Focused, weeks, focus) | st.builds(Away, weeks)


def once(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without those that would replace an earlier one, or that could not stand beside it."""
    kept: dict[Any, Fact] = {}
    for place, fact in enumerate(facts):
        kept.setdefault(_what_it_is_about(fact) or place, fact)
    return list(kept.values())


def _what_it_is_about(fact: Fact) -> tuple[object, ...] | None:
    match fact:
        case Matters(value, day) | Named(value, day):
            return type(fact), value, day
        case Lived(value, week):
            return Lived, value, week
        case Rested(value):
            return Rested, value
        case Focused(week) | Away(week):
            return type(fact), week
        case _:
            return None


def lives(week: Week, size: int) -> st.SearchStrategy[list[Fact]]:
    """The facts of a life up to the end of a week, with the week's focus among them."""
    focus = st.builds(Focused, st.just(week), st.lists(st.sampled_from(AWAKE), max_size=2, unique=True).map(tuple))
    facts = st.lists(up_to(week) | focus, max_size=size)
    return facts.map(once)
