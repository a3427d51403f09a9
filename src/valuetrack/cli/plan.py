"""The command that plans the small actions of a week."""

from datetime import date
from typing import Annotated, Any

import typer

from valuetrack.cli import ask
from valuetrack.cli import old_params as params
from valuetrack.cli.old_params import PLAN, InWeek, OptionalValue, with_fields
from valuetrack.cli.run import Run
from valuetrack.model import clean_text
from valuetrack.tracker import planning
from valuetrack.weeks import Week

ActionText = Annotated[str | None, typer.Argument(metavar="ACTION", help="What you will do; - reads it from stdin.")]
Days = Annotated[
    list[str] | None,
    typer.Option(
        "--on", "-o", metavar="DAY", help="The day; several plan one action each. Without: any day of the week."
    ),
]
CarriedFrom = Annotated[
    str | None,
    typer.Option(
        "--carried-from", metavar="ID", help="The action that it carries on.", autocompletion=params.complete_ids
    ),
]
StepId = Annotated[
    str | None,
    typer.Option("--step", metavar="ID", help="The step of a ladder that it is.", autocompletion=params.complete_steps),
]


@with_fields(*PLAN)
def plan_week(
    ctx: typer.Context,
    action: ActionText = None,
    value: OptionalValue = None,
    on: Days = None,
    week: InWeek = None,
    carried_from: CarriedFrom = None,
    step: StepId = None,
    *,
    fields: dict[str, Any],
) -> None:
    """Plan a small action; without ACTION, be guided through the week's plan.

    With several --on there is one action for each day. Without --on it is for some time in the week. With --step the
    words and the value are the step's, where no others are given.
    """
    run = Run.of(ctx)
    if carried_from is not None:
        fields["carried_from"] = carried_from
    if step is not None:
        from valuetrack.tracker import steps  # noqa: PLC0415 - a rung of a ladder alone

        text = _text(action) if action is not None else None
        when = _when(run, on, week)
        with run.writing() as store:
            receipt = steps.plan_step(store, step, text, value, when, run.first_day, fields)
        run.show(receipt)
    elif action is not None:
        _plan(run, _text(action), value, _when(run, on, week), fields)
    elif on or fields or not run.can_ask:
        raise params.needs("ACTION", "An action")
    else:
        from valuetrack.cli.guide import planning as guided  # noqa: PLC0415 - asked at a terminal alone

        guided.session(run, run.week(week, ahead=True) if week is not None else None, value)


def _text(action: str) -> str:
    return clean_text("ACTION", params.from_stdin(action))


def _plan(run: Run, text: str, value: str | None, when: list[date] | Week, fields: dict[str, Any]) -> None:
    typed = ask.value(run, value, when.end if isinstance(when, Week) else when[0])
    with run.writing() as store:
        receipt = planning.plan(store, text, typed, when, run.first_day, fields)
    run.show(receipt)


def _when(run: Run, on: list[str] | None, week: str | None) -> list[date] | Week:
    """The days of a plan, or its week. A weekday beside a week is that week's. Raises BadDate, Contradiction."""
    if not on:
        return run.week(week, ahead=True)
    if week is None:
        return [run.day(text, ahead=True) for text in on]
    chosen = run.week(week, ahead=True)
    return [run.day_in(text, chosen) for text in on]
