"""The plan for hard times in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import Heading, Items, Page, Paragraph

if TYPE_CHECKING:
    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.maintenance import MaintenancePlan


def maintenance_plan(report: MaintenancePlan, _say: Voice) -> Page:
    """The plan for hard times: what is in it, then what there is room for."""
    blocks: list[Block] = [Heading("Your plan for hard times")]
    parts = (
        ("One small first step", "--first-step", report.first_step),
        ("People who are good to have near", "--people", report.people),
        ("Signs to notice", "--signs", report.signs),
        ("What may ask a lot of you", "--stressors", report.stressors),
    )
    for title, _, text in parts:
        if text:
            blocks += [Heading(title), Paragraph(text)]
    room = tuple(f"{title}: {flag}" for title, flag, text in parts if not text)
    if len(room) == len(parts):
        blocks.append(Paragraph("Nothing is in it yet, and nothing has to be. An easier day is a good day to begin."))
    last = [f"You looked through them on {describe_day(report.revisited)}."] if report.revisited else []
    again = [f"They come up again on {describe_day(report.offered)}."] if report.offered else []
    if last or again:
        blocks += [Heading("Your values"), Paragraph(" ".join(last + again))]
    if room:
        blocks += [Paragraph("There is room, when you like, for:", quiet=True), Items(room)]
    change = "To change it: valuetrack maintenance-plan --edit, or a part by its option."
    with_you = "People who can be with you now: valuetrack support"
    return Page((*blocks, Paragraph(f"{change}\n{with_you}", quiet=True)))
