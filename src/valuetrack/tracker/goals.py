"""Treatment goals: what serves each of them, found by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.model import Action
from valuetrack.reports.goals import GoalList, GoalStory, goal_list, goal_story
from valuetrack.tracker import words
from valuetrack.tracker.steps import list_steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from valuetrack.store.reading import Reader


def list_goals(store: Reader, day: date) -> GoalList:
    """The treatment goals that actions serve, as seen from `day`."""
    return goal_list(_serving(store, store.known_words("goal")), _names(store, day))


def show_goal(store: Reader, typed: str, limit: int, day: date, first_day: int) -> GoalStory:
    """What became of a treatment goal, by its words; the latest `limit` of what is not open any more, or with 0 all.

    Raises Nothing, Unknown, Ambiguous.
    """
    actions = _serving(store, words.find(store, typed, "goal").texts)
    shorts = store.short_ids([one.id for one in actions])
    ladder = list_steps(store, None, day, everything=False).steps
    return goal_story(actions, store.lives(), _names(store, day), shorts, ladder, first_day, limit)


def _serving(store: Reader, texts: Sequence[str]) -> list[Action]:
    return [one for one in store.naming("goal", texts) if isinstance(one, Action)]


def _names(store: Reader, day: date) -> dict[str, str]:
    return {life.id: life.name_on(day) for life in store.lives()}
