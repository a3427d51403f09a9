"""Removals for good in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.changes import counted
from valuetrack.render.receipts import Words
from valuetrack.render.voice import listed

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.purges import Purged


def purged(done: Purged, say: Voice) -> Words:
    """What was removed for good and what went with it."""
    went = [
        say.count(number, one, several)
        for number, one, several in ((done.copies, "older copy", "older copies"), (done.drafts, "draft", "drafts"))
        if number
    ]
    with_it = f" Gone with it: {listed(went)}." if went else ""
    return Words(f"Removed for good: {listed([*counted(done.counts, say)])}.{with_it} A new backup is made.")
