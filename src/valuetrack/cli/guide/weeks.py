"""Questions of a week: its focus, and how it was lived, value by value."""

import re
from collections.abc import Callable
from datetime import date

from valuetrack.cli import ask
from valuetrack.cli.guide import save, write
from valuetrack.cli.run import Run
from valuetrack.errors import BadDate, Contradiction, NotUnderstood
from valuetrack.model import WeekRating
from valuetrack.render.notices import PROTECT
from valuetrack.render.pages.weeks import offered_focus
from valuetrack.reports.weeks import PlanStart
from valuetrack.tracker import values, weeks
from valuetrack.tracker.names import find_values
from valuetrack.weeks import Week

AGAIN, SMALLER, NO = "again", "smaller", "no"


def choose_focus(run: Run, week: Week, start: PlanStart) -> None:
    """Offer one or two focus values with the reason, and keep what is chosen."""
    if len(start.values) < 2:
        return
    offered = [one.row.value for one in start.offered]
    which = PROTECT if start.all_at_ten else "Which one or two values do you want to focus on?"
    question = f"{which} {'(y: these)' if offered else ', '.join(start.values)}"
    if offered:
        run.notice("\nFor your focus you could choose:")
    for one in start.offered:
        run.notice(offered_focus(one, run.say))

    def reader(answer: str) -> list[str]:
        if offered and "yes".startswith(answer.lower()):
            return offered
        names = [life.name_on(week.end) for life in run.read(find_values, answer, week.end)]
        if len(names) > weeks.FOCUS_LIMIT:
            raise Contradiction("A week has room for one or two.", hint="Which two are it now? The others can wait.")
        return names

    chosen = ask.read(question, reader, "none for now")
    if chosen:
        save(run, weeks.set_focus, chosen, week)


def again(run: Run, week: Week, answer: str) -> tuple[str, tuple[date, ...]]:
    """What an answer says of a thing that may be planned again in a week: again, smaller or no, and the days it names.

    A day alone is again, and after a no nothing is read. Raises NotUnderstood, BadDate, Contradiction.
    """
    first, _, rest = answer.lower().partition(" ")
    first = first.rstrip(",;:.")
    words = {AGAIN: AGAIN, SMALLER: SMALLER, NO: NO, "not": NO, "yes": AGAIN}
    how = next((meant for word, meant in words.items() if first and word.startswith(first)), None)
    if how == NO:
        return NO, ()
    named = [part.strip() for part in re.split(r",|\band\b", rest if how else answer) if part.strip()]
    try:
        days = tuple(run.day_in(part.removeprefix("on "), week) for part in named)
    except BadDate as no:
        if how is None:
            raise NotUnderstood("Please answer with again, smaller or no.", hint="A day may follow: again tue.") from no
        raise
    return how or AGAIN, days


def rate(run: Run, name: str, week: Week) -> bool:
    """Ask how a value was lived, and where there is room how likely a step is; whether anything was said."""
    if not ask_lived(run, name, week):
        return False
    if run.read(weeks.has_room, name, week):
        likely = ask.field(run, WeekRating, "likely")
        if likely is not None:
            save(run, weeks.rate_week, name, week, {"likely": likely})
    return True


def ask_importance(run: Run, name: str, week: Week) -> None:
    """Ask how much a value matters that is not rated yet; it counts from the end of `week` on, or from today."""
    importance = ask.rating(run, f"{name}: how much does it matter?")
    if importance is not None:
        write(run, values.rate_value, name, importance, min(run.today, week.end))


def ask_lived(run: Run, name: str, week: Week, keep: Callable[..., object] = save) -> bool:
    """Ask how a value was lived in a week, and `keep` the answer; whether there was one."""
    lived = ask.rating(run, f"{name}: how much did you live it?")
    if lived is None:
        return False
    keep(run, weeks.rate_week, name, week, {"lived": lived})
    return True
