"""What is known by its words, under other words."""

from __future__ import annotations

from valuetrack.reports import Receipt


class WordsRenamed(Receipt):
    """What was known as `before` is known as `now`, in all of the records."""

    before: str
    now: str
