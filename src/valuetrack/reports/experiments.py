"""Beliefs that actions put to the test: how strong they were, what was tried, what happened, how strong they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports.week_sums import experiments, place
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
    short: str
    day: dt.date | None
    week: dt.date
    value: str
    belief: str
    before: int | None
    action: str
    outcome: Outcome | None
    result: str | None
    after: int | None
    change: int | None
    alternative: str | None


class ExperimentList(Frozen):
    """The beliefs by week, day, time and entry."""

    experiments: tuple[TriedBelief, ...]


def experiment_list(
    actions: Sequence[Action], lives: Iterable[ValueLife], shorts: Mapping[str, str], first_day: int
) -> ExperimentList:
    """The beliefs among `actions`, given in any order; `shorts` are the ids to type.

    A value goes by the name that it had on the last day of the action's week, as in that week's review.
    """
    by_id = {life.id: life for life in lives}
    weeks = {action.id: Week.containing(action.due, first_day) for action in actions}
    ordered = sorted(actions, key=lambda action: (weeks[action.id], place(action)))
    return ExperimentList(
        tuple(
            TriedBelief(
                id=action.id,
                short=shorts[action.id],
                day=action.day,
                week=weeks[action.id].start,
                value=by_id[action.value_id].name_on(weeks[action.id].end),
                belief=tried.belief,
                before=tried.before,
                action=action.text,
                outcome=action.outcome,
                result=action.result,
                after=tried.after,
                change=tried.change,
                alternative=action.alternative,
            )
            for action in ordered
            for tried in experiments([action])
        )
    )
