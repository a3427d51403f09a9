"""Asking where what another program has goes, before anything of it is written."""

from valuetrack.cli import ask
from valuetrack.cli.run import Run
from valuetrack.dates import describe_day
from valuetrack.errors import SaidNo
from valuetrack.frozen import replace
from valuetrack.imports.days import TwoReadings
from valuetrack.imports.found import DayFormat, Found
from valuetrack.model import MOOD
from valuetrack.render.receipts import shortened
from valuetrack.tracker import imports_from, names
from valuetrack.tracker.imports_from import Wishes


def which_days(two: TwoReadings) -> DayFormat:
    """Ask in which order the days of a file are written. Raises SaidNo where that stays open."""
    forms = list(two.readings)
    lines = [f"{describe_day(day)} ({form.said})" for form, day in two.readings.items()]
    chosen = ask.from_a_list(lines, forms, DayFormat, f"{two.message} Which is it?")
    if chosen is None:
        raise SaidNo("Without the order of its days nothing is brought in.", hint="--day-format says it.")
    return DayFormat(chosen)


def wishes(run: Run, found: Found, said: Wishes) -> Wishes:
    """Ask for each list which value it is for, and for each mood without a rating what it stands for.

    A dot alone leaves the rest of them as they are.
    """
    lists = run.read(imports_from.open_lists, found, said, run.today)
    values = dict(said.values)
    with ask.until_dot():
        _, offered = run.read(names.to_choose_from, run.today, run.first_day)
        for number, one in enumerate(lists):
            times = run.say.either(f", {run.say.count(one.count, 'time')}", "")
            how = f" {_HOW.format(', '.join(offered) or 'none yet')}" if not number else ""
            question = f'Which value is "{shortened(one.name)}" for{times}?{how}'
            answer = ask.read(
                question, lambda typed: run.read(imports_from.goal_named, typed, run.today), one.value or "none"
            )
            if answer is not None:
                values[one.name] = answer
    said = replace(said, values=values)
    moods = dict(said.moods)
    with ask.until_dot():
        for mood in imports_from.open_moods(found, said):
            rating = ask.rating(
                run, f'What does the mood "{shortened(mood.name)}" stand for?', "keep the word", words=MOOD
            )
            if rating is not None:
                moods[mood.name] = rating
    return replace(said, moods=moods)


_HOW = "(your values: {}; new:NAME makes one, a dot ends these questions)"


def consent() -> None:
    """Ask whether what was understood is to come in. Raises SaidNo."""
    ask.consent("Bring it in?", SaidNo("Nothing is brought in."))
