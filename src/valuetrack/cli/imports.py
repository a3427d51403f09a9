"""The command by which what was written elsewhere comes in."""

from typing import Annotated

from valuetrack.cli import imports_from, imports_own
from valuetrack.cli.command import examples
from valuetrack.cli.imports_from import Asked
from valuetrack.cli.params import argument, needs, on_scale, one_of, option, switch
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, NotUnderstood
from valuetrack.imports.any_csv import ROLES
from valuetrack.imports.found import DayFormat, Program, Reading
from valuetrack.model import MOOD, RATING
from valuetrack.reports.imports import ImportPreview, NotebookImported
from valuetrack.reports.imports_from import ImportedFrom, ImportUnderstood
from valuetrack.tracker.imports_from import Wishes

_REFLECTION = "reflection"


def _pair(name: str, text: str, such: str) -> tuple[str, str]:
    """What stands on both sides of the last equals sign. Raises NotUnderstood."""
    one, sign, other = text.rpartition("=")
    if not (sign and one.strip() and other.strip()):
        raise NotUnderstood(f"{name} is two words with = between them.", hint=f"Such as: {name} {such}")
    return one.strip(), other.strip()


def _value(_run: Run, name: str, text: str) -> tuple[str, str]:
    return _pair(name, text, "swimming=Health")


def _mood(run: Run, name: str, text: str) -> tuple[str, int]:
    label, rating = _pair(name, text, "calm=8")
    return label, on_scale(RATING, MOOD)(run, name, rating)


def _column(_run: Run, name: str, text: str) -> tuple[str, str]:
    role, column = _pair(name, text, "day=Datum")
    if role.lower() not in ROLES:
        raise NotUnderstood(f"{name} begins with one of: {', '.join(ROLES)}.", hint=f"Such as: {name} day=Datum")
    return role.lower(), column


File = Annotated[
    str, argument("FILE", "The export, a file of another program, or the folder of Loop's tables; - reads stdin.")
]
From = Annotated[
    Program | None,
    option(
        "--from",
        "PROGRAM",
        "Where it comes from, if not from valuetrack: daylio, loop, jrnl, taskwarrior or csv.",
        one_of(Program),
    ),
]
Map = Annotated[
    tuple[tuple[str, str], ...],
    option(
        "--map",
        "NAME=VALUE",
        "The value that a habit, project, tag or activity is for; new:VALUE makes it, none is none. Again for more.",
        _value,
        many=True,
        complete="lists",
    ),
]
Mood = Annotated[
    tuple[tuple[str, int], ...],
    option(
        "--mood",
        "NAME=0-10",
        "What a mood of your own name stands for; give it again for more.",
        _mood,
        many=True,
        complete="moods",
    ),
]
As = Annotated[
    str | None,
    option(
        "--as", "WORD", "What was written becomes a note (of its day) or a reflection.", one_of(("note", _REFLECTION))
    ),
]
Order = Annotated[
    DayFormat | None,
    option(
        "--day-format",
        "ORDER",
        "How days in figures are written: day-first, month-first or year-first.",
        one_of(DayFormat),
    ),
]
Column = Annotated[
    tuple[tuple[str, str], ...],
    option(
        "--column",
        "WHAT=NAME",
        f"Of a table, the column that holds the {', '.join([*ROLES][:-1])} or {[*ROLES][-1]}. Again for more.",
        _column,
        many=True,
        complete="columns",
    ),
]
Yes = Annotated[bool, switch("--yes", "Ask nothing and bring it in.")]
DryRun = Annotated[bool, switch("--dry-run", "Show what would come in, and change nothing.")]


@examples(
    "valuetrack import laptop.jsonl",
    "valuetrack import daylio.csv --from daylio --dry-run",
    "valuetrack import loop.zip --from loop --map Meditate=Rest --yes",
    "valuetrack import journal.json --from jrnl --as reflection --yes",
)
def import_(
    run: Run,
    file: File,
    *,
    program: From,
    values: Map,
    moods: Mood,
    kept_as: As,
    order: Order,
    columns: Column,
    yes: Yes,
    dry_run: DryRun,
) -> ImportedFrom | ImportUnderstood | NotebookImported | ImportPreview:
    """Bring in what an export wrote, or what you kept in another program.

    All of it is one change that undo takes back. What is here already is not brought in again.
    Of a record that an export and this notebook both have, the version changed last stands, and
    the other becomes its past. What comes from another program is shown first, as it was understood.
    """
    if program is None:
        if values or moods or kept_as or order or columns:
            raise needs("--from PROGRAM", "Where it comes from")
        return imports_own.take_in(run, file, dry_run=dry_run)
    if columns and program is not Program.CSV:
        raise Contradiction("--column is for tables of any kind.", hint="Give --from csv, or leave it out.")
    reading = Reading(order, dict(columns))
    wishes = Wishes(dict(values), dict(moods), as_reflection=kept_as == _REFLECTION)
    return imports_from.bring_in(run, file, program, Asked(reading, wishes, yes=yes, dry_run=dry_run))
