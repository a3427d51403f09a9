"""How the file of another program comes in: read, understood and said, and then written as one change."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from valuetrack.cli.guide import imports_from as guided
from valuetrack.cli.params import STDIN, needs
from valuetrack.errors import BadFile, NeedsMore, Nothing
from valuetrack.frozen import Frozen, copied, replace
from valuetrack.imports import read
from valuetrack.imports.archives import LARGEST, too_large
from valuetrack.imports.days import TwoReadings
from valuetrack.imports.found import Program
from valuetrack.render import notices
from valuetrack.reports.imports_from import ImportedFrom
from valuetrack.tracker import imports_from

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, time

    from valuetrack.cli.run import Run
    from valuetrack.imports.found import Found, Reading
    from valuetrack.reports.imports_from import ImportUnderstood
    from valuetrack.tracker.imports_from import Wishes


class Asked(Frozen):
    """What was said on the command line: how to read the file, where things go, and whether to ask or to write."""

    reading: Reading
    wishes: Wishes
    yes: bool = False
    dry_run: bool = False


def bring_in(run: Run, file: str, program: Program, asked: Asked) -> ImportedFrom | ImportUnderstood:
    """Read a file, say what was understood of it, ask, and write it.

    Raises NeedsMore where nobody can be asked and nothing says that it is to be written, and SaidNo.
    """
    if not (asked.yes or asked.dry_run or run.can_ask):
        raise needs("--yes, or --dry-run to see what comes in", "Your yes")
    gc.enable()  # years may be much, and it is no short command
    asks = run.can_ask and not (asked.yes or asked.dry_run)
    with run.progress(notices.READING_FILE):
        files = files_of(file, program)
    found = _found(run, program, files, asked.reading, asks=asks)
    wishes = guided.wishes(run, found, asked.wishes) if asks else asked.wishes
    with run.progress(notices.READING_FILE):
        understood = run.read(imports_from.understood, found, wishes, run.today, local(run))
    if asked.dry_run:
        return understood
    if not (run.options.json or run.options.quiet):
        run.show(understood)
    if understood.is_empty:
        return copied(ImportedFrom, understood)
    if asks:
        guided.consent()
    with suppress(Nothing):
        run.back_up("import")
    with run.progress(notices.TAKING_IN), run.writing("values", "activities", "notes", "reflections") as store:
        return imports_from.bring(store, found, wishes, run.today, local(run))


def local(run: Run) -> imports_from.Local:
    """To which day and time of the person's an instant belongs."""

    def of(moment: datetime) -> tuple[date, time]:
        return run.day_of(moment), moment.astimezone().time().replace(second=0, microsecond=0)

    return of


def _found(run: Run, program: Program, files: Mapping[str, bytes], reading: Reading, *, asks: bool) -> Found:
    try:
        with run.progress(notices.READING_FILE):
            return read(program, files, reading)
    except TwoReadings as two:
        if not asks:
            raise
        chosen = replace(reading, day_format=guided.which_days(two))
        with run.progress(notices.READING_FILE):
            return read(program, files, chosen)


def files_of(name: str, program: Program) -> dict[str, bytes]:
    """The bytes of a file, of standard input, or of the tables in a folder of a program that has one."""
    path = Path(name)
    try:
        if name == STDIN:
            return {"": _from_stdin()}
        if program is Program.LOOP and path.is_dir():
            return _in_folder(path)
        with path.open("rb") as file:
            return {"": _bounded(file)}
    except OSError as error:
        raise BadFile(
            f"{name} cannot be read: {error.strerror}.", hint="Look at its name and its permissions."
        ) from None


def _from_stdin() -> bytes:
    """All of standard input. Raises NeedsMore where there is none to read."""
    if sys.stdin is not None:
        with suppress(OSError):  # it may be open for writing alone
            return _bounded(sys.stdin.buffer)
    raise NeedsMore("Standard input is closed.", hint="Name the file.")


def _in_folder(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for above, _, names in os.walk(folder):
        for name in names:
            path = Path(above, name)
            if path.suffix.lower() == ".csv":
                with path.open("rb") as file:
                    found[str(path.relative_to(folder))] = _bounded(file)
                if sum(map(len, found.values())) > LARGEST:
                    raise too_large()
    return found


def _bounded(file: IO[bytes]) -> bytes:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large()
    return data
