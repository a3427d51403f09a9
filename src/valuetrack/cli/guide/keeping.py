"""The plan for hard times, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from valuetrack.cli import ask
from valuetrack.cli.guide.saving import save
from valuetrack.dates import describe_day
from valuetrack.tracker import keeping

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.cli.run import Run

QUESTIONS = {
    "signs": "How do you notice that a hard time is coming? Small signs count.",
    "stressors": "What may lie ahead that asks a lot of you?",
    "first_step": "What is one first step, small enough for a hard day?",
    "people": "Who is good to have near then?",
}


def plan(run: Run, offered: date | None) -> None:
    """Ask for each part of the plan; what was answered is kept, also where the rest is interrupted.

    `offered` is the day on which looking at the values again would be offered.
    """
    run.notice("A plan for hard times, made on an easier day. Leave out whatever you like.")
    fields: dict[str, Any] = {}
    try:
        for field, question in QUESTIONS.items():
            _note(fields, field, ask.text(question))
        ahead = describe_day(offered) if offered is not None and offered > run.today else "when you like"
        again = "When would you like to look at your values again?"
        _note(fields, "revisit", ask.read(again, lambda answer: run.day(answer, ahead=True), ahead))
    finally:
        if fields:
            save(run, lambda store: keeping.keep_plan(store, fields, run.today))


def _note(fields: dict[str, Any], field: str, answer: object) -> None:
    if answer is not None:
        fields[field] = answer
