"""The weekly review in words: in numbers, or in readings and the steps themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import AMOUNT
from valuetrack.render.notices import (
    HEAVY,
    IN_STEP,
    NO_PLAN,
    NOT_IN_YOUR_HANDS,
    NOTHING_TAKEN,
    PROTECT,
    WEEK_IS_OVER,
    not_shown,
    you_decide,
)
from valuetrack.render.page import NUMBER, TEXT, Bar, Column, Heading, Page, Paragraph, Table, section
from valuetrack.render.pages.barriers import outside_your_hands
from valuetrack.render.pages.comparisons import weighed
from valuetrack.render.telling import both_sides, lifted, told_week, usual_changes
from valuetrack.render.voice import OFTEN, came_along, describe_span, plainly
from valuetrack.scoring import is_first_week_back, is_more_than_it_asks, opportunity_text
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from valuetrack.render.page import Block, Cell
    from valuetrack.render.voice import Voice
    from valuetrack.reports.barriers import OutsideHands
    from valuetrack.reports.review_sums import (
        ActionCounts,
        Experiment,
        OpportunityCounts,
        OpportunityTotals,
        ReflectionEntry,
    )
    from valuetrack.reports.reviews import AwayReview, ClosingReview, ValueRow, WeekReview
    from valuetrack.reports.telling import WeekEntry
    from valuetrack.reports.week_sums import Totals, WeekSums

MOST = 2
FULL = 10
_NOTES = {
    "acted-but-low": "you took steps, and the week still felt far from it. What would feel closer?",
    "aligned-but-nothing-logged": "your week felt close to it, and no step is written down. "
    "Would you like to write one down?",
}


def away_review(review: AwayReview, _say: Voice) -> Page:
    """The review of a week set aside: no tables, no counts (rule R19)."""
    head = Heading(f"Your week, {describe_span(review.week)}")
    return Page((head, Paragraph("You set this week aside. It is not counted anywhere.")))


def week_review(review: WeekReview, say: Voice) -> Page:
    """The review of a week, from the range to the focus offer."""
    after = Week(review.week.start).next
    if say.today is not None and say.today > after.end:  # there is nothing to choose any more
        return Page(tuple(_blocks(review, say)))
    return Page((*_blocks(review, say, HEAVY), *(_for_week(after, review, say) if review.values else ())))


def closing_review(closing: ClosingReview, say: Voice) -> Page:
    """The review of a week whose focus offer is a question of the session, and so is what to do about heavy days."""
    review = closing.review
    is_in_step = review.rated and not review.focus_offer
    after = Week(review.week.start).next
    return Page((*_blocks(review, say), *(_for_week(after, review, say) if is_in_step else ())))


def _blocks(review: WeekReview, say: Voice, heavy: str = "") -> Iterator[Block]:
    yield Heading(f"Your week, {describe_span(review.week)}")
    left_out = not_shown(review.hidden, 0 if review.values else review.later, say)
    if left_out:
        yield Paragraph(left_out, quiet=True)
    if not review.values:
        if not left_out:
            yield Paragraph("No value in this week (yet). `valuetrack add-value` names something that matters.")
        yield from _in_their_words(review)
        return
    yield Heading("Discrepancy: what matters to you, and how your week was")
    yield _discrepancy(review, say)
    yield from (Paragraph(f"{row.value}: {_NOTES[row.note]}") for row in review.values if row.note)
    from_outside = {one.value for one in review.in_the_way if one.kind == "external"}
    apart = (row.value for row in review.values if row.reading in ("some room", "wide gap"))
    yield from (Paragraph(f"{name}: {NOT_IN_YOUR_HANDS}") for name in apart if name in from_outside)
    yield Heading("Completion: what you planned, and what you did")
    yield from _completion(review, say)
    if heavy and review.totals.actions.not_taken >= OFTEN:
        yield Paragraph(heavy)
    for row in review.values:
        yield from section(row.value, _told(row, review, say))
    yield from section("Other things", told_week(_named(review), None, say))
    yield from added_up(review, review.outside_hands, say)
    yield from section("What lifted, and what cost", lifted(review.mood_changes, say))
    yield from section("Relief now, cost later", map(both_sides, review.relief_and_cost))
    yield from section("Decisions you looked at", map(weighed, review.comparisons))
    yield from _in_their_words(review)
    yield from section(
        "Carried more than once",
        (f"{one.short}: {one.text} ({one.value})\n{came_along(one.times, say)}" for one in review.carried_twice),
    )


def _discrepancy(review: WeekReview, say: Voice) -> Table:
    align = say.either(NUMBER, TEXT)
    columns = (
        Column("Value", wide=True),
        Column("matters", align),
        Column("lived", align),
        Column("discrepancy"),
        Column("reads as", wide=True),
        Column("since last time", wide=True),
    )
    rows = [_row(row, say, review.week.start) for row in review.values]
    if say.words_only:
        return Table((*columns[:3], *columns[4:]), tuple((*row[:3], *row[4:]) for row in rows))
    return Table(columns, tuple(rows))


def _row(row: ValueRow, say: Voice, start: date) -> tuple[Cell, ...]:
    """A value beside how it was lived (rules R4, R6) in the week from `start`, and its change since an earlier one."""
    change = ""
    if row.change_since is not None:
        since = row.change_since if row.change_since != Week(start).previous.start else None
        moved = f"{row.change:+}, " if row.change else ""
        change = f"{say.either(moved, '')}{row.change_reading}" + (f"\nsince {since}" if since else "")
        if is_first_week_back(start, row.change_since):
            change = "first week back"
    return (
        f"{row.value} (focus)" if row.focus else row.value,
        say.rating(row.importance),
        say.rating(row.lived),
        Bar(row.discrepancy),
        plainly(row.reading) + ("\nmore than it asks of you right now" if is_more_than_it_asks(row.surplus) else ""),
        change,
    )


def _completion(review: WeekReview, say: Voice) -> Iterator[Block]:
    """What was planned beside what was taken, counted where counts are said; zeros alone are a sentence."""
    actions = review.totals.actions
    if not (is_all_zeros(review.totals) or say.words_only):
        yield _counts(review, [row for row in review.values if not _is_empty(row)])
    if not actions.planned:
        yield Paragraph(NO_PLAN)
    elif is_all_zeros(review.totals):
        is_over = say.today is not None and say.today in Week(review.week.start).next
        yield Paragraph(WEEK_IS_OVER if is_over else NOTHING_TAKEN)
    yield from minutes(review.totals, say)


def minutes(totals: Totals, say: Voice) -> Iterator[Block]:
    """How long it took, where that is counted."""
    if totals.minutes and not say.words_only:
        yield Paragraph(f"You gave it {totals.minutes} minutes.")
    if totals.other_minutes and not say.words_only:
        yield Paragraph(f"Other things took {totals.other_minutes} minutes.")


def is_all_zeros(totals: Totals) -> bool:
    """Whether nothing was taken and nothing is open."""
    return not (totals.actions.taken or totals.opportunities.taken or totals.actions.not_recorded)


def _is_empty(row: ValueRow) -> bool:
    """Whether nothing was planned for a value, let go or noticed, so that its row would hold zeros alone."""
    return not (row.actions.planned or row.actions.let_go or row.opportunities.noticed or row.moves_toward)


def _told(row: ValueRow, review: WeekReview, say: Voice) -> Iterator[str]:
    """Why a value's week was as it was, and what was done and noticed for it, in the person's words."""
    if row.week_note:
        yield f"about the week: {row.week_note}"
    yield from told_week(_named(review), row.id, say)


def _named(review: WeekReview) -> Iterator[WeekEntry]:
    """What a review names: where nothing was taken, of what was not for this time that of which more was said."""
    is_bare = is_all_zeros(review.totals)
    return (one for one in review.entries if one.says_more or one.source == "activity" or not is_bare)


def _counts(review: WeekReview, shown: Sequence[ValueRow]) -> Table:
    rows = [count_row(row.value, row.actions, row.opportunities, row.moves_toward) for row in shown]
    return count_table((*rows, *([in_all(review.totals)] if len(rows) > 1 else [])))


def count_table(rows: tuple[tuple[str, ...], ...]) -> Table:
    """Rows of `count_row` under the names of their columns."""
    columns = (
        Column("Value", wide=True),
        Column("planned", NUMBER),
        Column("taken", wide=True),
        Column("opportunities"),
        Column("moves toward", NUMBER, wide=True),
    )
    return Table(columns, rows)


def in_all(totals: Totals) -> tuple[str, ...]:
    """The counts of all values."""
    return count_row("In all", totals.actions, totals.opportunities, totals.moves_toward)


def count_row(
    name: str, actions: ActionCounts, opportunities: OpportunityCounts | OpportunityTotals, moves: int
) -> tuple[str, ...]:
    """The counts of a value; under what was taken, what occurred beside done, and what was in reach."""
    beside = {
        "smaller": actions.smaller,
        "not this time": actions.not_taken,
        "carried": actions.carried,
        "let go": actions.let_go,
    }
    under = [f"{word} {count}" for word, count in beside.items() if count]
    under += [f"{actions.in_reach} in reach"] if actions.in_reach else []
    said = [plainly(actions.text)] if actions.planned or not under else []
    return (
        name,
        str(actions.planned),
        "\n".join([*said, *([", ".join(under)] if under else [])]),
        plainly(opportunity_text(opportunities.noticed, opportunities.taken)),
        str(moves),
    )


def added_up(sums: WeekSums, outside: Iterable[OutsideHands], say: Voice) -> Iterator[Block]:
    """What helped and what got in the way, anxiety, mood and effort, and what was tested, each where there is any."""
    yield from section("What helped", (say.counted(one.what, one.count) for one in sums.helped))
    yield from section("What got in the way", _in_the_way(sums, say))
    yield from section("Outside your hands", outside_your_hands(outside, say))
    yield from section("What made it harder", (say.counted(one.what, one.count) for one in sums.hindered))
    yield from section("Before and after", _before_and_after(sums, say))
    yield from section("What you tested", (_experiment(one, say) for one in sums.experiments))


def _in_the_way(sums: WeekSums, say: Voice) -> Iterator[str]:
    """How often something got in the way, by where it lay; what it was is told with the step."""
    barriers = sums.barriers
    for where, count in (
        ("From inside (thoughts, feelings, energy)", barriers.internal),
        ("From outside (people, work, money)", barriers.external),
    ):
        if count:
            yield f"{where}{say.either(f': {count}', '')}"


def _before_and_after(sums: WeekSums, say: Voice) -> Iterator[str]:
    """How anxiety and mood usually changed around the steps that were taken, and their effort.

    Each pair of numbers is told with its step.
    """
    yield from usual_changes(sums.anxiety, sums.mood, say)
    if sums.with_discomfort:
        steps = say.either(f"{say.count(sums.with_discomfort, 'step')} taken", "You took steps")
        yield f"{steps} while feeling anxious"
    if sums.effort.median is not None:
        effort = say.rating(sums.effort.median, AMOUNT)
        numbers = (
            f"Effort: usually about {effort} of 10 ({say.count(sums.effort.n, 'thing you did', 'things you did')})"
        )
        yield say.either(numbers, f"Effort, usually: {effort}")


def _experiment(one: Experiment, say: Voice) -> str:
    """A belief, how strongly it was held before and after it was tried out, and what happened."""
    before = "" if one.before is None else f": you believed it {say.of_100(one.before)} before"
    after = ", not tried yet" if one.after is None else f", {say.strength(one.after)} after"
    result = f"\nWhat happened: {one.belief_result}" if one.belief_result else ""
    return f'{one.short}: {one.text}\n"{one.belief}"{before}{after}{result}'


def _in_their_words(review: WeekReview) -> Iterator[Block]:
    """The notes, and the reflections with words in them; a hard moment may have none."""
    yield from section(
        "Notes from the week", (f"{describe_day(e.date)} ({e.short}): {e.note}" for e in review.check_in_entries)
    )
    yield from section("Reflections", (reflection(one) for one in review.reflection_entries if _texts(one)))


def reflection(entry: ReflectionEntry) -> str:
    """A reflection: its day, its occasion, and under them what was written, in the order of its questions."""
    return "\n".join([f"{describe_day(entry.date)} ({entry.short}), {entry.kind.said}", *_texts(entry)])


def _texts(entry: ReflectionEntry) -> list[str]:
    return [text for text in (entry.happened, entry.common_humanity, entry.kind_words, entry.learned) if text]


def _for_week(after: Week, review: WeekReview, say: Voice) -> tuple[Block, ...]:
    """What is offered for the week `after` the one that is reviewed, which may have begun."""
    which = "this week" if say.today is not None and say.today in after else "next week"
    return (Heading(f"For {which}"), Paragraph(_offer(after, which, review)))


def _offer(after: Week, which: str, review: WeekReview) -> str:
    if not review.rated:
        return f"After you rate the week, a suggestion will be here:\n  valuetrack rate-week --week {review.week.iso}"
    if not review.focus_offer:
        return IN_STEP
    offered = [one.value for one in review.focus_offer[:MOST]]
    all_tens = len(review.values) > 1 and all(row.importance == FULL for row in review.values)
    protect = f"{PROTECT}\n" if all_tens else ""
    return f"{protect}You could focus on {' and '.join(offered)} {which}. {you_decide(offered, after.iso)}"
