"""What earlier weeks leave for a plan: what was learned and what helped, and moments that were let pass."""

from __future__ import annotations

from valuetrack.frozen import Frozen


class BroughtBack(Frozen):
    """What the week before a plan leaves: what was `learned`, and what reflections wanted to `remember`, by day."""

    learned: tuple[str, ...]
    remember: tuple[str, ...]


class HelpedLately(Frozen):
    """What helped with a value in four weeks, the most frequent first."""

    value: str
    helped: tuple[str, ...]


class LetPass(Frozen):
    """An opportunity that was let pass and may become a step; `got_in_way` is what it was that got in the way."""

    id: str
    text: str
    value: str
    got_in_way: str | None
