"""What the records of a week add up to beyond the single value, each part with how it is built.

Actions, reflections and notes are taken in the order of `by_day`, opportunities in any.
`names` are the names of the values by their ids. Ratings are 0 to 10, beliefs 0 to 100;
None stands for what is missing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeVar

from valuetrack import scoring
from valuetrack.frozen import Frozen, copied
from valuetrack.model import Action, CheckIn, Opportunity, Outcome, Reflection, ReflectionKind
from valuetrack.reports.telling import by_day, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from valuetrack.model import ValueLife
    from valuetrack.reports.reviews import ValueRow
    from valuetrack.reports.trends import ValueTrend


T = TypeVar("T", bound=Frozen)


class ActionCounts(Frozen):
    """How the actions went (rules R8, R9, R11); `percent` is 0 to 100."""

    planned: int
    """`done` + `smaller` + `not_taken` + `carried` + `not_recorded`"""
    done: int
    """done"""
    smaller: int
    """done in their smaller version, which is a full step"""
    not_taken: int
    """not this time"""
    carried: int
    """carried on to another week"""
    not_recorded: int
    """nothing said about them (yet)"""
    let_go: int
    """let go; they count in nothing else"""
    taken: int
    """`done` + `smaller`"""
    outside_control: int
    """not taken or carried, with a barrier from outside (people, work, money)"""
    text: str
    """the counts in words, such as `2 of 3`"""
    percent: int | None
    """`taken` of `planned`, 0 to 100; null below five actions and while one is not recorded"""
    in_reach: str | None
    """`2 of 2`: taken of those without a barrier from outside; null where there is no such barrier"""


class OpportunityTotals(Frozen):
    """The opportunities of all values."""

    noticed: int
    """all that were noted"""
    taken: int
    """those that were taken"""


class OpportunityCounts(OpportunityTotals):
    """The opportunities of a value (rule R12)."""

    text: str
    """`1 of 2`, or `none logged`"""


class Barriers(Frozen):
    """What got in the way of steps that were not taken, each counted once."""

    internal: int
    """from inside (thoughts, feelings, energy)"""
    external: int
    """from outside (people, work, money)"""
    unspecified: int
    """not said which"""


class Experiment(Frozen):
    """A belief that an action put to the test: its strength before and after, and what happened."""

    belief: str
    """what the person expected"""
    before: int | None
    """how strongly, 0 to 100"""
    after: int | None
    """how strongly afterwards, 0 to 100; null while it is open"""
    change: int | None
    """`after` less `before`"""
    belief_result: str | None
    """what happened"""
    action: str
    """the id of the action"""
    short: str
    """the shortest beginning of that id that can be typed"""
    text: str
    """what was planned to try it out"""


class ReflectionEntry(Frozen):
    """The texts of a reflection; of a hard moment also its strength, 0 to 10, and whether there was room to go on."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    date: dt.date
    """its day"""
    kind: ReflectionKind
    """its occasion"""
    happened: str | None
    """what happened"""
    common_humanity: str | None
    """how other people know this too"""
    kind_words: str | None
    """what one would say to a friend"""
    learned: str | None
    """what one takes along"""
    intensity: int | None = None
    """of a hard moment, how strong it was, 0 to 10; null where that was not said"""
    room: bool | None = None
    """of a hard moment, whether there was room to go on; null where that was not said"""


class CheckInEntry(Frozen):
    """The text of a note in the middle of the week."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    date: dt.date
    """its day"""
    note: str
    """its text"""


class CarriedAction(Frozen):
    """An action that was carried on twice or more."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    text: str
    """what is planned"""
    value: str
    """the name of its value"""
    times: int
    """how often it was carried on"""


class InTheWay(Frozen):
    """What got in the way of one action or opportunity, in the person's words."""

    what: str | None
    """in the person's words"""
    kind: scoring.Barrier
    """from inside, from outside, or not said which"""
    source: Literal["action", "opportunity"]
    """what the step was"""
    value: str
    """the name of its value"""


