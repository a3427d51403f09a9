"""The weekly review in words."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import NUMBER, Bar, Column, Heading, Items, Page, Paragraph, Table
from valuetrack.scoring import is_more_than_it_asks
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from valuetrack.render.page import Block
    from valuetrack.reports.week_review import (
        ActionCounts,
        AwayReview,
        BeforeAfter,
        CarriedAction,
        Experiment,
        InTheWay,
        OpportunityCounts,
        OpportunityTotals,
        ValueRow,
        WeekReview,
        WeekSpan,
    )

_OFFERED = 2


def week_line(week: WeekSpan) -> str:
    """A week with both ends and its ISO name."""
    return f"{describe_day(week.start)} to {describe_day(week.end)} ({week.iso})"


def away(review: AwayReview) -> Page:
    """The review of a week set aside: no tables, no counts (rule R19)."""
    head = Heading(f"Your week, {week_line(review.week)}")
    return Page((head, Paragraph("This week is set aside. It is in no count and no trend.")))


def review(review: WeekReview) -> Page:
    """The review of a week, from the range to the focus offer."""
    return Page(tuple(_blocks(review)))


def _blocks(review: WeekReview) -> Iterator[Block]:
    yield Heading(f"Your week, {week_line(review.week)}")
    yield from _hidden(review)
    if not review.values:
        yield Paragraph("No value in this week (yet). `valuetrack add-value` names something that matters.")
        yield from _in_their_words(review)
        return
    yield Heading("Discrepancy: how much it matters beside how the week was lived")
    yield _discrepancy(review)
    yield from (Paragraph(text) for row in review.values for text in _row_question(row))
    yield Heading("Completion: what was planned beside what was taken")
    yield _completion(review)
    yield from _after_completion(review)
    yield from _section("What helped", [_counted(one.what, one.count) for one in review.helped])
    yield from _in_the_way(review)
    yield from _section("Before and after", list(_before_after(review)))
    yield from _section("Beliefs, tried out", [_experiment(one) for one in review.experiments])
    yield from _in_their_words(review)
    yield from _section("Carried more than once", [_carried(one) for one in review.carried_twice])
    yield Heading("For next week")
    yield Paragraph(_offer(review))


def _hidden(review: WeekReview) -> Iterator[Block]:
    if review.hidden:
        values = "1 archived value is" if review.hidden == 1 else f"{review.hidden} archived values are"
        yield Paragraph(f"{values} not shown; `valuetrack list-values --all` shows all.", quiet=True)


def _section(title: str, items: list[str]) -> Iterator[Block]:
    if items:
        yield Heading(title)
        yield Items(tuple(items))


def _discrepancy(review: WeekReview) -> Table:
    columns = (
        Column("Value", wide=True),
        Column("matters", NUMBER),
        Column("lived", NUMBER),
        Column("discrepancy"),
        Column("reads as", wide=True),
        Column("since last time", wide=True),
    )
    return Table(columns, tuple(_discrepancy_row(row, review.week) for row in review.values))


def _discrepancy_row(row: ValueRow, week: WeekSpan) -> tuple[str | Bar, ...]:
    name = f"{row.value} (focus)" if row.focus else row.value
    reads = row.reading + ("\nmore than it asks" if is_more_than_it_asks(row.surplus) else "")
    return (name, _number(row.importance), _number(row.lived), Bar(row.discrepancy), reads, _change(row, week))


def _number(number: int | None) -> str:
    return "-" if number is None else str(number)


def _change(row: ValueRow, week: WeekSpan) -> str:
    if row.change is None or row.change_since is None:
        return ""
    text = f"{row.change:+}, {row.change_reading}" if row.change else str(row.change_reading)
    is_last_week = row.change_since == Week(week.start).previous.start
    return text if is_last_week else f"{text}\nsince {row.change_since}"


def _row_question(row: ValueRow) -> Iterator[str]:
    if row.note == "acted-but-low":
        yield f"{row.value}: there were steps toward it, and the week felt far from it. What would feel more like it?"
    elif row.note == "aligned-but-nothing-logged":
        yield f"{row.value}: the week felt close to it, and nothing is noted. Is there a step you would like to keep?"


def _completion(review: WeekReview) -> Table:
    columns = (
        Column("Value", wide=True),
        Column("planned", NUMBER),
        Column("taken", wide=True),
        Column("opportunities"),
        Column("moves toward", NUMBER, wide=True),
    )
    rows = [_completion_row(row.value, row.actions, row.opportunities, row.moves_toward) for row in review.values]
    totals = review.totals
    if len(rows) > 1:
        rows.append(_completion_row("All together", totals.actions, totals.opportunities, totals.moves_toward))
    return Table(columns, tuple(rows))


def _completion_row(
    name: str, actions: ActionCounts, opportunities: OpportunityCounts | OpportunityTotals, moves: int
) -> tuple[str, ...]:
    percent = f" ({actions.percent}%)" if actions.percent else ""
    noticed = f"{opportunities.taken} of {opportunities.noticed}" if opportunities.noticed else "none logged"
    return (name, str(actions.planned), "\n".join([actions.text + percent, *_under(actions)]), noticed, str(moves))


def _under(actions: ActionCounts) -> list[str]:
    """The line under a row: what occurred beside done, and what was in reach."""
    words = {
        "smaller": actions.smaller,
        "not this time": actions.not_taken,
        "carried": actions.carried,
        "not recorded": actions.not_recorded,
        "let go": actions.let_go,
    }
    parts = [f"{word} {count}" for word, count in words.items() if count]
    if actions.in_reach:
        parts.append(f"{actions.in_reach} in reach")
    return [", ".join(parts)] if parts else []


def _after_completion(review: WeekReview) -> Iterator[Block]:
    actions = review.totals.actions
    if not actions.planned:
        yield Paragraph("No plan this week. Noticing counts too.")
    elif actions.not_taken + actions.carried > 1 and not any(one.what for one in review.in_the_way):
        yield Paragraph(f"{actions.text}. What got in the way?")
    if review.totals.minutes:
        yield Paragraph(f"Time given to it: {review.totals.minutes} minutes.")


def _counted(what: str, count: int) -> str:
    return what if count == 1 else f"{what} ({count} times)"


def _in_the_way(review: WeekReview) -> Iterator[Block]:
    ways = review.in_the_way
    barriers = review.barriers
    groups = (
        (f"In your control ({barriers.internal})", "internal"),
        (f"Outside your control ({barriers.external})", "external"),
        (f"Not said which ({barriers.unspecified})", "unspecified"),
    )
    items = [f"{title}{_ways(ways, kind)}" for title, kind in groups if any(one.kind == kind for one in ways)]
    yield from _section("What got in the way", items)
    yield from _section("What made it harder", [_counted(one.what, one.count) for one in review.hindered])


def _ways(ways: Sequence[InTheWay], kind: str) -> str:
    said = [f"{one.what} ({one.value})" for one in ways if one.kind == kind and one.what]
    return f": {'; '.join(said)}" if said else ""


def _before_after(review: WeekReview) -> Iterator[str]:
    for name, pairs in (("Anxiety", review.anxiety), ("Mood", review.mood)):
        if pairs.pairs:
            yield f"{name}, before and after: {_pairs(pairs)}"
    if review.with_discomfort:
        steps = "1 step" if review.with_discomfort == 1 else f"{review.with_discomfort} steps"
        yield f"{steps} toward a value with the discomfort there"
    if review.effort.median is not None:
        yield f"Effort: {review.effort.median:g} of 10 in the middle of {review.effort.n} actions"


def _pairs(pairs: BeforeAfter) -> str:
    listed = ", ".join(f"{before} to {after}" for before, after in pairs.pairs)
    middle = f" (in the middle {pairs.median_change:+g})" if pairs.median_change is not None else ""
    return listed + middle


def _experiment(experiment: Experiment) -> str:
    before = f", believed {experiment.before} of 100 before" if experiment.before is not None else ""
    after = f", {experiment.after} after" if experiment.after is not None else ", still open"
    result = f"\nWhat happened: {experiment.belief_result}" if experiment.belief_result else ""
    return f'"{experiment.belief}"{before}{after}{result}'


def _in_their_words(review: WeekReview) -> Iterator[Block]:
    yield from _section("Notes from the week", [f"{describe_day(e.date)}: {e.note}" for e in review.check_in_entries])
    yield from _section("Reflections", list(_reflections(review)))


def _reflections(review: WeekReview) -> Iterator[str]:
    for entry in review.reflection_entries:
        texts = [entry.happened, entry.common_humanity, entry.kind_words, entry.learned]
        yield "\n".join(
            [f"{describe_day(entry.date)}, {entry.kind.replace('-', ' ')}", *(text for text in texts if text)]
        )


def _carried(action: CarriedAction) -> str:
    times = "twice" if action.times == 2 else f"{action.times} times"
    return f"{action.text} ({action.value})\nThis one has come along {times}. Smaller, different, or let it go?"


def _offer(review: WeekReview) -> str:
    if not any(row.lived is not None for row in review.values):
        return f"Once the week is rated, an offer stands here:\n  valuetrack rate-week --week {review.week.iso}"
    if not review.focus_offer:
        return "Your week and what matters were close. Keep going, or rest."
    offered = review.focus_offer[:_OFFERED]
    said = " and ".join(f"{one.value} ({one.score:g})" for one in offered)
    names = " ".join(shlex.quote(one.value) for one in offered)
    week = Week(review.week.start).next.iso
    return f"On offer as a focus: {said}. You decide:\n  valuetrack set-focus {names} --week {week}"
