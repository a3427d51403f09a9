"""Commands that delete, take back and bring back."""

from typing import Annotated

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.params import Yes, an_id, needs, switch
from valuetrack.cli.run import Run
from valuetrack.errors import SaidNo
from valuetrack.model import EntryKind
from valuetrack.render import notices
from valuetrack.reports.changes import ChangeList, Deleted, Redone, Undone, WouldDelete
from valuetrack.tracker import changes

_KEPT = (EntryKind.WEEK_NOTE, EntryKind.PLAN)  # changed by the commands that made them
ToDelete = Annotated[str, an_id(*(kind for kind in EntryKind if kind not in _KEPT))]
DryRun = Annotated[bool, switch("--dry-run", "Show what it would delete, and delete nothing.")]
Listed = Annotated[bool, switch("--list", "Show the latest changes.")]

LISTED = 20


@examples("valuetrack delete 3f2 --yes", "valuetrack delete 3f2 --dry-run")
def delete(run: Run, record_id: ToDelete, yes: Yes, dry_run: DryRun) -> Deleted | WouldDelete:
    """Delete an entry: an action, an activity, a note, a step, a routine and so on; undo brings it back."""
    if not (yes or dry_run or run.can_ask):
        raise needs("--yes", "Your yes")
    if dry_run or not yes:
        report = run.read(changes.would_delete, record_id)
        if dry_run:
            return report
        run.show(report)
        ask.consent(notices.DELETE_IT, SaidNo("Nothing is deleted."))
    return run.write(changes.delete, record_id)


@examples("valuetrack undo", "valuetrack undo --list")
def undo(run: Run, listed: Listed) -> Undone | ChangeList:
    """Take back the latest change."""
    if listed:
        return run.read(changes.list_changes, LISTED)
    with run.progress(notices.GOING_BACK):
        return run.write(changes.undo)


@examples("valuetrack redo", "valuetrack redo --json")
def redo(run: Run) -> Redone:
    """Bring back what was taken back."""
    with run.progress(notices.GOING_FORWARD):
        return run.write(changes.redo)
