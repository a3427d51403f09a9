"""Commands for routines: what comes back on certain days, and putting that right."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.guide.notes import or_note
from valuetrack.cli.params import Fields, NewValue, an_id, needs, on_scale, option, param_of, switch
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, SaidNo
from valuetrack.model import EntryKind, Routine, Scale
from valuetrack.reports import Both, both
from valuetrack.reports.routines import (
    RoutineAdded,
    RoutineEdited,
    RoutineEnded,
    RoutineList,
    RoutinePaused,
    RoutineResumed,
)
from valuetrack.tracker import routines


def _recurrence(run: Run, _name: str, text: str) -> str:
    """The rule of days that come back. Raises BadDate."""
    from valuetrack.recurrence import parse_recurrence  # noqa: PLC0415 - a routine is seldom made

    return parse_recurrence(text, run.first_day)


Every = Annotated[
    str | None,
    option(
        "--every",
        "DAYS",
        'On which days it comes back, as a routine: "tue,thu", "2 weeks tue", "monthly 15"; more: help days.',
        _recurrence,
        complete="days_again",
    ),
]
Until = Annotated[date | None, param_of(Routine, "until")]
Times = Annotated[int | None, option("--times", "N", "With --every: end after so many days.", on_scale(Scale(1, 500)))]
Minutes = Annotated[int | None, param_of(Routine, "planned_minutes")]
RoutineFields = Annotated[dict[str, Any], Fields(Routine)]
RoutineId = Annotated[str, an_id(EntryKind.ROUTINE, complete="routines")]
Everything = Annotated[bool, switch("--all", "Those that have ended and values at rest too.")]
Pause = Annotated[bool, switch("--pause", "Let it rest; it is not offered.")]
Resume = Annotated[bool, switch("--resume", "Take it up again after a pause.")]
End = Annotated[bool, switch("--end", "Offer it no more; what was planned from it stays.")]

_KEPT = ("at", "planned_minutes", "smaller")


@examples("valuetrack list-routines", "valuetrack list-routines --all")
def list_routines(run: Run, everything: Everything) -> RoutineList:
    """Show what comes back, on which days, and when it is next."""
    return run.read(routines.list_routines, run.today, everything=everything)


@examples(
    "valuetrack edit-routine 4b1 --every mon,thu --at 18:30",
    "valuetrack edit-routine 4b1 --pause",
    "valuetrack edit-routine 4b1 --end",
)
def edit_routine(
    run: Run,
    routine_id: RoutineId,
    value: NewValue,
    every: Every,
    times: Times,
    pause: Pause,
    resume: Resume,
    end: End,
    fields: RoutineFields,
) -> RoutineEdited | RoutinePaused | RoutineResumed | RoutineEnded | Both:
    """Change a routine, pause it, or end it.

    What is not named stays as it is, and so does what was planned from it. Other days count from today.
    """
    if pause + resume + end > 1:
        raise Contradiction("--pause, --resume and --end exclude each other.", hint="Give one of them.")
    _check_end(fields.get("until"), times)
    if every is None:
        check_every(None, times)
    is_edited = bool(fields) or value is not None or every is not None
    if not (is_edited or pause or resume or end):
        if not run.can_ask:
            raise needs("at least one option", "Something to change")
        fields |= ask.other_words(run, Routine, routine_id, "text")
        is_edited = True
    with run.writing("routines") as store:
        edited = None
        if is_edited:
            edited = routines.edit_routine(store, routine_id, value, every, fields, run.today, times)
        turned: RoutinePaused | RoutineResumed | RoutineEnded | None = None
        if end:
            turned = routines.end_routine(store, routine_id, run.today)
        elif pause or resume:
            turned = (routines.pause_routine if pause else routines.resume_routine)(store, routine_id)
        return both(edited, turned)


def add_routine(
    run: Run,
    action: str | None,
    value: str | None,
    rule: str,
    days: Sequence[date],
    times: int | None,
    until: date | None,
    fields: Mapping[str, Any],
) -> RoutineAdded:
    """Make a routine that begins on the one of `days`; its words and its value are asked for at a terminal.

    Raises Contradiction where more is given than a routine keeps.
    """
    _check_end(until, times)
    if len(days) > 1:
        raise Contradiction("With --every, --on is the day on which it begins.", hint="Give one --on, or none.")
    odd = next((name for name in fields if name not in _KEPT), None)
    if odd is not None:
        flag = f"--{odd.replace('_', '-')}"
        raise Contradiction(
            f"{flag} goes with what is planned from a routine.", hint=f"Make it, then give {flag} with --routine."
        )
    [day] = days
    text = action if action is not None else _words(run)
    with or_note(run, run.today, [text]):
        value = ask.value(run, value, day)
    known = fields if until is None else {**fields, "until": until}
    return run.write(routines.add_routine, text, value, rule, day, known, run.today, run.first_day, times)


def _words(run: Run) -> str:
    """The words of a routine, asked for. Raises NeedsMore, SaidNo."""
    if not run.can_ask:
        raise needs("ACTION", "An action")
    answer: str | None = ask.field(run, Routine, "text")
    if answer is None:
        raise SaidNo("Without an action nothing is done.")
    return answer


def _check_end(until: date | None, times: int | None) -> None:
    """Raise Contradiction where an end is given twice."""
    if until is not None and times is not None:
        raise Contradiction("--times and --until exclude each other.", hint="Give one of them.")


def check_every(until: date | None, times: int | None) -> None:
    """Raise Contradiction where it is said how long something comes back, and not on which days."""
    if until is not None or times is not None:
        raise Contradiction("--until and --times go with --every.", hint="Give its days with --every.")
