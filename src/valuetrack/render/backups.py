"""Backups in words: what was made and brought back, and what is asked and said on the way."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.errors import Damaged
from valuetrack.render.receipts import Words

if TYPE_CHECKING:
    from datetime import datetime

    from valuetrack.errors import ValuetrackError
    from valuetrack.render.voice import Voice
    from valuetrack.reports.backups import BackedUp, BackupRestored

RESTORE_IT = "Bring it back?"
STAYS = "The notebook stays as it is."
WHICH_BACKUP = "Which one? Its number or its name"

WHY = {
    "daily": "for the day",
    "asked": "when you asked for it",
    "migration": "before the file was brought up to date",
    "import": "before an import",
    "restore": "before a backup was brought back",
    "encryption": "when the encryption was changed",
    "purge": "after something was removed for good",
}


def megabytes(size: int) -> str:
    """The size of a file, to be read by people."""
    return f"{size / 1e6:.1f} MB"


def when(at: datetime) -> str:
    """An instant as people here read it, to the minute."""
    local = at.astimezone()
    return f"{describe_day(local.date())} {local:%H:%M}"


def line(at: datetime, why: str) -> str:
    """A backup in a list to choose from."""
    return f"{when(at)}, {WHY[why]}"


def backed_up(done: BackedUp, _say: Voice) -> Words:
    """A backup that was made."""
    return Words(f"Made a backup and checked it: {done.path}")


def backup_restored(done: BackupRestored, _say: Voice) -> Words:
    """A backup that was brought back, and where the notebook is as it was before."""
    message = f"The notebook is as it was in {done.path}."
    if done.aside is None:
        return Words(message)
    back = f"To go back to it: valuetrack restore-backup {shlex.quote(done.name)}" if done.name else ""
    return Words(message, more=f"As it was before, it is kept: {done.aside}", notes=(back,) if back else ())


def no_backup_today(error: ValuetrackError) -> str:
    """That the backup of the day cannot be made; what was written is safe all the same."""
    more = " `valuetrack doctor` says more." if isinstance(error, Damaged) else ""
    return f"What you wrote is saved. Today's backup could not be made: {error.message}{more}"
