"""Values in words: the list, and one value's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import NUMBER, Column, Heading, Listing, Page, Paragraph, Table, section
from valuetrack.render.pages import experiments
from valuetrack.render.pages.in_words import word
from valuetrack.render.pages.plans import OUTCOMES
from valuetrack.render.pages.review import reflection
from valuetrack.scoring import rating_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from valuetrack.reports.values import (
        DatedWords,
        LadderStep,
        LivedOpportunity,
        RatedWeek,
        RestTime,
        ValueList,
        ValueStory,
    )


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
    return _story(report, str, experiments.told(report.experiments))


def story_in_words(report: ValueStory) -> Page:
    """The same with ratings in words."""
    return _story(report, rating_word, experiments.told(report.experiments, words_only=True))


def _story(report: ValueStory, rating: Callable[[int], str], tried: Sequence[str]) -> Page:
    """A value's history, in which `rating` says how a number from 0 to 10 is told."""
    head = Heading(f"{report.value}, {describe_day(report.created)} to {describe_day(report.until)}")
    more = (
        *section(
            "How much it matters", (f"{describe_day(one.day)}: {rating(one.importance)}" for one in report.importance)
        ),
        *section("At rest", map(_rest, report.rests)),
        *section("Week by week", (_week(week, rating) for week in report.weeks)),
        *section("Steps, from the easiest up", (_step(step, rating) for step in report.steps)),
        *section("Actions", (f"{describe_day(a.due)}: {a.text} ({OUTCOMES[a.outcome]})" for a in report.actions)),
        *section("Opportunities", map(_opportunity, report.opportunities)),
        *section("Beliefs, tried out", tried),
        *section("Reflections", map(reflection, report.reflections)),
    )
    nothing = Paragraph("Nothing more is entered for it (yet).")
    return Page((head, *section("In your words", map(_words, report.wordings)), *(more or (nothing,))))


def _words(words: DatedWords) -> str:
    said = [text for text in (words.meaning, words.domain) if text]
    return f"{describe_day(words.day)}: {words.value}" + (f" ({', '.join(said)})" if said else "")


def _rest(rest: RestTime) -> str:
    return f"from {describe_day(rest.start)}" + (f" until {describe_day(rest.until)}" if rest.until else "")


def _week(week: RatedWeek, rating: Callable[[int], str]) -> str:
    ratings = (("lived", week.lived), ("likely", week.likely))
    said = ", ".join(f"{word} {rating(number)}" for word, number in ratings if number is not None)
    note = f"\n{week.note}" if week.note else ""
    return f"week of {describe_day(week.week)}: {said or 'no rating'}{note}"


def _step(step: LadderStep, rating: Callable[[int], str]) -> str:
    retired = f", not offered from {describe_day(step.retired)}" if step.retired else ""
    return f"{step.text} (difficulty: {rating(step.difficulty)}{retired})"


def _opportunity(opportunity: LivedOpportunity) -> str:
    taken = "taken" if opportunity.taken else "not this time"
    return f"{describe_day(opportunity.day)}: {opportunity.text} ({taken})"
