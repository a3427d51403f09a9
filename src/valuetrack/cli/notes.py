"""The command that puts a note of a day right."""

from typing import Annotated, Any

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.params import Fields, NewDay, an_id, needs
from valuetrack.cli.run import Run
from valuetrack.model import CheckIn, EntryKind
from valuetrack.reports.notes import NoteEdited
from valuetrack.tracker import notes

TheNote = Annotated[str, an_id(EntryKind.NOTE)]
NoteFields = Annotated[dict[str, Any], Fields(CheckIn)]


@examples('valuetrack edit-note d0e --note "three of three by now"', "valuetrack edit-note d0e --on yesterday")
def edit_note(run: Run, record_id: TheNote, on: NewDay, fields: NoteFields) -> NoteEdited:
    """Put a note of a day right.

    What is not named stays as it is.
    """
    changes = fields if on is None else {**fields, "day": on}
    if not changes and run.can_ask:
        changes = ask.other_words(run, CheckIn, record_id, "note")
    if not changes:
        raise needs("--note or --on", "Something to change")
    return run.write(notes.edit_note, record_id, changes)
