"""Commands for what matters: naming, rating, rewording, resting and listing values."""

from typing import Annotated

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.guide import values as guided
from valuetrack.cli.params import (
    AllOfIt,
    AnyValue,
    Everything,
    FromDay,
    ImportanceOption,
    NewWords,
    On,
    RestingValue,
    ToDay,
    TracksOption,
    ValueName,
    WordFields,
    argument,
    asking,
    check_order,
    needs,
    on_scale,
    written,
)
from valuetrack.cli.run import Run
from valuetrack.model import HOW_MUCH, RATING, Importance, Span
from valuetrack.reports import Both, both
from valuetrack.reports.values import (
    ValueAdded,
    ValueArchived,
    ValueEdited,
    ValueList,
    ValueRated,
    ValueRestored,
    ValueStory,
    ValueTracked,
)
from valuetrack.tracker import values

LATEST_FEW = 10
_UNNAMED = ""
# No name that is typed is empty, so that at a terminal this one stands for a name that the session asks for.
Name = Annotated[
    str, argument("NAME", "A word or a few, your own.", written, needed="A name", ask=lambda _run: _UNNAMED)
]
Rating = Annotated[
    int | None,
    argument(
        "IMPORTANCE",
        "From 0 to 10; none clears.",
        on_scale(RATING, HOW_MUCH),
        needed="A rating",
        ask=asking("field", Importance, "importance"),
    ),
]


@examples(
    'valuetrack add-value Connection --meaning "letting people in" --importance 9',
    'valuetrack add-value Rest --domain health --facet "a walk at noon" --facet "lights out by eleven"',
)
def add_value(
    run: Run, name: Name, importance: ImportanceOption, tracks: TracksOption, on: On, words: WordFields
) -> ValueAdded | None:
    """Name something that matters, in your own words.

    A value is a direction, such as being close to my sister. What can be ticked off is a goal, such as calling my
    sister twice this month: one step of many on that way, for plan-week.

    Without NAME you are asked, an open question first. Say with --facet what it looks like in daily life, as often as
    you like; a step can then be for one of these.
    """
    if name == _UNNAMED:
        guided.name_one(run, on, words, importance, tracks)
        return None
    return run.write(values.add_value, name, on, words, importance, tracks)


@examples("valuetrack rate-value Connection 9", "valuetrack rate-value conn 8 --on yesterday")
def rate_value(run: Run, value: ValueName, importance: Rating, on: On) -> ValueRated:
    """Say how much a value matters, from 0 to 10."""
    return run.write(values.rate_value, value, importance, on)


@examples(
    "valuetrack edit-value Connection --name Closeness",
    'valuetrack edit-value Connection --meaning "turning up, even when I am nervous"',
)
def edit_value(
    run: Run, value: ValueName, on: On, tracks: TracksOption, words: NewWords
) -> ValueEdited | ValueTracked | Both | None:
    """Change the words of a value. Old reviews keep the old words."""
    if tracks is not None:
        with run.writing("values") as store:
            edited = values.edit_value(store, value, on, words) if words else None
            return both(edited, values.track(store, words.get("name", value), on, tracks))
    if not words and run.can_ask:
        guided.change(run, ask.named(run, value, on), on)
        return None
    if not words:
        raise needs("--name, --meaning or --domain", "Something to change")
    return run.write(values.edit_value, value, on, words)


@examples("valuetrack archive-value Connection", "valuetrack archive-value Connection --on 2026-01-31")
def archive_value(run: Run, value: ValueName, on: On) -> ValueArchived:
    """Put a value away for now. Nothing is deleted."""
    return run.write(values.archive_value, value, on)


@examples("valuetrack restore-value Rest", "valuetrack restore-value Rest --on today")
def restore_value(run: Run, value: RestingValue, on: On) -> ValueRestored:
    """Bring a resting value back."""
    return run.write(values.restore_value, value, on)


@examples("valuetrack list-values", "valuetrack list-values --all")
def list_values(run: Run, everything: Everything) -> ValueList:
    """Show what matters to you."""
    return run.read(values.list_values, run.today, everything=everything)


@examples("valuetrack show-value Connection", "valuetrack show-value conn --from 2026-01-01 --all")
def show_value(run: Run, value: AnyValue, first: FromDay, last: ToDay, everything: AllOfIt) -> ValueStory:
    """Show one value's history.

    It lists the latest ten of each part; with --json all of them.
    """
    check_order(first, last)
    span = Span(first, last, limit=0 if everything or run.options.json else LATEST_FEW)
    return run.read(values.show_value, value, run.today, run.first_day, span)
