"""Looking at the values again: does each still fit, and if not, what would."""

from datetime import date

from valuetrack.cli import ask
from valuetrack.cli.guide import save, take_in, tried
from valuetrack.cli.run import Run
from valuetrack.model import Wording
from valuetrack.tracker import maintenance, names, values


def session(run: Run, day: date) -> None:
    """Go through the values that are awake on `day`; each answer is saved, and in the end that it was done."""
    take_in(run)
    awake = run.read(maintenance.values_to_revisit, day)
    run.notice("One value at a time. Values can change or stay. Press Enter to keep one.")
    for value in awake:
        run.notice(f"\n{value.value}" + (f": {value.meaning}" if value.meaning else ""))
        if value.importance is not None:
            run.notice(f"It matters {run.say.of_ten(value.importance)}.")
        if not ask.yes(f"Does {value.value} still fit?", enter=True):
            change(run, value.value, day)
    save(run, maintenance.keep_revisited, day)


def change(run: Run, name: str, day: date) -> None:
    """Ask for other words and another rating; where none are given, whether the value is to rest."""
    renamed = ask.read("Another name for it?", names.clean_name, name)
    if renamed is not None and tried(run, values.edit_value, name, day, {"name": renamed}):
        name = renamed
    meaning = ask.field(run, Wording, "meaning", "as it is")
    if meaning is not None:
        save(run, values.edit_value, name, day, {"meaning": meaning})
    importance = ask.rating(run, "How much does it matter now?", "keep")
    if importance is not None:
        save(run, values.rate_value, name, importance, day)
    said_nothing = all(answer is None for answer in (renamed, meaning, importance))
    if said_nothing and ask.yes(f"Let {name} rest for now? Nothing of it is lost."):
        save(run, values.archive_value, name, day)
