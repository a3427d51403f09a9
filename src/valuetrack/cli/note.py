"""The command that drafts a note for a therapist from the person's own records."""

import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, get_args

import typer

from valuetrack.cli import editor, output
from valuetrack.cli.guide import ticking
from valuetrack.cli.old_params import Edit
from valuetrack.cli.run import Run, wrapped
from valuetrack.dates import describe_day
from valuetrack.errors import Contradiction, NotUnderstood
from valuetrack.frozen import replace
from valuetrack.render.pages.note import text as written_out
from valuetrack.render.safe import safe
from valuetrack.reports.note import ACTIONS, Kind, NoteFormat, NoteMaterial, selected, therapist_note
from valuetrack.reports.old_receipt import Receipt
from valuetrack.tracker import note

KINDS: tuple[Kind, ...] = get_args(Kind)
FORMATS: tuple[NoteFormat, ...] = get_args(NoteFormat)
_ALL = "all"
_SPAN = timedelta(days=6)

Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="soap, dap or brief.")]
From = Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day; six days before the last.")]
To = Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day; today without it.")]
Output = Annotated[str | None, typer.Option("--output", metavar="FILE", help="Write into a file; - is stdout.")]
Include = Annotated[
    list[str] | None,
    typer.Option("--include", metavar="KIND", help="What goes in beside actions; give it again for more."),
]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", metavar="KIND", help="What stays out.")]
NoEdit = Annotated[bool, typer.Option("--no-edit", help="Open no editor.")]


def write_note(
    ctx: typer.Context,
    form: Format = FORMATS[0],
    first: From = None,
    last: To = None,
    to_file: Output = None,
    include: Include = None,
    exclude: Exclude = None,
    edit: Edit = False,
    no_edit: NoEdit = False,
) -> None:
    """Draft a note for a therapist from your own records; you choose what goes in.

    Without a choice it holds what was planned and how it went, and nothing else. Kinds are values,
    goals, actions, barriers, confidence, ratings, beliefs, happened, helped, learned, opportunities,
    notes, reflections, intense-moments, next, contacts, or all. What the clinician observes and
    concludes stays blank. In a file or a pipe each
    paragraph is one line, to be pasted elsewhere.
    """
    run = Run.of(ctx)
    if edit and no_edit:
        raise Contradiction("--edit and --no-edit exclude each other.", hint="Give one of them.")
    if edit and run.options.json and to_file is None:
        raise Contradiction("--edit goes with --output under --json.", hint="The text that you write goes to a file.")
    shape = _format(form)
    start, end = _span(run, first, last)
    kinds = _chosen(include or (), exclude or ())
    path = Path(to_file) if to_file is not None and to_file != output.STDOUT else None
    is_over = output.may_replace(run, path) if path is not None else False
    with run.reading() as store:
        material = note.material(store, start, end, run.first_day, words_only=run.words_only and not run.options.json)
    _say_what_is_left_out(run, material)
    material = selected(material, kinds)
    is_asked = run.can_ask and bool(material.items) and not (include or exclude)
    if is_asked:
        material = replace(material, items=ticking.session(material.items))
    report = therapist_note(shape, material)

    def put(text: str) -> None:
        _put(run, text, path, is_over=is_over)

    if edit or (run.can_ask and editor.chosen() and not no_edit):
        editor.revise(run, written_out(report), put)
    else:
        if is_asked and not no_edit:
            run.notice("To put a draft right before it is written, set EDITOR.\n")
        put(written_out(report))
    if run.options.json:
        run.show(report)


def _format(text: str) -> NoteFormat:
    """The format that was named. Raises NotUnderstood."""
    for form in FORMATS:
        if text.strip().lower() == form:
            return form
    raise NotUnderstood(f"--format is one of: {', '.join(FORMATS)}.")


def _span(run: Run, first: str | None, last: str | None) -> tuple[date, date]:
    """The days that the note is about: a week up to its last day, today without one. Raises BadDate, Contradiction."""
    end = run.day(last)
    start = run.day(first) if first is not None else end - _SPAN
    if start > end:
        raise Contradiction(
            f"{describe_day(start)} comes after {describe_day(end)}.", hint="Give --from an earlier day."
        )
    return start, end


def _chosen(include: Sequence[str], exclude: Sequence[str]) -> set[Kind]:
    """The kinds that go in. Raises NotUnderstood."""
    return ({ACTIONS} | _kinds("--include", include)) - _kinds("--exclude", exclude)


def _kinds(flag: str, given: Sequence[str]) -> set[Kind]:
    words = {word for one in given for word in one.lower().replace(",", " ").split()}
    if not words <= {*KINDS, _ALL}:
        raise NotUnderstood(f"{flag} is one of: {', '.join(KINDS)}, {_ALL}.")
    return {kind for kind in KINDS if kind in words or _ALL in words}


def _say_what_is_left_out(run: Run, material: NoteMaterial) -> None:
    for week in material.set_aside:
        run.notice(f"Left out: the week {describe_day(week.start)} to {describe_day(week.end)}, which is set aside.")
    if not material.items:
        days = f"{describe_day(material.first)} to {describe_day(material.last)}"
        run.notice(f"Nothing that a note can hold is entered from {days}. Other days: --from and --to.")


def _put(run: Run, text: str, path: Path | None, *, is_over: bool) -> None:
    """Write the note to the file or to standard output, which under --json is for the report."""
    if path is not None:
        output.write(path, text, replacing=is_over)
    if run.options.json:
        return
    if path is None:
        sys.stdout.write(wrapped(safe(text), sys.stdout))
    else:
        run.show(Receipt("note-written", f"Wrote the note to {path}."))
