"""How a notebook comes in that valuetrack itself has exported."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from valuetrack.cli.params import STDIN
from valuetrack.cli.run import Run
from valuetrack.errors import BadFile, NeedsMore
from valuetrack.render import notices
from valuetrack.reports.imports import ImportPreview, NotebookImported
from valuetrack.tracker import imports


def take_in(run: Run, file: str, *, dry_run: bool) -> ImportPreview | NotebookImported:
    """Take in an export, read whole before anything is changed. Raises BadFile, TooNew."""
    from valuetrack.store.imports import ExportFile  # noqa: PLC0415 - help needs no store

    with _opened(file) as opened, run.progress(notices.READING_FILE if dry_run else notices.TAKING_IN):
        export = ExportFile(opened, imports.check, run.progress.advance)
        checked = export.checked()
        if dry_run:
            return run.read(imports.preview, export, checked, file)
        return run.write(imports.take_in, export, checked, file)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """A file as it can be read twice; what comes through a pipe is kept meanwhile where nobody finds it.

    Raises BadFile, and NeedsMore where standard input is closed.
    """
    from valuetrack.store.imports import begun_as_export  # noqa: PLC0415 - help needs no store

    try:
        if name == STDIN and sys.stdin is None:
            raise NeedsMore("Standard input is closed.", hint="Name the file.")
        with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as source:
            if source.seekable():
                yield source
                return
            with TemporaryFile() as kept:
                for some in begun_as_export(source):
                    kept.write(some)
                yield kept
    except OSError as error:
        raise BadFile(f"{name} cannot be read: {error.strerror}.", hint="Nothing was changed.") from None
