"""Values in words: the list, and one value's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import NUMBER, Column, Heading, Items, Listing, Page, Paragraph, Table
from valuetrack.render.pages.in_words import word
from valuetrack.render.pages.plans import OUTCOMES

if TYPE_CHECKING:
    from valuetrack.render.page import Block
    from valuetrack.reports.values import DatedWords, RatedWeek, RestTime, ValueList, ValueStory


def values(report: ValueList) -> Listing:
    """What matters, one value a row."""
    matters = tuple("-" if line.importance is None else str(line.importance) for line in report.values)
    return _values(report, Column("matters", NUMBER), matters, str(report.hidden))


def values_in_words(report: ValueList) -> Listing:
    """The same with how much each matters in words, for people and for programs."""
    return _values(report, Column("matters"), tuple(word(line.importance) for line in report.values), "Some")


def _values(report: ValueList, column: Column, matters: tuple[str, ...], hidden: str) -> Listing:
    columns = (
        Column("Value", wide=True),
        column,
        Column("domain", wide=True),
        Column("meaning", wide=True),
        Column("at rest"),
    )
    rows = tuple(
        (
            line.value,
            rating,
            line.domain or "",
            line.meaning or "",
            "at rest" if line.resting else "",
        )
        for line, rating in zip(report.values, matters, strict=True)
    )
    return Listing(Table(columns, rows), _remark(report, hidden))


def _remark(report: ValueList, hidden: str) -> str:
    if report.hidden:
        return f"{hidden} archived {'value' if hidden == '1' else 'values'} hidden; --all shows all."
    return "" if report.values else "No value yet. `valuetrack add-value` names something that matters."


def story(report: ValueStory) -> Page:
    """One value's history."""
    blocks: list[Block] = [
        Heading(f"{report.value}, {describe_day(report.created)} to {describe_day(report.until)}"),
        Heading("In your words"),
        Items(tuple(_words(words) for words in report.wordings)),
    ]
    sections = (
        ("How much it matters", [f"{describe_day(one.day)}: {one.importance}" for one in report.importance]),
        ("At rest", [_rest(rest) for rest in report.rests]),
        ("Week by week", [_week(week) for week in report.weeks]),
        ("Actions", [f"{describe_day(a.due)}: {a.text} ({OUTCOMES[a.outcome]})" for a in report.actions]),
        (
            "Opportunities",
            [
                f"{describe_day(o.day)}: {o.text} ({'taken' if o.taken else 'not this time'})"
                for o in report.opportunities
            ],
        ),
    )
    for title, items in sections:
        if items:
            blocks += [Heading(title), Items(tuple(items))]
    if not any(items for _, items in sections):
        blocks.append(Paragraph("Nothing more is entered for it (yet)."))
    return Page(tuple(blocks))


def _words(words: DatedWords) -> str:
    said = [text for text in (words.meaning, words.domain) if text]
    return f"{describe_day(words.day)}: {words.value}" + (f" ({', '.join(said)})" if said else "")


def _rest(rest: RestTime) -> str:
    return f"from {describe_day(rest.start)}" + (f" until {describe_day(rest.until)}" if rest.until else "")


def _week(week: RatedWeek) -> str:
    words = [
        f"{word} {number}" for word, number in (("lived", week.lived), ("likely", week.likely)) if number is not None
    ]
    return f"week of {describe_day(week.week)}: {', '.join(words) or 'no rating'}" + (
        f"\n{week.note}" if week.note else ""
    )
