"""The plan for hard times, part by part."""

from datetime import date
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.guide import save
from valuetrack.cli.run import Run
from valuetrack.dates import describe_day
from valuetrack.model import Maintenance
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
