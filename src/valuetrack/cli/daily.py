"""The backup of the day: it follows the answer of the first command that writes on a day, in the same process."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from valuetrack.errors import ValuetrackError
from valuetrack.files import make_folder
from valuetrack.render.backups import no_backup_today

if TYPE_CHECKING:
    from valuetrack.cli.run import Run


def follow(run: Run) -> None:
    """Make the backup of the present day where none of this day is there yet and the settings want one.

    Where it cannot be made that is said once on that day, and nothing else comes of it: what the command did stands.
    """
    if not run.settings.daily_backup:
        return
    try:
        made = run.engine.list_backups()
        if not any(run.day_of(one.at) == run.today for one in made):
            run.back_up("daily")
    except ValuetrackError as error:
        if not _is_said_already(run):
            run.notice(no_backup_today(error))


def _is_said_already(run: Run) -> bool:
    """Whether it was said on the present day; from now on it was. Where that cannot be noted, it is said again."""
    noted = run.settings.cache_dir / f"no-backup.{run.engine.backups.name}"
    today = run.today.isoformat()
    with suppress(OSError, ValueError):
        if noted.read_text(encoding="ascii") == today:
            return True
    if not (run.options.quiet or run.options.json):  # else nobody hears it
        with suppress(OSError):
            make_folder(noted.parent)
            noted.write_text(today, encoding="ascii")
    return False
