"""What there is to say about the notebook itself: its changes and its places."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from valuetrack.reports.week_review import WeekReview


class ChangeLine(Frozen):
    """One command that changed something; `undone` after it was taken back."""

    at: datetime
    command: str
    records: tuple[str, ...]
    undone: bool


class ChangeList(Frozen):
    """The latest changes, latest first."""

    changes: tuple[ChangeLine, ...]


class Places(Frozen):
    """Where everything is kept."""

    store: str
    store_exists: bool
    configuration: str
    data: str
    state: str
    cache: str
    schema: int | None


class WouldDelete(Frozen):
    """What `delete` would take out."""

    id: str
    kind: str
    text: str


class Demo(Frozen):
    """The demo: where its store stays (None: nowhere), what a newcomer would type, and the last week's review."""

    store: str | None
    commands: tuple[str, ...]
    review: WeekReview


class CommandHelp(Frozen):
    """One command as help names it; `text` is its whole page."""

    name: str
    panel: str
    sentence: str
    examples: tuple[str, ...]
    text: str


class CommandHelps(Frozen):
    """The commands that were asked for, in the order of the week."""

    commands: tuple[CommandHelp, ...]


class CompletionScript(Frozen):
    """A script for a shell to read."""

    shell: str
    script: str
