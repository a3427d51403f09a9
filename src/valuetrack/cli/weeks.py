"""Commands for weeks: their focus, what is planned in them, weeks set aside, and how they were lived."""

from collections.abc import Mapping
from typing import Annotated

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.params import (
    InWeekAhead,
    MaybeWeek,
    RatingFields,
    argument,
    is_none,
    needs,
    on_scale,
    switch,
)
from valuetrack.cli.run import Run
from valuetrack.model import HOW_MUCH, RATING
from valuetrack.reports.weeks import DayPlan, FocusOffer, FocusSet, WeekPlan, WeekRated, WeekResumed, WeekSetAside
from valuetrack.tracker import weeks


def _lived(run: Run, name: str, text: str) -> Mapping[str, int | None]:
    return {"lived": on_scale(RATING, HOW_MUCH)(run, name, text)}


Values = Annotated[
    tuple[str, ...], argument("VALUE...", "One or two values; none clears.", many=True, complete="values")
]
Value = Annotated[str | None, argument("VALUE", "A value's name, or the beginning of it.", complete="values")]
Lived = Annotated[Mapping[str, int | None] | None, argument("LIVED", "From 0 to 10; none clears.", _lived)]
Resume = Annotated[bool, switch("--resume", "Take the week up again.")]


@examples("valuetrack set-focus Connection", "valuetrack set-focus Connection Growth --week next")
def set_focus(run: Run, week: InWeekAhead, values: Values = ()) -> FocusSet | FocusOffer | None:
    """Choose the one or two values of the week; without VALUE, see what is offered."""
    if not values and run.can_ask:
        from valuetrack.cli.guide import weeks as guided  # noqa: PLC0415 - asked at a terminal alone

        start = run.read(weeks.plan_start, week)
        if not start.focus and len(start.values) > 1:
            guided.choose_focus(run, week, start)
            return None
    if not values:
        return run.read(weeks.focus_offer, week)
    return run.write(weeks.set_focus, () if len(values) == 1 and is_none(values[0]) else values, week)


@examples("valuetrack today", "valuetrack today --json")
def today(run: Run) -> DayPlan:
    """Show what is planned for today."""
    return run.read(weeks.show_day, run.today, run.first_day)


@examples("valuetrack show-week", "valuetrack show-week --week next")
def show_week(run: Run, week: InWeekAhead) -> WeekPlan:
    """Show what is planned in a week."""
    return run.read(weeks.show_week, week)


@examples("valuetrack set-aside-week --week next", "valuetrack set-aside-week --week next --resume")
def set_aside_week(run: Run, week: InWeekAhead, resume: Resume) -> WeekSetAside | WeekResumed:
    """Set a week aside, as time away; it is in no count and no trend."""
    return run.write(weeks.set_aside, week, resume=resume)


@examples("valuetrack rate-week Connection 5", "valuetrack rate-week Connection 6 --likely 7 --week last")
def rate_week(
    run: Run, fields: RatingFields, week: MaybeWeek, value: Value = None, lived: Lived = None
) -> WeekRated | None:
    """Say how much you lived each value this week.

    Without VALUE it asks for each value in turn, then shows the review and offers a focus for the next week.
    """
    fields = {**(lived or {}), **fields}
    chosen = week or run.week(None)
    if value is not None and fields:
        return run.write(weeks.rate_week, value, chosen, fields)
    if fields or not run.can_ask:
        raise needs("VALUE", "A value") if value is None else needs("LIVED, --likely or --note", "A rating")
    from valuetrack.cli.guide import reviews, take_in  # noqa: PLC0415 - asked at a terminal alone
    from valuetrack.cli.guide import weeks as guided  # noqa: PLC0415

    if value is None:
        reviews.session(run, week)
    else:
        take_in(run)
        guided.rate(run, ask.named(run, value, chosen.end), chosen)
    return None
