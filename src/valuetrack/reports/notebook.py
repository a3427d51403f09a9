"""What there is to say about the notebook itself: its changes and its places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from valuetrack.reports.week_review import WeekReview


@dataclass(frozen=True)
class ChangeLine:
    """One command that changed something; `undone` after it was taken back."""

    at: datetime
    command: str
    records: tuple[str, ...]
    undone: bool


@dataclass(frozen=True)
class ChangeList:
    """The latest changes, latest first."""

    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class Places:
    """Where everything is kept."""

    store: str
    store_exists: bool
    configuration: str
    data: str
    state: str
    cache: str
    schema: int | None


@dataclass(frozen=True)
class WouldDelete:
    """What `delete` would take out."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True)
class Demo:
    """The demo: where its store stays (None: nowhere), what a newcomer would type, and the last week's review."""

    store: str | None
    commands: tuple[str, ...]
    review: WeekReview


@dataclass(frozen=True)
class CommandHelp:
    """One command as help names it; `text` is its whole page."""

    name: str
    panel: str
    sentence: str
    examples: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class CommandHelps:
    """The commands that were asked for, in the order of the week."""

    commands: tuple[CommandHelp, ...]


@dataclass(frozen=True)
class CompletionScript:
    """A script for a shell to read."""

    shell: str
    script: str
