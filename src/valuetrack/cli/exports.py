"""The command by which the notebook leaves."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

from valuetrack.cli import output
from valuetrack.cli.command import examples
from valuetrack.cli.params import needs, one_of, option
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction
from valuetrack.frozen import Frozen, slug
from valuetrack.model import (
    Action,
    Activity,
    CheckIn,
    Comparison,
    Contact,
    Importance,
    Maintenance,
    Opportunity,
    OptionLeaning,
    Record,
    Reflection,
    Rest,
    Routine,
    Step,
    Value,
    WeekRating,
    WeekRecord,
    Wording,
)
from valuetrack.render.notices import WRITING_OUT
from valuetrack.render.safe import safe
from valuetrack.reports.exports import NotebookExported
from valuetrack.tracker import exports

_ALL: tuple[type[Record], ...] = (
    *(Value, Wording, Rest, Importance, WeekRating, WeekRecord, Step, Routine, Action, Opportunity, Activity),
    *(Reflection, CheckIn, Comparison, OptionLeaning, Maintenance, Contact),
)
KINDS = {slug(kind): kind for kind in _ALL}
_UTF_8 = b"\xef\xbb\xbf"  # at the beginning of a file, by which a spreadsheet knows it
LINES, TABLES, TEXT, PAGES = FORMATS = ("jsonl", "csv", "text", "markdown")
Format = Annotated[
    str | None,
    option("--format", "FORMAT", "jsonl, csv, text or markdown; jsonl without it.", one_of(FORMATS)),
]
Kind = Annotated[
    str | None,
    option("--kind", "KIND", "As csv, the records of this kind alone: action, check-in and so on.", one_of((*KINDS,))),
]
Output = Annotated[
    str | None, option("--output", "FILE", "Write into a file, or a new folder for csv and markdown; - is stdout.")
]
Put = Callable[[bytes], object]


@examples(
    "valuetrack export --output notebook.jsonl",
    "valuetrack export --format markdown --output pages",
    "valuetrack export --kind action",
)
def export(run: Run, form: Format, kind: Kind, to_file: Output) -> NotebookExported | None:
    """Take the whole notebook along, as a file that other programs can read.

    Without --format it is JSON, a line for each record as it stands, as it was before, and of those
    that you deleted; `valuetrack import` reads it again. csv is a table for each kind of record,
    markdown a folder with a page for each week and value, and text one book to read.
    """
    form = form or (LINES if kind is None else TABLES)
    if kind is not None and form != TABLES:
        raise Contradiction("--kind is for csv.", hint="Give --format csv, or leave it out.")
    path = Path(to_file) if to_file is not None and to_file != output.STDOUT else None
    if form == PAGES or (form == TABLES and kind is None):
        if path is None:
            raise needs("--output FOLDER", "A new folder")
        with run.progress(WRITING_OUT), output.new_folder(path) as folder:
            (_vault if form == PAGES else _all_tables)(run, folder)
        return NotebookExported(path=str(path))
    put_all = {LINES: _lines, TEXT: _book}.get(form) or partial(_table, kind=KINDS[kind or ""])
    if path is None:
        if run.options.json:
            raise Contradiction("What is exported has a form of its own.", hint="Leave out --json, or give --output.")
        put = _to_screen if form != LINES and sys.stdout.isatty() else sys.stdout.buffer.write
        with run.progress(WRITING_OUT, to=sys.stdout):
            put_all(run, put)
        return None
    replacing = output.may_replace(run, path)
    with run.progress(WRITING_OUT), output.writing(path, replacing=replacing) as put:
        if form == TABLES:
            put(_UTF_8)
        put_all(run, put)
    return NotebookExported(path=str(path))


def _to_screen(written: bytes) -> None:
    sys.stdout.write(safe(written.decode()))


def _lines(run: Run, put: Put) -> None:
    run.read(exports.export, put, run.progress.advance)


def _table(run: Run, put: Put, kind: type[Record]) -> None:
    from valuetrack.render.tables import header, row  # noqa: PLC0415 - this form alone

    put(header(kind).encode())
    run.read(exports.table, kind, lambda record: put(row(record).encode()))


def _all_tables(run: Run, folder: Path) -> None:
    for name, kind in KINDS.items():
        with output.new_file(folder / f"{name}.csv") as put:
            put(_UTF_8)
            _table(run, put, kind)


def _book(run: Run, put: Put) -> None:
    from valuetrack.render.book import as_text  # noqa: PLC0415 - this form alone

    run.read(exports.book, run.today, run.first_day, lambda chapter: put(as_text(chapter, run.say).encode()))


def _vault(run: Run, folder: Path) -> None:
    from valuetrack.render.book import Vault  # noqa: PLC0415 - this form alone

    vault = Vault(run.say)

    def keep(name: str, text: str) -> None:
        (folder / name).parent.mkdir(mode=0o700, exist_ok=True)
        with output.new_file(folder / name) as put:
            put(text.encode())

    def add(chapter: Frozen) -> None:
        for name, text in vault.add(chapter):
            keep(name, text)

    run.read(exports.book, run.today, run.first_day, add)
    for name, text in vault.rest():
        keep(name, text)
