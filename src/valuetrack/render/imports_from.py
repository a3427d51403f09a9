"""What came in from another program, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.receipts import Words
from valuetrack.render.voice import listed

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.imports_from import ImportedFrom, ImportUnderstood


def imported_from(done: ImportedFrom, say: Voice) -> Words:
    """How much came in, of which days, and that it is taken back as one."""
    if done.start is None:
        return Words(f"Nothing from {done.program.said} is new here. Nothing was changed.")
    made = f" New: {listed(done.values)}." if done.values else ""
    return Words(
        f"From {done.program.said}: {brought(done, say)}, {span(done)}.{made} `valuetrack undo` takes all of it back."
    )


def brought(one: ImportedFrom | ImportUnderstood, say: Voice) -> str:
    """How many of each kind, as in ``3 activities and 1 note of a day``; in words, the kinds alone."""
    kinds = (
        (one.activities, "activity", "activities"),
        (one.notes, "note of a day", "notes of a day"),
        (one.reflections, "reflection", "reflections"),
    )
    return listed([say.either(say.count(number, *names), names[1]) for number, *names in kinds if number])


def span(one: ImportedFrom | ImportUnderstood) -> str:
    """From which day to which."""
    if one.start is None or one.end is None or one.start == one.end:
        return f"of {describe_day(one.start)}" if one.start is not None else ""
    return f"{describe_day(one.start)} to {describe_day(one.end)}"
