"""Choosing what goes into a note for a therapist, item by item."""

import re
import sys
from collections.abc import Collection, Sequence

from valuetrack.cli import ask
from valuetrack.cli.run import wrapped
from valuetrack.errors import NotUnderstood
from valuetrack.frozen import replace
from valuetrack.render.pages.therapist_note import choices
from valuetrack.reports.therapist_note import NoteItem

_QUESTION = "Type numbers or kinds to put in or take out (such as 3 5-7 goals)"


def session(items: Sequence[NoteItem]) -> tuple[NoteItem, ...]:
    """Show the items and switch those that are named, until Enter; the items as they are then."""
    chosen = list(items)
    _show(f"[x] goes into the note.\n{choices(chosen, range(1, len(chosen) + 1))}")
    while named := ask.read(_QUESTION, lambda answer: numbers(answer, chosen), "go on"):
        for number in named:
            item = chosen[number - 1]
            chosen[number - 1] = replace(item, included=not item.included)
        _show(choices(chosen, named))
    _show("")
    return tuple(chosen)


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
