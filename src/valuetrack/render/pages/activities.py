"""What was done, planned or not, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import AMOUNT, MOOD
from valuetrack.render.page import NUMBER, Column, Heading, Listing, Table
from valuetrack.render.safe import one_line
from valuetrack.render.telling import around, rated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.voice import Voice
    from valuetrack.reports.activities import ActivityLine, ActivityList, LiftedLine, LiftedList


def activity_list(report: ActivityList, say: Voice) -> Listing:
    """The activities, one a row."""
    columns = (
        Column("id"),
        Column("when"),
        Column("Value", wide=True),
        Column("what", wide=True),
        Column("how it was", wide=True),
    )
    rows = tuple(_row(one, say) for one in report.activities)
    shown = tuple((*row[:3], one_line(row[3]), row[4]) for row in rows)
    return Listing(
        Table(columns, rows), _remark(report, say), (Heading(f"What you did, {_range(report)}"), Table(columns, shown))
    )


def _row(one: ActivityLine, say: Voice) -> tuple[str, ...]:
    when = describe_day(one.day) + (f" {one.at:%H:%M}" if one.at else "")
    return (one.short, when, one.value or "", one.text, "; ".join(_how_it_was(one, say)))


def _how_it_was(one: ActivityLine, say: Voice) -> Iterator[str]:
    """What was said of it in a word or a number; its texts are shown by `show`."""
    if one.minutes is not None and not say.words_only:
        yield say.count(one.minutes, "minute")
    yield from around("anxiety", one.anxiety_before, one.anxiety_after, AMOUNT, say)
    yield from around("mood", one.mood_before, one.mood_after, MOOD, say)
    yield from rated((("effort", one.effort), ("enjoyment", one.enjoyment), ("energy", one.energy)), say)
    if one.leads is not None:
        yield one.leads.said


def _range(report: ActivityList) -> str:
    return " to ".join(describe_day(day) for day in (report.start, report.end) if day is not None)


def _remark(report: ActivityList, say: Voice) -> str:
    if report.more:
        older = say.either("is older" if report.more == 1 else "are older", "are older")
        return f"{say.count(report.more, 'activity', 'activities', some='Some')} {older}; --all shows all."
    return "" if report.activities else "Nothing noted here. `valuetrack log-activity` keeps something you did."


def lifted_list(report: LiftedList, say: Voice) -> Listing:
    """What gave something back, one a row; how often it was done is a number, and left out in words."""
    counted = (Column("done", NUMBER),) if not say.words_only else ()
    named = (Column("what", wide=True), Column("Value", wide=True))
    columns = (*named, *counted, Column("what it gave", wide=True), Column("last"))
    rows = tuple(_lifted_row(one, say) for one in report.lifted)
    shown = tuple(tuple(map(one_line, row)) for row in rows)
    head = Heading(f"What gave something back, {describe_day(report.start)} to {describe_day(report.end)}")
    return Listing(Table(columns, rows), _lifted_remark(report, say), (head, Table(columns, shown)))


def _lifted_row(one: LiftedLine, say: Voice) -> tuple[str, ...]:
    times = (str(one.times),) if not say.words_only else ()
    return (one.text, one.value or "", *times, "; ".join(_gave(one, say)), describe_day(one.latest))


def _gave(one: LiftedLine, say: Voice) -> Iterator[str]:
    """What came of it, and how often where that was more than once; at its end what it cost."""
    for words, count in (
        ("mood higher", one.mood),
        ("anxiety lower", one.anxiety),
        ("enjoyed", one.enjoyment),
        ("energy afterwards", one.energy),
    ):
        if count:
            yield say.counted(words, count)
    yield from (f"relief now: {text}" for text in one.relief)
    yield from (f"cost later: {text}" for text in one.cost)
    if one.away:
        yield "away from what matters"


def _lifted_remark(report: LiftedList, say: Voice) -> str:
    if report.more:
        are = say.either("is" if report.more == 1 else "are", "are")
        return f"There {are} {say.count(report.more, 'more', 'more')}; --all shows all."
    how = "`valuetrack log-activity` keeps what you did, with the mood before and after, or how much you enjoyed it."
    return "" if report.lifted else f"Nothing is noted that gave something back (yet). {how}"
