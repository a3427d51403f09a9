"""The first run, and coming back after a time away."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from valuetrack.cli import ask
from valuetrack.cli.contacts import show_support
from valuetrack.cli.guide.saving import save
from valuetrack.tracker import names, planning, values
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from valuetrack.cli.run import Run
    from valuetrack.reports.plans import LastStep

_WELCOME = "A private notebook for living by what matters to you. It is no medical or psychological treatment."
_PROMPTS = """Some begin with one of these:
  What do you want this part of your life to stand for?
  What kind of relationship with yourself, or with others?
  If anxiety were less in charge, what would you move toward?"""


def first_run(run: Run) -> bool:
    """Offer to begin with one value and one action, in five questions; False where that is not wanted."""
    run.notice(_WELCOME)
    if not ask.yes("Shall we begin, with four short questions?", enter=True):
        return False
    run.notice(_PROMPTS)
    name = ask.read("One word for something that matters?", names.clean_name)
    if name is None:
        return False
    fields: dict[str, Any] = {}
    importance = None
    try:
        fields["meaning"] = ask.text(f"What does {name} mean, in your own words?")
        importance = ask.rating(run, "How much does it matter?")
    finally:
        save(run, lambda store: values.add_value(store, name, run.today, fields, importance))
    text = ask.text("One small action toward it, in the days ahead?")
    if text is not None:
        week = Week.containing(run.today + timedelta(days=1), run.first_day)
        save(run, lambda store: planning.plan(store, text, name, week, run.first_day, {}))
    run.notice("\nThat is all for a beginning. `valuetrack` shows the day and one next step.")
    return True


def name_support(run: Run) -> None:
    """Show once, at the end of a first run, what there is for a hard day."""
    run.notice("\nAnd for a hard day, so that you know where it is (`valuetrack support` shows it again):")
    show_support(run)


def welcome_back(run: Run, last: LastStep | None) -> None:
    """A kind word, the last small action that worked, and one step to begin again."""
    run.notice("Good to see you.")
    if last is None:
        run.notice("One small step to begin again, when you like: valuetrack log-opportunity")
        return
    run.notice(f"The last small action that worked: {last.text} ({last.value})")
    if ask.yes("Would it fit again today, or a smaller version of it?"):
        text = ask.text("In which words?", last.text) or last.text
        new = text != last.text
        save(run, lambda store: planning.plan(store, text, last.value, [run.today], run.first_day, {}, is_new=new))


def can_begin(run: Run) -> bool:
    """Whether somebody is at a terminal who reads what is shown and can answer."""
    return run.can_ask and sys.stdout.isatty() and not run.options.plain
