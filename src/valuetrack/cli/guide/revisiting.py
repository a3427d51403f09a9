"""Looking at the values again: does each still fit, and if not, what would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.cli import ask
from valuetrack.cli.guide.saving import save
from valuetrack.reports.old_receipt import Told
from valuetrack.scoring import rating_word
from valuetrack.tracker import keeping, names, values

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.cli.run import Run
    from valuetrack.reports.values import ValueLine


def session(run: Run, day: date) -> None:
    """Go through the values that are awake on `day`; each answer is saved, and in the end that it was done."""
    with run.reading() as store:
        awake = keeping.values_to_revisit(store, day)
    run.notice("Value by value. Values may change, and they may stay: Enter keeps one as it is.")
    for value in awake:
        run.notice(_as_it_is(value))
        if not ask.yes(f"Does {value.value} still fit?", enter=True):
            _change(run, value.value, day)
    save(run, lambda store: keeping.keep_revisited(store, day))


def _as_it_is(value: ValueLine) -> str:
    words = f"\n{value.value}" + (f": {value.meaning}" if value.meaning else "")
    if value.importance is None:
        return words
    return Told(
        f"{words}\nIt matters {value.importance} of 10.", f"{words}\nIt matters {rating_word(value.importance)}."
    )


def _change(run: Run, name: str, day: date) -> None:
    """Ask for other words and another rating; where none are given, whether the value is to rest."""
    renamed = ask.read("Another name for it?", names.clean_name, name)
    if renamed is not None and save(run, values.edit_value, name, day, {"name": renamed}):
        name = renamed
    meaning = ask.text("What does it mean to you now?", "as it is")
    if meaning is not None:
        save(run, values.edit_value, name, day, {"meaning": meaning})
    importance = ask.rating(run, "How much does it matter now?", default="as it is")
    if importance is not None:
        save(run, values.rate_value, name, importance, day)
    said_nothing = all(answer is None for answer in (renamed, meaning, importance))
    if said_nothing and ask.yes(f"Let {name} rest for now? Nothing of it is lost."):
        save(run, values.archive_value, name, day)
