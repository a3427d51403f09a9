"""Graded steps: the rungs of a value's ladder, and the one on offer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from valuetrack import ladder, nudges
from valuetrack.errors import AtRest, Declined
from valuetrack.frozen import copied, replace
from valuetrack.model import Outcome, Step, new_id
from valuetrack.model.words import folded
from valuetrack.reports.steps import (
    NextStep,
    OfferedStep,
    StepAdded,
    StepEdited,
    StepLine,
    StepList,
    StepRestored,
    StepRetired,
)
from valuetrack.scoring import count_outcome, count_taken
from valuetrack.tracker.names import find_value, receipt
from valuetrack.tracker.weeks import week_record
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.model import Action
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer
    from valuetrack.weeks import Week


class Ladder:
    """The rungs of a value, from the easiest up, and the actions that were one of them, in the order of entry."""

    def __init__(self) -> None:
        self.rungs: list[Step] = []
        self.actions: list[Action] = []
        self.hard_moments: tuple[date, ...] = ()

    def on_offer(self, day: date) -> ladder.Offer:
        """The rung that is on offer on a day, and what keeps a person on theirs."""
        return ladder.next_rung(self.rungs, self.actions, day, self.hard_moments)

    def lines(self, value: str, shorts: Mapping[str, str], day: date) -> list[StepLine]:
        """Its rungs as a list shows them."""
        offered = self.on_offer(day)
        return [
            copied(
                StepLine,
                rung,
                short=shorts[rung.id],
                value=value,
                taken=count_taken(own),
                not_taken=count_outcome(own, Outcome.NOT_TAKEN),
                on_offer=rung is offered.rung,
                stays=offered.stays if rung is offered.rung else None,
            )
            for rung in self.rungs
            for own in ([action for action in self.actions if action.step_id == rung.id],)
        ]


def ladders(store: Reader, day: date) -> Mapping[str, Ladder]:
    """The ladder of each value by its id, seen from a day; where there is none, one without a rung."""
    found: defaultdict[str, Ladder] = defaultdict(Ladder)
    for rung in ladder.in_order(store.steps()):
        found[rung.value_id].rungs.append(rung)
    value_of: dict[str | None, str] = {rung.id: rung.value_id for one in found.values() for rung in one.rungs}
    for action in store.actions_on_ladders():
        found[value_of[action.step_id]].actions.append(action)
    hard = _hard_moments(store, day) if found else ()
    for one in found.values():
        one.hard_moments = hard
    return found


def _hard_moments(store: Reader, day: date) -> tuple[date, ...]:
    """The days of the hard moments that a ladder minds on a day."""
    return tuple(one.day for one in store.hard_moments(day - ladder.A_WEEK, day))


def add_step(store: Writer, typed: str, text: str, difficulty: int, day: date) -> StepAdded:
    """Put a rung on a value's ladder. Raises Unknown, Ambiguous, AtRest, OutOfRange."""
    life = find_value(store, typed, day)
    name = life.name_on(day)
    if life.rests_on(day):
        raise AtRest(f"{name} is at rest now.", hint="`valuetrack restore-value` brings it back.")
    is_first = not store.steps_of(life.id)
    step = store.put(Step(id=new_id(), value_id=life.id, text=text, difficulty=difficulty))
    return receipt(store, StepAdded, step, value=name, day=day, nudges=nudges.about_text(text), is_first=is_first)


def edit_step(store: Writer, prefix: str, fields: Mapping[str, Any], day: date) -> StepEdited:
    """Put a rung right on a day: its words, or how hard it is. Raises Unknown, Ambiguous, OutOfRange."""
    step = store.find(prefix, [Step])
    changed = store.put(replace(step, **fields))
    asked = nudges.about_text(changed.text) if changed.text != step.text else ()
    return receipt(store, StepEdited, changed, day=day, nudges=asked)


def retire_step(store: Writer, prefix: str, day: date) -> StepRetired:
    """Take a rung out of what is offered, from `day` on; what was done of it stays. Raises Declined."""
    step = store.find(prefix, [Step])
    short = store.short_id(step.id)
    if step.retired is not None:
        raise Declined(
            f"Step {short} is retired already.", hint=f"`valuetrack edit-step {short} --restore` brings it back."
        )
    return receipt(store, StepRetired, store.put(replace(step, retired=day)), day=day)


def restore_step(store: Writer, prefix: str, day: date) -> StepRestored:
    """Bring a retired rung back. Raises Declined where it is not retired."""
    step = store.find(prefix, [Step])
    if step.retired is None:
        hint = "`valuetrack list-steps` shows the ladder."
        raise Declined(f"Step {store.short_id(step.id)} is not retired.", hint=hint)
    return receipt(store, StepRestored, store.put(replace(step, retired=None)), day=day)


def list_steps(store: Reader, typed: str | None, day: date, *, everything: bool) -> StepList:
    """The ladder of a value, or those of all that are awake on `day`; with `everything`, retired rungs and values too.

    Raises Unknown, Ambiguous.
    """
    lives = store.lives() if typed is None else (find_value(store, typed, day),)
    found = ladders(store, day)
    shorts = store.short_ids([rung.id for life in lives for rung in found[life.id].rungs])
    by_name = sorted(lives, key=lambda life: (folded(life.name_on(day)), life.value.entry))
    listed = [(life, line) for life in by_name for line in found[life.id].lines(life.name_on(day), shorts, day)]
    kept = tuple(
        line
        for life, line in listed
        if everything or (line.retired is None and (typed is not None or not life.is_archived_by(day)))
    )
    elsewhere = sum(len(one.rungs) for one in found.values()) - len(listed)
    return StepList(day, kept, hidden=len(listed) - len(kept), elsewhere=elsewhere)


def offered_steps(store: Reader, week: Week, typed: str | None, day: date) -> tuple[OfferedStep, ...]:
    """The rungs on offer of the values that are planned for: the one named, those in focus, or all that are awake.

    What is open in the week already is left out. Raises Unknown, Ambiguous.
    """
    awake = [life for life in store.lives() if not life.rests_through(week.start, week.end)]
    wanted = (find_value(store, typed, week.end).id,) if typed is not None else week_record(store, week).focus
    is_open = {action.step_id for action in store.actions(week) if action.outcome is None}
    found = ladders(store, day)
    offers = [(life, found[life.id].on_offer(day)) for life in awake if life.id in wanted or not wanted]
    return tuple(
        OfferedStep(offer.rung.id, offer.rung.text, life.name_on(week.end), offer.stays)
        for life, offer in offers
        if offer.rung is not None and offer.rung.id not in is_open
    )


def step_after(store: Reader, action: Action, day: date) -> NextStep | None:
    """Where an action leads that was recorded: to an easier or a harder rung, or why to none; None without a word."""
    if action.step_id is None:
        return None
    step = store.find(action.step_id, [Step])
    actions = store.actions_of_ladder(step.value_id)
    if action not in ladder.recorded(actions)[-1:]:
        return None
    offer = ladder.next_rung(store.steps_of(step.value_id), actions, day, _hard_moments(store, day))
    if offer.rung is None or (offer.rung.difficulty == step.difficulty and offer.stays is None):
        return None
    is_harder = offer.rung.difficulty > step.difficulty
    return NextStep(offer.rung.text, is_harder=is_harder, stays=offer.stays)
