"""Barriers in words: what one of them stood in the way of and what was done, and which came often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import Outcome
from valuetrack.render.page import Heading, Page, Paragraph, section
from valuetrack.render.safe import one_line
from valuetrack.render.voice import how_it_went

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.barriers import BarrierCame, BarrierStep, BarrierStory, OutsideHands

MOST = 5
MOST_TO_PLAN_AROUND = 2

_WHENCE = {"internal": "from inside", "external": "from outside", "unspecified": ""}


def _name(text: str) -> str:
    """A barrier as a sentence names it."""
    return one_line(text).rstrip(".!?;, ") or one_line(text)


def came_between(came: Sequence[BarrierCame], say: Voice) -> tuple[Block, ...]:
    """Which barriers came how often over some weeks, the first of them, and where there are more the way to them."""
    blocks = section("What got in the way", (_came(one, say) for one in came[:MOST]))
    more = (Paragraph("What was done about one of them: valuetrack show-barrier", quiet=True),)
    return (*blocks, *(more if blocks else ()))


def _came(one: BarrierCame, say: Voice) -> str:
    """A barrier: how often it came and for which values, whether it was thought of, and what was done all the same."""
    about = f", {_WHENCE[one.kind]}" if one.kind != "unspecified" else ""
    lines = [f"{say.counted(_name(one.what), one.count)}{about}: {', '.join(one.values)}"]
    if one.foreseen:
        often = _often(one.foreseen, say) if one.foreseen < one.count else ""
        lines.append(f"thought of beforehand{often}")
    if one.taken:
        often = _often(one.taken, say) if one.taken < one.count else ""
        lines.append(f"the step was taken all the same{often}")
    if one.coped:
        lines.append(f"tried against it: {'; '.join(map(one_line, one.coped))}")
    return "\n".join(lines)


def _often(number: int, say: Voice) -> str:
    return say.either(" once" if number == 1 else f" {say.times(number)}", ", at times")


def plan_around(came: Sequence[BarrierCame], say: Voice) -> Iterator[str]:
    """What came more than once in the weeks before a plan, as a question."""
    for one in came[:MOST_TO_PLAN_AROUND]:
        yield f'"{_name(one.what)}" came {say.times(one.count)}: plan around it?'


def outside_your_hands(found: Iterable[OutsideHands], say: Voice) -> Iterator[str]:
    """The barriers from outside that came more than once in a week, or that something was tried against."""
    return (_outside(one, say) for one in found if one.tried or one.count > 1)


def _outside(one: OutsideHands, say: Voice) -> str:
    count = say.either(f" ({one.count})", "") if one.count else ""
    what = f"{_name(one.what)}{count}"
    return f"{what}. Tried: {'; '.join(map(one_line, one.tried))}" if one.tried else what


def barrier_story(report: BarrierStory, say: Voice) -> Page:
    """What a barrier did, what was coped with, and what was tried to change it."""
    about = ", ".join(filter(None, [_WHENCE[report.kind], *(one.said for one in report.sources)]))
    words = _name(report.what)
    name = f"{words[:1].upper()}{words[1:]}"
    head = [Heading(f"{name} ({about})" if about else name)]
    blocks = [
        *section("It got in the way of", (_step(one) for one in report.blocked)),
        *section("You took the step all the same", (_step(one) for one in report.taken)),
        *section("Planned with it in mind", (_step(one) for one in report.ahead)),
        *section("You thought it might come, and took the step", (_step(one) for one in report.expected)),
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
