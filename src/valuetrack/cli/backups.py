"""Commands that make backups, list them, and bring one back."""

from pathlib import Path
from typing import Annotated

from valuetrack.cli import ask, output
from valuetrack.cli.command import examples
from valuetrack.cli.params import STDIN, argument, asking, needs, switch
from valuetrack.cli.run import Run
from valuetrack.errors import Declined, Nothing, NotUnderstood, SaidNo, StoreError
from valuetrack.render import notices
from valuetrack.render.backups import RESTORE_IT, STAYS
from valuetrack.reports.backups import BackedUp, BackupList, BackupRestored, WouldRestore
from valuetrack.tracker import backups

File = Annotated[str | None, argument("FILE", "A file of your own; without it one beside the other backups.")]
Chosen = Annotated[
    str,
    argument(
        "BACKUP",
        "Its name, or the beginning of it, or a file of yours.",
        complete="backups",
        needed="A backup",
        ask=asking("backup"),
    ),
]
DryRun = Annotated[bool, switch("--dry-run", "Show what it would change, and change nothing.")]
Yes = Annotated[bool, switch("--yes", "Ask nothing and bring it back.")]


@examples("valuetrack backup", "valuetrack backup journal-copy.db")
def backup(run: Run, file: File = None) -> BackedUp:
    """Make a backup of the notebook, and check that it is whole."""
    if file is None:
        return BackedUp(path=str(run.back_up("asked").path))
    if file == STDIN:
        raise NotUnderstood("A backup is a file of its own.", hint="Give FILE a name.")
    path = Path(file)
    output.may_replace(run, path, "Name another file")
    with run.progress(notices.BACKING_UP):
        run.engine.copy_to(path)
    return BackedUp(path=str(path))


@examples("valuetrack list-backups", "valuetrack list-backups --json")
def list_backups(run: Run) -> BackupList:
    """Show the backups there are, the newest first."""
    return backups.backup_list(run.engine.backups, run.engine.list_backups())


@examples("valuetrack restore-backup 2026-01-14 --dry-run", "valuetrack restore-backup 2026-01-14 --yes")
def restore_backup(run: Run, backup: Chosen, dry_run: DryRun, yes: Yes) -> WouldRestore | BackupRestored:
    """Bring a backup back. The notebook as it is now is kept aside."""
    if not (yes or dry_run or run.can_ask):
        raise needs("--yes", "Your yes")
    path = backups.find(backup, run.engine.list_backups())
    if isinstance(run.settings.db, Path) and path.suffix == ".jsonl":
        raise Declined("A backup from a server is an export.", hint=f"`valuetrack import {path}` takes it in.")
    if dry_run or not yes:
        report = _compared(run, path)
        if dry_run:
            return report
        run.show(report)
        ask.consent(RESTORE_IT, SaidNo(STAYS))
    else:
        run.engine.inventory(path)  # where it asks for a passphrase, it does so now
    with run.progress(notices.BRINGING_BACK):
        aside = run.engine.restore(path, run.now)
    again = aside.name if aside in [one.path for one in run.engine.list_backups()] else None
    return BackupRestored(path=str(path), aside=str(aside) if aside else None, name=again)


def _compared(run: Run, path: Path) -> WouldRestore:
    """What it changes; what cannot be read of the present notebook is left open."""
    then = run.engine.inventory(path)
    now, is_there = None, True
    try:
        now = run.engine.inventory()
    except Nothing:
        is_there = False
    except StoreError:
        pass
    return backups.would_restore(path, now, then, is_there=is_there)
