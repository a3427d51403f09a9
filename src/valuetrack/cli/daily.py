"""The backup of the day: it follows the answer of the first command that writes on a day, in the same process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.errors import ValuetrackError
from valuetrack.render.backups import no_backup_today

if TYPE_CHECKING:
    from valuetrack.cli.run import Run


def follow(run: Run) -> None:
    """Make the backup of the present day where none of this day is there yet and the settings want one.

    Where it cannot be made that is said, and nothing else comes of it: what the command did stands.
    """
    if not run.settings.daily_backup:
        return
    try:
        made = run.engine.list_backups()
        if not any(run.day_of(one.at) == run.today for one in made):
            run.back_up("daily")
    except ValuetrackError as error:
        run.notice(no_backup_today(error))
