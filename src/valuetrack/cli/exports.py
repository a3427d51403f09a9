"""The command by which the notebook leaves."""

import sys
from pathlib import Path
from typing import Annotated

from valuetrack.cli import output
from valuetrack.cli.command import examples
from valuetrack.cli.params import option
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction
from valuetrack.reports.exports import NotebookExported
from valuetrack.tracker import exports

Output = Annotated[str | None, option("--output", "FILE", "Write into a file; - is stdout.")]


@examples("valuetrack export --output notebook.jsonl", "valuetrack export > notebook.jsonl")
def export(run: Run, to_file: Output) -> NotebookExported | None:
    """Take the whole notebook along, as a file that other programs can read.

    It is JSON, a line for each record as it stands, as it was before, and of those that you deleted.
    """
    path = Path(to_file) if to_file is not None and to_file != output.STDOUT else None
    if path is None:
        if run.options.json:
            raise Contradiction("The export is JSON of its own.", hint="Leave out --json, or give --output FILE.")
        run.read(exports.export, sys.stdout.buffer.write)
        return None
    with output.writing(path, replacing=output.may_replace(run, path)) as put:
        run.read(exports.export, put)
    return NotebookExported(path=str(path))
