"""What a person needs now, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.notices import LOOK_AGAIN
from valuetrack.render.page import Page, Paragraph
from valuetrack.render.pages.weeks import day_plan
from valuetrack.render.voice import IN_NUMBERS
from valuetrack.reports.old_receipt import Told, told

if TYPE_CHECKING:
    from valuetrack.reports.plans import Overview

_BEGIN = (
    Told(
        "Name something that matters: valuetrack add-value Connection --importance 9",
        'Name something that matters: valuetrack add-value Connection --importance "very much"',
    ),
    'Plan one small step: valuetrack plan-week "text a friend" --value Connection',
    "See it with four invented weeks: valuetrack demo",
)


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
    return Page(
        (*day_plan(overview.today, IN_NUMBERS).blocks, Paragraph(f"Next: {overview.next_step}{again}", quiet=True))
    )
