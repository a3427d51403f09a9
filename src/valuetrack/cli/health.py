"""The command that looks after the notebook's file."""

from typing import Annotated

import typer

from valuetrack.cli import drafts
from valuetrack.cli.command import examples
from valuetrack.cli.params import switch
from valuetrack.cli.run import Run
from valuetrack.errors import StoreError
from valuetrack.render.notices import LOOKING
from valuetrack.reports.health import Health
from valuetrack.tracker.health import health

Full = Annotated[bool, switch("--full", "Read every entry and the whole log of changes, too.")]


@examples("valuetrack doctor", "valuetrack doctor --full")
def doctor(run: Run, full: Full) -> Health:
    """Look whether the notebook's file is as it was written. Nothing is changed."""
    waiting = [draft.folder for draft in drafts.waiting(run)]
    with run.progress(LOOKING):
        found = run.engine.examine(full=full)
    report = health(run.settings.db, found, run.engine.list_backups(), waiting, run.now, full=full)
    if report.well:
        return report
    run.show(report)
    raise typer.Exit(StoreError.exit_code)