def action_counts(actions: Sequence[Action]) -> ActionCounts:
    """How the actions went."""
    by_outcome = {one.name.lower(): scoring.count_outcome(actions, one) for one in Outcome}
    counts = {
        "planned": scoring.count_planned(actions),
        "taken": scoring.count_taken(actions),
        "not_recorded": scoring.count_outcome(actions, None),
    }
    outside = scoring.count_outside_control(actions)
    return ActionCounts(
        **by_outcome,
        **counts,
        outside_control=outside,
        text=scoring.action_text(**counts),
        percent=scoring.percent(**counts),
        in_reach=scoring.in_reach(**counts, outside_control=outside),
    )


def opportunity_counts(opportunities: Sequence[Opportunity]) -> OpportunityCounts:
    """How many were noticed, and how many taken."""
    noticed, taken = len(opportunities), sum(opportunity.taken for opportunity in opportunities)
    return OpportunityCounts(noticed, taken, scoring.opportunity_text(noticed, taken))


def hidden(lives: Iterable[ValueLife], shown: Iterable[ValueRow | ValueTrend], end: dt.date) -> int:
    """How many values were there by the day `end` and are not among those `shown`, because they rest."""
    ids = {one.id for one in shown}
    return sum(life.value.created <= end and life.id not in ids for life in lives)


def later(lives: Iterable[ValueLife], shown: Iterable[ValueRow | ValueTrend], end: dt.date) -> int:
    """How many values begin after the day `end`, and are not among those `shown`."""
    ids = {one.id for one in shown}
    return sum(life.value.created > end and life.id not in ids for life in lives)


def in_the_way(
    actions: Iterable[Action], opportunities: Iterable[Opportunity], names: Mapping[str, str]
) -> tuple[InTheWay, ...]:
    """One for each action not taken or carried and each opportunity not taken, by day, time, entry."""
    undone: list[Action | Opportunity] = [action for action in actions if scoring.stayed_undone(action)]
    undone += [opportunity for opportunity in opportunities if not opportunity.taken]
    return tuple(
        InTheWay(one.got_in_way, scoring.barrier(one), source_of(one), names[one.value_id])
        for one in sorted(undone, key=by_day)
    )


def barriers(hurdles: Iterable[InTheWay]) -> Barriers:
    """How many of each kind."""
    kinds = Counter(hurdle.kind for hurdle in hurdles)
    return Barriers(kinds["internal"], kinds["external"], kinds["unspecified"])


def experiments(actions: Iterable[Action], shorts: Mapping[str, str]) -> tuple[Experiment, ...]:
    """The actions that test a belief; an experiment that is still open has no number after and no change."""
    return tuple(
        copied(
            Experiment,
            action,
            **strengths(action),
            belief_result=action.result,
            action=action.id,
            short=shorts.get(action.id, action.id),
        )
        for action in actions
        if action.belief is not None
    )


def strengths(action: Action) -> dict[str, int | None]:
    """How strongly a belief was held before and after an action, and the change; None for what is missing."""
    before, after = action.belief_before, action.belief_after
    change = None if before is None or after is None else after - before
    return {"before": before, "after": after, "change": change}


def dated(kind: type[T], records: Iterable[Reflection | CheckIn], shorts: Mapping[str, str]) -> tuple[T, ...]:
    """The texts of reflections or of notes, with the ids to type."""
    return tuple(copied(kind, one, date=one.day, short=shorts.get(one.id, one.id)) for one in records)


def carried_twice(
    actions: Iterable[Action], carried_before: Mapping[str, int], names: Mapping[str, str], shorts: Mapping[str, str]
) -> tuple[CarriedAction, ...]:
    """The actions that were carried on twice or more, their own outcome included; not those taken or let go."""
    counted = (action for action in actions if scoring.is_counted(action))
    still_here = [action for action in counted if not action.taken and action.outcome is not Outcome.LET_GO]
    times = ((one, carried_before.get(one.id, 0) + (one.outcome is Outcome.CARRIED)) for one in still_here)
    return tuple(
        CarriedAction(one.id, shorts.get(one.id, one.id), one.text, names[one.value_id], count)
        for one, count in times
        if count >= 2
    )
