"""Beliefs that actions put to the test: how strong they were, what was tried, what happened, how strong they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen, copied
from valuetrack.reports.review_sums import strengths
from valuetrack.reports.telling import by_day
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from valuetrack.model import Action, Outcome, ValueLife


class TriedBelief(Frozen):
    """A belief and the action that puts it to the test; strengths are 0 to 100.

    `day` is the day of the action, or None for some time in the week that begins on `week`. While the belief
    has no strength afterwards, it is still open, and there is no change.
    """

    id: str
    """the id of the action"""
    short: str
    """the shortest beginning of the id that can be typed"""
    day: dt.date | None
    """the day of the action; null for some time in the week"""
    week: dt.date
    """the first day of its week"""
    value: str
    """the name of its value on the last day of that week"""
    belief: str
    """what the person expected"""
    before: int | None
    """how strongly, 0 to 100"""
    action: str
    """what was tried"""
    outcome: Outcome | None
    """how the action went; null while it is open"""
    result: str | None
    """what happened"""
    after: int | None
    """how strongly the belief holds afterwards, 0 to 100; null while that is open"""
    change: int | None
    """`after` less `before`"""
    alternative: str | None
    """a kinder way to see it"""


class ExperimentList(Frozen):
    """The beliefs by week, day, time and entry."""

    experiments: tuple[TriedBelief, ...]
    """by week, day, time and entry"""
    elsewhere: int = 0
    """how many are of other values than the one that was named"""


def experiment_list(
    actions: Sequence[Action], lives: Iterable[ValueLife], shorts: Mapping[str, str], first_day: int
) -> ExperimentList:
    """The beliefs among `actions`, given in any order; `shorts` are the ids to type.

    A value goes by the name that it had on the last day of the action's week, as in that week's review.
    """
    by_id = {life.id: life for life in lives}
    weeks = {action.id: Week.containing(action.due, first_day) for action in actions}
    ordered = sorted(actions, key=lambda action: (weeks[action.id], by_day(action)))
    return ExperimentList(
        tuple(
            copied(
                TriedBelief,
                action,
                short=shorts[action.id],
                week=weeks[action.id].start,
                value=by_id[action.value_id].name_on(weeks[action.id].end),
                action=action.text,
                **strengths(action),
            )
            for action in ordered
        )
    )
