"""What is asked before and after something that is done: what its value tracks, said once for each value."""

from collections.abc import Iterable
from datetime import date

from valuetrack.cli import ask
from valuetrack.cli.guide import save
from valuetrack.cli.run import Run
from valuetrack.model import Experience, Value, facts_of
from valuetrack.tracker import values


def ask_what_to_track(run: Run, value: str | None, day: date) -> None:
    """Ask what is to be tracked for a value, or the single focus of the week, where that was not said yet."""
    name = run.read(values.untracked, value, day, run.first_day)
    if name is None:
        return
    run.notice(f"For every step toward {name}:")
    tracks = ask.field(run, Value, "tracks")
    if tracks is not None:
        save(run, values.track, name, day, tracks)


def ratings_around(what: Iterable[str]) -> list[str]:
    """The fields in which anxiety, mood, effort or enjoyment are rated, in this order of what is wanted."""
    return [name for one in dict.fromkeys(what) for name in facts_of(Experience) if name.split("_")[0] == one]
