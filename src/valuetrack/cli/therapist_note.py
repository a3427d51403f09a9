"""The command that drafts a note for a therapist from the person's own records."""

import sys
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, get_args

from valuetrack.cli import editor, output
from valuetrack.cli.command import examples
from valuetrack.cli.guide import take_in
from valuetrack.cli.guide import therapist_note as guided
from valuetrack.cli.params import Edit, day_back, one_of, option, switch, today, with_words
from valuetrack.cli.run import Run, wrapped
from valuetrack.dates import describe_day
from valuetrack.errors import Contradiction, NotUnderstood
from valuetrack.frozen import replace
from valuetrack.render import notices
from valuetrack.render.brief_note import brief_items
from valuetrack.render.pages.therapist_note import text, therapist_note
from valuetrack.render.safe import safe
from valuetrack.render.therapist_note import NoteVoice, note_items
from valuetrack.reports.therapist_note import (
    BY_ITSELF,
    HELD,
    KINDS,
    Kind,
    NoteFormat,
    NoteItem,
    NoteRecords,
    NoteWritten,
    TherapistNote,
)
from valuetrack.tracker.therapist_note import records_for_note

FORMATS: tuple[NoteFormat, ...] = get_args(NoteFormat)
_ALL = "all"


def _kinds(_run: Run, flag: str, text: str) -> frozenset[Kind]:
    """The kinds that a text names, by words with blanks or commas between them. Raises NotUnderstood."""
    words = set(text.lower().replace(",", " ").split())
    if not words <= {*KINDS, _ALL}:
        raise NotUnderstood(f"{flag} is one of: {', '.join(KINDS)}, {_ALL}.")
    return frozenset(kind for kind in KINDS if kind in words or _ALL in words)


_read_kinds = with_words(_kinds, (*KINDS, _ALL))
Kinds = tuple[frozenset[Kind], ...]
Format = Annotated[
    NoteFormat,
    option(
        "--format",
        "FORMAT",
        "soap, dap, brief or treatment-plan; soap without it.",
        one_of(FORMATS),
        missing=lambda _run: FORMATS[0],
    ),
]
From = Annotated[date | None, option("--from", "DAY", "The first day; six days before the last.", day_back)]
To = Annotated[date, option("--to", "DAY", "The last day; today without it.", day_back, missing=today)]
Output = Annotated[str | None, option("--output", "FILE", "Write into a file; - is stdout.")]
Include = Annotated[
    Kinds, option("--include", "KIND", "What goes in beside actions; give it again for more.", _read_kinds, many=True)
]
Exclude = Annotated[Kinds, option("--exclude", "KIND", "What stays out.", _read_kinds, many=True)]
NoEdit = Annotated[bool, switch("--no-edit", "Open no editor.")]


@examples(
    "valuetrack write-note",
    "valuetrack write-note --format brief --from 2026-01-12 --include barriers --include learned",
    "valuetrack write-note --format dap --include all --exclude contacts --output note.txt",
)
def write_note(
    run: Run,
    form: Format,
    first: From,
    last: To,
    to_file: Output,
    include: Include,
    exclude: Exclude,
    edit: Edit,
    no_edit: NoEdit,
) -> TherapistNote | None:
    """Draft a note for a therapist from your own records; you choose what goes in.

    Without a choice it holds what was planned and how it went, a treatment plan the goals, the values
    and what is next, and nothing else. Kinds are values, goals, discrepancy, actions, ratings, helped,
    barriers, relief, beliefs, happened, learned, confidence, plan, ladder, opportunities,
    activities, decisions, notes, reflections, intense-moments, next, maintenance, contacts, or all.
    What the clinician does, observes and concludes stays blank. In a file or a pipe each paragraph
    is one line, to be pasted elsewhere.
    """
    if edit and no_edit:
        raise Contradiction("--edit and --no-edit exclude each other.", hint="Give one of them.")
    if edit and run.options.json and to_file is None:
        raise Contradiction("--edit goes with --output under --json.", hint="The text that you write goes to a file.")
    first = first or last - timedelta(days=6)
    if first > last:
        raise Contradiction(f"{describe_day(first)} comes after {describe_day(last)}.", "Give --from an earlier day.")
    path = Path(to_file) if to_file is not None and to_file != output.STDOUT else None
    is_over = output.may_replace(run, path) if path is not None else False
    put = partial(_put, run, path, is_over)
    if take_in(run, put):
        return None
    records = run.read(records_for_note, first, last, run.first_day, run.settings.rate)
    say = NoteVoice(run.words_only and not run.options.json)
    kinds = BY_ITSELF[form].union(*include).difference(*exclude)
    items = _offered(form, records, say, kinds)
    odd = [] if frozenset(KINDS) in include else [kind for kind in KINDS if kind in kinds and kind not in HELD[form]]
    for line in notices.left_out_of_note(records, form, odd, is_empty=not items):
        run.notice(line)
    is_asked = run.can_ask and bool(items) and not (include or exclude)
    if is_asked:
        items = guided.session(items, say)
    note = therapist_note(form, records, items, say)
    if edit or (run.can_ask and editor.chosen() and not no_edit):
        editor.revise(run, text(note), put)
    else:
        if is_asked and not no_edit:
            run.notice(notices.SET_EDITOR)
        put(text(note))
    return note if run.options.json else None


def _offered(form: NoteFormat, records: NoteRecords, say: NoteVoice, kinds: frozenset[Kind]) -> tuple[NoteItem, ...]:
    """What may stand in a note of that format; those of the `kinds` are in."""
    found = brief_items(records, say) if form == "brief" else note_items(records, say)
    return tuple(replace(one, included=one.kind in kinds) for one in found if one.kind in HELD[form])


def _put(run: Run, path: Path | None, is_over: bool, written: str) -> None:
    """Write the note to the file or to standard output, which under --json is for the report."""
    if path is not None:
        output.write(path, written, replacing=is_over)
    if run.options.json:
        return
    if path is None:
        sys.stdout.write(wrapped(safe(written), sys.stdout))
    else:
        run.show(NoteWritten(path=str(path)))
