"""What is asked before and after something that is done: what its value tracks, said once for each value."""

from collections.abc import Iterable
from datetime import date

from valuetrack.cli import ask
from valuetrack.cli.guide import save
from valuetrack.cli.run import Run
from valuetrack.model import Experience, Value, facts_of
from valuetrack.reports.actions import OpenAction
from valuetrack.tracker import actions, values


def say_what_may_be_tracked(run: Run, value: str | None, day: date) -> None:
    """Before more is asked of a step, say once that it may be tracked, where that was not said of its value yet."""
    if run.read(values.untracked, value, day, run.first_day) is not None and run.is_first("tracking"):
        run.notice("If you add more, you can also choose to track anxiety or mood, for every step toward it.")


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


def before_it(action: OpenAction) -> list[str]:
    """The ratings before a step that are wanted for it and not kept yet."""
    return [name for name in actions.BEFORE if name in ratings_around(action.rate) and name not in action.known]
