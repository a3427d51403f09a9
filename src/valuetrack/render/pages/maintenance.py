"""The plan for hard times in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import Heading, Items, Page, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.maintenance import HardTimes, MaintenancePlan

WITH_YOU = "People who can be with you now: valuetrack support"


def maintenance_plan(report: MaintenancePlan, _say: Voice) -> Page:
    """The plan for hard times: what is in it, then what there is room for."""
    blocks = list(for_hard_times(report))
    room = tuple(f"{title}: {flag}" for title, flag, text in _parts(report) if not text)
    if len(blocks) == 1:
        blocks.append(Paragraph("It is empty, and that is fine. An easier day is a good day to start."))
    last = [f"You looked through them on {describe_day(report.revisited)}."] if report.revisited else []
    again = [f"You will be asked about them again on {describe_day(report.offered)}."] if report.offered else []
    if last or again:
        blocks += [Heading("Your values"), Paragraph(" ".join(last + again))]
    if room:
        blocks += [Paragraph("You can still add:", quiet=True), Items(room)]
    change = "To change it: valuetrack maintenance-plan --edit, or a part by its option."
    return Page((*blocks, Paragraph(f"{change}\n{WITH_YOU}", quiet=True)))


def hard_times(plan: HardTimes, _say: Voice) -> Page:
    """The plan for hard times as it comes by itself, after a time away."""
    return Page((*for_hard_times(plan), Paragraph(WITH_YOU, quiet=True)))


def for_hard_times(plan: MaintenancePlan | HardTimes) -> Iterator[Block]:
    """What is in the plan, under its heading."""
    yield Heading("Your plan for hard times")
    for title, _, text in _parts(plan):
        if text:
            yield Heading(title)
            yield Paragraph(text)


def _parts(plan: MaintenancePlan | HardTimes) -> tuple[tuple[str, str, str | None], ...]:
    """Each part with its title and its option."""
    return (
        ("One small first step", "--first-step", plan.first_step),
        ("People who help", "--people", plan.people),
        ("Signs to notice", "--signs", plan.signs),
        ("What could be hard", "--stressors", plan.stressors),
    )
