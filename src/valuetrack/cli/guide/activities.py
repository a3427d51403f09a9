"""Questions about something that was done: what it was, for which value, and when that is wanted, how it was."""

from datetime import date
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.guide import take_in, write
from valuetrack.cli.guide.tracking import ratings_around
from valuetrack.cli.run import Run
from valuetrack.model import Activity, Leaning
from valuetrack.tracker import activities, values


def log_activity(run: Run, day: date, fields: dict[str, Any]) -> None:
    """Ask what was done and for which value; what is in `fields` is known. Where nothing is named, nothing is kept."""
    if take_in(run):
        return
    if "value_id" in fields:  # what was mistyped on the line is said before a word is written
        fields["value_id"] = ask.named(run, fields["value_id"], day)
    text = ask.field(run, Activity, "text")
    if text is None:
        return
    try:
        with ask.until_dot():
            if "value_id" not in fields:
                fields["value_id"] = ask.maybe_value(run, day)
            if fields["value_id"] is not None:
                tracked = run.read(values.tracked, fields["value_id"], day, run.first_day)
                ask.fields(run, Activity, fields, *ratings_around(tracked))
            _ask_how_it_was(run, fields)
    finally:  # also where the rest is interrupted
        run.show(write(run, activities.log_activity, text, day, fields))


def _ask_how_it_was(run: Run, fields: dict[str, Any]) -> None:
    if not ask.yes("Add more? (how it was, where it led)"):
        return
    ask.fields(run, Activity, fields, "mood_before", "mood_after", "effort", "enjoyment", "energy", "leads")
    if fields["leads"] is Leaning.AWAY:
        ask.fields(run, Activity, fields, "relief", "cost")
