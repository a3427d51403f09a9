"""An action in words as it was thought of beforehand: whole where it is asked about, in short on the list of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import replace
from valuetrack.render.page import section
from valuetrack.render.voice import if_then

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.actions import Card
    from valuetrack.reports.weeks import PlannedAction

# So much of a text stands on the list of a day; `show` has all of it.
_ENOUGH = 80
_ENDS = (".", "!", "?", "…", "。", "！", "？")
HELPS = "What may help"
# The fields of an action that its card says.
ON_CARD = (
    *("why", "facet", "also", "cue", "at", "energy_window", "planned_minutes"),
    *("barrier", "coping", "smaller", "with_whom", "reward"),
)


def card(report: Card, say: Voice) -> tuple[str, ...]:
    """What was thought of beforehand, a line each, whole; nothing where nothing was."""
    return tuple(_parts(report, say, str.strip))


def cards(actions: Iterable[PlannedAction], say: Voice) -> tuple[Block, ...]:
    """What was thought of about each action that is open, in short; what a value means stands there once."""
    return section(HELPS, _in_short(actions, say))


def _in_short(actions: Iterable[PlannedAction], say: Voice) -> Iterator[str]:
    meant: set[str] = set()
    for one in actions:
        if one.outcome is None:
            # the time and the minutes stand in the list
            told = replace(one, at=None, planned_minutes=None, meaning=None if one.value in meant else one.meaning)
            meant |= {one.value} if one.meaning and not one.why else set()
            parts = [part if part.endswith(_ENDS) else f"{part}." for part in _parts(told, say, _shortened)]
            if parts:
                yield f"{one.short}: {' '.join(parts)}"


def _parts(card: Card, say: Voice, said: Callable[[str], str]) -> Iterator[str]:
    """What a card says, part by part, with each text of the person as it is `said`."""
    if because := card.why or card.meaning:
        yield f"Because: {said(because)}"
    if card.facet:
        yield f"A side of {card.value}: {said(card.facet)}"
    if card.also:
        yield f"Also for {card.also}"
    if when := [*_when(card, say, said)]:
        yield f"When: {', '.join(when)}"
    yield from _met(card, said)
    if card.smaller:
        yield f"Or smaller: {said(card.smaller)}"
    if card.with_whom:
        yield f"With: {said(card.with_whom)}"
    if card.reward:
        yield f"Afterwards: {said(card.reward)}"


def _when(card: Card, say: Voice, said: Callable[[str], str]) -> Iterator[str]:
    """What brings an action to mind, its time, when in the day there is energy for it, and how long it may take."""
    if card.cue:
        yield said(card.cue)
    if card.at:
        yield f"{card.at:%H:%M}"
    if card.energy_window:
        yield said(card.energy_window)
    if card.planned_minutes and not say.words_only:
        yield say.count(card.planned_minutes, "minute")


def _met(card: Card, said: Callable[[str], str]) -> Iterator[str]:
    """What may come up, and what answers it, in which the person's words need no grammar."""
    if card.barrier and card.coping:
        yield if_then(card.text, None, said(card.barrier), [said(card.coping)]) or ""
    elif card.barrier:
        yield f"This may come up: {said(card.barrier)}"
    elif card.coping:
        yield f"If it gets hard: {said(card.coping)}"


def _shortened(text: str) -> str:
    """The beginning of a text, up to the end of a word where its signs have blanks between them."""
    text = " ".join(text.split())
    if len(text) <= _ENOUGH:
        return text
    whole_words = text[: _ENOUGH + 1].rpartition(" ")[0]
    return f"{whole_words or text[:_ENOUGH]}..."
