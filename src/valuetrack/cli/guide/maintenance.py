"""The plan for hard times, part by part."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.guide import save
from valuetrack.cli.run import Run
from valuetrack.dates import describe_day
from valuetrack.errors import NotUnderstood
from valuetrack.model import Maintenance
from valuetrack.render.notices import FIRST_PLAN
from valuetrack.tracker import maintenance


def session(run: Run, offered: date | None) -> None:
    """Ask for each part of the plan; what was answered is kept, also where the rest is interrupted.

    `offered` is the day on which looking at the values again would be offered.
    """
    run.notice("A plan for hard times, made on an easier day. Leave out whatever you like.")
    ahead = describe_day(offered) if offered is not None and offered > run.today else "when you like"
    fields: dict[str, Any] = {}
    try:
        for name in (*ask.text_questions(Maintenance), "revisit"):
            answer = ask.field(run, Maintenance, name, ahead if name == "revisit" else "skip")
            if answer is not None:
                fields[name] = answer
    finally:
        if fields:
            save(run, maintenance.keep_plan, fields, run.today)


@contextmanager
def offered_after_four_weeks(run: Run) -> Iterator[None]:
    """Offer the plan for hard times once, where within this the fourth week comes to be rated and none is written."""
    was_time = run.read(maintenance.wants_first_plan, run.today, run.first_day)
    yield
    if not was_time and run.read(maintenance.wants_first_plan, run.today, run.first_day):
        run.notice(FIRST_PLAN)


def tick_signs(run: Run) -> None:
    """Ask which signs of the plan were there, and where some were, show the plan; what is ticked is not kept."""
    signs = run.read(maintenance.signs)
    if not signs:
        return
    listed = "\n".join(f"  {number}. {sign}" for number, sign in enumerate(signs, 1))
    run.notice(f"\nSigns from your plan for hard times:\n{listed}")
    question = "Were some of them there? Their numbers, or all. This is not kept."
    if ask.read(question, lambda answer: ticked(answer, signs), "none"):
        run.notice("")
        run.show(run.read(maintenance.show_plan, run.today))


def ticked(answer: str, signs: Sequence[str]) -> Sequence[str]:
    """The signs that an answer names by their numbers, or all of them, or none. Raises NotUnderstood."""
    said = answer.strip().lower()
    if said in ("none", "no", "n"):
        return ()
    if said in ("all", "yes", "y"):
        return signs
    numbers = [int(one) for one in re.findall("[0-9]{1,9}", said)]
    if re.search("[^0-9, ]", said) or not all(0 < one <= len(signs) for one in numbers):
        raise NotUnderstood(f"The numbers are 1 to {len(signs)}.")
    return [signs[one - 1] for one in numbers]
