"""What got in the way of steps over weeks: how often each barrier came, and what was done about it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from valuetrack import scoring
from valuetrack.frozen import Frozen, copied
from valuetrack.model import Action, Opportunity, Outcome
from valuetrack.model.words import as_known
from valuetrack.reports.telling import source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from valuetrack.model import BarrierSource, ValueLife

    Step = Action | Opportunity


class BarrierCame(Frozen):
    """A barrier that came, by its words, over some weeks."""

    what: str
    """in the person's words, as they were written last"""
    kind: scoring.Barrier
    """from inside, from outside, or not said which; as it was said last"""
    count: int
    """how often it came"""
    foreseen: int
    """how often it was thought of when the step was planned"""
    taken: int
    """how often the step was taken all the same"""
    values: tuple[str, ...]
    """the names of the values whose steps it came between, each once"""
    coped: tuple[str, ...]
    """what was tried against it, each once"""


class OutsideHands(Frozen):
    """A barrier from outside in a week, and what was tried to change it."""

    what: str
    """in the person's words"""
    count: int
    """how many steps of the week it stood in the way of"""
    tried: tuple[str, ...]
    """the actions of the week that were taken to change it"""


class BarrierStep(Frozen):
    """An action or opportunity that has to do with a barrier."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    day: dt.date
    """its day, or the first day of the week it is planned into"""
    any_day: bool
    """whether it is for some time in the week that begins on that day"""
    value: str
    """the name of its value on that day"""
    text: str
    """what it is"""
    source: Literal["action", "opportunity"]
    """which of the two it is"""
    outcome: Outcome | None
    """how it went; null while an action is open; an opportunity is done or not taken"""
    foreseen: bool
    """whether the barrier was thought of when it was planned"""
    coping: str | None
    """what was thought of against it"""
    coping_tried: bool | None
    """whether that was tried; null where it is not said"""
    learned: str | None
    """what was learned"""


class BarrierStory(Frozen):
    """A barrier over all the time: what it stood in the way of, what was coped with, and what was tried to change it.

    In each list the newest stands first.
    """

    what: str
    """in the person's words, as they were written last"""
    kind: scoring.Barrier
    """from inside, from outside, or not said which; as it was said last"""
    sources: tuple[BarrierSource, ...]
    """what it was said to be about, each once"""
    count: int
    """how often it came"""
    foreseen: int
    """how often it was thought of when the step was planned"""
    blocked: tuple[BarrierStep, ...]
    """what it stood in the way of"""
    taken: tuple[BarrierStep, ...]
    """what was done all the same"""
    ahead: tuple[BarrierStep, ...]
    """what is open and planned with it in mind"""
    expected: tuple[BarrierStep, ...]
    """what was done with it in mind, where nobody says that it came"""
    tried: tuple[BarrierStep, ...]
    """actions that are meant to change it"""
    more: int
    """how many older ones there are; `--all` shows them"""


class _Coming(Frozen):
    """A barrier that came between a step; whether it was thought of beforehand, and whence it came."""

    what: str
    foreseen: bool
    kind: scoring.Barrier
    step: Step


def _comings(step: Step) -> Iterator[_Coming]:
    """The barriers that came between a step: what got in the way, and what was expected and came.

    Nothing of what is in no count (rule R8).
    """
    if isinstance(step, Action) and not scoring.is_counted(step):
        return
    expected = step.barrier if isinstance(step, Action) else None
    is_expected = bool(expected and step.got_in_way and as_known(expected) == as_known(step.got_in_way))
    if step.got_in_way:
        yield _Coming(what=step.got_in_way, foreseen=is_expected, kind=scoring.barrier(step), step=step)
    if isinstance(step, Action) and expected and not is_expected and (step.barrier_came or step.coping_tried):
        kind: scoring.Barrier = "unspecified" if step.got_in_way else scoring.barrier(step)
        yield _Coming(what=expected, foreseen=True, kind=kind, step=step)


def _by_words(steps: Iterable[Step]) -> dict[str, list[_Coming]]:
    """What came, the earlier first, by its words."""
    found: dict[str, list[_Coming]] = {}
    for step in sorted(steps, key=_order):
        for one in _comings(step):
            found.setdefault(as_known(one.what), []).append(one)
    return found


def _order(step: Step) -> tuple[dt.date, int, str]:
    return step.due, step.entry, step.id


def barriers_came(steps: Iterable[Step], names: Mapping[str, str]) -> tuple[BarrierCame, ...]:
    """The barriers that came between steps, the most frequent first, then by their words."""
    found = [
        BarrierCame(
            what=some[-1].what,
            kind=_kind(some),
            count=len(some),
            foreseen=sum(one.foreseen for one in some),
            taken=sum(one.step.taken for one in some),
            values=tuple(dict.fromkeys(names[one.step.value_id] for one in some)),
            coped=tuple(dict.fromkeys(filter(None, map(_coped, some)))),
        )
        for some in _by_words(steps).values()
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.what.casefold(), one.what)))


