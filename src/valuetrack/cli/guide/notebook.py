"""The first run, and coming back after a time away."""

from datetime import timedelta
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.guide import save
from valuetrack.cli.run import Run
from valuetrack.dates import describe_week
from valuetrack.model import Importance
from valuetrack.render.notices import GLAD, HEAD, STARTERS, that_worked
from valuetrack.render.safe import one_line
from valuetrack.reports.maintenance import HardTimes
from valuetrack.reports.notebook import LastStep
from valuetrack.tracker import actions, names, values
from valuetrack.weeks import Week

_PROMPTS = f"""If it helps, start with one of these questions:
  What kind of person do you want to be?
  How do you want to be with other people, and with yourself?
  If fear had less say, what would you do more of?
{STARTERS}"""


def first_run(run: Run) -> bool:
    """Offer to begin with one value and one action, in five questions; False where that is not wanted."""
    run.notice(HEAD)
    if not ask.yes("Shall we begin, with four short questions?", enter=True):
        return False
    run.notice(_PROMPTS)
    name = ask.read("What matters to you? One or two words.", names.clean_name)
    if name is None:
        return False
    words: dict[str, Any] = {}
    importance = None
    try:
        words["meaning"] = ask.text(f"What does {name} mean, in your own words?")
        importance = ask.field(run, Importance, "importance")
    finally:
        save(run, values.add_value, name, run.today, words, importance)
    text = ask.text("One small thing you could do for it in the next days?")
    begun = f"You have named {name}."
    if text is not None:
        week = Week.containing(run.today + timedelta(days=1), run.first_day)
        save(run, actions.plan, text, name, week, run.first_day, {})
        begun = f"{begun} One small step: {one_line(text)}, some time in {describe_week(week)}."
    name_support(run)
    run.notice(f"\nThat is enough to begin. {begun}\nType valuetrack to see your day and one next step.")
    return True


def name_support(run: Run) -> None:
    """Say once, in a first run, what there is for a hard day."""
    run.notice("\nFor a hard day: type valuetrack support, or valuetrack hard-moment.")


def welcome_back(run: Run, last: LastStep, plan: HardTimes | None) -> None:
    """A kind word, one's own plan for hard times, and the last small action that worked, to begin again with."""
    run.notice(GLAD)
    if plan is not None:
        run.notice("")
        run.show(plan)
        run.notice("")
    run.notice(that_worked(last))
    if ask.yes("Would you like to plan it again, or a smaller version?"):
        offered = f" (s: {one_line(last.smaller)})" if last.smaller is not None else ""
        text = ask.text(f"What will you do?{offered}", last.text) or last.text
        if last.smaller is not None and "smaller".startswith(text.lower()):
            text = last.smaller
        new = text not in (last.text, last.smaller)
        save(run, actions.plan, text, last.value, [run.today], run.first_day, {}, is_new=new)
