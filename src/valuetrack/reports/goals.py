"""Treatment goals, each known by its words: what serves them, and what became of that."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.frozen import Frozen, copied
from valuetrack.model.words import as_known
from valuetrack.reports.done import before_after
from valuetrack.reports.experiments import experiment_list
from valuetrack.reports.telling import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from valuetrack.model import Action, Outcome, ValueLife
    from valuetrack.reports.done import BeforeAfter
    from valuetrack.reports.experiments import TriedBelief
    from valuetrack.reports.steps import StepLine


class GoalLine(Frozen):
    """A treatment goal in the list of them."""

    goal: str
    """in the words in which it was written last"""
    values: tuple[str, ...]
    """the names of the values whose actions serve it"""
    open: int
    """how many of its actions are open"""
    taken: int
    """how many were taken"""
    latest: dt.date
    """the latest day of an action, or the first day of its week"""


class GoalList(Frozen):
    """The treatment goals, the one that was served last first."""

    goals: tuple[GoalLine, ...]
    """by the latest day of an action, then by their words"""


class GoalStep(Told):
    """An action that serves a goal."""

    short: str
    """the shortest beginning of the id that can be typed"""
    day: dt.date
    """its day, or the first day of the week it is planned into"""
    any_day: bool
    """whether it is for some time in the week that begins on that day"""
    value: str
    """the name of its value"""
    outcome: Outcome | None
    """how it went; null while it is open"""


class GoalStory(Frozen):
    """A treatment goal over all the time: its values, its actions, the ratings around them, beliefs and ladders."""

    goal: str
    """in the words in which it was written last"""
    values: tuple[str, ...]
    """the names of the values whose actions serve it"""
    open: int
    """how many of its actions are open"""
    taken: int
    """how many were taken"""
    ahead: tuple[GoalStep, ...]
    """what is open, the earliest first"""
    done: tuple[GoalStep, ...]
    """what is not open any more, the latest first"""
    anxiety: BeforeAfter
    """anxiety before and after what was taken, the earliest first (rule R15)"""
    mood: BeforeAfter
    """mood before and after it, likewise"""
    experiments: tuple[TriedBelief, ...]
    """beliefs that its actions put to the test, by week, day, time and entry"""
    ladder: tuple[StepLine, ...]
    """the steps of the ladders of its values, those that are not offered any more left out"""
    more: int
    """how many older ones are left out of `done`; `--all` shows them"""


def goal_list(actions: Iterable[Action], names: Mapping[str, str]) -> GoalList:
    """The goals that some actions serve; `names` are the names of the values by their ids."""
    by_goal: dict[str, list[Action]] = {}
    for one in sorted(actions, key=_order):
        by_goal.setdefault(as_known(one.goal or ""), []).append(one)
    found = [
        GoalLine(_words(some), _values(some, names), _open(some), scoring.count_taken(some), some[-1].due)
        for some in by_goal.values()
    ]
    return GoalList(tuple(sorted(found, key=lambda one: (-one.latest.toordinal(), one.goal.casefold()))))


def goal_story(
    actions: Iterable[Action],
    lives: Sequence[ValueLife],
    names: Mapping[str, str],
    shorts: Mapping[str, str],
    ladder: Iterable[StepLine],
    first_day: int,
    limit: int,
) -> GoalStory:
    """What became of the actions that serve a goal; the latest `limit` that are not open, or with 0 all.

    `names` are the names of the values, `shorts` the ids to type, by the whole ones; weeks begin on `first_day`.
    """
    ordered = sorted(actions, key=_order)
    done = [one for one in reversed(ordered) if one.outcome is not None]
    shown = done[: limit or len(done)]
    taken = [one for one in ordered if one.taken]
    values = _values(ordered, names)
    tried = [one for one in ordered if one.belief is not None]
    return GoalStory(
        goal=_words(ordered),
        values=values,
        open=_open(ordered),
        taken=len(taken),
        ahead=tuple(_step(one, names, shorts) for one in ordered if one.outcome is None),
        done=tuple(_step(one, names, shorts) for one in shown),
        anxiety=before_after((one.anxiety_before, one.anxiety_after) for one in taken),
        mood=before_after((one.mood_before, one.mood_after) for one in taken),
        experiments=experiment_list(tried, lives, shorts, first_day).experiments,
        ladder=tuple(rung for rung in ladder if rung.value in values),
        more=len(done) - len(shown),
    )


def _order(action: Action) -> tuple[dt.date, int, str]:
    return (action.due, action.entry, action.id)


def _words(ordered: Sequence[Action]) -> str:
    return ordered[-1].goal or ""


def _values(ordered: Iterable[Action], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[one.value_id] for one in ordered))


def _open(actions: Iterable[Action]) -> int:
    return sum(one.outcome is None for one in actions)


def _step(action: Action, names: Mapping[str, str], shorts: Mapping[str, str]) -> GoalStep:
    value, short = names[action.value_id], shorts[action.id]
    return copied(GoalStep, action, short=short, day=action.due, any_day=action.day is None, value=value)
