"""The notebook itself in words: what fits now, its places, and the demo."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from valuetrack.frozen import replace
from valuetrack.render.notices import GLAD, LOOK_AGAIN, demo_lines, that_worked
from valuetrack.render.page import Column, Heading, Items, Listing, Page, Paragraph, Table, section
from valuetrack.render.pages.actions import cards
from valuetrack.render.pages.maintenance import WITH_YOU, for_hard_times
from valuetrack.render.pages.reviews import week_review
from valuetrack.render.pages.weeks import the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.notebook import Demo, Noticed, Overview, Places
    from valuetrack.reports.weeks import DayPlan


def overview(report: Overview, say: Voice) -> Page:
    """What a person needs now."""
    if report.today is None:
        matters = say.either("9", '"very much"')
        lines = (
            f"Name something that matters: valuetrack add-value Connection --importance {matters}",
            'Plan one small step: valuetrack plan-week "text a friend" --value Connection',
            "See it with four invented weeks: valuetrack demo",
        )
        return Page((Paragraph("\n".join(lines)),))
    if report.welcome_back:
        worked = [Paragraph(that_worked(report.last_step))] if report.last_step else []
        begin = Paragraph(f"One small step to begin again, when you like:\n  {report.next_step}")
        plan = [*for_hard_times(report.plan), Paragraph(WITH_YOU, quiet=True)] if report.plan else []
        return Page((Paragraph(GLAD), *worked, begin, *plan))
    return Page(tuple(_at_a_glance(report, report.today, say)))


def _at_a_glance(report: Overview, today: DayPlan, say: Voice) -> Iterator[Block]:
    yield from the_day(today, say, report.earlier)
    yield from section("Noticed today", (_noticed(one) for one in report.noticed))
    yield from cards((*today.actions, *today.any_day), say)
    said = [f"Next: {report.next_step}"] if report.next_step else []
    if said or report.revisit_values:
        yield Paragraph("\n".join([*said, *([LOOK_AGAIN] if report.revisit_values else [])]), quiet=True)


def _noticed(one: Noticed) -> str:
    return f"{one.short}: {one.text} ({one.value}, {'taken' if one.taken else 'not this time'})"


def places(report: Places, say: Voice) -> Listing:
    """Where everything is kept, one place a row, and how many drafts there are in the state folder."""
    named = tuple((name, getattr(report, name)) for name in ("store", "configuration", "data", "state", "cache"))
    rows = (*named, ("drafts", say.either(str(report.drafts), "some") if report.drafts else "none"))
    remark = "" if report.store_exists else "The first entry makes the store."
    return Listing(Table((Column("what"), Column("where", wide=True)), rows), remark)


def demo(report: Demo, say: Voice) -> Page:
    """What a newcomer would type, and what the fourth invented week looks like."""
    more = "To explore it: valuetrack demo --keep demo.db"
    if report.store is not None:
        more = f"Explore it: valuetrack show-week --week 2026-W09 --db {shlex.quote(report.store)}"
    return Page(
        (
            Heading("Four weeks of a made-up person"),
            Paragraph("Through a week they type lines like these, each when it fits:"),
            Items(demo_lines(say)),
            Paragraph("At the end of week four they see:"),
            *week_review(report.review, replace(say, today=None)).blocks,  # as it is read in that very week
            Paragraph(more, quiet=True),
        )
    )
