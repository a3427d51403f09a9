"""What an export wrote, and the chapters of the notebook as a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt

if TYPE_CHECKING:
    from valuetrack.reports.reviews import AwayReview, WeekReview
    from valuetrack.reports.values import ValueStory


class NotebookExported(Receipt):
    """The notebook was written to the file or the folder at `path`."""

    path: str


class ValueChapter(Frozen):
    """A value from its first day on."""

    id: str
    name: str
    story: ValueStory


class WeekChapter(Frozen):
    """A week with its review, and the ids of the values that have a row in it."""

    name: str
    review: WeekReview | AwayReview
    values: tuple[str, ...]
