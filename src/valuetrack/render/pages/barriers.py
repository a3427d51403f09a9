"""Barriers in words: what one of them stood in the way of and what was done, and which came often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import Outcome
from valuetrack.render.page import Heading, Page, Paragraph, section
from valuetrack.render.safe import one_line
from valuetrack.render.voice import how_it_went

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.voice import Voice
    from valuetrack.reports.barriers import BarrierStep, BarrierStory

_WHENCE = {"internal": "from inside", "external": "from outside", "unspecified": ""}


def barrier_story(report: BarrierStory, say: Voice) -> Page:
    """What a barrier did, what was coped with, and what was tried to change it."""
    about = ", ".join(filter(None, [_WHENCE[report.kind], *(one.said for one in report.sources)]))
    words = one_line(report.what).rstrip(".!?;, ")
    name = f"{words[:1].upper()}{words[1:]}"
    head = [Heading(f"{name} ({about})" if about else name)]
    blocks = [
        *section("It got in the way of", (_step(one) for one in report.blocked)),
        *section("You took the step all the same", (_step(one) for one in report.taken)),
        *section("Planned with it in mind", (_step(one) for one in report.ahead)),
        *section("What you tried, to change it", (_step(one) for one in report.tried)),
    ]
    older = (
        [
            Paragraph(
                f"{say.count(report.more, 'entry', 'entries', some='Some')} more, from before; --all shows all.",
                quiet=True,
            )
        ]
        if report.more
        else []
    )
    return Page((*head, *_how_often(report, say), *blocks, *older))


def _how_often(report: BarrierStory, say: Voice) -> Iterator[Paragraph]:
    if report.count:
        came = say.either("It came once." if report.count == 1 else f"It came {say.times(report.count)}.", "It came.")
        thought = " You had thought of it beforehand."
        if report.foreseen < report.count:
            thought = " You had thought of it beforehand, at times." if report.foreseen else ""
        yield Paragraph(f"{came}{thought}")


def _step(one: BarrierStep) -> str:
    day = f"week of {describe_day(one.day)}" if one.any_day else describe_day(one.day)
    went = "noticed, not this time" if one.source == "opportunity" else how_it_went(one.outcome)
    if one.source == "opportunity" and one.outcome is Outcome.DONE:
        went = "taken"
    lines = [f"{day} ({one.short}): {one.text} ({one.value}), {went}"]
    if one.coping:
        tried = {None: "thought of against it", True: "tried", False: "thought of, not tried"}[one.coping_tried]
        lines.append(f"{tried}: {one.coping}")
    if one.learned:
        lines.append(f"learned: {one.learned}")
    return "\n".join(lines)
