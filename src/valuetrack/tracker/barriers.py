"""Barriers: what got in the way of steps, and what it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.errors import Contradiction
from valuetrack.reports.barriers import BarrierCame, BarrierStory, barrier_story, barriers_came
from valuetrack.tracker import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from valuetrack.model import Action, BarrierSource, Opportunity
    from valuetrack.store.reading import Reader
    from valuetrack.weeks import Week

LOOK_BACK = 4


def with_kind(fields: Mapping[str, Any], stood: Action | Opportunity | None = None) -> dict[str, Any]:
    """The fields of how a step went, where what a barrier was about says too whether it came from inside or outside.

    `stood` is the step as it is. Raises Contradiction where both are said and do not go together.
    """
    source: BarrierSource | None = fields.get("barrier_source", stood and stood.barrier_source)
    if source is None:
        return dict(fields)
    if fields.get("barrier_kind", source.kind) is not source.kind:
        raise Contradiction(
            f"What it was about, {source.said}, comes from {source.kind.said}.",
            hint="Give one of --barrier-kind and --barrier-source, or another word to one of them.",
        )
    return {**fields, "barrier_kind": source.kind}


def came_often(store: Reader, week: Week) -> tuple[BarrierCame, ...]:
    """What came between steps more than once in `week` and the four before it, the most frequent first.

    What is set aside is in no count (rule R19).
    """
    weeks = week.last(LOOK_BACK + 1)
    first, last = weeks[0], weeks[-1]
    away = [one for one, record in store.week_records(first, last).items() if record.set_aside]
    steps: list[Action | Opportunity] = [
        *store.actions(first, last),
        *store.opportunities_between(first.start, last.end),
    ]
    counted = [one for one in steps if not any(one.due in gone for gone in away)]
    names = {life.id: life.name_on(last.end) for life in store.lives()}
    return tuple(one for one in barriers_came(counted, names) if one.count > 1)


def show_barrier(store: Reader, typed: str, limit: int) -> BarrierStory:
    """What a barrier did over all the time, by its words; the latest `limit` of each list, or with 0 all.

    Raises Nothing, Unknown, Ambiguous.
    """
    found = words.find(store, typed, "barrier")
    steps = store.naming("barrier", found.texts)
    return barrier_story(found.key, steps, store.lives(), store.short_ids, limit)
