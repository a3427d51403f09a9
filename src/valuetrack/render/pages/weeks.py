"""Weeks in words: what is planned, the focus on offer, and the look back with which planning begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import LIKELY
from valuetrack.render.notices import CLOSE, IN_STEP, NO_PLAN, NOTICING, WEEK_IS_OVER, you_decide
from valuetrack.render.page import Column, Heading, Items, Page, Paragraph, Table, section
from valuetrack.render.pages.actions import cards
from valuetrack.render.safe import one_line
from valuetrack.render.voice import describe_span, from_to, how_it_went, if_then_of, listed, plainly
from valuetrack.reports.reviews import AwayReview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.reviews import FocusCandidate, WeekReview
    from valuetrack.reports.weeks import DayPlan, FocusOffer, OfferedFocus, PlannedAction, WeekPlan

MOST = 2


def week_plan(plan: WeekPlan, say: Voice) -> Page:
    """The plan of a week, in the order of time."""
    blocks: list[Block] = [Heading(f"The week {describe_span(plan.week)}"), *_state(plan)]
    if plan.actions:
        blocks.append(_table(plan.actions, say))
    elif not plan.away:
        blocks.append(Paragraph(NO_PLAN))
    return Page((*blocks, *_at_one_time(plan, say), *_thought_of_beforehand(plan.actions)))


def _at_one_time(plan: WeekPlan, say: Voice) -> Iterator[Block]:
    """What meets on a day, and how one of it moves."""
    known = {one.id: one for one in plan.actions}
    meetings = [(known[one], known[other]) for one, other in plan.at_one_time]
    if meetings:
        yield Heading("At one time")
        yield Items(tuple(_meeting(one, other, say) for one, other in meetings))
        yield Paragraph(f"To move one: valuetrack edit-action {meetings[0][1].short} --at TIME", quiet=True)


def _meeting(one: PlannedAction, other: PlannedAction, say: Voice) -> str:
    (day, at), (_, other_at) = _when(one, say), _when(other, say)
    return f"{day}: {one_line(one.text)} ({one.short}, {at}) and {one_line(other.text)} ({other.short}, {other_at})"


def day_plan(plan: DayPlan, say: Voice) -> Page:
    """The plan of a day."""
    return Page((*the_day(plan, say), *cards((*plan.actions, *plan.any_day), say)))


def the_day(plan: DayPlan, say: Voice, earlier: tuple[PlannedAction, ...] = ()) -> tuple[Block, ...]:
    """What is planned for a day, and under it what is still open from `earlier` ones."""
    blocks: list[Block] = [Heading(describe_day(plan.day)), *_state(plan)]
    if plan.actions:
        blocks.append(_table(plan.actions, say))
    elif not plan.any_day and not earlier:
        blocks.append(Paragraph("Nothing is planned for this day."))
    if plan.any_day:
        blocks += [Heading(f"Some time in the week {describe_span(plan.week)}"), _table(plan.any_day, say)]
    if earlier:
        blocks += [Heading("Open from earlier days"), _table(earlier, say)]
    return tuple(blocks)


def _state(plan: WeekPlan | DayPlan) -> Iterator[Block]:
    if plan.focus:
        yield Paragraph(f"Focus: {listed(plan.focus)}")
    if plan.away:
        yield Paragraph("This week is set aside.")


def _table(actions: tuple[PlannedAction, ...], say: Voice) -> Table:
    names = ("id", "when", "Value", "action", "how it went")
    columns = tuple(Column(name, wide=name in ("Value", "action")) for name in names)
    return Table(columns, tuple(_row(action, say) for action in actions))


def _row(action: PlannedAction, say: Voice) -> tuple[str, ...]:
    serves = action.value + (f", also {action.also}" if action.also else "")
    return (action.short, "\n".join(_when(action, say)), serves, action.text, how_it_went(action.outcome))


def _when(action: PlannedAction, say: Voice) -> Iterator[str]:
    """The day of an action, and its time from beginning to end, or how long it may take."""
    yield describe_day(action.day) if action.day else "any day"
    if action.at:
        yield from_to(action.at, action.planned_minutes)
    elif action.planned_minutes and not say.words_only:
        yield say.count(action.planned_minutes, "minute")


def _thought_of_beforehand(actions: tuple[PlannedAction, ...]) -> tuple[Block, ...]:
    """The if-then sentences of what is open."""
    still_open = [(one.short, if_then_of(one)) for one in actions if one.outcome is None]
    return section("Your if-then plans", (f"{short}: {sentence}" for short, sentence in still_open if sentence))


def focus_offer(offer: FocusOffer, say: Voice) -> Page:
    """The focus of a week and what is offered for it."""
    blocks: list[Block] = [Heading(f"Focus of the week {describe_span(offer.week)}")]
    offered = offer.offered[:MOST]
    if offer.focus:
        blocks.append(Paragraph(f"Chosen: {listed(offer.focus)}"))
    if offered:
        blocks += [
            Paragraph("You could choose, from how last week was:"),
            Items(tuple(_candidate(one, say) for one in offered)),
            Paragraph(you_decide((one.value for one in offered), offer.week.iso)),
        ]
    elif offer.rated:
        blocks.append(Paragraph(IN_STEP))
    else:
        blocks.append(Paragraph("The week before is not rated (yet). Choose what you like: valuetrack set-focus VALUE"))
    return Page(tuple(blocks))


def _candidate(one: FocusCandidate, say: Voice) -> str:
    if one.likely is None:
        return one.value
    likely = say.either(f"a step is {one.likely} of 10 likely", f"a small step: {say.rating(one.likely, LIKELY)}")
    return f"{one.value} ({likely})"


# What the session that plans a week says before it asks


def looking_back(review: WeekReview | AwayReview, say: Voice) -> Iterator[str]:
    """A review in three lines, and what helped; nothing where there is nothing to say."""
    if isinstance(review, AwayReview):
        yield "The week before was set aside."
        return
    actions, opportunities = review.totals.actions, review.totals.opportunities
    is_open_whole = actions.not_recorded == actions.planned
    counts = [f"{plainly(actions.text)}."] if actions.taken or (actions.planned and is_open_whole) else []
    if opportunities.taken:
        counts.append(f"Opportunities taken: {opportunities.taken} of {opportunities.noticed}.")
    if counts:
        toward = [row.value for row in review.values if row.moves_toward]
        steps = f"There were steps toward {listed(toward)}." if toward else NOTICING
        yield f"The week before: {say.either(' '.join(counts), steps)}"
    elif actions.planned or opportunities.noticed:
        yield WEEK_IS_OVER
    apart = [f"{row.value}, {row.reading}" for row in review.values if row.reading in ("some room", "wide gap")]
    if apart:
        yield f"Where there was the most room: {'; '.join(apart[:MOST])}."
    elif review.rated:
        yield CLOSE
    if ways := [f'"{way.what}"' for way in review.in_the_way if way.what and way.kind != "external"]:
        yield f"What you wrote got in the way: {', '.join(ways[:MOST])}."
    if review.helped:
        yield f"What helped: {'; '.join(one.what for one in review.helped[:MOST])}."


def offered_focus(one: OfferedFocus, say: Voice) -> str:
    """A value on offer as a focus, and what speaks for it."""
    row, likely = one.row, ""
    if one.likely is not None:
        likely = f", a small step is {say.either(f'{one.likely} of 10 likely', say.rating(one.likely, LIKELY))}"
    apart = say.either(f"the discrepancy is {row.discrepancy}", row.reading)
    return f"{row.value}: it matters {say.rating(row.importance or 0)}, {apart}{likely}"
