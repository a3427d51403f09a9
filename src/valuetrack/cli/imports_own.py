"""How a notebook comes in that valuetrack itself has exported."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from valuetrack.cli.params import STDIN
from valuetrack.cli.run import Run
from valuetrack.errors import BadFile, NeedsMore, Nothing
from valuetrack.render import notices
from valuetrack.reports.imports import ImportPreview, NotebookImported
from valuetrack.tracker import imports

LARGEST_IN_MEMORY = 256 * 2**20  # bytes; ten years of many entries a day are a tenth of it


def take_in(run: Run, file: str, *, dry_run: bool) -> ImportPreview | NotebookImported:
    """Take in an export, read whole before anything is changed. Raises BadFile, TooNew."""
    from valuetrack.store.imports import ExportFile  # noqa: PLC0415 - help needs no store

    gc.enable()  # years may be much, and it is no short command
    with _opened(file) as opened, run.progress(notices.READING_FILE if dry_run else notices.TAKING_IN):
        export = ExportFile(opened, imports.check, run.progress.advance)
        checked = export.checked()
        if dry_run:
            return run.read(imports.preview, export, checked, file)
        with suppress(Nothing):
            run.back_up("import")
        return run.write(imports.take_in, export, checked, file)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """A file as it can be read twice; what comes through a pipe is kept in memory, for nobody finds it there.

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
            kept = BytesIO()
            for some in begun_as_export(source):
                kept.write(some)
                if kept.tell() > LARGEST_IN_MEMORY:
                    raise BadFile(
                        f"More than {LARGEST_IN_MEMORY // 2**20} MB came through the pipe.",
                        hint="Nothing was changed. Save it as a file, and give its name.",
                    )
            yield kept
    except OSError as error:
        raise BadFile(f"{name} cannot be read: {error.strerror}.", hint="Nothing was changed.") from None
