"""Values in words: the list, and one value's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.page import NUMBER, TEXT, Column, Heading, Listing, Page, Paragraph, Table, section
from valuetrack.render.pages.experiments import beliefs
from valuetrack.render.pages.reviews import reflection
from valuetrack.render.voice import how_it_went

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.values import (
        DatedWords,
        LadderStep,
        LivedOpportunity,
        RatedWeek,
        RestTime,
        ValueList,
        ValueStory,
    )


def value_list(report: ValueList, say: Voice) -> Listing:
    """What matters, one value a row."""
    columns = (
        Column("Value", wide=True),
        Column("matters", say.either(NUMBER, TEXT)),
        Column("domain", wide=True),
        Column("meaning", wide=True),
        Column("at rest"),
    )
    rows = tuple(
        (one.value, say.rating(one.importance), one.domain or "", one.meaning or "", "at rest" if one.resting else "")
        for one in report.values
    )
    left_out = [f"{say.count(report.hidden, 'archived value', some='Some')} hidden"] if report.hidden else []
    if report.later:
        begin = say.either("begins" if report.later == 1 else "begin", "begin")
        some = "some" if left_out else "Some"
        left_out.append(f"{say.count(report.later, 'value', some=some)} {begin} later")
    remark = "" if rows else "No value yet. `valuetrack add-value` names something that matters."
    return Listing(Table(columns, rows), "; ".join([*left_out, "--all shows all."]) if left_out else remark)


def value_story(report: ValueStory, say: Voice) -> Page:
    """One value's history."""
    head = Heading(f"{report.value}, {describe_day(report.created)} to {describe_day(report.until)}")
    rated = report.importance
    more = (
        *section("How much it matters", (f"{describe_day(one.day)}: {say.rating(one.importance)}" for one in rated)),
        *section("At rest", map(_rest, report.rests)),
        *section("Week by week", (_week(week, say) for week in report.weeks)),
        *section("Steps, from the easiest up", (_step(step, say) for step in report.steps)),
        *section("Actions", (f"{describe_day(a.due)}: {a.text} ({how_it_went(a.outcome)})" for a in report.actions)),
        *section("Opportunities", map(_opportunity, report.opportunities)),
        *beliefs(report.experiments, say),
        *section("Reflections", map(reflection, report.reflections)),
    )
    nothing = Paragraph("Nothing more is entered for it (yet).")
    return Page((head, *section("In your words", map(_words, report.wordings)), *(more or (nothing,))))


def _words(words: DatedWords) -> str:
    said = [text for text in (words.meaning, words.domain) if text]
    return f"{describe_day(words.day)}: {words.value}" + (f" ({', '.join(said)})" if said else "")


def _rest(rest: RestTime) -> str:
    return f"from {describe_day(rest.start)}" + (f" until {describe_day(rest.until)}" if rest.until else "")


def _week(week: RatedWeek, say: Voice) -> str:
    ratings = (("lived", week.lived), ("likely", week.likely))
    said = ", ".join(f"{word} {say.rating(number)}" for word, number in ratings if number is not None)
    note = f"\n{week.note}" if week.note else ""
    return f"week of {describe_day(week.week)}: {said or 'no rating'}{note}"


def _step(step: LadderStep, say: Voice) -> str:
    retired = f", not offered from {describe_day(step.retired)}" if step.retired else ""
    return f"{step.text} (difficulty: {say.rating(step.difficulty)}{retired})"


def _opportunity(opportunity: LivedOpportunity) -> str:
    taken = "taken" if opportunity.taken else "not this time"
    return f"{describe_day(opportunity.day)}: {opportunity.text} ({taken})"
