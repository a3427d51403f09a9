"""Choosing what goes into a note for a therapist: kinds first, then their lines."""

import re
import sys
from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from valuetrack.cli import ask
from valuetrack.cli.run import wrapped
from valuetrack.errors import NotUnderstood
from valuetrack.frozen import replace
from valuetrack.render.pages.therapist_note import choices, kind_choices, kind_line
from valuetrack.render.voice import Voice
from valuetrack.reports.therapist_note import NoteItem

_KINDS = "Type numbers or kinds to put in or take out (such as 3 5-7 goals)"
_LINES = "Type numbers of lines to take out or put in again (such as 3 5-7)"


def session(items: Sequence[NoteItem], say: Voice) -> tuple[NoteItem, ...]:
    """Ask which kinds go in, and then, where any does, which of their lines; the items as they are then."""
    own = {kind: list(same) for kind, same in groupby(items, key=lambda item: item.kind)}
    kinds = [NoteItem(kind, kind_line(kind, len(some), say), some[0].included) for kind, some in own.items()]
    wanted = {one.kind for one in _switched(kinds, _KINDS, kind_choices) if one.included}
    lines = [replace(item, included=True) for item in items if item.kind in wanted]
    chosen = iter(_switched(lines, _LINES, choices) if lines else ())
    _show("")
    return tuple(next(chosen) if item.kind in wanted else replace(item, included=False) for item in items)


def _switched(
    items: Sequence[NoteItem], question: str, shown: Callable[[Sequence[NoteItem], Collection[int]], str]
) -> list[NoteItem]:
    """Show the items and switch those that are named, until Enter; the items as they are then."""
    chosen = list(items)
    _show(f"[x] goes into the note.\n{shown(chosen, range(1, len(chosen) + 1))}")
    while named := ask.read(question, lambda answer: numbers(answer, chosen), "go on"):
        for number in named:
            item = chosen[number - 1]
            chosen[number - 1] = replace(item, included=not item.included)
        _show(shown(chosen, named))
    return chosen


def _show(text: str) -> None:
    """Write a part of the question; like the question itself it stands with --quiet too."""
    print(wrapped(text, sys.stderr, indent=" " * 9), file=sys.stderr)


def numbers(answer: str, items: Sequence[NoteItem]) -> Collection[int]:
    """The numbers that an answer names: numbers, ranges, and kinds or beginnings of them. Raises NotUnderstood.

    A kind that is in as a whole is switched as a whole; of one that is in part, what is not in yet.
    """
    named = [_named(word, items) for word in answer.replace(",", " ").lower().split()]
    if not named or not all(named):
        raise NotUnderstood(f"The numbers are 1 to {len(items)}.", hint="Kinds are the words above them.")
    return sorted(set().union(*named))


def _named(word: str, items: Sequence[NoteItem]) -> set[int]:
    """The numbers that one word names; none where it names nothing that is there."""
    if one := re.fullmatch("([0-9]{1,9})(?:-([0-9]{1,9}))?", word):
        first, last = int(one[1]), int(one[2] or one[1])
        return set(range(first, last + 1)) if 1 <= first <= last <= len(items) else set()
    kinds = {item.kind for item in items if item.kind.startswith(word)}
    own = {number: item.included for number, item in enumerate(items, 1) if item.kind in kinds}
    return ({number for number, is_in in own.items() if not is_in} or set(own)) if len(kinds) == 1 else set()