def _kind(some: Iterable[_Coming]) -> scoring.Barrier:
    """Whence it came, as it was said last."""
    said: list[scoring.Barrier] = [one.kind for one in some if one.kind != "unspecified"]
    return said[-1] if said else "unspecified"


def _coped(one: _Coming) -> str | None:
    """What was tried against it, where it was thought of."""
    step = one.step
    return step.coping if isinstance(step, Action) and one.foreseen and step.coping_tried else None


def outside_hands(actions: Sequence[Action], opportunities: Iterable[Opportunity]) -> tuple[OutsideHands, ...]:
    """The barriers from outside of a week, the most frequent first, with what was tried to change them."""
    undone = [one for one in actions if scoring.stayed_undone(one)]
    blocked: list[Step] = [*undone, *(one for one in opportunities if not one.taken)]
    external = {key: [one.what for one in some if one.kind == "external"] for key, some in _by_words(blocked).items()}
    texts = {key: some for key, some in external.items() if some}
    tried: dict[str, dict[str, None]] = {}
    names = {key: some[-1] for key, some in texts.items()}
    for action in sorted(actions, key=_order):
        if action.acts_on and action.taken:
            key = as_known(action.acts_on)
            names.setdefault(key, action.acts_on)
            tried.setdefault(key, {})[action.text] = None
    found = [OutsideHands(what, len(texts.get(key, ())), tuple(tried.get(key, ()))) for key, what in names.items()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.what.casefold(), one.what)))


def barrier_story(
    key: str,
    steps: Sequence[Step],
    lives: Iterable[ValueLife],
    shorten: Callable[[Sequence[str]], Mapping[str, str]],
    limit: int,
) -> BarrierStory:
    """What a barrier, known by `key` (see `as_known`), did over all the time; the latest `limit` of each list, or all.

    `steps` are those that name it in any way; `shorten` gives the ids to type.
    """
    came = _by_words(steps).get(key, [])
    ordered = sorted(steps, key=_order, reverse=True)
    between = {one.step.id: one for one in came}
    acting = [one for one in ordered if isinstance(one, Action) and one.acts_on and as_known(one.acts_on) == key]
    lists: dict[str, list[Step]] = {
        "blocked": [one for one in ordered if one.id in between and not one.taken],
        "taken": [one for one in ordered if one.id in between and one.taken],
        "ahead": [one for one in ordered if one.id not in between and _is_ahead(one, key)],
        "expected": [one for one in ordered if one.id not in between and _is_expected(one, key)],
        "tried": [*acting],
    }
    shown = {name: some[: limit or len(some)] for name, some in lists.items()}
    shorts = shorten([one.id for some in shown.values() for one in some])
    by_id = {life.id: life for life in lives}
    return BarrierStory(
        what=_latest_words(key, ordered),
        kind=_kind(came),
        sources=tuple(dict.fromkeys(one.step.barrier_source for one in came if one.step.barrier_source)),
        count=len(came),
        foreseen=sum(one.foreseen for one in came),
        more=sum(map(len, lists.values())) - sum(map(len, shown.values())),
        **{name: tuple(_step(one, key, shorts, by_id) for one in some) for name, some in shown.items()},
    )


def _is_ahead(step: Step, key: str) -> bool:
    """Whether it is open, and the barrier was thought of when it was planned."""
    return isinstance(step, Action) and step.outcome is None and _expects(step, key)


def _is_expected(step: Step, key: str) -> bool:
    """Whether it was taken, and the barrier was thought of when it was planned."""
    return isinstance(step, Action) and step.taken and _expects(step, key)


def _expects(action: Action, key: str) -> bool:
    return action.barrier is not None and as_known(action.barrier) == key


def _latest_words(key: str, newest_first: Iterable[Step]) -> str:
    """The words for it, as they were written last."""
    said: Iterator[str] = (
        text
        for step in newest_first
        for name in ("got_in_way", "barrier", "acts_on")
        if (text := getattr(step, name, None)) and as_known(text) == key
    )
    return next(said)


def _step(step: Step, key: str, shorts: Mapping[str, str], lives: Mapping[str, ValueLife]) -> BarrierStep:
    is_action = isinstance(step, Action)
    foreseen = isinstance(step, Action) and _expects(step, key)
    return copied(
        BarrierStep,
        step,
        short=shorts[step.id],
        day=step.due,
        any_day=is_action and step.day is None,
        value=lives[step.value_id].name_on(step.due),
        source=source_of(step),
        outcome=step.outcome,
        foreseen=foreseen,
        coping=step.coping if isinstance(step, Action) and foreseen else None,
        coping_tried=step.coping_tried if isinstance(step, Action) and foreseen else None,
    )
