"""The command that looks after what the notebook is kept in."""

from pathlib import Path
from typing import Annotated

import typer

from valuetrack.cli import drafts
from valuetrack.cli.command import examples
from valuetrack.cli.params import option, switch
from valuetrack.cli.run import Run
from valuetrack.errors import Declined, StoreError
from valuetrack.files import made_at
from valuetrack.render.notices import LOOKING, REPAIRING
from valuetrack.reports.health import Health, NotebookRepaired
from valuetrack.tracker.health import health, repaired

Full = Annotated[bool, switch("--full", "Read every entry and the whole log of changes, too.")]
RepairInto = Annotated[
    str | None, option("--repair-into", "FILE", "Write what can be read of a damaged notebook into this new file.")
]


@examples("valuetrack doctor", "valuetrack doctor --full", "valuetrack doctor --repair-into whole.db")
def doctor(run: Run, full: Full, repair_into: RepairInto = None) -> Health | NotebookRepaired:
    """Look whether the notebook is as it was written. Nothing is changed."""
    if repair_into is not None:
        return _repaired(run, Path(repair_into))
    waiting = [draft.folder for draft in drafts.waiting(run)]
    with run.progress(LOOKING):
        found = run.engine.examine(full=full)
    report = health(run.settings.db, found, run.engine.list_backups(), waiting, run.now, full=full)
    if report.well:
        return report
    run.show(report)
    raise typer.Exit(StoreError.exit_code)


def _repaired(run: Run, file: Path) -> NotebookRepaired:
    """What can be read, in a new file. Raises StoreError, Nothing, and Declined where there is that file already."""
    with made_at(file, otherwise=", or give --repair-into another name"):
        is_taken = file.exists() or file.is_symlink()
    if is_taken:
        raise Declined(f"There is a file already: {file}", hint="Give --repair-into a new name.")
    with run.progress(REPAIRING):
        found = run.engine.repair_into(file, run.now)
    return repaired(run.settings.db, file, found)
