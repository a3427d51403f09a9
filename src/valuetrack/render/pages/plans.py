"""Plans and the focus of a week in words."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import Column, Heading, Items, Page, Paragraph, Table
from valuetrack.render.pages.review import OFFERED, week_line
from valuetrack.reports.keeping import LOOK_AGAIN
from valuetrack.reports.old_receipt import Told, told
from valuetrack.scoring import rating_word

if TYPE_CHECKING:
    from valuetrack.render.page import Block
    from valuetrack.reports.plans import DayPlan, FocusOffer, Overview, PlannedAction, WeekPlan

OUTCOMES = {
    None: "open",
    "done": "done",
    "smaller": "smaller version done",
    "not-taken": "not this time",
    "carried": "carried on",
    "let-go": "let go",
}
_BEGIN = (
    Told(
        "Name something that matters: valuetrack add-value Connection --importance 9",
        'Name something that matters: valuetrack add-value Connection --importance "very much"',
    ),
    'Plan one small step: valuetrack plan-week "text a friend" --value Connection',
    "See it with four invented weeks: valuetrack demo",
)


def week(plan: WeekPlan) -> Page:
    """The plan of a week."""
    blocks: list[Block] = [Heading(f"The week {week_line(plan.week)}"), *_state(plan)]
    if plan.actions:
        blocks.append(_table(plan.actions))
    elif not plan.away:
        blocks.append(Paragraph("No plan this week. Noticing counts too."))
    return Page((*blocks, *_barriers(plan.actions)))


def day(plan: DayPlan) -> Page:
    """The plan of a day."""
    blocks: list[Block] = [Heading(describe_day(plan.day)), *_state(plan)]
    if plan.actions:
        blocks.append(_table(plan.actions))
    else:
        blocks.append(Paragraph("Nothing is planned for this day."))
    if plan.any_day:
        blocks += [Heading(f"Some time in the week {week_line(plan.week)}"), _table(plan.any_day)]
    return Page((*blocks, *_barriers((*plan.actions, *plan.any_day))))


def _state(plan: WeekPlan | DayPlan) -> list[Block]:
    said = [Paragraph(f"Focus: {' and '.join(plan.focus)}")] if plan.focus else []
    return [*said, Paragraph("This week is set aside.")] if plan.away else [*said]


def _table(actions: tuple[PlannedAction, ...]) -> Table:
    names = (("id", False), ("when", False), ("Value", True), ("action", True), ("how it went", False))
    columns = tuple(Column(name, wide=wide) for name, wide in names)
    return Table(columns, tuple(_row(action) for action in actions))


def _row(action: PlannedAction) -> tuple[str, ...]:
    when = describe_day(action.day) if action.day else "any day"
    if action.at:
        when += f"\n{action.at:%H:%M}"
    return (action.short, when, action.value, action.text, OUTCOMES[action.outcome])


def _barriers(actions: tuple[PlannedAction, ...]) -> list[Block]:
    thought = [f"{one.short}: {one.if_then}" for one in actions if one.outcome is None and one.if_then]
    return [Heading("Thought of beforehand"), Items(tuple(thought))] if thought else []


def focus(offer: FocusOffer) -> Page:
    """The focus of a week and what is offered for it."""
    reasons = [f"{one.value}: {one.score:g} of 10{_likely(one.likely)}" for one in offer.offered[:OFFERED]]
    return _focus(offer, reasons)


def focus_in_words(offer: FocusOffer) -> Page:
    """The same without a score."""
    return _focus(offer, [f"{one.value}{_likely_in_words(one.likely)}" for one in offer.offered[:OFFERED]])


def _focus(offer: FocusOffer, reasons: list[str]) -> Page:
    blocks: list[Block] = [Heading(f"Focus of the week {week_line(offer.week)}")]
    if offer.focus:
        blocks.append(Paragraph(f"Chosen: {' and '.join(offer.focus)}"))
    if offer.offered:
        names = " ".join(shlex.quote(one.value) for one in offer.offered[:OFFERED])
        blocks += [
            Paragraph("On offer from the week before, by importance, discrepancy and how likely a step is:"),
            Items(tuple(reasons)),
            Paragraph(f"You decide:\n  valuetrack set-focus {names} --week {offer.week.iso}"),
        ]
    elif offer.rated:
        blocks.append(Paragraph("Your week and what matters were close. Keep going, or rest."))
    else:
        blocks.append(Paragraph("The week before is not rated (yet). Choose what you like: valuetrack set-focus VALUE"))
    return Page(tuple(blocks))


def _likely(likely: int | None) -> str:
    return f", a step is {likely} of 10 likely" if likely is not None else ""


def _likely_in_words(likely: int | None) -> str:
    return f" (a step is likely: {rating_word(likely)})" if likely is not None else ""


def overview(overview: Overview) -> Page:
    """What a person needs now."""
    return _overview(overview, words_only=False)


def overview_in_words(overview: Overview) -> Page:
    """The same without a rating in how to begin."""
    return _overview(overview, words_only=True)


def _overview(overview: Overview, *, words_only: bool) -> Page:
    if overview.today is None:
        return Page((Paragraph("\n".join(told(line, words_only=words_only) for line in _BEGIN)),))
    if overview.welcome_back:
        last = overview.last_step
        worked = [Paragraph(f"The last small action that worked: {last.text} ({last.value})")] if last else []
        begin = Paragraph(f"One small step to begin again, when you like:\n  {overview.next_step}")
        return Page((Paragraph("Good to see you."), *worked, begin))
    again = f"\n{LOOK_AGAIN}" if overview.revisit_values else ""
    return Page((*day(overview.today).blocks, Paragraph(f"Next: {overview.next_step}{again}", quiet=True)))
